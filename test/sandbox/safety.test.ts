// The safety promises of docs/sandbox.md, one by one. Loopback, invalid bytes and body limits of the vendors' side: sandbox.test.ts.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, get, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { MessageStore, type StoredMessage } from '../../src/sandbox/state/store.js';
import { lineOf } from '../../src/sandbox/view/line.js';
import { lacksPosix } from '../helpers/lacking.js';
import { control, vivoAuth, vivoSend } from '../helpers/sandbox-calls.js';
import { startForTest } from '../helpers/start-for-test.js';

let sandbox: RunningSandbox;
const lines: string[] = [];
beforeAll(async () => {
  sandbox = await startForTest({ onMessage: (line) => lines.push(line.en, line.zh) });
});
afterAll(() => sandbox.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A raw request, because fetch would not send every header. Event streams are closed after their head. */
const ask = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(
      `${sandbox.url}${path}`,
      {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }) },
        agent: false,
      },
      (response) => {
        const { statusCode: status = 0, headers: got } = response;
        let text = '';
        const end = (): void => resolve({ status, headers: got, body: text });
        response.on('data', (part: Buffer) => {
          text += part.toString();
        });
        response.on('end', end);
        response.on('error', end);
        if (got['content-type']?.startsWith('text/event-stream') === true) {
          end();
          call.destroy();
        }
      },
    );
    call.on('error', reject);
    call.end(body);
  });

const reads = [
  '/',
  '/_sandbox/ready',
  '/_sandbox/messages',
  '/_sandbox/events',
  '/_sandbox/state',
  '/_sandbox/openapi.json',
];

describe('safety › who may use the control API, the page and the event stream', () => {
  it.each(reads)('%s answers this machine and no other machine', async (path) => {
    expect((await ask('GET', path, {})).status).toBe(200);
    const own = new URL(sandbox.url).host;
    for (const headers of [
      { Origin: 'https://evil.test' },
      { Origin: 'null' },
      { Origin: `http://${own}.evil.test` },
      { Origin: 'http://127.0.0.1:1' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ])
      expect((await ask('GET', path, headers)).status, JSON.stringify(headers)).toBe(403);
    for (const host of ['evil.test', `${own}.evil.test`, 'localhost.evil.test', '127.0.0.1.evil.test'])
      expect((await ask('GET', path, { Host: host })).status, host).toBe(421);
    expect((await ask('GET', path, { Host: own, Origin: `http://${own}` })).status).toBe(200);
  });

  it('every route that changes state needs the header, whatever the method', async () => {
    const changing = sandbox.routes.filter((route) => !route.startsWith('GET '));
    expect(changing.length).toBeGreaterThan(10);
    for (const route of changing) {
      const [method = '', path = ''] = route.split(' ');
      const place = path.replace(':id', '1');
      const headers = { 'Content-Type': 'application/json' };
      expect((await ask(method, place, headers, '{}')).status, route).toBe(403);
      // What a form or a simple request of a page on another site could send.
      expect((await ask(method, place, { 'Content-Type': 'text/plain' }, '{}')).status, route).toBe(403);
    }
  });

  it('no route changes state by GET', () => {
    const reading = sandbox.routes
      .filter((route) => route.startsWith('GET /_sandbox/'))
      .map((route) => route.slice(14));
    expect([...new Set(reading)].sort()).toEqual([
      'apps',
      'clock',
      'devices',
      'events',
      'faults',
      'im-users',
      'messages',
      'messages/:id',
      'openapi.json',
      'ready',
      'rules',
      'state',
      'wait',
    ]);
  });

  it('every answer has a strict content security policy, refusals too', async () => {
    for (const [path, headers] of [...reads.map((path) => [path, {}] as const), ['/', { Origin: 'null' }] as const]) {
      const policy = String((await ask('GET', path, headers)).headers['content-security-policy']);
      expect(policy, path).toMatch(/^default-src 'none'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    }
  });

  it('the page has no inline script or style', async () => {
    const { body } = await ask('GET', '/', {});
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=|javascript:/i);
  });
});

describe('safety › payloads', () => {
  it('addresses in a payload are never fetched', async () => {
    let hits = 0;
    const bait = createServer((_, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((done) => bait.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(bait.address() as AddressInfo).port}/x.png`;
    const authToken = await vivoAuth(sandbox);
    await vivoSend(sandbox, authToken, {
      skipType: 2,
      skipContent: url,
      extra: { callback: 'http://example.test/' },
      image: url,
    });
    for (const vendor of ['apns', 'fcm', 'huawei', 'xiaomi', 'oppo', 'meizu', 'honor'])
      await control(sandbox, 'POST', 'compose', {
        vendor,
        title: 'Look',
        body: url,
        ext: JSON.stringify({ image: url }),
      });
    const { messages } = (await control(sandbox, 'GET', 'messages?limit=50')).json as { messages: { id: string }[] };
    for (const { id } of messages) await control(sandbox, 'GET', `messages/${id}`);
    await new Promise((resolve) => bait.close(resolve));
    expect(hits).toBe(0);
  });

  it('markup in a payload is sent by the API as JSON, never as a page', async () => {
    await ask('POST', '/vivo/message/send', { 'Content-Type': 'text/html' }, '<script>alert(1)</script>');
    const { headers, body } = await ask('GET', '/_sandbox/messages', {});
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).toContain('alert(1)');
  });

  it('control characters never reach the terminal', async () => {
    await ask('POST', '/vivo/%1b%5b31m%0a%07/x', {}, '');
    const odd = lineOf({
      id: '1',
      vendor: 'vivo',
      at: 0,
      request: {
        protocol: 'http/1.1',
        method: 'PO\u001bST',
        path: '/a\u001b[2J\u009b31m\u202eb\r\n',
        headers: [],
        body: '',
      },
      response: { status: 200, headers: {}, body: '' },
      rules: [],
      pushes: [],
      refusedBy: { rule: 'x/\u0007', code: '\u001b]0;title\u0007' },
    });
    expect(odd.zh).toContain('已拒绝');
    for (const line of [...lines, odd.en, odd.zh])
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('a log line shows a request as failed when a fault affected it', () => {
    const request = { protocol: 'http/1.1', method: 'POST', path: '/message/send', headers: [], body: '' } as const;
    const line = (status: number) =>
      lineOf({
        id: '1',
        vendor: 'vivo',
        at: 0,
        request,
        response: { status, headers: {}, body: '' },
        rules: [],
        pushes: [],
      });
    expect(line(200).en).toMatch(/ 200 {2}ok$/);
    for (const status of [503, 0]) expect(line(status).en).toMatch(/ {2}failed$/);
    expect(line(503).zh).toMatch(/503 {2}失败$/);
  });

  it('a message id is a key in memory, never a path', async () => {
    for (const id of ['..%2f..%2fetc%2fpasswd', '__proto__', 'constructor', '%00'])
      expect((await ask('GET', `/_sandbox/messages/${id}`, {})).status, id).toBe(404);
  });
});

describe('safety › bounds', () => {
  it('a control body that is too large is refused', async () => {
    const body = JSON.stringify({ vendor: 'vivo', token: 'x'.repeat(5 * 1024 * 1024) });
    const headers = { 'Content-Type': 'application/json', 'x-tim-push': '1' };
    expect((await ask('POST', '/_sandbox/devices', headers, body)).status).toBe(413);
  });

  it('the number of event streams is limited; closing one allows another', async () => {
    const open: ReturnType<typeof get>[] = [];
    const stream = (): Promise<number> =>
      new Promise((resolve) => {
        const call = get(`${sandbox.url}/_sandbox/events`, { agent: false }, (response) => {
          response.on('error', () => {});
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        call.on('error', () => {});
        open.push(call);
      });
    for (let i = 0; i < 32; i += 1) expect(await stream()).toBe(200);
    expect(await stream()).toBe(429);
    for (const call of open) call.destroy();
    let status = 429;
    while (status === 429) status = await stream();
    expect(status).toBe(200);
    for (const call of open) call.destroy();
  });

  it('a name given by --allow-host passes the Host check and is in the certificate; others are refused', async () => {
    const named = await startForTest({ allowHosts: ['Sandbox', 'push.test'] });
    const status = (host: string, path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const call = httpRequest(`${named.url}${path}`, { headers: { Host: host }, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        call.on('error', reject).end();
      });
    try {
      for (const host of ['sandbox:4590', 'SANDBOX', 'push.test'])
        expect(await status(host, '/_sandbox/ready'), host).toBe(200);
      for (const host of ['other.test', 'sandbox.other.test', 'push.test.other'])
        expect(await status(host, '/_sandbox/ready'), host).toBe(421);
      const { port } = new URL(named.tlsUrl ?? '');
      const ca = readFileSync(named.caFile ?? '', 'utf8');
      const names = await new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', servername: 'sandbox', port: Number(port), ca }, () => {
          resolve(socket.getPeerCertificate().subjectaltname ?? '');
          socket.destroy();
        });
        socket.on('error', reject);
      });
      expect(names).toMatch(/DNS:sandbox\b/);
    } finally {
      await named.close();
    }
  });

  it('memory stays bounded by count and by bytes over 100,000 messages', () => {
    const store = new MessageStore({ messages: 1000, bytes: 4 * 1024 * 1024 });
    const message = (body: string): Omit<StoredMessage, 'id'> => ({
      vendor: 'vivo',
      at: 0,
      request: { protocol: 'http/1.1', method: 'POST', path: '/message/send', headers: [['Host', 'x']], body },
      response: { status: 200, headers: {}, body: '' },
      rules: [],
      pushes: [],
    });
    for (let i = 0; i < 100_000; i += 1) store.add(message('x'.repeat(i % 100)));
    expect(store.list()).toHaveLength(1000);
    for (let i = 0; i < 100; i += 1) store.add(message('x'.repeat(200_000)));
    const held = store.list().reduce((sum, item) => sum + 2 * item.request.body.length, 0);
    expect(held).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(store.total).toBe(100_100);
  });

  it.skipIf(lacksPosix('rights of the certificate authority'))(
    'the folder of the certificate authority and its keys can be read by the owner alone',
    () => {
      const dir = dirname(sandbox.caFile ?? '');
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      const files = readdirSync(dir);
      expect(files).toEqual(expect.arrayContaining(['authority.pem', 'ca.pem', expect.stringMatching(/^server-/)]));
      for (const name of files) expect(statSync(`${dir}/${name}`).mode & 0o777, name).toBe(0o600);
    },
  );
});
