// The TLS port as HTTP/2 clients see it: how many streams a connection may have, and what raises the limit.

import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCertificates } from '../../src/sandbox/ca.js';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.js';
import { systemClock, systemRandom } from '../../src/session/system-clock.js';
import { signProviderToken } from '../../src/vendors/apns/client/auth.js';
import { apns } from '../../src/vendors/apns/index.js';
import { vivo } from '../../src/vendors/vivo/index.js';

const dir = mkdtempSync(join(tmpdir(), 'tim-push-streams-'));
const demo = apns.emulator.demo.values;
const device = apns.emulator.demo.devices[0]?.token ?? '';
let sandbox: RunningSandbox;
let ca: string;
let tlsUrl: URL;
const open: ClientHttp2Session[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [apns, vivo].map(({ id, name, emulator, resultCodes }) => ({ id, name, emulator, resultCodes })),
    port: 0,
    tlsPort: 0,
    clock: systemClock,
    random: systemRandom,
    apps: [
      {
        id: 'demo',
        vendors: ['apns'],
        value: (key) => demo[key],
        file: (key) => (demo[key] === undefined ? undefined : Buffer.from(demo[key])),
      },
    ],
    devices: [{ vendor: 'apns', token: device, fate: 'ok' }],
    tls: { dir },
  });
  ca = readFileSync(sandbox.caFile ?? '', 'utf8');
  tlsUrl = new URL(sandbox.tlsUrl ?? '');
});
afterEach(() => {
  for (const session of open.splice(0)) session.destroy();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dir, { recursive: true });
});

/** A session under a host name; resolves with the first limit that was announced. */
async function session(servername: string, special: { cert?: string; key?: string } = {}) {
  const made = connect(tlsUrl, { ca, servername, checkServerIdentity: () => undefined, ...special });
  open.push(made);
  const seen: (number | undefined)[] = [];
  made.on('remoteSettings', (settings) => seen.push(settings.maxConcurrentStreams));
  await new Promise((resolve, reject) => {
    made.once('remoteSettings', resolve);
    made.once('error', reject);
  });
  return { made, seen, last: () => seen.at(-1) };
}

const bearer = (): string =>
  `bearer ${
    signProviderToken(
      {
        key: createPrivateKey(demo['apple_key_file'] ?? ''),
        keyId: demo['apple_key_id'] ?? '',
        teamId: demo['apple_team_id'] ?? '',
      },
      Date.now(),
    ).value
  }`;

const push = (made: ClientHttp2Session, authority: string, token = device, authorization = bearer()): Promise<number> =>
  new Promise((resolve, reject) => {
    const stream = made.request({
      ':method': 'POST',
      ':authority': authority,
      ':path': `/3/device/${token}`,
      authorization,
      'apns-topic': 'com.example.chat',
    });
    stream.on('response', (headers) => resolve(Number(headers[':status'])));
    stream.on('error', reject);
    stream.resume();
    stream.end('{"aps":{"alert":"hello"}}');
  });

describe('HTTP/2 streams of the sandbox', () => {
  it.each(['api.push.apple.com', 'api.sandbox.push.apple.com'])(
    '%s starts with one and allows a thousand after an accepted push',
    async (host) => {
      const { made, seen, last } = await session(host);
      expect(seen).toEqual([1]);
      const authorization = bearer();
      expect(await push(made, host, 'ab'.repeat(32), authorization)).toBe(400);
      expect(last()).toBe(1);
      expect(await push(made, host, device, authorization)).toBe(200);
      await expect.poll(last).toBe(1000);
    },
  );

  it('the plain address starts with one stream too, and a request for any other vendor raises the limit', async () => {
    const { made, seen, last } = await session('localhost');
    expect(seen).toEqual([1]);
    await new Promise((resolve) => {
      const stream = made.request({ ':path': '/vivo/message/auth', ':method': 'POST' });
      stream.on('close', resolve);
      stream.resume();
      stream.end('{}');
    });
    await expect.poll(last).toBe(1000);
  });

  it('a host without this rule and a client with a certificate get a thousand from the start', async () => {
    const { last } = await session('api-push.vivo.com.cn');
    await expect.poll(last).toBe(1000);
    const { cert, key } = await loadCertificates(dir, ['client.test'], Date.now());
    const certified = await session('api.push.apple.com', { cert, key });
    await expect.poll(certified.last).toBe(1000);
  });

  it('a client that ignores the limit has its streams refused', async () => {
    const made = connect(tlsUrl, { ca, servername: 'api.push.apple.com', checkServerIdentity: () => undefined });
    open.push(made);
    const authorization = bearer();
    const ends = await Promise.allSettled(
      Array.from({ length: 5 }, () => push(made, 'api.push.apple.com', device, authorization)),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(String(end.reason)).toContain('NGHTTP2_REFUSED_STREAM');
  });

  it('HTTP/1.1 reaches APNs as well, by prefix, by path and by host', async () => {
    for (const [path, host] of [
      [`/apns/3/device/${device}`, tlsUrl.host],
      [`/3/device/${device}`, tlsUrl.host],
      [`/3/device/${device}`, 'api.push.apple.com'],
    ] as const) {
      const status = await new Promise((resolve, reject) => {
        const call = request(
          tlsUrl,
          {
            path,
            method: 'POST',
            ca,
            agent: false,
            headers: { host, authorization: bearer(), 'apns-topic': 'com.example.chat' },
          },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        );
        call.on('error', reject);
        call.end('{"aps":{"alert":"hello"}}');
      });
      expect(status).toBe(200);
    }
  });

  it('the control API and the page answer over HTTP/2 under the sandbox’s own name, and under no other', async () => {
    const { made } = await session('localhost');
    const ask = (path: string, special: Readonly<Record<string, string>> = {}): Promise<number> =>
      new Promise((resolve, reject) => {
        const stream = made.request({ ':path': path, ...special });
        stream.on('response', (answer) => resolve(Number(answer[':status'])));
        stream.on('error', reject);
        stream.resume();
      });
    expect(await ask('/_sandbox/ready')).toBe(200);
    expect(await ask('/')).toBe(200);
    expect(await ask('/_sandbox/reset', { ':method': 'POST' })).toBe(403);
    expect(await ask('/_sandbox/reset', { ':method': 'POST', 'x-tim-push': '1' })).toBe(200);
    expect(await ask('/_sandbox/ready', { origin: 'https://evil.test' })).toBe(403);
    expect(await ask('/_sandbox/ready', { ':authority': 'evil.test' })).toBe(421);
  });
});
