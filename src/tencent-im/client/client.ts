// Talks to Tencent IM: a UserSig of the administrator in every URL, and refusals as values.
import { Secret } from '../../crypto/secret.js';
import { type HttpResponse, UnreachableError } from '../../http/types.js';
import { type Entry, type Problem, problemMaker } from '../../problems/types.js';
import { unreachableProblem } from '../../problems/unreachable.js';
import { idOf } from '../../push/answer-fields.js';
import type { PushMessage, SendResult, VendorDeps } from '../../push/types.js';
import type { Verification } from '../../push/verification.js';
import type { Json } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import { LIMITS, PATHS, TENCENT_ID, USER_SIG } from '../facts.js';
import { tencentProblem } from '../problems/index.js';
import { codeOf, resultCodes } from '../result-codes/index.js';
import type { AccountState, TencentAnswer, TencentClient, TencentSendOptions, UserStatus } from '../types.js';
import {
  canReadErrorList,
  type Envelope,
  readAccounts,
  readEnvelope,
  readErrorList,
  readLosses,
  readOnlineStatus,
  readStatistics,
  readTraces,
  textOf,
} from './answers.js';
import {
  accountCheckBody,
  adminOf,
  apiRequest,
  drawRandom,
  messageBody,
  onlineStatusBody,
  regionOf,
  sendPath,
} from './requests.js';
import { makeUserSig } from './user-sig.js';

/** What the client needs of the outside; access tokens do not exist here. */
export type TencentDeps = Omit<VendorDeps, 'accessTokens'>;

const codeProblem = problemMaker(resultCodes, TENCENT_ID);

/** [A] */
const NOT_IMPORTED = 70107;

export function connectTencent(deps: TencentDeps): TencentClient {
  const ask = (path: string, body: Json, signal?: AbortSignal) => askTencent(deps, path, body, signal);
  return {
    verify: (signal) => verify(deps, signal),
    async accountCheck(users, signal) {
      const answer = await ask(PATHS.accountCheck, accountCheckBody(users), signal);
      if (!answer.ok) return answer;
      const found = readAccounts(answer.value);
      return { ok: true, value: users.map((user) => accountState(user, found.get(user))) };
    },
    async onlineStatus(users, signal) {
      const answer = await ask(PATHS.onlineStatus, onlineStatusBody(users), signal);
      if (!answer.ok) return answer;
      return { ok: true, value: userStates(users, answer.value) };
    },
    send: (message, users, options, signal) => send(deps, message, users, options ?? { kind: 'message' }, signal),
    async traces(query, signal) {
      const asked: Readonly<Record<string, string>> =
        'pushId' in query ? { PushID: query.pushId } : { TaskID: query.taskId, UserID: query.userId };
      const answer = await ask('pushId' in query ? PATHS.pushTrace : PATHS.taskTrace, asked, signal);
      if (!answer.ok) return answer;
      return orNotUnderstood(readTraces(answer.value, asked), answer.value);
    },
    async statistics(startTime, endTime, signal) {
      const answer = await ask(PATHS.statistics, { StartTime: startTime, EndTime: endTime }, signal);
      return answer.ok ? { ok: true, value: readStatistics(answer.value) } : answer;
    },
    async losses(startTime, endTime, signal) {
      const answer = await ask(PATHS.losses, { StartTime: startTime, EndTime: endTime }, signal);
      if (!answer.ok) return answer;
      return orNotUnderstood(readLosses(answer.value), answer.value);
    },
  };
}

function orNotUnderstood<T>(value: T | undefined, body: Json): TencentAnswer<T> {
  if (value !== undefined) return { ok: true, value };
  return { ok: false, status: 'unreachable', problem: notUnderstood({ status: 200, body: JSON.stringify(body) }) };
}

/** A state query for the administrator: it proves SDKAppID, key, account, region and administrator rights, and reaches no phone. */
async function verify(deps: TencentDeps, signal: AbortSignal | undefined): Promise<Verification> {
  const answer = await askTencent(deps, PATHS.onlineStatus, onlineStatusBody([adminOf(deps.settings)]), signal);
  const region = regionOf(deps.settings);
  const note = deps.settings.has('im_region')
    ? t(`region ${region}`, `地域 ${region}`)
    : t(`region ${region}, because im_region is not set`, `地域 ${region}（未设置 im_region）`);
  const admin = adminOf(deps.settings);
  if (answer.ok) {
    const state = readOnlineStatus(answer.value).get(admin)?.state ?? 'unknown';
    const { code } = readErrorList(answer.value).get(admin) ?? { code: 0 };
    // An envelope that says OK is no answer to the question: that is a state, or that the account was never imported.
    if (code === 0 ? state !== 'unknown' : code === NOT_IMPORTED) return { status: 'verified', problems: [], note };
    const problem = notUnderstood({ status: 200, body: JSON.stringify(answer.value) });
    return { status: 'unreachable', problems: [problem], note };
  }
  const { kind } = answer.problem.entry;
  const isRefusal = answer.status === 'refused' && (kind === 'credentials' || kind === 'app-state');
  return { status: isRefusal ? 'refused' : 'unreachable', problems: [answer.problem], note };
}

async function askTencent(
  deps: TencentDeps,
  path: string,
  body: Json,
  signal: AbortSignal | undefined,
): Promise<TencentAnswer<Json>> {
  const answer = await post(deps, path, body, signal);
  if ('problem' in answer) return { ok: false, status: 'unreachable', problem: answer.problem };
  return answer.code === 0
    ? { ok: true, value: answer.body }
    : { ok: false, status: 'refused', problem: problemOf(answer, path, deps) };
}

/** Our own clock signs: a UserSig lives a day, so that a little skew does no harm and a leaked one ends soon. */
async function post(
  deps: TencentDeps,
  path: string,
  body: Json,
  signal: AbortSignal | undefined,
): Promise<Envelope | { readonly problem: Problem; readonly error?: UnreachableError }> {
  const userSig = makeUserSig({
    sdkAppId: Number(deps.settings.text('im_sdk_app_id') ?? '0'),
    userId: adminOf(deps.settings),
    secretKey: new Secret(deps.settings.secret('im_secret_key')?.reveal() ?? ''),
    now: deps.clock.now(),
    expireSeconds: USER_SIG.advisedSeconds,
  });
  deps.protect(userSig);
  try {
    const response = await deps.http.request(apiRequest({ path, body, userSig }, deps), {
      signal,
      timeoutMs: LIMITS.timeoutMs,
    });
    const envelope = readEnvelope(response.body);
    // Tencent answers 200 whatever happened: a success under another status comes from a proxy or gateway on the way.
    return envelope === undefined || (envelope.code === 0 && response.status !== 200)
      ? { problem: notUnderstood(response) }
      : envelope;
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, TENCENT_ID), error };
  }
}

const notUnderstood = ({ status, body }: Pick<HttpResponse, 'status' | 'body'>): Problem =>
  tencentProblem('tencent-im/answer-not-understood', { args: { status }, vendorMessage: body.slice(0, 200) });

async function send(
  deps: TencentDeps,
  message: PushMessage,
  users: readonly string[],
  options: TencentSendOptions,
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const startedAt = deps.clock.now();
  const everyone = (result: Omit<SendResult, 'token' | 'attempts' | 'tookMs'>): readonly SendResult[] =>
    users.map((token) => ({ token, attempts: 1, tookMs: deps.clock.now() - startedAt, ...result }));
  const path = sendPath(options.kind, users);
  const body = messageBody(message, deps.settings, users, { ...options, random: drawRandom(deps.random) });
  const answer = await post(deps, path, body, signal);
  // A lost answer does not say whether the message went out, and a repeat could double it.
  if ('problem' in answer) return everyone({ status: 'unreachable', problem: answer.problem });
  if (answer.code !== 0) return everyone({ status: 'rejected', problem: problemOf(answer, path, deps) });
  const left = readErrorList(answer.body);
  const messageId = textOf(answer.body['MsgKey']);
  const taskId = textOf(answer.body['TaskId']);
  const named = options.kind === 'push' ? taskId : messageId;
  // A list about accounts that were not sent to may be the answer to another call.
  const areOurs = [...left.keys()].every((user) => users.includes(user));
  if (idOf(named) === undefined || !canReadErrorList(answer.body) || !areOurs)
    return everyone({
      status: 'unreachable',
      problem: notUnderstood({ status: 200, body: JSON.stringify(answer.body) }),
    });
  const tookMs = deps.clock.now() - startedAt;
  return users.map((token): SendResult => {
    const error = left.get(token);
    if (error !== undefined)
      return { token, status: 'rejected', attempts: 1, tookMs, problem: problemOf(error, path, deps) };
    return {
      token,
      status: 'accepted',
      attempts: 1,
      tookMs,
      ...(messageId === undefined ? {} : { messageId }),
      ...(taskId === undefined ? {} : { taskId }),
    };
  });
}

function accountState(
  userId: string,
  found: ReturnType<typeof readAccounts> extends ReadonlyMap<string, infer V> ? V | undefined : never,
): AccountState {
  if (found === undefined)
    return {
      userId,
      state: 'unknown',
      problem: tencentProblem('tencent-im/user-not-answered', { args: { user: userId } }),
    };
  if (found.code !== 0) return { userId, state: 'unknown', problem: codeProblemOf(found, 'im_open_login_svc') };
  if (found.status === 'Imported') return { userId, state: 'imported' };
  return { userId, state: found.status === 'NotImported' ? 'not-imported' : 'unknown' };
}

function userStates(users: readonly string[], body: Json): readonly UserStatus[] {
  const found = readOnlineStatus(body);
  const errors = readErrorList(body);
  return users.map((userId): UserStatus => {
    const error = errors.get(userId);
    if (error !== undefined) {
      const problem = codeProblemOf(error, 'openim');
      return { userId, state: error.code === NOT_IMPORTED ? 'not-imported' : 'unknown', platforms: [], problem };
    }
    const status = found.get(userId);
    const args = { user: userId };
    if (status === undefined)
      return {
        userId,
        state: 'unknown',
        platforms: [],
        problem: tencentProblem('tencent-im/user-not-answered', { args }),
      };
    const base = { userId, state: status.state, platforms: status.platforms };
    if (status.state === 'PushOnline') return base;
    if (status.state === 'Offline') return { ...base, problem: tencentProblem('tencent-im/user-offline', { args }) };
    if (status.state === 'unknown')
      return { ...base, problem: tencentProblem('tencent-im/user-state-unknown', { args }) };
    const platforms = status.platforms.filter((item) => item.state === 'Online').map((item) => item.platform);
    const problem = tencentProblem('tencent-im/user-online', {
      args: { ...args, platforms: platforms.length === 0 ? '?' : platforms.join(', ') },
    });
    return { ...base, problem };
  });
}

/** Which config key a refusal points at. */
const KEY_OF_CODE: Readonly<Record<number, string>> = {
  60006: 'im_sdk_app_id',
  60010: 'im_admin',
  60012: 'im_sdk_app_id',
  60026: 'im_region',
  70009: 'im_secret_key',
  70013: 'im_admin',
  70016: 'im_region',
  70020: 'im_sdk_app_id',
  70403: 'im_admin',
  90009: 'im_admin',
};

interface Refused {
  readonly code: number;
  readonly info: string;
}

function problemOf(refused: Refused, path: string, deps: TencentDeps): Problem {
  const key = KEY_OF_CODE[refused.code];
  const at = key === undefined ? undefined : (deps.settings.origin(key) ?? deps.settings.origin('im_sdk_app_id'));
  return codeProblemOf(refused, path.split('/')[2] ?? '', at);
}

function codeProblemOf({ code, info }: Refused, service: string, at?: Problem['at']): Problem {
  const key = codeOf(code, service);
  const details = { vendorCode: String(code), vendorMessage: info, at };
  if (key === undefined) return tencentProblem('tencent-im/unknown-code', { ...details, args: { code } });
  const entry: Entry = resultCodes[key];
  return { ...codeProblem(key, details), entry };
}
