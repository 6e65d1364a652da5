// A vendor's client that asks again when there was no answer: only unreachable is retried, and a push only when nothing of it arrived.
import { backOffMs } from '../delivery/back-off.js';
import type { Problem } from '../problems/types.js';
import type { Clock, RandomSource, SendResult, VendorClient } from '../push/types.js';

export interface RetryOptions {
  /** Retries at most; 0 asks once. */
  readonly retries: number;
  readonly clock: Clock;
  readonly random: Pick<RandomSource, 'fraction'>;
  readonly signal: AbortSignal;
}

export function retryingClient(client: VendorClient, retry: RetryOptions): VendorClient {
  const { dryRun, status, task, close } = client;
  return {
    verify: (signal) =>
      repeat(
        () => client.verify(signal),
        (found) => (found.status === 'unreachable' ? found.problems : undefined),
        retry,
      ),
    send: (message, tokens, signal) =>
      repeat(
        () => client.send(message, tokens, signal),
        (results) => neverArrived(results),
        retry,
      ),
    ...(dryRun === undefined
      ? {}
      : {
          dryRun: (message, tokens, signal) =>
            repeat(
              () => dryRun.call(client, message, tokens, signal),
              (results) =>
                unreachable(results.map((result) => (result.status === 'unreachable' ? result.problem : undefined))),
              retry,
            ),
        }),
    ...(status === undefined
      ? {}
      : {
          status: (tokens, options, signal) =>
            repeat(
              () => status.call(client, tokens, options, signal),
              (found) =>
                unreachable(found.map(({ problem }) => (problem?.entry.kind === 'unreachable' ? problem : undefined))),
              // A question that changes something at the vendor is asked once.
              options.probe || options.consume ? { ...retry, retries: 0 } : retry,
            ),
        }),
    ...(task === undefined ? {} : { task: (id, signal) => task.call(client, id, signal) }),
    ...(close === undefined ? {} : { close: () => close.call(client) }),
  };
}

/** The findings when every answer is one of these; else undefined, which means: take what came. */
const unreachable = (problems: readonly (Problem | undefined)[]): readonly Problem[] | undefined => {
  const found = problems.filter((problem) => problem !== undefined);
  return found.length > 0 && found.length === problems.length ? found : undefined;
};

const neverArrived = (results: readonly SendResult[]): readonly Problem[] | undefined =>
  unreachable(
    results.map(({ status, problem }) =>
      status === 'unreachable' && problem?.safeToRepeat === true ? problem : undefined,
    ),
  );

async function repeat<T>(
  ask: () => Promise<T>,
  failed: (answer: T) => readonly Problem[] | undefined,
  { retries, clock, random, signal }: RetryOptions,
): Promise<T> {
  for (let i = 0; ; i += 1) {
    const answer = await ask();
    const problems = failed(answer);
    if (problems === undefined || i >= retries || signal.aborted) return answer;
    const asked = problems.flatMap(({ retryAfterMs }) => (retryAfterMs === undefined ? [] : [retryAfterMs]));
    try {
      await clock.sleep(backOffMs(i, random.fraction(), asked.length === 0 ? undefined : Math.max(...asked)), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      return answer;
    }
  }
}
