// Talks to Xiaomi: a form with the AppSecret in its header, and an answer that may name bad regids in one string.
import { encodeForm } from '../../../http/form.js';
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import type {
  PlannedRequest,
  PushMessage,
  SendResult,
  VendorClient,
  VendorDeps,
  Verification,
} from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { PATHS, roleOf } from '../facts.js';
import { type Answer, codeProblem, field, notUnderstood, problemOf, readAnswer } from './answers.js';
import { headersOf } from './auth.js';
import { formOf, notifyIdOf } from './message.js';
import { deviceStatus, taskReport } from './status.js';

export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'random'>,
): readonly PlannedRequest[] {
  return [
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: {
        method: 'POST',
        url: `${deps.endpoint(roleOf(deps.settings.text('mi_region')))}${PATHS.send}`,
        headers: headersOf(deps.settings),
        body: encodeForm(formOf(message, deps.settings, tokens, notifyIdOf(message, deps.random))),
      },
    },
  ];
}

export const connect = (deps: VendorDeps): VendorClient => ({
  verify: (signal) => verify(deps, signal),
  send: (message, tokens, signal) => send(deps, message, tokens, signal),
  status: (tokens, options, signal) =>
    deviceStatus(deps, tokens, options, (message, token) => send(deps, message, [token], signal), signal),
  task: (id, signal) => taskReport(deps, id, signal),
});

/** [B/C] Answers that prove the secret although the question was not answered. */
const SECRET_WAS_FINE = new Set([0, 10027, 10038, 10039]);

/** The quota call touches no phone and needs the secret. */
async function verify(deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> {
  try {
    const { Authorization } = headersOf(deps.settings);
    const response = await deps.http.request(
      {
        method: 'GET',
        url: `${deps.endpoint(roleOf(deps.settings.text('mi_region')))}${PATHS.quota}`,
        headers: { Authorization: Authorization ?? '' },
      },
      { signal },
    );
    const answer = readAnswer(response.body);
    if (answer === undefined) return { status: 'unreachable', problems: [notUnderstood(response)] };
    if (SECRET_WAS_FINE.has(answer.code)) return { status: 'verified', problems: [], ...quotaNote(answer.data) };
    const problem = problemOf(answer, deps.settings);
    const refused = problem.entry.kind === 'credentials' || problem.entry.kind === 'app-state';
    return { status: refused ? 'refused' : 'unreachable', problems: [problem] };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, 'xiaomi')] };
  }
}

function quotaNote(data: unknown): Pick<Verification, 'note'> {
  const quota = field(data, 'day_quota');
  const used = field(data, 'day_acked');
  if (quota === undefined || used === undefined) return {};
  return {
    note: t(`${String(used)} of ${String(quota)} delivered today`, `今日已送达 ${String(used)} / ${String(quota)} 条`),
  };
}

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
    const answer = readAnswer(response.body);
    // Nobody knows whether it went out, and a repeat could double it.
    if (answer === undefined) return everyone('unreachable', notUnderstood(response));
    if (answer.code !== 0) return everyone('rejected', problemOf(answer, deps.settings));
    return resultsOf(tokens, answer, deps.clock.now() - startedAt);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return everyone('unreachable', unreachableProblem(error, 'xiaomi'));
  }
}

/** `bad_regids` is one comma-joined string; what it does not name was taken. */
function resultsOf(tokens: readonly string[], answer: Answer, tookMs: number): readonly SendResult[] {
  const bad = new Set(
    String(field(answer.data, 'bad_regids') ?? '')
      .split(',')
      .filter((token) => token !== ''),
  );
  const id = field(answer.data, 'id');
  return tokens.map((token): SendResult => {
    if (bad.has(token))
      return { token, status: 'rejected', attempts: 1, tookMs, problem: codeProblem(20_301, 'bad_regids') };
    if (typeof id !== 'string') return { token, status: 'accepted', attempts: 1, tookMs };
    return { token, status: 'accepted', attempts: 1, tookMs, messageId: id };
  });
}
