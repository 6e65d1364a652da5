// How a connection and the streams on it ended, in the words of a failure: a GOAWAY, an error of the socket, a limit of ours.
import { toUnreachable } from '../failures.js';
import { UnreachableError } from '../types.js';
import { codeName, ENHANCE_YOUR_CALM, NO_ERROR } from './frames.js';
import type { JobStream } from './job-stream.js';
import type { Goaway } from './session-events.js';

/** What is remembered of the peer's GOAWAY. */
interface Farewell {
  readonly code: number;
  readonly lastStreamId: number;
  readonly reason: string | undefined;
}

/** Of one connection. */
export class Endings {
  readonly #host: string;
  #goaway: Farewell | undefined;
  #error: Error | undefined;

  constructor(host: string) {
    this.#host = host;
  }

  /** A second one, without words, often follows when the peer hangs up. */
  noteGoaway({ code, lastStreamId, data }: Goaway): void {
    const before = this.#goaway;
    this.#goaway = {
      code: before === undefined || before.code === NO_ERROR ? code : before.code,
      lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId),
      reason: before?.reason ?? reasonOf(data),
    };
  }

  /** The first one counts. */
  noteError(error: Error | undefined): void {
    this.#error ??= error;
  }

  ofStream(stream: JobStream): UnreachableError {
    const { job, code, id } = stream;
    if (job.ended === 'aborted') return this.#failure('aborted', 'aborted', false);
    if (job.ended === 'timeout') return this.#failure('timeout', 'no whole answer within the time limit', false);
    if (job.ended === 'too-large') return this.#failure('answer-too-large', 'maxContentLength exceeded', false);
    const goaway = this.#goaway;
    // Above the last stream of a GOAWAY, and refused streams, are promises of the protocol: nothing was done with them.
    const isBeyond = goaway !== undefined && id > goaway.lastStreamId && !stream.isAnswered;
    const untouched = stream.isRefused || isBeyond;
    if (goaway !== undefined) return this.#ofGoaway(goaway, untouched);
    if (stream.isRefused) return this.#failure('stream-refused', 'REFUSED_STREAM', true);
    if (code === ENHANCE_YOUR_CALM) return this.#failure('calm', 'ENHANCE_YOUR_CALM', false);
    if (this.#error !== undefined) return this.ofConnection(false);
    return this.#failure('reset', `the stream ended early (${codeName(code)})`, false);
  }

  /** What became of the whole connection. */
  ofConnection(nothingSent: boolean): UnreachableError {
    if (this.#goaway !== undefined) return this.#ofGoaway(this.#goaway, nothingSent);
    if (this.#error === undefined) return this.#failure('reset', 'the connection was closed', nothingSent);
    const failure = toUnreachable(this.#error, { host: this.#host });
    return new UnreachableError({
      reason: failure.reason === 'other' ? 'reset' : failure.reason,
      host: this.#host,
      message: failure.message,
      neverArrived: nothingSent || failure.neverArrived,
      cause: this.#error,
    });
  }

  /** The handshake went through, and then the peer said nothing. */
  withoutSettings(): UnreachableError {
    return this.#failure('timeout', 'no SETTINGS within the time limit', true);
  }

  /** A header no HTTP/2 message can carry: our own fault, and nothing has left. */
  ofUnsent(error: unknown): UnreachableError {
    return toUnreachable(error, { host: this.#host });
  }

  #ofGoaway(goaway: Farewell, untouched: boolean): UnreachableError {
    const reason = goaway.reason ?? (goaway.code === NO_ERROR ? undefined : codeName(goaway.code));
    return new UnreachableError({
      reason: goaway.code === ENHANCE_YOUR_CALM ? 'calm' : 'goaway',
      host: this.#host,
      message: `GOAWAY ${codeName(goaway.code)}${goaway.reason === undefined ? '' : `: ${goaway.reason}`}`,
      neverArrived: untouched,
      ...(reason === undefined ? {} : { peerReason: reason }),
    });
  }

  #failure(reason: UnreachableError['reason'], message: string, neverArrived: boolean): UnreachableError {
    return new UnreachableError({ reason, host: this.#host, message, neverArrived });
  }
}

/** Apple and others put JSON with a reason into the debug data; anything else is quoted when it is readable. */
function reasonOf(data: Buffer): string | undefined {
  if (data.length === 0) return undefined;
  const text = data.toString('utf8');
  try {
    const { reason } = JSON.parse(text) as { reason?: unknown };
    if (typeof reason === 'string') return reason.slice(0, 100);
  } catch {
    // Plain text is fine too.
  }
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
