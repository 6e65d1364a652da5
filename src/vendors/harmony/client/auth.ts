// The bearer token for HarmonyOS: a JWT signed locally with the service account's key (PS256), not exchanged for an access token (push-jwt-token).
import { signAccountJwt } from '../../../crypto/service-account-jwt.js';
import type { Access, AccessToken, Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { credentialProblem } from '../credential-problems.js';
import { jwtAudience, jwtSeconds, renewEarlySeconds } from '../facts.js';
import { ACCOUNT_KEY, type ReadAccount, type ServiceAccount } from './service-account.js';

type Signer = Pick<ServiceAccount, 'keyId' | 'subAccount' | 'key'>;

export const signJwt = ({ keyId, subAccount, key }: Signer, nowSeconds: number): string =>
  signAccountJwt({ keyId, subAccount, key, audience: jwtAudience, seconds: jwtSeconds }, nowSeconds);

/**
 * The JWT of one client, renewed before it expires. It is not stored, because signing needs no request and several JWTs may be in use.
 * Without an account, returns the problem instead.
 */
export function openBearer(
  read: ReadAccount | undefined,
  { clock, protect }: Pick<VendorDeps, 'clock' | 'protect'>,
): Access {
  let held: AccessToken | undefined;
  async function fresh(): Promise<AccessToken | Refused> {
    if (read?.ok !== true)
      return {
        problem:
          read?.problem ?? credentialProblem('harmony/service-account-incomplete', { args: { missing: ACCOUNT_KEY } }),
      };
    const now = clock.now();
    held = {
      value: signJwt(read.account, Math.floor(now / 1000)),
      expiresAt: now + (jwtSeconds - renewEarlySeconds) * 1000,
    };
    protect(held.value);
    return held;
  }
  return {
    get: async () => (held !== undefined && clock.now() < held.expiresAt ? held : fresh()),
    fresh,
    async forget(value) {
      if (held?.value === value) held = undefined;
    },
  };
}
