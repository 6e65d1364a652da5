// Errors that stop a command before anything is sent: empty values, vendors that are not configured, files that cannot be written.
import { chownSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoConfig, demoFolder } from '../helpers/demo-config.js';
import { lacksPosix } from '../helpers/lacking.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const codes = (result: Awaited<ReturnType<typeof run>>): string[] => result.json().problems.map(({ code }) => code);

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

describe('an empty value', () => {
  it.each([
    ['send', '--sandbox='],
    ['send', '--sandbox', '--vendor='],
    ['check-config', '--sandbox='],
    ['diagnose', '--sandbox='],
    ['smoke', '--sandbox='],
    ['device-status', '--sandbox', '--token', ' '],
    ['send', '--sandbox', '--output', ''],
  ])('%s %s %s is wrong usage', async (...argv) => {
    const result = await run([...argv, '--json'], { cwd: await demoFolder(['vivo']) });
    expect([result.exitCode, codes(result)]).toEqual([2, ['usage/empty-value']]);
  });

  it('of TIM_PUSH_SANDBOX_URL never leads to the real services', async () => {
    const cwd = await demoFolder(['vivo'], { endpoints: { vivo: 'http://127.0.0.1:1' } });
    const env = { TIM_PUSH_SANDBOX_URL: '' };
    const stopped = await run(['check-config', '--json'], { cwd, env });
    expect([stopped.exitCode, codes(stopped)]).toEqual([2, ['usage/empty-value']]);
    // Without the variable the same command runs.
    expect(codes(await run(['check-config', '--json'], { cwd }))).not.toContain('usage/empty-value');
  });
});

it('an empty TIM_PUSH_CONFIG is wrong usage for every command that reads a config', async () => {
  const cwd = await demoFolder(['vivo']);
  for (const argv of [
    ['check-config', '--offline'],
    ['send', '--sandbox'],
    ['doctor', resolve('fixtures/projects/healthy-current')],
  ]) {
    const result = await run([...argv, '--json'], { cwd, env: { TIM_PUSH_CONFIG: '' } });
    expect([result.exitCode, codes(result)], argv[0]).toEqual([2, ['usage/empty-value']]);
  }
});

describe('a file given as the config that is none', () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, '.env'), 'vivo_app_id=105512345\n', { mode: 0o600 });
  writeFileSync(join(cwd, 'push.json'), '{"vivo_app_id":', { mode: 0o600 });
  const real = ['--vendor', 'vivo', '--token', '16000000000000000000001'];

  it.each([
    ['send', ...real],
    ['send', '--sandbox'],
    ['vivo-test', '--sandbox'],
    ['check-config', '--offline'],
    ['check-config', '--sandbox'],
    ['diagnose', ...real],
    ['diagnose', '--sandbox'],
    ['smoke', '--sandbox'],
    ['device-status', '--sandbox'],
    ['check-ext', '{"a":1}'],
    ['guide', 'vivo'],
    ['user-sig', '--user', 'alice'],
    ['doctor', '.'],
  ])('%s %s %s stops instead of going on without its values', async (...argv) => {
    for (const [file, code] of [
      ['.env', 'config/wrong-kind'],
      ['push.json', 'config/syntax'],
    ] as const) {
      const result = await run([...argv, '--config', file, '--json'], { cwd });
      expect([result.exitCode, codes(result)], file).toEqual([3, [code]]);
    }
  });
});

describe('the address of the sandbox in a file of --dotenv', () => {
  it('replaces an empty variable, and a file without one does not', async () => {
    const cwd = await demoFolder(['vivo']);
    const env = { TIM_PUSH_SANDBOX_URL: '' };
    writeFileSync(join(cwd, '.env'), 'TIM_PUSH_SANDBOX_URL=http://127.0.0.1:1\n');
    const argv = ['check-config', '--dotenv', '.env', '--json'];
    expect(codes(await run(argv, { cwd, env }))).toEqual(['network/no-sandbox']);
    writeFileSync(join(cwd, '.env'), 'OTHER=1\n');
    expect(codes(await run(argv, { cwd, env }))).toEqual(['usage/empty-value']);
  });
});

describe('a given config in the sandbox', () => {
  it('is not completed with demo values: a vendor with half its keys is incomplete, one without keys is not configured', async () => {
    const { oppo_app_key } = await demoConfig('oppo');
    const cwd = folderWith({ ...(await demoConfig('vivo')), oppo_app_key });
    const result = await run(['check-config', '--sandbox', '--json'], { cwd });
    const rows = (result.json() as unknown as { vendors: { vendor: string; offline: string; online: string }[] })
      .vendors;
    const online = Object.fromEntries(rows.map(({ vendor, online: state }) => [vendor, state]));
    expect([online['vivo'], online['oppo'], online['honor']]).toEqual(['verified', 'skipped', 'skipped']);
  });

  it.each([
    ['send', []],
    ['send', ['--vendor', 'meizu']],
    ['vivo-test', []],
    ['device-status', []],
    ['device-status', ['--vendor', 'vivo']],
    ['diagnose', []],
    ['diagnose', ['--vendor', 'vivo']],
  ] as const)('names no device, so %s %j takes no demo device and says how to name one', async (command, flags) => {
    const cwd = await demoFolder(['vivo', 'meizu']);
    const result = await run([command, '--sandbox', ...flags, '--json'], { cwd });
    expect([result.exitCode, codes(result)]).toEqual([2, ['usage/no-device-in-config']]);
    const [problem] = result.json().problems as unknown as { cause: string; fix: string[] }[];
    expect(problem?.cause).toContain('tim-push.config.json');
    const vendor = command === 'send' && flags.length > 0 ? 'meizu' : 'vivo';
    expect(problem?.fix.join('\n')).toContain(`"vendor": "${vendor}"`);
    expect(problem?.fix[2]).toContain(`tim-push ${[command, ...flags].join(' ')} --sandbox --token`);
    // The last fix works as it is written.
    expect((await run([command, ...flags, '--sandbox', '--json'])).json().ok).toBe(true);
  });

  it.each([
    ['half a vendor', { oppo_app_key: 'a'.repeat(32) }, [], 'config/missing-key'],
    ['another vendor', { mi_app_id: '2882303761517123456' }, ['--vendor', 'vivo'], 'config/vendor-not-configured'],
    ['no vendor', { package_name: 'com.example.chat' }, [], 'config/no-vendor'],
  ])('of %s is named before a device is asked for', async (_name, config, flags, code) => {
    for (const command of ['send', 'device-status', 'diagnose']) {
      const result = await run([command, '--sandbox', ...flags, '--json'], { cwd: folderWith(config) });
      expect([result.exitCode, codes(result)], command).toEqual([3, [code]]);
    }
  });

  it('has no demo device in smoke either, and --push without a device does not pass', async () => {
    const result = await run(['smoke', '--sandbox', '--push', '--json'], { cwd: await demoFolder(['vivo']) });
    expect(result.exitCode).toBe(3);
    expect(result.stdout).toContain('no device of this vendor in the config');
  });

  it('names no user of Tencent IM, so alice of the demo is not taken', async () => {
    const { demo } = (await import('../../src/tencent-im/emulator/index.js')).emulator;
    const result = await run(['send', '--sandbox', '--via', 'tencent', '--json'], { cwd: folderWith(demo.values) });
    expect([result.exitCode, codes(result)]).toEqual([2, ['usage/no-user']]);
    expect((await run(['send', '--sandbox', '--via', 'tencent'])).exitCode).toBe(0);
  });
});

it.each(['send', 'device-status'])('%s asks which of several devices is meant, in the sandbox too', async (command) => {
  const device = (end: number) => ({ vendor: 'vivo', token: `1500000000000000000000${end}` });
  const cwd = folderWith({ ...(await demoConfig('vivo')), devices: { one: device(1), two: device(2) } });
  const result = await run([command, '--sandbox', '--json'], { cwd });
  expect([result.exitCode, codes(result)]).toEqual([2, ['usage/which-device']]);
  expect((await run([command, '--sandbox', '--device', 'two'], { cwd })).exitCode).toBe(0);
});

describe('a vendor named by --vendor', () => {
  it.each([
    ['check-config', '--vendor', 'xiaomi,vivo'],
    ['check-config', '--require', 'xiaomi'],
    ['check-config', '--require', 'all'],
    ['smoke', '--vendor', 'xiaomi,vivo'],
    ['smoke', '--require', 'xiaomi'],
    ['send', '--vendor', 'xiaomi', '--force', '--token', 'KpXf8Wm2Zq9Rt4Yv7Bn1Cd6Gh3Jk5Ls0AaEeIiOoUu0='],
  ])('must be configured: %s %s %s', async (...argv) => {
    const result = await run([...argv, '--sandbox', '--json'], { cwd: await demoFolder(['vivo']) });
    expect(result.exitCode).toBe(3);
    expect(codes(result)).toContain('config/vendor-not-configured');
  });

  it('is accepted where it is configured', async () => {
    const cwd = await demoFolder(['vivo']);
    for (const command of ['check-config', 'smoke'])
      expect((await run([command, '--require', 'vivo', '--sandbox'], { cwd })).exitCode).toBe(0);
  });

  it('all ends with 3 for a config without vendors', async () => {
    const result = await run(['check-config', '--vendor', 'all', '--sandbox', '--json'], {
      cwd: folderWith({
        package_name: 'com.example.chat',
        im_sdk_app_id: 1_400_000_777,
        im_secret_key: 'ab'.repeat(32),
      }),
    });
    expect([result.exitCode, codes(result)]).toEqual([3, ['config/no-vendor']]);
  });
});

describe('a variable that is not set', () => {
  const config = async () => ({ ...(await demoConfig('vivo')), vivo_app_secret: '${VIVO_APP_SECRET}' });

  it.each([['check-config'], ['smoke'], ['vivo-test'], ['diagnose', '--vendor', 'vivo']])(
    'is named by %s',
    async (...argv) => {
      const result = await run([...argv, '--sandbox', '--json'], { cwd: folderWith(await config()) });
      expect(result.exitCode).toBe(3);
      expect(result.json().problems.map(({ title }) => title)).toContain('VIVO_APP_SECRET is not set');
      expect(codes(result)).not.toContain('config/missing-key');
    },
  );

  it.each(['VIVO_APP_SECRET: x', 'set VIVO_APP_SECRET=x', '$env:VIVO_APP_SECRET="x"', 'VIVO_APP_SECRET='])(
    'but is %s in the file of --dotenv is reported with its line',
    async (line) => {
      const cwd = folderWith(await config());
      writeFileSync(join(cwd, 'my.env'), `# secrets\n${line}\n`);
      const told = await run(['check-config', '--offline', '--dotenv', 'my.env', '--json'], { cwd });
      expect(told.json().problems.map(({ cause }) => cause)).toEqual([
        'vivo_app_secret refers to it; line 2 of my.env names it, but not as VIVO_APP_SECRET=<value>',
      ]);
    },
  );

  it('but is in .env in an unsupported form is reported with its line, and then with the flag', async () => {
    const cwd = folderWith(await config());
    writeFileSync(join(cwd, '.env'), 'VIVO_APP_SECRET: x\n');
    const told = await run(['check-config', '--offline', '--json'], { cwd });
    expect(told.json().problems.map(({ fix }) => fix)).toEqual([
      ['write that line as VIVO_APP_SECRET=<value>', 'then add --dotenv .env'],
    ]);
  });

  it('but is in .env is reported with the flag that reads it, and the flag reads it', async () => {
    const cwd = folderWith(await config());
    const { vivo_app_secret } = await demoConfig('vivo');
    writeFileSync(join(cwd, '.env'), `# secrets\nexport VIVO_APP_SECRET="${vivo_app_secret}"\n`);
    const told = await run(['vivo-test', '--sandbox', '--json'], { cwd });
    expect(told.json().problems).toMatchObject([{ code: 'config/variable-in-dotenv', fix: ['add --dotenv .env'] }]);
    const read = await run(
      ['vivo-test', '--sandbox', '--token', '16000000000000000000001', '--dotenv', '.env', '--json'],
      { cwd },
    );
    expect([read.exitCode, codes(read)]).toEqual([0, []]);
    const wins = await run(['check-config', '--sandbox', '--dotenv', '.env', '--json'], {
      cwd,
      env: { VIVO_APP_SECRET: 'another' },
    });
    expect(wins.exitCode).toBe(4);
  });

  it('ends with 3 if the file of --dotenv is missing', async () => {
    const result = await run(['check-config', '--dotenv', 'no.env', '--json']);
    expect([result.exitCode, codes(result)]).toEqual([3, ['config/dotenv-unreadable']]);
  });
});

describe('a file that cannot be written', () => {
  it.each([
    ['send', '--sandbox', '--output', 'no/such/folder/x'],
    ['smoke', '--sandbox', '--junit', 'no/such/folder/x'],
    ['smoke', '--sandbox', '--report', 'no/such/folder/x'],
  ])('stops %s %s %s before anything is sent', async (...argv) => {
    const result = await run([...argv, '--json']);
    expect([result.exitCode, codes(result)]).toEqual([2, ['usage/unwritable-file']]);
    expect(result.json()).not.toHaveProperty('results');
  });

  it('is not created or changed before there is something to write', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'kept'), 'before');
    const result = await run(['send', '--sandbox', '--vendor', 'no-such-vendor', '--output', 'new', '--json'], { cwd });
    expect(result.exitCode).toBe(2);
    expect(existsSync(join(cwd, 'kept'))).toBe(true);
  });
});

describe('skip', () => {
  const silenced = async () => ({
    ...(await demoConfig('vivo')),
    skip: [
      { code: 'ext/no-conversation', reason: 'other screens' },
      { code: 'ext/not-json', reason: 'never found' },
    ],
  });

  it('applies to check-ext and send, and check-config lists only what it silenced', async () => {
    const ext = '{"page":"news"}';
    const loud = await run(['check-ext', ext, '--vendor', 'vivo', '--json'], { cwd: await demoFolder(['vivo']) });
    const [code] = codes(loud);
    if (code === undefined) return;
    const cwd = folderWith({ ...(await silenced()), skip: [{ code, reason: 'other screens' }] });
    expect(codes(await run(['check-ext', ext, '--vendor', 'vivo', '--json'], { cwd }))).not.toContain(code);
    expect(
      codes(
        await run(['vivo-test', '--sandbox', '--token', '16000000000000000000001', '--ext', ext, '--json'], { cwd }),
      ),
    ).not.toContain(code);
    const checked = await run(['check-config', '--offline', '--json'], { cwd });
    expect(JSON.stringify(checked.json())).not.toContain('other screens');
  });
});

describe('a config of another user', () => {
  it.skipIf(lacksPosix('owners of a config file'))(
    'is reported once, and its own skip does not change that',
    async () => {
      const skip = [{ code: 'config/foreign-owner', reason: 'mine' }];
      const cwd = folderWith({ ...(await demoConfig('vivo')), skip });
      const file = join(cwd, 'tim-push.config.json');
      if (process.getuid?.() === 0) chownSync(file, 12_345, 12_345);
      const userId = statSync(file).uid + 1;
      const checked = await run(['check-config', '--sandbox', '--json'], { cwd, userId });
      expect(checked.stderr).not.toContain('belongs to another user');
      expect(checked.json().problems).toMatchObject([
        { code: 'config/foreign-owner', cause: expect.stringContaining('skip does not silence this') },
      ]);
      // A push does not list the findings of a config, so this warning is the only one.
      const sent = await run(['vivo-test', '--sandbox', '--json'], { cwd, userId });
      expect(sent.stderr).toContain('belongs to another user');
    },
  );
});

describe('without a config', () => {
  it('the first step in the answer is to create one', async () => {
    const result = await run(['check-config', '--json']);
    expect(result.json().problems).toMatchObject([
      { code: 'config/not-found', fix: ['create one: tim-push init', expect.anything()] },
    ]);
  });
});
