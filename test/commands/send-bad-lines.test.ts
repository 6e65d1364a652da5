// A token list with wrong lines: each line has its row with its place, also in NDJSON and a dry run.
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

it('a pipe that stays silent is left with Ctrl-C, and the answer says so', async () => {
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

  it('tells the places in the JSON document and on the terminal too', async () => {
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
