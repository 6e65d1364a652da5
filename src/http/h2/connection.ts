// One HTTP/2 connection and the requests on it: how many streams it may carry, what goes back to the queue, whether it still answers a PING.
import { type ClientHttp2Session, connect } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { UnreachableError } from '../types.js';
import { Endings } from './endings.js';
import type { Job } from './job.js';
import { JobStream, type StreamOwner } from './job-stream.js';
import { LeftPlaces } from './left-places.js';
import { Pings } from './pings.js';
import { RefusalPause } from './refusal-pause.js';
import { TimeLimits } from './time-limits.js';
import { Uploads } from './uploads.js';
import { wireFields } from './wire-fields.js';

/** Streams at most, however many the peer announces: a peer that announces nothing allows any number. */
const MOST_STREAMS = 1000;
/** Far beyond what an answer may have: what is larger still Node resets in words of the peer, and it would seem to be the peer's. */
const SETTINGS = { enablePush: false, maxHeaderListSize: 4 * 1024 * 1024 } as const;
/** As many as fit in there, each counted with 32 bytes. */
const MOST_HEADERS = SETTINGS.maxHeaderListSize / 32;

/** Requests one connection of this peer takes, learned from its GOAWAYs: more would be sent in vain. */
export interface Budget {
  requests: number;
}
/** Milliseconds in which our last frames leave. */
const LAST_WORDS_MS = 500;
/** A GOAWAY after fewer says nothing about the next connection. */
const LEAST_BUDGET = 10;

export interface ConnectionEvents {
  /** More room, or none any more. */
  onChange(connection: Connection): void;
  /** The peer did nothing with this request: it wants another place in the queue. */
  onReturned(job: Job): void;
}

export interface ConnectionOptions {
  readonly oneUntilAccepted: boolean;
  readonly budget: Budget;
  readonly limitMs: number;
  readonly events: ConnectionEvents;
  readonly signal: AbortSignal;
}

export class Connection implements StreamOwner {
  readonly host: string;
  readonly #origin: URL;
  readonly #socket: TLSSocket;
  readonly #session: ClientHttp2Session;
  readonly #endings: Endings;
  readonly #events: ConnectionEvents;
  readonly #oneUntilAccepted: boolean;
  #maxStreams = MOST_STREAMS;
  readonly #budget: Budget;
  #opened = 0;
  #accepted = false;
  #answered = false;
  #leaving = false;
  #ended = false;
  #farewell: NodeJS.Timeout | undefined;
  #onEnd: (() => void) | undefined;
  readonly #pings: Pings;
  readonly #inFlight = new Set<JobStream>();
  readonly #uploads = new Uploads();
  readonly #places = new LeftPlaces(() => this.#events.onChange(this));
  // Silence of one stream is the vendor's; silence of a PING is a dead line.
  readonly #timeLimits = new TimeLimits(this.#inFlight, (limitMs) => {
    void this.ping(Math.min(limitMs, 5000)).then(() => this.#events.onChange(this));
  });
  readonly #refusalPause = new RefusalPause(() => this.#events.onChange(this));
  /** Milliseconds of performance.now() when anything was received last. */
  lastReceivedAt = performance.now();
  /** Bytes of the answers that are on their way. */
  gathered = 0;

  private constructor(socket: TLSSocket, origin: URL, { oneUntilAccepted, budget, events }: ConnectionOptions) {
    this.#budget = budget;
    this.host = origin.host;
    this.#origin = origin;
    this.#socket = socket;
    this.#endings = new Endings(origin.host);
    this.#oneUntilAccepted = oneUntilAccepted;
    this.#events = events;
    this.#session = connect(origin, {
      createConnection: () => socket,
      settings: SETTINGS,
      maxHeaderListPairs: MOST_HEADERS,
    });
    this.#pings = new Pings(this.#session, (arrived) => {
      if (arrived) this.lastReceivedAt = performance.now();
      else {
        this.#endings.noteError(new Error('no answer to a PING'));
        this.destroy();
      }
    });
    this.#listen();
  }

  /** Ready once the peer's SETTINGS are here: before that its limit of streams is not known. */
  static open(socket: TLSSocket, origin: URL, options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(socket, origin, options);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => connection.destroy();
      const decided = (): void => {
        clearTimeout(timer);
        options.signal.removeEventListener('abort', giveUp);
        connection.#onEnd = undefined;
      };
      connection.#onEnd = () => {
        decided();
        reject(connection.ending);
      };
      const timer = setTimeout(() => {
        decided();
        connection.destroy();
        reject(connection.#endings.withoutSettings());
      }, options.limitMs);
      options.signal.addEventListener('abort', giveUp);
      if (options.signal.aborted) giveUp();
      connection.#session.once('remoteSettings', () => {
        decided();
        resolve(connection);
      });
    });
  }

  get usable(): boolean {
    return !this.#leaving && !this.#session.closed && !this.#session.destroyed;
  }

  get hasAnswered(): boolean {
    return this.#answered;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Why it ended, for requests that were never on it. */
  get ending(): UnreachableError {
    return this.#endings.ofConnection(true);
  }

  /** After refused streams. */
  get isPaused(): boolean {
    return this.#refusalPause.isOn;
  }

  /** A PING is on its way. */
  get isProving(): boolean {
    return this.#pings.areOpen;
  }

  /** How many more streams may be opened now. */
  get room(): number {
    if (!this.usable || this.isPaused || this.isProving || this.#uploads.isOvertaken) return 0;
    const places = this.#limit - this.#inFlight.size - this.#places.taken(performance.now());
    return Math.min(places, this.#budget.requests - this.#opened);
  }

  /** Only the peer's own limit keeps further streams out. */
  get isFull(): boolean {
    return this.usable && (this.#accepted || !this.#oneUntilAccepted) && this.#inFlight.size >= this.#limit;
  }

  get #limit(): number {
    return this.#oneUntilAccepted && !this.#accepted ? Math.min(1, this.#maxStreams) : this.#maxStreams;
  }

  /** Opens a stream. False when the connection turned out to be over: the job is untouched then. */
  send(job: Job): boolean {
    if (!this.usable) return false;
    try {
      const stream = new JobStream(this.#session, wireFields(job, this.#origin), job, this);
      job.begin(stream, performance.now());
      this.#inFlight.add(stream);
      if (job.request.body !== undefined) stream.upload = this.#uploads.begin();
      this.#opened += 1;
      this.#timeLimits.watch(job.deadline);
    } catch (error) {
      if (ENDED.has(String((error as { code?: unknown }).code))) {
        this.#leaving = true;
        return false;
      }
      job.fail(this.#endings.ofUnsent(error));
    }
    return true;
  }

  /** Answers false when no PING comes back in time; the connection is then given up. */
  ping(limitMs: number): Promise<boolean> {
    if (!this.usable) return Promise.resolve(false);
    return this.#pings.send(limitMs);
  }

  /** Ends it when its streams are done. */
  retire(): void {
    this.#leaving = true;
    if (this.#inFlight.size === 0) this.destroy();
    else if (!this.#session.destroyed) this.#session.close();
  }

  destroy(): void {
    this.#leaving = true;
    if (!this.#session.destroyed) this.#session.destroy();
    // Node waits for the peer to close its side as well: one that never does would keep the socket, and the process with it.
    this.#farewell ??= setTimeout(() => this.#socket.destroy(), LAST_WORDS_MS).unref();
  }

  onAnswer(status: number): void {
    this.lastReceivedAt = performance.now();
    this.#answered = true;
    this.#refusalPause.forget();
    if (status >= 200 && status < 300) this.#accepted = true;
  }

  onSent(stream: JobStream): void {
    const wasOvertaken = this.#uploads.isOvertaken;
    this.#uploads.end(stream.upload);
    if (wasOvertaken) this.#events.onChange(this);
  }

  onClose(stream: JobStream): void {
    const { job } = stream;
    this.#uploads.end(stream.upload);
    const now = performance.now();
    this.#inFlight.delete(stream);
    this.#places.leave(now);
    if (this.#inFlight.size === 0) this.#timeLimits.rest();
    if (!job.settled) {
      const leftBehind = this.#endings.isLeftBehind(stream);
      if (leftBehind || (stream.isRefused && job.mayTryAgain(now))) {
        if (!leftBehind) {
          this.#places.lingerLonger();
          this.#refusalPause.begin(now);
        }
        job.stream = undefined;
        this.#events.onReturned(job);
      } else job.fail(this.#endings.ofStream(stream, leftBehind || stream.isRefused));
    }
    // It took them all and stays: it may take more.
    if (this.usable && this.#inFlight.size === 0 && this.#opened >= this.#budget.requests) this.#budget.requests *= 2;
    if (this.#leaving && this.#inFlight.size === 0) this.destroy();
    this.#events.onChange(this);
  }

  #listen(): void {
    const session = this.#session;
    session.on('remoteSettings', ({ maxConcurrentStreams }) => {
      this.#maxStreams = Math.min(maxConcurrentStreams ?? MOST_STREAMS, MOST_STREAMS);
      // Limits that change after an answer are the peer's statement of what it takes now.
      if (this.#answered) this.#accepted = true;
      this.#events.onChange(this);
    });
    session.on('goaway', (code: number, lastStreamId: number, data?: Uint8Array) => {
      this.#leaving = true;
      this.#endings.noteGoaway(code, lastStreamId, data);
      const taken = (lastStreamId + 1) / 2;
      if (taken < this.#opened) this.#budget.requests = Math.max(LEAST_BUDGET, Math.ceil(taken));
      this.#events.onChange(this);
    });
    // An unrequested push, which we had forbidden.
    session.on('stream', (stream) => stream.on('error', () => {}).close());
    session.on('error', (error) => this.#endings.noteError(error));
    session.on('close', () => this.#end());
    // Node's session does not always end with its socket: not when that broke right after its handshake, nor on an alert of TLS.
    const socket = this.#socket;
    socket.on('error', (error) => this.#endSoon(error));
    socket.on('close', () => this.#end());
    if (socket.destroyed) this.#endSoon(socket.errored);
  }

  /** After Node has ended the streams. */
  #endSoon(error: Error | null): void {
    this.#endings.noteError(error ?? undefined);
    setImmediate(() => this.#end());
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.destroy();
    clearTimeout(this.#farewell);
    this.#timeLimits.rest();
    this.#socket.destroy();
    this.#onEnd?.();
    this.#events.onChange(this);
  }
}

/** Node's words for a connection that takes nothing new. */
const ENDED: ReadonlySet<string> = new Set([
  'ERR_HTTP2_GOAWAY_SESSION',
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_OUT_OF_STREAMS',
]);
