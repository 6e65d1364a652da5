// One request on its way through HTTP/2: what to send, who waits for it, and what has come back so far.
import type { HttpRequest, HttpResponse, UnreachableError } from '../types.js';
import type { JobStream } from './job-stream.js';

/** Tries of a request that came too early for the peer's count of streams. */
const MOST_REFUSALS = 5;

/** A request in a queue or in flight. Settled exactly once. */
export class Job {
  readonly request: HttpRequest;
  readonly path: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  stream: JobStream | undefined;
  status = 0;
  headers: Readonly<Record<string, string>> = {};
  size = 0;
  parts: Buffer[] = [];
  /** In milliseconds of performance.now(). */
  deadline = Number.POSITIVE_INFINITY;
  /** Why we ended the stream ourselves. */
  ended: 'timeout' | 'aborted' | 'too-large' | undefined;
  settled = false;
  #startedAt = 0;
  #refusals = 0;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: UnreachableError) => void;

  constructor(
    request: HttpRequest,
    path: string,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
    resolve: (response: HttpResponse) => void,
    reject: (error: UnreachableError) => void,
  ) {
    this.request = request;
    this.path = path;
    this.timeoutMs = limits.timeoutMs;
    this.signal = limits.signal;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** The wait in the queue does not count as the vendor's time. */
  begin(now: number): void {
    this.#startedAt = now;
    if (this.timeoutMs > 0) this.deadline = this.#startedAt + this.timeoutMs;
  }

  /** After a refusal: true when it goes back to the queue. */
  mayWaitAgain(): boolean {
    if (this.settled || this.ended !== undefined || this.#refusals >= MOST_REFUSALS) return false;
    this.#refusals += 1;
    this.stream = undefined;
    return true;
  }

  succeed(): void {
    if (this.settled) return;
    this.settled = true;
    this.#resolve({
      status: this.status,
      headers: this.headers,
      body: this.parts.length === 0 ? '' : Buffer.concat(this.parts).toString('utf8'),
      tookMs: Math.round(performance.now() - this.#startedAt),
    });
  }

  fail(error: UnreachableError): void {
    if (this.settled) return;
    this.settled = true;
    this.#reject(error);
  }
}
