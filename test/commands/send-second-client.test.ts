// `send --client sdk` on the built program: real firebase-admin and @parse/node-apn through the sandbox, and fake libraries that misbehave.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { apns } from '../../src/vendors/apns/index.js';
import { fcm } from '../../src/vendors/fcm/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { startForTest } from '../helpers/start-for-test.js';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startForTest();
});
afterEach(() => sandbox.store.clear());
afterAll(() => sandbox.close());

const demo = { ...fcm.emulator.demo.values, ...apns.emulator.demo.values };
const fcmToken = (fate: string) => fcm.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const apnsToken = (fate: string) => apns.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';

/** A server's project with the libraries of this repository. */
function project(): string {
  const folder = withConfig({});
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function withConfig(more: object): string {
  const folder = emptyFolder();
  const config = { package_name: 'com.example.chat', ...demo, ...more };
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

/** A project whose library is this text. */
function projectWith(name: string, main: string, more: object = {}): string {
  const folder = withConfig({});
  const files = join(folder, 'node_modules', name);
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'package.json'), JSON.stringify({ name, version: '0.0.7', main: 'main.js', ...more }));
  writeFileSync(join(files, 'main.js'), main);
  for (const part of ['app', 'messaging'])
    writeFileSync(join(files, `${part}.js`), `module.exports = require('./main.js')`);
  return folder;
}

const send = (cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(['send', `--sandbox=${sandbox.url}`, '--client', 'sdk', ...argv], { cwd, env });

interface Second {
  readonly client: string;
  readonly version: string;
  readonly status: string;
  readonly code?: string;
  readonly message?: string;
  readonly notes: readonly string[];
}
async function secondOf(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Second & { readonly all: string }> {
  const { stdout, stderr } = await send(cwd, [...argv, '--json'], env);
  const [row] = (JSON.parse(stdout) as { results: { second: Second }[] }).results;
  if (row === undefined) throw new Error(stdout);
  return { ...row.second, all: stdout + stderr };
}

const pushes = () => sandbox.store.list().filter((item) => item.pushes.some((push) => push.accepted));

describe('the library of the project', () => {
  it('firebase-admin sends the same message once more, and both answers are shown', async () => {
    const said = await send(project(), [
      '--vendor',
      'fcm',
      '--token',
      fcmToken('ok'),
      '--title',
      'Lunch?',
      '--ttl',
      '1h',
    ]);
    expect(said.exitCode).toBe(0);
    expect(said.stdout).toMatch(/A second push of the same message, with the firebase-admin/);
    expect(said.stdout).toMatch(/tim-push \S+ +accepted +projects\/timpush-demo/);
    expect(said.stdout).toMatch(/firebase-admin 13\.\d+\.\d+ +accepted +projects\/timpush-demo/);
    const [theirs, ours] = pushes().map(({ request }) => JSON.parse(request.body) as { message: { android: object } });
    expect(pushes()).toHaveLength(2);
    const lower = (value: unknown) => JSON.stringify(value).toLowerCase();
    expect(JSON.parse(lower(theirs))).toEqual(JSON.parse(lower(ours)));
  });

  it('@parse/node-apn puts the same payload and headers on the wire', async () => {
    const argv = ['--vendor', 'apns', '--token', apnsToken('ok'), '--badge', '3', '--apns-collapse-id', 'chat-1'];
    const second = await secondOf(project(), argv);
    expect(second).toMatchObject({ client: '@parse/node-apn', status: 'accepted' });
    const [theirs, ours] = pushes().map(({ request }) => ({
      body: JSON.parse(request.body) as unknown,
      headers: Object.fromEntries(request.headers.filter(([name]) => /^apns-(?!id)/.test(name))),
    }));
    expect(pushes()).toHaveLength(2);
    expect(theirs).toEqual(ours);
  });

  it.each([
    ['other-app', 'messaging/mismatched-credential', /every 403.*SENDER_ID_MISMATCH/],
    ['uninstalled', 'messaging/registration-token-not-registered', /every 404.*UNREGISTERED/],
  ])(
    'firebase-admin reports the refusal of a device (%s) as %s, and the difference is explained',
    async (fate, code, note) => {
      const second = await secondOf(project(), ['--vendor', 'fcm', '--token', fcmToken(fate)]);
      expect(second).toMatchObject({ status: 'rejected', code });
      expect(second.notes.join(' ')).toMatch(note);
    },
  );

  it('@parse/node-apn names the same reason', async () => {
    const second = await secondOf(project(), ['--vendor', 'apns', '--token', apnsToken('uninstalled')]);
    expect(second).toMatchObject({
      status: 'rejected',
      code: 'Unregistered',
      notes: ['The same reason in both answers.'],
    });
  });

  it('has its answer in the same NDJSON row', async () => {
    const argv = ['--vendor', 'apns', '--token', apnsToken('ok'), '--format', 'ndjson'];
    const { stdout } = await send(project(), argv);
    const rows = stdout.split('\n').filter((line) => line.includes('"attempts"'));
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({ status: 'accepted', second: { status: 'accepted' } });
  });
});

/** A library that refuses every push with the error in `words`, as firebase-admin does. */
const refusing = (words: string) => `
  exports.cert = (account) => account;
  exports.initializeApp = (given) => given;
  exports.getMessaging = ({ credential }) => ({
    async send(message) { throw Object.assign(new Error(${words}), { code: 'messaging/internal-error' }); },
  });`;
const FCM = ['--vendor', 'fcm', '--token', fcmToken('ok')];

describe('its process', () => {
  it('gets no arguments and its own environment, and shows none of its secrets', async () => {
    const words = `JSON.stringify([process.argv.length, Object.keys(process.env), credential.privateKey, message.token])`;
    const env = {
      HTTPS_PROXY: 'http://127.0.0.1:1',
      NODE_OPTIONS: '--no-warnings',
      GOOGLE_APPLICATION_CREDENTIALS: 'x',
    };
    const { message = '', all } = await secondOf(projectWith('firebase-admin', refusing(words)), FCM, env);
    const [argc, names] = JSON.parse(message) as [number, string[]];
    expect(argc).toBe(2);
    // Node itself passes the folder of a coverage run on.
    const expected = /^(?:SystemRoot|NODE_EXTRA_CA_CERTS|NODE_V8_COVERAGE|__CF.*)$/;
    expect(names.filter((name) => !expected.test(name))).toEqual([]);
    expect(message).toContain('[redacted]');
    expect(all).not.toMatch(/BEGIN (?:RSA )?PRIVATE KEY/);
    expect(all).not.toContain(fcmToken('ok'));
  });

  it('that ends without an answer leaves the result of the push unknown', async () => {
    const second = await secondOf(projectWith('firebase-admin', refusing('process.exit(3)')), FCM);
    expect(second).toMatchObject({ version: '0.0.7', status: 'unreachable' });
    expect(second.message).toMatch(/without an answer/);
  });

  it('may print anything', async () => {
    const library = `console.log('{"id":"made up"}'); console.error('noise');${refusing("'no'")}`;
    expect(await secondOf(projectWith('firebase-admin', library), FCM)).toMatchObject({
      status: 'rejected',
      code: 'messaging/internal-error',
      message: 'no',
    });
  });

  it('of a library that requires another Node is reported with that version', async () => {
    const cwd = projectWith('firebase-admin', refusing("'no'"), { engines: { node: '>=99' } });
    expect((await secondOf(cwd, FCM)).notes.join(' ')).toMatch(
      /firebase-admin 0\.0\.7 requires Node >=99; this is \d+/,
    );
  });

  it('of @parse/node-apn reports a lost stream with its real cause', async () => {
    const library = `
      exports.Notification = class {};
      exports.Provider = class { async send() { return { sent: [], failed: [{ error: new Error('stream ended NGHTTP2_REFUSED_STREAM') }] }; } };`;
    const second = await secondOf(projectWith('@parse/node-apn', library), [
      '--vendor',
      'apns',
      '--token',
      apnsToken('ok'),
    ]);
    expect(second).toMatchObject({ status: 'unreachable', message: 'stream ended NGHTTP2_REFUSED_STREAM' });
    expect(second.notes.join(' ')).toMatch(/does not say why/);
  });
});

describe('before anything is sent', () => {
  const sdk = (cwd: string, ...argv: readonly string[]) => send(cwd, [...argv, '--json']);

  it.each([
    { name: 'the library is missing', code: 'client/not-installed', argv: FCM, cwd: () => withConfig({}) },
    {
      name: 'the library is broken',
      code: 'client/not-loaded',
      argv: FCM,
      cwd: () => projectWith('firebase-admin', '', { name: 'another' }),
    },
    {
      name: 'the library does not load',
      code: 'client/not-loaded',
      argv: FCM,
      cwd: () => projectWith('firebase-admin', 'throw new Error("another Node");'),
    },
    {
      name: 'a part that is used does not load',
      code: 'client/not-loaded',
      argv: FCM,
      cwd: () => {
        const folder = projectWith('firebase-admin', '');
        writeFileSync(join(folder, 'node_modules', 'firebase-admin', 'messaging.js'), `require('not-there')`);
        return folder;
      },
    },
    {
      name: 'the vendor has no library',
      code: 'client/no-library',
      argv: ['--vendor', 'vivo'],
      cwd: () => emptyFolder(),
    },
    {
      name: 'there are two devices',
      code: 'client/one-device',
      argv: [...FCM, '--token', fcmToken('uninstalled')],
      cwd: () => withConfig({}),
    },
    { name: 'it is a dry run', code: 'client/one-device', argv: [...FCM, '--dry-run'], cwd: () => withConfig({}) },
    {
      name: 'it goes through Tencent',
      code: 'usage/via-with-devices',
      argv: ['--via', 'tencent', '--user', 'alice'],
      cwd: () => withConfig({}),
    },
    {
      name: 'it is another client',
      code: 'usage/bad-value',
      argv: [...FCM, '--client', 'curl'],
      cwd: () => withConfig({}),
    },
  ])('it stops when $name', async ({ argv, cwd, code }) => {
    const said = await sdk(cwd(), ...argv);
    expect(said.json().problems.map((problem) => problem.code)).toContain(code);
    expect(said.exitCode).toBe(2);
    expect(sandbox.store.list()).toEqual([]);
  });

  it('it stops when the config changes the endpoint of the vendor: the library would send to the real one', async () => {
    const cwd = withConfig({ endpoints: { fcm: `${sandbox.url}/fcm` } });
    const said = await run(['send', '--client', 'sdk', ...FCM, '--json'], { cwd });
    expect(said.json().problems.map((problem) => problem.code)).toEqual(['client/endpoint-replaced']);
    expect(sandbox.store.list()).toEqual([]);
  });

  it('says how to install it, and which versions run on which Node', async () => {
    const { stderr } = await send(withConfig({}), FCM);
    expect(stderr).toMatch(/npm install firebase-admin@13/);
    expect(stderr).toMatch(/13 runs on Node 18 and newer, 14 on Node 22 and newer; this is Node \d+/);
  });
});
