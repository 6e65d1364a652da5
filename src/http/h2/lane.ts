// A queue and the connections it feeds: requests of one origin, one client certificate and one lane.
import { toUnreachable } from '../failures.js';
import type { HttpRequest } from '../types.js';
import { UnreachableError } from '../types.js';
import { type Budget, Connection } from './connection.js';
import { type DialOptions, dial } from './dial.js';
import type { Job } from './job.js';
import { JobQueue } from './job-queue.js';

/** Silence after which a connection proves itself by a PING before it is used again, in milliseconds. */
const STALE_MS = 30_000;
const PING_LIMIT_MS = 5000;
/** Apple: one PING an hour keeps an idle connection. */
const KEEP_ALIVE_MS = 3_600_000;
/** Connections in a row that ended before they answered anything; then the queue ends with the reason of the last one. */
const MOST_SILENT_ENDS = 3;

/** Connections at most, when the peer allows fewer streams than there are requests. */
const MOST_CONNECTIONS = 4;

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
  readonly #queue = new JobQueue();
  readonly #budget: Budget = { requests: Number.POSITIVE_INFINITY };
  #connections: Connection[] = [];
  readonly #old = new Set<Connection>();
  #opening = false;
  /** Fewer once the peer has refused another connection. */
  #mostConnections: number;
  #silentEnds = 0;
  /** Aborted when the lane is closed: no request waits for a connection any more. */
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
    this.#queue.add(job);
    this.#pump();
  }

  close(): void {
    this.#closing.abort();
    clearInterval(this.#keepAlive);
    clearTimeout(this.#stalled);
    this.#queue.fail(this.#closedError());
    for (const connection of [...this.#old, ...this.#connections]) {
      if (connection.inFlight === 0) connection.retire();
      else connection.destroy();
    }
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #pump(): void {
    for (const connection of this.#connections) if (!connection.usable) this.#letGo(connection);
    if (this.#queue.size === 0) return;
    for (const connection of this.#connections) {
      this.#fill(connection);
      if (this.#queue.size === 0) return;
    }
    if (this.#wantsAnother() && !this.#opening && !this.#closed) void this.#open();
    this.#watchStall();
  }

  /** The first connection, or one more when only the peer's limit of streams keeps requests waiting. */
  #wantsAnother(): boolean {
    const { length } = this.#connections;
    if (length === 0) return true;
    if (length >= this.#mostConnections || !this.#connections.every(({ isFull }) => isFull)) return false;
    // One that was sent away and not judged yet may be one too many.
    for (const { hasAnswered } of this.#old) if (!hasAnswered) return false;
    return true;
  }

  #fill(connection: Connection, isProven = false): void {
    if (connection.isProving) return;
    if (!isProven && performance.now() - connection.lastReceivedAt >= (this.#options.staleMs ?? STALE_MS)) {
      void this.#probe(connection);
      return;
    }
    while (this.#queue.size > 0 && connection.room > 0) {
      const job = this.#queue.take() as Job;
      if (job.settled) continue;
      if (connection.send(job)) continue;
      this.#queue.putBack(job);
      return;
    }
  }

  /** A peer that allows no stream at all would let every request wait forever. */
  #watchStall(): void {
    clearTimeout(this.#stalled);
    this.#stalled = undefined;
    if (this.#opening || this.#queue.size === 0) return;
    if (this.#connections.some(({ inFlight, isPaused, isProving }) => inFlight > 0 || isPaused || isProving)) return;
    this.#stalled = setTimeout(() => {
      this.#queue.fail(
        new UnreachableError({
          reason: 'timeout',
          host: this.#origin.host,
          message: 'the peer allows no streams',
          neverArrived: true,
        }),
      );
    }, this.#queue.first?.timeoutMs);
  }

  /** Requests wait, none is risked on a line that may be dead. */
  async #probe(connection: Connection): Promise<void> {
    const isAlive = await connection.ping(this.#options.pingLimitMs ?? PING_LIMIT_MS);
    if (isAlive) this.#fill(connection, true);
    this.#pump();
  }

  async #open(): Promise<void> {
    this.#opening = true;
    const limitMs = this.#queue.first?.timeoutMs ?? 15_000;
    try {
      const startedAt = performance.now();
      const { signal } = this.#closing;
      const limits = { limitMs, signal };
      const socket = await dial(this.#origin, this.#example.clientCertificate, limits, this.#options);
      const connection = await Connection.open(socket, this.#origin, {
        oneUntilAccepted: this.#example.h2?.oneStreamUntilAccepted === true,
        budget: this.#budget,
        limitMs: Math.max(1, limitMs - (performance.now() - startedAt)),
        signal,
        events: { onChange: (changed) => this.#changed(changed), onReturned: (job) => this.#queue.putBack(job) },
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
      // The requests can wait for the open connections.
      if (this.#connections.length > 0) this.#mostConnections = this.#connections.length;
      else {
        this.#queue.fail(toUnreachable(error, { host: this.#origin.host }));
        return;
      }
    }
    this.#pump();
  }

  #keep(): void {
    for (const connection of this.#connections) void connection.ping(PING_LIMIT_MS).then(() => this.#pump());
  }

  #changed(connection: Connection): void {
    if (!connection.usable && connection.inFlight === 0 && this.#old.delete(connection)) this.#judge(connection);
    this.#pump();
  }

  /** What is on it may still be answered. */
  #letGo(connection: Connection): void {
    this.#connections = this.#connections.filter((other) => other !== connection);
    connection.retire();
    if (connection.inFlight > 0) this.#old.add(connection);
    else this.#judge(connection);
  }

  /** A connection is over, and all of its streams: did it answer anything? */
  #judge(connection: Connection): void {
    if (connection.hasAnswered) {
      this.#silentEnds = 0;
      return;
    }
    // Another one is open: the peer just refuses more of them.
    if (this.#connections.length > 0) {
      this.#mostConnections = this.#connections.length;
      return;
    }
    this.#mostConnections = this.#options.connections ?? MOST_CONNECTIONS;
    this.#silentEnds += 1;
    if (this.#silentEnds < MOST_SILENT_ENDS) return;
    this.#silentEnds = 0;
    this.#queue.fail(connection.ending);
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
