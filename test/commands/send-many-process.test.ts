// The built program with many device tokens, as a process: killed, interrupted, resumed, started twice, on a full disk.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tokenName } from '../../src/delivery/seen-tokens.js';
import { type BuiltRun, endsOf, startBuilt, until, type WrittenLine } from '../helpers/built-run.js';
import { lacking, lacksSignals } from '../helpers/lacking.js';
import {
  MANY,
  regids,
  runFolder,
  startVendorServer,
  type VendorServer,
  type VendorServerOptions,
} from '../helpers/vendor-server.js';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

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

const isMarked = (ends: ReadonlyMap<string, WrittenLine>, token: string): boolean =>
  ends.get(tokenName('xiaomi', token))?.twice === true;

describe('a run that is killed', () => {
  it.each([1, 5, 12])(
    'after %i requests goes on with --resume: one result each, and what may have gone twice is listed',
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
      expect(await second.end).toBe(0);
      const ends = endsOf(folder);
      expect(ends.size).toBe(tokens.length);
      expect(new Set(ends.keys())).toEqual(new Set(tokens.map((token) => tokenName('xiaomi', token))));
      const twice = [...server.taken].filter(([, count]) => count > 1);
      expect(twice.filter(([token, count]) => count !== 2 || !isMarked(ends, token))).toEqual([]);
      expect(server.taken.size).toBe(tokens.length);
      const listed = [...ends.values()].filter((line) => line.twice === true).length;
      // Never more than what may be under way: eight requests of a thousand.
      expect(listed).toBeLessThanOrEqual(8000);
      const document = JSON.parse(second.stdout) as {
        readonly summary: unknown;
        readonly run: { readonly maybeSentTwice?: number };
      };
      expect(document.summary).toMatchObject({ accepted: tokens.length, rejected: 0, unreachable: 0, notSent: 0 });
      expect(document.run.maybeSentTwice ?? 0).toBe(listed);
    },
  );

  it('three times in a row still ends with one result each', async () => {
    const tokens = regids(20_000);
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
    expect(await last.end).toBe(0);
    const ends = endsOf(folder);
    expect(ends.size).toBe(tokens.length);
    expect([...server.taken].filter(([token, count]) => count > 1 && !isMarked(ends, token))).toEqual([]);
  });
});

describe.skipIf(lacksSignals('Ctrl-C in a long run'))('Ctrl-C', () => {
  it('drains, sums up, and --resume sends exactly the rest', async () => {
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

  it('twice leaves at once, and what was under way is doubtful afterwards', async () => {
    const tokens = regids(9000);
    // The first call goes alone, so it is the one that gets an answer.
    const server = await serve({ fault: ({ number }) => (number === 1 ? false : new Promise(() => {})) });
    const folder = runFolder(server.port, tokens);
    const argv = [...MANY, '--journal', 'j.ndjson'];
    const first = start(folder, argv);
    await until(() => server.requests >= 9);
    first.child.kill('SIGINT');
    await first.saw('Press Ctrl-C again');
    first.child.kill('SIGINT');
    expect(await first.end).toBe(130);
    await server.close();

    const calm = await serve({ port: server.port });
    const second = start(folder, [...argv, '--resume', '--json']);
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

  it.skipIf(lacking(process.platform === 'linux', 'a journal that cannot grow: needs ulimit of Linux'))(
    'that cannot grow any more stops the run; nothing is lost',
    async () => {
      const tokens = regids(20_000);
      const server = await serve({ delayMs: 10 });
      const folder = runFolder(server.port, tokens);
      const argv = [...MANY, '--journal', 'j.ndjson'];
      // 600 blocks of 512 bytes; the signal would kill the program before it can say anything.
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
      expect(await second.end).toBe(0);
      const ends = endsOf(folder);
      expect(ends.size).toBe(tokens.length);
      expect([...server.taken].filter(([token, count]) => count > 1 && !isMarked(ends, token))).toEqual([]);
    },
  );
});
