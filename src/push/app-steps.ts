// What an app needs whatever the vendor: plugin, fingerprints, badges, login, calls. `guide` shows it once, below the vendors.
import { t } from '../text/language.js';
import type { GuideStep } from './guide-steps.js';
import type { AppContext } from './types.js';

const androidSteps: readonly GuideStep[] = [
  {
    title: t('Signing: one key, one SHA-256 fingerprint', '签名：同一个密钥，同一个 SHA-256 指纹'),
    lines: [
      t(
        'Huawei and Honor check the fingerprint: keytool -list -v -keystore keystore.jks; debug builds need the same signingConfig, or their own fingerprint in the console',
        '华为和荣耀会校验指纹：keytool -list -v -keystore keystore.jks；debug 包使用同一个 signingConfig，否则要把它的指纹也填到控制台',
      ),
      t(
        'a pipeline that builds on several machines signs the result again with that key:',
        '在多台机器上构建的流水线，要用该密钥重新签名：',
      ),
      t(
        'zipalign -v -p 4 app.apk aligned.apk, then: apksigner sign --ks keystore.jks --out signed.apk aligned.apk',
        'zipalign -v -p 4 app.apk aligned.apk，然后：apksigner sign --ks keystore.jks --out signed.apk aligned.apk',
      ),
      t('what the build really uses: tim-push doctor', '查看构建实际使用的指纹：tim-push doctor'),
    ],
  },
  {
    title: t('Android: permission, channel and badge', 'Android：权限、通知渠道与角标'),
    lines: [
      t(
        'Android 13 and later: ask for POST_NOTIFICATIONS; Android 8 and later: createNotificationChannel with exactly the channel ID of the consoles',
        'Android 13 起：申请 POST_NOTIFICATIONS；Android 8 起：用与控制台完全一致的渠道 ID 调用 createNotificationChannel',
      ),
      t(
        'chat messages belong to private or system classes: apply for a private channel (OPPO, Xiaomi) or for self-classification (Huawei, Honor), otherwise daily limits apply',
        '聊天消息属于私信或系统类：向 OPPO、小米申请私信渠道，向华为、荣耀申请自分类权益，否则受每日限额限制',
      ),
      t(
        'badge permissions in AndroidManifest.xml: com.huawei.android.launcher.permission.CHANGE_BADGE, com.hihonor.android.launcher.permission.CHANGE_BADGE, com.vivo.notification.permission.BADGE_ICON; OPPO grants badges only on application',
        'AndroidManifest.xml 中的角标权限：com.huawei.android.launcher.permission.CHANGE_BADGE、com.hihonor.android.launcher.permission.CHANGE_BADGE、com.vivo.notification.permission.BADGE_ICON；OPPO 角标需向厂商申请',
      ),
    ],
  },
];

export const appSteps = (app: AppContext, forAndroid = true): readonly GuideStep[] => [
  {
    title: t('Chat console: enable push for the app', 'IM 控制台：为应用开通推送'),
    lines:
      app.clickTarget === 'timpush'
        ? [
            t(
              'Chat console › Push: enable the Push service (trial or paid), then Push settings › quick configuration: download timpush-configs.json',
              'IM 控制台 › 推送：开通推送服务（试用或付费），再到 推送设置 › 快速配置 下载 timpush-configs.json',
            ),
          ]
        : [
            t(
              'Chat console › plugin marketplace: enable the push plugin; a Flutter app adds tim_ui_kit_push_plugin to pubspec.yaml',
              'IM 控制台 › 插件市场：开通推送插件；Flutter 应用把 tim_ui_kit_push_plugin 加入 pubspec.yaml',
            ),
          ],
  },
  ...(forAndroid ? androidSteps : []),
  {
    title: t('Login: when Tencent pushes', '登录：腾讯何时下发离线推送'),
    lines: [
      t(
        'Tencent pushes while the user is logged in and the app is in the background or closed; after logout, or when another device takes over the login, it sends none',
        '用户已登录且应用在后台或已退出时，腾讯才下发离线推送；主动退出登录或被其他设备踢下线后不再下发',
      ),
      t(
        'log in on each start, and report token and certificate ID after every login',
        '每次启动都要登录，并在每次登录后上报 token 与证书 ID',
      ),
    ],
  },
  {
    title: t('Messages, calls and custom messages', '消息、通话与自定义消息'),
    lines: [
      t(
        'custom messages are pushed only with desc in offlinePushInfo; ext is a JSON object in a string: tim-push check-ext',
        '自定义消息必须在 offlinePushInfo 中设置 desc 才会推送；ext 是 JSON 对象字符串：tim-push check-ext',
      ),
      t(
        'one-to-one calls: pass offlinePushInfo to call(); group call invitations have no offline push in the plugin',
        '一对一通话：在 call() 中传入 offlinePushInfo；插件的群组通话邀请不支持离线推送',
      ),
    ],
  },
];
