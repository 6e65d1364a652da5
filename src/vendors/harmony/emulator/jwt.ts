// The emulator's own reading of a service account's JWT: PS256 over header and claims (RFC 7515, RFC 7518 section 3.5; push-jwt-token).

import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { EmulatorRequest, EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { type Json, readObject, withoutNull } from '../../../text/json-object.js';
import { jwtAudience, limits } from '../facts.js';
import { textOf } from './call.js';

/** The bearer of a request; the scheme in any case (RFC 7235). */
export const bearerOf = (request: EmulatorRequest): string =>
  /^bearer +(\S.*)$/i.exec(request.headers['authorization'] ?? '')?.[1]?.trim() ?? '';

/** An app's service account file as the console knows it. */
export function accountOf(app: SandboxApp): Json | undefined {
  const file = app.file('harmony_service_account');
  return file === undefined ? undefined : readObject(Buffer.from(file).toString('utf8'), withoutNull);
}

export const projectOf = (app: SandboxApp): string => {
  const project = accountOf(app)?.['project_id'];
  return typeof project === 'string' || typeof project === 'number' ? String(project).trim() : '';
};

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
export function readJwt(jwt: string, apps: readonly SandboxApp[]): ReadJwt {
  const parts = jwt.split('.');
  const [head = '', payload = '', signature = ''] = parts;
  const header = decode(head);
  const kid = textOf(header['kid']);
  const owner = kid === undefined ? undefined : apps.find((app) => textOf(accountOf(app)?.['key_id']) === kid);
  const account = owner === undefined ? undefined : accountOf(owner);
  return {
    parts: parts.length,
    header,
    claims: decode(payload),
    owner,
    account,
    isSigned: (saltBytes) =>
      account !== undefined &&
      fits(account, `${head}.${payload}`, signature, saltBytes === 'any' ? constants.RSA_PSS_SALTLEN_AUTO : saltBytes),
  };
}

/** The app whose service account signed; a refusal when none did. */
export function checkJwt(
  request: EmulatorRequest,
  project: string,
  checker: RuleChecker,
  world: EmulatorWorld,
): SandboxApp {
  const bearer = bearerOf(request);
  checker.check('harmony/authorization', bearer !== '');
  const jwt = readJwt(bearer, world.apps());
  checker.check('harmony/oauth-token', jwt.parts === 3, `${jwt.parts}`);
  const alg = textOf(jwt.header['alg']) ?? 'none';
  checker.check('harmony/jwt-alg', alg === 'PS256', `alg ${alg.slice(0, 20)}`);
  checker.check(
    'harmony/jwt-kid',
    jwt.owner !== undefined,
    jwt.header['kid'] === undefined ? missing('kid') : undefined,
  );
  if (jwt.owner === undefined || jwt.account === undefined)
    throw new Error('unreachable: the rule harmony/jwt-kid is always on');
  const { iss, aud } = jwt.claims as { iss?: unknown; aud?: unknown };
  checker.check(
    'harmony/jwt-iss',
    iss === jwt.account['sub_account'],
    iss === jwt.account['project_id'] ? 'iss = project_id' : undefined,
  );
  checker.check('harmony/jwt-aud', aud === jwtAudience);
  checker.check('harmony/jwt-signature', jwt.isSigned('any'));
  checker.check('harmony/jwt-salt', jwt.isSigned(32));
  checker.check('harmony/jwt-project', projectOf(jwt.owner) === project);
  const exp = secondsOf(jwt.claims['exp']);
  checker.check('harmony/jwt-expired', exp * 1000 > world.clock.now());
  const life = exp - secondsOf(jwt.claims['iat']);
  checker.check('harmony/jwt-lifetime', life <= limits.jwtSeconds, `${life} s`);
  return jwt.owner;
}

const secondsOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

const decode = (segment: string): Json =>
  readObject(Buffer.from(segment, 'base64url').toString('utf8'), withoutNull) ?? {};

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
