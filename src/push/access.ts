// Access tokens as a vendor's client uses them: kept between runs, fetched once however many pushes wait for one, renewed once when the vendor says that it ended.
import { requestWithRepeat } from '../http/repeat-once.js';
import { type HttpRequest, type HttpResponse, UnreachableError } from '../http/types.js';
import type { Problem } from '../problems/types.js';
import { unreachableProblem } from '../problems/unreachable.js';
import { readObject } from '../text/json-object.js';
import { accessTokenOf, saysNo, textOf, wholeNumberOf } from './answer-fields.js';
import type { SendResult, VendorDeps } from './types.js';

/** A refusal of the vendor, or a finding about the credentials. */
export type Refused = { readonly problem: Problem };

export const isRefused = (value: object): value is Refused => 'problem' in value;

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where access tokens are kept between runs. Two processes at once fetch one token, not two. */
export interface AccessTokenStore {
  /**
   * The stored token that `key` names, else the one `fetch` brings. `key` holds everything the token depends on
   * (credentials, endpoint); it is hashed before it is used as a name. A refusal is returned and not stored.
   */
  get(
    key: readonly string[],
    fetch: () => Promise<AccessToken | Refused>,
  ): Promise<(AccessToken & { readonly cached: boolean }) | Refused>;
  /** Forgets the token if it is still this one: another process may have renewed it already. */
  forget(key: readonly string[], value: string): Promise<void>;
}

export interface Access {
  get(signal: AbortSignal | undefined): Promise<AccessToken | Refused>;
  /** Asks the vendor and ignores stored tokens: what `verify` needs, because a stored token says nothing about a secret that was reset since. */
  fresh(signal: AbortSignal | undefined): Promise<AccessToken | Refused>;
  forget(value: string): Promise<void>;
}

/** A token that ends within this many milliseconds is requested again; the store may still return it. */
const ALMOST_OVER_MS = 300_000;

/** `key` holds everything the token depends on, secrets only as digests. `fetch` asks the vendor. */
export function openAccess(
  deps: Pick<VendorDeps, 'accessTokens' | 'clock' | 'protect'>,
  key: readonly string[],
  fetch: (signal: AbortSignal | undefined) => Promise<AccessToken | Refused>,
): Access {
  let held: AccessToken | undefined;
  let pending: Promise<AccessToken | Refused> | undefined;
  let forgetting: Promise<void> | undefined;

  async function fetchNow(signal: AbortSignal | undefined): Promise<AccessToken | Refused> {
    const token = await fetch(signal);
    if (!isRefused(token)) deps.protect(token.value);
    return token;
  }

  /** What was just fetched serves the pushes of this run; a refusal now counts more than a token of an earlier day. */
  async function fresh(signal: AbortSignal | undefined): Promise<AccessToken | Refused> {
    const token = await fetchNow(signal);
    held = isRefused(token) ? undefined : token;
    return token;
  }

  async function ask(signal: AbortSignal | undefined): Promise<AccessToken | Refused> {
    // Until then the store still hands out the refused one.
    await forgetting;
    const token = await deps.accessTokens.get(key, () => fetchNow(signal));
    if (isRefused(token)) return token;
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
    fresh,
    async forget(value) {
      if (held?.value === value) held = undefined;
      forgetting = deps.accessTokens.forget(key, value);
      await forgetting;
    },
  };
}

/** A complete positive answer to an OAuth sign-in (RFC 6749, 5.1): a bearer token that is good for a while, and no refusal beside it. */
export function grantedToken(
  { status, body: text }: Pick<HttpResponse, 'status' | 'body'>,
  standardSeconds: number,
): { readonly value: string; readonly seconds: number } | undefined {
  const body = readObject(text);
  if (body === undefined || status !== 200 || saysNo(body)) return undefined;
  const value = accessTokenOf(body['access_token']);
  // Some answers leave these two out; one that is there has to fit.
  const isBearer = /^bearer$/i.test(textOf(body['token_type'] ?? 'Bearer'));
  const seconds = wholeNumberOf(body['expires_in'] ?? standardSeconds) ?? 0;
  return value !== undefined && isBearer && seconds > 0 ? { value, seconds } : undefined;
}

/** Asks with an access token, and exactly once more with a fresh one when the answer says that it ended. */
export async function askWithAccess<T>(
  access: Access,
  signal: AbortSignal | undefined,
  ask: (accessToken: string) => Promise<T>,
  hasEnded: (answer: T) => boolean,
): Promise<{ readonly answer: T } | Refused> {
  for (let renewed = false; ; renewed = true) {
    const token = await access.get(signal);
    if (isRefused(token)) return token;
    const answer = await ask(token.value);
    if (renewed || !hasEnded(answer)) return { answer };
    await access.forget(token.value);
  }
}

/** How a call ended. `attempts` counts requests for this call, those for the access token not included. */
export type CallEnd<A> = { readonly attempts: number; readonly tookMs: number } & (
  | { readonly kind: 'answered'; readonly answer: A; readonly response: HttpResponse }
  | { readonly kind: 'no-access'; readonly problem: Problem }
  /** `notSent`: cancelled before a byte of it left. */
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly notSent: boolean }
);

/** What a call that brought no answer means for each of its tokens. */
export function endWithoutAnswer({
  attempts,
  tookMs,
  ...end
}: Exclude<CallEnd<unknown>, { readonly kind: 'answered' }>): Omit<SendResult, 'token'> {
  if (end.kind === 'unreachable' && end.notSent) return { status: 'not-sent', attempts };
  const status = end.kind === 'unreachable' ? 'unreachable' : 'rejected';
  return { status, attempts, tookMs, problem: end.problem };
}

/** One call of a vendor that wants an access token, repeated once where no byte of it can have arrived. */
export async function callWithAccess<A>(
  deps: Pick<VendorDeps, 'http' | 'clock'>,
  vendor: string,
  access: Access,
  signal: AbortSignal | undefined,
  call: {
    make(accessToken: string): HttpRequest;
    read(response: HttpResponse): A;
    hasEnded(answer: A, response: HttpResponse): boolean;
  },
): Promise<CallEnd<A>> {
  const startedAt = deps.clock.now();
  let attempts = 0;
  const took = (): { attempts: number; tookMs: number } => ({ attempts, tookMs: deps.clock.now() - startedAt });
  try {
    const ended = await askWithAccess(
      access,
      signal,
      async (accessToken) => {
        const response = await requestWithRepeat(deps, call.make(accessToken), signal, () => {
          attempts += 1;
        });
        return { answer: call.read(response), response };
      },
      ({ answer, response }) => call.hasEnded(answer, response),
    );
    if (isRefused(ended)) return { kind: 'no-access', problem: ended.problem, ...took() };
    return { kind: 'answered', ...ended.answer, attempts, tookMs: ended.answer.response.tookMs };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return {
      kind: 'unreachable',
      problem: unreachableProblem(error, vendor),
      notSent: error.reason === 'aborted' && error.neverArrived,
      ...took(),
    };
  }
}
