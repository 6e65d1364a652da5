// A whole run: reads recipients as they arrive, gives each to its vendor's lane, and reports each result once. Only what is under way is in memory.
import { setMaxListeners } from 'node:events';
import type { Problem } from '../problems/types.js';
import type { Clock, RandomSource } from '../push/types.js';
import { IdleWatch } from './idle-watch.js';
import { VendorLane } from './lane.js';
import type { Delivered, Ledger, OpenedSender, Recipient } from './types.js';

/** After so long without a new recipient, what was gathered is sent. */
const IDLE_MS = 250;

export interface DeliveryOptions {
  /** Recipients in groups as they become known; duplicates are gone already. */
  readonly source: AsyncIterable<readonly Recipient[]>;
  open(vendor: string): Promise<OpenedSender>;
  readonly ledger?: Ledger;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Retries of one push at most. */
  readonly retries: number;
  /** Go on although everything is refused for one cause. */
  readonly keepGoing?: boolean | undefined;
  /** Aborted: take nothing new, finish what is under way. */
  readonly signal: AbortSignal;
  onEnds(ends: readonly Delivered[]): void;
  isDoubtful?(vendor: string, token: string): boolean;
}

export interface Delivery {
  /** Calls under way, for the person who waits after Ctrl-C. */
  inFlight(): number;
  /** Resolves when nothing is under way any more; rejects with what made it impossible to go on. */
  readonly done: Promise<void>;
}

/** Starts a run. */
export function startDelivery(options: DeliveryOptions): Delivery {
  const lanes = new Map<string, VendorLane | Problem>();
  const stop = new AbortController();
  // Every waiting call adds a listener.
  setMaxListeners(0, stop.signal);
  const failures: unknown[] = [];
  const halt = (): void => {
    stop.abort();
    for (const lane of lanes.values()) if (lane instanceof VendorLane) lane.wake();
  };
  const laneOf = async (vendor: string): Promise<VendorLane | Problem> => {
    const sender = await options.open(vendor);
    if ('problem' in sender) return sender.problem;
    return new VendorLane({
      vendor,
      sender,
      ledger: options.ledger,
      clock: options.clock,
      random: options.random,
      retries: options.retries,
      keepGoing: options.keepGoing,
      signal: stop.signal,
      deliver: options.onEnds,
      isDoubtful: options.isDoubtful ?? (() => false),
      fail: (error) => {
        failures.push(error);
        halt();
      },
    });
  };

  async function take(group: readonly Recipient[]): Promise<void> {
    for (const recipient of group) {
      let lane = lanes.get(recipient.vendor);
      if (lane === undefined) {
        lane = await laneOf(recipient.vendor);
        lanes.set(recipient.vendor, lane);
      }
      if (lane instanceof VendorLane) {
        lane.add(recipient);
        continue;
      }
      const { vendor, token, line } = recipient;
      options.onEnds([
        { vendor, result: { token, status: 'not-sent', attempts: 0, problem: lane }, maybeTwice: false, line },
      ]);
    }
    for (const lane of lanes.values()) if (lane instanceof VendorLane) await lane.room();
  }

  async function run(): Promise<void> {
    options.signal.addEventListener('abort', halt, { once: true });
    if (options.signal.aborted) halt();
    try {
      await readUntilStopped(options.source, stop.signal, options.clock, take, () => {
        for (const lane of lanes.values()) if (lane instanceof VendorLane) lane.flush();
      });
    } catch (error) {
      // What was read before is finished; the reason is reported afterwards.
      failures.push(error);
    }
    const drains = [...lanes.values()].map((lane) => (lane instanceof VendorLane ? lane.drained() : undefined));
    await Promise.all(drains);
    options.signal.removeEventListener('abort', halt);
    if (failures.length > 0) throw failures[0];
  }

  return {
    inFlight: () =>
      [...lanes.values()].reduce((sum, lane) => sum + (lane instanceof VendorLane ? lane.inFlight : 0), 0),
    done: run(),
  };
}

/** Reads on until the end or the stop, whichever comes first; a silent pipe does not delay the stop. */
async function readUntilStopped(
  source: AsyncIterable<readonly Recipient[]>,
  stop: AbortSignal,
  clock: Clock,
  take: (group: readonly Recipient[]) => Promise<void>,
  onIdle: () => void,
): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  const watch = new IdleWatch(clock, IDLE_MS, onIdle);
  try {
    while (!stop.aborted) {
      const next = iterator.next();
      watch.wait();
      const arrived = await arrivalOf(next, stop);
      watch.arrived();
      if (arrived === 'stopped') {
        // Not waited for: a source that is stuck in a read could block it forever.
        void next.catch(() => undefined);
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
        return;
      }
      if (arrived.done === true) return;
      await take(arrived.value);
    }
  } finally {
    watch.stop();
  }
  await iterator.return?.();
}

/**
 * The next group, or the stop, whichever is first. No listener stays on the signal: Promise.race against a promise that lives as long as
 * the run would keep every group in memory.
 */
export function arrivalOf<T>(
  next: Promise<IteratorResult<T>>,
  stop: AbortSignal,
): Promise<IteratorResult<T> | 'stopped'> {
  return new Promise((resolve, reject) => {
    const onStop = (): void => resolve('stopped');
    if (stop.aborted) onStop();
    stop.addEventListener('abort', onStop);
    next.then(
      (result) => {
        stop.removeEventListener('abort', onStop);
        resolve(result);
      },
      (error: unknown) => {
        stop.removeEventListener('abort', onStop);
        reject(error);
      },
    );
  });
}
