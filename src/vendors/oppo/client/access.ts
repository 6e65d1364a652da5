// Asking OPPO: the access token of a day, and one more try with a fresh one when OPPO says that it ended.
import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../../http/types.js';
import type { AccessToken, VendorDeps } from '../../../push/types.js';
import { ACCESS_TOKEN_MS } from '../facts.js';
import { oppoProblem } from '../problems.js';
import { type Answer, field, isRefused, problemOf, type Refused, readAnswer } from './answers.js';
import { authRequest, readCredentials } from './auth.js';

export async function ask(
  deps: VendorDeps,
  request: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<Answer | Refused> {
  const response = await deps.http.request(request, { signal });
  return (
    readAnswer(response.body) ?? {
      problem: oppoProblem('oppo/answer-not-understood', {
        args: { status: response.status },
        vendorMessage: response.body.slice(0, 200),
      }),
    }
  );
}

const tokenKey = (base: string, appKey: string, masterSecret: string): readonly string[] => [
  'oppo',
  base,
  appKey,
  createHash('sha256').update(masterSecret).digest('hex'),
];

export async function accessToken(deps: VendorDeps, base: string, signal: AbortSignal | undefined) {
  const { appKey, masterSecret } = readCredentials(deps.settings);
  const key = tokenKey(base, appKey, masterSecret);
  const token = await deps.accessTokens.get(key, async (): Promise<AccessToken | Refused> => {
    const answer = await ask(deps, authRequest(base, { appKey, masterSecret, timestamp: deps.clock.now() }), signal);
    if (isRefused(answer)) return answer;
    const value = field(answer.data, 'auth_token');
    if (answer.code !== 0 || typeof value !== 'string') return { problem: problemOf(answer, deps) };
    return { value, expiresAt: deps.clock.now() + ACCESS_TOKEN_MS };
  });
  if (!isRefused(token)) deps.protect(token.value);
  return { token, key };
}

/** Asks with an access token, and once more with a fresh one when OPPO says that it ended (11). */
export async function askWithToken(
  deps: VendorDeps,
  base: string,
  make: (authToken: string) => HttpRequest,
  signal: AbortSignal | undefined,
): Promise<(Answer & { readonly requests: number }) | Refused> {
  for (const attempt of [1, 2]) {
    const { token, key } = await accessToken(deps, base, signal);
    if (isRefused(token)) return token;
    const answer = await ask(deps, make(token.value), signal);
    if (isRefused(answer)) return answer;
    if (answer.code !== 11 || attempt === 2) return { ...answer, requests: attempt };
    await deps.accessTokens.forget(key, token.value);
  }
  throw new Error('unreachable: the second attempt always returns');
}
