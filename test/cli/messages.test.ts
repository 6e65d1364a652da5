// The answer to a wrong command line: the value, the rule, the nearest word, on one stream.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asTyped, programNameOf } from '../../src/cli/program-name.js';
import { widthOf } from '../../src/report/terminal-text.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const CONFIG = {
  package_name: 'com.example.chat',
  vivo_app_id: 100200300,
  vivo_app_key: '00112233445566778899aabbccddeeff',
  vivo_app_secret: 'falsefalse-0000-4000-8000-secretsecret',
};

function folderWith(devices: Readonly<Record<string, unknown>>, extra: Readonly<Record<string, unknown>> = {}): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify({ ...CONFIG, ...extra, devices }), { mode: 0o600 });
  return cwd;
}
const VIVO = { vendor: 'vivo', token: '16000000000000000007465' };
const MEIZU = { vendor: 'meizu', token: 'S5Q4b726f7a446c6a7c5c6342434b060d4e4d7d6e' };

describe('a wrong command line', () => {
  it('keeps the colours that were asked for', async () => {
    expect((await run(['sendd', '--no-color'], { columns: 80 })).stderr).not.toContain('\u001b');
    expect((await run(['sendd', '--color'])).stderr).toContain('\u001b');
  });

  it.each([
    [
      ['send', '--sandbox', '--ttl', 'abc'],
      '--ttl must be a duration such as 15m (s, m, h, d), not "abc"',
      '--ttl 15m',
    ],
    [['send', '--sandbox', '--badge', 'x'], '--badge must be a number such as 3', '--badge 3'],
    [['send', '--sandbox', '--retries', '99'], '--retries must be a whole number from 0 to', '--retries 6'],
    [['check-config', '--format', 'xjson'], '--format must be one of human, json', '--format json'],
    [['send', '--sandbox', '--click-target', 'timpsh'], 'must be one of plugin, timpush', '--click-target timpush'],
    [['send', '--sandbox', '--environment', 'producton'], 'one of development, production', '--environment production'],
    [['check-ext', '{}', '--oppo-ext', 'x'], '--oppo-ext must be one of wrap, spread, not "x"', '--oppo-ext wrap'],
    [['check-config', '--timeout', 'soon'], '--timeout must be a duration such as 10s', '--timeout 10s'],
    [['sandbox', 'device'], 'must be one of devices, users', 'tim-push sandbox devices'],
    [['completion', 'zhs'], 'must be one of bash, zsh', 'tim-push completion zsh'],
    [['sendd'], 'there is no command sendd: did you mean send?', 'tim-push --help'],
    [['constructor'], 'there is no command constructor  ', 'tim-push --help'],
    [['__proto__'], 'there is no command __proto__  ', 'tim-push --help'],
    [['send', '--vendor', 'constructor'], 'there is no vendor constructor  ', 'known vendors: apns'],
    [['check-config', '—vendr', 'vivo'], 'no flag —vendr: did you mean --vendor?', 'check-config --help'],
    [['send', '--mode', 'test'], 'no flag --mode  ', 'send --help'],
    [['-x'], 'no flag -x  ', 'tim-push --help'],
    [['diagnose', '--user', '--lang', 'en'], '--user needs a value', 'diagnose --help'],
    [['check-config', '--vendr', 'vivo'], 'no flag --vendr: did you mean --vendor?', 'check-config --help'],
    [['send', '--vendor', 'vivoo'], 'there is no vendor vivoo: did you mean vivo?', 'known vendors: apns'],
    [['diagnose', '--vendor', 'apple'], 'there is no vendor apple: did you mean apns?', 'known vendors: apns'],
    [['guide', '小米'], 'there is no vendor 小米: did you mean xiaomi?', 'known vendors: apns'],
    [['check-ext'], 'check-ext needs <ext>', 'check-ext --help'],
    [['send', '--title', '--sandbox'], '--title needs a value', 'tim-push send --help'],
    [['send', '--sandbox', '--vendor', '--format=json'], '--vendor needs a value', 'tim-push send --help'],
    [['guide', 'vivo', '--package', 'undefined'], '--package must be a package name', '--package com.example.app'],
    [['guide', 'vivo', '--package', 'my app'], '--package must be a package name', '--package com.example.app'],
    [['receipts', '--port', '0', '--for', '1ms', '--task', 'null'], '--task must be an id', '--task 121397329'],
    [['device-status', '--vendor', 'vivo', '--task', '$TASK'], '--task must be an id', '--task 121397329'],
  ])(
    '%j names what is wrong and what to type, only on stderr, even before a config is needed',
    async (argv, says, next) => {
      const { exitCode, stdout, stderr } = await run(argv);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(says);
      expect(stderr).toContain(next);
      expect(stderr).toMatch(/exit 2\n$/);
    },
  );

  it('reads naturally in Chinese', async () => {
    const { stderr } = await run(['send', '--sandbox', '--ttl', 'abc', '--lang', 'zh']);
    expect(stderr).toContain('--ttl 的值无效：abc，应为时长，例如 15m');
  });

  it('is a document on stdout for a program that asked for one', async () => {
    const result = await run(['send', '--sandbox', '--ttl', 'abc', '--json']);
    expect([result.exitCode, result.json().problems[0]?.code, result.stderr]).toEqual([2, 'usage/bad-value', '']);
  });

  it('is never written into the file of the answer', async () => {
    const cwd = emptyFolder();
    const { stderr, stdout } = await run(['send', '--sandbox', '--ttl', 'abc', '--output', 'answer.txt'], { cwd });
    expect([stdout, stderr.includes('--ttl must be')]).toEqual(['', true]);
  });

  it('explain does not say that an accepted push will be refused again', async () => {
    const accepted = await run(['explain', 'vivo', '0']);
    expect([accepted.exitCode, /again\?/.test(accepted.stdout)]).toEqual([0, false]);
    expect((await run(['explain', 'vivo', '10206'])).stdout).toContain('the same request is refused again');
  });

  it('a value that looks like a flag is written with "="', async () => {
    const { exitCode, stdout } = await run(['send', '--sandbox', '--vendor', 'vivo', '--title=--sandbox', '--dry-run']);
    expect([exitCode, stdout.includes('would pass')]).toEqual([0, true]);
  });

  it('guide stops at a config that cannot be read instead of calling its values unknown', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'tim-push.config.json'), '{ "package_name": "com.example.chat",, }');
    const { exitCode, stdout } = await run(['guide', 'vivo'], { cwd });
    expect([exitCode, stdout.includes('config/syntax'), stdout.includes('unknown')]).toEqual([3, true, false]);
  });

  it('findings about the config stay on stdout', async () => {
    const { stdout, stderr } = await run(['check-config']);
    expect(stdout).toMatch(/no config found[\s\S]*fix +create one: tim-push init/);
    expect(stderr).toBe('exit 3\n');
  });
});

describe('the device that was not named', () => {
  const push = ['--sandbox'];

  it.each([
    ['send', [...push, '--vendor', 'vivo']],
    ['send', push],
    ['vivo-test', push],
    ['device-status', ['--sandbox']],
  ])('%s takes the only one of the config, and says so', async (command, flags) => {
    const { stdout, exitCode } = await run([command, ...flags], { cwd: folderWith({ 'my-vivo': VIVO }) });
    expect(stdout).toContain('No device named: using my-vivo, the only vivo device in the config.');
    expect(exitCode).toBe(0);
  });

  it('diagnose takes the only one of the config', async () => {
    const { stdout } = await run(['diagnose', '--sandbox'], { cwd: folderWith({ 'my-vivo': VIVO }) });
    expect(stdout).toContain('my-vivo');
  });

  it('of several, the only one of the vendor is taken', async () => {
    const cwd = folderWith({ 'my-vivo': VIVO, other: MEIZU });
    const { stdout } = await run(['send', ...push, '--vendor', 'vivo'], { cwd });
    expect(stdout).toContain('using my-vivo, the only vivo device');
  });

  it.each(['send', 'vivo-test', 'diagnose'])('of several that fit, %s takes none and names them', async (command) => {
    const url = 'http://127.0.0.1:9';
    const cwd = folderWith(
      { 'my phone': VIVO, two: { ...VIVO, token: '16000000000000000007466' } },
      { endpoints: { vivo: url } },
    );
    const { stderr, exitCode } = await run([command, '--trust-config'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The config names 2 devices');
    // Quoted for a shell.
    expect(stderr).toContain(`tim-push ${command} --device 'my phone'`);
  });

  it.each(['send', 'diagnose', 'smoke'])('%s: a mistyped name is answered with the nearest', async (command) => {
    const cwd = folderWith({ 'my-vivo': VIVO });
    const { stderr, exitCode } = await run([command, '--device', 'my-vivoo', '--sandbox'], { cwd });
    expect([exitCode, stderr.includes('no device my-vivoo: did you mean my-vivo?')]).toEqual([2, true]);
  });
});

describe('the count under a table', () => {
  it('names refused vendors before those that are not configured', async () => {
    const cwd = folderWith({}, { vivo_app_key: CONFIG.vivo_app_secret });
    const { stdout } = await run(['check-config', '--offline'], { cwd });
    expect(stdout).toMatch(/^1 with errors, 9 not configured \(APNs, FCM, .*, Tencent IM\)$/m);
    // Once, and not in a row of the table.
    expect(stdout.match(/not configured/g)).toHaveLength(1);
    const healthy = await run(['check-config', '--offline'], { cwd: folderWith({}) });
    expect(healthy.stdout).toMatch(/^1 (?:ok|to look at), 9 not configured \(/m);
  });
});

describe('the answer of send on a terminal of 80 columns', () => {
  it.each([
    ['en', []],
    ['zh', []],
    ['en', ['--vendor', 'fcm']],
  ] as const)('stays within it, and no id is cut: %s %j', async (lang, which) => {
    const asked = ['send', '--sandbox', '--lang', lang, ...which];
    const { exitCode, stdout } = await run(asked, { cwd: emptyFolder(), columns: 80, env: { NO_COLOR: '1' } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ +(?:id )?projects\/timpush-demo\/messages\/0:[0-9a-f]+%[0-9a-f]+$/m);
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });
});

describe('the name of the program in a hint', () => {
  it.each([
    ['tim-push', {}, '/usr/bin/tim-push', '/home/a'],
    ['npx tim-push', { npm_lifecycle_script: "'tim-push'" }, '/home/a/node_modules/.bin/tim-push', '/home/a'],
    ['npx tim-push', { npm_lifecycle_script: 'tim-push smoke' }, '/home/a/node_modules/.bin/tim-push', '/home/a'],
    // A program started by npx starts tim-push.
    ['tim-push', { npm_lifecycle_script: 'vitest run' }, '/usr/bin/tim-push', '/home/a'],
    ['tim-push', { npm_lifecycle_script: 'tim-push-like' }, '/usr/bin/tim-push', '/home/a'],
    ['node bin/tim-push.js', {}, '/home/a/bin/tim-push.js', '/home/a'],
    ['tim-push', {}, '/home/a/bin/tim-push.js', '/home/b'],
    ['tim-push', {}, '/home/a/node_modules/tim-push/bin/tim-push.js', '/home/a'],
  ])('is %s', (name, env, script, cwd) => {
    expect(programNameOf(env, script, cwd)).toBe(name);
  });

  it('is put into commands alone, once', () => {
    const text =
      'create one: tim-push init; npx tim-push send; tim-push.config.json; tim-push found it; tim-push --help';
    expect(asTyped(text, 'npx tim-push')).toBe(
      'create one: npx tim-push init; npx tim-push send; tim-push.config.json; tim-push found it; npx tim-push --help',
    );
    expect(asTyped('then: tim-push\n  check-config', 'npx tim-push')).toBe('then: npx tim-push\n  check-config');
    expect(asTyped(text, undefined)).toBe(text);
  });

  it('is in every hint of the built program, and not in its JSON', async () => {
    const hints = await run(['check-config'], { program: 'npx tim-push' });
    expect(hints.stdout).toContain('create one: npx tim-push init');
    expect(hints.stdout).toContain('more   npx tim-push explain config/not-found');
    const help = await run(['check-config', '--help'], { program: 'npx tim-push' });
    expect(help.stdout).toContain('npx tim-push check-config --offline');
    const wrong = await run(['sendd'], { program: 'npx tim-push' });
    expect(wrong.stderr).toContain('npx tim-push --help');
    const json = await run(['check-config', '--json'], { program: 'npx tim-push' });
    expect(json.json().problems[0]?.fix[0]).toBe('create one: tim-push init');
  });
});
