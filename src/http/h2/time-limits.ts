// The time limits of the requests in flight: one timer for all of them, set for the earliest limit.
import type { JobStream } from './job-stream.js';

export class TimeLimits {
  readonly #inFlight: ReadonlySet<JobStream>;
  readonly #onSilence: (limitMs: number) => void;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer fires, in milliseconds of performance.now(). */
  #timerAt = Number.POSITIVE_INFINITY;

  /** `onSilence` gets the limit of a request that ran out, once for all that ran out together. */
  constructor(inFlight: ReadonlySet<JobStream>, onSilence: (limitMs: number) => void) {
    this.#inFlight = inFlight;
    this.#onSilence = onSilence;
  }

  /** Most answers come long before their limit: the timer mostly runs already. */
  watch(deadline: number): void {
    // While a request waits the process must live, whatever became of the socket.
    if (this.#timerAt <= deadline) this.#timer?.ref();
    else this.#set(deadline);
  }

  /** Nothing is in flight. */
  rest(): void {
    this.#timer?.unref();
  }

  #set(at: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.#endOverdue(), Math.max(1, Math.ceil(at - performance.now())));
  }

  #endOverdue(): void {
    this.#timer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    let earliest = Number.POSITIVE_INFINITY;
    let silentMs = 0;
    for (const stream of [...this.#inFlight]) {
      const { job } = stream;
      if (job.settled) continue;
      if (job.deadline > now) {
        earliest = Math.min(earliest, job.deadline);
        continue;
      }
      silentMs = job.timeoutMs;
      stream.giveUp('timeout', 'no whole answer within the time limit');
    }
    if (earliest < Number.POSITIVE_INFINITY) this.watch(earliest);
    if (silentMs > 0) this.#onSilence(silentMs);
  }
}
