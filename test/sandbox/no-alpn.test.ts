// Senders that offer no ALPN protocol on the TLS port: HTTP/2 if they start with its preface, otherwise HTTP/1.1.
import { readFileSync } from 'node:fs';
import { connect as connectH2 } from 'node:http2';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { startForTest } from '../helpers/start-for-test.js';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startForTest();
});
afterAll(() => sandbox.close());

const ca = (): string => readFileSync(sandbox.caFile ?? '', 'utf8');
/** A connection that offers no ALPN. */
function dial(): TLSSocket {
  const { hostname, port } = new URL(sandbox.tlsUrl ?? '');
  return connect({ host: hostname, port: Number(port), ca: ca() });
}

/** Writes the pieces one after the other and reads until the connection ends or the expected text arrives. */
const say = (pieces: readonly string[], until: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = dial();
    let received = '';
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
    socket.on('data', (data: Buffer) => {
      received += data.toString('utf8');
      if (received.includes(until)) socket.destroy();
    });
    socket.once('secureConnect', async () => {
      socket.setNoDelay(true);
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((next) => setTimeout(next, 20));
      }
    });
  });

describe('the TLS port without ALPN', () => {
  it('uses HTTP/2 with a client that starts with its preface', async () => {
    const socket = dial();
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    expect(socket.alpnProtocol).toBe(false);
    const session = connectH2('https://api.push.apple.com', { createConnection: () => socket });
    const status = await new Promise((resolve, reject) => {
      session.on('error', reject);
      const stream = session.request({ ':method': 'POST', ':path': '/3/device/00' });
      stream.on('error', reject);
      stream.on('response', (headers) => resolve([headers[':status'], headers['apns-id'] !== undefined]));
      stream.end('{}');
    });
    expect(status).toEqual([403, true]);
    session.destroy();
  });

  it('uses HTTP/1.1 with every other client, also when the first bytes arrive in pieces', async () => {
    const lines = [
      'P',
      'OST /message/auth HTTP/1.1\r\nHost: api-push.vivo.com.cn\r\nContent-Type: application/json\r\n',
    ];
    const answer = await say([...lines, 'Content-Length: 2\r\n\r\n{}'], '"result"');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/"result":\d+/);
  });
});
