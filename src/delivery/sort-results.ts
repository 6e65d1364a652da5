// The results of one call: which are final, and which device tokens are sent once more, gathered into calls again.
import type { RandomSource, SendResult } from '../push/types.js';
import { backOffMs, mayRepeat } from './back-off.js';
import type { Batch } from './queue.js';
import type { Delivered } from './types.js';

export interface Sorted {
  readonly ends: readonly Delivered[];
  readonly again: readonly Batch[];
}

/** `results` holds one for each device token of the call. */
export function sortResults(
  batch: Batch,
  results: readonly SendResult[],
  call: {
    endOf(result: SendResult, line: number | undefined): Delivered;
    readonly mayRetry: boolean;
    readonly tookMs: number;
    readonly now: number;
    readonly random: Pick<RandomSource, 'fraction'>;
  },
): Sorted {
  const ends: Delivered[] = [];
  const again = new Map<number, Batch>();
  // By index and without objects on the way: this runs for every one of a million device tokens.
  for (let i = 0; i < batch.tokens.length; i += 1) {
    const token = batch.tokens[i] as string;
    const result = results[i] as SendResult;
    const line = batch.lines[i];
    const attempts = batch.attempts + result.attempts;
    if (!call.mayRetry || !mayRepeat(result)) {
      const isWhole = batch.attempts === 0 && result.tookMs !== undefined;
      ends.push(call.endOf(isWhole ? result : { ...result, attempts, tookMs: result.tookMs ?? call.tookMs }, line));
      continue;
    }
    const next = again.get(attempts) ?? {
      message: batch.message,
      tokens: [],
      lines: [],
      attempts,
      repeats: batch.repeats + 1,
      notBefore: call.now + backOffMs(batch.repeats + 1, call.random.fraction(), result.problem?.retryAfterMs),
    };
    again.set(attempts, next);
    next.tokens.push(token);
    next.lines.push(line);
  }
  return { ends, again: [...again.values()] };
}
