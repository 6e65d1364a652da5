// Why HarmonyOS 5 and later refused one device token: the names v3 groups them under (harmonyos-references, push-scenariozed-api-response).
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const reason = (kind: Entry['kind'], title: Text, cause: Text, fix: Text, more: Partial<Entry> = {}): Entry => ({
  severity: 'error',
  kind,
  title,
  cause,
  fix: [fix],
  retry: 'no',
  mark: 'A',
  source: 'developer.huawei.com, answers of the v3 push call',
  ...more,
});

const apply = t('apply for the right in AppGallery Connect › Push Kit', '到 AppGallery Connect › 推送服务申请权限');
const freshToken = t(
  'open the app on the phone, let it print its device token again',
  '在手机上打开应用，重新打印设备 token',
);

export const tokenReasons = {
  'huawei/80100000-noPushTypeRight': reason(
    'app-state',
    t('no right for this push-type', '没有该 push-type 的权限'),
    t('the header push-type names a kind the app may not send', 'push-type 请求头指定了应用无权发送的类型'),
    apply,
  ),
  'huawei/80100000-noRight': reason(
    'device-token',
    t('no right to send to this device token', '无权向该设备 token 发送'),
    t(
      'token of another app, or one from before an upgrade to HarmonyOS 5',
      '属于其他应用，或是升级到 HarmonyOS 5 之前的 token',
    ),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  'huawei/80100000-atomicUnableSendUnsubscribedMsg': reason(
    'message',
    t('the atomic service is not subscribed to this message', '元服务未订阅该消息'),
    t('the user did not subscribe', '用户没有订阅'),
    t('ask the user to subscribe in the app', '请用户在应用内订阅'),
  ),
  'huawei/80100000-tokenFormatError': reason(
    'device-token',
    t('the device token has a wrong form', '设备 token 格式错误'),
    t('characters lost or added, or a token of an older system', '字符缺失或多余，或是旧系统的 token'),
    freshToken,
    { deviceToken: 'invalid' },
  ),
  'huawei/80100000-countryNotSupport': reason(
    'app-state',
    t('not offered in the country of the phone', '手机所在国家或地区不支持'),
    t('this kind of message is not available there', '该类消息在当地不可用'),
    t('send an ordinary notification there', '在当地改发普通通知'),
  ),
  'huawei/80100000-tokenPlatformNotSupport': reason(
    'device-token',
    t('the platform of the device token does not fit', '设备 token 的平台不符'),
    t(
      'a token of EMUI or HarmonyOS up to 4 in a v3 call, or the other way round',
      'v3 接口用了 EMUI 或 HarmonyOS 4 及以下的 token，或反之',
    ),
    t('send it by the call for its platform', '改用对应平台的接口发送'),
  ),
  'huawei/80100000-disableSendHuaweiMsgBecauseOfPenalty': reason(
    'app-state',
    t('the app is under a penalty', '应用正在受罚'),
    t('its categories were misused', '滥用消息分类'),
    t('ask Huawei support', '联系华为'),
  ),
  'huawei/80100000-differentImgVerifyPolicy': reason(
    'message',
    t('the picture is not allowed where the phone is', '图片不符合手机所在地的校验策略'),
    t('regions check pictures differently', '各地区图片校验策略不同'),
    t('send without the picture', '去掉图片再发'),
  ),
  'huawei/80100000-appinfoError': reason(
    'app-state',
    t('the data of the app are wrong', '应用信息错误'),
    t('project and app do not belong together', '项目与应用不匹配'),
    t('compare the project id with the service account', '核对项目 ID 与服务账号'),
  ),
  'huawei/80100000-notSupportPlayVoice': reason(
    'message',
    t('the phone cannot play voice messages', '手机不支持语音播报'),
    t('system or app are too old', '系统或应用版本过低'),
    t('send an ordinary notification', '改发普通通知'),
  ),
  'huawei/80100000-noRightToSendThisLiveNotificationEvent': reason(
    'app-state',
    t('no right for this live view', '没有该实况窗的权限'),
    t('the event of the live view was not granted', '未获得该实况窗事件的权限'),
    apply,
  ),
} satisfies Catalogue;
