// The Huawei client: verify, send to many tokens in one call, dry run, device status. A rejection is a result, not an exception.
import type { HttpResponse } from '../../../http/types.js';
import { type CallEnd, callWithAccess, endWithoutAnswer } from '../../../push/access.js';
import type { PushMessage, SendResult, Settings, VendorClient, VendorDeps } from '../../../push/types.js';
import { accessTokenRefused, codes } from '../facts.js';
import { huaweiAccess, pointAtPath } from './access.js';
import { type Answer, isNoYes, notUnderstood, problemOf, readAnswer } from './answers.js';
import { readKeys } from './auth.js';
import { sendBody } from './message.js';
import { callRequest, pathOf } from './requests.js';
import { deviceStatus } from './status.js';
import { verify } from './verify.js';

/** The answer is undefined when the response is not from Huawei. */
export type End = CallEnd<Answer | undefined>;

export type Ask = (path: string, body: unknown, signal: AbortSignal | undefined) => Promise<End>;

export function connect(deps: VendorDeps): VendorClient {
  const keys = readKeys(deps.settings);
  const access = huaweiAccess(deps, keys);

  const ask: Ask = (path, body, signal) =>
    callWithAccess(deps, 'huawei', access, signal, {
      make: (accessToken) => callRequest(deps.endpoint('push'), path, accessToken, body),
      read: (response) => readAnswer(response.body),
      hasEnded: (answer, response) =>
        answer === undefined ? response.status === 401 : accessTokenRefused.has(answer.code),
    });

  const push = async (
    message: PushMessage,
    tokens: readonly string[],
    validateOnly: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> => {
    if (signal?.aborted === true) return tokens.map((token) => ({ token, status: 'not-sent', attempts: 0 }));
    const body = sendBody(message, deps.settings, { tokens, validateOnly, tag: deps.random.uuid() });
    // --raw may have set validate_only; then nothing was sent, even if a push was requested.
    const good = body['validate_only'] === true ? 'dry-run-ok' : 'accepted';
    return resultsOf(tokens, await ask(pathOf(keys), body, signal), good, deps.settings);
  };

  return {
    verify: (signal) => verify(access, keys, deps.settings, ask, signal),
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

type Ending = Omit<SendResult, 'token'>;

function resultsOf(
  tokens: readonly string[],
  end: End,
  good: 'accepted' | 'dry-run-ok',
  settings: Settings,
): readonly SendResult[] {
  const everyone = (ending: Ending): readonly SendResult[] => tokens.map((token) => ({ token, ...ending }));
  if (end.kind !== 'answered') return everyone(endWithoutAnswer(end));
  const { answer, response, attempts, tookMs } = end;
  const base = { attempts, tookMs };
  if (answer === undefined) return everyone({ ...base, ...endOfUnreadable(response) });
  const named = answer.requestId === undefined ? {} : { messageId: answer.requestId };
  const inDoubt: Ending = { ...base, ...named, status: 'unreachable', problem: notUnderstood(response) };
  if (answer.code !== codes.accepted && answer.code !== codes.partlyAccepted)
    return everyone({ ...base, ...named, status: 'rejected', problem: pointAtPath(problemOf(answer), settings) });
  const isOk = response.status === 200 && !(answer.code === codes.accepted && isNoYes(answer));
  if (!isOk || (answer.code === codes.accepted && answer.requestId === undefined)) return everyone(inDoubt);
  const { refused } = answer;
  // A partial success whose list cannot be parsed, or contains other tokens, leaves every result unknown.
  if (refused === undefined) return everyone({ ...inDoubt, problem: problemOf({ code: answer.code, words: '' }) });
  const areOurs = [...refused.keys()].every((token) => tokens.includes(token));
  return tokens.map((token): SendResult => {
    const reason = refused.get(token);
    if (reason !== undefined)
      return { token, ...base, ...named, status: 'rejected', problem: problemOf(answer, reason) };
    return areOurs ? { token, ...base, ...named, status: good } : { token, ...inDoubt };
  });
}

/** After a malformed response or a server error, it is unknown whether the push was sent; a status that rejects it is definite, such as 503 for too many calls. */
function endOfUnreadable(response: HttpResponse): Pick<SendResult, 'status' | 'problem'> {
  const isRefusal = (response.status >= 400 && response.status < 500) || response.status === 503;
  return { status: isRefusal ? 'rejected' : 'unreachable', problem: notUnderstood(response) };
}
