// Talking to Huawei: prove the credentials, send to many in one call, dry run, ask about a device token. A refusal is a result.
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { type HttpResponse, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import type {
  AccessToken,
  PushMessage,
  SendResult,
  VendorClient,
  VendorDeps,
  Verification,
} from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { accessTokenSeconds, renewEarlySeconds, tokenQueryPath } from '../facts.js';
import {
  ACCEPTED,
  type Answer,
  PARTLY,
  problemOf,
  problemOfSignIn,
  problemOfStatus,
  readAnswer,
  readObject,
} from './answers.js';
import { accessTokenKey, type HuaweiKeys, ownToken, readKeys, tokenRequest } from './auth.js';
import { sendBody } from './message.js';
import { callRequest, pathOf } from './requests.js';
import { deviceStatus } from './status.js';

/** Codes that a fresh access token can cure, once. */
const TOKEN_REFUSED: ReadonlySet<string> = new Set(['80200001', '80200003', '80200005']);

/** How a call ended. `attempts` counts requests for this call, the access token not included. */
export type Outcome = { readonly attempts: number; readonly tookMs: number } & (
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly notSent: boolean }
);

export type Ask = (path: string, body: unknown, signal: AbortSignal | undefined) => Promise<Outcome>;

export function connect(deps: VendorDeps): VendorClient {
  const keys = readKeys(deps.settings);
  const tokenKey = accessTokenKey(keys, deps.endpoint('auth'));

  async function fetchAccessToken(
    signal: AbortSignal | undefined,
  ): Promise<AccessToken | { readonly problem: Problem }> {
    if (keys.account !== undefined) {
      const made = ownToken(keys.account, deps.clock.now());
      if (!('problem' in made)) deps.protect(made.value);
      return made;
    }
    const response = await requestWithRepeat(deps, tokenRequest(keys, deps.endpoint('auth')), signal);
    const body = readObject(response.body);
    const value = body?.['access_token'];
    if (typeof value !== 'string' || value === '')
      return { problem: pointAtValue(problemOfSignIn(response), keys, deps) };
    deps.protect(value);
    return { value, expiresAt: deps.clock.now() + lifetimeMs(body?.['expires_in']) };
  }

  /** One call with the access token; a refused token is renewed exactly once. */
  const ask: Ask = async (path, body, signal) => {
    let attempts = 0;
    const startedAt = deps.clock.now();
    const took = (): { attempts: number; tookMs: number } => ({ attempts, tookMs: deps.clock.now() - startedAt });
    try {
      for (let renewed = false; ; renewed = true) {
        const token = await deps.accessTokens.get(tokenKey, () => fetchAccessToken(signal));
        if ('problem' in token) return { kind: 'refused', problem: token.problem, ...took() };
        deps.protect(token.value);
        const request = callRequest(deps.endpoint('push'), path, token.value, body);
        const response = await requestWithRepeat(deps, request, signal, () => {
          attempts += 1;
        });
        const answer = readAnswer(response.body);
        const isRefused = answer === undefined ? response.status === 401 : TOKEN_REFUSED.has(answer.code);
        if (!isRefused || renewed) {
          if (answer !== undefined) return { kind: 'answered', answer, ...took() };
          return endOfUnreadable(response, took());
        }
        await deps.accessTokens.forget(tokenKey, token.value);
      }
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      const notSent = error.reason === 'aborted' && error.neverArrived;
      return { kind: 'unreachable', problem: unreachableProblem(error, 'huawei'), notSent, ...took() };
    }
  };

  /** Huawei looks at the bearer before it looks at the question, so any other refusal proves the account. */
  async function verifyAccount(signal: AbortSignal | undefined): Promise<Verification> {
    const outcome = await ask(tokenQueryPath(keys.clientId), { token: 'tim-push-check' }, signal);
    if (outcome.kind === 'unreachable') return { status: 'unreachable', problems: [outcome.problem] };
    const problem = outcome.kind === 'refused' ? outcome.problem : problemOf(outcome.answer);
    const isRefused = problem.entry.kind === 'credentials' || problem.vendorCode === '80300002';
    return isRefused
      ? { status: 'refused', problems: [pointAtPath(problem, deps)] }
      : { status: 'verified', problems: [] };
  }

  const push = async (
    message: PushMessage,
    tokens: readonly string[],
    validateOnly: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> => {
    if (signal?.aborted === true) return tokens.map((token) => ({ token, status: 'not-sent', attempts: 0 }));
    const body = sendBody(message, deps.settings, { tokens, validateOnly, tag: deps.random.uuid() });
    const outcome = await ask(pathOf(keys), body, signal);
    return tokens.map((token) => resultOf(token, outcome, validateOnly ? 'dry-run-ok' : 'accepted', deps));
  };

  return {
    async verify(signal): Promise<Verification> {
      try {
        // Always a fresh one: a stored access token says nothing about a secret that was reset since.
        const token = await fetchAccessToken(signal);
        if ('problem' in token)
          return {
            status: token.problem.entry.kind === 'credentials' ? 'refused' : 'unreachable',
            problems: [token.problem],
          };
        // A JWT made here proves nothing yet: a question about no device does.
        if (keys.account !== undefined) return verifyAccount(signal);
        return {
          status: 'verified',
          problems: [],
          note: t('whether Push Kit is enabled shows with a dry run', '是否已开通推送服务，用 --dry-run 验证'),
        };
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        return { status: 'unreachable', problems: [unreachableProblem(error, 'huawei')] };
      }
    },
    send: (message, tokens, signal) => push(message, tokens, false, signal),
    dryRun: (message, tokens, signal) => push(message, tokens, true, signal),
    status: (tokens, options, signal) =>
      deviceStatus(tokens, options, {
        query: (path, body) => ask(path, body, signal),
        push: (message, group) => push(message, group, false, signal),
        clientId: keys.clientId,
      }),
  };
}

/** A broken answer to a push tells nothing about it, nor does a fault behind the front door; a status that refuses does, as 503 for too many calls. */
function endOfUnreadable(response: HttpResponse, took: { attempts: number; tookMs: number }): Outcome {
  const problem = problemOfStatus(response);
  const isRefusal = (response.status >= 400 && response.status < 500) || response.status === 503;
  return isRefusal ? { kind: 'refused', problem, ...took } : { kind: 'unreachable', problem, notSent: false, ...took };
}

function lifetimeMs(expiresIn: unknown): number {
  const said = typeof expiresIn === 'number' || typeof expiresIn === 'string' ? Number(expiresIn) : Number.NaN;
  const seconds = Number.isFinite(said) && said > 0 ? said : accessTokenSeconds;
  return (seconds > 2 * renewEarlySeconds ? seconds - renewEarlySeconds : seconds) * 1000;
}

function resultOf(
  token: string,
  outcome: Outcome,
  good: 'accepted' | 'dry-run-ok',
  deps: Pick<VendorDeps, 'settings'>,
): SendResult {
  const { attempts, tookMs } = outcome;
  const base = { token, attempts, tookMs };
  if (outcome.kind === 'unreachable')
    return outcome.notSent
      ? { token, status: 'not-sent', attempts }
      : { ...base, status: 'unreachable', problem: outcome.problem };
  if (outcome.kind === 'refused') return { ...base, status: 'rejected', problem: outcome.problem };
  const { answer } = outcome;
  const named = answer.requestId === undefined ? {} : { messageId: answer.requestId };
  if (answer.code === ACCEPTED) return { ...base, ...named, status: good };
  if (answer.code !== PARTLY)
    return { ...base, ...named, status: 'rejected', problem: pointAtPath(problemOf(answer), deps) };
  const reason = answer.refused.get(token);
  // A partial success whose list cannot be read says of no device token how it ended.
  if (answer.refused.size === 0)
    return { ...base, ...named, status: 'rejected', problem: problemOf({ ...answer, words: '' }) };
  return reason === undefined
    ? { ...base, ...named, status: good }
    : { ...base, ...named, status: 'rejected', problem: problemOf(answer, reason) };
}

/** A refused sign-in is about one value of the config. */
function pointAtValue(problem: Problem, keys: HuaweiKeys, deps: VendorDeps): Problem {
  const idKey = deps.settings.text('hw_client_id')?.trim() === keys.clientId ? 'hw_client_id' : 'hw_app_id';
  const about: Readonly<Record<string, string>> = {
    '1101/12304': 'hw_app_secret',
    '1101/20171': 'hw_app_secret',
    '1101/20172': 'hw_app_secret',
    '1101/20002': idKey,
    '1101/20003': idKey,
  };
  return withOrigin(problem, about[problem.vendorCode ?? ''], deps);
}

/** Huawei's 80300002 is mostly about the id in the path. */
function pointAtPath(problem: Problem, deps: Pick<VendorDeps, 'settings'>): Problem {
  if (problem.vendorCode !== '80300002') return problem;
  const key = ['hw_project_id', 'hw_client_id', 'hw_app_id'].find((name) => deps.settings.has(name));
  return withOrigin(problem, key, deps);
}

function withOrigin(problem: Problem, key: string | undefined, deps: Pick<VendorDeps, 'settings'>): Problem {
  const at = key === undefined ? undefined : deps.settings.origin(key);
  return at === undefined ? problem : { ...problem, at };
}
