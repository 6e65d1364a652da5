// Talking to FCM: prove the credentials, send, try without delivery, ask about device tokens. A refusal is a result, and so is "unreachable".
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps, Verification } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { facts } from '../facts.js';
import { openAccess } from './access.js';
import { type Answer, readSendAnswer } from './answers.js';
import { type BodyTemplate, templateOf } from './message.js';
import { sendRequest, sendUrl } from './requests.js';
import { readServiceAccount } from './service-account.js';
import { statusOf } from './status.js';

/** How one request to messages:send ended. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly attempts: number; readonly tookMs: number }
  /** No access token: Google refused the account, or its file cannot be read. */
  | { readonly kind: 'no-access'; readonly problem: Problem; readonly asked: boolean }
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly attempts: number; readonly aborted: boolean };

export function connect(deps: VendorDeps): VendorClient {
  const read = readServiceAccount(deps.settings);
  const account = read?.ok === true ? read.account : undefined;
  if (account !== undefined) deps.protect(account.pem);
  const url = account === undefined ? '' : sendUrl(deps.endpoint('push'), account);
  const post = (request: HttpRequest, signal: AbortSignal | undefined, onAttempt?: () => void) =>
    requestWithRepeat(deps, request, signal, onAttempt);
  const access = openAccess(deps, read, (request, signal) => post(request, signal));
  const bodies = new WeakMap<PushMessage, { real?: BodyTemplate; dry?: BodyTemplate }>();

  /** The body is made once for a message; every further device token is only put into its place. */
  function bodyFor(message: PushMessage, dry: boolean): BodyTemplate {
    const made = bodies.get(message) ?? {};
    bodies.set(message, made);
    const kind = dry ? 'dry' : 'real';
    made[kind] ??= templateOf(message, deps.settings, dry);
    return made[kind];
  }

  /** One body to messages:send; a refused access token is renewed exactly once. */
  async function ask(body: string, signal: AbortSignal | undefined): Promise<Outcome> {
    let attempts = 0;
    try {
      for (let renewed = false; ; renewed = true) {
        const token = await access.get(signal);
        if ('problem' in token) return { kind: 'no-access', ...token };
        const response = await post(sendRequest(url, token.value, body), signal, () => {
          attempts += 1;
        });
        const answer = readSendAnswer(response, deps.clock.now());
        if (answer.ok || !answer.staleToken || renewed)
          return { kind: 'answered', answer, attempts, tookMs: response.tookMs };
        await access.forget(token.value);
      }
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      const aborted = error.reason === 'aborted' && error.neverArrived;
      return { kind: 'unreachable', problem: unreachableProblem(error, 'fcm'), attempts, aborted };
    }
  }

  async function sendOne(
    message: PushMessage,
    token: string,
    dry: boolean,
    signal: AbortSignal | undefined,
  ): Promise<SendResult> {
    if (signal?.aborted === true) return { token, status: 'not-sent', attempts: 0 };
    return resultOf(token, await ask(bodyFor(message, dry).write(token), signal), dry);
  }

  const sendAll = (
    message: PushMessage,
    tokens: readonly string[],
    dry: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> => inLanes(tokens, (token) => sendOne(message, token, dry, signal));

  return {
    send: (message, tokens, signal) => sendAll(message, tokens, false, signal),
    dryRun: (message, tokens, signal) => sendAll(message, tokens, true, signal),
    async verify(signal): Promise<Verification> {
      if (account === undefined)
        return {
          status: 'refused',
          // check-config has named the fault of the file already.
          problems: [],
          note: t('not asked: the service account cannot be used', '未联网验证：服务账号不可用'),
        };
      try {
        // Always a fresh one: a stored access token says nothing about a key that was deleted since.
        const token = await access.fresh(signal);
        if ('problem' in token) return { status: 'refused', problems: [token.problem] };
        const request = sendRequest(url, token.value, PROBE_BODY);
        const answer = readSendAnswer(await post(request, signal), deps.clock.now());
        if (!answer.ok) return { status: 'refused', problems: [at(answer.problem, deps)] };
        return {
          status: 'verified',
          problems: [],
          note: t(`project ${account.projectId}`, `项目 ${account.projectId}`),
        };
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        return { status: 'unreachable', problems: [unreachableProblem(error, 'fcm')] };
      }
    },
    status: (tokens, _options, signal) =>
      inLanes(tokens, (token) => statusOf(token, { deps, account, access, ask, post }, signal)),
  };
}

/** Proves account, role, project and API: a message to a topic nobody subscribed to, checked and not delivered. */
const PROBE_BODY = JSON.stringify({
  validate_only: true,
  message: { topic: 'tim-push-check', notification: { title: 'check', body: 'check' } },
});

function resultOf(token: string, outcome: Outcome, dry: boolean): SendResult {
  if (outcome.kind === 'no-access')
    return { token, status: outcome.asked ? 'rejected' : 'not-sent', attempts: 0, problem: outcome.problem };
  const { attempts } = outcome;
  if (outcome.kind === 'unreachable')
    return outcome.aborted
      ? { token, status: 'not-sent', attempts }
      : { token, status: 'unreachable', attempts, problem: outcome.problem };
  const { answer, tookMs } = outcome;
  if (!answer.ok)
    return {
      token,
      status: answer.understood ? 'rejected' : 'unreachable',
      attempts,
      tookMs,
      problem: answer.problem,
    };
  return dry
    ? { token, status: 'dry-run-ok', attempts, tookMs }
    : { token, status: 'accepted', attempts, tookMs, messageId: answer.name };
}

/** Refusals of the whole project are about the service account. */
function at(problem: Problem, deps: VendorDeps): Problem {
  const origin = deps.settings.origin('google_service_account');
  return origin === undefined ? problem : { ...problem, at: origin };
}

/** Runs over the tokens, as many at once as one connection takes, and keeps their order. */
async function inLanes<T>(tokens: readonly string[], work: (token: string) => Promise<T>): Promise<readonly T[]> {
  const results = new Array<T>(tokens.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < tokens.length; i = next++) results[i] = await work(tokens[i] ?? '');
  };
  await Promise.all(Array.from({ length: Math.min(facts.concurrency, tokens.length) }, lane));
  return results;
}
