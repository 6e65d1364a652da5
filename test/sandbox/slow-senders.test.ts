// Senders whose bytes never arrive, on both ports: each loses its connection or stream, and those that send in time are served.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.js';
import { systemClock, systemRandom } from '../../src/session/system-clock.js';
import { vivo } from '../../src/vendors/vivo/index.js';

const dir = mkdtempSync(join(tmpdir(), 'tim-push-slow-'));
let sandbox: RunningSandbox;
let ca: string;

beforeAll(async () => {
  const { id, name, emulator, resultCodes } = vivo;
  sandbox = await startSandbox({
    vendors: [{ id, name, emulator, resultCodes }],
    port: 0,
    tlsPort: 0,
    clock: systemClock,
    random: systemRandom,
    apps: [],
    devices: [],
    tls: { dir },
    // Long enough for a handshake on a busy machine: all senders wait at the same time.
    timeouts: { headersMs: 2000, requestMs: 3000, checkEveryMs: 50 },
  });
  ca = readFileSync(sandbox.caFile ?? '', 'utf8');
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dir, { recursive: true });
});

const port = (url: string | undefined): number => Number(new URL(url ?? '').port);
const plain = (): Socket => connect(port(sandbox.url), '127.0.0.1');
const secure = (): Socket =>
  connectTls({
    port: port(sandbox.tlsUrl),
    host: '127.0.0.1',
    ca,
    servername: 'localhost',
    ALPNProtocols: ['http/1.1'],
  });

/** Sends something and then nothing more; resolves with everything received until the other side closed. */
const sayAndWait = (socket: Socket, words: string): Promise<string> =>
  new Promise((resolve) => {
    let received = '';
    socket.on('data', (part: Buffer) => {
      received += part.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    if (words !== '') socket.write(words);
  });

const HALF_HEAD = 'POST /vivo/message/send HTTP/1.1\r\nHost: localhost\r\nContent-Ty';
const HALF_BODY = 'POST /vivo/message/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"appId":';
const HALF_CONTROL = `${HALF_BODY.replace('/vivo/message/send', '/_sandbox/faults').replace('\r\n', '\r\nx-tim-push: 1\r\nContent-Type: application/json\r\n')}`;
const WHOLE = 'POST /vivo/message/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';

describe.concurrent('slow senders › TLS without ALPN', () => {
  it.each([
    ['nothing at all', ''],
    ['half a preface of HTTP/2', 'PR'],
  ])('%s closes the connection without an answer', async (_what, words) => {
    const open = connectTls({ port: port(sandbox.tlsUrl), host: '127.0.0.1', ca, servername: 'localhost' });
    expect(await sayAndWait(open, words)).toBe('');
  });
});

describe.concurrent.each([
  ['plain', plain],
  ['TLS', secure],
] as const)('slow senders › HTTP/1.1, %s', (_, open) => {
  it.each([
    ['nothing at all', ''],
    ['half a head', HALF_HEAD],
    ['half a body', HALF_BODY],
    ['half a body for the control API', HALF_CONTROL],
  ])('%s is answered 408, and the connection ends', async (_what, words) => {
    expect(await sayAndWait(open(), words)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  it('a whole request is served', async () => {
    expect(await sayAndWait(open(), WHOLE)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

describe.concurrent('slow senders › TLS', () => {
  it('a connection without a handshake is closed', async () => {
    expect(await sayAndWait(connect(port(sandbox.tlsUrl), '127.0.0.1'), '')).toBe('');
  });

  it('an incomplete handshake is closed', async () => {
    const socket = connect(port(sandbox.tlsUrl), '127.0.0.1');
    await sayAndWait(socket, '\u0016\u0003\u0001\u0000');
    expect(socket.destroyed).toBe(true);
  });
});

describe.concurrent('slow senders › HTTP/2', () => {
  it.each(['/vivo/message/send', '/_sandbox/faults'])(
    'a body for %s that never ends costs its stream and not the connection',
    async (path) => {
      const session = connectHttp2(sandbox.tlsUrl ?? '', { ca, servername: 'localhost' });
      const ask = (body: string, whole: boolean): Promise<{ status: number; text: string }> =>
        new Promise((resolve, reject) => {
          const headers = { ':method': 'POST', ':path': path, 'x-tim-push': '1', 'content-type': 'application/json' };
          const stream = session.request(headers);
          let status = 0;
          let text = '';
          stream.on('response', (answer) => {
            status = Number(answer[':status']);
          });
          stream.on('data', (part: Buffer) => {
            text += part.toString();
          });
          stream.on('error', reject);
          stream.on('close', () => resolve({ status, text }));
          if (whole) stream.end(body);
          else stream.write(body);
        });
      expect(await ask('{"appId":', false)).toEqual({ status: 408, text: 'The body did not come in time.\n' });
      const { status } = await ask('{}', true);
      // The vendor refuses the empty push with its own words, the control API the empty fault.
      expect(status).toBe(path.startsWith('/_sandbox/') ? 400 : 200);
      session.close();
    },
  );
});
