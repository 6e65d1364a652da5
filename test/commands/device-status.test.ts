// `device-status` as a person uses it: states, evidence, consent, tasks, and the exit code of each.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { phoneAnswers } from '../helpers/phone.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

interface Document {
  readonly exitCode: number;
  readonly devices: readonly {
    readonly vendor: string;
    readonly token: string;
    readonly state: string;
    readonly evidence: readonly string[];
    readonly confidence: string;
  }[];
  readonly tasks?: readonly { readonly found: boolean; readonly facts: readonly { label: string; value: string }[] }[];
}

const document = (result: Awaited<ReturnType<typeof run>>): Document => result.json() as unknown as Document;

async function tokenOf(vendor: string, fate: string): Promise<string> {
  const listed = (await run(['sandbox', 'devices', '--vendor', vendor, '--json'])).json() as unknown as {
    devices: { token: string; fate: string }[];
  };
  return listed.devices.find((device) => device.fate === fate)?.token ?? '';
}

function project(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

describe('device-status', () => {
  it.each([
    ['vivo', 'ok', 'valid', 0],
    ['vivo', 'uninstalled', 'invalid', 1],
    ['vivo', 'unknown', 'unknown', 0],
    ['meizu', 'switched-off', 'switched-off', 1],
    // A wrong config gets the same refusal, so it says nothing about the token and is not a failure.
    ['oppo', 'uninstalled', 'unknown', 0],
    ['xiaomi', 'uninstalled', 'unknown', 0],
    ['honor', 'ok', 'unknown', 0],
  ])('%s reports a device with fate %s as %s and ends with %i', async (vendor, fate, state, exitCode) => {
    const token = await tokenOf(vendor, fate);
    const result = await run(['device-status', '--sandbox', '--vendor', vendor, '--token', token, '--json']);
    expect(document(result).devices).toMatchObject([{ vendor, state }]);
    expect(document(result).devices[0]?.evidence.length).toBeGreaterThan(0);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).not.toContain(token);
  });

  it('without a device asks about a demo device of every vendor', async () => {
    const result = await run(['device-status', '--sandbox']);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/^No device named: asking about one demo device per vendor/);
    expect(result.stdout).toMatch(/Meizu .*valid/);
    expect(result.stdout).toContain('Valid means the vendor knows the device token');
  });

  it('more than five devices become a table', async () => {
    const tokens = Array.from({ length: 6 }, (_, i) => String(i).padStart(23, '4'));
    const { stdout } = await run([
      'device-status',
      '--sandbox',
      '--vendor',
      'vivo',
      ...tokens.flatMap((token) => ['--token', token]),
    ]);
    expect(stdout).toMatch(/^ {2}vendor +device +state +evidence$/m);
    // The same finding about all devices is reported once.
    expect(stdout.match(/vivo\/10302-unknown-token/g)).toHaveLength(1);
  });

  it('speaks Chinese', async () => {
    const token = await tokenOf('vivo', 'uninstalled');
    const { stdout } = await run(['device-status', '--sandbox', '--token', token, '--lang', 'zh']);
    expect(stdout).toContain('失效');
    expect(stdout).toContain('在失效列表中，status 2');
  });

  it('names the line of a refused secret and ends with 4', async () => {
    const cwd = project({
      vivo_app_id: '100000007',
      vivo_app_key: 'de300000000000000000000000000001',
      vivo_app_secret: 'canary-wrong-secret',
    });
    const token = await tokenOf('vivo', 'ok');
    const result = await run(['device-status', '--sandbox', '--token', token, '--json'], { cwd });
    expect(result.exitCode).toBe(4);
    expect(result.json().problems).toMatchObject([{ code: 'vivo/10206' }]);
    expect(result.stdout + result.stderr).not.toContain('canary-wrong-secret');
  });

  it('a vendor that is not configured says which key is missing and ends with 3', async () => {
    const cwd = project({ vivo_app_id: '100000007' });
    const result = await run(['device-status', '--token', await tokenOf('vivo', 'ok'), '--json'], { cwd });
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toMatchObject([{ code: 'config/missing-key' }]);
  });

  it('gives JUnit a case for each device', async () => {
    const result = await run([
      'device-status',
      '--sandbox',
      '--token',
      await tokenOf('vivo', 'uninstalled'),
      '--token',
      await tokenOf('meizu', 'ok'),
      '--format',
      'junit',
    ]);
    expect(result.stdout).toContain('tests="2"');
    expect(result.stdout).toContain('failures="1"');
  });
});

describe('device-status and what needs consent', () => {
  it('without a terminal never reads a list that reading empties', async () => {
    const cwd = emptyFolder();
    const result = await run(['device-status', '--sandbox', '--vendor', 'oppo', '--json'], { cwd });
    expect(document(result).devices[0]?.evidence.at(-1)).toContain('--consume-feed');
    expect(existsSync(join(cwd, 'oppo-invalid-tokens.txt'))).toBe(false);
  });

  it('with --consume-feed saves the tokens in an owner-only file', async () => {
    const cwd = emptyFolder();
    await run(['device-status', '--sandbox', '--vendor', 'oppo', '--consume-feed', 'dead.txt'], { cwd });
    const lines = readFileSync(join(cwd, 'dead.txt'), 'utf8').trimEnd().split('\n');
    expect(lines).toContain(await tokenOf('oppo', 'uninstalled'));
    if (process.platform !== 'win32') expect(statSync(join(cwd, 'dead.txt')).mode & 0o077).toBe(0);
  });

  it.each([
    ['y', true],
    ['n', false],
    ['', false],
  ])('on a terminal asks first; "%s" means %s', async (answer, isRead) => {
    const cwd = emptyFolder();
    const result = await run(
      ['device-status', '--sandbox', '--vendor', 'oppo', '--token', await tokenOf('oppo', 'ok')],
      {
        cwd,
        typed: [answer],
      },
    );
    expect(result.stderr.replace(/\s+/g, ' ')).toContain('reading deletes them at OPPO');
    expect(existsSync(join(cwd, 'oppo-invalid-tokens.txt'))).toBe(isRead);
    expect(result.exitCode).toBe(0);
  });

  it('a demo asks nothing', async () => {
    const cwd = emptyFolder();
    const result = await run(['device-status', '--sandbox', '--vendor', 'oppo'], { cwd, typed: ['y'] });
    expect(result.stderr).not.toContain('reading deletes them');
    expect(existsSync(join(cwd, 'oppo-invalid-tokens.txt'))).toBe(false);
    expect(result.exitCode).toBe(0);
  });

  it('Ctrl-C at the question leaves with 130 and reads nothing', async () => {
    const cwd = emptyFolder();
    const result = await run(
      ['device-status', '--sandbox', '--vendor', 'oppo', '--token', await tokenOf('oppo', 'ok')],
      {
        cwd,
        typed: ['\u0003'],
      },
    );
    expect(result.exitCode).toBe(130);
    expect(existsSync(join(cwd, 'oppo-invalid-tokens.txt'))).toBe(false);
  });

  it('a file that cannot be written stops the command before anything is read', async () => {
    const result = await run([
      'device-status',
      '--sandbox',
      '--vendor',
      'oppo',
      '--consume-feed',
      'no/such/folder/dead.txt',
      '--json',
    ]);
    expect(result.exitCode).toBe(2);
    expect(result.json().problems).toMatchObject([{ code: 'usage/unwritable-file' }]);
  });

  it('says that --consume-feed does nothing where no vendor has such a list', async () => {
    const result = await run(['device-status', '--sandbox', '--vendor', 'vivo', '--consume-feed', 'dead.txt']);
    expect(result.stderr).toContain('only OPPO and Xiaomi have such a list');
  });

  it('on a full disk no token is lost: they are on stderr, and reading stops', async () => {
    // Linux has a device that is always full; elsewhere the file cannot be created, which stops even earlier.
    const isFull = existsSync('/dev/full');
    const result = await run([
      'device-status',
      '--sandbox',
      '--vendor',
      'oppo',
      '--consume-feed',
      '/dev/full',
      '--json',
    ]);
    expect(result.json().problems).toMatchObject([{ code: isFull ? 'device/feed-not-kept' : 'usage/unwritable-file' }]);
    expect(result.stderr.includes(await tokenOf('oppo', 'uninstalled'))).toBe(isFull);
    expect(result.exitCode).toBe(isFull ? 1 : 2);
  });

  it('--probe warns that it may reach the phone, and finds what only a push can', async () => {
    const result = await run(['device-status', '--sandbox', '--vendor', 'honor', '--probe', '--json']);
    expect(result.stderr).toContain('may show on the phone');
    expect(document(result).devices).toMatchObject([{ state: 'valid', confidence: 'B' }]);
  });

  it('a probe of more than a hundred real devices needs --yes', async () => {
    const cwd = project({
      honor_app_id: '104400001',
      honor_client_id: '220400001',
      honor_client_secret: 'x'.repeat(32),
    });
    const tokens = Array.from({ length: 101 }, (_, i) => [
      '--token',
      `BADEMO000.${String(i).padStart(119, 'a')}`,
    ]).flat();
    const result = await run(['device-status', '--vendor', 'honor', '--probe', '--json', ...tokens], { cwd });
    expect(result.exitCode).toBe(2);
    expect(result.json().problems).toMatchObject([{ code: 'usage/many-devices' }]);
  });
});

describe('device-status --task', () => {
  it('counts the devices that a push reached', async () => {
    const sandbox = await startSandbox();
    try {
      const url = `--sandbox=${sandbox.url}`;
      const sent = (await run(['send', url, '--vendor', 'vivo', '--json'])).json() as unknown as {
        results: { taskId: string }[];
      };
      const id = sent.results[0]?.taskId ?? '';
      const result = await run(['device-status', url, '--vendor', 'vivo', '--task', id, '--json']);
      expect(result.exitCode).toBe(0);
      expect(document(result).tasks?.[0]).toMatchObject({ found: true });
      expect(document(result).tasks?.[0]?.facts).toContainEqual({ label: 'sent (send)', value: '1' });
      expect(document(result).devices).toEqual([]);
      const human = await run(['device-status', url, '--vendor', 'vivo', '--task', id]);
      expect(human.stdout).toContain(`✓ vivo  task ${id}`);
    } finally {
      await sandbox.close();
    }
  });

  it.each([
    [['--task', '1'], 2, 'device/task-needs-vendor'],
    [['--task', '1', '--vendor', 'oppo'], 2, 'device/no-task-report'],
    [['--task', '1', '--vendor', 'vivo'], 1, 'device/task-not-found'],
    [['--task', '1', '--vendor', 'meizu'], 1, 'meizu/110032'],
    [['--task', '1', '--vendor', 'nokia'], 2, 'usage/unknown-vendor'],
  ])('%j ends with %i: %s', async (flags, exitCode, code) => {
    const result = await run(['device-status', '--sandbox', '--json', ...flags]);
    expect(result.exitCode).toBe(exitCode);
    expect(result.json().problems).toMatchObject([{ code }]);
  });
});

describe('device-status --adb', () => {
  /** A stub for adb: it answers from a file of fixtures/phones. */
  function adbProgram(phone: string, devices = 'INVENTED0001 device model:Test'): Record<string, string> {
    const program = join(emptyFolder(), 'adb');
    const answers = JSON.stringify(Object.fromEntries(phoneAnswers(phone)));
    writeFileSync(
      program,
      [
        `#!${process.execPath}`,
        `const answers = ${answers};`,
        'const args = process.argv.slice(2);',
        `if (args[0] === 'devices') process.stdout.write(${JSON.stringify(`List of devices attached\n${devices}\n`)});`,
        "else process.stdout.write(answers[args.slice(args.indexOf('shell') + 1).join(' ')] ?? '');",
      ].join('\n'),
      { mode: 0o700 },
    );
    return { TIM_PUSH_ADB: program };
  }

  it('checks only the phone, without a config', async () => {
    const result = await run(
      ['device-status', '--adb', '--package', 'com.example.chat', '--channel-id', 'new_message', '--json'],
      { env: adbProgram('originos-4-channel-off') },
    );
    expect(result.exitCode).toBe(1);
    expect(result.json()).toMatchObject({
      devices: [],
      phone: { manufacturer: 'vivo', android: '14', system: 'OriginOS', systemVersion: '4' },
      problems: [{ code: 'device/channel-off' }, { code: 'device/do-not-disturb' }],
    });
  });

  it('a healthy phone ends with 0 and shows what was read', async () => {
    const { stdout, exitCode } = await run(
      ['device-status', '--adb=INVENTED0001', '--package', 'com.example.chat', '--channel-id', 'new_message'],
      { env: adbProgram('android-15-healthy') },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^✓ attached phone\n {2}phone +Google Pixel 8\n {2}system +Android 15\n/);
  });

  it('adds the phone to the answer of the vendor, and says when the token is not from this phone', async () => {
    const cwd = project({ ...(await demoConfig('oppo')), channel_id: 'new_message' });
    const result = await run(
      ['device-status', '--sandbox', '--vendor', 'oppo', '--token', await tokenOf('oppo', 'ok'), '--adb', '--json'],
      {
        cwd,
        env: adbProgram('miui-14-restricted'),
      },
    );
    expect(document(result).devices).toMatchObject([{ vendor: 'oppo', state: 'valid' }]);
    expect(result.json().problems.map((problem) => problem.code)).toEqual([
      'device/background-restricted',
      'device/autostart-off',
      'device/other-vendor',
    ]);
    // Warnings do not change the exit code.
    expect(result.exitCode).toBe(0);
  });

  it.each([
    [{ TIM_PUSH_ADB: '/no/such/adb' }, 5, 'device/adb-missing'],
    [{ PATH: '', ANDROID_HOME: '/no/such/sdk' }, 5, 'device/adb-missing'],
  ])('with %j ends with %i: %s', async (env, exitCode, code) => {
    const result = await run(['device-status', '--adb', '--package', 'com.example.chat', '--json'], { env });
    expect(result.exitCode).toBe(exitCode);
    expect(result.json().problems).toMatchObject([{ code }]);
  });

  it.each([
    ['', 5, 'device/no-phone'],
    ['INVENTED0002 unauthorized', 5, 'device/unauthorized'],
    ['INVENTED0001 device\nINVENTED0002 device', 2, 'device/several-phones'],
  ])('with the phones "%s" ends with %i: %s', async (devices, exitCode, code) => {
    const result = await run(['device-status', '--adb', '--package', 'com.example.chat', '--json'], {
      env: adbProgram('android-15-healthy', devices),
    });
    expect(result.exitCode).toBe(exitCode);
    expect(result.json().problems).toMatchObject([{ code }]);
  });

  it('without a package name says where to set it', async () => {
    const result = await run(['device-status', '--adb', '--json'], { env: adbProgram('android-15-healthy') });
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toMatchObject([{ code: 'device/package-unknown' }]);
  });
});
