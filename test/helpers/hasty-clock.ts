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

/** The same clock, which stands still while something real takes its time: `during` runs it, however long that is on this machine. */
export function pausingClock(): WatchedClock & { during<T>(work: () => Promise<T>): Promise<T> } {
  const hasty = hastyClock();
  let lost = 0;
  let stoppedAt: number | undefined;
  let pause: Promise<unknown> = Promise.resolve();
  return {
    sleeps: hasty.sleeps,
    now: () => (stoppedAt ?? hasty.now()) - lost,
    sleep: async (ms, signal) => {
      await pause;
      await hasty.sleep(ms, signal);
    },
    during: async (work) => {
      stoppedAt = hasty.now();
      const working = work();
      pause = working.catch(() => undefined);
      try {
        return await working;
      } finally {
        lost += hasty.now() - stoppedAt;
        stoppedAt = undefined;
      }
    },
  };
}
