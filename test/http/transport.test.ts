// The transport against raw servers on loopback: the bytes on the wire, and each way of getting no answer.

import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/http/redaction/redactor.js';
import { toCurl } from '../../src/http/requests/curl.js';
import { parseRetryAfter } from '../../src/http/retry-after.js';
import { createTransport, type TransportOptions } from '../../src/http/transport.js';
import type { Exchange, UnreachableError } from '../../src/http/types.js';
import { startSandbox } from '../../src/index.js';
import { systemClock } from '../../src/session/system-clock.js';

const open: (Server | TcpServer)[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    (server as Server).closeAllConnections?.();
  }
});
const listen = <S extends Server | TcpServer>(server: S): Promise<number> =>
  new Promise((resolve) => {
    open.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
const transport = (options: Partial<TransportOptions> = {}) =>
  createTransport({ env: {}, redactor: createRedactor(), clock: systemClock, timeoutMs: 2000, ...options });
const reasonOf = async (work: Promise<unknown>): Promise<[string, boolean]> => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught as UnreachableError,
  );
  if (error === undefined) throw new Error('was answered');
  return [error.reason, error.neverArrived];
};

const partsOf = ({ request, response, error }: Exchange) => ({ request, response, error });

describe('transport', () => {
  it('keeps the case of header names, sends exact bytes, and reads the answer with any status', async () => {
    let received = '';
    const port = await listen(
      createTcp((socket) =>
        socket.on('data', (bytes) => {
          received += bytes.toString();
          socket.end('HTTP/1.1 500 Broken\r\nX-A: 1\r\nContent-Length: 4\r\n\r\nnope');
        }),
      ),
    );
    const answer = await transport()
      .for('vivo')
      .request({
        method: 'POST',
        url: `http://127.0.0.1:${port}/a?b=1`,
        headers: { authToken: 'abc', 'Content-Type': 'application/json' },
        body: '{"ü":1}',
      });
    expect(received).toMatch(/^POST \/a\?b=1 HTTP\/1\.1\r\n/);
    expect(received).toContain('authToken: abc\r\n');
    expect(received).toContain('Content-Length: 8\r\n');
    expect(received.endsWith('{"ü":1}')).toBe(true);
    expect(answer).toMatchObject({ status: 500, body: 'nope', headers: { 'x-a': '1' } });
  });

  it('attributes a 503 or 429 without a body of the service to a proxy in front: nothing arrived, and Retry-After is kept', async () => {
    const ask = async (status: number, body: string) => {
      const port = await listen(
        createHttp((_request, response) => response.writeHead(status, { 'Retry-After': '7' }).end(body)),
      );
      return transport()
        .for('vivo')
        .request({ method: 'POST', url: `http://127.0.0.1:${port}/`, body: '{}' })
        .catch((error: unknown) => error);
    };
    for (const [status, body] of [
      [503, '<html>busy</html>'],
      [429, ''],
    ] as const)
      expect(await ask(status, body)).toMatchObject({ reason: 'busy', neverArrived: true, retryAfterMs: 7000 });
    expect(await ask(503, '{"error":"UNAVAILABLE"}')).toMatchObject({ status: 503 });
    expect(await ask(502, '<html>')).toMatchObject({ reason: 'page', neverArrived: false });
  });

  it('masks an exchange when it is read, so that a secret registered later is masked too', async () => {
    const port = await listen(createHttp((_request, response) => response.end('{"token":"fresh-access-token"}')));
    const redactor = createRedactor();
    const asked = transport({ redactor });
    await asked.for('vivo').request({ method: 'GET', url: `http://127.0.0.1:${port}/` });
    redactor.add('fresh-access-token');
    expect(JSON.stringify(asked.exchanges.map(partsOf))).not.toContain('fresh-access-token');
    expect(asked.exchanges[0]).toMatchObject({ owner: 'vivo', response: { status: 200 } });
  });

  it('does not follow redirects', async () => {
    const port = await listen(
      createHttp((_request, response) => response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end()),
    );
    const asked = transport()
      .for('x')
      .request({ method: 'GET', url: `http://127.0.0.1:${port}/` });
    expect(await reasonOf(asked)).toEqual(['page', false]);
  });

  it('distinguishes refused, reset, invalid, slow and unknown hosts', async () => {
    const ask = (url: string, timeoutMs = 2000) => transport().for('x').request({ method: 'GET', url }, { timeoutMs });
    expect(await reasonOf(ask('http://127.0.0.1:9/'))).toEqual(['refused', true]);
    expect(await reasonOf(ask('http://nonexistent.invalid/'))).toEqual(['dns', true]);
    const reset = await listen(createTcp((socket) => socket.once('data', () => socket.destroy())));
    expect(await reasonOf(ask(`http://127.0.0.1:${reset}/`))).toEqual(['reset', false]);
    const garbage = await listen(createTcp((socket) => socket.once('data', () => socket.end('hello?\r\n\r\n'))));
    expect(await reasonOf(ask(`http://127.0.0.1:${garbage}/`))).toEqual(['answer-broken', false]);
    const silent = await listen(createTcp(() => {}));
    expect(await reasonOf(ask(`http://127.0.0.1:${silent}/`, 200))).toEqual(['timeout', false]);
    const trickle = await listen(
      createHttp((_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      }),
    );
    expect(await reasonOf(ask(`http://127.0.0.1:${trickle}/`, 300))).toEqual(['timeout', false]);
  });

  it('an abort ends the request', async () => {
    const silent = await listen(createTcp(() => {}));
    expect(
      await reasonOf(
        transport()
          .for('x')
          .request({ method: 'GET', url: `http://127.0.0.1:${silent}/` }, { signal: AbortSignal.timeout(50) }),
      ),
    ).toEqual(['aborted', false]);
  });

  it('trusts an additional CA, and reports an untrusted certificate', async () => {
    const sandbox = await startSandbox();
    try {
      const url = `${sandbox.tlsUrl ?? ''}/_sandbox/ready`;
      expect(await reasonOf(transport().for('x').request({ method: 'GET', url }))).toEqual(['tls-untrusted', true]);
      const ca = [readFileSync(sandbox.caFile ?? '', 'utf8')];
      expect((await transport({ ca }).for('x').request({ method: 'GET', url })).status).toBe(200);
      expect(
        await reasonOf(
          transport({ ca })
            .for('x')
            .request({ method: 'GET', url: url.replace('https:', 'http:') }),
        ),
      ).toEqual(['reset', false]);
    } finally {
      await sandbox.close();
    }
  });

  it('goes through a CONNECT proxy to a real host name, with its name and password', async () => {
    const sandbox = await startSandbox();
    let connected = '';
    const proxy = createHttp();
    proxy.on('connect', (request, socket) => {
      connected = `${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`;
      const target = connect(Number(new URL(sandbox.tlsUrl ?? '').port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    const port = await listen(proxy);
    try {
      const ca = [readFileSync(sandbox.caFile ?? '', 'utf8')];
      const through = transport({ ca, env: { HTTPS_PROXY: `http://me:pass@127.0.0.1:${port}` } });
      const answer = await through.for('vivo').request({
        method: 'POST',
        url: 'https://api-push.vivo.com.cn/message/auth',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      });
      expect(JSON.parse(answer.body)).toMatchObject({ result: 10200 });
      expect(connected).toBe(`api-push.vivo.com.cn:443 Basic ${Buffer.from('me:pass').toString('base64')}`);
      await through.close();
    } finally {
      await sandbox.close();
    }
  });

  it.each([
    ['407 Proxy Authentication Required', 'proxy-auth'],
    ['403 Forbidden', 'proxy-refused'],
  ])('a proxy that answers %s is %s', async (status, reason) => {
    const proxy = createHttp();
    proxy.on('connect', (_request, socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`));
    const port = await listen(proxy);
    expect(
      await reasonOf(
        transport({ proxy: `http://127.0.0.1:${port}` })
          .for('x')
          .request({ method: 'GET', url: 'https://vendor.test/' }),
      ),
    ).toEqual([reason, true]);
  });

  it('a proxy that is down is not reported as the vendor being down; loopback and NO_PROXY bypass it', async () => {
    expect(
      await reasonOf(
        transport({ proxy: 'http://127.0.0.1:9' }).for('x').request({ method: 'GET', url: 'https://vendor.test/' }),
      ),
    ).toEqual(['proxy-unreachable', true]);
    const port = await listen(createHttp((_request, response) => response.end('ok')));
    expect(
      (
        await transport({ env: { HTTP_PROXY: 'http://127.0.0.1:9' } })
          .for('x')
          .request({ method: 'GET', url: `http://127.0.0.1:${port}/` })
      ).body,
    ).toBe('ok');
    expect(
      await reasonOf(
        transport({ env: { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '.invalid' } })
          .for('x')
          .request({ method: 'GET', url: 'http://a.invalid/' }),
      ),
    ).toEqual(['dns', true]);
  });

  it('reports a clock difference, once for each host', async () => {
    const port = await listen(
      createHttp((_request, response) => {
        response.setHeader('Date', new Date(Date.now() + 900_000).toUTCString());
        response.end();
      }),
    );
    const skews: number[] = [];
    const http = transport({ onClockSkew: ({ skewMs }) => skews.push(skewMs) }).for('vivo');
    for (let i = 0; i < 2; i += 1) await http.request({ method: 'GET', url: `http://127.0.0.1:${port}/` });
    expect(skews).toHaveLength(1);
    expect(Math.round((skews[0] ?? 0) / 60_000)).toBe(15);
  });

  it('records exchanges with every secret masked', async () => {
    const port = await listen(createHttp((_request, response) => response.end('{"authToken":"fresh-canary-token"}')));
    const redactor = createRedactor();
    redactor.add('canary+secret/==');
    const seen: Exchange[] = [];
    await transport({ redactor, onExchange: (exchange) => seen.push(exchange) })
      .for('vivo')
      .request({
        method: 'POST',
        url: `http://127.0.0.1:${port}/?k=canary%2Bsecret%2F%3D%3D`,
        headers: { Authorization: 'key=canary+secret/==' },
        body: JSON.stringify({ a: 'canary+secret/==', sign: 'deadbeefcanary' }),
      });
    const text = JSON.stringify(seen.map(partsOf));
    expect(seen).toHaveLength(1);
    expect(text).not.toMatch(/canary/);
    expect(text).toContain('[redacted]');
  });

  it('reads Retry-After as seconds and as a date', () => {
    expect(parseRetryAfter('7', 0)).toBe(7000);
    expect(parseRetryAfter('Thu, 01 Jan 1970 00:00:10 GMT', 4000)).toBe(6000);
    expect(parseRetryAfter('soon', 0)).toBeUndefined();
    expect(parseRetryAfter(undefined, 0)).toBeUndefined();
  });

  it('curl commands leave placeholders to the shell and mask the rest', () => {
    const redactor = createRedactor();
    redactor.add('top-secret');
    const text = toCurl(
      {
        method: 'POST',
        url: 'https://v.test/a',
        headers: { authToken: '$VIVO_AUTH_TOKEN', 'X-It': "it's" },
        body: '{"k":"top-secret"}',
      },
      redactor,
    );
    expect(text).toBe(
      `curl -X POST 'https://v.test/a' \\\n  -H "authToken: \${VIVO_AUTH_TOKEN}" \\\n  -H 'X-It: it'\\''s' \\\n  --data-binary '{"k":"[redacted]"}'`,
    );
  });
});
