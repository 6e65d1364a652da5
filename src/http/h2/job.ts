// One request on its way through HTTP/2: what to send, who waits for it, and what has come back so far.
import type { ClientHttp2Stream } from 'node:http2';
import type { HttpRequest, HttpResponse, UnreachableError } from '../types.js';

/** A request in a queue or in flight. Settled exactly once. */
export class Job {
  readonly request: HttpRequest;
  readonly path: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  stream: ClientHttp2Stream | undefined;
  status = 0;
  headers: Readonly<Record<string, string>> = {};
  size = 0;
  parts: Buffer[] = [];
  timer: NodeJS.Timeout | undefined;
  /** Why we ended the stream ourselves. */
  ended: 'timeout' | 'aborted' | 'too-large' | undefined;
  settled = false;
  #startedAt: number;
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
    this.#startedAt = performance.now();
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** The wait in the queue does not count as the vendor's time. */
  begin(): void {
    this.#startedAt = performance.now();
  }

  succeed(): void {
    if (this.settled) return;
    this.#settle();
    this.#resolve({
      status: this.status,
      headers: this.headers,
      body: this.parts.length === 0 ? '' : Buffer.concat(this.parts).toString('utf8'),
      tookMs: Math.round(performance.now() - this.#startedAt),
    });
  }

  fail(error: UnreachableError): void {
    if (this.settled) return;
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    this.settled = true;
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
  }
}
