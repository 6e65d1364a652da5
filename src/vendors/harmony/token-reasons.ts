// Why v3 rejected one device token: the reasons in `illegalTokens` (push-scenariozed-api-response). The names are official; what they mean for the token is inferred (D).
import type { Catalogue } from '../../problems/types.js';
import { applyForRight, sharedTokenReasons, tokenReason } from '../../push/entries/push-kit-tokens.js';
import { t } from '../../text/language.js';

const freshToken = t(
  'open the app on the phone and let it ask for its device token again (pushService.getToken)',
  '在手机上打开应用，重新获取设备 token（pushService.getToken）',
);

export const tokenReasons = {
  'harmony/noPushTypeRight': tokenReason(
    'app-state',
    t('the app has no right for this push-type', '应用没有该 push-type 的权限'),
    t('in-app calls, voice broadcasts and live views each need a right', '应用内通话、语音播报和实况窗都需要单独申请'),
    [applyForRight, t('or send a notification: leave --harmony-push-type out', '或改发通知：去掉 --harmony-push-type')],
    { retry: 'after-fix' },
  ),
  'harmony/noRight': tokenReason(
    'device-token',
    t('this project may not send to the device token', '该项目无权向此设备 token 发送'),
    t(
      'the service account is of another project than the app, or the token is of an app of another project, or from before the upgrade to HarmonyOS 5. While the account may be the wrong one, the token says nothing about itself',
      '服务账号与应用不属于同一项目；或 token 属于其他项目的应用，或是升级到 HarmonyOS 5 之前的。账号可能有误时，不能据此判定 token 失效',
    ),
    [
      t(
        'compare project_id of harmony_service_account with AppGallery Connect › Project settings',
        '核对 harmony_service_account 的 project_id 与 AppGallery Connect › 项目设置',
      ),
      freshToken,
    ],
  ),
  ...sharedTokenReasons('harmony/', freshToken),
} satisfies Catalogue;
