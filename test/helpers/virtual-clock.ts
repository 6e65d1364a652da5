// A clock that advances to the next sleeper as soon as all other work waits: tests do not wait for real time.
import type { Clock, RandomSource } from '../../src/push/types.js';

/** Turns of the event loop before time moves. */
const QUIET_TURNS = 5;

export interface VirtualClock extends Clock {
  /** Every sleep that was asked for, in milliseconds. */
  readonly sleeps: number[];
}

export function virtualClock(start = 1_700_000_000_000): VirtualClock {
  let now = start;
  const sleepers: { at: number; wake(): void }[] = [];
  const sleeps: number[] = [];
  let armed = false;
  const advance = (): void => {
    armed = false;
    sleepers.sort((a, b) => a.at - b.at);
    const first = sleepers.shift();
    if (first === undefined) return;
    now = Math.max(now, first.at);
    first.wake();
    if (sleepers.length > 0) arm();
  };
  // Some turns of the event loop later, so that work that does not need time runs first.
  const later = (turns: number): void => {
    setImmediate(() => (turns === 0 ? advance() : later(turns - 1)));
  };
  const arm = (): void => {
    if (armed) return;
    armed = true;
    later(QUIET_TURNS);
  };
  return {
    sleeps,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(new Error('aborted'));
          return;
        }
        sleeps.push(ms);
        const sleeper = { at: now + ms, wake: resolve };
        signal?.addEventListener('abort', () => {
          const place = sleepers.indexOf(sleeper);
          if (place === -1) return;
          sleepers.splice(place, 1);
          reject(new Error('aborted'));
        });
        sleepers.push(sleeper);
        arm();
      }),
  };
}

/** Always the same numbers in the same order. */
export function steadyRandom(seed = 1): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return {
    uuid: () => `00000000-0000-4000-8000-${next().toString(16).padStart(12, '0')}`,
    hex: (bytes) =>
      next()
        .toString(16)
        .padStart(8, '0')
        .repeat(Math.ceil(bytes / 4))
        .slice(0, bytes * 2),
    fraction: () => next() / 2 ** 32,
  };
}
