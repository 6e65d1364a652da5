// A queue and the one connection it feeds: requests of one origin, one client certificate and one lane.
import { type OutgoingHttpHeaders, sensitiveHeaders } from 'node:http2';
import { toUnreachable } from '../failures.js';
import type { HttpRequest } from '../types.js';
import { UnreachableError } from '../types.js';
import { Connection } from './connection.js';
import { type DialOptions, dial } from './dial.js';
import type { Job } from './job.js';

/** Silence after which a connection proves itself by a PING before it is used again, in milliseconds. */
const STALE_MS = 30_000;
const PING_LIMIT_MS = 5000;
/** Apple: one PING an hour keeps an idle connection. */
const KEEP_ALIVE_MS = 3_600_000;
/** Connections in a row that were closed before they answered anything; then the queue is told. */
const MOST_SILENT_ENDS = 3;

export interface LaneOptions extends DialOptions {
  /** Only tests change these. */
  readonly staleMs?: number | undefined;
  readonly pingLimitMs?: number | undefined;
}

export class Lane {
  readonly #origin: URL;
  readonly #example: HttpRequest;
  readonly #options: LaneOptions;
  #queue: Job[] = [];
  #head = 0;
  #connection: Connection | undefined;
  #old = new Set<Connection>();
  #opening = false;
  #probing = false;
  #silentEnds = 0;
  #closed = false;
  #keepAlive: NodeJS.Timeout | undefined;
  #stalled: NodeJS.Timeout | undefined;

  /** Origin, certificate and wishes are those of the first request. */
  constructor(origin: URL, example: HttpRequest, options: LaneOptions) {
    this.#origin = origin;
    this.#example = example;
    this.#options = options;
  }

  add(job: Job): void {
    this.#queue.push(job);
    this.#pump();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#keepAlive);
    clearTimeout(this.#stalled);
    this.#failQueue(this.#closedError());
    for (const connection of [...this.#old, this.#connection]) {
      if (connection === undefined) continue;
      if (connection.inFlight === 0) connection.retire();
      else connection.destroy();
    }
  }

  get #waiting(): number {
    return this.#queue.length - this.#head;
  }

  #pump(proven = false): void {
    const connection = this.#connection;
    if (connection === undefined || !connection.usable) {
      if (connection !== undefined) this.#letGo(connection);
      if (this.#waiting > 0 && !this.#opening && !this.#closed) void this.#open();
      return;
    }
    if (this.#probing || this.#waiting === 0) return;
    const silentMs = performance.now() - connection.heardAt;
    if (!proven && silentMs >= (this.#options.staleMs ?? STALE_MS)) {
      void this.#probe(connection);
      return;
    }
    while (this.#waiting > 0 && connection.room > 0) {
      const job = this.#take();
      if (job.settled) continue;
      if (connection.send(job, wireHeaders(job, this.#origin))) continue;
      this.#putBack(job);
      this.#pump();
      return;
    }
    this.#watchStall(connection);
  }

  /** A peer that allows no stream at all would let everybody wait for ever. */
  #watchStall(connection: Connection): void {
    clearTimeout(this.#stalled);
    this.#stalled = undefined;
    if (this.#waiting === 0 || connection.inFlight > 0) return;
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
    if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
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
    this.#probing = true;
    const alive = await connection.ping(this.#options.pingLimitMs ?? PING_LIMIT_MS);
    this.#probing = false;
    this.#pump(alive);
  }

  async #open(): Promise<void> {
    this.#opening = true;
    const limitMs = this.#queue[this.#head]?.timeoutMs ?? 15_000;
    try {
      const startedAt = performance.now();
      const socket = await dial(this.#origin, this.#example.clientCertificate, limitMs, this.#options);
      const connection = await Connection.open(socket, this.#origin.origin, {
        oneUntilAccepted: this.#example.h2?.oneStreamUntilAccepted === true,
        limitMs: Math.max(1, limitMs - (performance.now() - startedAt)),
        events: { onChange: (changed) => this.#changed(changed) },
      });
      this.#opening = false;
      if (this.#closed) {
        connection.destroy();
        return;
      }
      this.#connection = connection;
      this.#keepAlive ??= setInterval(() => void this.#connection?.ping(PING_LIMIT_MS), KEEP_ALIVE_MS).unref();
    } catch (error) {
      this.#opening = false;
      this.#failQueue(toUnreachable(error, { host: this.#origin.host }));
      return;
    }
    this.#pump();
  }

  #changed(connection: Connection): void {
    if (connection !== this.#connection) {
      if (!connection.usable && connection.inFlight === 0) this.#old.delete(connection);
      return;
    }
    this.#pump();
  }

  #letGo(connection: Connection): void {
    this.#connection = undefined;
    if (connection.inFlight > 0) this.#old.add(connection);
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

function wireHeaders(job: Job, origin: URL): OutgoingHttpHeaders {
  const { request } = job;
  const headers: OutgoingHttpHeaders = {
    ':method': request.method,
    ':scheme': 'https',
    ':authority': origin.host,
    ':path': job.path,
  };
  for (const name in request.headers) {
    const value = request.headers[name] as string;
    // Node writes one byte per character: text beyond ASCII goes out as its UTF-8 bytes.
    headers[name.toLowerCase()] = BEYOND_ASCII.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
  }
  const literal = request.h2?.literalHeaders;
  if (literal !== undefined) headers[sensitiveHeaders as unknown as string] = literal as string[];
  return headers;
}
