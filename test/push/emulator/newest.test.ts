// The bounded map: what it keeps, what it drops, and that a known key displaces no other.
import { describe, expect, it } from 'vitest';
import { Newest } from '../../../src/push/emulator/newest.js';

describe('a map of the newest', () => {
  it('drops the oldest entry for each entry above the bound', () => {
    const map = new Newest<number>(3);
    for (let i = 0; i < 10; i += 1) map.set(`k${i}`, i);
    expect(map.entries()).toEqual([
      ['k7', 7],
      ['k8', 8],
      ['k9', 9],
    ]);
    expect([map.size, map.has('k6'), map.get('k6'), map.get('k8')]).toEqual([3, false, undefined, 8]);
  });

  it('replaces the value of a known key without dropping another', () => {
    const map = new Newest<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect(map.entries()).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    map.set('c', 4);
    expect(map.entries()).toEqual([
      ['b', 2],
      ['c', 4],
    ]);
  });
});
