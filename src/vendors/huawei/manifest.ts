// The light part of Huawei: name and config keys. Source: Huawei's Push Kit documentation, the plugin's PushAppInfo.
import type { Problem } from '../../problems/types.js';
import type { FieldSpec, Settings, VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { huaweiProblem } from './problems.js';

const where = t(
  'AppGallery Connect › My projects › your app › General information',
  'AppGallery Connect › 我的项目 › 你的应用 › 常规',
);

const fields: readonly FieldSpec[] = [
  {
    key: 'hw_buz_id',
    side: 'app',
    kind: 'integer',
    describe: t('certificate ID of Huawei in the Tencent console', '腾讯控制台中华为的证书 ID'),
  },
  { key: 'hw_app_id', side: 'server', kind: 'text', needed: true, describe: t('Huawei App ID', '华为 App ID'), where },
  {
    key: 'hw_app_secret',
    side: 'server',
    kind: 'text',
    secret: true,
    needed: true,
    describe: t('Huawei App Secret', '华为 App Secret'),
    where,
  },
  {
    key: 'hw_client_id',
    side: 'server',
    kind: 'text',
    describe: t('OAuth client ID, when it differs from the App ID', 'OAuth Client ID（与 App ID 不同时填写）'),
    where,
  },
  {
    key: 'hw_badge_class',
    side: 'server',
    kind: 'text',
    describe: t('full class name of the launcher activity, for badges', '启动 Activity 的完整类名，用于角标'),
  },
  { key: 'hw_channel_id', side: 'server', kind: 'text', describe: t('notification channel ID', '通知渠道 ID') },
  {
    key: 'hw_category',
    side: 'server',
    kind: 'text',
    describe: t('message class, for example IM', '消息分类，例如 IM'),
  },
  {
    key: 'hw_importance',
    side: 'server',
    kind: 'text',
    values: ['LOW', 'NORMAL', 'HIGH'],
    describe: t('importance', '重要级别'),
  },
];

function check(settings: Settings): Problem[] {
  const id = settings.text('hw_app_id');
  return id === undefined || /^\d+$/.test(id)
    ? []
    : [huaweiProblem('huawei/app-id-not-digits', { at: settings.origin('hw_app_id') })];
}

export const huaweiManifest: VendorManifest = {
  id: 'huawei',
  name: 'Huawei',
  credentials: {
    fields,
    missing: (settings) =>
      fields.filter((field) => field.needed === true && !settings.has(field.key)).map((field) => field.key),
    check,
  },
};
