// One HTTP/2 connection: how many streams it may carry, what its GOAWAY said, whether it still answers a PING.
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { toUnreachable } from '../failures.js';
import { UnreachableError } from '../types.js';
import type { Job } from './job.js';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** Streams at most, however many the peer announces: Node's own default for a peer that announces nothing is endless. */
const MOST_STREAMS = 1000;
const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM, NGHTTP2_ENHANCE_YOUR_CALM } = constants;
/** HTTP/2: this header block ends the stream. */
const END_STREAM = 1;

interface Goaway {
  readonly code: number;
  readonly lastStreamId: number;
  readonly reason: string | undefined;
}

export interface ConnectionEvents {
  /** More room, or none any more. */
  onChange(connection: Connection): void;
}

type JobStream = ClientHttp2Stream & { job: Job; home: Connection };

export class Connection {
  readonly #session: ClientHttp2Session;
  readonly #host: string;
  readonly #events: ConnectionEvents;
  readonly #oneUntilAccepted: boolean;
  #accepted = false;
  #answered = false;
  #goaway: Goaway | undefined;
  #error: Error | undefined;
  #inFlight = 0;
  /** Milliseconds of performance.now() when anything was heard last. */
  heardAt = performance.now();

  private constructor(session: ClientHttp2Session, host: string, oneUntilAccepted: boolean, events: ConnectionEvents) {
    this.#session = session;
    this.#host = host;
    this.#oneUntilAccepted = oneUntilAccepted;
    this.#events = events;
  }

  /** Ready once the peer's SETTINGS are here: before that its limit of streams is not known. */
  static open(
    socket: TLSSocket,
    origin: string,
    options: { readonly oneUntilAccepted: boolean; readonly limitMs: number; readonly events: ConnectionEvents },
  ): Promise<Connection> {
    const host = new URL(origin).host;
    const session = connect(origin, { createConnection: () => socket, settings: { enablePush: false } });
    const connection = new Connection(session, host, options.oneUntilAccepted, options.events);
    session.on('goaway', (code, lastStreamId, data) => {
      // A second one, without words, often follows when the peer hangs up.
      const before = connection.#goaway;
      connection.#goaway = {
        code: before === undefined || before.code === NGHTTP2_NO_ERROR ? code : before.code,
        lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId),
        reason: before?.reason ?? reasonOf(data),
      };
      options.events.onChange(connection);
    });
    session.on('error', (error: Error) => {
      connection.#error ??= error;
    });
    return new Promise((resolve, reject) => {
      const giveUp = (error: UnreachableError): void => {
        clearTimeout(timer);
        session.destroy();
        reject(error);
      };
      const timer = setTimeout(
        () => giveUp(connection.#failure('timeout', 'no SETTINGS within the time limit', true)),
        options.limitMs,
      );
      // A TLS alert after the handshake (a certificate of ours that is refused) reaches the socket, and Node tells no session of it.
      socket.on('error', (error) => {
        connection.#error ??= error;
        giveUp(connection.#ended(true));
      });
      session.once('close', () => {
        giveUp(connection.#ended(true));
        options.events.onChange(connection);
      });
      session.once('remoteSettings', () => {
        clearTimeout(timer);
        session.on('remoteSettings', () => {
          // Limits that change after an answer are the peer's word on what it takes now.
          if (connection.#answered) connection.#accepted = true;
          options.events.onChange(connection);
        });
        resolve(connection);
      });
    });
  }

  get usable(): boolean {
    return this.#goaway === undefined && !this.#session.closed && !this.#session.destroyed;
  }

  get hasAnswered(): boolean {
    return this.#answered;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** How many more streams may be opened now. */
  get room(): number {
    if (!this.usable) return 0;
    const announced = this.#session.remoteSettings.maxConcurrentStreams ?? MOST_STREAMS;
    const limit = this.#oneUntilAccepted && !this.#accepted ? 1 : MOST_STREAMS;
    return Math.min(announced, limit, MOST_STREAMS) - this.#inFlight;
  }

  /** Opens a stream. False when the connection turned out to be over: the job is untouched then. */
  send(job: Job, headers: OutgoingHttpHeaders): boolean {
    const { body } = job.request;
    let stream: JobStream;
    try {
      stream = this.#session.request(headers, { endStream: body === undefined }) as JobStream;
    } catch (error) {
      if (!this.usable) return false;
      // A header no HTTP/2 message can carry: our own fault, and nothing has left.
      job.fail(toUnreachable(error, { host: this.#host }));
      return true;
    }
    this.#inFlight += 1;
    stream.job = job;
    stream.home = this;
    job.stream = stream;
    job.begin();
    stream.on('response', onResponse);
    stream.on('error', ignore);
    stream.on('close', onClose);
    if (job.timeoutMs > 0) job.timer = setTimeout(onTimeout, job.timeoutMs, job, this);
    if (body !== undefined) stream.end(typeof body === 'string' ? Buffer.from(body) : body);
    return true;
  }

  /** Answers false when no PING comes back in time; the connection is then given up. */
  ping(limitMs: number): Promise<boolean> {
    if (!this.usable) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.destroy();
        resolve(false);
      }, limitMs);
      const sent = this.#session.ping((error) => {
        clearTimeout(timer);
        if (error === null) this.heardAt = performance.now();
        resolve(error === null);
      });
      if (!sent) {
        clearTimeout(timer);
        resolve(false);
      }
    });
  }

  /** Ends it when its streams are done. */
  retire(): void {
    if (!this.#session.closed) this.#session.close();
  }

  destroy(): void {
    if (!this.#session.destroyed) this.#session.destroy();
  }

  heard(job: Job): void {
    this.heardAt = performance.now();
    this.#answered = true;
    if (job.status >= 200 && job.status < 300) this.#accepted = true;
  }

  release(job: Job, stream: ClientHttp2Stream): void {
    this.#inFlight -= 1;
    if (!job.settled) job.fail(this.#streamFailure(job, stream));
    this.#events.onChange(this);
  }

  #streamFailure(job: Job, stream: ClientHttp2Stream): UnreachableError {
    if (job.ended === 'aborted') return this.#failure('aborted', 'aborted', false);
    if (job.ended === 'timeout') return this.#failure('timeout', 'no whole answer within the time limit', false);
    if (job.ended === 'too-large') return this.#failure('answer-too-large', 'maxContentLength exceeded', false);
    const code = stream.rstCode ?? NGHTTP2_NO_ERROR;
    const goaway = this.#goaway;
    // Above the last stream of a GOAWAY, and refused streams, are promises of the protocol: nothing was done with them.
    const untouched =
      code === NGHTTP2_REFUSED_STREAM || (goaway !== undefined && (stream.id ?? 0) > goaway.lastStreamId);
    if (goaway !== undefined) return this.#goawayFailure(goaway, untouched);
    if (code === NGHTTP2_REFUSED_STREAM) return this.#failure('stream-refused', 'REFUSED_STREAM', true);
    if (code === NGHTTP2_ENHANCE_YOUR_CALM) return this.#failure('calm', 'ENHANCE_YOUR_CALM', false);
    if (this.#error !== undefined) return this.#ended(false);
    return this.#failure('reset', `the stream ended early (${codeName(code)})`, false);
  }

  /** What became of the whole connection. */
  #ended(nothingSent: boolean): UnreachableError {
    if (this.#goaway !== undefined) return this.#goawayFailure(this.#goaway, nothingSent);
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

  #goawayFailure(goaway: Goaway, untouched: boolean): UnreachableError {
    const reason = goaway.reason ?? (goaway.code === NGHTTP2_NO_ERROR ? undefined : codeName(goaway.code));
    return new UnreachableError({
      reason: goaway.code === NGHTTP2_ENHANCE_YOUR_CALM ? 'calm' : 'goaway',
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

// Shared by all streams: twenty thousand requests make no twenty thousand closures.

function onResponse(this: ClientHttp2Stream, headers: IncomingHttpHeaders, flags: number): void {
  const { job, home } = this as JobStream;
  job.status = Number(headers[':status'] ?? 0);
  job.headers = flatten(headers);
  home.heard(job);
  if ((flags & END_STREAM) !== 0) {
    job.succeed();
    this.resume();
    return;
  }
  // Apple's usual answer has no body: only the others pay for reading one.
  this.on('data', onData);
  this.on('end', onEnd);
}

function onData(this: ClientHttp2Stream, bytes: Buffer): void {
  const { job } = this as JobStream;
  job.size += bytes.length;
  if (job.size <= LARGEST_ANSWER) {
    job.parts.push(bytes);
    return;
  }
  job.parts = [];
  end(job, 'too-large');
}

function onEnd(this: ClientHttp2Stream): void {
  const { job } = this as JobStream;
  // A reset also ends the body; only an answer that ended by itself is whole.
  if (job.status !== 0 && !this.aborted && (this.rstCode ?? 0) === NGHTTP2_NO_ERROR && job.ended === undefined)
    job.succeed();
}

function onClose(this: ClientHttp2Stream): void {
  const { job, home } = this as JobStream;
  home.release(job, this);
}

function onTimeout(job: Job, home: Connection): void {
  end(job, 'timeout');
  // Silence of one stream is the vendor's; silence of a PING is a dead line.
  void home.ping(Math.min(job.timeoutMs, 5000));
}

/** Ends a job's stream for a reason of ours. */
export function end(job: Job, why: NonNullable<Job['ended']>): void {
  job.ended ??= why;
  job.stream?.close(NGHTTP2_CANCEL);
}

const ignore = (): void => {};

export function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || name.charCodeAt(0) === 58) continue;
    flat[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
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

/** RFC 9113, section 7, by number. */
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

const codeName = (code: number): string => CODE_NAMES[code] ?? String(code);
