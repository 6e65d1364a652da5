// How long to wait before a repeat, and which results may be repeated at all.
import type { SendResult } from '../push/types.js';

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/**
 * Full jitter: anywhere between nothing and the doubled pause, so that thousands of repeats do not come back together. A pause the
 * vendor asked for is kept whole, and the jitter is added to it.
 */
export function backOffMs(repeats: number, fraction: number, retryAfterMs: number | undefined): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** repeats);
  return Math.round((retryAfterMs ?? 0) + fraction * ceiling);
}

/**
 * A refusal that may pass (busy, too fast) was not taken, so a repeat cannot double it. An unreachable vendor may have taken the
 * push: only what certainly never arrived is retried.
 */
export function mayRepeat(result: SendResult): boolean {
  if (result.problem === undefined) return false;
  if (result.status === 'unreachable') return result.problem.safeToRepeat === true;
  if (result.status !== 'rejected') return false;
  const { retry, kind } = result.problem.entry;
  return (retry === 'yes' || retry === 'later') && (kind === 'rate' || kind === 'server' || kind === 'unreachable');
}

/** Too much, in the peer's own word, whether or not this push is in doubt. */
export const asksForCalm = (result: SendResult): boolean => result.problem?.code === 'network/calm';

/** Never went out, for a reason that may be gone another time: anything but the device token and the message themselves. */
export const isNotSentForNow = ({ status, problem }: SendResult): boolean =>
  status === 'not-sent' && problem !== undefined && !['device-token', 'message'].includes(problem.entry.kind);
