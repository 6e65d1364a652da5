// Talking to vivo: prove the credentials, send to one or to many. A refusal is a result, and so is "unreachable".
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { UnreachableError } from '../../../http/types.js';
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
import { looksSwapped } from '../credentials.js';
import { accessTokenLifetimeMs, paths } from '../facts.js';
import { type Ask, invalidUsersOf, type Outcome, problemOf, readAnswer, scalarOf, withCase } from './answers.js';
import { accessTokenKey, authRequest, readKeys, type VivoKeys, wireAppId } from './auth.js';
import { listPayloadBody, pushToListBody, singleBody } from './message.js';
import { callRequest, sendsSingly } from './requests.js';
import { checkDevices, reportTask } from './status.js';

/** Code for an access token vivo no longer takes. */
const TOKEN_REFUSED = 10000;

export function connect(deps: VendorDeps): VendorClient {
  const keys = readKeys(deps.settings);
  const baseUrl = deps.endpoint('push');
  const tokenKey = accessTokenKey(keys, baseUrl);
  const appId = wireAppId(keys.appId);

  /** A fresh access token, or what vivo has against our credentials. */
  async function fetchAccessToken(
    signal: AbortSignal | undefined,
  ): Promise<AccessToken | { readonly problem: Problem }> {
    const now = deps.clock.now();
    const answer = readAnswer(await requestWithRepeat(deps, authRequest(keys, baseUrl, now), signal));
    if (!answer.ok) return { problem: explainRefusal(answer.problem, keys, deps) };
    const value = answer.body['authToken'];
    if (typeof value !== 'string' || value === '')
      return { problem: problemOf(TOKEN_REFUSED, 'no authToken in the answer') };
    deps.protect(value);
    return { value, expiresAt: now + accessTokenLifetimeMs };
  }

  /** One call with the access token; a refused token is renewed exactly once. */
  const ask: Ask = async (make, signal) => {
    let attempts = 0;
    try {
      for (let renewed = false; ; renewed = true) {
        const token = await deps.accessTokens.get(tokenKey, () => fetchAccessToken(signal));
        if ('problem' in token)
          return {
            kind: 'answered',
            answer: { ok: false, problem: token.problem, result: undefined, isDoubtful: false },
            attempts,
            tookMs: 0,
          };
        deps.protect(token.value);
        const response = await requestWithRepeat(deps, make(token.value), signal, () => {
          attempts += 1;
        });
        const answer = readAnswer(response);
        if (answer.ok || answer.result !== TOKEN_REFUSED || renewed)
          return { kind: 'answered', answer, attempts, tookMs: response.tookMs };
        await deps.accessTokens.forget(tokenKey, token.value);
      }
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      return {
        kind: 'unreachable',
        problem: unreachableProblem(error, 'vivo'),
        attempts,
        aborted: error.reason === 'aborted' && error.neverArrived,
      };
    }
  };

  const call = (
    path: string,
    body: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> => ask((accessToken) => callRequest(baseUrl, path, accessToken, body), signal);

  async function sendOne(message: PushMessage, token: string, signal: AbortSignal | undefined): Promise<SendResult> {
    if (signal?.aborted === true) return { token, status: 'not-sent', attempts: 0 };
    const outcome = await call(
      paths.send,
      singleBody(message, deps.settings, appId, token, deps.random.uuid()),
      signal,
    );
    return resultOf(token, outcome);
  }

  async function sendList(
    message: PushMessage,
    tokens: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> {
    const saved = await call(
      paths.saveListPayload,
      listPayloadBody(message, deps.settings, appId, deps.random.uuid()),
      signal,
    );
    // A message that was only saved reached nobody: saving it twice does no harm.
    if (saved.kind === 'unreachable')
      return tokens.map((token) => resultOf(token, { ...saved, problem: { ...saved.problem, safeToRepeat: true } }));
    if (!saved.answer.ok) return tokens.map((token) => resultOf(token, saved));
    const taskId = scalarOf(saved.answer.body['taskId']);
    if (taskId === '') {
      const problem = problemOf(10151, 'no taskId in the answer of saveListPayload');
      return tokens.map((token) => ({ token, status: 'rejected', attempts: saved.attempts, problem }));
    }
    const pushed = await call(paths.pushToList, pushToListBody(appId, taskId, tokens, deps.random.uuid()), signal);
    const invalid = new Map(
      pushed.kind === 'answered' && pushed.answer.ok
        ? invalidUsersOf(pushed.answer.body).map((user) => [user.token, user.status])
        : [],
    );
    return tokens.map((token): SendResult => {
      const status = invalid.get(token);
      const result = resultOf(token, pushed, taskId);
      return status === undefined
        ? result
        : { token, status: 'rejected', attempts: result.attempts, problem: problemOf(10302, '', status) };
    });
  }

  return {
    async verify(signal): Promise<Verification> {
      try {
        // Always a fresh one: a stored access token says nothing about a secret that was reset since.
        const token = await fetchAccessToken(signal);
        if (!('problem' in token)) return { status: 'verified', problems: [] };
        return { status: 'refused', problems: [token.problem] };
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        return { status: 'unreachable', problems: [unreachableProblem(error, 'vivo')] };
      }
    },
    async send(message, tokens, signal) {
      if (sendsSingly(message, tokens)) {
        const results: SendResult[] = [];
        for (const token of tokens) results.push(await sendOne(message, token, signal));
        return results;
      }
      return sendList(message, tokens, signal);
    },
    status: (tokens, _options, signal) => checkDevices(ask, baseUrl, tokens, signal),
    task: (id, signal) => reportTask(ask, baseUrl, id, signal),
  };
}

function resultOf(token: string, outcome: Outcome, savedTaskId?: string): SendResult {
  const { attempts } = outcome;
  if (outcome.kind === 'unreachable')
    return outcome.aborted
      ? { token, status: 'not-sent', attempts }
      : { token, status: 'unreachable', attempts, problem: outcome.problem };
  if (!outcome.answer.ok)
    return {
      token,
      status: outcome.answer.isDoubtful ? 'unreachable' : 'rejected',
      attempts,
      problem: outcome.answer.problem,
      tookMs: outcome.tookMs,
    };
  const taskId = scalarOf(outcome.answer.body['taskId']) || savedTaskId;
  return {
    token,
    status: 'accepted',
    attempts,
    tookMs: outcome.tookMs,
    ...(taskId === undefined ? {} : { taskId }),
  };
}

/** Points a refused sign-in at the value it is about, and names the classic mistakes. */
function explainRefusal(problem: Problem, keys: VivoKeys, deps: VendorDeps): Problem {
  const secret = keys.appSecret.reveal();
  const named =
    keys.appKey === secret
      ? withCase(problem, 'key-equals-secret')
      : looksSwapped(keys.appKey, secret)
        ? withCase(problem, 'key-and-secret-swapped')
        : problem;
  const about: Readonly<Record<string, string>> = {
    '10200': 'vivo_app_id',
    '10205': 'vivo_app_id',
    '10201': 'vivo_app_key',
    '10202': 'vivo_app_key',
    '10206': 'vivo_app_secret',
  };
  const key = about[problem.vendorCode ?? ''];
  const at = key === undefined ? undefined : deps.settings.origin(key);
  return at === undefined ? named : { ...named, at };
}
