// Setup guide from Apple account to certificate ID, filled in with the values of this app.
import { certificatePage, configValue, type GuideStep } from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';

export const guide = (settings: Settings, app: AppContext): readonly GuideStep[] => [
  {
    title: t(
      'developer.apple.com › Identifiers: bundle id with Push Notifications',
      'developer.apple.com › Identifiers：为 Bundle ID 开启 Push Notifications',
    ),
    lines: [
      t('a paid developer account is needed', '需要付费开发者账号'),
      t(
        'in Xcode: target › Signing & Capabilities › + › Push Notifications (writes aps-environment into Runner.entitlements)',
        'Xcode：target › Signing & Capabilities › + › Push Notifications（会在 Runner.entitlements 写入 aps-environment）',
      ),
    ],
    copy: [configValue(settings, t('bundle id', 'Bundle ID'), 'apple_bundle_id')],
  },
  {
    title: t(
      'developer.apple.com › Keys › +: a key for tim-push and your own servers',
      'developer.apple.com › Keys › +：供 tim-push 和自己的服务端使用的密钥',
    ),
    lines: [
      t(
        'Apple Push Notifications service; environment: Sandbox & Production, or one of them',
        '勾选 Apple Push Notifications service；环境选 Sandbox & Production 或其一',
      ),
      t(
        'download AuthKey_<key ID>.p8 (once only) and keep it out of the repository',
        '下载 AuthKey_<Key ID>.p8（只能下载一次），不要提交到代码仓库',
      ),
    ],
    copy: [
      { label: t('key file', '密钥文件'), value: pathOf(settings, 'apple_key_file'), key: 'apple_key_file' },
      configValue(settings, t('key ID', 'Key ID'), 'apple_key_id'),
      configValue(settings, t('team ID (Membership)', 'Team ID（Membership 页）'), 'apple_team_id'),
    ],
  },
  {
    title: t(
      'developer.apple.com › Certificates › +: the .p12 for the Chat console',
      'developer.apple.com › Certificates › +：IM 控制台需要的 .p12',
    ),
    lines: [
      t(
        'skip this step to upload the .p8 of step 2 there: the Chat console takes either',
        'IM 控制台也接受第 2 步的 .p8，用它可跳过这一步',
      ),
      t(
        'Apple Push Notification service SSL (Sandbox & Production), made from a request of Keychain Access',
        'Apple Push Notification service SSL (Sandbox & Production)，用钥匙串访问生成的请求文件创建',
      ),
      t(
        'Keychain Access › My Certificates: certificate and key together, export as .p12, with a password, file name in plain English',
        '钥匙串访问 › 我的证书：同时选中证书和私钥导出 .p12，必须设置密码，文件名用英文',
      ),
    ],
    copy: [{ label: t('certificate', '证书'), value: pathOf(settings, 'apple_p12_file'), key: 'apple_p12_file' }],
  },
  {
    title: t('Chat console: add an Apple certificate', 'IM 控制台：添加苹果证书'),
    lines: [
      certificatePage(t('iOS', 'iOS')),
      t(
        'development and production are two uploads with two certificate IDs; the app must report the one of its own build',
        '开发和生产环境要分别上传，得到两个证书 ID；应用要上报与构建方式一致的那个',
      ),
      t('no click action is set for Apple: a tap opens the app', '苹果无需设置点击动作：点击即打开应用'),
    ],
    copy: [
      configValue(settings, t('environment of this build', '此构建的环境'), 'apple_environment'),
      configValue(settings, t('certificate ID', '证书 ID'), 'apple_buz_id'),
    ],
  },
  { title: t('in the app', '应用内'), lines: appLines(app) },
];

/** The two plugin generations need different lines in AppDelegate. */
function appLines(app: AppContext): readonly Text[] {
  if (app.clickTarget === 'timpush')
    return [
      t(
        'AppDelegate: import TIMPush, adopt TIMPushDelegate, and return the certificate ID from businessID()',
        'AppDelegate：import TIMPush，实现 TIMPushDelegate，并在 businessID() 中返回证书 ID',
      ),
      t('the click callback gets ext as one string', '点击回调收到的 ext 是一个字符串'),
    ];
  return [
    t(
      'AppDelegate, in didFinishLaunching: UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
      'AppDelegate 的 didFinishLaunching 中：UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
    ),
    t(
      'with Firebase in the app: flutter_apns.disable_firebase_core = <false/> (a boolean) in Info.plist',
      '应用使用 Firebase 时：Info.plist 中 flutter_apns.disable_firebase_core = <false/>（布尔值）',
    ),
    t(
      'the click callback gets every key beside aps; ext must be a string',
      '点击回调会收到 aps 之外的所有字段；ext 必须是字符串',
    ),
  ];
}

const pathOf = (settings: Settings, key: string): string | undefined => settings.file(key)?.path;
