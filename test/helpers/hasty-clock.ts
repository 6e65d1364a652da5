// A clock that runs a hundred times as fast: pauses of seconds pass in milliseconds while real sockets do real work.

import type { Clock } from '../../src/push/types.js';
import { systemClock } from '../../src/session/system-clock.js';

const FACTOR = 100;
const startedAt = systemClock.now();

export interface WatchedClock extends Clock {
  /** Every sleep that was asked for, in milliseconds. */
  readonly sleeps: number[];
}

export function hastyClock(): WatchedClock {
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => startedAt + (systemClock.now() - startedAt) * FACTOR,
    sleep: (ms, signal) => {
      sleeps.push(ms);
      return systemClock.sleep(ms / FACTOR, signal);
    },
  };
}

/**
 * Advances only by the time slept, and stands still during `during`. Real work, of this machine or of a server that is down, takes none of its
 * time: a connection that ends by a time limit of the transport (real seconds) must not look like minutes without an answer.
 */
export function pausingClock(): WatchedClock & { during<T>(work: () => Promise<T>): Promise<T> } {
  const hasty = hastyClock();
  let now = hasty.now();
  let pause: Promise<unknown> = Promise.resolve();
  return {
    sleeps: hasty.sleeps,
    now: () => now,
    sleep: async (ms, signal) => {
      await pause;
      const until = now + ms;
      await hasty.sleep(ms, signal);
      now = Math.max(now, until);
    },
    during: (work) => {
      const working = work();
      pause = working.catch(() => undefined);
      return working;
    },
  };
}
