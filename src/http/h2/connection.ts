// One HTTP/2 connection and the requests on it: how many streams it may carry, what its GOAWAY said, whether it still answers a PING.
import type { TLSSocket } from 'node:tls';
import { toUnreachable } from '../failures.js';
import { UnreachableError } from '../types.js';
import { CANCEL, codeName, ENHANCE_YOUR_CALM, NO_ERROR, REFUSED_STREAM } from './frames.js';
import type { Answer } from './header-decoder.js';
import type { Fields } from './header-encoder.js';
import type { Job } from './job.js';
import { LeftPlaces } from './left-places.js';
import { type Goaway, Session, type SessionEvents } from './session.js';
import { Stream } from './stream.js';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** Streams at most, however many the peer announces: a peer that announces nothing allows any number. */
const MOST_STREAMS = 1000;

export interface ConnectionEvents {
  /** More room, or none any more. */
  onChange(connection: Connection): void;
  /** The request wants another try: it came too early. */
  onRefused(job: Job): void;
}

/** What is remembered of the peer's GOAWAY. */
interface Farewell {
  readonly code: number;
  readonly lastStreamId: number;
  readonly reason: string | undefined;
}

/** A stream and the request it carries. */
export class JobStream extends Stream {
  readonly job: Job;
  readonly home: Connection;
  /** It may have taken a place the peer still counted as taken. */
  readonly isTight: boolean;

  constructor(job: Job, home: Connection, isTight: boolean) {
    super();
    this.job = job;
    this.home = home;
    this.isTight = isTight;
  }
}

export class Connection {
  readonly #session: Session;
  readonly #host: string;
  readonly #events: ConnectionEvents;
  readonly #oneUntilAccepted: boolean;
  #accepted = false;
  #answered = false;
  #goaway: Farewell | undefined;
  #error: Error | undefined;
  readonly #inFlight = new Set<JobStream>();
  readonly #places = new LeftPlaces(() => this.#events.onChange(this));
  #timer: NodeJS.Timeout | undefined;
  /** When the timer fires, in milliseconds of performance.now(). */
  #timerAt = Number.POSITIVE_INFINITY;
  #onFirstSettings: (() => void) | undefined;
  #onFirstEnd: (() => void) | undefined;
  /** Milliseconds of performance.now() when anything was heard last. */
  heardAt = performance.now();

  private constructor(socket: TLSSocket, host: string, oneUntilAccepted: boolean, events: ConnectionEvents) {
    this.#host = host;
    this.#oneUntilAccepted = oneUntilAccepted;
    this.#events = events;
    this.#session = new Session(socket, this.#listener());
  }

  /** Ready once the peer's SETTINGS are here: before that its limit of streams is not known. */
  static open(
    socket: TLSSocket,
    origin: string,
    options: {
      readonly oneUntilAccepted: boolean;
      readonly limitMs: number;
      readonly events: ConnectionEvents;
      readonly signal?: AbortSignal;
    },
  ): Promise<Connection> {
    const connection = new Connection(socket, new URL(origin).host, options.oneUntilAccepted, options.events);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        connection.#onFirstEnd = undefined;
        connection.destroy();
        reject(connection.#failure('timeout', 'no SETTINGS within the time limit', true));
      }, options.limitMs);
      const giveUp = (): void => connection.destroy();
      options.signal?.addEventListener('abort', giveUp);
      connection.#onFirstEnd = () => {
        clearTimeout(timer);
        reject(connection.#ended(true));
      };
      connection.#onFirstSettings = () => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', giveUp);
        connection.#onFirstEnd = undefined;
        resolve(connection);
      };
    });
  }

  get usable(): boolean {
    return this.#session.isUsable;
  }

  get hasAnswered(): boolean {
    return this.#answered;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** How many more streams may be opened now. */
  get room(): number {
    return this.usable ? this.#limit - this.#inFlight.size - this.#places.taken(performance.now()) : 0;
  }

  /** Only the peer's own limit keeps further streams out. */
  get isFull(): boolean {
    return this.usable && (this.#accepted || !this.#oneUntilAccepted) && this.#inFlight.size >= this.#limit;
  }

  get #limit(): number {
    if (this.#oneUntilAccepted && !this.#accepted) return 1;
    return Math.min(this.#session.maxStreams ?? MOST_STREAMS, MOST_STREAMS);
  }

  /** Opens a stream. False when the connection turned out to be over: the job is untouched then. */
  send(job: Job, fields: Fields, literal: readonly string[]): boolean {
    if (!this.usable) return false;
    const now = performance.now();
    const isTight = this.#inFlight.size + this.#places.recent(now) >= this.#limit;
    const stream = new JobStream(job, this, isTight);
    job.begin(now);
    try {
      this.#session.request(stream, fields, literal, job.request.body);
    } catch (error) {
      // A header no HTTP/2 message can carry: our own fault, and nothing has left.
      job.fail(toUnreachable(error, { host: this.#host }));
      return true;
    }
    job.stream = stream;
    this.#inFlight.add(stream);
    if (job.deadline < this.#timerAt) this.#watch(job.deadline);
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
      this.#session.ping((arrived) => {
        clearTimeout(timer);
        if (arrived) this.heardAt = performance.now();
        resolve(arrived);
      });
    });
  }

  /** Ends it when its streams are done. */
  retire(): void {
    this.#session.close();
  }

  destroy(): void {
    this.#session.destroy();
  }

  /** Ends a stream for a reason of ours. */
  giveUp(stream: JobStream): void {
    this.#session.reset(stream, CANCEL);
  }

  #listener(): SessionEvents {
    return {
      onSettings: () => {
        // Limits that change after an answer are the peer's word on what it takes now.
        if (this.#answered) this.#accepted = true;
        this.#onFirstSettings?.();
        if (this.#onFirstSettings === undefined) this.#events.onChange(this);
        this.#onFirstSettings = undefined;
      },
      onGoaway: (goaway) => {
        this.#noteGoaway(goaway);
        this.#events.onChange(this);
      },
      onAnswer: (stream, answer) => this.#heard((stream as JobStream).job, answer),
      onBody: (stream, bytes) => this.#gather((stream as JobStream).job, bytes),
      onEnd: (stream) => this.#release(stream as JobStream),
      onClose: (error) => {
        this.#error ??= error;
        clearTimeout(this.#timer);
        this.#onFirstEnd?.();
        this.#onFirstEnd = undefined;
        this.#events.onChange(this);
      },
    };
  }

  /** A second one, without words, often follows when the peer hangs up. */
  #noteGoaway({ code, lastStreamId, data }: Goaway): void {
    const before = this.#goaway;
    this.#goaway = {
      code: before === undefined || before.code === NO_ERROR ? code : before.code,
      lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId),
      reason: before?.reason ?? reasonOf(data),
    };
  }

  #heard(job: Job, { status, headers }: Answer): void {
    job.status = status;
    job.headers = headers;
    this.heardAt = performance.now();
    this.#answered = true;
    if (status >= 200 && status < 300) this.#accepted = true;
  }

  #gather(job: Job, bytes: Buffer): void {
    job.size += bytes.length;
    if (job.size <= LARGEST_ANSWER) {
      job.parts.push(bytes);
      return;
    }
    job.parts = [];
    endJob(job, 'too-large');
  }

  #release(stream: JobStream): void {
    const { job } = stream;
    this.#inFlight.delete(stream);
    this.#places.leave(performance.now());
    if (stream.isWhole && job.ended === undefined) job.succeed();
    else if (stream.isTight && isRefused(stream) && this.usable && job.mayWaitAgain()) {
      this.#places.lingerLonger();
      this.#events.onRefused(job);
    } else job.fail(this.#streamFailure(stream));
    this.#events.onChange(this);
  }

  /** One timer for all streams, set for the earliest limit: most answers come long before it. */
  #watch(at: number): void {
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
    if (earliest < this.#timerAt) this.#watch(earliest);
    // Silence of one stream is the vendor's; silence of a PING is a dead line.
    if (silentMs > 0) void this.ping(Math.min(silentMs, 5000));
  }

  #streamFailure(stream: JobStream): UnreachableError {
    const { job, code, id } = stream;
    if (job.ended === 'aborted') return this.#failure('aborted', 'aborted', false);
    if (job.ended === 'timeout') return this.#failure('timeout', 'no whole answer within the time limit', false);
    if (job.ended === 'too-large') return this.#failure('answer-too-large', 'maxContentLength exceeded', false);
    const goaway = this.#goaway;
    // Above the last stream of a GOAWAY, and refused streams, are promises of the protocol: nothing was done with them.
    const isBeyond = goaway !== undefined && id > goaway.lastStreamId && !stream.isAnswered;
    const untouched = isRefused(stream) || isBeyond;
    if (goaway !== undefined) return this.#goawayFailure(goaway, untouched);
    if (isRefused(stream)) return this.#failure('stream-refused', 'REFUSED_STREAM', true);
    if (code === ENHANCE_YOUR_CALM) return this.#failure('calm', 'ENHANCE_YOUR_CALM', false);
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

  #goawayFailure(goaway: Farewell, untouched: boolean): UnreachableError {
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

/** A peer that had begun to answer has looked at the request, whatever it calls the end. */
const isRefused = (stream: Stream): boolean => stream.code === REFUSED_STREAM && !stream.isAnswered;

/** Ends a job's stream for a reason of ours. */
export function endJob(job: Job, why: NonNullable<Job['ended']>): void {
  job.ended ??= why;
  job.stream?.home.giveUp(job.stream);
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
