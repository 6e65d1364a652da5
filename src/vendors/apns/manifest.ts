// The light part of APNs: name and config keys. Sources: Apple's documentation of provider authentication, the plugin's PushAppInfo.
import type { Problem } from '../../problems/types.js';
import type { FieldSpec, Settings, VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { apnsProblem } from './problems.js';

const where = t(
  'developer.apple.com › Account › Certificates, IDs & Profiles › Keys',
  'developer.apple.com › Account › Certificates, IDs & Profiles › Keys',
);

const fields: readonly FieldSpec[] = [
  {
    key: 'apple_buz_id',
    side: 'app',
    kind: 'integer',
    describe: t('certificate ID of Apple in the Tencent console', '腾讯控制台中苹果的证书 ID'),
  },
  {
    key: 'apple_bundle_id',
    side: 'server',
    kind: 'text',
    describe: t('bundle id of the app, the topic of a push', '应用的 Bundle ID，即推送的 topic'),
  },
  {
    key: 'apple_environment',
    side: 'server',
    kind: 'text',
    values: ['development', 'production'],
    describe: t('environment of the device tokens', '设备 token 所属环境'),
  },
  {
    key: 'apple_key_file',
    side: 'server',
    kind: 'file',
    secret: true,
    describe: t('AuthKey_….p8', 'AuthKey_….p8 文件'),
    where,
  },
  {
    key: 'apple_key_id',
    side: 'server',
    kind: 'text',
    describe: t('key ID, ten characters', 'Key ID，10 个字符'),
    where,
  },
  { key: 'apple_team_id', side: 'server', kind: 'text', describe: t('team ID, ten characters', 'Team ID，10 个字符') },
  {
    key: 'apple_p12_file',
    side: 'server',
    kind: 'file',
    secret: true,
    describe: t('push certificate with its key (.p12)', '推送证书及私钥（.p12）'),
  },
  {
    key: 'apple_p12_password',
    side: 'server',
    kind: 'text',
    secret: true,
    describe: t('password of the .p12', '.p12 的密码'),
  },
  { key: 'apple_cert_file', side: 'server', kind: 'file', describe: t('push certificate (PEM)', '推送证书（PEM）') },
  {
    key: 'apple_cert_key_file',
    side: 'server',
    kind: 'file',
    secret: true,
    describe: t('key of the push certificate (PEM)', '推送证书的私钥（PEM）'),
  },
];

/** [A] Key ID and team ID have ten capitals or digits. */
const TEN = /^[A-Z0-9]{10}$/;

function check(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['apple_key_id', 'apple_team_id'] as const) {
    const value = settings.text(key);
    if (value !== undefined && !TEN.test(value))
      problems.push(apnsProblem('apns/id-shape', { at: settings.origin(key), args: { key, length: value.length } }));
  }
  const keyId = settings.text('apple_key_id');
  if (keyId !== undefined && keyId === settings.text('apple_team_id'))
    problems.push(apnsProblem('apns/key-id-is-team-id', { at: settings.origin('apple_key_id') }));
  return problems;
}

export const apnsManifest: VendorManifest = {
  id: 'apns',
  name: 'APNs',
  credentials: { fields, missing: (settings) => (settings.has('apple_bundle_id') ? [] : ['apple_bundle_id']), check },
};
