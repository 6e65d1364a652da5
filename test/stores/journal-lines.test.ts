// The hand-written reader of journal lines takes what the shapes allow, and refuses what they refuse wherever a run builds on it.
import { describe, expect, it } from 'vitest';
import { type JournalLine, parseLine } from '../../src/stores/journal-lines.js';
import { journalLine } from '../../src/stores/journal-shape.js';

const NAME = 'abcdefghijklmnopqrstuv';
const LINES: Readonly<Record<string, JournalLine>> = {
  head: { journal: 2, by: 'tim-push 1.0.0', at: '2026-11-30T00:00:00.000Z', message: 'm', app: 'a', shard: '1/2' },
  'a call': { call: 1, v: 'vivo', t: [NAME] },
  'an end': { call: 1, v: 'vivo', t: NAME, s: 'accepted', id: '7', code: 'vivo/0' },
  'a call that came back': { call: 1, done: true },
  again: { again: ['temporary'] },
  closed: { closed: true },
};
/** Fields that are only told, never built on. */
const ONLY_TOLD: ReadonlySet<string> = new Set(['by', 'at', 'id', 'code', 'sum']);
const WRONG: readonly unknown[] = [undefined, null, true, 'x', '', {}, [], [1]];

const fits = (line: object): boolean => journalLine.safeParse(JSON.parse(JSON.stringify(line))).success;
const isRead = (line: object): boolean => parseLine(JSON.stringify(line)) !== undefined;

describe('a journal line', () => {
  it.each(Object.entries(LINES))('that is %s is one by its shape and for the reader', (_, line) => {
    expect([fits(line), isRead(line)]).toEqual([true, true]);
  });

  it.each(Object.entries(LINES))('that is %s with a wrong field is read only where its shape allows it', (_, line) => {
    const fields = Object.keys(line).filter((field) => !ONLY_TOLD.has(field));
    const changed = fields.flatMap((field) => WRONG.map((value) => ({ ...line, [field]: value })));
    expect(changed.filter((one) => isRead(one) && !fits(one))).toEqual([]);
    expect(changed.filter((one) => fits(one) && !isRead(one))).toEqual([]);
  });
});
