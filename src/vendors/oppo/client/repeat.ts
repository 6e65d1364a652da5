// A push in doubt goes out again under the same app_message_id: OPPO sends one id once to each target, so that a repeat cannot double it. [A]
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { type Access, isRefused, type Refused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { type Answered, askWithToken } from './access.js';

/** Milliseconds before each repeat; after the last one the doubt is reported. */
const PAUSES_MS = [500, 2000] as const;

export interface Settled {
  readonly answer: Answered | Refused;
  /** What an earlier request, or the last one, left open: the push may have been taken although this answer is none or a refusal. */
  readonly doubt: Problem | undefined;
  readonly requests: number;
}

/**
 * `make` gives the same body each time, ids included; without ids a doubt stays one. Throws what happened before any doubt, so that
 * another host may be asked.
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
    // Cut short means that the run was cancelled.
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
