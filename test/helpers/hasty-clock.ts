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
