// The real clock and random source: the only place that reads the time of day. All other code gets both as arguments.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, RandomSource } from '../push/types.js';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  },
};

export const systemRandom: RandomSource = {
  uuid: () => randomUUID(),
  hex: (bytes) => {
    const at = takeBytes(bytes);
    return ahead.toString('hex', at, at + bytes);
  },
  fraction: () => {
    const at = takeBytes(4);
    return ahead.readUInt32BE(at) / 2 ** 32;
  },
};

/** Random bytes fetched ahead: asking the system for a few at a time is slow. None is handed out twice. */
let ahead = Buffer.alloc(0);
let taken = 0;

/** Where so many fresh bytes begin in `ahead`. */
function takeBytes(count: number): number {
  if (taken + count > ahead.length) {
    ahead = randomBytes(Math.max(4096, count));
    taken = 0;
  }
  const at = taken;
  taken += count;
  return at;
}
