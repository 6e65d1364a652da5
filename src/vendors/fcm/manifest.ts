// The light part of FCM: name and config keys. Source: Firebase documentation of the HTTP v1 API, the plugin's PushAppInfo.
import type { Problem } from '../../problems/types.js';
import type { FieldSpec, Settings, VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { fcmProblem } from './problems.js';

const fields: readonly FieldSpec[] = [
  {
    key: 'google_buz_id',
    side: 'app',
    kind: 'integer',
    describe: t('certificate ID of Google in the Tencent console', '腾讯控制台中谷歌的证书 ID'),
  },
  {
    key: 'google_service_account',
    side: 'server',
    kind: 'json',
    secret: true,
    needed: true,
    describe: t('service account (file or object)', '服务账号（文件或对象）'),
    where: t(
      'Firebase console › Project settings › Service accounts › Generate new private key',
      'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥',
    ),
  },
];

function check(settings: Settings): Problem[] {
  const file = settings.file('google_service_account');
  if (file === undefined) return [];
  const at = settings.origin('google_service_account');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(file.bytes).toString('utf8'));
  } catch {
    return [fcmProblem('fcm/service-account-not-json', { at })];
  }
  const has = (name: string): boolean => typeof value === 'object' && value !== null && name in value;
  if (has('project_info') && has('client')) return [fcmProblem('fcm/google-services-json', { at })];
  if (has('installed') || has('web')) return [fcmProblem('fcm/oauth-client', { at })];
  const missing = ['project_id', 'client_email', 'private_key'].filter((name) => !has(name));
  return missing.length === 0
    ? []
    : [fcmProblem('fcm/service-account-incomplete', { at, args: { missing: missing.join(', ') } })];
}

export const fcmManifest: VendorManifest = {
  id: 'fcm',
  name: 'FCM',
  credentials: {
    fields,
    missing: (settings) => (settings.has('google_service_account') ? [] : ['google_service_account']),
    check,
  },
};
