// A token list with wrong lines: each line has a row with its place, also in NDJSON and in a dry run.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { emptyFolder, run } from '../helpers/run-cli.js';

const token = (last: string): string => `16${last.repeat(21)}`;
const LIST = [
  JSON.stringify({ token: token('7'), vendor: 'vivo' }),
  JSON.stringify({ token: token('3'), vendor: 'vivo', ext: '{"entity":' }),
  'not JSON \u001b[2J',
  JSON.stringify({ vendor: 'vivo' }),
  JSON.stringify({ token: token('5'), vendor: 'nokia' }),
];

interface Row {
  readonly token: string;
  readonly status: string;
  readonly problem?: { readonly code: string; readonly at?: { readonly file: string; readonly line?: number } };
}

it('Ctrl-C ends the wait for a pipe without data, and the answer says so', async () => {
  const argv = ['send', '--sandbox', '--vendor', 'vivo', '--tokens', '-', '--json'];
  let pressing: NodeJS.Timeout | undefined;
  const { exitCode, json } = await run(argv, {
    stdin: new PassThrough(),
    onStart: (interrupt) => {
      pressing = setInterval(interrupt, 300);
    },
  });
  clearInterval(pressing);
  expect(exitCode).toBe(130);
  expect(json().problems.map(({ code }) => code)).toEqual(['program/interrupted']);
});

describe('a token list with wrong lines', () => {
  it.each([
    ['{"token":"15000000000000000000001"}\n{"token":"15000000000000000000002"}\n', 0],
    ['{"token":"15000000000000000000001"}\n{"token":\n', 6],
  ])('%j ends with %i: an unreadable line counts as not sent', async (list, exitCode) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'list.ndjson'), list);
    const argv = ['send', '--sandbox', '--vendor', 'vivo', '--tokens', 'list.ndjson', '--dry-run'];
    expect((await run(argv, { cwd: folder })).exitCode).toBe(exitCode);
  });

  it('has one row for each line, with file and line where it is wrong', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'list.ndjson'), `${LIST.join('\n')}\n`);
    const argv = ['send', '--sandbox', '--tokens', 'list.ndjson', '--dry-run', '--format', 'ndjson'];
    const { stdout } = await run(argv, { cwd: folder });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.status !== undefined);
    expect(rows).toHaveLength(LIST.length);
    const wrong = rows.flatMap(({ status, problem }) =>
      problem === undefined ? [] : [`${status} ${problem.at?.file}:${problem.at?.line} ${problem.code}`],
    );
    expect(wrong.sort()).toEqual([
      expect.stringMatching(/^not-sent list\.ndjson:2 ext\//),
      'not-sent list.ndjson:3 tokens/not-json',
      'not-sent list.ndjson:4 tokens/no-token',
      'not-sent list.ndjson:5 tokens/unknown-vendor',
    ]);
  });

  it('names the line of each device token that is sent, and of its first occurrence', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'ids.txt'), `${token('7')}\n\n${token('7')}\n${token('3')}\n`);
    const argv = ['send', '--sandbox', '--vendor', 'vivo', '--tokens', 'ids.txt', '--dry-run', '--format', 'ndjson'];
    const { stdout } = await run(argv, { cwd: folder });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row & { readonly at: { line: number } });
    const told = rows.map(({ status, at, problem }) => `${at.line} ${status} ${problem?.code ?? ''}`.trim());
    expect(told.sort()).toEqual(['1 dry-run-ok', '3 not-sent tokens/duplicate', '4 dry-run-ok']);
  });

  it.skipIf(process.platform !== 'linux')(
    'is not read from a pipe, a device or a virtual file of the system',
    async () => {
      const folder = emptyFolder();
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      // A shell passes `<(…)` as /dev/fd/63, which realpath cannot resolve.
      for (const name of ['pipe', '/dev/zero', '/proc/self/environ', '/dev/fd/63', '.']) {
        const { exitCode, stderr } = await run(['send', '--sandbox', '--vendor', 'vivo', '--tokens', name], {
          cwd: folder,
        });
        expect(exitCode, name).toBe(2);
        expect(stderr, name).toContain('usage/unreadable-file');
        expect(stderr, name).toContain(name === '.' ? 'it is a folder' : 'pipe it in: --tokens -');
      }
      for (const argv of [
        ['check-ext', '@pipe'],
        ['user-sig', '--read', 'pipe'],
        ['sandbox', '--seed', 'pipe', '--port', '0'],
        ['check-config', '--dotenv', 'pipe'],
        ['send', '--sandbox', '--ca-file', 'pipe'],
      ])
        expect((await run([...argv, '--json'], { cwd: folder })).stdout, argv.join(' ')).toContain('it is a pipe');
    },
  );

  it('has the places in the JSON document and on the terminal too', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'list.ndjson'), `${LIST.join('\n')}\n`);
    const argv = ['send', '--sandbox', '--tokens', 'list.ndjson', '--dry-run'];
    const json = await run([...argv, '--json'], { cwd: folder });
    const places = json.json().problems.map((problem) => (problem as Row['problem'])?.at?.line);
    expect(places).toEqual(expect.arrayContaining([2, 3, 4, 5]));
    const human = await run(argv, { cwd: folder });
    expect(human.stdout).toContain('list.ndjson:3');
    expect(human.stdout).toContain('list.ndjson:2');
    expect(human.stdout).not.toContain('--ext:1:1');
  });
});
