// Splits a list over machines that do not know each other: each key belongs to one shard, whatever else is in the list.
import { hash } from 'node:crypto';

/** Part `index` (from 1) of `count` equal parts. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** More machines than this hardly share one list. */
export const MOST_SHARDS = 1000;

/**
 * The shard of a key, from 1 to `count`: the first 48 bits of its SHA-256, modulo `count`, plus 1. Anybody can work it out; nothing
 * but the key and `count` goes into it.
 */
export const shardOf = (key: string, count: number): number =>
  (parseInt(hash('sha256', key).slice(0, 12), 16) % count) + 1;

/** Whether a key belongs to this machine's shard; without a shard, every key does. */
export const isInShard = (shard: Shard | undefined, key: string): boolean =>
  shard === undefined || shardOf(key, shard.count) === shard.index;

/** For a fixed list of few things, where a hash would leave shards empty: they are dealt out in turn by their place, from 0. */
export const isPlaceInShard = (shard: Shard | undefined, place: number): boolean =>
  shard === undefined || (place % shard.count) + 1 === shard.index;

export type ShardFault = 'not-a-pair' | 'starts-at-1' | 'beyond-count' | 'too-many';

/** Reads `2/3`. */
export function parseShard(text: string): Shard | { readonly fault: ShardFault; readonly count: number | undefined } {
  const pair = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  if (pair === null) return { fault: 'not-a-pair', count: undefined };
  const [index, count] = [Number(pair[1]), Number(pair[2])];
  if (count === 0) return { fault: 'not-a-pair', count: undefined };
  if (count > MOST_SHARDS) return { fault: 'too-many', count: undefined };
  if (index === 0) return { fault: 'starts-at-1', count };
  if (index > count) return { fault: 'beyond-count', count };
  return { index, count };
}

/** As it is written on the command line. */
export const shardName = ({ index, count }: Shard): string => `${index}/${count}`;
