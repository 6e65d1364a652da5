// One vendor's way through a run: gathers device tokens into calls, keeps concurrency and rate, repeats what may be repeated.
import type { Problem } from '../problems/types.js';
import type { Clock, PushMessage, RandomSource, SendResult } from '../push/types.js';
import { asksForCalm, backOffMs, mayRepeat } from './back-off.js';
import { Breaker } from './breaker.js';
import { Pace } from './pace.js';
import type { Overrides } from './source/entry.js';
import type { Delivered, Ledger, Recipient, VendorSender } from './types.js';

/** Messages of their own that are gathered side by side; more of them close the oldest. */
const OPEN_BATCHES = 32;
const WRONG_AT_ONCE = 500;
/** Calls that are gathered ahead at most, where a call holds many. */
const CALLS_AHEAD = 8;
/** Temporary refusals in a row after which the whole vendor gets a pause. */
const REFUSALS_THAT_PAUSE = 3;
/** A pause of some seconds at most, unless the vendor asks for more. */
const MOST_DOUBLINGS = 4;

export interface LaneOptions {
  readonly vendor: string;
  readonly sender: VendorSender;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Repeats of one push at most. */
  readonly retries: number;
  /** Go on although everything is refused for one cause. */
  readonly keepGoing?: boolean | undefined;
  /** Aborted: take nothing new, finish what is under way. */
  readonly signal: AbortSignal;
  /** Ends that are on disk. Waited for, so that a slow reader slows the run. */
  deliver(ends: readonly Delivered[]): void;
  /** True for tokens whose last call in an earlier run has no known end. */
  isDoubtful(vendor: string, token: string): boolean;
  /** The run cannot go on. */
  fail(error: unknown): void;
}

/** Device tokens that have gone the same way so far: no object for each of a million. */
interface Batch {
  readonly message: PushMessage;
  readonly tokens: string[];
  /** The line of each in the token file. */
  readonly lines: (number | undefined)[];
  /** Requests made for each of them. */
  readonly attempts: number;
  readonly repeats: number;
  readonly notBefore: number;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #sender: VendorSender;
  readonly #breaker: Breaker;
  readonly #calls: Pace;
  readonly #tokens: Pace;
  /** Gathering, by message. */
  readonly #open = new Map<string, Batch>();
  #ready: Batch[] = [];
  #later: Batch[] = [];
  /** Wrong before any request; written down and told together. */
  #wrong: Delivered[] = [];
  #inFlight = 0;
  #held = 0;
  #waiters: (() => void)[] = [];
  #timer: AbortController | undefined;
  #booked = 0;
  /** Calls in a row without an answer. */
  #pressure = 0;
  #pausedUntil = 0;
  /** A call came back. */
  #hasHeard = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#sender = options.sender;
    this.#breaker = new Breaker(options.sender.name, options.keepGoing);
    this.#calls = new Pace(options.sender.callsPerSecond);
    this.#tokens = new Pace(options.sender.tokensPerSecond);
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get #roomy(): boolean {
    const { concurrency, batchLimit } = this.#sender;
    // What is under way, and as many calls more: answers often come together, and the next calls are ready then.
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
    const key = overrides === undefined ? '' : keyOf(overrides);
    const batch = this.#open.get(key) ?? this.#newBatch(key, { token, line, overrides, at });
    if (batch === undefined) return;
    batch.tokens.push(token);
    batch.lines.push(line);
    this.#held += 1;
    if (batch.tokens.length < this.#sender.batchLimit) return;
    this.#open.delete(key);
    this.#ready.push(batch);
    this.#pump();
  }

  /** Sends what was gathered although it does not fill a call. */
  flush(): void {
    if (this.#wrong.length > 0) void this.#noteWrong();
    if (this.#open.size === 0) return;
    this.#ready.push(...this.#open.values());
    this.#open.clear();
    this.#pump();
  }

  /** Resolves when more may be added. */
  async room(): Promise<void> {
    while (!this.#roomy && !this.#options.signal.aborted) await this.#change();
  }

  /** Resolves when everything that was added has its end, or was given up. */
  async drained(): Promise<void> {
    this.flush();
    while (this.#held > 0) {
      if (this.#options.signal.aborted) this.#giveUp();
      if (this.#held > 0) await this.#change();
    }
  }

  /** Wakes everything that waits: the run was stopped. */
  wake(): void {
    this.#timer?.abort();
    this.#changed();
  }

  #newBatch(
    key: string,
    { token, line, overrides, at }: Pick<Recipient, 'token' | 'line' | 'overrides' | 'at'>,
  ): Batch | undefined {
    const message = this.#sender.messageFor(overrides);
    if ('problem' in message) {
      // The message is looked at once for all who share it; its place is the line of each.
      this.#report([notSent(token, at === undefined ? message.problem : { ...message.problem, at })], [line]);
      return undefined;
    }
    const [oldest] = this.#open.keys();
    if (this.#open.size >= OPEN_BATCHES && oldest !== undefined) {
      this.#ready.push(this.#open.get(oldest) as Batch);
      this.#open.delete(oldest);
      this.#pump();
    }
    const batch: Batch = { message, tokens: [], lines: [], attempts: 0, repeats: 0, notBefore: 0 };
    this.#open.set(key, batch);
    return batch;
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
    return this.#hasHeard ? this.#sender.concurrency : 1;
  }

  /** Repeats that are due go first. */
  #next(): Batch | undefined {
    const now = this.#options.clock.now();
    if (now < this.#pausedUntil) {
      if (this.#ready.length + this.#later.length > 0) this.#wakeAt(this.#pausedUntil);
      return undefined;
    }
    const [soonest] = this.#later;
    if (soonest !== undefined && soonest.notBefore <= now) return this.#later.shift();
    if (soonest !== undefined) this.#wakeAt(soonest.notBefore);
    return this.#ready.shift();
  }

  #wakeAt(moment: number): void {
    const { clock } = this.#options;
    if (this.#timer !== undefined && this.#booked <= moment) return;
    this.#timer?.abort();
    const timer = new AbortController();
    this.#timer = timer;
    this.#booked = moment;
    const done = (): void => {
      if (this.#timer !== timer) return;
      this.#timer = undefined;
      this.#pump();
    };
    clock.sleep(Math.max(1, moment - clock.now()), timer.signal).then(done, done);
  }

  async #run(batch: Batch): Promise<void> {
    const { ledger, vendor, clock } = this.#options;
    const { tokens } = batch;
    let left = tokens.length;
    try {
      if (!(await this.#paced(batch))) {
        this.#ready.unshift(batch);
        return;
      }
      const call = await ledger.begin(vendor, tokens);
      const startedAt = clock.now();
      const results = await this.#sender.send(batch.message, tokens);
      this.#hasHeard = true;
      this.#breaker.see(results, clock.now());
      this.#pauseIfNobodyTakesAnything(results);
      const { ends, repeats } = this.#sort(batch, results, clock.now() - startedAt);
      // What a vendor has answered is reported even if it cannot be written down.
      await ledger.end(call, ends).finally(() => {
        this.#tell(ends);
        left -= ends.length;
      });
      for (const again of repeats) this.#putBack(again);
    } catch (error) {
      // Without an end they count as not sent; what was announced and not ended is doubtful in the next run.
      this.#held -= left;
      this.#options.fail(error);
    } finally {
      this.#inFlight -= 1;
      this.#pump();
      this.#changed();
    }
  }

  /** False when the run was stopped meanwhile. */
  async #paced({ tokens }: Batch): Promise<boolean> {
    const { clock, signal } = this.#options;
    const now = clock.now();
    const waitMs = Math.max(this.#calls.book(1, now), this.#tokens.book(tokens.length, now));
    if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    return !signal.aborted && this.#breaker.reason === undefined;
  }

  /** When there is no answer, or everything is too much, one call at a time finds out when it is better. */
  #pauseIfNobodyTakesAnything(results: readonly SendResult[]): void {
    const { clock, random } = this.#options;
    const [first] = results;
    if (first === undefined || !(results.every(mayRepeat) || asksForCalm(first))) {
      this.#pressure = 0;
      return;
    }
    this.#pressure += 1;
    // A refusal may be about one device only; an unreachable vendor never is.
    if (first.status !== 'unreachable' && this.#pressure < REFUSALS_THAT_PAUSE) return;
    const pauseMs = backOffMs(Math.min(this.#pressure, MOST_DOUBLINGS), random.fraction(), first.problem?.retryAfterMs);
    this.#pausedUntil = Math.max(this.#pausedUntil, clock.now() + pauseMs);
  }

  /** Ends apart from what goes out once more. */
  #sort(batch: Batch, results: readonly SendResult[], tookMs: number): { ends: Delivered[]; repeats: Batch[] } {
    const { retries, clock, random, vendor } = this.#options;
    const ends: Delivered[] = [];
    const repeats = new Map<number, Batch>();
    const maySend = batch.repeats < retries && this.#breaker.reason === undefined;
    for (let i = 0; i < batch.tokens.length; i += 1) {
      const token = batch.tokens[i] as string;
      const result = results[i];
      if (result === undefined) throw new Error(`${vendor} gave no result for a device token`);
      const attempts = batch.attempts + result.attempts;
      if (!maySend || !mayRepeat(result)) {
        const isWhole = batch.attempts === 0 && result.tookMs !== undefined;
        const whole = isWhole ? result : { ...result, attempts, tookMs: result.tookMs ?? tookMs };
        ends.push(this.#endOf(whole, batch.lines[i]));
        continue;
      }
      const again = repeats.get(attempts) ?? {
        message: batch.message,
        tokens: [],
        lines: [],
        attempts,
        repeats: batch.repeats + 1,
        notBefore: clock.now() + backOffMs(batch.repeats + 1, random.fraction(), result.problem?.retryAfterMs),
      };
      repeats.set(attempts, again);
      again.tokens.push(token);
      again.lines.push(batch.lines[i]);
    }
    return { ends, repeats: [...repeats.values()] };
  }

  #tell(ends: readonly Delivered[]): void {
    this.#held -= ends.length;
    if (ends.length > 0) this.#options.deliver(ends);
  }

  /** Written down first, like every end that a resumed run must not repeat. */
  async #noteWrong(): Promise<void> {
    const ends = this.#wrong;
    this.#wrong = [];
    await this.#options.ledger
      .note(ends)
      .catch((error: unknown) => this.#options.fail(error))
      .finally(() => this.#tell(ends));
    this.#changed();
  }

  #putBack(batch: Batch): void {
    const place = this.#later.findIndex((other) => other.notBefore > batch.notBefore);
    this.#later.splice(place === -1 ? this.#later.length : place, 0, batch);
  }

  #stopAll(reason: Problem): void {
    const batches = [...this.#open.values(), ...this.#ready, ...this.#later];
    this.#clear();
    for (const batch of batches) {
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
    for (const batch of [...this.#open.values(), ...this.#ready, ...this.#later]) this.#held -= batch.tokens.length;
    this.#clear();
  }

  #clear(): void {
    this.#open.clear();
    this.#ready = [];
    this.#later = [];
    this.#timer?.abort();
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

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #changed(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}

const notSent = (token: string, problem: Problem): SendResult => ({ token, status: 'not-sent', attempts: 0, problem });

const keyOf = (overrides: Overrides): string =>
  JSON.stringify([overrides.title, overrides.body, overrides.ext, overrides.channelId, overrides.category]);
