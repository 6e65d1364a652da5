// How long to wait before a retry, and which results may be retried at all.
import type { SendResult } from '../push/types.js';

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/**
 * Full jitter: anywhere between nothing and the doubled pause, so that thousands of retries do not come back together. A pause the
 * vendor asked for is kept whole, and the jitter is added to it.
 */
export function backOffMs(repeats: number, fraction: number, retryAfterMs: number | undefined): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** repeats);
  return Math.round((retryAfterMs ?? 0) + fraction * ceiling);
}

/**
 * A temporary refusal (busy, too fast) took no push, so a retry cannot duplicate it. An unreachable vendor may have taken the
 * push: only what certainly never arrived is retried.
 */
export function mayRepeat(result: SendResult): boolean {
  if (result.problem === undefined) return false;
  if (result.status === 'unreachable') return result.problem.safeToRepeat === true;
  if (result.status !== 'rejected') return false;
  const { retry, kind } = result.problem.entry;
  return (retry === 'yes' || retry === 'later') && (kind === 'rate' || kind === 'server' || kind === 'unreachable');
}

/** The peer asked for fewer requests (ENHANCE_YOUR_CALM), whether or not this push may have arrived. */
export const asksForCalm = (result: SendResult): boolean => result.problem?.code === 'network/calm';

/** Not sent, for a reason that may be gone in the next run: neither the device token nor the message is at fault. */
export const isNotSentForNow = ({ status, problem }: SendResult): boolean =>
  status === 'not-sent' && problem !== undefined && !['device-token', 'message'].includes(problem.entry.kind);
