// A queue and the connections it feeds: requests of one origin, one client certificate and one lane.
import { toUnreachable } from '../failures.js';
import type { HttpRequest } from '../types.js';
import { UnreachableError } from '../types.js';
import { Connection } from './connection.js';
import { type DialOptions, dial } from './dial.js';
import type { Fields } from './header-encoder.js';
import type { Job } from './job.js';

/** Silence after which a connection proves itself by a PING before it is used again, in milliseconds. */
const STALE_MS = 30_000;
const PING_LIMIT_MS = 5000;
/** Apple: one PING an hour keeps an idle connection. */
const KEEP_ALIVE_MS = 3_600_000;
/** Connections in a row that were closed before they answered anything; then the queue is told. */
const MOST_SILENT_ENDS = 3;

/** Connections at most, when the peer allows fewer streams than there are requests. */
const MOST_CONNECTIONS = 4;
const NONE: readonly string[] = [];

export interface LaneOptions extends DialOptions {
  /** Only tests change these. */
  readonly staleMs?: number | undefined;
  readonly pingLimitMs?: number | undefined;
  readonly connections?: number | undefined;
}

export class Lane {
  readonly #origin: URL;
  readonly #example: HttpRequest;
  readonly #options: LaneOptions;
  #queue: Job[] = [];
  #head = 0;
  #connections: Connection[] = [];
  readonly #old = new Set<Connection>();
  readonly #probing = new Set<Connection>();
  #opening = false;
  /** Fewer once the peer has refused another connection. */
  #mostConnections: number;
  #silentEnds = 0;
  /** Aborted when the lane is closed: nobody waits for a connection any more. */
  readonly #closing = new AbortController();
  #keepAlive: NodeJS.Timeout | undefined;
  #stalled: NodeJS.Timeout | undefined;

  /** Origin, certificate and wishes are those of the first request. */
  constructor(origin: URL, example: HttpRequest, options: LaneOptions) {
    this.#origin = origin;
    this.#example = example;
    this.#options = options;
    this.#mostConnections = options.connections ?? MOST_CONNECTIONS;
  }

  add(job: Job): void {
    if (this.#closed) {
      job.fail(this.#closedError());
      return;
    }
    this.#queue.push(job);
    this.#pump();
  }

  close(): void {
    this.#closing.abort();
    clearInterval(this.#keepAlive);
    clearTimeout(this.#stalled);
    this.#failQueue(this.#closedError());
    for (const connection of [...this.#old, ...this.#connections]) {
      if (connection.inFlight === 0) connection.retire();
      else connection.destroy();
    }
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  get #waiting(): number {
    return this.#queue.length - this.#head;
  }

  #pump(): void {
    for (const connection of this.#connections) if (!connection.usable) this.#letGo(connection);
    if (this.#waiting === 0) return;
    for (const connection of this.#connections) {
      this.#fill(connection);
      if (this.#waiting === 0) return;
    }
    if (this.#wantsAnother() && !this.#opening && !this.#closed) void this.#open();
    this.#watchStall();
  }

  /** The first connection, or one more when only the peer's limit of streams keeps requests waiting. */
  #wantsAnother(): boolean {
    const { length } = this.#connections;
    return length === 0 || (length < this.#mostConnections && this.#connections.every(({ isFull }) => isFull));
  }

  #fill(connection: Connection, isProven = false): void {
    if (this.#probing.has(connection)) return;
    if (!isProven && performance.now() - connection.heardAt >= (this.#options.staleMs ?? STALE_MS)) {
      void this.#probe(connection);
      return;
    }
    while (this.#waiting > 0 && connection.room > 0) {
      const job = this.#take();
      if (job.settled) continue;
      if (connection.send(job, wireFields(job, this.#origin), job.request.h2?.literalHeaders ?? NONE)) continue;
      this.#putBack(job);
      return;
    }
  }

  /** A peer that allows no stream at all would let everybody wait for ever. */
  #watchStall(): void {
    clearTimeout(this.#stalled);
    this.#stalled = undefined;
    if (this.#opening || this.#probing.size > 0) return;
    if (this.#waiting === 0 || this.#connections.some(({ inFlight }) => inFlight > 0)) return;
    this.#stalled = setTimeout(() => {
      this.#failQueue(
        new UnreachableError({
          reason: 'timeout',
          host: this.#origin.host,
          message: 'the peer allows no streams',
          neverArrived: true,
        }),
      );
    }, this.#queue[this.#head]?.timeoutMs);
  }

  #take(): Job {
    const job = this.#queue[this.#head] as Job;
    this.#head += 1;
    // Shifting an array of twenty thousand for each of them would cost more than sending.
    if (this.#head === this.#queue.length || (this.#head > 1024 && this.#head * 2 > this.#queue.length)) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return job;
  }

  #putBack(job: Job): void {
    this.#queue = [job, ...this.#queue.slice(this.#head)];
    this.#head = 0;
  }

  /** Requests wait, none is risked on a line that may be dead. */
  async #probe(connection: Connection): Promise<void> {
    this.#probing.add(connection);
    const isAlive = await connection.ping(this.#options.pingLimitMs ?? PING_LIMIT_MS);
    this.#probing.delete(connection);
    if (isAlive) this.#fill(connection, true);
    this.#pump();
  }

  async #open(): Promise<void> {
    this.#opening = true;
    const limitMs = this.#queue[this.#head]?.timeoutMs ?? 15_000;
    try {
      const startedAt = performance.now();
      const { signal } = this.#closing;
      const limits = { limitMs, signal };
      const socket = await dial(this.#origin, this.#example.clientCertificate, limits, this.#options);
      const connection = await Connection.open(socket, this.#origin.origin, {
        oneUntilAccepted: this.#example.h2?.oneStreamUntilAccepted === true,
        limitMs: Math.max(1, limitMs - (performance.now() - startedAt)),
        signal,
        events: { onChange: (changed) => this.#changed(changed), onRefused: (job) => this.#putBack(job) },
      });
      this.#opening = false;
      if (this.#closed) {
        connection.destroy();
        return;
      }
      this.#connections.push(connection);
      this.#keepAlive ??= setInterval(() => this.#keep(), KEEP_ALIVE_MS).unref();
    } catch (error) {
      this.#opening = false;
      // The requests can wait for the connections that stand.
      if (this.#connections.length > 0) this.#mostConnections = this.#connections.length;
      else {
        this.#failQueue(toUnreachable(error, { host: this.#origin.host }));
        return;
      }
    }
    this.#pump();
  }

  #keep(): void {
    for (const connection of this.#connections) void connection.ping(PING_LIMIT_MS);
  }

  #changed(connection: Connection): void {
    if (!connection.usable && connection.inFlight === 0) this.#old.delete(connection);
    this.#pump();
  }

  #letGo(connection: Connection): void {
    this.#connections = this.#connections.filter((other) => other !== connection);
    // One whose stream numbers are used up ends when its streams are done.
    connection.retire();
    if (connection.inFlight > 0) this.#old.add(connection);
    // Another one stands: the peer just wants no more of them.
    if (!connection.hasAnswered && this.#connections.length > 0) {
      this.#mostConnections = this.#connections.length;
      return;
    }
    this.#silentEnds = connection.hasAnswered ? 0 : this.#silentEnds + 1;
    if (this.#silentEnds < MOST_SILENT_ENDS) return;
    this.#silentEnds = 0;
    this.#failQueue(
      new UnreachableError({
        reason: 'reset',
        host: this.#origin.host,
        message: `${MOST_SILENT_ENDS} connections in a row were closed without an answer`,
        neverArrived: true,
      }),
    );
  }

  #failQueue(error: UnreachableError): void {
    const waiting = this.#queue.slice(this.#head);
    this.#queue = [];
    this.#head = 0;
    for (const job of waiting) job.fail(error);
  }

  #closedError(): UnreachableError {
    return new UnreachableError({
      reason: 'aborted',
      host: this.#origin.host,
      message: 'the transport was closed',
      neverArrived: true,
    });
  }
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

function wireFields(job: Job, origin: URL): Fields {
  const { request } = job;
  const fields: Record<string, string> = {
    ':method': request.method,
    ':scheme': 'https',
    ':authority': origin.host,
    ':path': job.path,
  };
  for (const name in request.headers) {
    const value = request.headers[name] as string;
    // One byte for each character goes out: text beyond ASCII as its UTF-8 bytes.
    fields[name.toLowerCase()] = BEYOND_ASCII.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
  }
  return fields;
}
