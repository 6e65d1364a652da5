// The journal on disk: what is written, what survives a kill, a full disk, and two runs at once.
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../../src/cli/io.js';
import { systemClock } from '../../src/session/system-clock.js';
import { type JournalFile, JournalWriter, openJournalFile, readJournal } from '../../src/stores/journal.js';
import type { EndLine, JournalHead } from '../../src/stores/journal-lines.js';
import { takeLock } from '../../src/stores/journal-lock.js';
import { emptyFolder } from '../helpers/run-cli.js';

const head: JournalHead = { journal: 1, by: 'test', at: '2025-01-01T00:00:00.000Z', message: 'm', app: 'a' };
const name = (i: number): string => `token-${i}`.padEnd(22, '_');
const end = (i: number, more: Partial<EndLine> = {}): EndLine => ({ v: 'vivo', t: name(i), s: 'accepted', ...more });

async function read(path: string) {
  const ends: EndLine[] = [];
  const again: string[] = [];
  const reading = await readJournal(path, {
    onEnd: (line) => ends.push(line),
    onAgain: (classes) => again.push(...classes),
  });
  return { reading, ends, again };
}

async function written(calls: (writer: JournalWriter) => Promise<void>): Promise<string> {
  const path = join(emptyFolder(), 'run.ndjson');
  const writer = new JournalWriter(await openJournalFile(path, 'wx'), 0, 0);
  await writer.head(head);
  await calls(writer);
  await writer.close();
  return path;
}

const thisProcess = { pid: process.pid, isRunning };

describe('a journal', () => {
  it('gives back every end, the highest call, and only the owner may read it', async () => {
    const path = await written(async (writer) => {
      const call = await writer.begin('vivo', [name(1), name(2)]);
      await writer.end(call, [end(1), end(2, { s: 'rejected', code: 'vivo/10302' })]);
      await writer.note([end(3, { s: 'not-sent' })]);
    });
    const { reading, ends } = await read(path);
    expect(ends.map((line) => `${line.t.slice(0, 7)} ${line.s}`)).toEqual([
      'token-1 accepted',
      'token-2 rejected',
      'token-3 not-sent',
    ]);
    expect(reading).toMatchObject({ head, calls: 1, offset: statSync(path).size });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('knows which device tokens were under way at the kill', async () => {
    const path = await written(async (writer) => {
      const first = await writer.begin('vivo', [name(1), name(2)]);
      await writer.begin('vivo', [name(3), name(4)]);
      // 2 was turned away and is free; it goes out once more in the third call.
      await writer.end(first, [end(1)]);
      await writer.begin('vivo', [name(2)]);
      await writer.note([end(4)]);
    });
    const { reading } = await read(path);
    expect('doubtful' in reading && [...reading.doubtful].sort()).toEqual([name(2), name(3)]);
  });

  it('leaves half a line of the kill out, wherever it was cut', async () => {
    const path = await written(async (writer) => writer.note([end(1), end(2)]));
    const whole = readFileSync(path, 'utf8');
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 1) {
      writeFileSync(path, whole.slice(0, length));
      const { reading, ends } = await read(path);
      expect(ends).toHaveLength(1);
      expect(reading).toMatchObject({ offset: lastLine });
    }
  });

  it('names the line that was damaged afterwards', async () => {
    const path = await written(async (writer) => writer.note([end(1)]));
    appendFileSync(path, '{"v":"vivo","t":"short","s":"accepted"}\n{"again":["temporary"]}\n');
    expect((await read(path)).reading).toEqual({ fault: 'damaged', line: 3 });
  });

  it('is told apart from any other file', async () => {
    const path = join(emptyFolder(), 'other');
    for (const content of ['', 'hello\n', '{"a":1}\n']) {
      writeFileSync(path, content);
      expect((await read(path)).reading).toEqual({ fault: 'not-a-journal' });
    }
  });

  it('writes what comes while the disk is busy in one turn, and resolves nothing before it is there', async () => {
    const turns: string[] = [];
    let finish: () => void = () => {};
    const file: JournalFile = {
      append: (text) => {
        turns.push(text);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      truncate: async () => {},
      close: async () => {},
    };
    const writer = new JournalWriter(file, 0, 0);
    let done = 0;
    const all = [writer.note([end(1)]), writer.note([end(2)]), writer.note([end(3)])];
    for (const one of all) void one.then(() => (done += 1));
    await new Promise((resolve) => setImmediate(resolve));
    expect([turns.length, done]).toEqual([1, 0]);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect([turns.length, done]).toEqual([2, 1]);
    expect(turns[1]?.split('\n')).toHaveLength(3);
    finish();
    await Promise.all(all);
    expect(done).toBe(3);
  });

  it('on a full disk refuses everything from then on and leaves no half line', async () => {
    const path = join(emptyFolder(), 'run.ndjson');
    const real = await openJournalFile(path, 'wx');
    let left = 400;
    const full: JournalFile = {
      async append(text, offset) {
        const room = Math.min(left, text.length);
        await real.append(text.slice(0, room), offset);
        left -= room;
        if (room < text.length) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
      truncate: (length) => real.truncate(length),
      close: () => real.close(),
    };
    const writer = new JournalWriter(full, 0, 0);
    await writer.head(head);
    let accepted = 0;
    const failures: unknown[] = [];
    for (let i = 0; i < 10; i += 1) {
      await writer.note([end(i)]).then(
        () => (accepted += 1),
        (error: unknown) => failures.push(error),
      );
    }
    await writer.close();
    expect(failures[0]).toMatchObject({ name: 'JournalWriteError', reason: expect.stringContaining('ENOSPC') });
    expect(failures.length + accepted).toBe(10);
    const { reading, ends } = await read(path);
    expect('fault' in reading).toBe(false);
    expect(ends).toHaveLength(accepted);
    expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
  });
});

describe('the lock of a journal', () => {
  let count = 0;
  const unique = (): string => {
    count += 1;
    return String(count);
  };

  it('is held by one, and free again afterwards', async () => {
    const file = join(emptyFolder(), 'run.lock');
    const first = await takeLock(file, { unique, clock: systemClock, process: thisProcess });
    expect(first).toHaveProperty('release');
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({
      owner: { pid: process.pid },
    });
    if ('release' in first) await first.release();
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toHaveProperty('release');
  });

  it('of a process that is gone is taken over, by one of many', async () => {
    const file = join(emptyFolder(), 'run.lock');
    const host = (await import('node:os')).hostname();
    for (const owner of [
      { pid: 2 ** 22 + 1, host, started: '1' },
      // The number lives, but it belongs to another process now.
      ...(process.platform === 'linux' ? [{ pid: process.pid, host, started: '1' }] : []),
    ]) {
      writeFileSync(file, JSON.stringify(owner));
      const taken = await Promise.all(
        Array.from({ length: 8 }, () => takeLock(file, { unique, clock: systemClock, process: thisProcess })),
      );
      const winners = taken.filter((one) => 'release' in one);
      expect(winners).toHaveLength(1);
      for (const one of winners) if ('release' in one) await one.release();
    }
  });

  it('of another machine, or of something unknown, is left alone', async () => {
    const file = join(emptyFolder(), 'run.lock');
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere.example', started: '' }));
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({
      owner: { host: 'elsewhere.example' },
    });
    writeFileSync(file, 'what is this');
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toHaveProperty('owner');
  });
});
