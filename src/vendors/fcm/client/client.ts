// The FCM client: verify, send, dry run, device status. Rejections and "unreachable" are results, not exceptions.
import { type CallEnd, callWithAccess, endWithoutAnswer } from '../../../push/access.js';
import { field } from '../../../push/answer-fields.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { parseJson } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { credentialProblem } from '../credential-problems.js';
import { dryRunId, facts } from '../facts.js';
import { fcmProblem } from '../problems.js';
import { fcmAccess } from './access.js';
import { type Answer, aboutAddress, notUnderstood, readSendAnswer } from './answers.js';
import { type AddressField, type BodyTemplate, fieldOf, templateOf } from './message.js';
import { isOurProject, sendRequest, sendUrl } from './requests.js';
import { readServiceAccount, type ServiceAccount } from './service-account.js';
import { statusOf } from './status.js';
import { verify } from './verify.js';

export type End = CallEnd<Answer>;

/** Sends one body to messages:send. */
export type Ask = (body: string, signal: AbortSignal | undefined) => Promise<End>;

export function connect(deps: VendorDeps): VendorClient {
  const read = readServiceAccount(deps.settings);
  if (read?.ok !== true) return withoutAccount(read);
  const { account } = read;
  deps.protect(account.pem);
  const url = sendUrl(deps.endpoint('push'), account);
  const access = fcmAccess(deps, account);
  const bodies = new WeakMap<PushMessage, Map<string, BodyTemplate>>();

  /** Each message is serialised once; only the device token is inserted for each request. */
  function bodyFor(message: PushMessage, field: AddressField, dry: boolean): BodyTemplate {
    const made = bodies.get(message) ?? new Map<string, BodyTemplate>();
    bodies.set(message, made);
    const kind = dry ? `dry ${field}` : field;
    const template = made.get(kind) ?? templateOf(message, deps.settings, field, dry);
    made.set(kind, template);
    return template;
  }

  const ask: Ask = (body, signal) =>
    callWithAccess(deps, 'fcm', access, signal, {
      make: (accessToken) => sendRequest(url, accessToken, body),
      read: (response) => readSendAnswer(response, deps.clock.now()),
      hasEnded: (answer) => !answer.ok && answer.staleToken,
    });

  async function sendOne(
    message: PushMessage,
    token: string,
    dry: boolean,
    signal: AbortSignal | undefined,
  ): Promise<SendResult> {
    if (signal?.aborted === true) return { token, status: 'not-sent', attempts: 0 };
    const body = bodyFor(message, fieldOf(token), dry).write(token);
    const result = resultOf(token, await ask(body, signal), dry, account, deps);
    // --raw may set validate_only. If it does not, a dry-run id leaves it unknown whether the push was sent.
    return result.status === 'dry-run-ok' && !dry && field(parseJson(body), 'validate_only') !== true
      ? { ...result, status: 'unreachable', problem: fcmProblem('fcm/answer-not-understood', CHECK_ONLY) }
      : result;
  }

  const sendAll = (
    message: PushMessage,
    tokens: readonly string[],
    dry: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> => inLanes(tokens, (token) => sendOne(message, token, dry, signal));

  return {
    verify: (signal) => verify(deps, account, access, signal),
    send: (message, tokens, signal) => sendAll(message, tokens, false, signal),
    dryRun: (message, tokens, signal) => sendAll(message, tokens, true, signal),
    status: (tokens, _options, signal) =>
      inLanes(tokens, (token) => statusOf(token, { deps, account, access, ask }, signal)),
  };
}

const CHECK_ONLY = { args: { status: 200 }, vendorMessage: dryRunId };

/** Client for a missing or unusable service account: it makes no requests, and each result contains the problem. */
function withoutAccount(read: Exclude<ReturnType<typeof readServiceAccount>, { readonly ok: true }>): VendorClient {
  const problem =
    read?.problem ??
    credentialProblem('fcm/service-account-incomplete', { args: { missing: 'google_service_account' } });
  const nothing = async (_: PushMessage, tokens: readonly string[]): Promise<readonly SendResult[]> =>
    tokens.map((token) => ({ token, status: 'not-sent', attempts: 0, problem }));
  return {
    verify: async () => ({
      status: 'refused',
      // check-config has already reported the problem with the file.
      problems: [],
      note: t('not verified online: the service account cannot be used', '未联网验证：服务账号不可用'),
    }),
    send: nothing,
    dryRun: nothing,
    status: async (tokens) =>
      tokens.map((token) => ({
        token,
        state: 'unknown',
        evidence: [t('validate_only: not sent', 'validate_only：未发送')],
        confidence: 'A',
        problem,
      })),
  };
}

/** Accepted: a message id of our own project. Dry run: Google's fixed fake message id. */
function resultOf(
  token: string,
  end: End,
  dry: boolean,
  account: ServiceAccount,
  deps: Pick<VendorDeps, 'clock'>,
): SendResult {
  if (end.kind !== 'answered') return { token, ...endWithoutAnswer(end) };
  const { answer, response, attempts, tookMs } = end;
  const base = { token, attempts, tookMs };
  if (!answer.ok) {
    const status = answer.understood ? 'rejected' : 'unreachable';
    return { ...base, status, problem: aboutAddress(answer.problem, token) };
  }
  if (!isOurProject(answer.project, account))
    return { ...base, status: 'unreachable', problem: notUnderstood(response, deps.clock.now()) };
  if (answer.isDry) return { ...base, status: 'dry-run-ok' };
  const messageId = answer.name;
  return dry
    ? { ...base, status: 'unreachable', messageId, problem: fcmProblem('fcm/dry-run-not-dry') }
    : { ...base, status: 'accepted', messageId };
}

/** Processes the tokens in parallel, up to one connection's stream limit, and keeps their order. */
async function inLanes<T>(tokens: readonly string[], work: (token: string) => Promise<T>): Promise<readonly T[]> {
  const results = new Array<T>(tokens.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < tokens.length; i = next++) results[i] = await work(tokens[i] ?? '');
  };
  await Promise.all(Array.from({ length: Math.min(facts.concurrency, tokens.length) }, lane));
  return results;
}
