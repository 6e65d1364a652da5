// Why v3 (HarmonyOS 5 and later) rejected one device token: the reasons it groups tokens by (harmonyos-references, push-scenariozed-api-response).
import type { Catalogue } from '../../problems/types.js';
import { applyForRight, sharedTokenReasons, tokenReason } from '../../push/entries/push-kit-tokens.js';
import { t } from '../../text/language.js';

const freshToken = t(
  'open the app on the phone, let it print its device token again',
  '在手机上打开应用，重新打印设备 token',
);

export const tokenReasons = {
  'huawei/80100000-noPushTypeRight': tokenReason(
    'app-state',
    t('no right for this push-type', '没有该 push-type 的权限'),
    t(
      'the right for this kind of push (header push-type) was not applied for',
      '没有申请该类推送（push-type 请求头）的权限',
    ),
    applyForRight,
    { retry: 'after-fix' },
  ),
  'huawei/80100000-noRight': tokenReason(
    'device-token',
    t('no right to send to this device token', '无权向该设备 token 发送'),
    t(
      'its app is outside the project of the path: the project id is of another project, or the token is of another app or from before an upgrade to HarmonyOS 5',
      'token 所属应用不在路径中的项目内：项目 ID 属于其他项目，或 token 属于其他应用、是升级到 HarmonyOS 5 之前的',
    ),
    freshToken,
  ),
  ...sharedTokenReasons('huawei/80100000-', freshToken),
} satisfies Catalogue;
