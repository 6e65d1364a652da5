// Setup guide from Honor developer account to certificate ID, filled in with the values of this app.
import {
  again,
  bringBack,
  clickPageCopy,
  configValue,
  consoleLines,
  type GuideStep,
} from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { t } from '../../../text/language.js';

export function guide(settings: Settings, app: AppContext): readonly GuideStep[] {
  const appId = configValue(settings, t('App ID', 'App ID'), 'honor_app_id');
  const clientId = configValue(settings, t('Client ID', 'Client ID'), 'honor_client_id');
  const secret = configValue(settings, t('Client Secret', 'Client Secret'), 'honor_client_secret', true);
  const page =
    app.packageName === undefined
      ? undefined
      : `tencent_im_push://${app.packageName}/honorMessage?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end`;
  return [
    {
      title: t(
        'Honor console: enterprise account, create the app, enable push',
        '荣耀开发者平台：企业账号、创建应用、开通推送',
      ),
      lines: [
        t(
          'enter the SHA-256 fingerprint of the signing key: only signed builds get a device token',
          '填写签名的 SHA-256 指纹：只有签名包才能拿到 token',
        ),
      ],
      copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
    },
    {
      title: t('Take three values from the push service page', '在推送服务页面记下三个值'),
      lines: [
        t(
          'App ID and Client ID are different numbers; the App Secret of the console is not the Client Secret',
          'App ID 与 Client ID 是不同的数字；控制台的 App Secret 不是 Client Secret',
        ),
      ],
      copy: [appId, clientId, secret],
    },
    {
      title: t('Android project', 'Android 工程'),
      lines: [
        app.clickTarget === 'timpush'
          ? t(
              'android/app/build.gradle: manifestPlaceholders HONOR_APPID; put mcs-services.json into android/app',
              'android/app/build.gradle：manifestPlaceholders 的 HONOR_APPID；mcs-services.json 放在 android/app',
            )
          : t(
              'meta-data com.hihonor.push.app_id inside <application>',
              '在 <application> 内添加 meta-data com.hihonor.push.app_id',
            ),
      ],
      copy: again(appId),
    },
    {
      title: t('Chat console: add an Honor certificate', 'IM 控制台：添加荣耀证书'),
      lines: consoleLines(
        app,
        t('Honor', '荣耀'),
        t(
          'response after click: open in-app page, with the page below',
          '点击后续动作：打开应用内指定界面，填写下面的页面',
        ),
      ),
      copy: [
        { label: t('package name', '包名'), value: app.packageName },
        ...again(appId, clientId, secret),
        ...(app.clickTarget === 'plugin' ? [{ label: t('page', '页面'), value: page }] : clickPageCopy(app)),
        configValue(settings, t('badge class', '角标类名'), 'honor_badge_class'),
      ],
    },
    bringBack(
      'honor_buz_id',
      settings.text('honor_buz_id'),
      t(
        'honor_buz_id exists from plugin 2.0 on; without it Honor phones register under a wrong certificate',
        'honor_buz_id 自插件 2.0 起可用；没有它，荣耀手机会登记到错误的证书',
      ),
    ),
  ];
}
