// Setup guide from OPPO account to certificate ID, filled in with the values of this app.
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
import { PLUGIN_ACTIVITY } from '../facts.js';

export function guide(settings: Settings, app: AppContext): readonly GuideStep[] {
  const appKey = configValue(settings, t('AppKey', 'AppKey'), 'oppo_app_key');
  const master = configValue(settings, t('MasterSecret', 'MasterSecret'), 'oppo_master_secret', true);
  const channel = settings.text('oppo_channel_id') ?? settings.text('channel_id');
  return [
    {
      title: t(
        'OPPO console: enterprise account, app in the store, push permission',
        'OPPO 开放平台：企业账号、应用上架、开通推送',
      ),
      lines: [
        t(
          'OPPO console › Push › apply; before that the API returns 30',
          'OPPO 开放平台 › 推送服务 › 申请开通；在此之前接口返回 30',
        ),
      ],
      copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
    },
    {
      title: t('Take the values from Configuration', '从应用配置中复制'),
      lines: [
        t(
          'MasterSecret (AppServerSecret in newer versions of the console) is only shown to the main account; it signs on the server and never goes into the app',
          'MasterSecret（新版叫 AppServerSecret）仅主账号可见，只用于服务端签名，不能放进应用',
        ),
        t(
          'AppSecret is the client secret: it goes into the app, PushAppInfo or timpush-configs.json',
          'AppSecret 是客户端密钥，填入应用的 PushAppInfo 或 timpush-configs.json',
        ),
      ],
      copy: [appKey, configValue(settings, t('AppSecret', 'AppSecret'), 'oppo_app_secret', true), master],
    },
    {
      title: t('Register a channel, and create the same one in the app', '登记渠道，并在应用中创建同名渠道'),
      lines: [
        t(
          'OPPO console › Push › your app › Configuration › New channel; in the app: createNotificationChannel with this id',
          'OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 新建通道；应用中用同一 ID 调用 createNotificationChannel',
        ),
        t(
          'chat messages are private: set "oppo_category" to IM; OPPO may ask for an approved template too (54)',
          '聊天消息属于私信："oppo_category" 设为 IM；OPPO 还可能要求已审核的模板（54）',
        ),
      ],
      copy: [{ label: t('channel ID', '渠道 ID'), value: channel, key: 'oppo_channel_id' }],
    },
    {
      title: t('Chat console: add an OPPO certificate', 'IM 控制台：添加 OPPO 证书'),
      lines: consoleLines(
        app,
        t('OPPO', 'OPPO'),
        t(
          'response after click: open in-app page, by the activity below',
          '点击后续动作：打开应用内指定界面，填写下面的 activity',
        ),
      ),
      copy: [
        ...again(appKey, master),
        ...(app.clickTarget === 'plugin'
          ? [{ label: t('activity', 'activity'), value: PLUGIN_ACTIVITY }]
          : clickPageCopy(app)),
        { label: t('channel ID', '渠道 ID'), value: channel },
      ],
    },
    bringBack('oppo_buz_id', settings.text('oppo_buz_id')),
  ];
}
