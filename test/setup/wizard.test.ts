// The wizard on a real terminal: sends keys, reads the screen and the written config.

import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacksPseudoTerminal, onTerminal } from '../helpers/pseudo-terminal.js';
import { emptyFolder } from '../helpers/run-cli.js';

const SPACE = ' ';
const ENTER = '\r';
const ESC = '\u001b';
const TOKEN = '16000000000000000007465';
const DOWN = '\u001b[B';
const SECRET = 'falsefalse-0000-4000-8000-secretsecret';

function vivoProject(): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'lib'));
  execFileSync('git', ['init', '-q'], { cwd });
  writeFileSync(join(cwd, 'pubspec.yaml'), 'name: chat');
  writeFileSync(join(cwd, 'lib', 'push.dart'), 'final a = PushAppInfo(vivo_buz_id: 50003);');
  return cwd;
}

describe.skipIf(lacksPseudoTerminal('init on a terminal'))('init on a terminal', () => {
  it('asks only for what no file holds, hides the secret, and writes a reference to its variable', async () => {
    const cwd = vivoProject();
    const terminal = onTerminal(['init'], cwd);
    await terminal.see('Which push services');
    // vivo is preselected, because the app has its certificate ID.
    expect(terminal.screen()).toMatch(/◉ vivo/);
    terminal.type(ENTER);
    await terminal.see('package name');
    terminal.type(`com.example.chat${ENTER}`);
    await terminal.see('vivo_app_id');
    terminal.type(`seven${ENTER}`);
    await terminal.see('must be a number');
    terminal.type('\b'.repeat(5));
    terminal.type(`100200300${ENTER}`);
    await terminal.see('vivo_app_key');
    terminal.type(`00112233445566778899aabbccddeeff${ENTER}`);
    await terminal.see('Where should secrets live');
    terminal.type(ENTER);
    await terminal.see('vivo_app_secret');
    // No key reveals the secret.
    terminal.type(`${SECRET}\u0014`);
    terminal.type(ENTER);
    await terminal.see('vivo_category');
    terminal.type(ENTER);
    await terminal.see('getDevicePushToken()');
    terminal.type(`nonsense${ENTER}`);
    await terminal.see('> ');
    terminal.type(`${'\b'.repeat(8)}${TOKEN}${ENTER}`);
    await terminal.see(/Write .*tim-push\.config\.json/);
    terminal.type(ENTER);
    await terminal.see('Run check-config now?');
    terminal.type(`n${ENTER}`);
    await terminal.see('into the sandbox');
    terminal.type(`${DOWN}${ENTER}`);
    expect(await terminal.end).toBe(0);
    // The push uses the typed secret, although its variable is not set yet.
    expect(terminal.screen()).toMatch(/VIVO_APP_SECRET[\s\S]*✓ vivo accepted the push/);
    expect(JSON.parse(readFileSync(join(cwd, 'tim-push.config.json'), 'utf8'))).toEqual({
      $schema: './node_modules/tim-push/schema/config.json',
      extends: 'lib/push.dart',
      package_name: 'com.example.chat',
      vivo_app_id: 100200300,
      vivo_app_key: '00112233445566778899aabbccddeeff',
      vivo_app_secret: '${VIVO_APP_SECRET}',
      vivo_category: 'IM',
      devices: { 'my-vivo': { vendor: 'vivo', token: TOKEN } },
    });
    expect(terminal.screen()).not.toContain(SECRET);
    // The diff shows the device token shortened, as every output does.
    expect(terminal.screen()).toContain('"token": "1600…7465"');
  });

  it('a secret kept in the config is written owner-only and ignored by git', async () => {
    const cwd = vivoProject();
    writeFileSync(
      join(cwd, 'tim-push.config.json'),
      JSON.stringify({
        vivo_app_id: 100200300,
        vivo_app_key: '00112233445566778899aabbccddeeff',
        package_name: 'com.example.chat',
        endpoints: { vivo: 'http://127.0.0.1:9' },
      }),
    );
    const terminal = onTerminal(['init', '--lang', 'zh'], cwd);
    await terminal.see('哪些推送服务');
    terminal.type(ENTER);
    await terminal.see('密钥保存在哪里');
    terminal.type(`${DOWN}${ENTER}`);
    await terminal.see('vivo_app_secret');
    terminal.type(`00112233445566778899aabbccddeeff${ENTER}`);
    // The vendor's check finds the key in the place of the secret.
    await terminal.see('相同');
    terminal.type('\b'.repeat(32));
    terminal.type(`${SECRET}${ENTER}`);
    await terminal.see('vivo_category');
    terminal.type(ENTER);
    await terminal.see('设备 token');
    terminal.type(`${TOKEN}${ENTER}`);
    await terminal.see('加入 .gitignore 吗');
    terminal.type(ENTER);
    await terminal.see('+/tim-push.config.json');
    await terminal.see('写入');
    terminal.type(ENTER);
    await terminal.see('现在运行 check-config');
    terminal.type(ENTER);
    await terminal.see('发送第一条推送');
    // vivo has no answers, so the sandbox is offered before the phone, and the next step is printed at the end.
    terminal.type(ENTER);
    await terminal.see('✓ vivo 已接受推送');
    expect(await terminal.end).toBe(5);
    expect(terminal.screen()).not.toContain('toggle');
    expect(terminal.screen()).not.toContain(SECRET);
    expect(readFileSync(join(cwd, 'tim-push.config.json'), 'utf8')).toContain(`"vivo_app_secret": "${SECRET}"`);
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('/tim-push.config.json\n');
  });

  it('a vendor is added with the space bar, Esc goes back with the answer kept, and Ctrl-C at a question writes nothing', async () => {
    const cwd = emptyFolder();
    const terminal = onTerminal(['init'], cwd);
    await terminal.see('press space to choose');
    terminal.type(ENTER);
    await terminal.see('choose at least one');
    terminal.type(`${DOWN}${SPACE}${ENTER}`);
    await terminal.see('package_name');
    terminal.type(`chat${ENTER}`);
    await terminal.see('it must look like com.example.app');
    terminal.type(`${'\b'.repeat(4)}com.example.chat${ENTER}`);
    await terminal.see('google_service_account');
    terminal.type(ESC);
    // The question is asked again with the typed text, which can be edited.
    await terminal.see('(applicationId) com.example.chat');
    terminal.type(ESC);
    await terminal.see('◉ FCM');
    terminal.type('\u0003');
    await terminal.see('Interrupted: nothing was written');
    expect(await terminal.end).toBe(130);
    expect(() => readFileSync(join(cwd, 'tim-push.config.json'))).toThrow();
  });
});

describe.skipIf(lacksPseudoTerminal('init on a terminal, for Apple'))('init on a terminal, for Apple', () => {
  it('reads the key as soon as its path is typed, takes the key ID from its name, and keeps the written config on Ctrl-C at an offer', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'keys'));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const wrong = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
    const pem = (key: typeof privateKey): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;
    writeFileSync(join(cwd, 'keys', 'wrong.key'), pem(wrong));
    writeFileSync(join(cwd, 'keys', 'right.key'), pem(privateKey));
    const terminal = onTerminal(['init'], cwd);
    await terminal.see('Which push services');
    terminal.type(`${SPACE}${ENTER}`);
    await terminal.see('authenticate with Apple');
    terminal.type(ENTER);
    await terminal.see('apple_key_file');
    terminal.type(`keys/nowhere.p8${ENTER}`);
    await terminal.see('no such file');
    execFileSync('mkfifo', [join(cwd, 'keys', 'pipe')]);
    terminal.type(`${'\b'.repeat(15)}keys/pipe${ENTER}`);
    await terminal.see('it is a pipe');
    terminal.type(`${'\b'.repeat(9)}keys/wrong.key${ENTER}`);
    await terminal.see('secp384r1');
    terminal.type(`${'\b'.repeat(14)}keys/right.key${ENTER}`);
    await terminal.see('apple_key_id');
    terminal.type(`ABCDE12345${ENTER}`);
    await terminal.see('apple_team_id');
    terminal.type(`FGHIJ67890${ENTER}`);
    await terminal.see('apple_bundle_id');
    terminal.type(`com.example.chat${ENTER}`);
    await terminal.see('apple_environment');
    terminal.type(ENTER);
    await terminal.see('apple_buz_id');
    terminal.type(ENTER);
    await terminal.see('device token of your iPhone');
    terminal.type(ENTER);
    await terminal.see(/Write .*tim-push\.config\.json/);
    terminal.type(ENTER);
    await terminal.see('Run check-config now?');
    terminal.type(ESC);
    await terminal.see('Send the first push?');
    terminal.type('\u0003');
    // The config is written, so the next step is printed anyway.
    await terminal.see('Next: tim-push check-config');
    expect(await terminal.end).toBe(130);
    expect(terminal.screen()).not.toContain('interrupted');
    expect(JSON.parse(readFileSync(join(cwd, 'tim-push.config.json'), 'utf8'))).toMatchObject({
      apple_bundle_id: 'com.example.chat',
      apple_environment: 'development',
      apple_key_file: 'keys/right.key',
      apple_key_id: 'ABCDE12345',
      apple_team_id: 'FGHIJ67890',
    });
  });

  it('writes nothing without answers, and says what is missing', async () => {
    const cwd = emptyFolder();
    const terminal = onTerminal(['init'], cwd);
    await terminal.see('Which push services');
    terminal.type(`${'\u001b[B'.repeat(8)}${SPACE}${ENTER}`);
    for (const question of ['harmony_service_account', 'harmony_buz_id', 'harmony_category', 'device token']) {
      await terminal.see(question);
      terminal.type(ENTER);
    }
    await terminal.see('tim-push.config.json was not written');
    await terminal.see('Next: tim-push guide harmony');
    expect(await terminal.end).toBe(0);
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(false);
  });
});
