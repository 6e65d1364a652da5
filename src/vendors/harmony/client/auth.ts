// The bearer of HarmonyOS: a JWT signed here with the service account's key (PS256); it is never exchanged for an access token (push-jwt-token).
import { constants, sign } from 'node:crypto';
import type { Access, Refused } from '../../../push/access.js';
import type { AccessToken, VendorDeps } from '../../../push/types.js';
import { credentialProblem } from '../credential-problems.js';
import { jwtAudience, jwtSeconds, renewEarlySeconds } from '../facts.js';
import { ACCOUNT_KEY, type ReadAccount, type ServiceAccount } from './service-account.js';

type Signer = Pick<ServiceAccount, 'keyId' | 'subAccount' | 'key'>;

/** RSASSA-PSS with SHA-256 and a salt as long as the hash (RFC 7518, 3.5). PSS is random: no two signatures are alike. */
export function signJwt({ keyId, subAccount, key }: Signer, nowSeconds: number): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { kid: keyId, typ: 'JWT', alg: 'PS256' };
  const claims = { aud: jwtAudience, iss: subAccount, exp: nowSeconds + jwtSeconds, iat: nowSeconds };
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(text), {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return `${text}.${signature.toString('base64url')}`;
}

/**
 * The JWT of one client, signed anew before it ends. It lies in no store: making one needs no request, and two processes may hold two.
 * Without an account there is none, and the reason is the answer.
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
