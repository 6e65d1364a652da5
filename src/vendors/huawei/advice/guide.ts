// Setup guide from Huawei account to certificate ID, filled in with the values of this app.
import { bringBack, clickPageCopy, configValue, consoleLines, type GuideStep } from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { t } from '../../../text/language.js';

export const guide = (settings: Settings, app: AppContext): readonly GuideStep[] => [
  {
    title: t(
      'AppGallery Connect: company account, project, app; enable Push Kit',
      'AppGallery Connect：企业账号、项目、应用，并开通推送服务',
    ),
    lines: [
      t(
        'Project settings › Data storage: choose the location before you enable Push Kit; for phones abroad tick "overseas"',
        '项目设置 › 数据存储位置：先选择位置，再开通推送服务；海外设备需勾选海外',
      ),
      t(
        'General information: enter the SHA-256 of the signing key, also that of the debug build',
        '常规：填写签名的 SHA-256，debug 包的也要填',
      ),
    ],
    copy: [{ label: t('package name', '包名'), value: app.packageName, key: 'package_name' }],
  },
  {
    title: t(
      'General information › OAuth 2.0 client ID: take client ID and client secret',
      '常规 › OAuth 2.0 客户端 ID：取得 Client ID 和 Client Secret',
    ),
    lines: [
      t(
        'not the client_id and client_secret under "client" of agconnect-services.json: they belong to the gateway',
        '不是 agconnect-services.json 中 client 下的 client_id 和 client_secret，那是网关用的',
      ),
    ],
    copy: [
      configValue(settings, t('App ID', 'App ID'), 'hw_app_id'),
      configValue(settings, t('client ID, when it differs', 'Client ID（不同时）'), 'hw_client_id'),
      configValue(settings, t('client secret', 'Client Secret'), 'hw_app_secret', true),
    ],
  },
  {
    title: t('Push Kit › Configuration: apply for the self-classification right', '推送服务 › 配置：申请自分类权益'),
    lines: [
      t(
        'without it chat messages may be judged marketing: silent, two a day for each phone',
        '没有它，聊天消息可能被判为营销：静默，每台设备每天 2 条',
      ),
    ],
    copy: [{ label: t('category', '消息分类'), value: settings.text('hw_category') ?? 'IM', key: 'hw_category' }],
  },
  {
    title: t('Android project', 'Android 工程'),
    lines: [
      t(
        'download agconnect-services.json after Push Kit was enabled, put it into android/app/',
        '开通推送服务后下载 agconnect-services.json，放入 android/app/',
      ),
      t(
        'badges: permission com.huawei.android.launcher.permission.CHANGE_BADGE, without a blank at its end',
        '角标：权限 com.huawei.android.launcher.permission.CHANGE_BADGE，末尾不能有空格',
      ),
    ],
    copy: [],
  },
  {
    title: t('Chat console: add a Huawei certificate', 'IM 控制台：添加华为证书'),
    lines: consoleLines(app, t('Huawei', '华为')),
    copy: [
      { label: t('App ID', 'App ID'), value: settings.text('hw_client_id') ?? settings.text('hw_app_id') },
      { label: t('App Secret', 'App Secret'), value: settings.secret('hw_app_secret')?.toString() },
      ...clickPageCopy(app),
      configValue(settings, t('badge parameter (launcher activity)', '角标参数（启动 Activity）'), 'hw_badge_class'),
    ],
  },
  bringBack('hw_buz_id', settings.text('hw_buz_id')),
];
