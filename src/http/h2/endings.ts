// How a connection and the streams on it ended, in the words of a failure: a GOAWAY, a reset, an error of the socket or of the protocol.
import { constants } from 'node:http2';
import { toUnreachable } from '../failures.js';
import { UnreachableError, type UnreachableReason } from '../types.js';
import type { JobStream } from './job-stream.js';

const { NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_NO_ERROR } = constants;

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
  noteGoaway(code: number, lastStreamId: number, data: Uint8Array | undefined): void {
    const before = this.#goaway;
    this.#goaway = {
      code: before === undefined || before.code === NGHTTP2_NO_ERROR ? code : before.code,
      lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId),
      reason: before?.reason ?? reasonOf(data),
    };
  }

  /** The first one counts. */
  noteError(error: Error | undefined): void {
    this.#error ??= error;
  }

  /** The peer went away before it looked at the request: above the last stream of a GOAWAY, or never sent. */
  isLeftBehind(stream: JobStream): boolean {
    if (stream.isAnswered) return false;
    return stream.neverLeft || (this.#goaway !== undefined && stream.id > this.#goaway.lastStreamId);
  }

  /** `untouched` when the peer promised that it did nothing with it. */
  ofStream(stream: JobStream, untouched: boolean): UnreachableError {
    const { code, error } = stream;
    const isOfStream = error === undefined || error.code === 'ERR_HTTP2_STREAM_ERROR';
    if (!isOfStream) this.noteError(error);
    if (this.#goaway !== undefined) return this.ofConnection(untouched);
    if (stream.isRefused) return this.#failure('stream-refused', 'REFUSED_STREAM', true);
    if (this.#error !== undefined) return this.ofConnection(untouched);
    if (code === NGHTTP2_ENHANCE_YOUR_CALM) return this.#failure('calm', 'ENHANCE_YOUR_CALM', false);
    return this.#failure('reset', `the stream ended early (${codeName(code)})`, false);
  }

  /** What became of the whole connection. */
  ofConnection(nothingSent: boolean): UnreachableError {
    if (this.#goaway !== undefined) return this.#ofGoaway(this.#goaway, nothingSent);
    if (this.#error === undefined) return this.#failure('reset', 'the connection was closed', nothingSent);
    const failure = toUnreachable(this.#error, { host: this.#host, nothingSent });
    if (failure.reason !== 'other') return failure;
    return this.#failure('reset', failure.message, failure.neverArrived);
  }

  /** The handshake went through, and then the peer said nothing. */
  withoutSettings(): UnreachableError {
    return this.#failure('timeout', 'no SETTINGS within the time limit', true);
  }

  /** A header no HTTP/2 message can carry: our own fault, and nothing has left. */
  ofUnsent(error: unknown): UnreachableError {
    return toUnreachable(error, { host: this.#host, nothingSent: true });
  }

  #ofGoaway(goaway: Farewell, untouched: boolean): UnreachableError {
    const reason = goaway.reason ?? (goaway.code === NGHTTP2_NO_ERROR ? undefined : codeName(goaway.code));
    return new UnreachableError({
      reason: goaway.code === NGHTTP2_ENHANCE_YOUR_CALM ? 'calm' : 'goaway',
      host: this.#host,
      message: `GOAWAY ${codeName(goaway.code)}${goaway.reason === undefined ? '' : `: ${goaway.reason}`}`,
      neverArrived: untouched,
      ...(reason === undefined ? {} : { peerReason: reason }),
    });
  }

  #failure(reason: UnreachableReason, message: string, neverArrived: boolean): UnreachableError {
    return new UnreachableError({ reason, host: this.#host, message, neverArrived });
  }
}

/** Apple and others put JSON with a reason into the debug data; anything else is quoted when it is readable. */
function reasonOf(data: Uint8Array | undefined): string | undefined {
  if (data === undefined || data.length === 0) return undefined;
  const text = Buffer.from(data).toString('utf8');
  try {
    const { reason } = JSON.parse(text) as { reason?: unknown };
    if (typeof reason === 'string') return reason.slice(0, 100);
  } catch {
    // Plain text is fine too.
  }
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}

const CODE_NAMES = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** As RFC 9113, section 7, writes them. */
const codeName = (code: number): string => CODE_NAMES[code] ?? `error ${code}`;
