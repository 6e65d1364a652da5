// A line of a journal is checked by its shape: the fields that a run relies on exist and have the right type.
import { describe, expect, it } from 'vitest';
import { type JournalLine, parseLine } from '../../src/stores/journal-lines.js';

const NAME = 'abcdefghijklmnopqrstuv';
const LINES: Readonly<Record<string, JournalLine>> = {
  head: { journal: 2, by: 'tim-push 1.0.0', at: '2026-11-30T00:00:00.000Z', message: 'm', app: 'a', shard: '1/2' },
  'a call': { call: 1, v: 'vivo', t: [NAME] },
  'an end': { call: 1, v: 'vivo', t: NAME, s: 'accepted', id: '7', code: 'vivo/0' },
  'a call that came back': { call: 1, done: true },
  again: { again: ['temporary'] },
  closed: { closed: true },
};

describe('a journal line', () => {
  it.each(Object.entries(LINES))('that is %s is read as it was written', (_, line) => {
    expect(parseLine(JSON.stringify(line))).toEqual(line);
  });

  it.each(
    Object.entries(LINES).flatMap(([name, line]) =>
      Object.keys(line)
        .filter((field) => !(name === 'an end' && field === 'call'))
        .map((field) => [name, field, line] as const),
    ),
  )('that is %s with another type of %s is rejected', (_, field, line) => {
    expect(parseLine(JSON.stringify({ ...line, [field]: { some: 'thing' } }))).toBeUndefined();
  });

  it('that is cut, or not JSON, is rejected', () => {
    expect(['', '{', '[]', 'null', '{"call":1}'].map(parseLine)).toEqual(Array(5).fill(undefined));
  });
});
