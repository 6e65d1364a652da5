// The journal on disk: what is written, what survives a kill, a full disk, and two runs at once.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../../src/cli/io.js';
import { systemClock } from '../../src/session/system-clock.js';
import { type JournalFile, JournalWriter, openJournalFile, readJournal } from '../../src/stores/journal.js';
import type { EndLine, JournalHead } from '../../src/stores/journal-lines.js';
import { takeLock } from '../../src/stores/journal-lock.js';
import { until } from '../helpers/built-run.js';
import { lacking } from '../helpers/lacking.js';
import { emptyFolder } from '../helpers/run-cli.js';

const head: JournalHead = { journal: 2, by: 'test', at: '2025-01-01T00:00:00.000Z', message: 'm', app: 'a' };
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
  const writer = new JournalWriter(await openJournalFile(path, 'wx'));
  await writer.head(head);
  await calls(writer);
  await writer.close();
  return path;
}

/** Without the line that a run writes when it ends by itself. */
const withoutLast = (text: string): string => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);

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
    expect(reading).toMatchObject({ head, calls: 1, offset: statSync(path).size, isClosed: true, unverified: 0 });
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
    expect('doubtful' in reading && [...reading.doubtful].sort()).toEqual([
      [name(2), 'vivo'],
      [name(3), 'vivo'],
    ]);
  });

  it('leaves half a line of the kill out, wherever it was cut, and says where it begins', async () => {
    const path = await written(async (writer) => writer.note([end(1), end(2)]));
    const whole = withoutLast(readFileSync(path, 'utf8'));
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 1) {
      writeFileSync(path, whole.slice(0, length));
      const { reading, ends } = await read(path);
      expect(ends).toHaveLength(1);
      expect(reading).toMatchObject({ offset: lastLine, rest: length - lastLine, lines: 2, isClosed: false });
    }
  });

  it('is closed only by its last line: cut anywhere, it is not', async () => {
    const path = await written(async (writer) => writer.note([end(1), end(2)]));
    const whole = readFileSync(path);
    for (let length = whole.indexOf(10) + 1; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect((await read(path)).reading).toMatchObject({ isClosed: false });
    }
    writeFileSync(path, whole);
    expect((await read(path)).reading).toMatchObject({ isClosed: true });
  });

  it('shows every flipped bit: the line and its first byte are named, and no line behind it counts', async () => {
    const path = await written(async (writer) => {
      const call = await writer.begin('vivo', [name(1), name(2)]);
      await writer.end(call, [end(1), end(2, { id: 'näme\u2028' })]);
    });
    const whole = readFileSync(path);
    const starts = [0, ...[...whole.keys()].filter((i) => whole[i] === 10).map((i) => i + 1)];
    for (let byte = 0; byte < whole.length; byte += 1) {
      const line = starts.findLastIndex((start) => start <= byte) + 1;
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = Buffer.from(whole);
        flipped[byte] = (flipped[byte] as number) ^ (1 << bit);
        writeFileSync(path, flipped);
        const { reading } = await read(path);
        if (byte === whole.length - 1) expect(reading).toMatchObject({ isClosed: false });
        // A head nobody can recognise is that of another file: refused as well.
        else if (line === 1 && 'fault' in reading && reading.fault === 'not-a-journal') expect(byte).toBeLessThan(11);
        else expect(reading).toEqual({ fault: 'damaged', line, byte: starts[line - 1] });
      }
    }
  });

  it.each([
    ['removed', (lines: string[]) => lines.toSpliced(2, 1), 3],
    ['doubled', (lines: string[]) => lines.toSpliced(2, 0, lines[2] as string), 4],
    ['moved', (lines: string[]) => [lines[0], lines[2], lines[1], ...lines.slice(3)] as string[], 2],
    ['added without a checksum', (lines: string[]) => lines.toSpliced(2, 0, '{"again":["temporary"]}'), 3],
  ])('names the place where a line was %s', async (_what, change, line) => {
    const path = await written(async (writer) => writer.note([end(1), end(2), end(3)]));
    const lines = change(readFileSync(path, 'utf8').trimEnd().split('\n'));
    writeFileSync(path, `${lines.join('\n')}\n`);
    const byte = lines.slice(0, line - 1).join('\n').length + 1;
    expect((await read(path)).reading).toEqual({ fault: 'damaged', line, byte });
  });

  it('of an older program has no checksums: it is used as it is, and goes on with them', async () => {
    const path = join(emptyFolder(), 'run.ndjson');
    const old = [{ ...head, journal: 1 }, end(1, { id: 'ü' }), end(2)];
    writeFileSync(path, old.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { reading } = await read(path);
    if ('fault' in reading) throw new Error(reading.fault);
    expect(reading).toMatchObject({ lines: 3, unverified: 3, isClosed: false, offset: statSync(path).size });
    const writer = new JournalWriter(await openJournalFile(path, 'r+'), reading);
    await writer.note([end(3)]);
    await writer.close();
    const again = await read(path);
    expect(again.ends).toHaveLength(3);
    expect(again.reading).toMatchObject({ lines: 5, unverified: 3, isClosed: true });
    writeFileSync(path, readFileSync(path, 'utf8').replace(name(3), name(4)));
    expect((await read(path)).reading).toMatchObject({ fault: 'damaged', line: 4 });
  });

  it('is distinguished from any other file', async () => {
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
    const writer = new JournalWriter(file);
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
    const writer = new JournalWriter(full);
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
    const host = hostname();
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

  it.skipIf(lacking(process.platform === 'linux', 'the lock of a zombie: needs /proc of Linux'))(
    'of a process that was killed and not yet fetched by its parent is taken over',
    async () => {
      const file = join(emptyFolder(), 'run.lock');
      // The shell becomes `sleep`, which never asks how its child ended.
      const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const pid = Number(
          await new Promise<string>((told) => parent.stdout.once('data', (text) => told(String(text)))),
        );
        const stat = (): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        const owner = { pid, host: hostname(), started: stat()[19] };
        writeFileSync(file, JSON.stringify(owner));
        expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({ owner });
        await until(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n');
        process.kill(pid, 'SIGKILL');
        await until(() => stat()[0] === 'Z');
        expect(isRunning(pid)).toBe(true);
        expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({
          wasLeft: true,
        });
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  it('that was left says so to the next owner, one that was given back does not', async () => {
    const file = join(emptyFolder(), 'run.lock');
    const take = () => takeLock(file, { unique, clock: systemClock, process: thisProcess });
    for (const wasLeft of [false, true, false]) {
      const lock = await take();
      expect(lock).toMatchObject({ wasLeft });
      if ('owner' in lock) throw new Error('it is free');
      await (wasLeft ? lock.release() : lock.leave());
      if (wasLeft) continue;
      if (existsSync(file)) continue;
      throw new Error('a lock that was left is gone');
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
