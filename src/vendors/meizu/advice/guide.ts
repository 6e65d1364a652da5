// Setup guide from Flyme account to certificate ID, filled in with the values of this app.
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
  const appId = configValue(settings, t('App ID', 'App ID'), 'mz_app_id');
  const appKey = configValue(settings, t('App Key', 'App Key'), 'mz_app_key');
  const secret = configValue(settings, t('App Secret', 'App Secret'), 'mz_app_secret', true);
  return [
    {
      title: t('Meizu console: create the app', 'Flyme 开放平台：创建应用'),
      lines: [
        t(
          'open.flyme.cn › Push platform › Create app, with exactly this package name',
          'open.flyme.cn › 推送平台 › 新建应用，包名必须完全一致',
        ),
      ],
      copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
    },
    {
      title: t('Take three values from there', '记下三个值'),
      lines: [
        t(
          'App Secret is a server secret: it goes into the Chat console and this config, never into the app',
          'App Secret 是服务端密钥：填到 IM 控制台和本配置，不能放进应用',
        ),
      ],
      copy: [appId, appKey, secret],
    },
    {
      title: t('Chat console: add a Meizu certificate', 'IM 控制台：添加魅族证书'),
      lines: consoleLines(app, t('Meizu', '魅族')),
      copy: [
        { label: t('package name', '包名'), value: app.packageName },
        ...again(appId, secret),
        ...clickPageCopy(app),
      ],
    },
    bringBack('mz_buz_id', settings.text('mz_buz_id')),
  ];
}
