// @parse/node-apn, unchanged, through the sandbox's TLS port: accepted when valid, refused when invalid, and compared with our client.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import apn from '@parse/node-apn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRedactor } from '../../../src/http/redaction/redactor.js';
import { createTransport, type Transport } from '../../../src/http/transport.js';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/index.js';
import { systemClock, systemRandom } from '../../../src/session/system-clock.js';
import { createMemoryTokenStore } from '../../../src/stores/access-tokens.js';
import { apns } from '../../../src/vendors/apns/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { certificateKey, deviceOf, noKey, vectors } from './keys.js';

const dir = mkdtempSync(join(tmpdir(), 'tim-push-apns-'));
const demo = apns.emulator.demo.values;
/** One date within the validity of the vectors' certificates, and one after it. */
const IN_2026 = Date.UTC(2026, 5, 1);
const IN_2028 = Date.UTC(2028, 5, 1);
let sandbox: RunningSandbox;
let port: number;
let ca: string;
let proxy: { readonly port: number; close(): void };
const transports: Transport[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [{ id: 'apns', name: apns.name, emulator: apns.emulator, resultCodes: apns.resultCodes }],
    port: 0,
    tlsPort: 0,
    clock: systemClock,
    random: systemRandom,
    strict: true,
    apps: [
      {
        id: 'demo',
        vendors: ['apns'],
        value: (key) => demo[key],
        file: (key) => (demo[key] === undefined ? undefined : Buffer.from(demo[key])),
      },
    ],
    devices: apns.emulator.demo.devices.map((device) => ({ ...device, vendor: 'apns' })),
    tls: { dir },
  });
  port = Number(new URL(sandbox.tlsUrl ?? '').port);
  ca = readFileSync(sandbox.caFile ?? '', 'utf8');
  proxy = await tunnelTo(port);
});

afterAll(async () => {
  for (const transport of transports) await transport.close();
  proxy.close();
  await sandbox.close();
  rmSync(dir, { recursive: true });
});

/** Apple's host names lead to the sandbox: only the connection of the client changes. */
async function tunnelTo(target: number): Promise<{ readonly port: number; close(): void }> {
  const sockets: Socket[] = [];
  const server = createServer();
  server.on('connect', (_request, socket: Socket) => {
    const onward = connectTcp(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.push(socket, onward);
    for (const one of [socket, onward]) one.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

type ProviderOptions = ConstructorParameters<typeof apn.Provider>[0];

/** node-apn uses Apple's own host name; its connection leads to the sandbox. (With its own `proxy` option it drops `ca`.) */
async function byNodeApn<T>(special: ProviderOptions, work: (provider: apn.Provider) => Promise<T>): Promise<T> {
  const provider = new apn.Provider({
    ca: [ca],
    address: 'api.push.apple.com',
    port,
    lookup: (_host: string, _options: unknown, done: (error: null, found: { address: string; family: 4 }[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]),
    connectionRetryLimit: 0,
    ...special,
  } as unknown as ProviderOptions);
  try {
    return await work(provider);
  } finally {
    await provider.shutdown();
  }
}

const token = { key: Buffer.from(demo['apple_key_file'] ?? ''), keyId: 'DEMOKEY123', teamId: 'DEMOTEAM12' };

const note = (): apn.Notification => {
  const made = new apn.Notification();
  made.topic = 'com.example.chat';
  made.pushType = 'alert';
  made.alert = { title: 'Message from Alice', body: 'Are you coming along tonight?' };
  made.sound = 'default';
  made.payload = { ext: '{"conversationID":"c2c_alice"}' };
  return made;
};

function ours(settings: Readonly<Record<string, string | undefined>> = {}, clock = systemClock) {
  const transport = createTransport({
    env: {},
    ca: [ca],
    proxy: `http://127.0.0.1:${proxy.port}`,
    redactor: createRedactor(),
    clock: systemClock,
  });
  transports.push(transport);
  return apns.connect({
    http: transport.for('apns'),
    settings: settingsOf(apns, { ...demo, ...settings }),
    endpoint: (role) => apns.hosts[role] ?? '',
    clock,
    random: systemRandom,
    accessTokens: createMemoryTokenStore(clock),
    protect: () => {},
  });
}

const newest = () => sandbox.store.list()[0];

describe('@parse/node-apn through the sandbox', () => {
  it('is accepted with a key, and its push is read', async () => {
    const result = await byNodeApn({ token }, (provider) => provider.send(note(), deviceOf('ok')));
    expect(result.failed).toEqual([]);
    expect(result.sent).toMatchObject([{ device: deviceOf('ok') }]);
    expect(newest()).toMatchObject({
      request: { protocol: 'h2', host: 'api.push.apple.com' },
      pushes: [{ accepted: true, title: 'Message from Alice', ext: '{"conversationID":"c2c_alice"}' }],
    });
  });

  it('is accepted at the plain address of the TLS port too', async () => {
    const result = await byNodeApn({ token, address: '127.0.0.1' }, (provider) =>
      provider.send(note(), deviceOf('ok')),
    );
    expect(result.failed).toEqual([]);
  });

  it('reads our refusals as Apple’s', async () => {
    const wrongKey = await byNodeApn({ token: { ...token, keyId: 'OTHERKEY12' } }, (provider) =>
      provider.send(note(), deviceOf('ok')),
    );
    expect(wrongKey.failed).toMatchObject([{ status: 403, response: { reason: 'InvalidProviderToken' } }]);
    const fates = await byNodeApn({ token }, async (provider) => {
      await provider.send(note(), deviceOf('ok'));
      const result = await provider.send(note(), [deviceOf('uninstalled'), deviceOf('other-app'), deviceOf('unknown')]);
      return result.failed;
    });
    expect(new Map(fates.map((item) => [item.device, item.response?.reason]))).toEqual(
      new Map([
        [deviceOf('uninstalled'), 'Unregistered'],
        [deviceOf('other-app'), 'DeviceTokenNotForTopic'],
        [deviceOf('unknown'), 'BadDeviceToken'],
      ]),
    );
    const gone = fates.find((item) => item.device === deviceOf('uninstalled'))?.response as { timestamp?: unknown };
    expect(gone.timestamp).toEqual(expect.any(Number));
  });

  it('loses 19 of 20 pushes on a fresh connection to the one-stream rule; our client loses none', async () => {
    const tokens = Array.from({ length: 20 }, () => deviceOf('ok'));
    const theirs = await byNodeApn({ token }, (provider) => provider.send(note(), tokens));
    expect(theirs.sent).toHaveLength(1);
    expect(theirs.failed).toHaveLength(19);
    expect(String(theirs.failed[0]?.error)).toContain('NGHTTP2_REFUSED_STREAM');
    const results = await ours().send(testMessage(), tokens);
    expect(results.map((item) => [item.status, item.attempts])).toEqual(tokens.map(() => ['accepted', 1]));
  });

  it('sends the same push as our client, except for the id of the push', async () => {
    const special = { expiry: 1_900_000_000, collapseId: 'chat-1', priority: 10 };
    const theirNote = Object.assign(note(), special);
    await byNodeApn({ token }, (provider) => provider.send(theirNote, deviceOf('ok')));
    const theirs = newest();
    const ttlSeconds = 1_900_000_000 - Math.floor(systemClock.now() / 1000);
    await ours().send(testMessage({ ttlSeconds, options: { 'apns-collapse-id': 'chat-1' } }), [deviceOf('ok')]);
    const own = newest();
    const fields = (message: typeof own): Record<string, string> => Object.fromEntries(message?.request.headers ?? []);
    const { authorization: _a, 'apns-id': ourId, ...rest } = fields(own);
    const { authorization: _b, 'apns-id': theirId, ...theirRest } = fields(theirs);
    // One second may pass between the two pushes.
    expect(Math.abs(Number(rest['apns-expiration']) - Number(theirRest['apns-expiration']))).toBeLessThan(5);
    expect({ ...rest, 'apns-expiration': '' }).toEqual({ ...theirRest, 'apns-expiration': '' });
    // Our client sets the id, so that a push without an answer can be traced.
    expect([ourId, theirId]).toEqual([expect.any(String), undefined]);
    expect(JSON.parse(own?.request.body ?? '')).toEqual(JSON.parse(theirs?.request.body ?? '0'));
    expect(own?.request.path).toBe(theirs?.request.path);
  });
});

describe('certificates through the sandbox', () => {
  const [universal] = vectors.push_certificates.certificates;

  it('are accepted from both clients and checked against the sandbox’s clock', async () => {
    const mine = ours(
      { ...noKey, apple_cert_file: universal?.pem, apple_cert_key_file: certificateKey },
      { ...systemClock, now: () => IN_2026 },
    );
    const pair = { cert: universal?.pem ?? '', key: certificateKey, production: true };
    // node-apn compares the certificate with the real date.
    vi.useFakeTimers({ toFake: ['Date'], now: IN_2026 });
    sandbox.world.clock.freeze(IN_2026);
    const accepted = await mine.send(testMessage(), [deviceOf('ok'), deviceOf('ok'), deviceOf('unknown')]);
    const headers = newest()?.request.headers.map(([name]) => name);
    const theirs = await byNodeApn(pair, (provider) =>
      provider.send(note(), [deviceOf('ok'), deviceOf('uninstalled')]),
    );
    sandbox.world.clock.freeze(IN_2028);
    const ended = await byNodeApn(pair, (provider) => provider.send(note(), deviceOf('ok')));
    const endedOurs = await mine.send(testMessage(), [deviceOf('ok')]);
    sandbox.world.clock.freeze(undefined);
    vi.useRealTimers();
    expect(accepted.map((item) => item.problem?.vendorCode ?? item.status)).toEqual([
      'accepted',
      'accepted',
      'BadDeviceToken',
    ]);
    expect(headers).not.toContain('authorization');
    expect(theirs.sent).toHaveLength(1);
    expect(theirs.failed).toMatchObject([{ status: 410, response: { reason: 'Unregistered' } }]);
    expect(ended.failed).toMatchObject([{ status: 403, response: { reason: 'BadCertificate' } }]);
    expect(endedOurs[0]?.problem?.code).toBe('apns/BadCertificate');
  });
});
