// One request on its way through HTTP/2: who waits for it, its limits, and how often it went back to the queue.
import type { HttpRequest, HttpResponse, UnreachableError } from '../types.js';
import type { JobStream } from './job-stream.js';

/** A request in a queue or in flight. Settled exactly once. */
export class Job {
  readonly request: HttpRequest;
  readonly path: string;
  readonly timeoutMs: number;
  /** While it is in flight. */
  stream: JobStream | undefined;
  /** In milliseconds of performance.now(). */
  deadline = Number.POSITIVE_INFINITY;
  settled = false;
  /** All requests that the same signal cancels, until they are settled. */
  openJobs: Set<Job> | undefined;
  #startedAt = 0;
  #firstStartedAt: number | undefined;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: UnreachableError) => void;

  constructor(
    request: HttpRequest,
    path: string,
    timeoutMs: number,
    resolve: (response: HttpResponse) => void,
    reject: (error: UnreachableError) => void,
  ) {
    this.request = request;
    this.path = path;
    this.timeoutMs = timeoutMs;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** The wait in the queue does not count as the vendor's time. */
  begin(stream: JobStream, now: number): void {
    this.stream = stream;
    this.#startedAt = now;
    this.#firstStartedAt ??= now;
    if (this.timeoutMs > 0) this.deadline = now + this.timeoutMs;
  }

  /** A peer that refuses everything is not asked forever: as long as one answer may take, and then one try more. */
  mayTryAgain(now: number): boolean {
    return now < (this.#firstStartedAt ?? now) + this.timeoutMs;
  }

  succeed(answer: Omit<HttpResponse, 'tookMs'>): void {
    if (this.settled) return;
    this.#settle();
    this.#resolve({ ...answer, tookMs: Math.round(performance.now() - this.#startedAt) });
  }

  fail(error: UnreachableError): void {
    if (this.settled) return;
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    this.settled = true;
    this.openJobs?.delete(this);
  }
}
