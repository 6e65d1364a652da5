// Sends one request to Meizu and follows a redirect in its response once.
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import type { Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { CODES } from '../facts.js';
import { type Answer, notUnderstood, readAnswer } from './answers.js';
import { formRequest } from './requests.js';

/** Throws `UnreachableError`. */
export async function ask(
  deps: VendorDeps,
  role: 'push' | 'subscription',
  path: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Answer | Refused> {
  const base = deps.endpoint(role);
  const post = (url: string) => deps.http.request(formRequest(url, own, deps), { signal });
  const first = await post(`${base}${path}`);
  const answer = readAnswer(first);
  // [A] "Repeat the request at `redirect`": the first request had no effect, so the redirect is followed once.
  const moved = answer?.code === CODES.moved ? placeToRepeat(answer.redirect, base) : undefined;
  if (moved === undefined) return answer ?? { problem: notUnderstood(first) };
  const second = await post(moved);
  return readAnswer(second) ?? { problem: notUnderstood(second) };
}

/** Accepts only Meizu's hosts or the address already used, so that a signed form is not sent anywhere else. */
function placeToRepeat(redirect: string, base: string): string | undefined {
  if (!URL.canParse(redirect)) return undefined;
  const { protocol, hostname, origin } = new URL(redirect);
  const isMeizu = protocol === 'https:' && /(?:^|\.)meizu\.com$/.test(hostname);
  return isMeizu || origin === new URL(base).origin ? redirect : undefined;
}

/** Like `ask`, but returns "unreachable" as a problem. */
export async function question(...asked: Parameters<typeof ask>): Promise<Answer | Refused> {
  try {
    return await ask(...asked);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, 'meizu') };
  }
}
