// The vivo client: verify, send to one or many tokens, device status. Rejections and "unreachable" are results, not exceptions.
import { type CallEnd, callWithAccess, endWithoutAnswer } from '../../../push/access.js';
import { idOf } from '../../../push/answer-fields.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { codes, paths } from '../facts.js';
import { vivoAccess } from './access.js';
import { type Answer, type Ask, invalidUsersOf, notUnderstood, problemOf, readAnswer } from './answers.js';
import { readKeys, wireAppId } from './auth.js';
import { listPayloadBody, pushToListBody, singleBody } from './message.js';
import { callRequest, sendsSingly } from './requests.js';
import { checkDevices, reportTask } from './status.js';
import { verify } from './verify.js';

type End = CallEnd<Answer>;

export function connect(deps: VendorDeps): VendorClient {
  const baseUrl = deps.endpoint('push');
  const access = vivoAccess(deps);
  const appId = wireAppId(readKeys(deps.settings).appId);

  const ask: Ask = (make, signal) =>
    callWithAccess(deps, 'vivo', access, signal, {
      make,
      read: readAnswer,
      hasEnded: (answer) => !answer.ok && answer.result === codes.accessTokenRefused,
    });

  const call = (path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal | undefined): Promise<End> =>
    ask((accessToken) => callRequest(baseUrl, path, accessToken, body), signal);

  async function sendOne(message: PushMessage, token: string, signal: AbortSignal | undefined): Promise<SendResult> {
    if (signal?.aborted === true) return { token, status: 'not-sent', attempts: 0 };
    const body = singleBody(message, deps.settings, appId, token, deps.random.uuid());
    return singleResult(token, await call(paths.send, body, signal));
  }

  async function sendList(
    message: PushMessage,
    tokens: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> {
    const listBody = listPayloadBody(message, deps.settings, appId, deps.random.uuid());
    const saved = await call(paths.saveListPayload, listBody, signal);
    const taskId = saved.kind === 'answered' && saved.answer.ok ? idOf(saved.answer.body['taskId']) : undefined;
    if (taskId === undefined) return tokens.map((token) => notSaved(token, saved));
    const pushed = await call(paths.pushToList, pushToListBody(appId, taskId, tokens, deps.random.uuid()), signal);
    return listResults(tokens, taskId, pushed);
  }

  return {
    verify: (signal) => verify(access, signal),
    async send(message, tokens, signal) {
      if (!sendsSingly(message, tokens)) return sendList(message, tokens, signal);
      const results: SendResult[] = [];
      for (const token of tokens) results.push(await sendOne(message, token, signal));
      return results;
    },
    status: (tokens, _options, signal) => checkDevices(ask, baseUrl, tokens, signal),
    task: (id, signal) => reportTask(ask, baseUrl, id, signal),
  };
}

/** A message that was only saved did not reach any phone, so saving it again is safe. */
function notSaved(token: string, saved: End): SendResult {
  if (saved.kind === 'unreachable')
    return failed(token, { ...saved, problem: { ...saved.problem, safeToRepeat: true } });
  if (saved.kind === 'answered' && saved.answer.ok) {
    const { problem } = notUnderstood(saved.response);
    return { token, status: 'unreachable', attempts: saved.attempts, problem: { ...problem, safeToRepeat: true } };
  }
  return failed(token, saved);
}

/** Accepted requires a task id and no rejected target. There is only one target, so any rejected target is this token. */
function singleResult(token: string, end: End): SendResult {
  if (end.kind !== 'answered' || !end.answer.ok) return failed(token, end);
  const { attempts, tookMs, answer } = end;
  const invalid = invalidUsersOf(answer.body);
  const taskId = idOf(answer.body['taskId']);
  if (invalid === undefined) return inDoubt(token, end);
  const [refused] = invalid;
  if (refused !== undefined)
    return { token, status: 'rejected', attempts, tookMs, problem: problemOf(codes.invalidTarget, '', refused.status) };
  return taskId === undefined ? inDoubt(token, end) : { token, status: 'accepted', attempts, tookMs, taskId };
}

/** The response lists the rejected tokens. If it contains another token or another task id, it does not belong to this push. */
function listResults(tokens: readonly string[], taskId: string, end: End): readonly SendResult[] {
  if (end.kind !== 'answered' || !end.answer.ok) return tokens.map((token) => failed(token, end));
  const { attempts, tookMs, answer } = end;
  const invalid = invalidUsersOf(answer.body);
  const status = new Map(invalid?.map((user) => [user.token, user.status]));
  const isOurs = idOf(answer.body['taskId'] ?? taskId) === taskId;
  const areOurs = invalid?.every((user) => tokens.includes(user.token)) === true;
  return tokens.map((token): SendResult => {
    const problem = problemOf(codes.invalidTarget, '', status.get(token));
    if (status.has(token)) return { token, status: 'rejected', attempts, tookMs, problem };
    return isOurs && areOurs ? { token, status: 'accepted', attempts, tookMs, taskId } : inDoubt(token, end);
  });
}

/** vivo reported success, but did not confirm this push. */
function inDoubt(
  token: string,
  { response, attempts, tookMs }: Extract<End, { readonly kind: 'answered' }>,
): SendResult {
  return { token, status: 'unreachable', attempts, tookMs, problem: notUnderstood(response).problem };
}

function failed(token: string, end: End): SendResult {
  if (end.kind !== 'answered') return { token, ...endWithoutAnswer(end) };
  const { attempts, tookMs, answer, response } = end;
  const { isDoubtful, problem } = answer.ok ? notUnderstood(response) : answer;
  return { token, status: isDoubtful ? 'unreachable' : 'rejected', attempts, tookMs, problem };
}
