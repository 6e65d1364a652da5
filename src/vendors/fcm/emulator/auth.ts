// The emulator's authentication: the token endpoint with its own JWT and RS256 verification, and the access tokens it issues.
import { constants, createPrivateKey, createPublicKey, hash, type KeyObject, publicDecrypt } from 'node:crypto';
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
  Seen,
} from '../../../push/emulator/emulator.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import {
  accessTokenSeconds,
  assertionSeconds,
  clockAheadSeconds,
  googleTokenUri,
  jwtGrant,
  olderTokenUris,
} from '../facts.js';

/** A service account as registered in Google's console. */
export interface KnownAccount {
  readonly app: SandboxApp;
  readonly projectId: string;
  readonly email: string;
  readonly tokenUri: string | undefined;
  readonly key: KeyObject;
  /** The project number, if the app's google-services.json contains it. */
  readonly projectNumber: string | undefined;
}

/** Reads the service account of an app; undefined when its file is not one. */
export function accountOf(app: SandboxApp): KnownAccount | undefined {
  const file = app.file('google_service_account');
  if (file === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(file).toString('utf8'));
    if (!isObject(value)) return undefined;
    const { project_id: projectId, client_email: email, private_key: pem, token_uri: tokenUri } = value;
    if (typeof projectId !== 'string' || typeof email !== 'string' || typeof pem !== 'string') return undefined;
    const key = createPublicKey(createPrivateKey(pem.replaceAll('\\n', '\n')));
    const known = { app, projectId, email, key, projectNumber: numberOf(app, projectId) };
    return { ...known, tokenUri: typeof tokenUri === 'string' ? tokenUri : undefined };
  } catch {
    return undefined;
  }
}

/** A broken google-services.json must not invalidate the service account. */
function numberOf(app: SandboxApp, projectId: string): string | undefined {
  const value = readObject(Buffer.from(app.file('google_services_json') ?? []).toString('utf8'));
  const info = value?.['project_info'];
  if (!isObject(info) || info['project_id'] !== projectId) return undefined;
  return typeof info['project_number'] === 'string' ? info['project_number'] : undefined;
}

/** What an access token grants. */
export interface Granted {
  readonly app: SandboxApp;
  readonly account: KnownAccount;
  readonly scopes: readonly string[];
}

export type FcmTokens = AccessTokens<Granted>;

/** What the request's access token grants; rejects the request when it is not valid. */
export function granted(request: EmulatorRequest, tokens: FcmTokens, checker: RuleChecker): Granted {
  const header = request.headers['authorization'];
  const value = /^bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
  checker.check('fcm/authorization', value !== undefined, header?.split(' ')[0]?.slice(0, 20));
  return checker.found('fcm/access-token', tokens.live(value ?? ''));
}

/** POST /token. */
export function answerToken(
  request: EmulatorRequest,
  accounts: readonly KnownAccount[],
  world: EmulatorWorld,
  tokens: FcmTokens,
  checker: RuleChecker,
): EmulatorReply {
  const form = new URLSearchParams(request.text());
  checker.check('fcm/grant-type', form.get('grant_type') === jwtGrant, form.get('grant_type')?.slice(0, 60));
  const parts = (form.get('assertion') ?? '').split('.');
  const read = [decode(parts[0]), decode(parts[1])];
  const isJwt = parts.length === 3 && !read.includes(undefined);
  const [header = {}, claims = {}] = checker.found('fcm/assertion', isJwt ? read : undefined);
  checker.check('fcm/assertion-algorithm', header['alg'] === 'RS256', String(header['alg']).slice(0, 20));

  const account = checker.found(
    'fcm/account',
    accounts.find((candidate) => candidate.email === claims['iss']),
    `iss ${String(claims['iss']).slice(0, 80)}`,
  );
  checker.check('fcm/signature', isSigned(`${parts[0]}.${parts[1]}`, parts[2] ?? '', account.key));
  checker.check('fcm/audience', isAudience(claims['aud'], account, request, world), String(claims['aud']).slice(0, 80));
  const fault = faultOfTimes(claims, world.clock.now() / 1000);
  checker.check('fcm/times', fault === undefined, fault);
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ').filter((scope) => scope !== '') : [];
  checker.check('fcm/scope', scopes.length > 0);
  const token = tokens.issue(`ya29.sandbox-${world.random.hex(24)}`, { app: account.app, account, scopes });
  return { status: 200, body: { access_token: token, expires_in: accessTokenSeconds, token_type: 'Bearer' } };
}

/** Parses an assertion, with the account it names and whether that account signed it; undefined when it is not a JWT. */
export function readAssertion(assertion: string, accounts: readonly KnownAccount[]) {
  const [head, payload, signature = ''] = assertion.split('.');
  const [header, claims] = [decode(head), decode(payload)];
  if (header === undefined || claims === undefined) return undefined;
  const account = accounts.find((candidate) => candidate.email === claims['iss']);
  return {
    header,
    claims,
    account,
    isSigned: account !== undefined && isSigned(`${head}.${payload}`, signature, account.key),
  };
}

/** With or without padding: older Python releases of google-auth add padding, and Google accepts it (B). */
function decode(part: string | undefined): Json | undefined {
  if (part === undefined || !/^[A-Za-z0-9_-]+={0,2}$/.test(part)) return undefined;
  return readObject(Buffer.from(part, 'base64url').toString('utf8'));
}

/** DigestInfo prefix for SHA-256 (RFC 8017, section 9.2, note 1), which precedes the digest in an RSA signature. */
const SHA256_INFO = '3031300d060960864801650304020105000420';

/** Verifies RS256 without the client's code: recovers the digest with the public key and compares it. */
function isSigned(input: string, signature: string, key: KeyObject): boolean {
  try {
    const opened = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signature, 'base64url'));
    return opened.toString('hex') === SHA256_INFO + hash('sha256', input);
  } catch {
    return false;
  }
}

/** Accepts Google's current and older addresses, the one in the account's file, and the address the sandbox was called at. */
function isAudience(aud: unknown, account: KnownAccount, request: EmulatorRequest, world: EmulatorWorld): boolean {
  if (typeof aud !== 'string') return false;
  if ([googleTokenUri, ...olderTokenUris, account.tokenUri].includes(aud)) return true;
  if (!URL.canParse(aud)) return false;
  const { host, pathname } = new URL(aud);
  const asked = [request.headers['host'], request.headers[':authority'], new URL(world.baseUrl).host];
  return asked.includes(host) && pathname.endsWith('/token');
}

function faultOfTimes(claims: Json, now: number): Seen | undefined {
  const { iat, exp } = claims;
  if (typeof iat !== 'number' || typeof exp !== 'number') return t('iat or exp is no number', 'iat 或 exp 不是数字');
  if (exp - iat > assertionSeconds) return `exp − iat = ${Math.round(exp - iat)} s`;
  if (iat > now + clockAheadSeconds)
    return iat > now * 100 ? t('milliseconds instead of seconds', '是毫秒，应为秒') : `iat +${Math.round(iat - now)} s`;
  return exp < now ? `exp −${Math.round(now - exp)} s` : undefined;
}
