// `smoke --shard i/n`: the jobs of a matrix together make every check of a whole run, each once.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shardOfPlan } from '../../src/commands/smoke/shard.js';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { vendors } from '../../src/vendors/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

interface Document {
  readonly steps: readonly { readonly id: string; readonly status: string }[];
  readonly verdict: { readonly id: string; readonly sentence: string };
  readonly shard?: { readonly index: number; readonly count: number; readonly otherVendors: number };
}

interface Workflow {
  readonly jobs: {
    readonly smoke: {
      readonly strategy: { readonly matrix: { readonly shard: readonly number[] } };
      readonly steps: readonly { readonly run?: string }[];
    };
  };
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

async function smoke(flags: readonly string[], cwd = emptyFolder()) {
  const env = { TIM_PUSH_SANDBOX_URL: sandbox.url };
  const { exitCode, json } = await run(['smoke', '--json', ...flags], { cwd, env });
  return { exitCode, document: json() as unknown as Document };
}
const idsOf = ({ document }: { document: Document }) => document.steps.map(({ id, status }) => `${id} ${status}`);

function vivoFolder(): Promise<string> {
  return vendors.vivo.load().then(({ emulator }) => {
    const folder = emptyFolder();
    const token = emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token;
    const devices = { 'my-vivo': { vendor: 'vivo', token } };
    const config = { package_name: 'com.example.chat', ...emulator.demo.values, devices };
    writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
    return folder;
  });
}

describe('smoke --shard', () => {
  it('puts each chosen vendor and Tencent IM into exactly one shard, whatever else is chosen', () => {
    const some = fc.tuple(fc.subarray([...vendorIds]), fc.boolean(), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(some, ([ids, tencent, count]) => {
        const choice = { ids, tencent, given: true, all: false };
        const parts = Array.from({ length: count }, (_, i) => shardOfPlan(choice, { index: i + 1, count }));
        expect(parts.flatMap(({ own }) => own.ids).sort()).toEqual([...ids].sort());
        expect(parts.filter(({ own }) => own.tencent)).toHaveLength(tencent ? 1 : 0);
        const whole = Array.from({ length: count }, (_, i) =>
          shardOfPlan({ ids: vendorIds, tencent: true, given: false, all: false }, { index: i + 1, count }),
        );
        parts.forEach(({ own }, i) => {
          for (const id of own.ids) expect(whole[i]?.own.ids).toContain(id);
        });
      }),
    );
  });

  it('makes every check of a whole run once', async () => {
    const folder = await vivoFolder();
    for (const [flags, cwd] of [
      [[], undefined],
      [['--push'], folder],
    ] as const) {
      const whole = await smoke(flags, cwd);
      const parts = [];
      for (const i of [1, 2, 3]) parts.push(await smoke([...flags, '--shard', `${i}/3`], cwd));
      expect(parts.flatMap(idsOf).sort()).toEqual([...idsOf(whole)].sort());
      expect(parts.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    }
  });

  it('passes where the vendors belong to other shards, and says which shard it was', async () => {
    const cwd = await vivoFolder();
    const mine = (vendorIds.indexOf('vivo') % 8) + 1;
    const { exitCode, document } = await smoke(['--shard', '1/8'], cwd);
    expect(mine).not.toBe(1);
    expect([exitCode, document.verdict.id]).toEqual([0, 'other-shards']);
    expect(document.shard).toEqual({ index: 1, count: 8, otherVendors: 1 });
    const { stdout } = await run(['smoke', '--shard', `${mine}/8`, `--sandbox=${sandbox.url}`, '--lang', 'zh'], {
      cwd,
    });
    expect(stdout).toContain(`分片 ${mine}/8；此处检查 1 个厂商，其他分片检查 0 个。`);
  });

  it('fails for a config without any vendor', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'tim-push.config.json'), '{"package_name":"com.example.chat"}', { mode: 0o600 });
    for (const shard of ['1/2', '2/2', '12/12']) expect((await smoke(['--shard', shard], folder)).exitCode).toBe(3);
  });

  it('runs as the example workflow writes it: every vendor is in the JUnit file of exactly one job', async () => {
    const { jobs } = parse(readFileSync('examples/ci/matrix.yml', 'utf8')) as Workflow;
    const shards = jobs.smoke.strategy.matrix.shard;
    const line = jobs.smoke.steps.map((step) => step.run ?? '').find((text) => text.includes('tim-push')) ?? '';
    const cwd = emptyFolder();
    for (const shard of shards) {
      const words = line
        .replaceAll('${{ matrix.shard }}', String(shard))
        .replaceAll('${{ strategy.job-total }}', String(shards.length))
        .split(/\s+/);
      expect(words.slice(0, 2)).toEqual(['npx', 'tim-push']);
      const { exitCode } = await run(words.slice(2), { cwd, env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });
      expect(exitCode).toBe(0);
    }
    const files = shards.map((shard) => readFileSync(join(cwd, `smoke-${shard}.xml`), 'utf8'));
    for (const id of vendorIds)
      expect(
        files.filter((text) => text.includes(`name="${id}/credentials"/>`)),
        id,
      ).toHaveLength(1);
  });

  it('refuses a shard that does not exist', async () => {
    const result = await run(['smoke', '--sandbox', '--shard', '4/3']);
    expect(result.exitCode).toBe(2);
    expect(result.stdout + result.stderr).toContain('--shard does not take "4/3"');
  });
});
