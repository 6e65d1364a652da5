// The emulator's authentication: the token request in Huawei's order of checks, the issued access tokens, and the bearer token check.

import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { bearerOf } from '../../../push/emulator/request-values.js';
import { type Text, t } from '../../../text/language.js';
import { accessTokenSeconds, clientIdShape, limits } from '../facts.js';
import { checkJwt, looksLikeJwt } from './jwt.js';

/** The OAuth client ID of an app: hw_client_id, otherwise the App ID. */
export const clientIdOf = (app: SandboxApp): string => app.value('hw_client_id') ?? app.value('hw_app_id') ?? '';

/** POST /oauth2/v3/token, and the older v2. */
export function answerToken(
  request: EmulatorRequest,
  checker: RuleChecker,
  world: EmulatorWorld,
  tokens: AccessTokens,
): EmulatorReply {
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  const raw = request.text();
  checker.check('huawei/auth-form', !type.includes('json') && !raw.trimStart().startsWith('{'), type.slice(0, 60));
  const form = new URLSearchParams(raw);
  const grantType = form.get('grant_type') ?? '';
  checker.check('huawei/auth-grant-type', grantType === 'client_credentials', grantType.slice(0, 40));
  const clientId = form.get('client_id') ?? '';
  checker.check('huawei/auth-client-id-form', clientIdShape.test(clientId), clientId.slice(0, 40));
  const app = checker.found(
    'huawei/auth-client-id',
    world.apps().find((candidate) => clientIdOf(candidate) === clientId),
    clientId.slice(0, 40),
  );
  const secret = form.get('client_secret') ?? '';
  checker.check('huawei/auth-secret-empty', secret !== '');
  checker.check('huawei/auth-secret-form', !hasBrokenEscape(raw), '%');
  const wanted = app.value('hw_app_secret') ?? '';
  checker.check('huawei/auth-secret', secret === wanted, nameSecretMistake(secret, wanted));
  const calls = world.count(`huawei/token/${app.id}`, limits.tokenCallsWindowMs);
  checker.check('huawei/auth-rate', calls <= limits.tokenCalls);
  // Contains a slash, like real tokens; the response writes it as `\/`.
  const token = tokens.issue(`DQEC/${Buffer.from(world.random.hex(36), 'hex').toString('base64')}`, { app });
  const body = { access_token: token, expires_in: accessTokenSeconds, token_type: 'Bearer' };
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
    // The real response escapes slashes; clients that use text search instead of a JSON parser must fail here too.
    body: JSON.stringify(body).replaceAll('/', '\\/'),
  };
}

const hasBrokenEscape = (form: string): boolean => /%(?![0-9A-Fa-f]{2})/.test(form);

export const UNENCODED = t(
  'not encoded for the form: + and & changed on the way',
  '没有做表单编码：+ 和 & 在传输中变了',
);

/** Detects a secret sent without form encoding: a plus becomes a space, and an ampersand starts another field. */
function nameSecretMistake(got: string, wanted: string): Text | undefined {
  const unescaped = new URLSearchParams(`s=${wanted}`).get('s') ?? '';
  return got === unescaped && got !== wanted ? UNENCODED : undefined;
}

/** The apps a path can refer to: one by client ID, or all of a project. */
export interface Addressed {
  readonly apps: readonly SandboxApp[];
  readonly version: 'v1' | 'v2' | 'v3';
}

/** Returns the app of the request's bearer token; rejects when there is none. */
export function authorize(
  request: EmulatorRequest,
  addressed: Addressed,
  checker: RuleChecker,
  world: EmulatorWorld,
  tokens: AccessTokens,
): SandboxApp {
  const bearer = bearerOf(request);
  checker.check('huawei/authorization', bearer !== '', undefined);
  if (looksLikeJwt(bearer)) return checkJwt(bearer, addressed.apps, checker, world);
  checker.check('huawei/token-damaged', !bearer.includes('\\'), '\\/');
  const grant = checker.found('huawei/token-known', tokens.find(bearer));
  checker.check('huawei/v3-needs-jwt', addressed.version !== 'v3', 'OAuth');
  const fits = addressed.apps.some((app) => app.id === grant.app.id);
  checker.check('huawei/token-of-app', fits);
  checker.check('huawei/token-expired', world.clock.now() < grant.endsAt);
  return grant.app;
}
