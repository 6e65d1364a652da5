// A journal that is read while another run writes it.
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JournalFollower } from '../../src/stores/journal-follower.js';
import { type JournalLine, sealLine } from '../../src/stores/journal-lines.js';
import { emptyFolder } from '../helpers/run-cli.js';

const NAME = 'a'.repeat(22);
const lines: readonly JournalLine[] = [
  { journal: 2, by: 'tim-push 0', at: '2026-01-01T00:00:00.000Z', message: 'm', app: 'a' },
  { call: 1, v: 'vivo', t: [NAME] },
  { call: 1, v: 'vivo', t: NAME, s: 'accepted', id: '7' },
  { call: 1, done: true },
  { closed: true },
];

/** The lines as they are written, each with its checksum. */
function sealed(): string[] {
  let sum = 0;
  return lines.map((line) => {
    const next = sealLine(line, sum);
    sum = next.sum;
    return next.text;
  });
}

function follow() {
  const path = join(emptyFolder(), 'run.journal');
  const received: string[] = [];
  const follower = new JournalFollower(path, {
    onBegin: ({ v }) => received.push(`begin ${v}`),
    onEnd: ({ s, id }) => received.push(`${s} ${id}`),
    onAgain: () => {},
  });
  return { path, received, follower };
}

describe('a followed journal', () => {
  it('is waited for, and read line by line as it grows; an incomplete line is not read', async () => {
    const { path, received, follower } = follow();
    expect(await follower.look()).toBeUndefined();
    expect(follower.exists).toBe(false);
    const [head = '', begin = '', end = '', done = '', closed = ''] = sealed();
    writeFileSync(path, head + begin + end.slice(0, 10));
    expect(await follower.look()).toBeUndefined();
    expect([received, follower.exists, follower.isClosed]).toEqual([['begin vivo'], true, false]);
    appendFileSync(path, end.slice(10) + done);
    await follower.look();
    expect(received).toEqual(['begin vivo', 'accepted 7']);
    appendFileSync(path, closed);
    await follower.look();
    expect(follower.isClosed).toBe(true);
  });

  it.each([
    ['empty', (path: string) => truncateSync(path)],
    ['gone', (path: string) => rmSync(path)],
    [
      'the journal of another message',
      (path: string, whole: string) => writeFileSync(path, whole.replace('"m"', '"n"')),
    ],
  ])('is no longer the one that was read: %s', async (_name, change) => {
    const { path, follower } = follow();
    const whole = sealed().join('');
    writeFileSync(path, whole);
    expect(await follower.look()).toBeUndefined();
    change(path, whole);
    expect(await follower.look()).toEqual({ fault: 'damaged', line: 1, byte: 0 });
  });

  it('a line written during a check is seen by the next check', async () => {
    const { path, received, follower } = follow();
    const [head = '', begin = '', end = ''] = sealed();
    writeFileSync(path, head + begin);
    const first = follower.look();
    void first.then(() => appendFileSync(path, end));
    const second = follower.look();
    expect(follower.look()).toBe(second);
    await second;
    expect(received).toEqual(['begin vivo', 'accepted 7']);
  });

  it('is read on when a resumed run has cut off its incomplete last line', async () => {
    const { path, received, follower } = follow();
    const [head = '', begin = '', end = ''] = sealed();
    writeFileSync(path, `${head}${begin}{"half`);
    await follower.look();
    truncateSync(path, (head + begin).length);
    appendFileSync(path, end);
    await follower.look();
    expect(received).toEqual(['begin vivo', 'accepted 7']);
  });

  it('that was changed, or is another file, is reported once', async () => {
    const changed = follow();
    writeFileSync(changed.path, sealed().join('').replace('"7"', '"8"'));
    expect(await changed.follower.look()).toMatchObject({ fault: 'damaged', line: 3 });
    expect(await changed.follower.look()).toMatchObject({ fault: 'damaged', line: 3 });
    const other = follow();
    writeFileSync(other.path, 'hello\n');
    expect(await other.follower.look()).toEqual({ fault: 'not-a-journal' });
    const folder = follow();
    mkdirSync(folder.path);
    expect(await folder.follower.look()).toEqual({ fault: 'not-a-journal' });
  });
});
