// OPPO's access token, valid for a day, one per host; a request is retried once with a new token when OPPO reports that the token has expired.
import { sha256Hex } from '../../../crypto/digests.js';
import type { HttpRequest, HttpResponse } from '../../../http/types.js';
import {
  type Access,
  type AccessToken,
  askWithAccess,
  isRefused,
  openAccess,
  type Refused,
} from '../../../push/access.js';
import { accessTokenOf, field } from '../../../push/answer-fields.js';
import type { VendorDeps } from '../../../push/types.js';
import { ACCESS_TOKEN_MS, CODES } from '../facts.js';
import { type Answer, notUnderstood, problemOf, readAnswer } from './answers.js';
import { authRequest, readCredentials } from './auth.js';

/** An OPPO response with the HTTP response it was read from. */
export type Answered = Answer & { readonly response: HttpResponse };

export async function ask(
  deps: Pick<VendorDeps, 'http'>,
  request: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<Answered | Refused> {
  const response = await deps.http.request(request, { signal });
  const answer = readAnswer(response);
  return answer === undefined ? { problem: notUnderstood(response) } : { ...answer, response };
}

export type AccessOf = (base: string) => Access;

/** The access tokens of one client, by host. */
export function oppoAccess(deps: VendorDeps): AccessOf {
  const opened = new Map<string, Access>();
  return (base) => {
    const access = opened.get(base) ?? openAt(base, deps);
    opened.set(base, access);
    return access;
  };
}

function openAt(base: string, deps: VendorDeps): Access {
  const { appKey, masterSecret } = readCredentials(deps.settings);
  const key = ['oppo', base, appKey, sha256Hex(masterSecret)];
  return openAccess(deps, key, async (signal): Promise<AccessToken | Refused> => {
    const now = deps.clock.now();
    const answer = await ask(deps, authRequest(base, { appKey, masterSecret, timestamp: now }), signal);
    if (isRefused(answer)) return answer;
    if (answer.code !== CODES.success) return { problem: problemOf(answer, deps) };
    const value = accessTokenOf(field(answer.data, 'auth_token'));
    return value === undefined
      ? { problem: notUnderstood(answer.response) }
      : { value, expiresAt: now + ACCESS_TOKEN_MS };
  });
}

/** Throws `UnreachableError`, so that the caller can try another host. */
export async function askWithToken(
  deps: Pick<VendorDeps, 'http'>,
  access: Access,
  make: (authToken: string) => HttpRequest,
  signal: AbortSignal | undefined,
): Promise<(Answered & { readonly requests: number }) | Refused> {
  let requests = 0;
  const end = await askWithAccess(
    access,
    signal,
    (authToken) => {
      requests += 1;
      return ask(deps, make(authToken), signal);
    },
    (answer) => !isRefused(answer) && answer.code === CODES.accessTokenEnded,
  );
  if (isRefused(end)) return end;
  return isRefused(end.answer) ? end.answer : { ...end.answer, requests };
}
