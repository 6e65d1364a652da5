// Codes iOS passes to didFailToRegisterForRemoteNotificationsWithError (NSCocoaErrorDomain).
import { codeEntry as entry } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const phoneCodes = {
  'apns/3000': entry(
    'app-state',
    t(
      "on the phone: no valid 'aps-environment' entitlement in the signed app",
      '手机端：签名后的应用没有有效的 aps-environment',
    ),
    t(
      'the Push Notifications capability is missing, or the provisioning profile was made before it was added',
      '没有添加 Push Notifications 能力，或描述文件在添加之前生成',
    ),
    [
      t(
        'Xcode › Signing & Capabilities: add Push Notifications, renew the provisioning profile, build again',
        'Xcode › Signing & Capabilities：添加 Push Notifications，更新描述文件，重新打包',
      ),
      t(
        'then check the signed app: codesign -d --entitlements - Runner.app',
        '再检查签名后的应用：codesign -d --entitlements - Runner.app',
      ),
    ],
    { mark: 'A', retry: 'after-fix', source: "Tencent's error page; several projects" },
  ),
  'apns/3010': entry(
    'app-state',
    t('on the phone: remote notifications are not supported in the simulator', '手机端：模拟器不支持远程推送'),
    t(
      'the app runs in a simulator; newer simulators on newer Macs do register (no document says which)',
      '应用运行在模拟器中；新版模拟器在新款 Mac 上可以注册（没有文档说明具体版本）',
    ),
    t('run the app on a real iPhone', '在真机上运行应用'),
    { mark: 'B', retry: 'after-fix', source: 'several public projects' },
  ),
} satisfies Catalogue;
