// `smoke` in a CI job: which checks it makes, which it skips and why, its exit codes and its files.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { STYLE } from '../../src/report/html/style.js';
import { vendors } from '../../src/vendors/index.js';
import { emptyCache, emptyFolder, type RunOptions, run } from '../helpers/run-cli.js';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly vendor?: string;
  readonly status: string;
  readonly reason: string;
  readonly problem?: { readonly code: string };
}
interface Document {
  readonly steps: readonly Step[];
  readonly verdict: { readonly id: string; readonly sentence: string; readonly next: readonly string[] };
  readonly problems: readonly { readonly code: string }[];
}

const vivo = await vendors.vivo.load();
const vivoToken = vivo.emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
const deadToken = vivo.emulator.demo.devices.find(({ fate }) => fate === 'uninstalled')?.token ?? '';
const vivoConfig = {
  package_name: 'com.example.chat',
  ...vivo.emulator.demo.values,
  devices: { 'my-vivo': { vendor: 'vivo', token: vivoToken } },
};

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

async function smoke(flags: readonly string[], options: RunOptions = {}) {
  const result = await run(['smoke', '--json', ...flags], options);
  const document = result.json() as unknown as Document;
  const statuses = Object.fromEntries(document.steps.map(({ id, status }) => [id, status]));
  return { ...result, document, statuses };
}

let sandbox: Sandbox;
const use = (): Record<string, string> => ({ TIM_PUSH_SANDBOX_URL: sandbox.url });
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('smoke', () => {
  it('checks every vendor of the sandbox’s demo apps, pushes nothing and says what it left out', async () => {
    const { exitCode, document, statuses } = await smoke(['--sandbox']);
    expect(exitCode).toBe(0);
    for (const id of Object.keys(vendors)) {
      for (const step of ['config', 'reach', 'credentials', 'class']) expect(statuses[`${id}/${step}`]).toBe('passed');
      // The older plugin does not run on HarmonyOS, so no callback receives an ext.
      expect(statuses[`${id}/ext`]).toBe(id === 'harmony' ? 'skipped' : 'passed');
      expect(statuses[`${id}/device-token/demo`]).toBe('passed');
      expect(statuses[`${id}/direct-push`]).toBe('skipped');
      expect(statuses[`${id}/dry-run`]).toBe(id === 'fcm' || id === 'huawei' ? 'passed' : 'skipped');
    }
    expect(statuses['tencent-im/credentials']).toBe('passed');
    expect(document.verdict.id).toBe('passed');
    expect(document.steps.filter(({ status }) => status === 'skipped').every(({ reason }) => reason !== '')).toBe(true);
  });

  it('sends one push to each device of the config only when asked', async () => {
    const cwd = folderWith(vivoConfig);
    await sandbox.reset();
    expect((await smoke([], { cwd, env: use() })).statuses['vivo/direct-push']).toBe('skipped');
    expect(await sandbox.messages({ token: vivoToken, status: 'accepted' })).toHaveLength(0);
    const { exitCode, statuses, document } = await smoke(['--push'], { cwd, env: use() });
    expect([exitCode, statuses['vivo/direct-push/my-vivo']]).toEqual([0, 'passed']);
    expect(document.verdict.next.join()).toMatch(/no further than the sandbox/);
    expect(await sandbox.messages({ token: vivoToken, status: 'accepted' })).toHaveLength(1);
  });

  it('skips a vendor that is not configured, without a failure', async () => {
    const { exitCode, document } = await smoke([], { cwd: folderWith(vivoConfig), env: use() });
    expect(exitCode).toBe(0);
    const oppo = document.steps.filter(({ vendor }) => vendor === 'oppo');
    expect(oppo).toEqual([expect.objectContaining({ status: 'skipped', reason: 'not configured' })]);
  });

  it.each([
    ['a config without any vendor', { package_name: 'com.example.chat' }, 'config/no-vendor'],
    [
      'a config with the app side alone',
      { package_name: 'com.example.chat', mi_app_id: '1', mi_app_key: '2' },
      'config/server-side-missing',
    ],
    [
      'half of a vendor',
      { package_name: 'com.example.chat', vivo_app_id: 1, vivo_app_secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
      'config/missing-key',
    ],
  ])('ends with 3 for %s', async (_name, config, code) => {
    const { exitCode, document } = await smoke([], { cwd: folderWith(config) });
    expect(exitCode).toBe(3);
    expect(document.problems.map((problem) => problem.code)).toContain(code);
  });

  it('ends with 4 when a vendor refuses the credentials, and leaves out what needs them', async () => {
    const cwd = folderWith({ ...vivoConfig, vivo_app_secret: '0'.repeat(36) });
    await sandbox.reset();
    const { exitCode, statuses, document } = await smoke(['--push', '--retries', '5'], { cwd, env: use() });
    expect(exitCode).toBe(4);
    expect(statuses).toMatchObject({ 'vivo/credentials': 'failed', 'vivo/direct-push/my-vivo': 'skipped' });
    expect(document.verdict).toMatchObject({ id: 'failed', sentence: expect.stringContaining('vivo, credentials') });
    // A refusal is an answer, so there is no retry.
    expect(await sandbox.messages({ vendor: 'vivo' })).toHaveLength(1);
  });

  it('prints each sentence once, names the first fix by its code, and breaks no word on a terminal', async () => {
    const cwd = folderWith({ ...vivoConfig, vivo_app_secret: '0'.repeat(36) });
    const { stdout } = await run(['smoke', '--no-color'], { cwd, env: use(), columns: 80 });
    expect(stdout).toContain('Next: solve vivo/10206 as it says above, then run this again');
    const lines = stdout.split('\n').map((line) => line.trim());
    const sentences = lines.filter((line) => line.length > 30);
    expect(sentences).toEqual([...new Set(sentences)]);
    // Only the table may be wider.
    expect(
      stdout
        .slice(stdout.indexOf('Not checked:'))
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it('ends with 1 when a device token is dead', async () => {
    const cwd = folderWith({ ...vivoConfig, devices: { old: { vendor: 'vivo', token: deadToken } } });
    const { exitCode, statuses } = await smoke(['--push'], { cwd, env: use() });
    expect(exitCode).toBe(1);
    expect([statuses['vivo/device-token/old'], statuses['vivo/direct-push/old']]).toContain('failed');
  });

  it('retries an unreachable vendor as often as --retries says', async () => {
    const cwd = folderWith(vivoConfig);
    const cut = { vendor: 'vivo', do: { drop: 'before' as const }, times: 1 };
    await sandbox.reset();
    await sandbox.faults.add(cut);
    const once = await smoke(['--retries', '0'], { cwd, env: { ...use(), TIM_PUSH_CACHE_DIR: emptyCache() } });
    expect([once.exitCode, once.statuses['vivo/reach']]).toEqual([5, 'failed']);
    await sandbox.reset();
    await sandbox.faults.add(cut);
    const twice = await smoke(['--retries', '1'], { cwd, env: { ...use(), TIM_PUSH_CACHE_DIR: emptyCache() } });
    expect([twice.exitCode, twice.statuses['vivo/reach']]).toEqual([0, 'passed']);
  });

  it('does not retry a push that may have arrived', async () => {
    const cwd = folderWith(vivoConfig);
    await sandbox.reset();
    await sandbox.faults.add({ vendor: 'vivo', path: '/message/send', do: { drop: 'after' }, times: 1 });
    const { exitCode, statuses } = await smoke(['--push', '--retries', '5'], { cwd, env: use() });
    expect([exitCode, statuses['vivo/direct-push/my-vivo']]).toEqual([5, 'failed']);
    expect(await sandbox.messages({ token: vivoToken, path: '/message/send' })).toHaveLength(1);
  });

  it.each([
    [{ drop: 'before' as const }, 5],
    [{ status: 503 }, 5],
  ])(
    'a device token without an answer fails with “not answered”, and its push is still sent: %j',
    async (fault, expected) => {
      const cwd = folderWith(vivoConfig);
      await sandbox.reset();
      await sandbox.faults.add({ vendor: 'vivo', path: '/invalidUser/check', do: fault });
      const { exitCode, statuses, document } = await smoke(['--push', '--retries', '0'], { cwd, env: use() });
      expect(statuses).toMatchObject({
        'vivo/credentials': 'passed',
        'vivo/device-token/my-vivo': 'failed',
        'vivo/direct-push/my-vivo': 'passed',
      });
      const step = document.steps.find(({ id }) => id === 'vivo/device-token/my-vivo');
      expect(step?.reason).toContain('was not answered');
      expect(exitCode).toBe(expected);
    },
  );

  it('retries a device token before it counts as not answered', async () => {
    const cwd = folderWith(vivoConfig);
    await sandbox.reset();
    await sandbox.faults.add({ vendor: 'vivo', path: '/invalidUser/check', do: { drop: 'before' }, times: 1 });
    const { exitCode, statuses } = await smoke(['--retries', '1'], { cwd, env: use() });
    expect([exitCode, statuses['vivo/device-token/my-vivo']]).toEqual([0, 'passed']);
  });

  it('a device token that the vendor does not know does not pass either', async () => {
    const unknown = vivo.emulator.demo.devices.find(({ fate }) => fate === 'unknown')?.token ?? '';
    const cwd = folderWith({ ...vivoConfig, devices: { typo: { vendor: 'vivo', token: unknown } } });
    const { exitCode, statuses } = await smoke([], { cwd, env: use() });
    expect([exitCode, statuses['vivo/device-token/typo']]).toEqual([1, 'failed']);
  });

  it('ignores a silenced finding', async () => {
    const config = { ...vivoConfig, vivo_app_id: 'abc' };
    const found = (await smoke(['--vendor', 'vivo'], { cwd: folderWith(config), env: use() })).document.problems;
    const code = found[0]?.code ?? '';
    expect(code).not.toBe('');
    const skip = { [code]: 'known' };
    const after = await smoke(['--vendor', 'vivo'], { cwd: folderWith({ ...config, skip }), env: use() });
    expect(after.document.steps.flatMap(({ problem }) => problem?.code ?? [])).not.toContain(code);
  });

  it.each([
    [['--retries', 'many'], 'usage/bad-value'],
    [['--device', 'nobody'], 'usage/unknown-device'],
    [['--vendor', 'nokia'], 'usage/unknown-vendor'],
    [['--badge', 'x'], 'usage/bad-value'],
  ])('refuses %j as wrong usage', async (flags, code) => {
    const { exitCode, document } = await smoke(flags, { cwd: folderWith(vivoConfig), env: use() });
    expect([exitCode, document.problems[0]?.code]).toEqual([2, code]);
  });

  it('a broken ext fails its check and nothing else', async () => {
    const { statuses, exitCode } = await smoke(['--ext', "{'a':1}"], { cwd: folderWith(vivoConfig), env: use() });
    expect(statuses).toMatchObject({ 'vivo/ext': 'failed', 'vivo/credentials': 'passed' });
    expect(exitCode).toBe(1);
  });

  it.each([
    ['no device of the vendor', {}, [], 'the config has no device of these vendors'],
    [
      'another vendor’s device alone',
      { 'my-vivo': { vendor: 'vivo', token: vivoToken }, old: { vendor: 'oppo', token: 'x' } },
      ['--device', 'old'],
      '--device names no device of these vendors',
    ],
  ])('does not pass with --push and %s', async (_name, devices, flags, why) => {
    // As with the real vendor: no demo device is used instead.
    const cwd = folderWith({ ...vivoConfig, devices, endpoints: { vivo: `${sandbox.url}/vivo` } });
    const env = { TIM_PUSH_CACHE_DIR: emptyCache() };
    const { exitCode, document } = await smoke(['--vendor', 'vivo', '--push', ...flags], { cwd, env });
    expect(document.verdict.sentence).toContain(why);
    expect([exitCode, document.verdict.id]).toEqual([3, 'nothing-checked']);
  });

  it('ends with 130 on Ctrl-C and says what was not checked', async () => {
    let press = (): void => {};
    // A vendor that never answers: Ctrl-C is sent during the request.
    const vendor = createServer(() => press());
    await new Promise<void>((done) => vendor.listen(0, '127.0.0.1', done));
    const { port } = vendor.address() as AddressInfo;
    const config = { ...vivoConfig, endpoints: { vivo: `http://127.0.0.1:${port}` } };
    const { exitCode, document } = await smoke(['--push'], {
      cwd: folderWith(config),
      env: { TIM_PUSH_CACHE_DIR: emptyCache() },
      onStart: (interrupt) => {
        press = interrupt;
      },
    });
    vendor.closeAllConnections();
    vendor.close();
    expect([exitCode, document.verdict.id]).toEqual([130, 'interrupted']);
  });
});

describe('what smoke leaves for CI', () => {
  const broken = { ...vivoConfig, vivo_app_secret: '0'.repeat(36) };

  it('JUnit has a case per check, with the finding in the failed one, beside any other format', async () => {
    const cwd = folderWith(broken);
    const { stdout } = await run(['smoke', '--format', 'github', '--junit', 'smoke.xml'], { cwd, env: use() });
    expect(stdout).toContain('::error ');
    const xml = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => name === 'testsuite' || name === 'testcase',
    }).parse(readFileSync(join(cwd, 'smoke.xml'), 'utf8')) as {
      testsuites: { testsuite: { '@_name': string; testcase: Record<string, unknown>[] }[] };
    };
    const suite = xml.testsuites.testsuite.find((item) => item['@_name'] === 'vivo');
    const failed = suite?.testcase.filter((item) => 'failure' in item).map((item) => item['@_name']);
    expect(failed).toEqual(['vivo/credentials']);
    expect(suite?.testcase.length).toBeGreaterThan(6);
  });

  it('GitHub gets a step summary, appended to what other steps wrote', async () => {
    const cwd = folderWith(broken);
    const file = join(cwd, 'summary.md');
    writeFileSync(file, 'before\n');
    const { stderr } = await run(['smoke', '--format', 'github'], {
      cwd,
      env: { ...use(), GITHUB_STEP_SUMMARY: file },
    });
    const summary = readFileSync(file, 'utf8');
    expect(summary).toMatch(/^before\n## ❌ tim-push smoke/);
    expect(summary).toMatch(/\| vivo \| ✓ \| ✓ \| ✗ \|/);
    expect(summary).toContain('`vivo/10206`');
    expect(stderr).toContain('vivo/10206');
  });

  it('a summary that cannot be written is reported, and the exit code stays', async () => {
    const env = { ...use(), GITHUB_STEP_SUMMARY: join(emptyFolder(), 'gone', 'summary.md') };
    const { exitCode, stderr } = await run(['smoke'], { cwd: folderWith(vivoConfig), env });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('GITHUB_STEP_SUMMARY')]);
  });

  it('a JUnit file that cannot be written is wrong usage', async () => {
    const result = await run(['smoke', '--json', '--junit', 'gone/smoke.xml'], {
      cwd: folderWith(vivoConfig),
      env: use(),
    });
    expect([result.exitCode, result.json().problems.map(({ code }) => code)]).toEqual([2, ['usage/unwritable-file']]);
  });

  it('NDJSON has one line per check', async () => {
    const cwd = folderWith(vivoConfig);
    const { stdout } = await run(['smoke', '--format', 'ndjson'], { cwd, env: use() });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Step).id);
    const { document } = await smoke([], { cwd, env: use() });
    expect([...rows].sort()).toEqual(document.steps.map(({ id }) => id).sort());
  });

  it('SARIF names the rule and the place in the config', async () => {
    const { stdout } = await run(['smoke', '--format', 'sarif'], { cwd: folderWith(broken), env: use() });
    const [result] = JSON.parse(stdout).runs[0].results;
    expect(result).toMatchObject({
      ruleId: 'vivo/10206',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'tim-push.config.json' } } }],
    });
  });

  it('the page draws a lane for each checked vendor, opens what failed, and names the others', async () => {
    const cwd = folderWith({ ...broken, apns_typo: 1 });
    await run(['smoke', '--push', '--report', 'smoke.html'], { cwd, env: use() });
    const page = readFileSync(join(cwd, 'smoke.html'), 'utf8');
    const lanes = /<table class="lanes">.*?<tbody>(.*?)<\/tbody>/s.exec(page)?.[1] ?? '';
    const words = lanes.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(lanes.match(/<tr>/g)).toHaveLength(1);
    expect(words).toMatch(/^ vivo ✓ passed ✓ passed ✗ failed /);
    expect(page).toMatch(/<details class="lane" open><summary><b class="failed">✗ vivo<\/b>/);
    expect(page).toContain('not configured');
    expect(page).not.toContain(vivoToken);
  });

  it('the page of the demo apps has a station for each check and vendor, not one chain', async () => {
    const cwd = emptyFolder();
    await run(['smoke', '--sandbox', '--report', 'smoke.html'], { cwd });
    const page = readFileSync(join(cwd, 'smoke.html'), 'utf8');
    const lanes = Object.keys(vendors).length + 1;
    expect(
      page.match(/<tbody>(?:<tr><th scope="row">[^<]*<\/th>(?:<td.*?<\/td>)*<\/tr>)+<\/tbody>/)?.[0].match(/<tr>/g),
    ).toHaveLength(lanes);
    expect(page.match(/<span class="dot /g)).toHaveLength((lanes - 1) * 8 + 1);
    expect(page.match(/<details class="lane" open>/g)).toBeNull();
  });

  it.each(Object.keys(vendors))('the page contains no whole device token of %s in any encoding', async (id) => {
    const { demo } = (await vendors[id as keyof typeof vendors].load()).emulator;
    const cwd = emptyFolder();
    await run(['smoke', '--sandbox', '--vendor', id, '--push', '--report', 'smoke.html'], { cwd });
    const page = readFileSync(join(cwd, 'smoke.html'), 'utf8');
    const token = demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
    expect(token).not.toBe('');
    for (const spelling of [token, encodeURIComponent(token)]) expect(page).not.toContain(spelling);
    expect(page).toContain(`${token.slice(0, 4)}…${token.slice(-4)}`);
  });

  it('the styles of the table of lanes match no other table in its section', () => {
    expect(STYLE).toContain('table.lanes td');
    expect(STYLE).not.toMatch(/(?<!table)\.lanes\b/);
  });

  it('speaks Chinese', async () => {
    const { stdout } = await run(['smoke', '--lang', 'zh'], { cwd: folderWith(broken), env: use() });
    expect(stdout).toMatch(/厂商 {2}配置 {2}连接 {2}凭证/);
    expect(stdout).toContain('结论：');
  });
});
