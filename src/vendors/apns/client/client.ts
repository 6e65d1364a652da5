// The APNs client: one request per device token on a shared connection. Rejections and "unreachable" are results, not exceptions.
import { COMES_BACK, PAUSE_MS } from '../../../http/repeat-once.js';
import { parseRetryAfter } from '../../../http/retry-after.js';
import { type HttpResponse, UnreachableError } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import type { DeviceStatus, StatusOptions } from '../../../push/device-status.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import type { Verification } from '../../../push/verification.js';
import type { Environment } from '../facts.js';
import { apnsProblem } from '../problems.js';
import { isAccepted, problemOf, type Refusal, readRefusal } from './answers.js';
import { providerTokenKey, signProviderToken } from './auth.js';
import { bundleIdOf, environmentOf, type Identity, openIdentity } from './identity.js';
import { checkCertificate } from './inspect.js';
import { pushRequest, type SignIn, type Wire, wireOf, withCertificate, withToken } from './requests.js';
import { readStatus } from './status.js';
import { verify } from './verify.js';

/** A provider token in use is requested again from the store this long before it expires. */
const RENEW_BEFORE_MS = 300_000;

export type Outcome =
  | { readonly kind: 'accepted'; readonly response: HttpResponse; readonly id: string; readonly attempts: number }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly problem: Problem;
      readonly attempts: number;
      readonly tookMs: number;
    }
  | { readonly kind: 'not-asked'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly attempts: number; readonly aborted: boolean };

/** One push to one device token in one environment; `verify` and `status` use it too. */
export type Ask = (
  wire: Wire | PushMessage,
  token: string,
  environment: Environment | undefined,
  signal: AbortSignal | undefined,
) => Promise<Outcome>;

type Ready =
  | { readonly problem: Problem }
  | {
      readonly problem?: undefined;
      readonly identity: Identity;
      readonly environment: Environment;
      readonly bundleId: string;
    };

export function connect(deps: VendorDeps): VendorClient {
  let opened: Promise<Ready> | undefined;
  const ready = (): Promise<Ready> => {
    opened ??= prepare(deps);
    return opened;
  };
  const signIns = new SignIns(deps);
  const wires = new WeakMap<PushMessage, Wire>();

  const ask: Ask = async (given, token, wanted, signal) => {
    const state = await ready();
    if (state.problem !== undefined) return { kind: 'not-asked', problem: state.problem };
    const environment = wanted ?? state.environment;
    const baseUrl = deps.endpoint(environment);
    let wire: Wire;
    if ('body' in given && Buffer.isBuffer(given.body)) wire = given as Wire;
    else {
      const message = given as PushMessage;
      wire = wires.get(message) ?? wireOf(message, state.bundleId, deps.clock.now());
      wires.set(message, wire);
    }
    const id = deps.random.uuid();
    let attempts = 0;
    let repeated = false;
    for (let renewed = false; ; ) {
      try {
        const signIn = await signIns.get(state.identity);
        attempts += 1;
        const response = await deps.http.request(pushRequest(baseUrl, token, wire, id, signIn), { signal });
        if (isAccepted(response, id))
          return { kind: 'accepted', response, id: response.headers['apns-id'] ?? id, attempts };
        const refusal = readRefusal(response, id);
        if (refusal.reason === 'ExpiredProviderToken' && state.identity.kind === 'token' && !renewed) {
          renewed = true;
          await signIns.renew(state.identity, signIn);
          continue;
        }
        const problem = problemOf(refusal, { token, environment, settings: deps.settings });
        const pause = parseRetryAfter(response.headers['retry-after'], deps.clock.now());
        return {
          kind: 'refused',
          refusal,
          problem: pause === undefined ? problem : { ...problem, retryAfterMs: pause },
          attempts,
          tookMs: response.tookMs,
        };
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        if (error.neverArrived && !repeated && COMES_BACK.has(error.reason)) {
          repeated = true;
          const slept = await deps.clock.sleep(PAUSE_MS, signal).then(
            () => true,
            () => false,
          );
          if (slept) continue;
        }
        return {
          kind: 'unreachable',
          problem: unreachableProblem(error, 'apns'),
          attempts,
          aborted: error.reason === 'aborted' && error.neverArrived,
        };
      }
    }
  };

  async function sendOne(message: PushMessage, token: string, signal: AbortSignal | undefined): Promise<SendResult> {
    if (signal?.aborted === true) return { token, status: 'not-sent', attempts: 0 };
    return resultOf(token, await ask(message, token, undefined, signal));
  }

  return {
    verify: async (signal): Promise<Verification> => {
      const state = await ready();
      if (state.problem !== undefined) return { status: 'refused', problems: [state.problem] };
      return verify(ask, state, deps, signal);
    },
    send: (message, tokens, signal) => Promise.all(tokens.map((token) => sendOne(message, token, signal))),
    async status(
      tokens: readonly string[],
      options: StatusOptions,
      signal?: AbortSignal,
    ): Promise<readonly DeviceStatus[]> {
      const state = await ready();
      return Promise.all(
        tokens.map((token) =>
          readStatus(ask, token, options, state.problem === undefined ? state : undefined, deps, signal),
        ),
      );
    },
  };
}

/** Opens the files once and returns a problem when no push can be sent. */
async function prepare(deps: VendorDeps): Promise<Ready> {
  const { settings } = deps;
  const { identity, problems } = await openIdentity(settings);
  const broken = problems.find((problem) => problem.severity === 'error');
  if (broken !== undefined) return { problem: broken };
  if (identity === undefined) return { problem: apnsProblem('apns/environment-unknown') };
  const wrong =
    identity.kind === 'certificate'
      ? checkCertificate(identity, settings, deps.clock.now()).find((problem) => problem.severity === 'error')
      : undefined;
  if (wrong !== undefined) return { problem: wrong };
  const environment = environmentOf(settings, identity);
  if (environment === undefined) return { problem: apnsProblem('apns/environment-unknown') };
  return { identity, environment, bundleId: bundleIdOf(settings, identity) ?? '' };
}

/** Holds the current provider token, shared by all requests in flight. `lane` selects the HTTP/2 connection. */
class SignIns {
  readonly #deps: VendorDeps;
  #current: { readonly signIn: SignIn; readonly until: number; readonly value: string } | undefined;
  #pending: Promise<SignIn> | undefined;
  #forgetting: Promise<void> | undefined;
  #lane = 0;

  constructor(deps: VendorDeps) {
    this.#deps = deps;
  }

  get(identity: Identity): SignIn | Promise<SignIn> {
    if (identity.kind === 'certificate') {
      this.#current ??= { signIn: withCertificate(identity), until: Number.POSITIVE_INFINITY, value: '' };
      return this.#current.signIn;
    }
    if (this.#current !== undefined && this.#deps.clock.now() < this.#current.until) return this.#current.signIn;
    this.#pending ??= this.#sign(identity).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** After ExpiredProviderToken: signs a new token for a new connection, because the old connection stays unusable. [C] */
  async renew(identity: Extract<Identity, { kind: 'token' }>, used: SignIn): Promise<void> {
    if (this.#current === undefined || this.#current.signIn.headers.authorization !== used.headers.authorization)
      return;
    const { value } = this.#current;
    this.#current = undefined;
    this.#lane += 1;
    this.#forgetting = this.#deps.accessTokens.forget(providerTokenKey(identity), value);
    await this.#forgetting;
  }

  async #sign(identity: Extract<Identity, { kind: 'token' }>): Promise<SignIn> {
    const { clock, accessTokens, protect } = this.#deps;
    // Until the removal completes, the store still returns the rejected token.
    await this.#forgetting;
    const token = await accessTokens.get(providerTokenKey(identity), async () =>
      signProviderToken(identity, clock.now()),
    );
    if ('problem' in token) throw new Error('signing has no refusal');
    protect(token.value);
    const signIn = withToken(token.value, this.#lane === 0 ? undefined : String(this.#lane));
    // A token close to its expiry is kept for at least one second, so that it is not requested again at once.
    const until = Math.max(clock.now() + 1000, token.expiresAt - RENEW_BEFORE_MS);
    this.#current = { signIn, until, value: token.value };
    return signIn;
  }
}

function resultOf(token: string, outcome: Outcome): SendResult {
  if (outcome.kind === 'not-asked') return { token, status: 'not-sent', attempts: 0, problem: outcome.problem };
  const { attempts } = outcome;
  if (outcome.kind === 'unreachable')
    return outcome.aborted
      ? { token, status: 'not-sent', attempts }
      : { token, status: 'unreachable', attempts, problem: outcome.problem };
  if (outcome.kind === 'refused')
    return {
      token,
      status: isDoubtful(outcome.refusal) ? 'unreachable' : 'rejected',
      attempts,
      problem: outcome.problem,
      tookMs: outcome.tookMs,
    };
  const { headers, tookMs } = outcome.response;
  const unique = headers['apns-unique-id'];
  return {
    token,
    status: 'accepted',
    messageId: outcome.id,
    attempts,
    tookMs,
    ...(unique === undefined ? {} : { taskId: unique }),
  };
}

/** A success with missing fields, or a server error without a reason: whether APNs accepted the push is unknown. */
const isDoubtful = ({ status, reason }: Refusal): boolean => reason === undefined && (status < 400 || status >= 500);
