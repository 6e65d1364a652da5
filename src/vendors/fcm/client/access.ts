// Google's access token, obtained for a signed assertion; errors of that request refer to the service account.

import { requestWithRepeat } from '../../../http/repeat-once.js';
import { pointAt } from '../../../problems/types.js';
import { type Access, type AccessToken, openAccess, type Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { readTokenAnswer } from './answers.js';
import { accessTokenKey, assertionOf, tokenRequest, tokenUrl } from './auth.js';
import type { ServiceAccount } from './service-account.js';

export function fcmAccess(deps: VendorDeps, account: ServiceAccount): Access {
  const url = tokenUrl(account, deps.endpoint('auth'));
  return openAccess(deps, accessTokenKey(account, url), async (signal): Promise<AccessToken | Refused> => {
    const now = deps.clock.now();
    const response = await requestWithRepeat(deps, tokenRequest(url, assertionOf(account, now)), signal);
    const answer = readTokenAnswer(response, now);
    if (answer.ok) return { value: answer.value, expiresAt: now + answer.lifeSeconds * 1000 };
    return { problem: pointAt(answer.problem, deps.settings.origin('google_service_account')) };
  });
}
