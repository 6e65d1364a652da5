// Retries a push of unknown outcome with the same app_message_id: OPPO sends an id only once to each target, so a retry cannot deliver it twice. [A]
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { type Access, isRefused, type Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { type Answered, askWithToken } from './access.js';

/** Milliseconds before each retry; after the last one the outcome is reported as unknown. */
const PAUSES_MS = [500, 2000] as const;

export interface Settled {
  readonly answer: Answered | Refused;
  /** Set when any request had an unknown outcome: the push may have been accepted even if `answer` is a rejection. */
  readonly doubt: Problem | undefined;
  readonly requests: number;
}

/**
 * `make` must return the same body and ids each time; without ids there is no retry. Throws if the first request did not arrive, so that
 * another host can be tried.
 */
export async function askUntilSure(
  deps: VendorDeps,
  access: Access,
  make: (authToken: string) => HttpRequest,
  hasIds: boolean,
  signal: AbortSignal | undefined,
): Promise<Settled> {
  let doubt: Problem | undefined;
  let requests = 0;
  for (const pauseMs of [...(hasIds ? PAUSES_MS : []), undefined]) {
    const asked = await askOnce(deps, access, make, signal, doubt === undefined);
    requests += asked.requests;
    if (!asked.isOpen) return { answer: asked.answer, doubt, requests };
    doubt ??= asked.answer.problem;
    // An interrupted pause means that the run was cancelled.
    const isCancelled = pauseMs === undefined || !(await sleeps(deps, pauseMs, signal));
    if (isCancelled) break;
  }
  if (doubt === undefined) throw new Error('a doubt without a problem');
  return { answer: { problem: doubt }, doubt, requests };
}

type Once =
  | { readonly isOpen: true; readonly answer: Refused; readonly requests: number }
  | { readonly isOpen: false; readonly answer: Answered | Refused; readonly requests: number };

async function askOnce(
  deps: VendorDeps,
  access: Access,
  make: (authToken: string) => HttpRequest,
  signal: AbortSignal | undefined,
  isFirst: boolean,
): Promise<Once> {
  try {
    const answer = await askWithToken(deps, access, make, signal);
    if (!isRefused(answer)) return { isOpen: false, answer, requests: answer.requests };
    return answer.problem.code === 'oppo/answer-not-understood'
      ? { isOpen: true, answer, requests: 1 }
      : { isOpen: false, answer, requests: 1 };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    const isFinal = error.reason === 'aborted' || error.reason === 'answer-too-large';
    if (isFirst && (error.neverArrived || isFinal)) throw error;
    return { isOpen: true, answer: { problem: unreachableProblem(error, 'oppo') }, requests: 1 };
  }
}

const sleeps = (deps: VendorDeps, ms: number, signal: AbortSignal | undefined): Promise<boolean> =>
  deps.clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
