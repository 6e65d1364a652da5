// The Xiaomi client: a form with the AppSecret in a header; the response may list bad regids in one string.
import { type HttpResponse, UnreachableError } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { field, idOf } from '../../../push/answer-fields.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { CODES } from '../facts.js';
import { type Answer, notUnderstood, ofCode, problemOf, readAnswer } from './answers.js';
import { planRequests } from './requests.js';
import { deviceStatus, taskReport } from './status.js';
import { verify } from './verify.js';

export const connect = (deps: VendorDeps): VendorClient => ({
  verify: (signal) => verify(deps, signal),
  send: (message, tokens, signal) => send(deps, message, tokens, signal),
  status: (tokens, options, signal) =>
    deviceStatus(deps, tokens, options, (message, token) => send(deps, message, [token], signal), signal),
  task: (id, signal) => taskReport(deps, id, signal),
});

async function send(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const startedAt = deps.clock.now();
  const [planned] = planRequests(message, tokens, deps);
  if (planned === undefined) return [];
  const everyone = (status: SendResult['status'], problem: Problem): readonly SendResult[] => {
    const tookMs = deps.clock.now() - startedAt;
    return tokens.map((token) => ({ token, status, attempts: 1, problem, tookMs }));
  };
  try {
    const response = await deps.http.request(planned.request, { signal });
    const answer = readAnswer(response);
    // Whether the push was sent is unknown, and a retry could send it twice.
    if (answer === undefined) return everyone('unreachable', notUnderstood(response));
    if (answer.code !== CODES.success) return everyone('rejected', problemOf(answer, deps.settings));
    return resultsOf(tokens, answer, response, deps.clock.now() - startedAt);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return everyone('unreachable', unreachableProblem(error, 'xiaomi'));
  }
}

/** A token is accepted when the response has an id and `bad_regids` is valid, lists only tokens of this push, and does not contain the token. */
function resultsOf(
  tokens: readonly string[],
  { data }: Answer,
  response: HttpResponse,
  tookMs: number,
): readonly SendResult[] {
  const bad = badRegids(data);
  const messageId = idOf(field(data, 'id'));
  // Text about messages that were dropped over a channel's quota, although the code is 0.
  const isOverQuota = (field(data, 'channel_exceed_quota') ?? '') !== '';
  const isClear = !isOverQuota && bad !== undefined && [...bad].every((token) => tokens.includes(token));
  const base = { attempts: 1, tookMs };
  return tokens.map((token): SendResult => {
    if (bad?.has(token) === true)
      return { token, ...base, status: 'rejected', problem: ofCode(CODES.targetInvalid, 'bad_regids') };
    if (messageId === undefined || !isClear)
      return { token, ...base, status: 'unreachable', problem: notUnderstood(response) };
    return { token, ...base, status: 'accepted', messageId };
  });
}

/** One comma-separated string; undefined for any other value. */
function badRegids(data: unknown): ReadonlySet<string> | undefined {
  const list = field(data, 'bad_regids');
  if (list === undefined || list === null) return new Set();
  if (typeof list !== 'string') return undefined;
  return new Set(list.split(',').flatMap((token) => (token.trim() === '' ? [] : [token.trim()])));
}
