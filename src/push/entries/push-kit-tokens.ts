// Why Push Kit v3 rejected one device token: the reasons that mean the same under the codes of Huawei and of HarmonyOS (push-scenariozed-api-response).
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

export const tokenReason = codeEntryOf({
  retry: 'no',
  mark: 'A',
  source: 'developer.huawei.com, answers of the v3 push call',
});

export const applyForRight = t(
  'apply for the right: AppGallery Connect › Push Kit › Configuration',
  '申请权限：AppGallery Connect › 推送服务 › 配置',
);

/** `scope` comes before the name of each reason in its code; `freshToken` says how the app gets another device token. */
export const sharedTokenReasons = (scope: string, freshToken: Text): Catalogue => ({
  [`${scope}atomicUnableSendUnsubscribedMsg`]: tokenReason(
    'message',
    t('an atomic service may not send this kind of message', '元服务不能发送此类消息'),
    t(
      'it may send subscription messages the user allowed, and widget refreshes',
      '元服务只能发送用户授权的订阅消息和卡片刷新',
    ),
    t('send a subscription message from your own server', '在自己的服务端发送订阅消息'),
  ),
  [`${scope}tokenFormatError`]: tokenReason(
    'device-token',
    t('the device token is damaged', '设备 token 格式错误'),
    t('characters were lost or added when it was copied or stored', '复制或存储时缺失或多出了字符'),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  [`${scope}countryNotSupport`]: tokenReason(
    'app-state',
    t('not available in the country of the phone', '手机所在国家或地区不支持'),
    t('the vendor does not offer this message there', '当地不提供该类消息'),
    t('open a ticket with Huawei support', '向华为提交工单'),
  ),
  [`${scope}tokenPlatformNotSupport`]: tokenReason(
    'device-token',
    t('the device token comes from a third-party push service', '这是第三方推送代理的设备 token'),
    t('third-party proxy tokens are not supported by this call', '该接口不支持第三方代理 token'),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  [`${scope}disableSendHuaweiMsgBecauseOfPenalty`]: tokenReason(
    'app-state',
    t('the app has been penalised', '应用正处于违规处罚中'),
    t('there is an open violation in AppGallery Connect', 'AppGallery Connect 中有未处理的违规'),
    t('resolve the violation in AppGallery Connect', '在 AppGallery Connect 处理违规'),
    { retry: 'after-fix' },
  ),
  [`${scope}differentImgVerifyPolicy`]: tokenReason(
    'message',
    t('the picture was checked for another push-type', '图片校验时的 push-type 与推送的不同'),
    t('the push-type of the picture check and of the push must be the same', '图片校验与推送的 push-type 必须相同'),
    t(
      'submit the picture again with this push-type, or leave --image out',
      '用相同的 push-type 重新提交图片，或去掉 --image',
    ),
  ),
  [`${scope}appinfoError`]: tokenReason(
    'app-state',
    t('the app is not created in AppGallery Connect', 'AppGallery Connect 中没有该应用'),
    t(
      'it was never created, or so recently that the push service does not know it yet',
      '尚未创建，或刚创建还未同步到推送服务',
    ),
    t(
      'create it with the bundle name of app.json5; when it is new, try again later',
      '用 app.json5 的 Bundle 名称创建；刚创建的稍后再试',
    ),
    { retry: 'later' },
  ),
  [`${scope}notSupportPlayVoice`]: tokenReason(
    'message',
    t('category PLAY_VOICE was sent with a push-type other than 2', 'category PLAY_VOICE 只能配合 push-type 2'),
    t('it belongs to voice broadcasts only', '它只用于语音播报'),
    t('for chat messages use --category IM', '聊天消息请用 --category IM'),
  ),
  [`${scope}noRightToSendThisLiveNotificationEvent`]: tokenReason(
    'app-state',
    t('the app has no right to this event of the live view', '没有该实况窗事件的权限'),
    t('each event of a live view needs its own right', '每种实况窗事件都需要单独申请'),
    applyForRight,
    { retry: 'after-fix' },
  ),
});
