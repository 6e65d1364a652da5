// Shards: every key belongs to exactly one, always the same, whatever the other keys are.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShard, isPlaceInShard, MOST_SHARDS, parseShard, shardOf } from '../../src/delivery/shard.js';

const counts = fc.integer({ min: 1, max: MOST_SHARDS });
const shardsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));

describe('shards', () => {
  it('put every key into exactly one, so that the union is everything and no two overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (key, count) => {
        expect(shardsOf(count).filter((shard) => isInShard(shard, key))).toHaveLength(1);
      }),
    );
  });

  it('split a list the same way in any order and with any other keys', () => {
    const lists = fc.tuple(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.uniqueArray(fc.string()), counts);
    fc.assert(
      fc.property(lists, ([keys, others, count]) => {
        const partsOf = (list: readonly string[]) => new Map(list.map((key) => [key, shardOf(key, count)]));
        const alone = partsOf(keys);
        const together = partsOf([...others, ...[...keys].reverse()]);
        for (const key of keys) expect(together.get(key)).toBe(alone.get(key));
      }),
    );
  });

  it('match the documentation: 48 bits of SHA-256 modulo the number of shards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), counts, (key, count) => {
        const bits = BigInt(`0x${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 12)}`);
        expect(shardOf(key, count)).toBe(Number(bits % BigInt(count)) + 1);
      }),
    );
  });

  it('never change, because a run resumed after an update would otherwise push twice', () => {
    expect(['a', 'b', '16000000000000000000001', '设备'].map((key) => shardOf(key, 7))).toEqual([7, 3, 3, 3]);
  });

  it('are equally large within a few percent', () => {
    for (const count of [2, 3, 7, 16]) {
      const sizes = new Array<number>(count).fill(0);
      for (let i = 0; i < 20_000; i += 1) {
        const shard = shardOf(`token-${i}`, count) - 1;
        sizes[shard] = (sizes[shard] ?? 0) + 1;
      }
      const even = 20_000 / count;
      for (const size of sizes) expect(Math.abs(size - even) / even).toBeLessThan(0.1);
    }
  });

  it('distribute a short fixed list in turn, so that no shard is empty before another has two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }), (things, count) => {
        const places = Array.from({ length: things }, (_, place) => place);
        const parts = shardsOf(count).map((shard) => places.filter((place) => isPlaceInShard(shard, place)));
        expect(parts.flat().sort((a, b) => a - b)).toEqual(places);
        const sizes = parts.map((part) => part.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['1/1', { index: 1, count: 1 }],
    ['3/3', { index: 3, count: 3 }],
    ['0/3', { fault: 'starts-at-1', count: 3 }],
    ['4/3', { fault: 'beyond-count', count: 3 }],
    ['1/0', { fault: 'not-a-pair', count: undefined }],
    ['x', { fault: 'not-a-pair', count: undefined }],
    ['1', { fault: 'not-a-pair', count: undefined }],
    ['1/2/3', { fault: 'not-a-pair', count: undefined }],
    ['-1/3', { fault: 'not-a-pair', count: undefined }],
    ['1.5/3', { fault: 'not-a-pair', count: undefined }],
    ['', { fault: 'not-a-pair', count: undefined }],
    ['1/1001', { fault: 'too-many', count: undefined }],
  ])('read %j', (text, expected) => {
    expect(parseShard(text)).toEqual(expected);
  });
});
