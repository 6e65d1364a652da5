// One HTTP/2 connection and the requests on it: how many streams it may carry, whom it hands what came back, whether it still answers a PING.
import type { TLSSocket } from 'node:tls';
import { Endings } from './endings.js';
import { CANCEL } from './frames.js';
import type { Answer } from './header-decoder.js';
import type { Fields } from './header-encoder.js';
import type { Job } from './job.js';
import { endJob, JobStream } from './job-stream.js';
import { LeftPlaces } from './left-places.js';
import { Session } from './session.js';
import type { SessionEvents } from './session-events.js';
import { TimeLimits } from './time-limits.js';

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

export class Connection {
  readonly #session: Session;
  readonly #endings: Endings;
  readonly #events: ConnectionEvents;
  readonly #oneUntilAccepted: boolean;
  #accepted = false;
  #answered = false;
  readonly #inFlight = new Set<JobStream>();
  readonly #places = new LeftPlaces(() => this.#events.onChange(this));
  // Silence of one stream is the vendor's; silence of a PING is a dead line.
  readonly #timeLimits = new TimeLimits(this.#inFlight, (limitMs) => void this.ping(Math.min(limitMs, 5000)));
  #onFirstSettings: (() => void) | undefined;
  #onFirstEnd: (() => void) | undefined;
  /** Milliseconds of performance.now() when anything was heard last. */
  heardAt = performance.now();

  private constructor(socket: TLSSocket, host: string, oneUntilAccepted: boolean, events: ConnectionEvents) {
    this.#endings = new Endings(host);
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
      const giveUp = (): void => connection.destroy();
      options.signal?.addEventListener('abort', giveUp);
      const decided = (): void => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', giveUp);
        connection.#onFirstEnd = undefined;
      };
      const timer = setTimeout(() => {
        decided();
        connection.destroy();
        reject(connection.#endings.withoutSettings());
      }, options.limitMs);
      connection.#onFirstEnd = () => {
        decided();
        reject(connection.#endings.ofConnection(true));
      };
      connection.#onFirstSettings = () => {
        decided();
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
      job.fail(this.#endings.ofUnsent(error));
      return true;
    }
    job.stream = stream;
    this.#inFlight.add(stream);
    this.#timeLimits.watch(job.deadline);
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
        this.#endings.noteGoaway(goaway);
        this.#events.onChange(this);
      },
      onAnswer: (stream, answer) => this.#heard((stream as JobStream).job, answer),
      onBody: (stream, bytes) => this.#gather((stream as JobStream).job, bytes),
      onEnd: (stream) => this.#release(stream as JobStream),
      onClose: (error) => {
        this.#endings.noteError(error);
        this.#timeLimits.stop();
        this.#onFirstEnd?.();
        this.#events.onChange(this);
      },
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
    else if (stream.isTight && stream.isRefused && this.usable && job.mayWaitAgain()) {
      this.#places.lingerLonger();
      this.#events.onRefused(job);
    } else job.fail(this.#endings.ofStream(stream));
    this.#events.onChange(this);
  }
}
