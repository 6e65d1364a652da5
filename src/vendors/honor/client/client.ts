// The Honor client: an access token, a timestamp header and a JSON body; the response has two lists of rejected tokens.
import type { HttpResponse } from '../../../http/types.js';
import { callWithAccess, endWithoutAnswer } from '../../../push/access.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { CODES } from '../facts.js';
import { honorProblem } from '../problems.js';
import { honorAccess } from './access.js';
import { type Answer, isWhole, notUnderstood, problemOf, readAnswer } from './answers.js';
import { sendRequest } from './requests.js';
import { deviceStatus } from './status.js';
import { verify } from './verify.js';

export function connect(deps: VendorDeps): VendorClient {
  const access = honorAccess(deps);

  const send: VendorClient['send'] = async (message, tokens, signal) => {
    if (signal?.aborted === true) return tokens.map((token) => ({ token, status: 'not-sent', attempts: 0 }));
    const end = await callWithAccess(deps, 'honor', access, signal, {
      make: (accessToken) => sendRequest(message, tokens, accessToken, deps),
      read: (response) => readAnswer(response.body),
      // How Honor reports an expired access token is not published, so any likely response triggers one renewal.
      hasEnded: (answer, response) => response.status === 401 || answer?.code === CODES.accessTokenEnded,
    });
    if (end.kind !== 'answered') return tokens.map((token) => ({ token, ...endWithoutAnswer(end) }));
    const { attempts, tookMs } = end;
    return resultsOf(tokens, end.answer, end.response, deps).map((result) => ({ ...result, attempts, tookMs }));
  };

  return {
    verify: (signal) => verify(access, signal),
    send,
    status: (tokens, options, signal) =>
      deviceStatus(tokens, options, (message: PushMessage, group) => send(message, group, signal)),
  };
}

type Ending = Omit<SendResult, 'attempts'>;

/** A token is accepted when the complete response reports success and neither list contains it; a list with an unknown token makes the result uncertain. */
function resultsOf(
  tokens: readonly string[],
  answer: Answer | undefined,
  response: HttpResponse,
  deps: VendorDeps,
): readonly Ending[] {
  const inDoubt = (token: string): Ending => ({ token, status: 'unreachable', problem: notUnderstood(response) });
  if (answer === undefined) {
    // After a server error, the push may have been sent.
    const isRefusal = response.status >= 400 && response.status < 500;
    return tokens.map((token) => (isRefusal ? { ...inDoubt(token), status: 'rejected' } : inDoubt(token)));
  }
  if (answer.code !== CODES.accepted) {
    const problem = problemOf(answer, deps.settings);
    return tokens.map((token) => ({ token, status: 'rejected', problem }));
  }
  const { refused, requestId } = answer;
  if (!isWhole(answer, response) || refused === undefined) return tokens.map(inDoubt);
  const named = [...refused.failed, ...refused.expired];
  const areOurs = named.every((token) => tokens.includes(token));
  return tokens.map((token): Ending => {
    const base = { token, ...(requestId === undefined ? {} : { messageId: requestId }) };
    const details = { vendorMessage: answer.words };
    if (refused.expired.has(token))
      return { ...base, status: 'rejected', problem: honorProblem('honor/expired-token', details) };
    if (refused.failed.has(token) || answer.sendResult === false)
      return { ...base, status: 'rejected', problem: honorProblem('honor/failed-token', details) };
    return areOurs ? { ...base, status: 'accepted' } : inDoubt(token);
  });
}
