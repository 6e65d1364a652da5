// Setup guide from Mi developer account to certificate ID, filled in with the values of this app.
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
  const appId = configValue(settings, t('AppID', 'AppID'), 'mi_app_id');
  const appKey = configValue(settings, t('AppKey', 'AppKey'), 'mi_app_key');
  const secret = configValue(settings, t('AppSecret', 'AppSecret'), 'mi_app_secret', true);
  const channel = configValue(settings, t('channel ID', '渠道 ID'), 'mi_channel_id');
  return [
    {
      title: t('Xiaomi console: create the app and enable push', '小米开放平台：创建应用并启用推送'),
      lines: [
        t(
          'Xiaomi console › Push › Create app, with exactly this package name, then enable the service',
          '小米开放平台 › 消息推送 › 创建应用，包名必须完全一致，然后启用推送',
        ),
        t(
          "an enterprise account is needed, and notifications reach phones only once the app is listed in Xiaomi's store",
          '需要企业账号；应用在小米应用商店上架后，通知才能下发到手机',
        ),
      ],
      copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
    },
    {
      title: t('Take three values from there', '记下三个值'),
      lines: [
        t(
          'AppSecret is a server secret: it goes into the Chat console and this config, never into the app',
          'AppSecret 是服务端密钥：填到 IM 控制台和本配置，不能放进应用',
        ),
      ],
      copy: [appId, appKey, secret],
    },
    {
      title: t('Apply for a private channel, and choose a template', '申请私信渠道并选择模板'),
      lines: [
        t(
          'Push › Channels: chat messages qualify as private; without a channel a device gets one message a day, or none once the app is switched to the new classes (27001)',
          '消息推送 › 通知类别：聊天消息可申请私信渠道；没有渠道时每台设备每天只收 1 条，应用切换到新分类后则会被拒绝（27001）',
        ),
        t(
          'Push › Templates › Official: private messages need one; official ones need no application, copy the id',
          '消息推送 › 模板 › 官方模板：私信必须使用模板；官方模板无需申请，复制 ID 即可',
        ),
      ],
      copy: [channel, configValue(settings, t('template ID', '模板 ID'), 'mi_template_id')],
    },
    {
      title: t('Chat console: add a Xiaomi certificate', 'IM 控制台：添加小米证书'),
      lines: consoleLines(app, t('Xiaomi', '小米')),
      copy: [
        { label: t('package name', '包名'), value: app.packageName },
        ...again(appId, secret),
        ...clickPageCopy(app),
        ...again(channel),
      ],
    },
    bringBack('mi_buz_id', settings.text('mi_buz_id')),
  ];
}
