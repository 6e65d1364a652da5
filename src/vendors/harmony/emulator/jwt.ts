// The emulator's own JWT verification: PS256 over header and claims (RFC 7515, RFC 7518 section 3.5; push-jwt-token).
import type { EmulatorRequest, EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { bearerOf, textOf } from '../../../push/emulator/request-values.js';
import { accountOf, readJwt } from '../../../push/emulator/service-account-jwt.js';
import { jwtAudience, limits } from '../facts.js';

/** The config key of the service account file. */
export const ACCOUNT = 'harmony_service_account';

export const projectOf = (app: SandboxApp): string => {
  const project = accountOf(app, ACCOUNT)?.['project_id'];
  return typeof project === 'string' || typeof project === 'number' ? String(project).trim() : '';
};

/** Returns the app whose service account signed the JWT; rejects when there is none. */
export function checkJwt(
  request: EmulatorRequest,
  project: string,
  checker: RuleChecker,
  world: EmulatorWorld,
): SandboxApp {
  const bearer = bearerOf(request);
  checker.check('harmony/authorization', bearer !== '');
  const jwt = readJwt(bearer, world.apps(), ACCOUNT);
  checker.check('harmony/oauth-token', jwt.parts === 3, `${jwt.parts}`);
  const alg = textOf(jwt.header['alg']) ?? 'none';
  checker.check('harmony/jwt-alg', alg === 'PS256', `alg ${alg.slice(0, 20)}`);
  const app = checker.found('harmony/jwt-kid', jwt.owner, jwt.header['kid'] === undefined ? missing('kid') : undefined);
  const { iss, aud } = jwt.claims as { iss?: unknown; aud?: unknown };
  checker.check(
    'harmony/jwt-iss',
    iss === jwt.account?.['sub_account'],
    iss === jwt.account?.['project_id'] ? 'iss = project_id' : undefined,
  );
  checker.check('harmony/jwt-aud', aud === jwtAudience);
  checker.check('harmony/jwt-signature', jwt.isSigned('any'));
  checker.check('harmony/jwt-salt', jwt.isSigned(32));
  checker.check('harmony/jwt-project', projectOf(app) === project);
  const exp = secondsOf(jwt.claims['exp']);
  checker.check('harmony/jwt-expired', exp * 1000 > world.clock.now());
  const life = exp - secondsOf(jwt.claims['iat']);
  checker.check('harmony/jwt-lifetime', life <= limits.jwtSeconds, `${life} s`);
  return app;
}

const secondsOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
