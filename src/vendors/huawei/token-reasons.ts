// Why v3 (HarmonyOS 5 and later) rejected one device token: the reasons it groups tokens by (harmonyos-references, push-scenariozed-api-response).
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const reason = codeEntryOf({ retry: 'no', mark: 'A', source: 'developer.huawei.com, answers of the v3 push call' });

const apply = t(
  'apply for the right: AppGallery Connect › Push Kit › Configuration',
  '申请权限：AppGallery Connect › 推送服务 › 配置',
);
const freshToken = t(
  'open the app on the phone, let it print its device token again',
  '在手机上打开应用，重新打印设备 token',
);

export const tokenReasons = {
  'huawei/80100000-noPushTypeRight': reason(
    'app-state',
    t('no right for this push-type', '没有该 push-type 的权限'),
    t(
      'the right for this kind of push (header push-type) was not applied for',
      '没有申请该类推送（push-type 请求头）的权限',
    ),
    apply,
    { retry: 'after-fix' },
  ),
  'huawei/80100000-noRight': reason(
    'device-token',
    t('no right to send to this device token', '无权向该设备 token 发送'),
    t(
      'its app is outside the project of the path: the project id is of another project, or the token is of another app or from before an upgrade to HarmonyOS 5',
      'token 所属应用不在路径中的项目内：项目 ID 属于其他项目，或 token 属于其他应用、是升级到 HarmonyOS 5 之前的',
    ),
    freshToken,
  ),
  'huawei/80100000-atomicUnableSendUnsubscribedMsg': reason(
    'message',
    t('an atomic service may not send this kind of message', '元服务不能发送此类消息'),
    t(
      'it may send subscription messages the user allowed, and widget refreshes',
      '元服务只能发送用户授权的订阅消息和卡片刷新',
    ),
    t('send a subscription message from your own server', '在自己的服务端发送订阅消息'),
  ),
  'huawei/80100000-tokenFormatError': reason(
    'device-token',
    t('the device token is malformed', '设备 token 格式错误'),
    t('characters were lost or added when it was copied or stored', '复制或存储时缺失或多出了字符'),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  'huawei/80100000-countryNotSupport': reason(
    'app-state',
    t('not offered in the country of the phone', '手机所在国家或地区不支持'),
    t('this kind of message is not available there', '该类消息在当地不可用'),
    t('open a ticket with Huawei support', '向华为提交工单'),
  ),
  'huawei/80100000-tokenPlatformNotSupport': reason(
    'device-token',
    t('the device token comes from a third-party push service', '这是第三方推送代理的设备 token'),
    t('third-party proxy tokens are not supported', '不支持第三方代理 token'),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  'huawei/80100000-disableSendHuaweiMsgBecauseOfPenalty': reason(
    'app-state',
    t('the app has been penalised', '应用正处于违规处罚中'),
    t('a violation is open in AppGallery Connect', 'AppGallery Connect 中有未处理的违规'),
    t('handle the violation in AppGallery Connect', '在 AppGallery Connect 处理违规'),
    { retry: 'after-fix' },
  ),
  'huawei/80100000-differentImgVerifyPolicy': reason(
    'message',
    t('the picture was checked for another push-type', '图片校验时的 push-type 与推送的不同'),
    t('the push-type of the picture check and of the push must be the same', '图片校验与推送的 push-type 必须相同'),
    t(
      'submit the picture again with this push-type, or leave --image out',
      '用相同的 push-type 重新提交图片，或去掉 --image',
    ),
  ),
  'huawei/80100000-appinfoError': reason(
    'app-state',
    t('the app is not created in AppGallery Connect', 'AppGallery Connect 中没有该应用'),
    t(
      'it was never created, or so recently that the push service does not know it yet',
      '尚未创建，或刚创建还未同步到推送服务',
    ),
    t('create the app; when it is new, try again later', '创建应用；刚创建的稍后再试'),
    { retry: 'later' },
  ),
  'huawei/80100000-notSupportPlayVoice': reason(
    'message',
    t('category PLAY_VOICE was sent with a push-type other than 2', 'category PLAY_VOICE 只能配合 push-type 2'),
    t('it belongs to voice broadcasts only', '它只用于语音播报'),
    t('for chat messages use --category IM', '聊天消息请用 --category IM'),
  ),
  'huawei/80100000-noRightToSendThisLiveNotificationEvent': reason(
    'app-state',
    t('the app has no right to this event of the live view', '没有该实况窗事件的权限'),
    t('each event of a live view needs its own right', '每种实况窗事件都需要单独申请'),
    apply,
    { retry: 'after-fix' },
  ),
} satisfies Catalogue;
