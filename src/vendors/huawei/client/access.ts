// Huawei's access token, requested with id and secret or replaced by the service account's JWT; and which config value a rejected request refers to.
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { type Problem, pointAt } from '../../../problems/types.js';
import { type Access, type AccessToken, grantedToken, openAccess, type Refused } from '../../../push/access.js';
import type { Settings, VendorDeps } from '../../../push/types.js';
import { accessTokenSeconds, codes, renewEarlySeconds } from '../facts.js';
import { problemOfSignIn } from './answers.js';
import { accessTokenKey, type HuaweiKeys, ownToken, tokenRequest } from './auth.js';

export function huaweiAccess(deps: VendorDeps, keys: HuaweiKeys): Access {
  const baseUrl = deps.endpoint('auth');
  return openAccess(deps, accessTokenKey(keys, baseUrl), async (signal): Promise<AccessToken | Refused> => {
    if (keys.account !== undefined) return ownToken(keys.account, deps.clock.now());
    const response = await requestWithRepeat(deps, tokenRequest(keys, baseUrl), signal);
    const granted = grantedToken(response, accessTokenSeconds);
    if (granted === undefined) return { problem: pointAtValue(problemOfSignIn(response), keys, deps.settings) };
    return { value: granted.value, expiresAt: deps.clock.now() + lifetimeMs(granted.seconds) };
  });
}

const lifetimeMs = (seconds: number): number =>
  (seconds > 2 * renewEarlySeconds ? seconds - renewEarlySeconds : seconds) * 1000;

/** Points a rejected token request at the config value it refers to. */
function pointAtValue(problem: Problem, keys: HuaweiKeys, settings: Settings): Problem {
  const idKey = settings.text('hw_client_id') === keys.clientId ? 'hw_client_id' : 'hw_app_id';
  const about: Readonly<Record<string, string>> = {
    '1101/12304': 'hw_app_secret',
    '1101/20171': 'hw_app_secret',
    '1101/20172': 'hw_app_secret',
    '1101/20002': idKey,
    '1101/20003': idKey,
  };
  const key = about[problem.vendorCode ?? ''];
  return pointAt(problem, key === undefined ? undefined : settings.origin(key));
}

/** Code 80300002 mostly means a wrong id in the path. */
export function pointAtPath(problem: Problem, settings: Settings): Problem {
  if (problem.vendorCode !== codes.targetForbidden) return problem;
  const key = ['hw_project_id', 'hw_client_id', 'hw_app_id'].find((name) => settings.has(name));
  return pointAt(problem, key === undefined ? undefined : settings.origin(key));
}
