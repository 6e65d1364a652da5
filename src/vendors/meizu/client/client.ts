// The Meizu client: one signed form per request; `value` in the response lists the rejected targets.
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { isRefused } from '../../../push/access.js';
import type { PushMessage, SendResult, VendorClient, VendorDeps } from '../../../push/types.js';
import { CODES, PATHS } from '../facts.js';
import { type Answer, notUnderstood, problemOf, problemOfTarget, refusedTargets } from './answers.js';
import { ask } from './ask.js';
import { pushFields } from './requests.js';
import { deviceStatus, taskReport } from './status.js';
import { verify } from './verify.js';

export function connect(deps: VendorDeps): VendorClient {
  return {
    verify: (signal) => verify(deps, signal),
    send: (message, tokens, signal) => send(deps, message, tokens, signal),
    status: (tokens, _options, signal) => deviceStatus(deps, tokens, signal),
    task: (id, signal) => taskReport(deps, id, signal),
  };
}

async function send(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const startedAt = deps.clock.now();
  const everyone = (result: Pick<SendResult, 'status' | 'problem'>): readonly SendResult[] => {
    const tookMs = deps.clock.now() - startedAt;
    return tokens.map((token) => ({ token, attempts: 1, tookMs, ...result }));
  };
  try {
    const answer = await ask(deps, 'push', PATHS.push, pushFields(message, tokens, deps), signal);
    // Without a readable response it is unknown whether the push was sent, and a retry could send it twice.
    if (isRefused(answer)) return everyone({ status: 'unreachable', problem: answer.problem });
    if (answer.code !== CODES.success)
      return everyone({ status: 'rejected', problem: problemOf(answer.code, answer.message, deps) });
    return resultsOf(tokens, answer, deps.clock.now() - startedAt);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return everyone({ status: 'unreachable', problem: unreachableProblem(error, 'meizu') });
  }
}

/** The map decides, not the code: a target is accepted when the map is valid, lists only tokens of this push, and does not list the target. */
function resultsOf(tokens: readonly string[], answer: Answer, tookMs: number): readonly SendResult[] {
  const refused = refusedTargets(answer.value);
  const areOurs = refused !== undefined && [...refused.keys()].every((token) => tokens.includes(token));
  return tokens.map((token): SendResult => {
    const base = {
      token,
      attempts: 1,
      tookMs,
      ...(answer.messageId === undefined ? {} : { messageId: answer.messageId }),
    };
    const code = refused?.get(token);
    if (code !== undefined) return { ...base, status: 'rejected', problem: problemOfTarget(code) };
    if (areOurs) return { ...base, status: 'accepted' };
    return { ...base, status: 'unreachable', problem: notUnderstood(answer.response) };
  });
}
