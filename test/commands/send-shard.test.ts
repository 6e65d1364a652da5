// `send --shard i/n`: several machines share one list, each device token gets one push, and the counts add up.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardOf } from '../../src/delivery/shard.js';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { startForTest } from '../helpers/start-for-test.js';

interface Answer {
  readonly results: readonly { readonly vendor: string; readonly token: string; readonly status: string }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly run?: Readonly<Record<string, unknown>>;
  readonly shard: { readonly index: number; readonly count: number; readonly otherShards: number };
}

const COUNT = 3;
const SHARDS = Array.from({ length: COUNT }, (_, i) => `${i + 1}/${COUNT}`);
const tokens = Array.from({ length: 60 }, (_, i) => `1600000000000000000${String(1000 + i)}`);
const sum = (answers: readonly Answer[], read: (answer: Answer) => number) =>
  answers.reduce((total, answer) => total + read(answer), 0);

let sandbox: RunningSandbox;
let cwd: string;
const answer = async (words: readonly string[], stdin?: string) => {
  const result = await run(['send', `--sandbox=${sandbox.url}`, '--json', '--show-tokens', ...words], {
    cwd,
    ...(stdin === undefined ? {} : { stdin }),
  });
  return { exitCode: result.exitCode, stderr: result.stderr, document: result.json() as unknown as Answer };
};
const codesOf = (document: unknown) => (document as { problems: { code: string }[] }).problems.map(({ code }) => code);

beforeAll(async () => {
  sandbox = await startForTest();
  cwd = emptyFolder();
  // Every tenth token twice, and two unusable lines.
  const lines = tokens.flatMap((token, i) => (i % 10 === 0 ? [token, token] : [token]));
  writeFileSync(join(cwd, 'ids.txt'), `${lines.join('\n')}\n`);
  const rows = tokens.map((token) => JSON.stringify({ token, vendor: 'vivo' }));
  writeFileSync(
    join(cwd, 'ids.ndjson'),
    [...rows.slice(0, 5), '{"vendor":"vivo"}', '{oops', ...rows.slice(5)].join('\n'),
  );
});
afterAll(() => sandbox.close());

describe('send --shard', () => {
  it('reaches every device token of a file in exactly one shard, and the counts add up', async () => {
    const all = await Promise.all(
      SHARDS.map((shard) => answer(['--vendor', 'vivo', '--tokens', 'ids.txt', '--shard', shard])),
    );
    const answers = all.map(({ document }) => document);
    const reached = answers.flatMap(({ results }) => results.map(({ token }) => token));
    expect([...reached].sort()).toEqual([...tokens].sort());
    expect(sum(answers, ({ summary }) => summary['duplicates'] ?? 0)).toBe(6);
    for (const { shard, results, summary } of answers) {
      for (const { token } of results) expect(shardOf(token, COUNT)).toBe(shard.index);
      expect(results.length + (summary['duplicates'] ?? 0) + shard.otherShards).toBe(66);
    }
  });

  it('does the same for a pipe, whatever the order', async () => {
    const file = [...tokens].reverse().join('\n');
    const all = await Promise.all(
      SHARDS.map((shard) => answer(['--vendor', 'vivo', '--tokens', '-', '--shard', shard], file)),
    );
    const reached = all.flatMap(({ document }) => document.results.map(({ token }) => token));
    expect([...reached].sort()).toEqual([...tokens].sort());
  });

  it('does the same for --token and --device, duplicates included', async () => {
    const named = tokens.slice(0, 8);
    const words = [...named, named[0] ?? ''].flatMap((token) => ['--token', token]);
    const all = await Promise.all(SHARDS.map((shard) => answer(['--vendor', 'vivo', ...words, '--shard', shard])));
    const answers = all.map(({ document }) => document);
    expect(answers.flatMap(({ results }) => results.map(({ token }) => token)).sort()).toEqual([...named].sort());
    expect(sum(answers, ({ summary }) => summary['duplicates'] ?? 0)).toBe(1);
  });

  it('reports lines without a device token once, in the first shard', async () => {
    const all = await Promise.all(SHARDS.map((shard) => answer(['--tokens', 'ids.ndjson', '--shard', shard])));
    expect(all.map(({ document }) => document.run?.['skippedLines'])).toEqual([2, 0, 0]);
    expect(all.map(({ document }) => codesOf(document).filter((code) => code.startsWith('tokens/')))).toEqual([
      ['tokens/no-token', 'tokens/not-json'],
      [],
      [],
    ]);
  });

  it('with --strict-input stops in every shard, so that no device gets a push from a broken list', async () => {
    const before = sandbox.store.total;
    const all = await Promise.all(
      SHARDS.map((shard) => answer(['--tokens', 'ids.ndjson', '--strict-input', '--shard', shard])),
    );
    expect(all.map(({ exitCode, document }) => [exitCode, document.results.length])).toEqual(SHARDS.map(() => [2, 0]));
    expect(sandbox.store.total).toBe(before);
  });

  it('succeeds with an empty shard, and says so', async () => {
    const token = '16000000000000000000001';
    const mine = shardOf(token, COUNT);
    const other = (mine % COUNT) + 1;
    const words = ['send', `--sandbox=${sandbox.url}`, '--vendor', 'vivo', '--token', token, '--shard'];
    const empty = await run([...words, `${other}/${COUNT}`], { cwd });
    expect(empty.exitCode).toBe(0);
    expect(empty.stdout).toContain(`Shard ${other}/${COUNT} has no device token, other shards have all of them (1).`);
    const full = await run([...words, `${mine}/${COUNT}`, '--lang', 'zh'], { cwd });
    expect(full.exitCode).toBe(0);
    expect(full.stdout).toContain(`分片 ${mine}/${COUNT}；由其他分片推送的设备 token：0 个。`);
  });

  it('still refuses a list without any device token', async () => {
    writeFileSync(join(cwd, 'empty.txt'), '\n\n');
    const { exitCode, document } = await answer(['--vendor', 'vivo', '--tokens', 'empty.txt', '--shard', '2/3']);
    expect(exitCode).not.toBe(0);
    expect(codesOf(document)).toContain('tokens/none-found');
  });

  it('resumes a journal only as the shard that wrote it', async () => {
    const words = (shard: readonly string[]) => [
      '--vendor',
      'vivo',
      '--tokens',
      'ids.txt',
      '--journal',
      'run.ndjson',
      ...shard,
    ];
    expect((await answer(words(['--shard', '2/3']))).exitCode).not.toBe(2);
    expect(JSON.parse(readFileSync(join(cwd, 'run.ndjson'), 'utf8').split('\n')[0] ?? '')).toMatchObject({
      shard: '2/3',
    });
    for (const shard of [[], ['--shard', '1/3'], ['--shard', '2/4']]) {
      const { document, exitCode } = await answer([...words(shard), '--resume']);
      expect([codesOf(document), exitCode]).toEqual([['journal/other-shard'], 2]);
    }
    const { document } = await answer([...words(['--shard', '2/3']), '--resume']);
    expect(document.results).toEqual([]);
  });

  it.each([
    ['0/3', 'shards are counted from 1'],
    ['4/3', 'there is no such part: the first number is above the second'],
    ['x', 'it is not two whole numbers with a slash between them'],
  ])('refuses %s with the reason and what to write', async (shard, reason) => {
    const { exitCode, stdout, stderr } = await run(['send', '--sandbox', '--shard', shard], { cwd });
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain(`--shard does not take "${shard}"`);
    expect(stdout + stderr).toContain(reason);
    expect(stdout + stderr).toContain('--shard 1/3 … --shard 3/3');
  });

  it('is refused for users of Tencent IM', async () => {
    const result = await run(['send', '--sandbox', '--via', 'tencent', '--user', 'alice', '--shard', '1/2', '--json'], {
      cwd,
    });
    expect(codesOf(result.json())).toEqual(['usage/via-with-devices']);
  });
});
