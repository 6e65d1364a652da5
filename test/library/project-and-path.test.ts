// doctor, diagnose and guide of the built library: the same runs as the commands, as values; nothing is written, nothing is sent without consent.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox, TimPushError } from '../../src/index.js';
import { vendors } from '../../src/vendors/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { cacheDir, emptyFolder, run } from '../helpers/run-cli.js';

/** What `import 'tim-push'` loads. */
const library = (await import(pathToFileURL(resolve('dist/index.js')).href)) as typeof import('../../src/index.js');
const { diagnose, doctor, guide, startSandbox } = library;

const { demo } = (await vendors.vivo.load()).emulator;
const tokenOf = (fate: string): string => demo.devices.find((item) => item.fate === fate)?.token ?? '';
const good = tokenOf('ok');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
const outside = () => ({ sandbox: sandbox.url, cwd: emptyFolder(), env: { TIM_PUSH_CACHE_DIR: cacheDir } });
const nowhere = () => ({ cwd: emptyFolder(), env: {} });

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

const codesOfRefusal = async (call: Promise<unknown>): Promise<readonly string[]> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect((error as Error).name).toBe('TimPushError');
  return (error as TimPushError).problems.map(({ code }) => code);
};

describe('guide of the library', () => {
  it.each(['en', 'zh'] as const)('returns in %s what the command prints', async (language) => {
    const cwd = folderWith({ ...(await demoConfig('vivo')), package_name: 'com.example.chat' });
    const words = ['guide', 'vivo', '--click-target', 'timpush', '--json', '--lang', language];
    const command = (await run(words, { cwd })).json() as unknown as Record<string, unknown>;
    const told = await guide({ cwd, env: {}, language, vendors: ['vivo'], clickTarget: 'timpush' });
    expect(told.packageName).toBe('com.example.chat');
    expect([told.vendors, told.app]).toEqual([command['vendors'], command['app']]);
    expect(JSON.stringify(told)).not.toContain(String(demo.values['vivo_app_secret']));
  });

  it('returns every push service without a config, and Tencent IM when it is named', async () => {
    const all = await guide(nowhere());
    expect(all.vendors.map(({ vendor }) => vendor)).toEqual(Object.keys(vendors));
    expect([all.packageName, all.clickTarget]).toEqual([null, 'plugin']);
    const two = await guide({ ...nowhere(), vendors: ['tencent-im', 'vivo'], packageName: 'com.example.other' });
    expect(two.vendors.map(({ vendor }) => vendor)).toEqual(['tencent-im', 'vivo']);
    expect(JSON.stringify(two.vendors)).toContain('com.example.other');
  });

  it('rejects an unknown vendor and an invalid click target', async () => {
    await expect(guide({ ...nowhere(), vendors: ['nokia' as 'vivo'] })).rejects.toThrow(/"nokia" is no vendor/);
    await expect(guide({ ...nowhere(), clickTarget: 'page' as 'plugin' })).rejects.toThrow(/"page" is no click target/);
  });
});

describe('doctor of the library', () => {
  const healthy = resolve('fixtures/projects/healthy-current');
  const manifest = 'android/app/src/main/AndroidManifest.xml';

  /** A healthy app whose manifest starts its Flutter page in a separate task. */
  function brokenApp(): string {
    const folder = emptyFolder();
    cpSync(healthy, folder, { recursive: true });
    const file = join(folder, manifest);
    writeFileSync(file, readFileSync(file, 'utf8').replace('android:launchMode="singleTask"', ''));
    return folder;
  }

  it('finds what the command finds, in files relative to cwd, and changes nothing', async () => {
    const cwd = brokenApp();
    const before = readFileSync(join(cwd, manifest), 'utf8');
    const command = (await run(['doctor', '--fix', '--json'], { cwd })).json() as unknown as {
      readonly exitCode: number;
      readonly problems: readonly { readonly severity: string }[];
      readonly rules: readonly unknown[];
      readonly fixes: readonly { readonly diff: string }[];
    };
    const check = await doctor({ cwd, env: {} });
    expect(check.problems.length).toBeGreaterThan(0);
    expect(check.problems).toEqual(command.problems);
    expect(check.rules).toEqual(command.rules);
    expect(check.fixes.map(({ diff }) => diff)).toEqual(command.fixes.map(({ diff }) => diff));
    expect(check.ok).toBe(command.exitCode === 0);
    expect(readFileSync(join(cwd, manifest), 'utf8')).toBe(before);
  });

  it('returns ok for a healthy app, and not for a folder without one', async () => {
    const check = await doctor({ ...nowhere(), dir: healthy });
    expect([check.ok, check.projects.map(({ kind }) => kind)]).toEqual([true, ['flutter']]);
    const empty = await doctor(nowhere());
    expect([empty.ok, empty.problems.map(({ code }) => code)]).toEqual([false, ['doctor/no-project']]);
  });

  it('does not return ok when no rule was checked', async () => {
    const { rules } = await doctor({ ...nowhere(), dir: healthy });
    const skip = Object.fromEntries(rules.map(({ id }) => [id, 'not today']));
    const check = await doctor({ ...nowhere(), dir: healthy, skip });
    expect([check.ok, check.rules.filter(({ status }) => status !== 'skipped')]).toEqual([false, []]);
    const flags = Object.entries(skip).flatMap(([id, reason]) => ['--skip', id, '--reason', reason]);
    const command = await run(['doctor', healthy, ...flags, '--json']);
    expect([command.exitCode, command.json()['ok']]).toEqual([3, false]);
  });

  it('skips several rules, each with its own reason', async () => {
    const rules = (await doctor({ ...nowhere(), dir: healthy })).rules.filter(({ status }) => status === 'passed');
    const [first = '', second = ''] = rules.map(({ id }) => id);
    const silenced = await doctor({ ...nowhere(), dir: healthy, skip: { [first]: 'known', [second]: 'later' } });
    const reasonOf = (id: string) => silenced.rules.find((rule) => rule.id === id);
    expect(reasonOf(first)).toMatchObject({ status: 'skipped', reason: expect.stringContaining('known') });
    expect(reasonOf(second)).toMatchObject({ status: 'skipped', reason: expect.stringContaining('later') });
  });

  it.each([
    ['a folder that is not there', { dir: 'gone' }, 'usage/unreadable-file'],
    ['a side that is not there', { dir: healthy, android: 'gone' }, 'usage/unreadable-file'],
    ['a rule that nobody knows', { dir: healthy, skip: { 'HW-999': 'why not' } }, 'usage/unknown-rule'],
    ['a rule without a reason', { dir: healthy, skip: { 'HW-01': ' ' } }, 'usage/skip-needs-reason'],
    ['a named config that is not there', { dir: healthy, config: 'gone.json' }, 'config/file-missing'],
  ])('rejects for %s', async (_name, options, code) => {
    expect(await codesOfRefusal(doctor({ ...nowhere(), ...options }))).toContain(code);
  });

  it('names an option by its own name in an error, not by a flag', async () => {
    const error = await doctor({ ...nowhere(), dir: healthy, ios: 'gone' }).catch((reason: unknown) => reason);
    expect(JSON.stringify((error as TimPushError).problems)).not.toContain('--ios');
  });

  it('an aborted signal rejects with its reason, also during the run', async () => {
    const reason = new Error('changed my mind');
    await expect(doctor({ ...nowhere(), dir: healthy, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const stop = new AbortController();
    const call = doctor({ ...nowhere(), dir: healthy, signal: stop.signal });
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

describe('diagnose of the library', () => {
  beforeEach(() => sandbox.deleteMessages());
  const pushes = async (): Promise<number> =>
    (await sandbox.messages({ vendor: 'vivo', path: '/message/send' })).length;

  it('runs the same steps as the command', async () => {
    const words = ['diagnose', `--sandbox=${sandbox.url}`, '--vendor', 'vivo', '--token', good, '--no-push', '--json'];
    const command = (await run(words, { env: { TIM_PUSH_CACHE_DIR: cacheDir } })).json() as unknown as Record<
      string,
      { readonly id: string; readonly status: string }[] & { readonly id: string }
    >;
    const { ok, steps, verdict } = await diagnose({ ...outside(), vendor: 'vivo', token: good });
    expect(ok).toBe(true);
    expect(steps.map(({ id, status }) => [id, status])).toEqual(
      command['steps']?.map(({ id, status }) => [id, status]),
    );
    expect(verdict.id).toBe(command['verdict']?.id);
  });

  it('sends nothing without consent', async () => {
    const quiet = await diagnose({ ...outside(), vendor: 'vivo', token: good });
    expect([await pushes(), quiet.steps.find(({ id }) => id === 'direct-push')?.status]).toEqual([0, 'skipped']);
    expect(quiet.checklist).toEqual([]);
    const told = await diagnose({
      ...outside(),
      vendor: 'vivo',
      token: good,
      push: true,
      message: { title: 'Lunch?', conversation: 'c2c_alice' },
    });
    expect([await pushes(), told.verdict.id]).toEqual([1, 'vendor-works']);
    expect(told.checklist.length).toBeGreaterThan(0);
    expect((await sandbox.messages({ vendor: 'vivo', path: '/message/send' }))[0]?.request.body).toContain('Lunch?');
  });

  it('names the broken step, in the requested language', async () => {
    const token = tokenOf('uninstalled');
    const { ok, verdict, problems } = await diagnose({
      ...outside(),
      vendor: 'vivo',
      token,
      push: true,
      language: 'zh',
    });
    expect(ok).toBe(false);
    expect(problems.map(({ code }) => code)).toContain(verdict.problem);
    expect(verdict.sentence).toMatch(/[一-鿿]/);
  });

  it('reports a finding once, however many steps have it', async () => {
    // This machine's clock is three hours slow, which is reported in the step of the vendor and in the one of Tencent.
    const cwd = folderWith({
      ...(await demoConfig('vivo')),
      im_sdk_app_id: 1400000000,
      im_secret_key: '0'.repeat(64),
      im_admin: 'administrator',
    });
    const late = Date.now() - 3 * 3_600_000;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(late);
    const { problems } = await diagnose({ ...outside(), cwd, vendor: 'vivo', token: good, user: 'alice' });
    clock.mockRestore();
    const told = problems.map(({ code }) => code);
    expect(told).toEqual(expect.arrayContaining(['network/clock-skew', 'tencent-im/70020']));
    expect(told).toEqual([...new Set(told)]);
  });

  it('a broken ext fails its step; ext and conversation together are an error', async () => {
    const device = { ...outside(), vendor: 'vivo' as const, token: good };
    const broken = await diagnose({ ...device, message: { ext: "{'a':1}" } });
    expect(broken.steps.find(({ id }) => id === 'ext')?.status).toBe('failed');
    const both = diagnose({ ...device, message: { ext: '{}', conversation: 'c2c_alice' } });
    expect(await codesOfRefusal(both)).toContain('usage/conflict');
  });

  it('runs the steps of Tencent IM for a user', async () => {
    const { steps } = await diagnose({ ...outside(), vendor: 'vivo', token: good, user: 'alice' });
    expect(steps.find(({ id }) => id === 'im-account')?.status).toBe('passed');
    expect(steps.find(({ id }) => id === 'through-tencent')?.status).toBe('skipped');
  });

  it('rejects without a device, for an unknown one, and for two', async () => {
    const cwd = folderWith({ ...(await demoConfig('vivo')) });
    expect(await codesOfRefusal(diagnose({ cwd, env: {} }))).toEqual(['usage/no-device-token']);
    expect(await codesOfRefusal(diagnose({ cwd, env: {}, device: 'nobody' }))).toEqual(['usage/unknown-device']);
    expect(await codesOfRefusal(diagnose({ cwd, env: {}, device: 'a', token: 'b' }))).toEqual(['usage/one-device']);
    await expect(diagnose({ cwd, env: {}, vendor: 'nokia' as 'vivo' })).rejects.toThrow(/"nokia" is no vendor/);
  });

  it('an aborted signal rejects with its reason, and the missing answer is not attributed to a vendor', async () => {
    const reason = new Error('changed my mind');
    const device = { ...outside(), vendor: 'vivo' as const, token: good };
    await expect(diagnose({ ...device, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const stop = new AbortController();
    await sandbox.faults.add({ vendor: 'vivo', do: { delayMs: 60_000 } });
    const call = diagnose({ ...device, env: {}, signal: stop.signal });
    setTimeout(() => stop.abort(reason), 300);
    await expect(call).rejects.toBe(reason);
    await sandbox.faults.clear();
  });

  it('writes nothing to a console, and neither does doctor', async () => {
    const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    await diagnose({ ...outside(), vendor: 'vivo', token: good });
    await doctor(nowhere());
    await guide(nowhere());
    const written = spies.map((spy) => spy.mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(written).toEqual([0, 0]);
  });
});
