// The emulator's own reading of a service account's JWT: PS256 over header and payload (RFC 7515, RFC 7518 section 3.5; push-jwt-token).
import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { type Json, readObject, withoutNull } from '../../../text/json-object.js';
import { jwtAudience, limits } from '../facts.js';
import { textOf } from './call.js';

/** Some libraries pad the parts: a decoder takes both. */
export const looksLikeJwt = (bearer: string): boolean => /^eyJ[\w-]+=*\.[\w-]+=*\.[\w-]*=*$/.test(bearer);

/** Config key of the service account file. */
const ACCOUNT = 'hw_service_account';

/** The app whose service account signed; a refusal when none did. */
export function checkJwt(
  jwt: string,
  apps: readonly SandboxApp[],
  checker: RuleChecker,
  world: EmulatorWorld,
): SandboxApp {
  const [head = '', payload = '', signature = ''] = jwt.split('.');
  const header = decode(head);
  const claims = decode(payload);
  const owner = apps.find((app) => textOf(accountOf(app)?.['key_id']) === textOf(header['kid']));
  const account = owner === undefined ? undefined : accountOf(owner);
  const isPs256 = header['alg'] === 'PS256' && (header['typ'] ?? 'JWT') === 'JWT';
  checker.check(
    'huawei/jwt-header',
    isPs256 && header['kid'] !== undefined && account !== undefined,
    isPs256 ? 'kid' : `alg ${String(textOf(header['alg'])).slice(0, 20)}`,
  );
  if (owner === undefined || account === undefined) throw new Error('unreachable: the rule above is always on');
  const signed = (saltLength: number): boolean => isSignedBy(account, `${head}.${payload}`, signature, saltLength);
  checker.check('huawei/jwt-signature', signed(constants.RSA_PSS_SALTLEN_AUTO));
  checker.check('huawei/jwt-salt', signed(32));
  checker.check(
    'huawei/jwt-claims',
    claims['iss'] === account['sub_account'] && claims['aud'] === jwtAudience,
    claims['aud'] === jwtAudience ? 'iss' : 'aud',
  );
  const exp = Number(claims['exp'] ?? Number.NaN);
  const iat = Number(claims['iat'] ?? Number.NaN);
  checker.check('huawei/jwt-expired', exp * 1000 > world.clock.now());
  checker.check('huawei/jwt-lifetime', exp - iat <= limits.jwtSeconds, `${exp - iat} s`);
  return owner;
}

/** The same reading for people: nothing is refused. */
export function readJwt(jwt: string, apps: readonly SandboxApp[]) {
  const [head = '', payload = '', signature = ''] = jwt.split('.');
  const header = decode(head);
  const owner = apps.find((app) => textOf(accountOf(app)?.['key_id']) === textOf(header['kid']));
  const account = owner === undefined ? undefined : accountOf(owner);
  return {
    header,
    claims: decode(payload),
    account,
    isSigned: account !== undefined && isSignedBy(account, `${head}.${payload}`, signature, 32),
  };
}

function accountOf(app: SandboxApp): Json | undefined {
  const file = app.file(ACCOUNT);
  return file === undefined ? undefined : readObject(Buffer.from(file).toString('utf8'), withoutNull);
}

const decode = (segment: string): Json =>
  readObject(Buffer.from(segment, 'base64url').toString('utf8'), withoutNull) ?? {};

function isSignedBy(account: Json, text: string, signature: string, saltLength: number): boolean {
  const key = publicKey(account);
  if (key === undefined) return false;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha256', Buffer.from(text), { key, padding, saltLength }, Buffer.from(signature, 'base64url'));
}

function publicKey(account: Json): KeyObject | undefined {
  try {
    const key = createPublicKey(textOf(account['private_key']) ?? '');
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
