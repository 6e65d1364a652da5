// The access token of a client: from the store, renewed when it ends or is refused, fetched once however many pushes wait for it.
import type { HttpRequest, HttpResponse } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import type { AccessToken, VendorDeps } from '../../../push/types.js';
import { credentialProblem } from '../credential-problems.js';
import { readTokenAnswer } from './answers.js';
import { accessTokenKey, assertionOf, tokenRequest, tokenUrl } from './auth.js';
import type { ReadAccount } from './service-account.js';

/** Why there is none; `asked` tells whether Google was asked at all. */
export interface NoAccess {
  readonly problem: Problem;
  readonly asked: boolean;
}

export interface Access {
  get(signal: AbortSignal | undefined): Promise<AccessToken | NoAccess>;
  /** Past every store, for `verify`. */
  fresh(signal: AbortSignal | undefined): Promise<AccessToken | NoAccess>;
  forget(value: string): Promise<void>;
}

/** A token this near to its end is asked for again, in milliseconds; the store knows better and may keep it. */
const ALMOST_OVER_MS = 300_000;

export function openAccess(
  deps: VendorDeps,
  read: ReadAccount | undefined,
  post: (request: HttpRequest, signal: AbortSignal | undefined) => Promise<HttpResponse>,
): Access {
  if (read?.ok !== true) {
    const problem =
      read?.problem ??
      credentialProblem('fcm/service-account-incomplete', { args: { missing: 'google_service_account' } });
    const none = async (): Promise<NoAccess> => ({ problem, asked: false });
    return { get: none, fresh: none, forget: async () => {} };
  }
  const { account } = read;
  const url = tokenUrl(account, deps.endpoint('auth'));
  const key = accessTokenKey(account, url);
  let held: AccessToken | undefined;
  let pending: Promise<AccessToken | NoAccess> | undefined;
  let forgetting: Promise<void> | undefined;

  async function fetchToken(signal: AbortSignal | undefined): Promise<AccessToken | NoAccess> {
    const now = deps.clock.now();
    const answer = readTokenAnswer(await post(tokenRequest(url, assertionOf(account, now)), signal), now);
    if (!answer.ok) {
      const origin = deps.settings.origin('google_service_account');
      return { problem: origin === undefined ? answer.problem : { ...answer.problem, at: origin }, asked: true };
    }
    deps.protect(answer.value);
    return { value: answer.value, expiresAt: now + answer.lifeSeconds * 1000 };
  }

  async function ask(signal: AbortSignal | undefined): Promise<AccessToken | NoAccess> {
    // Until then the store still hands out the refused one.
    await forgetting;
    const token = await deps.accessTokens.get(key, () => fetchToken(signal));
    if ('problem' in token) return { problem: token.problem, asked: true };
    deps.protect(token.value);
    held = token;
    return token;
  }

  return {
    async get(signal) {
      // The store reads a file; thousands of pushes a second must not.
      if (held !== undefined && deps.clock.now() < held.expiresAt - ALMOST_OVER_MS) return held;
      pending ??= ask(signal).finally(() => {
        pending = undefined;
      });
      return pending;
    },
    fresh: fetchToken,
    async forget(value) {
      if (held?.value === value) held = undefined;
      forgetting = deps.accessTokens.forget(key, value);
      await forgetting;
    },
  };
}
