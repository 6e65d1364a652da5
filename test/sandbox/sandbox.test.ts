// The sandbox as a server: three ways to reach it, the control API and its protection, limits, and invalid bytes on both ports.
import { readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect as connectH2 } from 'node:http2';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { MessageStore, type StoredMessage } from '../../src/sandbox/state/store.js';
import { World } from '../../src/sandbox/state/world.js';
import { isLoopbackUrl } from '../../src/sandbox/traffic/receipts.js';
import { runs } from '../helpers/runs.js';
import { startForTest } from '../helpers/start-for-test.js';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startForTest({ strict: true });
});
afterAll(() => sandbox.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
const ask = (
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(
      `${sandbox.url}${path}`,
      { method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => {
          body += part.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
const AUTH = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"appId":1}' };
const port = (url: string | undefined): number => Number(new URL(url ?? '').port);
const ca = (): string => readFileSync(sandbox.caFile ?? '', 'utf8');

describe('sandbox › addresses', () => {
  it('is reached by path prefix and by the real Host on the same port', async () => {
    expect(JSON.parse((await ask('/vivo/message/auth', AUTH)).body)).toMatchObject({ result: 10201 });
    expect(
      JSON.parse(
        (await ask('/message/auth', { ...AUTH, headers: { ...AUTH.headers, Host: 'api-push.vivo.com.cn' } })).body,
      ),
    ).toMatchObject({ result: 10201 });
    expect(
      JSON.parse(
        (
          await ask('/garcia/api/server/push/varnished/pushByPushId', {
            method: 'POST',
            headers: { Host: 'server-api-push.meizu.com' },
            body: 'appId=1',
          })
        ).body,
      ),
    ).toMatchObject({ code: '110004' });
  });

  it('is reached by TLS with the real name, over HTTP/1.1 and over HTTP/2', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const call = httpsRequest(
        {
          host: '127.0.0.1',
          port: port(sandbox.tlsUrl),
          servername: 'api-push.vivo.com.cn',
          ca: ca(),
          method: 'POST',
          path: '/message/auth',
          headers: { Host: 'api-push.vivo.com.cn', 'Content-Type': 'application/json' },
        },
        (response) => {
          let body = '';
          response.on('data', (part: Buffer) => {
            body += part.toString();
          });
          response.on('end', () => resolve(body));
        },
      );
      call.on('error', reject);
      call.end('{}');
    });
    expect(JSON.parse(answer)).toMatchObject({ result: 10200 });
    const session = connectH2(sandbox.tlsUrl ?? '', { ca: ca() });
    const overH2 = await new Promise<string>((resolve, reject) => {
      const stream = session.request({
        ':path': '/oppo/server/v1/auth',
        ':method': 'POST',
        'content-type': 'application/x-www-form-urlencoded',
      });
      let body = '';
      stream.on('data', (part: Buffer) => {
        body += part.toString();
      });
      stream.on('end', () => resolve(body));
      stream.on('error', reject);
      stream.end('a=b');
    });
    session.close();
    expect(JSON.parse(overH2)).toMatchObject({ code: 15 });
  });

  it('another host is answered that it is not emulated; an unknown path lists the vendors', async () => {
    expect(await ask('/x', { headers: { Host: 'example.test' } })).toMatchObject({
      status: 421,
      body: expect.stringContaining('example.test'),
    });
    expect(await ask('/nokia/send')).toMatchObject({ status: 404, body: expect.stringContaining('/vivo') });
  });
});

describe('sandbox › control API', () => {
  it('reports that it is ready, what it received, and which rules passed or failed', async () => {
    expect(JSON.parse((await ask('/_sandbox/ready')).body)).toMatchObject({
      ready: true,
      url: sandbox.url,
      tlsUrl: sandbox.tlsUrl,
      strict: true,
    });
    await ask('/vivo/message/auth', AUTH);
    const { messages } = JSON.parse((await ask('/_sandbox/messages?vendor=vivo&status=refused&limit=1')).body) as {
      messages: StoredMessage[];
    };
    expect(messages).toMatchObject([
      { vendor: 'vivo', refusedBy: { code: '10201' }, request: { path: '/message/auth' } },
    ]);
    expect(JSON.parse((await ask(`/_sandbox/messages/${messages[0]?.id ?? ''}`)).body)).toMatchObject({
      vendor: 'vivo',
    });
    expect((await ask('/_sandbox/messages/none')).status).toBe(404);
    const { rules } = JSON.parse((await ask('/_sandbox/rules')).body) as {
      rules: { id: string; on: boolean; mark: string }[];
    };
    expect(rules.length).toBeGreaterThan(100);
  });

  it('wait answers as soon as a message matches, and reports when none does', async () => {
    const waiting = ask('/_sandbox/wait?vendor=meizu&text=wait-for-me&timeoutMs=3000');
    await ask('/meizu/garcia/api/server/message/getRegisterSwitch?appId=wait-for-me');
    expect((await waiting).status).toBe(200);
    expect((await ask('/_sandbox/wait?text=never&timeoutMs=50')).status).toBe(408);
  });

  it('a request that changes state needs the header, JSON and valid members', async () => {
    const device = {
      method: 'POST',
      body: JSON.stringify({ vendor: 'vivo', token: '1'.repeat(23), fate: 'uninstalled' }),
    };
    expect(
      (await ask('/_sandbox/devices', { ...device, headers: { 'Content-Type': 'application/json' } })).status,
    ).toBe(403);
    const headers = { 'Content-Type': 'application/json', 'x-tim-push': '1' };
    expect((await ask('/_sandbox/devices', { ...device, headers })).status).toBe(200);
    expect((await ask('/_sandbox/devices', { method: 'POST', headers, body: '{"vendor":"vivo"}' })).status).toBe(400);
    expect(
      (await ask('/_sandbox/devices', { method: 'POST', headers, body: '{"vendor":"nokia","token":"1"}' })).status,
    ).toBe(400);
    expect(sandbox.world.devices()).toContainEqual(
      expect.objectContaining({ token: '1'.repeat(23), fate: 'uninstalled' }),
    );
    const before = JSON.parse(
      (await ask('/_sandbox/clock', { method: 'POST', headers, body: '{"advanceMs":0}' })).body,
    ) as { now: number };
    const after = JSON.parse(
      (await ask('/_sandbox/clock', { method: 'POST', headers, body: '{"advanceMs":3600000}' })).body,
    ) as { now: number };
    expect(after.now - before.now).toBeGreaterThanOrEqual(3_600_000);
    await ask('/_sandbox/clock', { method: 'POST', headers, body: '{"advanceMs":-3600000}' });
    expect((await ask('/_sandbox/reset', { method: 'POST', headers })).status).toBe(200);
    expect(sandbox.world.devices()).not.toContainEqual(expect.objectContaining({ token: '1'.repeat(23) }));
    expect(sandbox.store.list()).toEqual([]);
  });

  it('a rebound host name, a foreign origin and a frame are refused', async () => {
    expect((await ask('/_sandbox/messages', { headers: { Host: 'evil.test' } })).status).toBe(421);
    expect((await ask('/_sandbox/messages', { headers: { Origin: 'https://evil.test' } })).status).toBe(403);
    expect((await ask('/', { headers: { Origin: 'null' } })).status).toBe(403);
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(String(page.headers['content-security-policy'])).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.body).not.toMatch(/<script(?![^>]* src="\/inspector\/)/);
  });

  it('the page itself never contains a payload: it reads messages as JSON', async () => {
    await ask('/vivo/message/send', { method: 'POST', body: '<img src=x onerror=alert(1)>' });
    expect((await ask('/')).body).not.toContain('<img');
    expect(String((await ask('/_sandbox/messages')).headers['content-type'])).toContain('application/json');
  });
});

describe('sandbox › bounds', () => {
  it('listens on loopback and keeps its keys for the owner', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    if (process.platform !== 'win32')
      expect(statSync((sandbox.caFile ?? '').replace('ca.pem', 'authority.pem')).mode & 0o777).toBe(0o600);
  });

  it('a body and headers that are too large are refused', async () => {
    expect(
      (
        await ask('/vivo/message/send', { method: 'POST', body: 'x'.repeat(5 * 1024 * 1024) }).catch(() => ({
          status: 413,
        }))
      ).status,
    ).toBe(413);
    expect((await ask('/vivo/message/send', { headers: { 'X-Big': 'x'.repeat(40_000) } })).status).toBe(431);
  });

  it('the store drops the oldest messages by count and by bytes', () => {
    const store = new MessageStore({ messages: 3, bytes: 10_000 });
    const message = (body: string): Omit<StoredMessage, 'id'> => ({
      vendor: 'vivo',
      at: 0,
      request: { protocol: 'http/1.1', method: 'POST', path: '/', host: undefined, headers: [], body },
      response: { status: 200, headers: {}, body: '' },
      rules: [],
      pushes: [],
    });
    for (let i = 0; i < 5; i += 1) store.add(message(String(i)));
    expect(store.list().map((item) => item.request.body)).toEqual(['4', '3', '2']);
    store.add(message('x'.repeat(9500)));
    expect(store.list()).toHaveLength(1);
    expect(store.total).toBe(6);
  });

  it('receipts are sent to loopback only', () => {
    expect(['http://127.0.0.1:1/a', 'http://localhost/a', 'http://[::1]:3/'].map(isLoopbackUrl)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [
        'http://10.0.0.1/',
        'http://127.0.0.1.evil.test/',
        'https://localhost/',
        'http://evil.test/',
        'file:///etc/passwd',
        'nonsense',
      ].some(isLoopbackUrl),
    ).toBe(false);
  });

  it('daily quotas start at midnight in China', () => {
    let now = Date.UTC(2026, 0, 1, 15, 59, 0);
    const world = new World({
      clock: { now: () => now, sleep: async () => {} },
      random: { uuid: () => '', hex: () => '', fraction: () => 0 },
      strict: false,
      apps: [],
      devices: [],
    }).for('vivo', () => '');
    expect([world.count('a', 86_400_000), world.count('a', 86_400_000)]).toEqual([1, 2]);
    now += 120_000;
    expect(world.count('a', 86_400_000)).toBe(1);
  });

  it('invalid bytes on both ports end only their own connection', async () => {
    const speak = (bytes: Uint8Array, tls: boolean): Promise<void> =>
      new Promise((resolve) => {
        const socket = tls
          ? connectTls({
              port: port(sandbox.tlsUrl),
              host: '127.0.0.1',
              rejectUnauthorized: false,
              ALPNProtocols: ['h2'],
            })
          : connect(port(bytes.length % 2 === 0 ? sandbox.url : sandbox.tlsUrl), '127.0.0.1');
        const end = (): void => {
          socket.destroy();
          resolve();
        };
        socket.on('error', end);
        socket.on('close', end);
        socket.on(tls ? 'secureConnect' : 'connect', () => socket.end(bytes));
        setTimeout(end, 60);
      });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.boolean(), (bytes, tls) =>
        speak(bytes, tls),
      ),
      runs(40),
    );
    expect((await ask('/_sandbox/ready')).status).toBe(200);
  });

  it('random requests to every vendor are answered and never end the server', async () => {
    const vendors = ['vivo', 'oppo', 'xiaomi', 'honor', 'meizu'];
    const paths = [
      '/message/auth',
      '/message/send',
      '/server/v1/message/notification/unicast',
      '/v3/message/regid',
      '/api/v1/1/sendMessage',
      '/auth/token',
      '/garcia/api/server/push/varnished/pushByPushId',
      '/',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...vendors),
        fc.constantFrom(...paths),
        fc.oneof(fc.string(), fc.json(), fc.webQueryParameters()),
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain'),
        async (vendor, path, body, type) => {
          const answer = await ask(`/${vendor}${path}`, { method: 'POST', headers: { 'Content-Type': type }, body });
          expect(answer.status).toBeLessThan(500);
        },
      ),
      runs(150),
    );
  });
});
