// The canary: no command, in no format and language, writes a secret or a whole device token: streams, reports, journals, files, the control API and the event stream.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.js';
import { loadConfig } from '../src/config/index.js';
import { readState, type SandboxState } from '../src/sandbox/state/snapshot.js';
import { withoutTokens } from '../src/sandbox/state/without-tokens.js';
import { lineOf } from '../src/sandbox/view/line.js';
import { allFields } from '../src/session/vendors/list.js';
import { cacheDir, emptyFolder, run } from './helpers/run-cli.js';
import { startForTest } from './helpers/start-for-test.js';

const secrets = allFields()
  .filter((field) => field.secret === true && field.kind === 'text')
  .map((field) => field.key);
const canaryOf = (key: string): string => `canary+${key}/d41d8c==`;
/** Device tokens of the test, each of its vendor's shape; `mine` is the one every command uses. */
const tokens = { vivo: `16${'7'.repeat(21)}`, other: `16${'3'.repeat(21)}`, meizu: `S5Q4b${'7'.repeat(40)}` };

const values = {
  package_name: 'com.example.chat',
  vivo_app_id: '105512345',
  vivo_app_key: 'k'.repeat(32),
  oppo_app_key: 'a'.repeat(32),
  mz_app_id: '160009',
  mi_channel_id: '1',
  honor_app_id: '1',
  honor_client_id: '2',
  hw_app_id: '3',
  im_sdk_app_id: '1400000001',
  devices: { mine: { vendor: 'vivo', token: tokens.vivo }, flyme: { vendor: 'meizu', token: tokens.meizu } },
  ...Object.fromEntries(secrets.map((key) => [key, canaryOf(key)])),
};
const folder = emptyFolder();
const written = new Set(['tim-push.config.json', 'broken.json', 'tokens.txt', 'pubspec.yaml', 'user.sig']);
writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(values), { mode: 0o600 });
writeFileSync(join(folder, 'broken.json'), `{"vivo_app_secret": "${canaryOf('vivo_app_secret')}" "x"`, { mode: 0o600 });
writeFileSync(join(folder, 'tokens.txt'), `${tokens.vivo}\n${tokens.other}\n`);
writeFileSync(join(folder, 'user.sig'), canaryOf('im_secret_key'));
writeFileSync(join(folder, 'pubspec.yaml'), 'name: chat\ndependencies:\n  tencent_cloud_chat_push: ^8.0.0\n');

const hidden: readonly string[] = secrets.flatMap((key) => {
  const text = canaryOf(key);
  return [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('hex'),
  ];
});

function expectNothingTold(
  text: string,
  where: string,
  searched: readonly string[] = [...hidden, ...Object.values(tokens)],
): void {
  for (const canary of searched) {
    const at = text.indexOf(canary);
    expect(at < 0 ? '' : `${where}: …${text.slice(Math.max(0, at - 80), at)}<canary>`).toBe('');
  }
}

/** Every command at least once; `sandbox` as a server has its own test below. */
const runs: readonly (readonly string[])[] = [
  ['send', '--sandbox', '--tokens', 'tokens.txt', '--vendor', 'vivo', '--journal', 'run.journal', '--verbose'],
  ['send', '--sandbox', '--tokens', 'tokens.txt', '--vendor', 'vivo', '--journal', 'run.journal', '--resume'],
  ['send', '--sandbox', '--device', 'mine', '--device', 'flyme', '--verbose', '--debug'],
  ['send', '--sandbox', '--device', 'flyme', '--dry-run'],
  ['send', '--device', 'mine', '--dry-run', '--print-request'],
  ['send', '--sandbox', '--via', 'tencent', '--user', 'alice', '--verbose'],
  ['send', '--via', 'tencent-push', '--user', 'alice', '--dry-run', '--print-request'],
  ['send', `--vivo-app-secret=${canaryOf('vivo_app_secret')}`],
  ['vivo-test', '--sandbox', '--device', 'mine', '--verbose', '--print-request'],
  ['vivo-test', '--sandbox', '--device', 'mine', '--raw', '{"title":"x"}'],
  ['check-config', '--sandbox', '--verbose', '--debug'],
  ['check-config', '--offline', '--show-values'],
  ['check-config', '--config', 'broken.json', '--offline', '--debug'],
  ['check-ext', '--conversation', 'c2c_alice'],
  ['device-status', '--sandbox', '--device', 'mine', '--user', 'alice', '--probe', '--verbose'],
  ['device-status', '--device', 'mine', '--adb', '--task', '1'],
  ['diagnose', '--sandbox', '--device', 'mine', '--report', 'diagnose.html', '--verbose'],
  ['smoke', '--sandbox', '--push', '--report', 'smoke.html', '--junit', 'smoke.xml', '--verbose'],
  ['doctor'],
  ['guide'],
  ['explain', 'vivo', '10302'],
  ['user-sig', '--user', 'alice'],
  ['user-sig', '--user', 'alice', '--read', 'user.sig'],
  ['init', '--no-input'],
  ['completion', 'bash'],
  ['sandbox', 'devices'],
  ['receipts', '--port', '0', '--for', '50ms', '--journal', 'run.journal'],
  ['tap', '--vendor', 'vivo', '--conversation', 'c2c_alice', '--verbose'],
  // Its answers are checked in test/mcp; here stdin ends at once.
  ['mcp'],
];

describe('canary', () => {
  it('covers every command, and has secrets to look for', () => {
    expect([...new Set(runs.map(([name]) => name))].sort()).toEqual(commands.map((command) => command.name).sort());
    expect(secrets.length).toBeGreaterThan(6);
  });

  it.each(runs)('%s %s %s %s: no format shows a secret or a whole device token', async (...argv) => {
    const checks = (await commands.find(({ name }) => name === argv[0])?.load())?.checks === true;
    const formats = ['human', 'json', 'ndjson', ...(checks ? ['junit', 'sarif', 'github'] : [])];
    for (const [at, format] of formats.entries()) {
      const language = at % 2 === 0 ? 'zh' : 'en';
      const { stdout, stderr } = await run([...argv, '--format', format, '--lang', language], { cwd: folder });
      // A printed request is meant to be typed again, so its device tokens are whole.
      const searched = argv.includes('--print-request') ? hidden : undefined;
      expectNothingTold(`${stdout}${stderr}`, `${argv.join(' ')} as ${format}`, searched);
      expect(stderr).not.toContain('program/internal');
    }
  });

  it('no output shows the password of an address', async () => {
    const variables = join(emptyFolder(), 'variables.env');
    writeFileSync(variables, 'TIM_PUSH_SANDBOX_URL=http://me:pa55word@127.0.0.1:1\n');
    for (const options of [
      { argv: ['--sandbox=http://me:pa55word@127.0.0.1:1'] },
      { argv: ['--sandbox=http://me:x9@pa55word@127.0.0.1:1'] },
      { argv: ['--dotenv', variables] },
      { argv: ['--proxy', 'http://me:pa55word@127.0.0.1:1', '--retries', '0', '--verbose'] },
      { argv: [], env: { TIM_PUSH_SANDBOX_URL: 'http://me:pa55word@127.0.0.1:1' } },
    ]) {
      const { stdout, stderr, exitCode } = await run(['send', '--device', 'mine', ...options.argv], {
        cwd: folder,
        ...options,
      });
      expect(exitCode).toBe(5);
      expect(`${stdout}${stderr}`).toContain('127.0.0.1:1');
      expect(`${stdout}${stderr}`).not.toContain('pa55');
    }
  });

  it('device tokens are printed whole when asked for', async () => {
    const full = await run(['vivo-test', '--sandbox', '--device', 'mine', '--json', '--show-tokens'], { cwd: folder });
    expect(full.stdout).toContain(tokens.vivo);
  });

  it('no file written by a command holds a secret or a whole device token', async () => {
    await run(['check-config', '--sandbox', '--json', '--output', 'answer.json'], { cwd: folder });
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => !written.has(name));
    expect(files).toEqual(
      expect.arrayContaining(['answer.json', 'run.journal', 'diagnose.html', 'smoke.html', 'smoke.xml']),
    );
    for (const name of files) expectNothingTold(readFileSync(join(folder, name), 'latin1'), name);
    for (const name of readdirSync(cacheDir, { recursive: true, withFileTypes: true }))
      if (name.isFile()) expectNothingTold(readFileSync(join(name.parentPath, name.name), 'latin1'), name.name);
  });
});

describe('canary in a running sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof startForTest>>;
  let received = '';
  let hangUp = (): void => {};
  beforeAll(async () => {
    sandbox = await startForTest({ config: await loadConfig({ cwd: folder, env: {}, fields: allFields() }) });
    await new Promise<void>((resolve) => {
      const request = get(`${sandbox.url}/_sandbox/events`, (response) => {
        response.setEncoding('utf8').on('data', (text: string) => {
          received += text;
        });
        resolve();
      });
      request.on('error', () => {});
      hangUp = () => request.destroy();
    });
  });
  afterAll(async () => {
    hangUp();
    await sandbox.close();
  });

  it('the control API, the event stream and the page show no secret', async () => {
    const sent = await run(['send', '--device', 'mine', '--device', 'flyme', `--sandbox=${sandbox.url}`, '--verbose'], {
      cwd: folder,
    });
    expectNothingTold(`${sent.stdout}${sent.stderr}`, 'send');
    await run(['check-config', `--sandbox=${sandbox.url}`], { cwd: folder });
    const ask = async (path: string): Promise<string> => (await fetch(`${sandbox.url}${path}`)).text();
    const list = JSON.parse(await ask('/_sandbox/messages')) as {
      readonly messages: readonly { readonly id: string }[];
    };
    expect(list.messages.length).toBeGreaterThan(5);
    const paths = [
      ...['messages', 'messages?view=summary', 'devices', 'rules', 'ready', 'faults', 'clock', 'state', 'openapi.json'],
      ...list.messages.map((message) => `messages/${message.id}`),
    ];
    for (const path of paths) expectNothingTold(await ask(`/_sandbox/${path}`), path, hidden);
    expectNothingTold(await ask('/'), 'page', hidden);
    const lines = sandbox.store.list().flatMap((message) => Object.values(lineOf(message)));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expectNothingTold(line, 'a line of the terminal');
    const state = JSON.parse(await ask('/_sandbox/state')) as SandboxState;
    expect(JSON.stringify(state)).toContain(tokens.vivo);
    const exported = withoutTokens(state, new Set(Object.values(tokens)));
    expectNothingTold(JSON.stringify(exported), 'an export');
    expect(readState(exported)).toHaveProperty('state');
    expect(exported.devices?.length).toBeGreaterThan(20);
    expect(received).toContain('data:');
    expectNothingTold(received, 'events', hidden);
  });
});
