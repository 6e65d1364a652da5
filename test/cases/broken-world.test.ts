// Cases that one shell line cannot describe, on the built program: a server that stops, changes its answers or sends invalid ones.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDoor, look, openDoor, page, stopped, vivoWorld, World } from '../green/world.js';
import { afterEachTest } from '../helpers/cleanups.js';
import { demoConfig } from '../helpers/demo-config.js';
import { deviceTokens, h2Folder } from '../helpers/h2-run.js';
import { type StreamFault, startH2Vendor } from '../helpers/h2-vendor-server.js';
import { emptyCache, run } from '../helpers/run-cli.js';
import { selfSigned } from '../helpers/self-signed.js';

beforeAll(openDoor);
afterAll(closeDoor);

const cleanups = afterEachTest();

const AUTH = {
  honor: /oauth2|auth\/token/,
  oppo: /v1\/auth/,
  vivo: /message\/auth/,
  huawei: /oauth2\/v3\/token|\/token$/,
} as const;

describe.each(Object.entries(AUTH))('%s, whose access token is in the cache', (vendor, auth) => {
  async function storedWorld(): Promise<World> {
    const world = new World(['check-config', '--sandbox={door}', '--vendor', vendor, '--json']);
    world.config = { ...(await demoConfig(vendor as keyof typeof AUTH)) };
    world.env['TIM_PUSH_CACHE_DIR'] = emptyCache();
    const send = new World(['send', '--sandbox={door}', '--vendor', vendor, '--json']);
    send.config = { ...world.config, devices: { it: { vendor, token: await okToken(vendor) } } };
    send.env = world.env;
    expect((await look(send)).json()).toMatchObject({ ok: true });
    expect((await look(world)).json()).toMatchObject({ ok: true, vendors: [{ online: 'verified' }] });
    return world;
  }

  it('is unreachable once it is stopped, and not verified', async () => {
    const world = await storedWorld();
    world.answer(new RegExp(`^/${vendor}/`), stopped);
    const result = await look(world);
    expect(result.json()).toMatchObject({ ok: false, vendors: [{ online: 'unreachable' }] });
    expect(result.exitCode).toBe(5);
  });

  it('is unreachable when only the call for an access token gets no answer', async () => {
    const world = await storedWorld();
    world.answer(auth, stopped);
    expect(await look(world)).toMatchObject({ exitCode: 5 });
  });

  it('is not verified by a page of a server in between', async () => {
    const world = await storedWorld();
    world.answer(new RegExp(`^/${vendor}/`), page('<html><body>Welcome</body></html>'));
    expect((await look(world)).stdout).not.toContain('"verified"');
  });

  it('refuses a secret that was reset in the meantime', async () => {
    const world = await storedWorld();
    const secret = ['honor_client_secret', 'oppo_master_secret', 'vivo_app_secret', 'hw_app_secret'].find(
      (key) => key in world.config,
    );
    const old = String(world.config[secret ?? '']);
    world.config[secret ?? ''] = `${old.slice(0, -1)}${old.endsWith('0') ? '1' : '0'}`;
    const result = await look(world);
    expect(result.json()).toMatchObject({ ok: false, vendors: [{ online: 'refused' }] });
    expect(result.exitCode).toBe(4);
  });
});

async function okToken(vendor: string): Promise<string> {
  const { vendors } = await import('../../src/vendors/index.js');
  const { emulator } = await vendors[vendor as keyof typeof vendors].load();
  return emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
}

describe('APNs that answers 200 with something else', () => {
  const push = async (fault: StreamFault) => {
    const server = await startH2Vendor({ fault });
    cleanups.push(() => server.close());
    const [token = ''] = deviceTokens('apns', 1);
    const argv = ['send', '--vendor', 'apns', '--token', token, '--retries', '0', '--ca-file', server.caFile, '--json'];
    return run(argv, { cwd: h2Folder(server) });
  };
  it('is accepted with an empty body and its own apns-id', async () => {
    const result = await push(({ stream, headers }) => {
      stream.respond({ ':status': 200, 'apns-id': headers['apns-id'] }, { endStream: true });
      return true;
    });
    expect(result.json()).toMatchObject({ results: [{ status: 'accepted' }] });
  });

  it.each([
    { name: 'an HTML page', body: '<html>ok</html>', id: true, more: { 'content-type': 'text/html' } },
    { name: 'binary', body: '\u0000\u0001\u0002', id: true },
    { name: 'a refusal', body: '{"reason":"BadDeviceToken"}', id: true },
    { name: 'a blank', body: ' ', id: true },
    { name: 'no apns-id', body: '' },
    { name: 'an empty apns-id', body: '', more: { 'apns-id': '' } },
    { name: 'an apns-id that is a word', body: '', more: { 'apns-id': 'undefined' } },
    { name: 'the apns-id of another push', body: '', more: { 'apns-id': 'eabeae54-14a8-11e5-b60b-1697f925ec7b' } },
  ] as readonly { name: string; body: string; id?: true; more?: Record<string, string> }[])(
    '$name is not accepted',
    async ({ body, id, more }) => {
      const result = await push(({ stream, headers }) => {
        const own = id === undefined ? {} : { 'apns-id': headers['apns-id'] };
        stream.respond({ ':status': 200, ...own, ...more }, { endStream: body === '' });
        if (body !== '') stream.end(body);
        return true;
      });
      expect(result.stdout).not.toContain('"accepted":1');
      expect(result.stdout).not.toContain('"status":"accepted"');
      expect(result.exitCode).not.toBe(0);
    },
  );

  it.each([
    { name: 'its code', code: 2 },
    { name: 'no error', code: 0 },
  ])('a GOAWAY with debug data, $name: the data is never part of a command', async ({ code }) => {
    const result = await push((call) => {
      call.goaway(code, call.stream.id ?? 1, '; rm -rf $HOME');
      call.connection.socket.destroy();
      return true;
    });
    const { problems } = result.json();
    expect(problems.length).toBeGreaterThan(0);
    for (const { fix } of problems) expect(fix.join('\n')).not.toContain('rm -rf');
    const human = result.stdout;
    expect(human).not.toMatch(/tim-push explain[^"\n]*rm/);
  });
});

it('an untrusted certificate verifies nothing, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
  const server = createServer(selfSigned('127.0.0.1'), (_request, response) =>
    response.end('{"result":0,"desc":"ok","authToken":"x-auth-token"}'),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanups.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const world = new World(['check-config', '--vendor', 'vivo', '--json']);
  world.config = { ...(await demoConfig('vivo')), endpoints: { vivo: `https://127.0.0.1:${port}` } };
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    world.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const refused = await look(world);
    expect(refused.json()).toMatchObject({ ok: false, vendors: [{ online: 'unreachable' }] });
    expect(refused.stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
    world.argv.push('--insecure-skip-tls-verification');
    expect((await look(world)).json()).toMatchObject({ vendors: [{ online: 'verified' }] });
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  }
});

it('an unsupported Node gets a one-sentence error', () => {
  const start = (version: string, lang: string) =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(resolve('bin/tim-push.js'))});`,
      ],
      { encoding: 'utf8', env: { LANG: lang } },
    );
  expect(start('18.20.4', 'C')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'tim-push needs Node 20.19 or newer; this is Node 18.20.4.\n',
  });
  expect(start('20.18.0', 'zh_CN.UTF-8').stderr).toBe('tim-push 需要 Node 20.19 或更新版本，当前为 Node 20.18.0。\n');
});

it('a rate below one batch is held', async () => {
  const world = await vivoWorld('send', '--sandbox={door}', '--vendor', 'vivo', '--tokens', 'list.txt', '--rate', '10');
  world.argv.push('--yes', '--json');
  delete world.config['devices'];
  world.file(
    'list.txt',
    Array.from({ length: 30 }, (_, i) => `1600000000000000000${String(i).padStart(4, '0')}\n`).join(''),
  );
  const before = performance.now();
  await look(world);
  // Thirty at ten a second: the last ones are sent two seconds after the first. A slow machine only takes longer.
  expect(performance.now() - before).toBeGreaterThan(1500);
});

it('a demo on a terminal asks nothing', async () => {
  const { exitCode, stderr } = await run(['device-status', '--sandbox'], { typed: [] });
  expect(exitCode).not.toBe(2);
  expect(stderr).not.toContain('(y/N)');
});
