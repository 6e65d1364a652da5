// The emulator's own JWT verification: PS256 over header and payload (RFC 7515, RFC 7518 section 3.5; push-jwt-token).
import type { EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { textOf } from '../../../push/emulator/request-values.js';
import { readJwt } from '../../../push/emulator/service-account-jwt.js';
import { jwtAudience, limits } from '../facts.js';

/** Some libraries pad the parts; both forms are accepted. */
export const looksLikeJwt = (bearer: string): boolean => /^eyJ[\w-]+=*\.[\w-]+=*\.[\w-]*=*$/.test(bearer);

/** The config key of the service account file. */
export const ACCOUNT = 'hw_service_account';

/** Returns the app whose service account signed the JWT; rejects when there is none. */
export function checkJwt(
  jwt: string,
  apps: readonly SandboxApp[],
  checker: RuleChecker,
  world: EmulatorWorld,
): SandboxApp {
  const { header, claims, owner, account, isSigned } = readJwt(jwt, apps, ACCOUNT);
  const isPs256 = header['alg'] === 'PS256' && (header['typ'] ?? 'JWT') === 'JWT';
  const app = checker.found(
    'huawei/jwt-header',
    isPs256 ? owner : undefined,
    isPs256 ? 'kid' : `alg ${String(textOf(header['alg'])).slice(0, 20)}`,
  );
  checker.check('huawei/jwt-signature', isSigned('any'));
  checker.check('huawei/jwt-salt', isSigned(32));
  checker.check(
    'huawei/jwt-claims',
    claims['iss'] === account?.['sub_account'] && claims['aud'] === jwtAudience,
    claims['aud'] === jwtAudience ? 'iss' : 'aud',
  );
  const exp = Number(claims['exp'] ?? Number.NaN);
  const iat = Number(claims['iat'] ?? Number.NaN);
  checker.check('huawei/jwt-expired', exp * 1000 > world.clock.now());
  checker.check('huawei/jwt-lifetime', exp - iat <= limits.jwtSeconds, `${exp - iat} s`);
  return app;
}
