// The listener for receipts: which requests it accepts, and how it refuses others.
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openReceiptListener, type ReceiptListener, type ReceivedCall } from '../../src/sandbox/receipt-listener.js';

let door: ReceiptListener | undefined;
afterEach(() => door?.close());

async function open(received: ReceivedCall[] = []): Promise<string> {
  door = await openReceiptListener(
    0,
    async (call) => {
      received.push(call);
      return { status: 200, contentType: 'text/plain', body: 'taken' };
    },
    () => {},
  );
  return door.url;
}

describe('the listener for receipts', () => {
  it('listens on loopback and passes on path, query, headers and body', async () => {
    const received: ReceivedCall[] = [];
    const url = await open(received);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${url}/vivo?a=b`, { method: 'POST', headers: { 'X-Mark': 'Y' }, body: 'hello' });
    expect([answer.status, await answer.text()]).toEqual([200, 'taken']);
    expect(received[0]).toMatchObject({ path: '/vivo', body: 'hello', headers: { 'x-mark': 'Y' } });
    expect(received[0]?.query.get('a')).toBe('b');
  });

  it('accepts only POST requests, uncompressed, not from a web page, and no larger than a receipt', async () => {
    const received: ReceivedCall[] = [];
    const url = await open(received);
    const status = async (init: RequestInit): Promise<number> => (await fetch(url, init)).status;
    expect(await status({ method: 'GET' })).toBe(405);
    expect(await status({ method: 'POST', headers: { origin: 'https://example.com' }, body: '{}' })).toBe(403);
    expect(await status({ method: 'POST', headers: { 'content-encoding': 'gzip' }, body: '{}' })).toBe(415);
    expect(await status({ method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).toBe(413);
    expect(received).toEqual([]);
  });

  it('keeps running after bytes that are no HTTP and after a sender that disconnects in the middle', async () => {
    const url = await open();
    const { port } = new URL(url);
    for (const bytes of [
      '\u0016\u0003\u0001 garbage\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf',
    ])
      await new Promise<void>((done) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(bytes);
          setTimeout(() => socket.destroy(), 50);
        });
        socket.on('close', () => done());
        socket.on('error', () => {});
      });
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(200);
  });

  it('rejects with the system’s error when the port is taken', async () => {
    const { port } = new URL(await open());
    await expect(
      openReceiptListener(
        Number(port),
        async () => ({ status: 200, contentType: '', body: '' }),
        () => {},
      ),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
