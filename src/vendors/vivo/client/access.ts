// vivo's access token, requested with a signature, and which config value a rejected request refers to.
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { type Problem, pointAt } from '../../../problems/types.js';
import { type Access, type AccessToken, openAccess, type Refused } from '../../../push/access.js';
import { accessTokenOf } from '../../../push/answer-fields.js';
import type { VendorDeps } from '../../../push/types.js';
import { looksSwapped } from '../credentials.js';
import { accessTokenLifetimeMs } from '../facts.js';
import { notUnderstood, readAnswer, withCase } from './answers.js';
import { accessTokenKey, authRequest, readKeys, type VivoKeys } from './auth.js';

export function vivoAccess(deps: VendorDeps): Access {
  const keys = readKeys(deps.settings);
  const baseUrl = deps.endpoint('push');
  return openAccess(deps, accessTokenKey(keys, baseUrl), async (signal): Promise<AccessToken | Refused> => {
    const now = deps.clock.now();
    const response = await requestWithRepeat(deps, authRequest(keys, baseUrl, now), signal);
    const answer = readAnswer(response);
    if (!answer.ok) return { problem: explainRefusal(answer.problem, keys, deps) };
    const value = accessTokenOf(answer.body['authToken']);
    return value === undefined ? notUnderstood(response) : { value, expiresAt: now + accessTokenLifetimeMs };
  });
}

/** Points a rejected token request at the config value it refers to, and names common mistakes. */
function explainRefusal(problem: Problem, keys: VivoKeys, deps: VendorDeps): Problem {
  const about: Readonly<Record<string, string>> = {
    '10200': 'vivo_app_id',
    '10205': 'vivo_app_id',
    '10201': 'vivo_app_key',
    '10202': 'vivo_app_key',
    '10206': 'vivo_app_secret',
  };
  const key = about[problem.vendorCode ?? ''];
  return pointAt(withMistake(problem, keys), key === undefined ? undefined : deps.settings.origin(key));
}

function withMistake(problem: Problem, keys: VivoKeys): Problem {
  const secret = keys.appSecret.reveal();
  if (keys.appKey === secret) return withCase(problem, 'key-equals-secret');
  return looksSwapped(keys.appKey, secret) ? withCase(problem, 'key-and-secret-swapped') : problem;
}
