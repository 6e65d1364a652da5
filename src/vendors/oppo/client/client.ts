// The OPPO client: single push, batch with a result per token, or a stored message sent to many; each device token uses the host of its region.
import { type HttpRequest, type HttpResponse, UnreachableError } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { type Access, isRefused, type Refused } from '../../../push/access.js';
import { field, idOf, scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { isObject, type Json } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { type AccessOf, askWithToken, oppoAccess } from './access.js';
import { type Answer, notUnderstood, ofCode, problemOf } from './answers.js';
import { rolesFor } from './hosts.js';
import { notification, rawAround } from './message.js';
import { askUntilSure } from './repeat.js';
import { broadcastRequest, isBroadcast, saveRequest, unicastRequest } from './requests.js';
import { deviceStatus } from './status.js';
import { verify } from './verify.js';

export function connect(deps: VendorDeps): VendorClient {
  const accessOf = oppoAccess(deps);
  const send: VendorClient['send'] = (message, tokens, signal) =>
    sendByRegion({ deps, accessOf, message, signal }, tokens);
  return {
    verify: (signal) => verify(deps, accessOf, signal),
    send,
    status: (tokens, options, signal) =>
      deviceStatus(deps, accessOf, tokens, options, (message, token) => send(message, [token], signal), signal),
  };
}

/** One call of `send`. */
interface Sending {
  readonly deps: VendorDeps;
  readonly accessOf: AccessOf;
  readonly message: PushMessage;
  readonly signal: AbortSignal | undefined;
}

async function sendByRegion(sending: Sending, tokens: readonly string[]): Promise<readonly SendResult[]> {
  const { settings } = sending.deps;
  const groups = new Map<string, string[]>();
  for (const token of tokens) {
    const key = rolesFor(token, settings).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), token]);
  }
  const found = new Map<string, SendResult>();
  for (const group of groups.values())
    for (const result of await sendGroup(sending, group)) found.set(result.token, result);
  return tokens.flatMap((token) => found.get(token) ?? []);
}

async function sendGroup(sending: Sending, tokens: readonly string[]): Promise<readonly SendResult[]> {
  const { deps, accessOf } = sending;
  const startedAt = deps.clock.now();
  const bases = [...new Set(rolesFor(tokens[0] ?? '', deps.settings).map((role) => deps.endpoint(role)))];
  let last: UnreachableError | undefined;
  for (const base of bases) {
    try {
      const results = await sendTo(sending, { base, access: accessOf(base) }, tokens);
      return results.map((result) => ({ ...result, tookMs: deps.clock.now() - startedAt }));
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      last = error;
      // The other host is tried only if the request cannot have arrived; otherwise the push could be sent twice.
      if (!error.neverArrived) break;
    }
  }
  if (last === undefined) throw new Error('OPPO has no host');
  const problem = unreachableProblem(last, 'oppo');
  const tookMs = deps.clock.now() - startedAt;
  return tokens.map((token) => ({ token, status: 'unreachable', attempts: 1, problem, tookMs }));
}

/** A host with its access token. */
interface Host {
  readonly base: string;
  readonly access: Access;
}

async function sendTo(sending: Sending, host: Host, tokens: readonly string[]): Promise<readonly SendResult[]> {
  const { deps, message, signal } = sending;
  const body = notification(message, deps.settings, deps.random.uuid());
  const around = rawAround(message.raw);
  if (isBroadcast(message, tokens)) return broadcast(sending, host, { body, around }, tokens);
  const request = unicastRequest(host.base, '', tokens, { body, around }, deps);
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const make = (authToken: string): HttpRequest => {
    form.set('auth_token', authToken);
    return { ...request, body: form.toString() };
  };
  // --raw may remove the id of a single push.
  const hasIds = tokens.length > 1 || typeof body['app_message_id'] === 'string';
  const { answer, doubt, requests } = await askUntilSure(deps, host.access, make, hasIds, signal);
  const [only] = tokens;
  // An earlier request with this id was accepted.
  if (doubt !== undefined && tokens.length === 1 && only !== undefined && isDuplicate(answer))
    return [{ token: only, status: 'accepted', attempts: requests }];
  if (isRefused(answer) || answer.code !== CODES.success) {
    // A rejected retry does not show whether the earlier request was accepted.
    if (doubt !== undefined) return tokens.map((token) => inDoubt(token, doubt, requests));
    const problem = isRefused(answer) ? answer.problem : problemOf(answer, deps);
    return tokens.map((token) => refusedResult(token, problem));
  }
  if (tokens.length === 1 && only !== undefined) return [singleResult(only, answer, requests)];
  return batchResults(tokens, answer, requests, doubt);
}

const isDuplicate = (answer: Answer | Refused): boolean => !isRefused(answer) && answer.code === CODES.duplicate;

const inDoubt = (token: string, problem: Problem, attempts: number): SendResult => ({
  token,
  status: 'unreachable',
  attempts,
  problem,
});

/** `unreachable` for an unreadable response, because it is unknown whether the push was sent. */
const refusedResult = (token: string, problem: Problem): SendResult => ({
  token,
  status: problem.code === 'oppo/answer-not-understood' ? 'unreachable' : 'rejected',
  attempts: 1,
  problem,
});

type Read = Answer & { readonly response: HttpResponse };

/** An accepted push must have an id; a response that names another token, or any as rejected, is not about it. */
function singleResult(token: string, { data, response }: Read, attempts: number): SendResult {
  const messageId = idOf(field(data, 'messageId')) ?? idOf(field(data, 'message_id'));
  const named = field(data, 'registrationId') ?? token;
  return messageId === undefined || named !== token || refusedTokens(data)?.size !== 0
    ? inDoubt(token, notUnderstood(response), attempts)
    : { token, status: 'accepted', attempts, messageId };
}

/** Matches the results to the tokens by registration ID. */
function batchResults(
  tokens: readonly string[],
  { data, response }: Read,
  attempts: number,
  doubt: Problem | undefined,
): readonly SendResult[] {
  const rows = (Array.isArray(data) ? (data as readonly unknown[]) : []).filter(isObject);
  const byToken = new Map(rows.map((row) => [scalarOf(row['registrationId']), row]));
  return tokens.map((token): SendResult => {
    const row = byToken.get(token);
    const code = row?.['errorCode'];
    const messageId = idOf(row?.['messageId']);
    const number = wholeNumberOf(code);
    if (messageId !== undefined && (code === undefined || code === null || code === CODES.success))
      return { token, status: 'accepted', attempts, messageId };
    if (number === undefined || number === CODES.success) return inDoubt(token, notUnderstood(response), attempts);
    const problem = ofCode(number, textOf(row?.['errorMessage']));
    if (doubt === undefined) return { token, status: 'rejected', attempts, problem };
    if (number === CODES.duplicate) return { token, status: 'accepted', attempts };
    // An invalid device token was already invalid for the first request; any other reason, such as a quota, may be new.
    return problem.entry.kind === 'device-token'
      ? { token, status: 'rejected', attempts, problem }
      : inDoubt(token, doubt, attempts);
  });
}

async function broadcast(
  { deps, signal }: Sending,
  { base, access }: Host,
  { body, around }: { readonly body: Json; readonly around: Json },
  tokens: readonly string[],
): Promise<readonly SendResult[]> {
  const everyone = (problem: Problem): readonly SendResult[] => tokens.map((token) => refusedResult(token, problem));
  const saved = await askWithToken(deps, access, (authToken) => saveRequest(base, authToken, body), signal);
  if (isRefused(saved)) return everyone(saved.problem);
  if (saved.code !== CODES.success) return everyone(problemOf(saved, deps));
  const messageId = idOf(field(saved.data, 'message_id'));
  // A message that was only stored did not reach any phone.
  if (messageId === undefined) return everyone({ ...notUnderstood(saved.response), safeToRepeat: true });
  const make = (authToken: string): HttpRequest => broadcastRequest(base, authToken, messageId, tokens, around);
  const sent = await askWithToken(deps, access, make, signal);
  if (isRefused(sent)) return everyone(sent.problem);
  if (sent.code !== CODES.success) return everyone(problemOf(sent, deps));
  return broadcastResults(tokens, messageId, sent);
}

/** A token is accepted when the response is for this message, every list in it is valid, and no list contains the token. */
function broadcastResults(tokens: readonly string[], messageId: string, sent: Read): readonly SendResult[] {
  const refused = refusedTokens(sent.data);
  const taskId = idOf(field(sent.data, 'task_id'));
  const isOurs = idOf(field(sent.data, 'message_id')) === messageId && taskId !== undefined;
  const isReadable = refused !== undefined && [...refused.keys()].every((token) => tokens.includes(token));
  return tokens.map((token): SendResult => {
    const code = refused?.get(token);
    if (code !== undefined) return { token, status: 'rejected', attempts: 1, problem: ofCode(code, '') };
    return isOurs && isReadable
      ? { token, status: 'accepted', attempts: 1, messageId, taskId }
      : inDoubt(token, notUnderstood(sent.response), 1);
  });
}

/** Members of `data` named after a code list the tokens rejected with it; undefined when one is not a list of strings. */
function refusedTokens(data: unknown): ReadonlyMap<string, number> | undefined {
  const refused = new Map<string, number>();
  for (const [name, value] of Object.entries(isObject(data) ? data : {})) {
    const code = wholeNumberOf(name);
    if (code === undefined) continue;
    if (!Array.isArray(value)) return undefined;
    for (const token of value as readonly unknown[]) {
      if (typeof token !== 'string') return undefined;
      refused.set(token, code);
    }
  }
  return refused;
}
