// Setup guide from Firebase project to certificate ID, filled in with the values of this app.
import { bringBack, certificatePage, type GuideStep } from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { readServiceAccount } from '../client/service-account.js';
import { appFileOf } from '../google-services.js';

export const guide = (settings: Settings, app: AppContext): readonly GuideStep[] => {
  const read = readServiceAccount(settings);
  const account = read?.ok === true ? read.account : undefined;
  return [
    {
      title: t(
        'Firebase console (console.firebase.google.com): project and app',
        'Firebase 控制台（console.firebase.google.com）：项目与应用',
      ),
      lines: [
        t(
          'create a project, add an Android app with its package name, download google-services.json',
          '创建项目，用应用包名添加 Android 应用，下载 google-services.json',
        ),
        appFileLine(app),
        t(
          'put its path into "google_services_json", and tim-push compares project and package',
          '把它的路径填入 "google_services_json"，tim-push 会核对项目和包名',
        ),
      ],
      copy: [
        { label: t('package name', '包名'), value: app.packageName, key: 'package_name' },
        { label: t('project of the app', '应用所属项目'), value: appFileOf(settings)?.projectId },
      ],
    },
    {
      title: t(
        'Firebase console › Project settings › Cloud Messaging: switch the API on',
        'Firebase 控制台 › 项目设置 › Cloud Messaging：启用 API',
      ),
      lines: [
        t(
          '"Firebase Cloud Messaging API (V1)" must be enabled; the legacy API and its server key ended in 2024',
          '“Firebase Cloud Messaging API (V1)”须为已启用；旧版 API 及其服务器密钥已于 2024 年停用',
        ),
      ],
    },
    {
      title: t(
        'Firebase console › Project settings › Service accounts › Generate new private key',
        'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥',
      ),
      lines: [
        t(
          'the downloaded JSON file is the secret of the server: keep it out of the app and of version control',
          '下载的 JSON 文件是服务端密钥：不要放进应用，也不要提交到版本库',
        ),
        t(
          'set "google_service_account" to its path, then: tim-push check-config --vendor fcm',
          '把 "google_service_account" 设为它的路径，然后运行：tim-push check-config --vendor fcm',
        ),
      ],
      copy: [
        {
          label: t('service account', '服务账号'),
          value: account?.clientEmail,
          key: 'google_service_account',
        },
        { label: t('project of the account', '账号所属项目'), value: account?.projectId },
      ],
    },
    {
      title: t('Chat console: add a Google FCM certificate', 'IM 控制台：添加 Google FCM 证书'),
      lines: [
        certificatePage(t('Android › Google FCM', 'Android › Google FCM')),
        t(
          'upload the same JSON file; a channel ID can be entered only with it, not with a server key',
          '上传同一个 JSON 文件；只有使用该文件才能填写通知渠道 ID，服务器密钥不行',
        ),
        t('no page is entered for the tap: it starts the app', '不用填写点击页面：点击会启动应用'),
      ],
      copy: [
        { label: t('package name', '包名'), value: app.packageName },
        { label: t('channel ID', '通知渠道 ID'), value: settings.text('channel_id'), key: 'channel_id' },
      ],
    },
    bringBack('google_buz_id', settings.text('google_buz_id'), pluginLine(app)),
  ];
};

const appFileLine = (app: AppContext): Text =>
  app.clickTarget === 'timpush'
    ? t(
        'put it into android/app (not into assets), and apply the Gradle plugin com.google.gms.google-services',
        '放在 android/app（不是 assets），并应用 Gradle 插件 com.google.gms.google-services',
      )
    : t(
        'put it into android/app; call Firebase.initializeApp() before runApp()',
        '放在 android/app；在 runApp() 之前调用 Firebase.initializeApp()',
      );

const pluginLine = (app: AppContext): Text =>
  app.clickTarget === 'timpush'
    ? t(
        'TIMPush reads it as fcmPushBussinessId in timpush-configs.json; on Chinese phones call forceUseFCMPushChannel(true) before registerPush',
        'TIMPush 从 timpush-configs.json 的 fcmPushBussinessId 读取；国产手机要用 FCM 时在 registerPush 之前调用 forceUseFCMPushChannel(true)',
      )
    : t(
        'the plugin uploads it when FCM is in use: TimUiKitPushPlugin(isUseGoogleFCM: true); it must be given, there is no default',
        '使用 FCM 时插件会上传它：TimUiKitPushPlugin(isUseGoogleFCM: true)；该参数必须传，没有默认值',
      );
