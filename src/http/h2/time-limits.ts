// The time limits of the requests in flight: one timer for all of them, set for the earliest limit.
import { endJob, type JobStream } from './job-stream.js';

export class TimeLimits {
  readonly #inFlight: ReadonlySet<JobStream>;
  readonly #onSilence: (limitMs: number) => void;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer fires, in milliseconds of performance.now(). */
  #timerAt = Number.POSITIVE_INFINITY;

  /** `onSilence` hears the limit of a request that ran out, once for all that ran out together. */
  constructor(inFlight: ReadonlySet<JobStream>, onSilence: (limitMs: number) => void) {
    this.#inFlight = inFlight;
    this.#onSilence = onSilence;
  }

  /** Most answers come long before their limit: the timer mostly stands already. */
  watch(deadline: number): void {
    if (deadline < this.#timerAt) this.#set(deadline);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(at: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.#endOverdue(), Math.max(1, Math.ceil(at - performance.now())));
    // While a stream is open its socket keeps the process alive.
    this.#timer.unref();
  }

  #endOverdue(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    let earliest = Number.POSITIVE_INFINITY;
    let silentMs = 0;
    for (const { job } of [...this.#inFlight]) {
      if (job.deadline > now) {
        earliest = Math.min(earliest, job.deadline);
        continue;
      }
      silentMs = job.timeoutMs;
      endJob(job, 'timeout');
    }
    this.watch(earliest);
    if (silentMs > 0) this.#onSilence(silentMs);
  }
}
