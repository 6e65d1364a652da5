// One vendor's lane of a run: gathers device tokens into calls, keeps to concurrency and rate, retries what may be retried.
import { type Problem, pointAt } from '../problems/types.js';
import type { Clock, RandomSource, SendResult } from '../push/types.js';
import { Alarm } from './alarm.js';
import { Breaker } from './breaker.js';
import { Pace } from './pace.js';
import { Pause } from './pause.js';
import { type Batch, keyOf, Queue } from './queue.js';
import { type Sorted, sortResults } from './sort-results.js';
import type { Delivered, Ledger, Recipient, VendorSender } from './types.js';

const WRONG_AT_ONCE = 500;
/** Calls that are gathered ahead at most, where a call holds many. */
const CALLS_AHEAD = 8;

export interface VendorLaneOptions {
  readonly vendor: string;
  readonly sender: VendorSender;
  /** Where results are written first; without it nothing is. */
  readonly ledger: Ledger | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Retries of one push at most. */
  readonly retries: number;
  /** Go on although everything is refused for one cause. */
  readonly keepGoing?: boolean | undefined;
  /** Aborted: take nothing new, finish what is under way. */
  readonly signal: AbortSignal;
  /** Results, after they were written to the journal. */
  deliver(ends: readonly Delivered[]): void;
  /** True for tokens whose last call in an earlier run has no known end. */
  isDoubtful(vendor: string, token: string): boolean;
  /** The run cannot go on. */
  fail(error: unknown): void;
}

export class VendorLane {
  readonly #options: VendorLaneOptions;
  readonly #sender: VendorSender;
  readonly #breaker: Breaker;
  readonly #calls: Pace;
  readonly #tokens: Pace;
  readonly #pause: Pause;
  readonly #alarm: Alarm;
  readonly #queue = new Queue();
  /** Found wrong before any request; journaled and reported together. */
  #wrong: Delivered[] = [];
  #inFlight = 0;
  #held = 0;
  #waiters: { isDue(): boolean; go(): void }[] = [];
  /** A call was answered. */
  #hasAnswer = false;

  constructor(options: VendorLaneOptions) {
    this.#options = options;
    this.#sender = options.sender;
    this.#breaker = new Breaker(options.sender.name, options.keepGoing);
    this.#calls = new Pace(options.sender.callsPerSecond);
    this.#tokens = new Pace(options.sender.tokensPerSecond);
    this.#pause = new Pause(options.random);
    this.#alarm = new Alarm(options.clock, () => this.#pump());
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get #roomy(): boolean {
    const { concurrency, batchLimit } = this.#sender;
    // What is under way, and as many calls more: answers often arrive together, and the next calls are ready then.
    const ahead = Math.max(Math.min(concurrency, CALLS_AHEAD) * batchLimit, concurrency);
    return this.#held < concurrency * batchLimit + ahead;
  }

  add({ token, line, overrides, problem, at }: Recipient): void {
    if (problem !== undefined) {
      this.#wrong.push(this.#endOf(notSent(token, problem), line));
      this.#held += 1;
      if (this.#wrong.length >= WRONG_AT_ONCE) void this.#noteWrong();
      return;
    }
    const { reason } = this.#breaker;
    if (reason !== undefined) {
      this.#report([notSent(token, reason)], [line]);
      return;
    }
    const key = keyOf(overrides);
    const batch = this.#queue.gathering(key) ?? this.#newBatch(key, { token, line, overrides, at });
    if (batch === undefined) return;
    batch.tokens.push(token);
    batch.lines.push(line);
    this.#held += 1;
    if (batch.tokens.length < this.#sender.batchLimit) return;
    this.#queue.close(key);
    this.#pump();
  }

  /** Sends what was gathered although it does not fill a call. */
  flush(): void {
    if (this.#wrong.length > 0) void this.#noteWrong();
    if (this.#queue.closeAll()) this.#pump();
  }

  /** Resolves when more may be added. Calls that are not full are sent too: nothing else would make room. */
  async room(): Promise<void> {
    while (!this.#roomy && !this.#options.signal.aborted) {
      if (this.#wrong.length > 0) void this.#noteWrong();
      while (!this.#queue.hasReady && this.#inFlight < this.#atOnce && this.#queue.closeFullest()) this.#pump();
      // While calls are ready, a result that makes no room changes nothing.
      if (!this.#roomy) await this.#until(() => this.#roomy || !this.#queue.hasReady);
    }
  }

  /** Resolves when everything that was added has its end, or was given up. */
  async drained(): Promise<void> {
    this.flush();
    while (this.#held > 0) {
      if (this.#options.signal.aborted) this.#giveUp();
      if (this.#held > 0) await this.#until(() => this.#held === 0);
    }
  }

  /** Wakes everything that waits: the run was stopped. */
  wake(): void {
    this.#alarm.now();
    this.#changed();
  }

  #newBatch(
    key: string,
    { token, line, overrides, at }: Pick<Recipient, 'token' | 'line' | 'overrides' | 'at'>,
  ): Batch | undefined {
    const message = this.#sender.messageFor(overrides);
    if ('problem' in message) {
      // A message is checked once for all recipients that share it; the place of its problem is each one's own line.
      this.#report([notSent(token, pointAt(message.problem, at))], [line]);
      return undefined;
    }
    if (this.#queue.isCrowded) {
      this.#queue.closeOldest();
      this.#pump();
    }
    return this.#queue.begin(key, message);
  }

  #pump(): void {
    while (this.#inFlight < this.#atOnce && !this.#options.signal.aborted) {
      const reason = this.#breaker.reason;
      if (reason !== undefined) {
        this.#stopAll(reason);
        return;
      }
      const batch = this.#next();
      if (batch === undefined) return;
      this.#inFlight += 1;
      void this.#run(batch);
    }
  }

  /** The first call goes alone: a wrong key costs one refusal, not a thousand in flight. */
  get #atOnce(): number {
    return this.#hasAnswer ? this.#sender.concurrency : 1;
  }

  #next(): Batch | undefined {
    const now = this.#options.clock.now();
    const { until } = this.#pause;
    if (now < until) {
      if (this.#queue.hasAny) this.#alarm.at(until);
      return undefined;
    }
    const { dueAt } = this.#queue;
    if (dueAt !== undefined && dueAt > now) this.#alarm.at(dueAt);
    return this.#queue.next(now);
  }

  async #run(batch: Batch): Promise<void> {
    const { ledger, vendor, clock, signal } = this.#options;
    const { tokens } = batch;
    let left = tokens.length;
    try {
      const waitMs = this.#waitMs(batch);
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
      if (signal.aborted || this.#breaker.reason !== undefined) {
        this.#queue.putFirst(batch);
        return;
      }
      const call = ledger === undefined ? 0 : await ledger.begin(vendor, tokens);
      const startedAt = clock.now();
      const results = await this.#sender.send(batch.message, tokens);
      this.#hasAnswer = true;
      this.#breaker.see(results, clock.now());
      this.#pause.see(results, clock.now());
      const { ends, again } = this.#sort(batch, results, clock.now() - startedAt);
      // What a vendor has answered is reported even if it cannot be written down.
      try {
        if (ledger !== undefined) await ledger.end(call, ends);
      } finally {
        this.#tell(ends);
        left -= ends.length;
      }
      for (const retry of again) this.#queue.putLater(retry);
    } catch (error) {
      // Without an end they count as not sent; what the journal announces without a result is doubtful in the next run.
      this.#held -= left;
      this.#options.fail(error);
    } finally {
      this.#inFlight -= 1;
      this.#pump();
      this.#changed();
    }
  }

  /** Until the vendor's rate has room for the call. */
  #waitMs({ tokens }: Batch): number {
    const now = this.#options.clock.now();
    return Math.max(this.#calls.book(1, now), this.#tokens.book(tokens.length, now));
  }

  /** Results, apart from what is sent once more. */
  #sort(batch: Batch, results: readonly SendResult[], tookMs: number): Sorted {
    const { retries, clock, random, vendor } = this.#options;
    if (results.length < batch.tokens.length) throw new Error(`${vendor} gave no result for a device token`);
    const mayRetry = batch.repeats < retries && this.#breaker.reason === undefined;
    const endOf = (result: SendResult, line: number | undefined) => this.#endOf(result, line);
    return sortResults(batch, results, { endOf, mayRetry, tookMs, now: clock.now(), random });
  }

  #tell(ends: readonly Delivered[]): void {
    this.#held -= ends.length;
    if (ends.length > 0) this.#options.deliver(ends);
  }

  /** Journaled first, like every result: a resumed run must not send it again. */
  async #noteWrong(): Promise<void> {
    const ends = this.#wrong;
    this.#wrong = [];
    try {
      await this.#options.ledger?.note(ends);
    } catch (error) {
      this.#options.fail(error);
    }
    this.#tell(ends);
    this.#changed();
  }

  #stopAll(reason: Problem): void {
    for (const batch of this.#takeAll()) {
      this.#held -= batch.tokens.length;
      this.#report(
        batch.tokens.map((token) => ({ ...notSent(token, reason), attempts: batch.attempts })),
        batch.lines,
      );
    }
    this.#changed();
  }

  /** The run was stopped: what is not under way has no end and may be sent another time. */
  #giveUp(): void {
    for (const batch of this.#takeAll()) this.#held -= batch.tokens.length;
  }

  #takeAll(): readonly Batch[] {
    this.#alarm.now();
    return this.#queue.takeAll();
  }

  #endOf(result: SendResult, line: number | undefined): Delivered {
    const { vendor, isDoubtful } = this.#options;
    const maybeTwice = result.attempts > 0 && isDoubtful(vendor, result.token);
    return line === undefined ? { vendor, result, maybeTwice } : { vendor, result, maybeTwice, line };
  }

  /** Ends that no vendor was asked about. */
  #report(results: readonly SendResult[], lines: readonly (number | undefined)[]): void {
    this.#options.deliver(results.map((result, i) => this.#endOf(result, lines[i])));
  }

  /** Resolves when that is so, or when the run was stopped. */
  #until(isDue: () => boolean): Promise<void> {
    return new Promise((go) => this.#waiters.push({ isDue, go }));
  }

  #changed(): void {
    const due = this.#waiters.filter(({ isDue }) => this.#options.signal.aborted || isDue());
    if (due.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => !due.includes(waiter));
    for (const { go } of due) go();
  }
}

const notSent = (token: string, problem: Problem): SendResult => ({ token, status: 'not-sent', attempts: 0, problem });
