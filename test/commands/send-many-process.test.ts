// The built program with many device tokens, as a process: killed, interrupted, resumed, started twice, on a full disk.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/delivery/seen-tokens.js';
import { type BuiltRun, endsOf, startBuilt, until, type WrittenLine } from '../helpers/built-run.js';
import { afterEachTest } from '../helpers/cleanups.js';
import { lacking, lacksSignals } from '../helpers/lacking.js';
import {
  MANY,
  regids,
  runFolder,
  startVendorServer,
  type VendorServer,
  type VendorServerOptions,
} from '../helpers/vendor-server.js';

const cleanups = afterEachTest();

function start(folder: string, argv: readonly string[], shell?: string): BuiltRun {
  const run = startBuilt(folder, argv, shell);
  cleanups.push(() => run.child.kill('SIGKILL'));
  return run;
}

async function serve(options: VendorServerOptions = {}): Promise<VendorServer> {
  const server = await startVendorServer(options);
  cleanups.push(() => server.close());
  return server;
}

interface Resumed {
  readonly problems: readonly { readonly code: string }[];
  readonly summary: Readonly<Record<'accepted' | 'rejected' | 'unreachable' | 'notSent', number>>;
  readonly run: { readonly inDoubt?: number };
}

const isMarked = (ends: ReadonlyMap<string, WrittenLine>, token: string): boolean =>
  ends.get(tokenName('xiaomi', token))?.twice === true;

describe('a run that is killed', () => {
  it.each([1, 5, 12])(
    'after %i requests goes on with --resume: one result each, none sent twice, and pushes in doubt are listed and not sent',
    async (requests) => {
      const tokens = regids(20_000);
      const server = await serve({ delayMs: 30 });
      const folder = runFolder(server.port, tokens);
      const argv = [...MANY, '--journal', 'j.ndjson'];
      const first = start(folder, argv);
      await until(() => server.requests >= requests);
      first.child.kill('SIGKILL');
      expect(await first.end).toBe('SIGKILL');

      const second = start(folder, [...argv, '--resume', '--json']);
      const code = await second.end;
      const ends = endsOf(folder);
      expect(new Set(ends.keys())).toEqual(new Set(tokens.map((token) => tokenName('xiaomi', token))));
      expect([...server.taken].filter(([, count]) => count > 1)).toEqual([]);
      const inDoubt = [...ends.values()].filter((line) => line.code === 'journal/in-doubt').length;
      // At most the pushes in flight: eight requests of a thousand.
      expect(inDoubt).toBeLessThanOrEqual(8000);
      expect(code).toBe(inDoubt === 0 ? 0 : 6);
      const document = JSON.parse(second.stdout) as Resumed;
      expect(document.summary).toMatchObject({ accepted: tokens.length - inDoubt, unreachable: inDoubt, notSent: 0 });
      expect(document.run.inDoubt ?? 0).toBe(inDoubt);
      expect(document.problems.some((problem) => problem.code === 'journal/in-doubt')).toBe(inDoubt > 0);

      const third = start(folder, [...argv, '--resume', '--again', 'unreachable', '--format', 'ndjson']);
      expect(await third.end).toBe(0);
      const rows = third.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { maybeSentTwice?: true });
      expect(rows).toHaveLength(inDoubt);
      expect(rows.filter((row) => row.maybeSentTwice !== true)).toEqual([]);
      const after = endsOf(folder);
      expect([...after.values()].filter((line) => line.s !== 'accepted')).toEqual([]);
      expect(server.taken.size).toBe(tokens.length);
      const unmarked = [...server.taken].filter(([token, count]) => count > 1 && !isMarked(after, token));
      expect(unmarked).toEqual([]);
    },
  );

  it('lists the pushes in doubt row by row, each time until they are sent again', async () => {
    const tokens = regids(3000);
    const server = await serve({ fault: ({ number }) => (number === 1 ? false : new Promise(() => {})) });
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    const first = start(folder, argv);
    await until(() => server.requests >= 3);
    first.child.kill('SIGKILL');
    await first.end;
    await server.close();
    for (const _time of [1, 2]) {
      const resumed = start(folder, [...argv, '--resume', '--format', 'ndjson']);
      expect(await resumed.end).toBe(6);
      const rows = resumed.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(rows).toHaveLength(2000);
      for (const row of rows)
        expect(row).toMatchObject({ status: 'unreachable', attempts: 0, problem: { code: 'journal/left-alone' } });
    }
    const told = start(folder, [...argv, '--resume']);
    expect(await told.end).toBe(6);
    expect(told.stdout).toContain('the result for 2000 device tokens is unknown; they were not sent to again');
    expect(told.stdout).toContain('1,000 accepted, 2,000 unreachable');
    expect(told.stdout).toContain('--resume --again unreachable');
  });

  it('three times in a row still ends with one result each', async () => {
    const tokens = regids(60_000);
    const server = await serve({ delayMs: 20 });
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    for (const more of [3, 4, 5]) {
      const before = server.requests;
      const run = start(folder, existsSync(join(folder, 'j.ndjson')) ? [...argv, '--resume'] : argv);
      await until(() => server.requests >= before + more);
      run.child.kill('SIGKILL');
      await run.end;
    }
    const last = start(folder, [...argv, '--resume', '--json']);
    await last.end;
    const { summary } = JSON.parse(last.stdout) as Resumed;
    expect(summary.accepted + summary.unreachable).toBe(tokens.length);
    expect(endsOf(folder).size).toBe(tokens.length);
    expect([...server.taken.values()].filter((count) => count > 1)).toEqual([]);
  });
});

describe.skipIf(lacksSignals('Ctrl-C in a long run'))('Ctrl-C', () => {
  it('drains, prints the summary, and --resume sends exactly the rest', async () => {
    const tokens = regids(30_000);
    const server = await serve({ delayMs: 50 });
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    const first = start(folder, argv);
    await until(() => server.requests >= 6);
    first.child.kill('SIGINT');
    expect(await first.end).toBe(130);
    expect(first.stderr).toMatch(
      /Stopping: waiting for \d requests? in flight\. Press Ctrl-C again to leave at once\./,
    );
    expect(first.stdout).toMatch(/[\d,]+ accepted, [\d,]+ not sent\./);
    expect(first.stdout).toContain('Continue with the same command and --resume.');
    const sent = endsOf(folder).size;
    expect(sent).toBe([...server.taken.values()].length);
    expect(sent).toBeLessThan(tokens.length);

    const second = start(folder, [...argv, '--resume']);
    expect(await second.end).toBe(0);
    expect(endsOf(folder).size).toBe(tokens.length);
    expect(new Set(server.taken.values())).toEqual(new Set([1]));
    expect(server.taken.size).toBe(tokens.length);
    expect(second.stdout).toContain('had their result in an earlier run');
  });

  it('twice ends at once with all known results, and pushes in flight are in doubt afterwards', async () => {
    const tokens = regids(9000);
    // The first call is made alone, so only that one gets an answer.
    const server = await serve({ fault: ({ number }) => (number === 1 ? false : new Promise(() => {})) });
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    const first = start(folder, [...argv, '--json']);
    await until(() => server.requests >= 9);
    first.child.kill('SIGINT');
    await first.saw('Press Ctrl-C again');
    first.child.kill('SIGINT');
    expect(await first.end).toBe(130);
    const { exitCode, summary, results } = JSON.parse(first.stdout);
    expect({ exitCode, ...summary }).toMatchObject({ exitCode: 130, accepted: 1000, unreachable: 8000, notSent: 0 });
    expect(results[0]).toMatchObject({ status: 'accepted' });
    expect(endsOf(folder).size).toBe(tokens.length);
    await server.close();

    const calm = await serve({ port: server.port });
    const second = start(folder, [...argv, '--resume', '--again', 'unreachable', '--json']);
    expect(await second.end).toBe(0);
    const ends = endsOf(folder);
    expect(ends.size).toBe(tokens.length);
    expect([...ends.values()].filter((line) => line.twice === true)).toHaveLength(8000);
    expect(calm.taken.size).toBe(8000);
  });
});

describe('a journal', () => {
  it('is written by one run at a time', async () => {
    const server = await serve({ fault: () => new Promise(() => {}) });
    const folder = runFolder(server.port, regids(10));
    const argv = [...MANY, '--journal', 'j.ndjson'];
    const first = start(folder, argv);
    await until(() => server.requests >= 1);
    const second = start(folder, [...argv, '--resume', '--json']);
    expect(await second.end).toBe(2);
    expect(second.stdout).toContain('journal/locked');
    expect(second.stdout).toContain(String(first.child.pid));
    expect(server.requests).toBe(1);
  });

  it.each([
    ['', 'names no process'],
    ['{"pid":1,"host":"another-machine"}', 'names process 1 on another-machine'],
  ])('under the lock %j says that it %s, and sends nothing', async (lock, says) => {
    const server = await serve({});
    const folder = runFolder(server.port, regids(2));
    writeFileSync(join(folder, 'j.ndjson.lock'), lock);
    const run = start(folder, [...MANY, '--journal', 'j.ndjson']);
    expect(await run.end).toBe(2);
    expect(run.stderr).toContain(`j.ndjson.lock ${says}`);
    expect(server.requests).toBe(0);
  });

  it.skipIf(lacking(process.platform === 'linux', 'a journal that cannot grow: needs ulimit of Linux'))(
    'that cannot be written any more stops the run; nothing is lost',
    async () => {
      const tokens = regids(20_000);
      const server = await serve({ delayMs: 10 });
      const folder = runFolder(server.port, tokens);
      const argv = [...MANY, '--journal', 'j.ndjson'];
      // 600 blocks of 512 bytes; without the trap the signal would kill the program before it can report anything.
      const full = start(folder, [...argv, '--json'], 'trap "" XFSZ; ulimit -f 600; exec "$0" "$@"');
      expect(await full.end).toBe(3);
      const document = JSON.parse(full.stdout) as {
        readonly problems: readonly { readonly code: string }[];
        readonly summary: { readonly accepted: number; readonly notSent: number };
      };
      expect(document.problems.map((problem) => problem.code)).toContain('journal/write-failed');
      expect(document.summary.accepted).toBe(server.taken.size);
      expect(document.summary.accepted + document.summary.notSent).toBe(tokens.length);
      expect(statSync(join(folder, 'j.ndjson')).size).toBeLessThanOrEqual(600 * 512);

      const second = start(folder, [...argv, '--resume', '--json']);
      await second.end;
      const resumed = JSON.parse(second.stdout) as Resumed;
      expect(resumed.problems.map((problem) => problem.code)).not.toContain('journal/cut');
      expect(resumed.summary.accepted + resumed.summary.unreachable).toBe(tokens.length);
      expect(resumed.summary.unreachable).toBe(resumed.run.inDoubt ?? 0);
      expect(endsOf(folder).size).toBe(tokens.length);
      expect([...server.taken.values()].filter((count) => count > 1)).toEqual([]);
    },
  );

  it('whose end is missing is refused with line and byte, and continued only on request', async () => {
    const tokens = regids(3000);
    const server = await serve();
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    expect(await start(folder, argv).end).toBe(0);
    const file = join(folder, 'j.ndjson');
    const whole = readFileSync(file, 'utf8');
    const requests = server.requests;
    for (const cut of [whole.length - 1, Math.floor(whole.length / 2), whole.indexOf('\n') + 1]) {
      writeFileSync(file, whole.slice(0, cut));
      const kept = whole.slice(0, cut).lastIndexOf('\n') + 1;
      const line = whole.slice(0, kept).split('\n').length;
      for (const _time of [1, 2]) {
        const refused = start(folder, [...argv, '--resume']);
        expect(await refused.end).toBe(2);
        expect(`${refused.stdout}${refused.stderr}`).toContain(`from line ${line} (byte ${kept}) on`);
      }
      expect(server.requests).toBe(requests);
    }
    expect(await start(folder, [...argv, '--resume', '--again', 'cut']).end).toBe(0);
    expect(server.taken.size).toBe(tokens.length);
    expect(await start(folder, [...argv, '--resume']).end).toBe(0);
  });

  it('with a flipped bit sends nothing and names line and byte', async () => {
    const server = await serve();
    const folder = runFolder(server.port, regids(1000));
    const argv = [...MANY, '--journal', 'j.ndjson'];
    expect(await start(folder, argv).end).toBe(0);
    const file = join(folder, 'j.ndjson');
    const bytes = readFileSync(file);
    const place = bytes.indexOf('"accepted"') + 4;
    bytes[place] = (bytes[place] as number) ^ 1;
    writeFileSync(file, bytes);
    const requests = server.requests;
    const begin = bytes.lastIndexOf(10, place) + 1;
    const line = bytes.subarray(0, place).toString('latin1').split('\n').length;
    const refused = start(folder, [...argv, '--resume']);
    expect(await refused.end).toBe(2);
    expect(`${refused.stdout}${refused.stderr}`).toContain(`line ${line} of j.ndjson (from byte ${begin} on)`);
    expect(server.requests).toBe(requests);
  });
});
