// Every verdict of `diagnose` has a scenario here, most of them in the sandbox, and reaches exactly that verdict.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { demo as imDemo } from '../../src/tencent-im/demo.js';
import { emulator as tencent } from '../../src/tencent-im/emulator/index.js';
import { vendors } from '../../src/vendors/index.js';
import { demoConfig, demoEnv } from '../helpers/demo-config.js';
import { phoneAnswers } from '../helpers/phone.js';
import { emptyFolder, type RunOptions, type RunResult, run } from '../helpers/run-cli.js';
import { selfSigned } from '../helpers/self-signed.js';

const vivo = await vendors.vivo.load();
const oppo = await vendors.oppo.load();
const demo = (key: string): string =>
  vivo.emulator.demo.values[key] ?? oppo.emulator.demo.values[key] ?? tencent.demo.values[key] ?? '';
const tokenOf = (fate: string, vendor = vivo): string =>
  vendor.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';

interface Verdict {
  readonly id: string;
  readonly sentence: string;
  readonly next: readonly string[];
  readonly also: readonly string[];
  readonly problem?: string;
}

interface Walked {
  readonly exitCode: number;
  readonly verdict: Verdict;
  readonly steps: Readonly<Record<string, string>>;
  readonly result: RunResult;
}

async function diagnose(flags: readonly string[], options: RunOptions = {}): Promise<Walked> {
  const result = await run(['diagnose', '--json', ...flags], options);
  const document = result.json() as unknown as { verdict: Verdict; steps: { id: string; status: string }[] };
  return {
    exitCode: result.exitCode,
    verdict: document.verdict,
    steps: Object.fromEntries(document.steps.map(({ id, status }) => [id, status])),
    result,
  };
}

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

const oppoToken = tokenOf('ok', oppo);
const sandboxVivo = (...more: string[]): string[] => ['--sandbox', '--vendor', 'vivo', ...more];
const withoutServer = (config: Record<string, unknown>) => ({
  vivo_app_id: 1,
  vivo_app_key: 'k1234567',
  vivo_app_secret: 's1234567',
  package_name: 'com.example.chat',
  devices: { my: { vendor: 'vivo', token: tokenOf('ok') } },
  ...config,
});

describe('diagnose › verdicts of the vendor’s half', () => {
  it('vendor-works: nothing is wrong with the vendor, and Tencent was not checked', async () => {
    const { verdict, exitCode, steps, result } = await diagnose(sandboxVivo('--conversation', 'c2c_alice'));
    expect([verdict.id, exitCode]).toEqual(['vendor-works', 0]);
    // In the sandbox there is no phone.
    expect(result.stdout).toContain('in the sandbox, not on the phone');
    expect(result.stdout).not.toMatch(/look at the phone now|check the phone now/);
    expect(steps).toMatchObject({
      config: 'passed',
      reach: 'passed',
      credentials: 'passed',
      'device-token': 'passed',
      ext: 'passed',
      class: 'passed',
      'direct-push': 'passed',
      'im-account': 'skipped',
      phone: 'skipped',
    });
  });

  it('config-incomplete names the key; nothing is asked', async () => {
    const cwd = folderWith({ vivo_app_id: 1, devices: { my: { vendor: 'vivo', token: tokenOf('ok') } } });
    const { verdict, exitCode, steps } = await diagnose(['--device', 'my'], { cwd });
    expect([verdict.id, verdict.problem, exitCode]).toEqual(['config-incomplete', 'config/missing-key', 3]);
    expect(verdict.sentence).toContain('vivo_app_key');
    expect(steps).toMatchObject({ config: 'failed', credentials: 'skipped', 'direct-push': 'skipped' });
  });

  it('wrong-credential says which', async () => {
    const { verdict, exitCode, steps } = await diagnose(sandboxVivo('--token', tokenOf('ok')), {
      env: await demoEnv('vivo', { vivo_app_secret: 'falsefalse-0000-4000-8000-falsefalsefa' }),
    });
    expect([verdict.id, verdict.problem, exitCode]).toEqual(['wrong-credential', 'vivo/10206', 4]);
    expect(steps).toMatchObject({
      reach: 'passed',
      credentials: 'failed',
      'device-token': 'passed',
      'direct-push': 'skipped',
    });
  });

  it('swapped-pair: OPPO’s MasterSecret is its AppSecret', async () => {
    const secret = 'eeee5555ffff6666aaaa7777bbbb8888';
    const { verdict, exitCode, result } = await diagnose(['--sandbox', '--vendor', 'oppo', '--token', oppoToken], {
      env: await demoEnv('oppo', { oppo_master_secret: secret, oppo_app_secret: secret }),
    });
    expect([verdict.id, verdict.problem, exitCode, verdict.also]).toEqual([
      'swapped-pair',
      'oppo/master-is-app-secret',
      4,
      [],
    ]);
    expect(result.stdout).not.toContain(secret);
  });

  it('wrong-credential: any other wrong MasterSecret of OPPO', async () => {
    const { verdict } = await diagnose(['--sandbox', '--vendor', 'oppo', '--token', oppoToken], {
      env: await demoEnv('oppo', { oppo_master_secret: 'ffff0000ffff0000ffff0000ffff0000' }),
    });
    expect([verdict.id, verdict.problem]).toEqual(['wrong-credential', 'oppo/16']);
    expect(verdict.sentence).toContain('OPPO');
  });

  it('swapped-pair: vivo’s key and secret', async () => {
    const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
    closers.push(() => sandbox.close());
    const swapped = { vivo_app_key: demo('vivo_app_secret'), vivo_app_secret: demo('vivo_app_key') };
    const { verdict } = await diagnose([`--sandbox=${sandbox.url}`, '--vendor', 'vivo', '--token', tokenOf('ok')], {
      env: await demoEnv('vivo', swapped),
    });
    expect(verdict.id).toBe('swapped-pair');
  });

  it('clock-skew: the signature is refused because this machine’s clock is wrong', async () => {
    const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
    closers.push(() => sandbox.close());
    const now = Date.now() - 3 * 3_600_000;
    const { verdict } = await diagnose([`--sandbox=${sandbox.url}`, '--vendor', 'vivo'], { now });
    expect([verdict.id, verdict.problem]).toEqual(['clock-skew', 'network/clock-skew']);
  });

  it('proxy: it does not answer', async () => {
    const cwd = folderWith(withoutServer({ endpoints: { vivo: 'http://vendor.invalid' } }));
    const trust = ['--trust-config', '--allow-plain-http'];
    const { verdict, exitCode } = await diagnose(['--device', 'my', '--proxy', 'http://127.0.0.1:1', ...trust], {
      cwd,
    });
    expect([verdict.id, exitCode]).toEqual(['proxy', 5]);
  });

  it('tls-interception: an untrusted certificate', async () => {
    const server = createTlsServer(selfSigned('127.0.0.1'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closers.push(() => new Promise((done) => server.close(() => done())));
    const { port } = server.address() as AddressInfo;
    const cwd = folderWith(withoutServer({ endpoints: { vivo: `https://127.0.0.1:${port}` } }));
    const { verdict, exitCode, steps } = await diagnose(['--device', 'my'], { cwd });
    expect([verdict.id, exitCode]).toEqual(['tls-interception', 5]);
    expect(steps).toMatchObject({ reach: 'failed', credentials: 'skipped' });
  });

  it('unreachable: nothing listens there', async () => {
    const cwd = folderWith(withoutServer({ endpoints: { vivo: 'http://127.0.0.1:1' } }));
    const { verdict, exitCode } = await diagnose(['--device', 'my'], { cwd });
    expect([verdict.id, verdict.problem, exitCode]).toEqual(['unreachable', 'network/refused', 5]);
  });

  it('token-of-other-vendor names the vendor and sends no push', async () => {
    const { verdict, steps } = await diagnose(sandboxVivo('--token', tokenOf('ok', oppo)));
    expect([verdict.id, verdict.problem]).toEqual(['token-of-other-vendor', 'usage/token-of-other-vendor']);
    expect(verdict.next.join()).toContain('--vendor oppo');
    expect(steps).toMatchObject({ credentials: 'passed', 'direct-push': 'skipped' });
  });

  it('token-of-other-app: vivo does not know it for this app', async () => {
    const { verdict } = await diagnose(sandboxVivo('--token', tokenOf('unknown')));
    expect([verdict.id, verdict.problem]).toEqual(['token-of-other-app', 'vivo/10302-unknown-token']);
  });

  it('token-of-other-environment: the phone’s build is for development, the push went to production', async () => {
    const { verdict } = await diagnose([
      '--sandbox',
      '--vendor',
      'apns',
      '--environment',
      'production',
      '--token',
      await apnsToken('development'),
    ]);
    expect(verdict.id).toBe('token-of-other-environment');
  });

  it('token-dead: the app was uninstalled from the phone', async () => {
    const { verdict, steps } = await diagnose(sandboxVivo('--token', tokenOf('uninstalled')));
    expect(verdict.id).toBe('token-dead');
    expect(steps).toMatchObject({ 'device-token': 'failed', 'direct-push': 'skipped' });
  });

  it('switched-off: Meizu knows that notifications are off', async () => {
    const meizu = await vendors.meizu.load();
    const token = meizu.emulator.demo.devices.find(({ fate }) => fate === 'switched-off')?.token ?? '';
    const { verdict } = await diagnose(['--sandbox', '--vendor', 'meizu', '--token', token]);
    expect(verdict.id).toBe('switched-off');
  });

  it('not-test-device: the app is not listed yet', async () => {
    const cwd = folderWith({
      sandbox: { app_state: { vivo: 'under-review' } },
      ...vivo.emulator.demo.values,
      vivo_app_id: 909090,
      vivo_app_key: 'ab12'.repeat(8),
      vivo_app_secret: '12345678-0000-4000-8000-123456789012',
    });
    const { verdict, exitCode } = await diagnose(sandboxVivo('--test-mode', '--token', tokenOf('not-test-device')), {
      cwd,
    });
    expect([verdict.id, verdict.problem, exitCode]).toEqual(['not-test-device', 'vivo/10302-not-test-device', 1]);
  });

  it('channel-missing: OPPO takes the push, and a channel is not set', async () => {
    const cwd = folderWith({
      package_name: 'com.example.chat',
      oppo_app_key: 'aaaa1111bbbb2222cccc3333dddd4444',
      oppo_master_secret: 'ffff2222eeee3333dddd4444cccc5555',
    });
    const { verdict, exitCode, steps } = await diagnose(['--sandbox', '--vendor', 'oppo', '--token', oppoToken], {
      cwd,
    });
    expect([verdict.id, verdict.problem, exitCode]).toEqual(['channel-missing', 'oppo/no-channel', 0]);
    expect(steps).toMatchObject({ 'direct-push': 'passed' });
  });

  it('ext-breaks-click: the push would be shown, but the tap leads nowhere', async () => {
    const { verdict, steps } = await diagnose(sandboxVivo('--ext', "{'conversationID': 'c2c_alice'}"));
    expect(verdict.id).toBe('ext-breaks-click');
    expect(steps).toMatchObject({ ext: 'failed', 'device-token': 'passed' });
  });

  it('class: a category that vivo does not have', async () => {
    const { verdict } = await diagnose(sandboxVivo('--category', 'im'));
    expect([verdict.id, verdict.problem]).toEqual(['class', 'vivo/category-case']);
  });

  it('quota and hours: operational messages at night, and more than two a day', async () => {
    const sandbox = await startSandbox({ port: 0, tlsPort: 0, rules: ['hours', 'quotas'] });
    closers.push(() => sandbox.close());
    const at = async (now: number): Promise<Walked> => {
      await fetch(`${sandbox.url}/_sandbox/clock`, {
        method: 'POST',
        headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ freeze: now }),
      });
      return diagnose([`--sandbox=${sandbox.url}`, '--vendor', 'vivo', '--category', 'MARKETING'], { now });
    };
    const night = await at(Date.UTC(2026, 0, 5, 17, 0));
    expect([night.verdict.id, night.verdict.problem]).toEqual(['hours', 'vivo/10071']);
    const noon = Date.UTC(2026, 0, 6, 4, 0);
    // The daily quota grows with the number of phones: the demo app has a few.
    let last = await at(noon);
    for (let i = 0; i < 20 && last.verdict.id === 'vendor-works'; i += 1) last = await at(noon);
    expect([last.verdict.id, last.verdict.problem]).toEqual(['quota', 'vivo/10070']);
  });

  it('phone: the servers accepted the push, and the channel is off on the phone', async () => {
    const { verdict, steps } = await diagnose(sandboxVivo('--adb', '--channel-id', 'new_message'), {
      env: adbProgram('originos-4-channel-off'),
    });
    expect(verdict.id).toBe('phone');
    expect(steps).toMatchObject({ 'direct-push': 'passed', phone: 'failed' });
  });
});

describe('diagnose › verdicts of Tencent’s half', () => {
  it('all-works for a user whose app is closed', async () => {
    const { verdict, exitCode, steps } = await diagnose(sandboxVivo('--user', 'alice', '--conversation', 'c2c_bob'));
    expect([verdict.id, exitCode]).toEqual(['all-works', 0]);
    expect(steps).toMatchObject({
      'im-credentials': 'passed',
      'im-account': 'passed',
      'through-tencent': 'passed',
      'certificate-id': 'passed',
    });
  });

  it.each([
    ['im-never-logged-in', 'nobody', 'tencent-im/70107'],
    ['im-logged-out', 'carol', 'tencent-im/user-offline'],
    ['im-foreground', 'bob', 'tencent-im/user-online'],
    ['certificate-differs', 'frank', 'tencent-im/certificate-differs'],
    ['certificate-differs', 'grace', 'tencent-im/certificate-of-other-vendor'],
    ['certificate-differs', 'ivan', 'tencent-im/certificate-zero'],
    ['token-not-reported', 'erin', undefined],
  ])('%s: user %s', async (id, user, problem) => {
    const { verdict, exitCode } = await diagnose(['--sandbox', '--user', user]);
    expect([verdict.id, exitCode]).toEqual([id, 1]);
    if (problem !== undefined) expect(verdict.problem).toBe(problem);
    expect(verdict.sentence.length).toBeGreaterThan(20);
    expect(verdict.next.length).toBeGreaterThan(0);
  });

  it('token-differs: alice is logged in on another phone than the one named', async () => {
    const { verdict } = await diagnose(sandboxVivo('--user', 'alice', '--token', await secondVivoToken()));
    expect(verdict.id).toBe('token-differs');
  });

  it('push-service-off: everything passes, but the trace is not available', async () => {
    const cwd = folderWith({
      ...(await demoConfig('vivo')),
      sandbox: {
        app_state: { 'tencent-im': 'push-service-off' },
        im_users: { zoe: { state: 'PushOnline', device: 'my' } },
      },
      devices: { my: { vendor: 'vivo', token: tokenOf('ok') } },
      im_sdk_app_id: 1400000777,
      im_secret_key: 'ab'.repeat(32),
    });
    const { verdict, steps, exitCode } = await diagnose(['--sandbox', '--device', 'my', '--user', 'zoe'], { cwd });
    expect([verdict.id, exitCode]).toEqual(['push-service-off', 0]);
    expect(steps).toMatchObject({ 'through-tencent': 'passed', 'certificate-id': 'skipped' });
  });

  it('im-credentials: the secret key belongs to another Chat app', async () => {
    const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
    closers.push(() => sandbox.close());
    const { verdict, exitCode } = await diagnose([`--sandbox=${sandbox.url}`, '--user', 'alice'], {
      env: { TIM_PUSH_IM_SDK_APP_ID: '1400000001', TIM_PUSH_IM_SECRET_KEY: 'cd'.repeat(32) },
    });
    expect([verdict.id, exitCode]).toEqual(['im-credentials', 4]);
  });

  it('a broken vendor does not hide a broken account: the verdict names the first, and the other beside it', async () => {
    const { verdict, steps } = await diagnose(sandboxVivo('--token', tokenOf('ok'), '--user', 'carol'), {
      env: {
        ...(await demoEnv('vivo', { vivo_app_secret: 'falsefalse-0000-4000-8000-falsefalsefa' })),
        TIM_PUSH_IM_SDK_APP_ID: '1400000001',
        TIM_PUSH_IM_SECRET_KEY: imDemo.values['im_secret_key'] ?? '',
      },
    });
    expect([verdict.id, verdict.also]).toEqual(['wrong-credential', ['im-account']]);
    expect(steps).toMatchObject({ credentials: 'failed', 'im-credentials': 'passed', 'im-account': 'failed' });
  });
});

describe('diagnose › the command', () => {
  it('sends nothing with --no-push', async () => {
    const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
    closers.push(() => sandbox.close());
    const { verdict, steps } = await diagnose([
      `--sandbox=${sandbox.url}`,
      '--vendor',
      'vivo',
      '--user',
      'alice',
      '--no-push',
    ]);
    expect(verdict.id).toBe('nothing-checked');
    expect(steps).toMatchObject({ 'direct-push': 'skipped', 'through-tencent': 'skipped' });
    expect(await sandbox.messages({ status: 'accepted' })).toEqual([]);
  });

  it.each([
    [['--sandbox', '--token', 'a', '--token', 'b'], 'usage/one-device'],
    [['--sandbox', '--device', 'nobody'], 'usage/unknown-device'],
    [['--sandbox', '--vendor', 'nokia'], 'usage/unknown-vendor'],
  ])('%j is wrong usage', async (flags, code) => {
    const result = await run(['diagnose', '--json', ...flags]);
    expect([result.exitCode, result.json().problems[0]?.code]).toEqual([2, code]);
  });

  it('prints the verdict before the details, in both languages', async () => {
    const en = await run(['diagnose', ...sandboxVivo('--user', 'carol')]);
    expect(en.stdout).toMatch(
      / 7 direct push +✓ vivo accepted[\s\S]*Verdict: Tencent sends no offline push, because carol is logged out[\s\S]*Next: [\s\S]*most likely first:\n {2}1\. /,
    );
    const zh = await run(['diagnose', '--lang', 'zh', ...sandboxVivo('--user', 'carol')]);
    expect(zh.stdout).toMatch(/结论： ?腾讯不会下发推送，因为 carol/);
  });

  it('has a JUnit case for every step', async () => {
    const { stdout } = await run(['diagnose', '--format', 'junit', ...sandboxVivo('--user', 'carol')]);
    expect(stdout).toContain('name="im-account"');
    expect(stdout).toMatch(/<failure[^>]*>/);
  });
});

describe('diagnose --report', () => {
  it('writes one page without scripts and addresses, secrets masked, token shortened', async () => {
    const cwd = emptyFolder();
    const result = await run(
      ['diagnose', '--report', 'path.html', ...sandboxVivo('--user', 'frank', '--conversation', 'c2c_bob')],
      { cwd },
    );
    expect(result.stderr).toContain('Report written to path.html');
    const html = readFileSync(join(cwd, 'path.html'), 'utf8');
    expect(html).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(html).toContain('certificate');
    for (const key of ['vivo_app_secret', 'im_secret_key']) expect(html).not.toContain(demo(key));
    expect(html).not.toContain(tokenOf('ok'));
  });

  it('stops before anything is sent if the page cannot be written', async () => {
    const result = await run(['diagnose', '--report', 'no/such/folder/path.html', '--json', ...sandboxVivo()]);
    expect(result.exitCode).toBe(2);
    expect(result.json().problems).toContainEqual(expect.objectContaining({ code: 'usage/unwritable-file' }));
    expect(result.json()['verdict']).toBeUndefined();
  });
});

async function apnsToken(environment: string): Promise<string> {
  const { apns } = vendors as unknown as Record<string, { load(): Promise<typeof vivo> }>;
  const loaded = await apns?.load();
  return (
    loaded?.emulator.demo.devices.find((device) => device.fate === 'ok' && device.environment === environment)?.token ??
    ''
  );
}

async function secondVivoToken(): Promise<string> {
  const good = vivo.emulator.demo.devices.filter(({ fate }) => fate === 'ok' || fate === 'not-test-device');
  return good.at(-1)?.token ?? '';
}

/** A stub for adb: it answers from a file of fixtures/phones. */
function adbProgram(phone: string): Record<string, string> {
  const folder = emptyFolder();
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'adb');
  const answers = JSON.stringify(Object.fromEntries(phoneAnswers(phone)));
  writeFileSync(
    program,
    [
      `#!${process.execPath}`,
      `const answers = ${answers};`,
      'const args = process.argv.slice(2);',
      "if (args[0] === 'devices') process.stdout.write('List of devices attached\\nINVENTED0001 device model:Test\\n');",
      "else process.stdout.write(answers[args.slice(args.indexOf('shell') + 1).join(' ')] ?? '');",
    ].join('\n'),
    { mode: 0o700 },
  );
  return { TIM_PUSH_ADB: program };
}
