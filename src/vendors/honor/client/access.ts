// Honor's access token, requested with the client credentials and valid for the lifetime in the response.
import { sha256Hex } from '../../../crypto/digests.js';
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { type Access, type AccessToken, grantedToken, openAccess, type Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { FALLBACK_LIFETIME_SECONDS } from '../facts.js';
import { signInProblem } from './answers.js';
import { readCredentials, tokenRequest } from './auth.js';

export function honorAccess(deps: VendorDeps): Access {
  const credentials = readCredentials(deps.settings);
  const base = deps.endpoint('auth');
  const key = ['honor', base, credentials.clientId, sha256Hex(credentials.clientSecret)];
  return openAccess(deps, key, async (signal): Promise<AccessToken | Refused> => {
    const response = await requestWithRepeat(deps, tokenRequest(base, credentials), signal);
    const granted = grantedToken(response, FALLBACK_LIFETIME_SECONDS);
    if (granted === undefined) return { problem: signInProblem(response, deps.settings) };
    return { value: granted.value, expiresAt: deps.clock.now() + granted.seconds * 1000 };
  });
}
