// Talks to Meizu: one signed form per request, and an answer whose `value` has four shapes.
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type {
  PlannedRequest,
  PushMessage,
  SendResult,
  VendorClient,
  VendorDeps,
  Verification,
} from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { PATHS } from '../facts.js';
import { ask, FORM, form, problemOf, problemOfTarget } from './answers.js';
import { messageBody } from './message.js';
import { deviceStatus, taskReport } from './status.js';

/** A well-formed pushId that belongs to nobody: asking for its switch proves the credentials and touches no phone. */
const NOBODY = `ZZZ${'0'.repeat(42)}`;

/** Answers that prove the signature was accepted although the question failed. */
const SIGNATURE_WAS_FINE = new Set(['200', '110002', '110003', '110032']);

/** The exact request of a send. */
export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint'>,
): readonly PlannedRequest[] {
  return [
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: {
        method: 'POST',
        url: `${deps.endpoint('push')}${PATHS.push}`,
        headers: FORM,
        body: form(
          { pushIds: tokens.join(','), messageJson: JSON.stringify(messageBody(message, deps.settings)) },
          deps,
        ),
      },
    },
  ];
}

export function connect(deps: VendorDeps): VendorClient {
  return {
    verify: (signal) => verify(deps, signal),
    send: (message, tokens, signal) => send(deps, message, tokens, signal),
    status: (tokens, _options, signal) => deviceStatus(deps, tokens, signal),
    task: (id, signal) => taskReport(deps, id, signal),
  };
}

async function verify(deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> {
  try {
    const answer = await ask(deps, 'subscription', PATHS.registerSwitch, { pushId: NOBODY }, signal);
    if ('problem' in answer) return { status: 'unreachable', problems: [answer.problem] };
    if (SIGNATURE_WAS_FINE.has(answer.code)) return { status: 'verified', problems: [] };
    const problem = problemOf(answer.code, answer.message, deps);
    return problem.entry.kind === 'credentials' || problem.entry.kind === 'app-state'
      ? { status: 'refused', problems: [problem] }
      : { status: 'unreachable', problems: [problem] };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, 'meizu')] };
  }
}

async function send(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const everyone = (result: Omit<SendResult, 'token'>): readonly SendResult[] =>
    tokens.map((token) => ({ token, ...result }));
  const startedAt = deps.clock.now();
  try {
    const answer = await ask(
      deps,
      'push',
      PATHS.push,
      { pushIds: tokens.join(','), messageJson: JSON.stringify(messageBody(message, deps.settings)) },
      signal,
    );
    const tookMs = deps.clock.now() - startedAt;
    // An unreadable answer does not say whether the push went out, and a repeat could double it.
    if ('problem' in answer) return everyone({ status: 'unreachable', attempts: 1, problem: answer.problem, tookMs });
    if (answer.code !== '200')
      return everyone({
        status: 'rejected',
        attempts: 1,
        problem: problemOf(answer.code, answer.message, deps),
        tookMs,
      });
    return tokens.map((token): SendResult => {
      const code = answer.refused.get(token);
      const base = {
        token,
        attempts: 1,
        tookMs,
        ...(answer.messageId === undefined ? {} : { messageId: answer.messageId }),
      };
      return code === undefined
        ? { ...base, status: 'accepted' }
        : { ...base, status: 'rejected', problem: problemOfTarget(code) };
    });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return everyone({
      status: 'unreachable',
      attempts: 1,
      problem: unreachableProblem(error, 'meizu'),
      tookMs: deps.clock.now() - startedAt,
    });
  }
}
