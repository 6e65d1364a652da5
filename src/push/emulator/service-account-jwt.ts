// The emulators' own reading of a service account's JWT: PS256 over header and claims (RFC 7515, RFC 7518 section 3.5).
import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Json, readObject, withoutNull } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import type { SandboxApp, SignatureStep } from './emulator.js';
import { textOf } from './request-values.js';
import { jwtSignatureSteps, valueStep } from './signature-steps.js';

/** An app's service account file as the console knows it; `key` is the config key of the file. */
export function accountOf(app: SandboxApp, key: string): Json | undefined {
  const file = app.file(key);
  return file === undefined ? undefined : readObject(Buffer.from(file).toString('utf8'), withoutNull);
}

export interface ReadJwt {
  readonly parts: number;
  readonly header: Json;
  readonly claims: Json;
  readonly owner: SandboxApp | undefined;
  readonly account: Json | undefined;
  /** Whether the owner's key signed it, with a salt of so many bytes or of any length. */
  isSigned(saltBytes: number | 'any'): boolean;
}

/** Nothing is refused here: the checks and the inspector read alike. */
export function readJwt(jwt: string, apps: readonly SandboxApp[], key: string): ReadJwt {
  const parts = jwt.split('.');
  const [head = '', payload = '', signature = ''] = parts;
  const header = decodePart(head);
  const kid = textOf(header['kid']);
  const owner = kid === undefined ? undefined : apps.find((app) => textOf(accountOf(app, key)?.['key_id']) === kid);
  const account = owner === undefined ? undefined : accountOf(owner, key);
  return {
    parts: parts.length,
    header,
    claims: decodePart(payload),
    owner,
    account,
    isSigned: (saltBytes) =>
      account !== undefined &&
      fits(account, `${head}.${payload}`, signature, saltBytes === 'any' ? constants.RSA_PSS_SALTLEN_AUTO : saltBytes),
  };
}

/** The reading step by step, for the inspector. */
export function serviceAccountSteps(
  jwt: string,
  { header, claims, account, isSigned }: ReadJwt,
  audience: string,
  isLive: boolean,
): readonly SignatureStep[] {
  return [
    valueStep('alg', header['alg'], header['alg'] === 'PS256', t('must be PS256', '应为 PS256')),
    valueStep(
      'kid',
      header['kid'],
      account !== undefined,
      t('no registered service account has this key', '没有登记的服务账号使用这个密钥'),
    ),
    valueStep('iss', claims['iss'], account !== undefined && claims['iss'] === account['sub_account']),
    valueStep('aud', claims['aud'], claims['aud'] === audience, t(`must be ${audience}`, `应为 ${audience}`)),
    valueStep(
      'exp',
      claims['exp'],
      isLive,
      t("expired by the sandbox's clock, or not a number of seconds", '按沙箱时钟已过期，或不是秒数'),
    ),
    ...jwtSignatureSteps(
      jwt,
      'RSASSA-PSS, SHA-256, salt 32',
      isSigned(32),
      t('it does not fit the registered key, or the salt is not 32 bytes long', '与登记的密钥不匹配，或盐不是 32 字节'),
    ),
  ];
}

const decodePart = (part: string): Json =>
  readObject(Buffer.from(part, 'base64url').toString('utf8'), withoutNull) ?? {};

function fits(account: Json, text: string, signature: string, saltLength: number): boolean {
  const key = publicKey(account);
  if (key === undefined) return false;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  try {
    return verify('sha256', Buffer.from(text), { key, padding, saltLength }, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The console keeps the public half; files passed through an environment variable may hold `\n` as two characters. */
function publicKey(account: Json): KeyObject | undefined {
  try {
    const key = createPublicKey((textOf(account['private_key']) ?? '').replaceAll('\\n', '\n'));
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
