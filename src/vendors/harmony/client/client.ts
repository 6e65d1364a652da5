// The client for HarmonyOS 5 and later: verify, send to many tokens in one call, device status. A rejection is a result, not an exception.
import type { HttpResponse } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { callWithAccess } from '../../../push/access.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import type { Verification } from '../../../push/verification.js';
import { t } from '../../../text/language.js';
import { pushTypes, sendPath, standardCategory } from '../facts.js';
import { notUnderstood, readAnswer } from './answers.js';
import { openBearer } from './auth.js';
import { pushTypeOf, sendBody } from './message.js';
import { callRequest, groupsOf } from './requests.js';
import { type Outcome, resultsOf } from './results.js';
import { ACCOUNT_KEY, readServiceAccount } from './service-account.js';
import { deviceStatus } from './status.js';
import { judgeProbe, PROBE_TOKEN } from './verify.js';

/** The only rejection that a new JWT can solve. */
const JWT_OVER = '80200005';

export function connect(deps: VendorDeps): VendorClient {
  const read = readServiceAccount(deps.settings);
  const account = read?.ok === true ? read.account : undefined;
  if (account !== undefined) deps.protect(account.pem);
  const access = openBearer(read, deps);
  const url = account === undefined ? '' : `${deps.endpoint('push')}${sendPath(account.projectId)}`;

  /** Makes one call; an expired JWT is renewed exactly once. */
  async function ask(pushType: string, body: unknown, signal: AbortSignal | undefined): Promise<Outcome> {
    const end = await callWithAccess(deps, 'harmony', access, signal, {
      make: (jwt) => callRequest(url, jwt, pushType, body),
      read: readAnswer,
      hasEnded: (answer) => answer?.code === JWT_OVER,
    });
    if (end.kind === 'no-access') return { ...end, kind: 'refused' };
    if (end.kind === 'unreachable') return end;
    const { answer, response, attempts, tookMs } = end;
    return answer === undefined
      ? endOfUnreadable(response, { attempts, tookMs })
      : { kind: 'answered', answer, attempts, tookMs };
  }

  async function push(
    message: PushMessage,
    tokens: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly SendResult[]> {
    const results: SendResult[] = [];
    for (const group of groupsOf(tokens, message.mode === 'test')) {
      if (signal?.aborted === true) results.push(...group.map((token) => notSent(token)));
      else {
        const body = sendBody(message, deps.settings, { tokens: group, tag: deps.random.uuid() });
        const outcome = await ask(pushTypeOf(message), body, signal);
        results.push(...resultsOf(group, outcome).map((result) => pointAtAccount(result, deps)));
      }
    }
    return results;
  }

  return {
    async verify(signal): Promise<Verification> {
      if (account === undefined)
        return {
          status: 'refused',
          // check-config has already reported the problem with the file.
          problems: [],
          note: t('not verified online: the service account cannot be used', '未联网验证：服务账号不可用'),
        };
      return judgeProbe(await ask(pushTypes.alert, PROBE_BODY, signal), account.projectId);
    },
    send: (message, tokens, signal) => push(message, tokens, signal),
    status: (tokens, options, signal) =>
      deviceStatus(tokens, options, (message, group) => push(message, group, signal)),
  };
}

const notSent = (token: string): SendResult => ({ token, status: 'not-sent', attempts: 0 });

const PROBE_BODY = {
  payload: {
    notification: { category: standardCategory, title: 'check', body: 'check', clickAction: { actionType: 0 } },
  },
  target: { token: [PROBE_TOKEN] },
  pushOptions: { testMessage: true, ttl: 1 },
};

/** After a malformed response or a server error, it is unknown whether the push was sent; a status that rejects it is definite, such as 503 for flow control. */
function endOfUnreadable(response: HttpResponse, took: { attempts: number; tookMs: number }): Outcome {
  const problem = notUnderstood(response);
  const isRefusal = (response.status >= 400 && response.status < 500) || response.status === 503;
  return isRefusal ? { kind: 'refused', problem, ...took } : { kind: 'unreachable', problem, notSent: false, ...took };
}

/** Rejections of the JWT or project point at the service account in the config. */
function pointAtAccount(result: SendResult, { settings }: Pick<VendorDeps, 'settings'>): SendResult {
  const { problem } = result;
  const isAboutAccount = (found: Problem): boolean =>
    found.entry.kind === 'credentials' || found.code === 'harmony/80300002';
  const at = settings.origin(ACCOUNT_KEY);
  if (problem === undefined || at === undefined || problem.at !== undefined || !isAboutAccount(problem)) return result;
  return { ...result, problem: { ...problem, at } };
}
