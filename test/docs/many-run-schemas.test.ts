// The schemas of a run over many device tokens against such runs: refused, in doubt, resumed, in shards, more than are listed, and every line of their journals.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JournalLine, sealLine } from '../../src/stores/journal-lines.js';
import { afterEachTest } from '../helpers/cleanups.js';
import { hastyClock } from '../helpers/hasty-clock.js';
import { emptyCache, run } from '../helpers/run-cli.js';
import { expectFits, strict } from '../helpers/schema-check.js';
import { type Fault, MANY, regids, runFolder, startVendorServer } from '../helpers/vendor-server.js';

const cleanups = afterEachTest();

const env = { TIM_PUSH_CACHE_DIR: emptyCache() };

/** Of three calls one is refused for good, one for now, and one is cut off. */
const mixed: Fault = ({ number, response, socket }) => {
  if (number % 4 === 1) response.writeHead(200).end('{"code":20301,"reason":"No valid targets!","result":"error"}');
  else if (number % 4 === 2) response.writeHead(429).end('{"code":10001,"reason":"System error","result":"error"}');
  else if (number % 4 === 3) socket.destroy();
  else return false;
  return true;
};

async function prepare(count: number, fault: Fault | undefined) {
  const server = await startVendorServer(fault === undefined ? {} : { fault });
  cleanups.push(() => server.close());
  return { server, folder: runFolder(server.port, regids(count)) };
}

interface Document extends Record<string, unknown> {
  readonly results: readonly unknown[];
  readonly run: Readonly<Record<string, unknown>>;
}

async function document(folder: string, ...more: readonly string[]): Promise<Document> {
  const result = await run([...MANY, '--json', '--retries', '0', ...more], { cwd: folder, env, clock: hastyClock() });
  const answer = result.json() as unknown as Document;
  expectFits('send', answer);
  for (const problem of result.json().problems) expectFits('problem', problem);
  return answer;
}

const journal = (folder: string): unknown[] =>
  readFileSync(join(folder, 'j.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('schemas of a run over many device tokens', () => {
  it('fit a run that ends in every way, and each line of its journal', async () => {
    const { folder } = await prepare(6000, mixed);
    const first = await document(folder, '--journal', 'j.ndjson');
    expect(first.results).toHaveLength(1000);
    expect(first['resultsOmitted']).toBe(5000);
    const reasons = first.run['reasons'] as readonly { readonly status: string; readonly temporary: boolean }[];
    expect(new Set(reasons.map(({ status }) => status))).toEqual(new Set(['rejected', 'unreachable']));
    expect(new Set(reasons.map(({ temporary }) => temporary))).toEqual(new Set([true, false]));

    const second = await document(folder, '--journal', 'j.ndjson', '--resume', '--again', 'temporary');
    expect(second.run['doneBefore']).toBeGreaterThan(0);
    const lines = journal(folder);
    for (const line of lines) expectFits('journal-line', line);
    const kinds = ['journal', 'done', 's', 'again'];
    expect(kinds.filter((kind) => !lines.some((line) => Object.hasOwn(line as object, kind)))).toEqual([]);
    expect(lines.some((line) => Array.isArray((line as { t?: unknown }).t))).toBe(true);
  });

  it('fit a run that was killed and goes on, where pushes may have gone twice', async () => {
    const { folder } = await prepare(1500, undefined);
    await document(folder, '--journal', 'j.ndjson');
    // The journal after a kill: calls were announced, none was answered.
    const begun = journal(folder).filter((line) => !('s' in (line as object)) && !('done' in (line as object)));
    let sum = 0;
    const texts = begun
      .filter((line) => !('closed' in (line as object)))
      .map((line) => {
        const { sum: _, ...rest } = line as Record<string, unknown>;
        const sealed = sealLine(rest as unknown as JournalLine, sum);
        sum = sealed.sum;
        return sealed.text;
      });
    writeFileSync(join(folder, 'j.ndjson'), texts.join(''));
    const cut = ['--journal', 'j.ndjson', '--resume', '--again', 'cut'];
    const resumed = await document(folder, ...cut);
    expect(resumed.run['inDoubt']).toBe(1500);
    const again = await document(folder, '--journal', 'j.ndjson', '--resume', '--again', 'unreachable');
    expect(again.run['maybeSentTwice']).toBe(1500);
    for (const line of journal(folder)) expectFits('journal-line', line);
    expect(journal(folder).some((line) => (line as { twice?: unknown }).twice === true)).toBe(true);
  });

  it('fit a shard, and a file with lines that cannot be used', async () => {
    const { folder } = await prepare(50, undefined);
    const vivo = Array.from({ length: 20 }, (_, i) =>
      JSON.stringify({ token: `160000000000000000000${10 + i}`, vendor: 'vivo' }),
    );
    const rows = regids(50).map((token) => JSON.stringify({ token, vendor: 'xiaomi' }));
    writeFileSync(join(folder, 'ids.txt'), [...rows, rows[0], ...vivo, '{"vendor":"xiaomi"}', ''].join('\n'));
    const part = await document(folder, '--shard', '1/2', '--journal', 'j.ndjson');
    expect(part['shard']).toMatchObject({ index: 1, count: 2 });
    expect(part.run['skippedLines']).toBe(1);
    expect(part.run['otherVendors']).toBeGreaterThan(0);
    for (const line of journal(folder)) expectFits('journal-line', line);
  });

  it('fit each line of NDJSON while the run goes on', async () => {
    const { folder } = await prepare(6000, mixed);
    const result = await run([...MANY, '--format', 'ndjson', '--retries', '0'], {
      cwd: folder,
      env,
      clock: hastyClock(),
    });
    const rows = result.stdout.trim().split('\n');
    expect(rows).toHaveLength(6000);
    for (const row of rows)
      if (strict.get('send-row')?.(JSON.parse(row)) !== true) expectFits('send-row', JSON.parse(row));
    const ends = new Set(rows.map((row) => (JSON.parse(row) as { readonly status: string }).status));
    expect(ends).toEqual(new Set(['accepted', 'rejected', 'unreachable']));
  });

  it('can fail: a journal line with a whole device token, an unknown end or a further member is refused', () => {
    const good = { call: 1, v: 'xiaomi', t: 'a'.repeat(22), s: 'accepted' };
    const check = strict.get('journal-line');
    expect(check?.(good)).toBe(true);
    for (const wrong of [{ ...good, t: 'regid' }, { ...good, s: 'delivered' }, { ...good, more: 1 }, { call: 1 }])
      expect(check?.(wrong)).toBe(false);
  });
});
