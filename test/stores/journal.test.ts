// The journal on disk: what is written, what survives a kill, a full disk, and two runs at the same time.
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

/** Without the line that a run writes when it ends normally. */
const withoutLast = (text: string): string => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);

const thisProcess = { pid: process.pid, isRunning };

describe('a journal', () => {
  it('returns every result and the highest call number, and can be read by the owner only', async () => {
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

  it('lists the device tokens that were in flight at the kill', async () => {
    const path = await written(async (writer) => {
      const first = await writer.begin('vivo', [name(1), name(2)]);
      await writer.begin('vivo', [name(3), name(4)]);
      // Token 2 was refused for now and is free; it is sent again in the third call.
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

  it('ignores an incomplete line left by the kill, wherever it was cut, and reports where it starts', async () => {
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

  it('is closed only by its last line; cut anywhere, it is not closed', async () => {
    const path = await written(async (writer) => writer.note([end(1), end(2)]));
    const whole = readFileSync(path);
    for (let length = whole.indexOf(10) + 1; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect((await read(path)).reading).toMatchObject({ isClosed: false });
    }
    writeFileSync(path, whole);
    expect((await read(path)).reading).toMatchObject({ isClosed: true });
  });

  it('reports every flipped bit: the line and its first byte are named, and no later line counts', async () => {
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
  ])('reports where a line was %s', async (_what, change, line) => {
    const path = await written(async (writer) => writer.note([end(1), end(2), end(3)]));
    const lines = change(readFileSync(path, 'utf8').trimEnd().split('\n'));
    writeFileSync(path, `${lines.join('\n')}\n`);
    const byte = lines.slice(0, line - 1).join('\n').length + 1;
    expect((await read(path)).reading).toEqual({ fault: 'damaged', line, byte });
  });

  it('of an earlier version has no checksums: it is used as it is, and continued with checksums', async () => {
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

  it('writes all lines that arrive while the disk is busy in one go, and resolves none before it is written', async () => {
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

  it('on a full disk refuses all further writes and leaves no incomplete line', async () => {
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

  it('is held by one run, and free again afterwards', async () => {
    const file = join(emptyFolder(), 'run.lock');
    const first = await takeLock(file, { unique, clock: systemClock, process: thisProcess });
    expect(first).toHaveProperty('release');
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({
      owner: { pid: process.pid },
    });
    if ('release' in first) await first.release();
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toHaveProperty('release');
  });

  it('of a process that has ended is taken over, by one of many', async () => {
    const file = join(emptyFolder(), 'run.lock');
    const host = hostname();
    for (const owner of [
      { pid: 2 ** 22 + 1, host, started: '1' },
      // The process number is in use, but by another process.
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
    'of a process that was killed and is still a zombie is taken over',
    async () => {
      const file = join(emptyFolder(), 'run.lock');
      // The shell becomes `sleep`, which never reaps its child.
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

  it('that was abandoned is reported to the next owner, one that was released is not', async () => {
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

  it('of another machine, or with unknown content, is left alone', async () => {
    const file = join(emptyFolder(), 'run.lock');
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere.example', started: '' }));
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toMatchObject({
      owner: { host: 'elsewhere.example' },
    });
    writeFileSync(file, 'what is this');
    expect(await takeLock(file, { unique, clock: systemClock, process: thisProcess })).toHaveProperty('owner');
  });
});
