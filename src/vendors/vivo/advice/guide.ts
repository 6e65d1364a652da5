// Setup guide from vivo account to certificate ID, filled in with the values of this app.
import {
  again,
  bringBack,
  clickPageCopy,
  configValue,
  consoleLines,
  type GuideStep,
} from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { clickPageOf } from '../client/click.js';
import { limits } from '../facts.js';

export function guide(settings: Settings, app: AppContext): readonly GuideStep[] {
  const appId = configValue(settings, t('AppID', 'AppID'), 'vivo_app_id');
  const appKey = configValue(settings, t('AppKey', 'AppKey'), 'vivo_app_key');
  const secret = configValue(settings, t('AppSecret', 'AppSecret'), 'vivo_app_secret', true);
  return [
    {
      title: t('vivo console (dev.vivo.com.cn): account and app', 'vivo 开放平台（dev.vivo.com.cn）：账号与应用'),
      lines: [
        t(
          'register as a developer with a company account, and create the app with its package name',
          '用企业账号注册开发者，并用应用包名创建应用',
        ),
        t('open Push for the app: Push › apply', '为应用开通推送：消息推送 › 申请'),
      ],
      copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
    },
    {
      title: t(
        'vivo console › Push › your app › app information: take the three values',
        'vivo 开放平台 › 消息推送 › 你的应用 › 应用信息：取得三个值',
      ),
      lines: [
        t(
          'AppID and AppKey also go into the Android project; AppSecret stays on servers',
          'AppID 和 AppKey 还要写入 Android 工程；AppSecret 只放在服务端',
        ),
        placeholders(app),
      ],
      copy: [appId, appKey, secret],
    },
    {
      title: t(
        'vivo console › Push › your app › Test devices: add your phone',
        'vivo 开放平台 › 消息推送 › 你的应用 › 测试设备：添加手机',
      ),
      lines: [
        t(
          `until the app is listed in the vivo store only these phones receive pushes (${limits.testDevices} at most), and only in test mode`,
          `应用在 vivo 商店上架前，只有这些手机能收到推送（最多 ${limits.testDevices} 台），且只能用测试模式`,
        ),
        t(
          'enter the device token the app prints, then: tim-push vivo-test --token <device token>',
          '填入应用打印的设备 token，然后运行：tim-push vivo-test --token <设备 token>',
        ),
      ],
    },
    {
      title: t('Chat console: add a vivo certificate', 'IM 控制台：添加 vivo 证书'),
      lines: consoleLines(
        app,
        t('vivo', 'vivo'),
        t(
          'response after click: open in-app page, with the page exactly as below; without it the click callback stays silent',
          '点击后续动作：打开应用内指定界面，并原样粘贴下面的页面地址，否则点击回调不会触发',
        ),
      ),
      copy: [
        ...again(appId, appKey, secret),
        ...(app.clickTarget === 'plugin'
          ? [{ label: t('in-app page', '应用内指定界面'), value: clickPageOf(app) }]
          : clickPageCopy(app)),
      ],
    },
    bringBack('vivo_buz_id', settings.text('vivo_buz_id')),
    {
      title: t('Set the message class', '设置消息分类'),
      lines: [t('chat messages use IM', '聊天消息用 IM')],
      copy: [{ label: t('category', '消息分类'), value: settings.text('vivo_category') ?? 'IM', key: 'vivo_category' }],
    },
  ];
}

/** The two plugin generations use different placeholder names, and the older one reads only the manifest. */
function placeholders(app: AppContext): Text {
  return app.clickTarget === 'timpush'
    ? t(
        'in android/app/build.gradle: manifestPlaceholders VIVO_APPID and VIVO_APPKEY, upper case',
        '在 android/app/build.gradle 中：manifestPlaceholders 的 VIVO_APPID 和 VIVO_APPKEY（大写）',
      )
    : t(
        'in AndroidManifest.xml: meta-data com.vivo.push.app_id and com.vivo.push.api_key',
        '在 AndroidManifest.xml 中：meta-data com.vivo.push.app_id 和 com.vivo.push.api_key',
      );
}
