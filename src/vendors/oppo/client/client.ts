// Talks to OPPO: access token once a day, single push, batch with an answer per token, or a stored message sent to many.

import { encodeForm } from '../../../http/form.js';
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import type {
  PlannedRequest,
  PushMessage,
  SendResult,
  Settings,
  VendorClient,
  VendorDeps,
} from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { type facts, PATHS, regionOf } from '../facts.js';
import { oppoProblem } from '../problems.js';
import { askWithToken } from './access.js';
import { type Answer, codeProblem, field, isRefused, problemOf, type Refused } from './answers.js';
import { authRequest, FORM, readCredentials } from './auth.js';
import { flatFields, messageFor, notification } from './message.js';
import { askUntilSure, DUPLICATE } from './repeat.js';
import { deviceStatus } from './status.js';
import { verify } from './verify.js';

type Role = keyof typeof facts.hosts;

/** The hosts for a registration ID, the one to try first in front. */
function rolesFor(token: string, settings: Settings): readonly Role[] {
  const region = regionOf(token);
  const bare = !token.includes('_');
  const overseas = bare ? settings.text('oppo_region') === 'intl' : region === 'overseas';
  return overseas ? ['pushOverseas'] : ['push', 'pushNew'];
}

export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): readonly PlannedRequest[] {
  const base = deps.endpoint(rolesFor(tokens[0] ?? '', deps.settings)[0] ?? 'push');
  const { appKey, masterSecret } = readCredentials(deps.settings);
  const body = notification(message, deps.settings, deps.random.uuid());
  const auth: PlannedRequest = {
    title: t('get an access token', '获取访问令牌'),
    request: authRequest(base, { appKey, masterSecret, timestamp: deps.clock.now() }),
  };
  const token = '$OPPO_AUTH_TOKEN';
  if (tokens.length > 1 && message.options['oppo-batch'] === 'broadcast') {
    return [
      auth,
      { title: t('store the message', '保存消息'), request: saveRequest(base, token, body) },
      {
        title: t('send it to the device tokens', '向设备 token 广播'),
        request: broadcastRequest(base, token, '$OPPO_MESSAGE_ID', tokens),
      },
    ];
  }
  return [
    auth,
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: unicastRequest(base, token, tokens, body, deps),
    },
  ];
}

/** A placeholder for the shell stays readable; the encoder would hide its dollar sign. */
const encodeReadably = (fields: Readonly<Record<string, string>>): string =>
  encodeForm(fields).replace(/%24(OPPO_[A-Z_]+)/g, '$$$1');

const post = (url: string, fields: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  url,
  headers: FORM,
  body: encodeReadably(fields),
});

function unicastRequest(
  base: string,
  authToken: string,
  tokens: readonly string[],
  body: Record<string, unknown>,
  deps: Pick<VendorDeps, 'random'>,
): HttpRequest {
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined)
    return post(`${base}${PATHS.unicast}`, { auth_token: authToken, message: JSON.stringify(messageFor(only, body)) });
  // One app_message_id for each target: the same id is sent once only.
  const messages = tokens.map((token) => messageFor(token, { ...body, app_message_id: deps.random.uuid() }));
  return post(`${base}${PATHS.unicastBatch}`, { auth_token: authToken, messages: JSON.stringify(messages) });
}

const saveRequest = (base: string, authToken: string, body: Record<string, unknown>): HttpRequest =>
  post(`${base}${PATHS.saveMessage}`, { auth_token: authToken, ...flatFields(body) });

const broadcastRequest = (base: string, authToken: string, messageId: string, tokens: readonly string[]): HttpRequest =>
  post(`${base}${PATHS.broadcast}`, {
    auth_token: authToken,
    message_id: messageId,
    target_type: '2',
    target_value: tokens.join(';'),
  });

export function connect(deps: VendorDeps): VendorClient {
  return {
    verify: (signal) => verify(deps, signal),
    send: (message, tokens, signal) => sendByRegion(deps, message, tokens, signal),
    status: (tokens, options, signal) =>
      deviceStatus(deps, tokens, options, (message, token) => sendByRegion(deps, message, [token], signal), signal),
  };
}

// ---------------------------------------------------------------- sending

async function sendByRegion(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const groups = new Map<string, string[]>();
  for (const token of tokens) {
    const key = rolesFor(token, deps.settings).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), token]);
  }
  const found = new Map<string, SendResult>();
  for (const group of groups.values())
    for (const result of await sendGroup(deps, message, group, signal)) found.set(result.token, result);
  return tokens.flatMap((token) => found.get(token) ?? []);
}

async function sendGroup(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const startedAt = deps.clock.now();
  const bases = [...new Set(rolesFor(tokens[0] ?? '', deps.settings).map((role) => deps.endpoint(role)))];
  let last: UnreachableError | undefined;
  for (const base of bases) {
    try {
      const results = await sendTo(deps, base, message, tokens, signal);
      return results.map((result) => ({ ...result, tookMs: deps.clock.now() - startedAt }));
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      last = error;
      // Only when nothing can have arrived may the other host be tried: anything else could double the push.
      if (!error.neverArrived) break;
    }
  }
  if (last === undefined) throw new Error('OPPO has no host');
  const problem = unreachableProblem(last, 'oppo');
  return tokens.map((token) => ({
    token,
    status: 'unreachable',
    attempts: 1,
    problem,
    tookMs: deps.clock.now() - startedAt,
  }));
}

async function sendTo(
  deps: VendorDeps,
  base: string,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const body = notification(message, deps.settings, deps.random.uuid());
  if (tokens.length > 1 && message.options['oppo-batch'] === 'broadcast')
    return broadcast(deps, base, body, tokens, signal);
  const request = unicastRequest(base, '', tokens, body, deps);
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const make = (authToken: string): HttpRequest => {
    form.set('auth_token', authToken);
    return { ...request, body: form.toString() };
  };
  // --raw may take the id of a single push away.
  const hasIds = tokens.length > 1 || typeof body['app_message_id'] === 'string';
  const { answer, doubt, requests } = await askUntilSure(deps, base, make, hasIds, signal);
  const [only] = tokens;
  if (doubt !== undefined && tokens.length === 1 && only !== undefined && isDuplicate(answer))
    return [accepted(only, undefined, requests)];
  if (isRefused(answer) || answer.code !== 0) {
    // A refused repeat says nothing about the request before it.
    if (doubt !== undefined) return tokens.map((token) => inDoubt(token, doubt, requests));
    const problem = isRefused(answer) ? answer.problem : problemOf(answer, deps);
    return tokens.map((token) => refusedResult(token, problem));
  }
  if (tokens.length === 1 && only !== undefined) return [accepted(only, answer.data, requests)];
  return batchResults(tokens, answer.data, requests, doubt);
}

/** The first request with this id was taken. */
const isDuplicate = (answer: Answer | Refused): boolean => !isRefused(answer) && answer.code === DUPLICATE;

const inDoubt = (token: string, problem: Problem, attempts: number): SendResult => ({
  token,
  status: 'unreachable',
  attempts,
  problem,
});

/** `unreachable` when nobody knows whether it went out: an answer that cannot be read. */
const refusedResult = (token: string, problem: Problem): SendResult => ({
  token,
  status: problem.code === 'oppo/answer-not-understood' ? 'unreachable' : 'rejected',
  attempts: 1,
  problem,
});

function accepted(token: string, data: unknown, attempts: number): SendResult {
  const id = field(data, 'messageId') ?? field(data, 'message_id');
  return { token, status: 'accepted', attempts, ...(typeof id === 'string' ? { messageId: id } : {}) };
}

/** One answer for each entry, matched by registration ID and, where that is missing, by place. */
function batchResults(
  tokens: readonly string[],
  data: unknown,
  attempts: number,
  doubt: Problem | undefined,
): readonly SendResult[] {
  const rows = Array.isArray(data) ? data : [];
  const byToken = new Map(rows.map((row) => [field(row, 'registrationId'), row]));
  return tokens.map((token, i): SendResult => {
    const row: unknown = byToken.get(token) ?? (field(rows[i], 'registrationId') === undefined ? rows[i] : undefined);
    const code = field(row, 'errorCode');
    if (row !== undefined && (code === undefined || Number(code) === 0)) return accepted(token, row, attempts);
    const words = field(row, 'errorMessage');
    if (row === undefined)
      return inDoubt(token, oppoProblem('oppo/answer-not-understood', { args: { status: 200 } }), attempts);
    const problem = codeProblem(Number(code), typeof words === 'string' ? words : '');
    if (doubt === undefined) return { token, status: 'rejected', attempts, problem };
    if (Number(code) === DUPLICATE) return accepted(token, undefined, attempts);
    // A dead device token was dead before; anything else (a quota, say) may have come up between the two requests.
    return problem.entry.kind === 'device-token'
      ? { token, status: 'rejected', attempts, problem }
      : inDoubt(token, doubt, attempts);
  });
}

async function broadcast(
  deps: VendorDeps,
  base: string,
  body: Record<string, unknown>,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const saved = await askWithToken(deps, base, (authToken) => saveRequest(base, authToken, body), signal);
  if (isRefused(saved)) return tokens.map((token) => refusedResult(token, saved.problem));
  const messageId = field(saved.data, 'message_id');
  if (saved.code !== 0 || typeof messageId !== 'string')
    return tokens.map((token) => refusedResult(token, problemOf(saved, deps)));
  const sent = await askWithToken(
    deps,
    base,
    (authToken) => broadcastRequest(base, authToken, messageId, tokens),
    signal,
  );
  if (isRefused(sent)) return tokens.map((token) => refusedResult(token, sent.problem));
  if (sent.code !== 0) return tokens.map((token) => refusedResult(token, problemOf(sent, deps)));
  const bad = badTokens(sent.data);
  const taskId = field(sent.data, 'task_id');
  return tokens.map((token): SendResult => {
    const code = bad.get(token);
    if (code !== undefined) return { token, status: 'rejected', attempts: 1, problem: codeProblem(code, '') };
    return { token, status: 'accepted', attempts: 1, messageId, ...(typeof taskId === 'string' ? { taskId } : {}) };
  });
}

/** Members of `data` whose name is a code list the tokens it was refused for; the answer's own code stays 0. */
function badTokens(data: unknown): ReadonlyMap<string, number> {
  const bad = new Map<string, number>();
  if (typeof data !== 'object' || data === null) return bad;
  for (const [name, value] of Object.entries(data)) {
    if (/^-?\d+$/.test(name) && Array.isArray(value)) for (const token of value) bad.set(String(token), Number(name));
  }
  return bad;
}
