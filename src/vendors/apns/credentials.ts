// The config keys APNs needs and checks of their text; inspect.ts opens keys and certificates when required.

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere } from '../../push/message/common-fields.js';
import { fieldsOf } from '../../push/message/config-fields.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentialProblem } from './credential-problems.js';

const inKeys = t(
  'developer.apple.com › Account › Certificates, IDs & Profiles › Keys',
  'developer.apple.com › Account › Certificates, IDs & Profiles › Keys',
);
const inCertificates = t(
  'developer.apple.com › Account › Certificates, IDs & Profiles › Certificates',
  'developer.apple.com › Account › Certificates, IDs & Profiles › Certificates',
);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    apple_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of Apple in the Chat console', 'IM 控制台中苹果的证书 ID'),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    apple_bundle_id: {
      needed: true,
      inApp: 'alone',
      describe: t('bundle id of the app, the topic of a push', '应用的 Bundle ID，即推送的 topic'),
      where: t(
        'Xcode › target › Signing & Capabilities › Bundle Identifier',
        'Xcode › target › Signing & Capabilities › Bundle Identifier',
      ),
    },
    apple_environment: {
      values: ['development', 'production'],
      describe: t(
        'environment of the device tokens: development for a run from Xcode, production for TestFlight, Ad Hoc and the App Store',
        '设备 token 所属环境：Xcode 直接运行为 development；TestFlight、Ad Hoc、App Store 为 production',
      ),
    },
    apple_key_file: {
      kind: 'file',
      secret: true,
      needed: true,
      describe: t('AuthKey_….p8', 'AuthKey_….p8 文件'),
      content: {
        // P-256 in PKCS#8: what is before the key itself is alike in all of them.
        sign: /-----BEGIN PRIVATE KEY-----\s*MIG[HT]AgEAMBMGByqGSM49/,
        what: t('a P-256 key, as Apple issues it', 'P-256 私钥（苹果发放的类型）'),
      },
      where: inKeys,
    },
    apple_key_id: { needed: true, describe: t('key ID, ten characters', 'Key ID，10 个字符'), where: inKeys },
    apple_team_id: {
      needed: true,
      describe: t('team ID, ten characters', 'Team ID，10 个字符'),
      where: t('developer.apple.com › Account › Membership', 'developer.apple.com › Account › Membership'),
    },
    apple_p12_file: {
      kind: 'file',
      secret: true,
      needed: true,
      describe: t('push certificate with its key (.p12)', '推送证书及私钥（.p12）'),
      content: { sign: /^0\ufffd[\s\S]{1,4}\x02\x01\x030/, what: t('a .p12', '.p12 文件') },
      where: inCertificates,
    },
    apple_p12_password: { secret: true, describe: t('password of the .p12', '.p12 的密码') },
    apple_cert_file: {
      kind: 'file',
      needed: true,
      describe: t('push certificate (PEM)', '推送证书（PEM）'),
      content: { sign: /-----BEGIN CERTIFICATE-----/, what: t('a certificate', '证书') },
      where: inCertificates,
    },
    apple_cert_key_file: {
      kind: 'file',
      secret: true,
      needed: true,
      describe: t('key of the push certificate (PEM)', '推送证书的私钥（PEM）'),
      content: { sign: /-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIVATE KEY-----/ },
    },
  }),
];

/** The authentication method: the first that has a value, with the key before the certificates. */
export function wayOf(settings: Settings): 'token' | 'p12' | 'pem' {
  if (settings.has('apple_key_file')) return 'token';
  if (settings.has('apple_p12_file')) return 'p12';
  if (settings.has('apple_cert_file') || settings.has('apple_cert_key_file')) return 'pem';
  return 'token';
}

/** One PEM may hold the certificate and its key. */
const hasKey = (settings: Settings): boolean =>
  Buffer.from(settings.file('apple_cert_file')?.bytes ?? []).includes('PRIVATE KEY-----');

/** A certificate contains its topic and often its environment; a key contains neither. */
function missing(settings: Settings): readonly string[] {
  const wanted = {
    token: ['apple_key_file', 'apple_key_id', 'apple_team_id', 'apple_bundle_id', 'apple_environment'],
    p12: ['apple_p12_file'],
    pem: ['apple_cert_file', ...(hasKey(settings) ? [] : ['apple_cert_key_file'])],
  }[wayOf(settings)];
  return wanted.filter((key) => !settings.has(key));
}

export const credentials: Credentials = {
  fields,
  missing,
  check: (settings) => [...checkIds(settings), ...checkBundleId(settings), ...checkWays(settings)],
  inspect: async (settings, now) => (await import('./client/inspect.js')).inspect(settings, now),
};

/** [A] Key ID and team ID consist of ten capital letters or digits. */
const TEN = /^[A-Z0-9]{10}$/;

function checkIds(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['apple_key_id', 'apple_team_id'] as const) {
    const value = settings.text(key);
    if (value !== undefined && !TEN.test(value))
      problems.push(
        credentialProblem('apns/id-shape', { at: settings.origin(key), args: { key, length: value.length } }),
      );
  }
  const keyId = settings.text('apple_key_id');
  const teamId = settings.text('apple_team_id');
  const at = settings.origin('apple_key_id');
  if (keyId !== undefined && keyId === teamId) problems.push(credentialProblem('apns/key-id-is-team-id', { at }));
  const inName = keyIdOfFile(settings);
  if (inName === undefined || keyId === undefined || inName === keyId) return problems;
  problems.push(
    inName === teamId
      ? credentialProblem('apns/ids-swapped', { at })
      : credentialProblem('apns/key-id-not-of-file', { at, args: { keyId, inName } }),
  );
  return problems;
}

/** The key ID that Apple puts into the file name. */
export const keyIdOfFile = (settings: Settings): string | undefined =>
  /(?:^|[/\\])AuthKey_([A-Z0-9]{10})(?: ?\(\d+\))?\.p8$/.exec(settings.file('apple_key_file')?.path ?? '')?.[1];

function checkBundleId(settings: Settings): Problem[] {
  const value = settings.text('apple_bundle_id');
  if (value === undefined) return [];
  const at = settings.origin('apple_bundle_id');
  if (/^[A-Z0-9]{10}\./.test(value)) return [credentialProblem('apns/bundle-id-has-team', { at })];
  if (/\.(?:voip|complication|voip-ptt|location-query|push-type\.[a-z]+|pushkit\.fileprovider)$/.test(value))
    return [credentialProblem('apns/bundle-id-has-suffix', { at })];
  return /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(value) ? [] : [credentialProblem('apns/bundle-id-shape', { at })];
}

function checkWays(settings: Settings): Problem[] {
  const given = ['apple_key_file', 'apple_p12_file', 'apple_cert_file'].filter((key) => settings.has(key));
  const [used, ...others] = given;
  if (used === undefined || others.length === 0) return [];
  return [
    credentialProblem('apns/several-ways', { at: settings.origin(used), args: { used, others: others.join(', ') } }),
  ];
}
