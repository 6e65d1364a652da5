// HTTP/1.1 against servers that send invalid answers: each is one clear failure, bounded in time and memory, and the next request works.
import { readFileSync } from 'node:fs';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/http/redaction/redactor.js';
import { createTransport, type TransportOptions } from '../../src/http/transport.js';
import type { HttpResponse, UnreachableError } from '../../src/http/types.js';
import { systemClock } from '../../src/session/system-clock.js';
import { afterEachTest, certificatesFor } from '../helpers/cleanups.js';
import { selfSigned } from '../helpers/self-signed.js';

const tls = await certificatesFor('vendor.test');

const cleanups = afterEachTest();

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

/** Calls `say` after the first data it receives, whatever that is: it may answer and hang up. */
const raw = (say: (socket: Socket) => void): Server =>
  createTcp((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => say(socket));
  });

const http = (answer: RequestListener): Server => createHttp(answer) as unknown as Server;

type End = HttpResponse | UnreachableError;

const open = (options: Partial<TransportOptions> = {}) => {
  const transport = createTransport({
    env: {},
    redactor: createRedactor(),
    clock: systemClock,
    timeoutMs: 3000,
    ...options,
  });
  cleanups.push(() => transport.close());
  return transport.for('vivo');
};

async function ask(server: Server, options: Partial<TransportOptions> = {}): Promise<End> {
  const url = `http://127.0.0.1:${await listen(server)}/send`;
  return open(options)
    .request({ method: 'POST', url, body: '{}' })
    .catch((error: UnreachableError) => error);
}

const ZEROS = Buffer.alloc(64 << 20);
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe('an invalid answer', () => {
  it.each<{ name: string; server: () => Server; reason: string; message?: RegExp }>([
    {
      name: '101 Switching Protocols',
      server: () =>
        raw((socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')),
      reason: 'answer-broken',
      message: /^HTTP 101 Switching Protocols$/,
    },
    {
      name: '101 without the header that belongs to it',
      server: () => raw((socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')),
      reason: 'answer-broken',
    },
    {
      name: 'a thousand interim answers',
      server: () => raw((socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000))),
      reason: 'answer-broken',
      message: /1xx/,
    },
    {
      name: 'interim answers without an end',
      server: () =>
        raw((socket) => {
          const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 5);
          socket.on('close', () => clearInterval(timer));
        }),
      reason: 'answer-broken',
    },
    {
      name: 'a body shorter than announced',
      server: () => raw((socket) => socket.end(`${HEAD}Content-Length: 50\r\n\r\n{"a":`)),
      reason: 'reset',
    },
    {
      name: 'a chunked body that is cut off',
      server: () => raw((socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n20\r\n{"a":`)),
      reason: 'reset',
    },
    {
      name: 'chunks of a wrong size',
      server: () => raw((socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`)),
      reason: 'answer-broken',
    },
    {
      name: 'two lengths that differ',
      server: () => raw((socket) => socket.end(`${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)),
      reason: 'answer-broken',
    },
    {
      name: 'a length that is no number',
      server: () => raw((socket) => socket.end(`${HEAD}Content-Length: -5\r\n\r\n{}`)),
      reason: 'answer-broken',
    },
    {
      name: 'headers of a megabyte',
      server: () => raw((socket) => socket.end(`${HEAD}X: ${'x'.repeat(1 << 20)}\r\n\r\n{}`)),
      reason: 'answer-broken',
    },
    {
      name: 'bytes that are no HTTP',
      server: () => raw((socket) => socket.end('\x15\x03\x01\0\x02\x02\x16')),
      reason: 'answer-broken',
    },
    {
      name: 'an HTTP/2 greeting',
      server: () => raw((socket) => socket.end('\0\0\0\x04\0\0\0\0\0')),
      reason: 'answer-broken',
    },
    { name: 'nothing, and the end', server: () => raw((socket) => socket.end()), reason: 'reset' },
    {
      name: 'a body without an end',
      server: () =>
        http((_request, response) => {
          const more = (): void => {
            if (!response.destroyed) response.write(Buffer.alloc(65_536, 32), more);
          };
          response.writeHead(200);
          more();
        }),
      reason: 'answer-too-large',
      message: /4 MiB/,
    },
    {
      name: 'a body of 5 MB with its length',
      server: () => http((_request, response) => response.end(Buffer.alloc(5 << 20))),
      reason: 'answer-too-large',
    },
    ...Object.entries({
      gzip: () => gzipSync(ZEROS),
      br: () => brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      deflate: () => deflateSync(ZEROS),
    }).map(([name, pack]) => ({
      name: `a small ${name} that unpacks to 64 MB`,
      server: () => {
        const packed = pack();
        return http((_request, response) => response.writeHead(200, { 'Content-Encoding': name }).end(packed));
      },
      reason: 'answer-too-large',
    })),
    {
      name: 'gzip that is cut off',
      server: () =>
        http((_request, response) =>
          response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"result":0}').subarray(0, 18)),
        ),
      reason: 'answer-broken',
      message: /gzip/,
    },
    {
      name: 'gzip that is none',
      server: () =>
        http((_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{"result":0}')),
      reason: 'answer-broken',
    },
    {
      name: 'a body that trickles in for ever',
      server: () =>
        http((_request, response) => {
          const timer = setInterval(() => response.write(' '), 20);
          response.writeHead(200).on('close', () => clearInterval(timer));
        }),
      reason: 'timeout',
    },
    {
      name: 'headers that trickle in for ever',
      server: () =>
        raw((socket) => {
          socket.write('HTTP/1.1 200 OK\r\nX: ');
          const timer = setInterval(() => socket.write('x'), 20);
          socket.on('close', () => clearInterval(timer));
        }),
      reason: 'timeout',
    },
  ])('$name ends as $reason, and whether the request arrived is not known', async ({ server, reason, message }) => {
    const end = (await ask(server(), reason === 'timeout' ? { timeoutMs: 300 } : {})) as UnreachableError;
    expect(end).toMatchObject({ reason, neverArrived: false });
    if (message !== undefined) expect(end.message).toMatch(message);
  });

  it('does not affect other requests to the same host', async () => {
    let count = 0;
    const port = await listen(
      raw((socket) => {
        count += 1;
        if (count === 1) socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      }),
    );
    const one = open();
    const request = { method: 'POST', url: `http://127.0.0.1:${port}/`, body: '{}' } as const;
    await expect(one.request(request)).rejects.toMatchObject({ reason: 'answer-broken' });
    expect((await one.request(request)).body).toBe('{}');
  });

  it('has more bytes than announced, and the next request is answered', async () => {
    let count = 0;
    const port = await listen(
      raw((socket) => {
        count += 1;
        socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}${count === 1 ? '{"evil":1}' : ''}`);
      }),
    );
    const one = open();
    const request = { method: 'POST', url: `http://127.0.0.1:${port}/`, body: '{}' } as const;
    await expect(one.request(request)).rejects.toMatchObject({ reason: 'answer-broken', neverArrived: false });
    expect((await one.request(request)).body).toBe('{}');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is not reported for a complete %s', async (name, pack) => {
    const end = await ask(
      http((_request, response) => response.writeHead(200, { 'Content-Encoding': name }).end(pack('{"result":0}'))),
    );
    expect(end).toMatchObject({ status: 200, body: '{"result":0}' });
  });

  it.each([301, 302, 303, 307, 308])('is not followed when it redirects by %i', async (status) => {
    let followed = 0;
    const elsewhere = await listen(
      http((_request, response) => {
        followed += 1;
        response.end();
      }),
    );
    const end = await ask(
      http((_request, response) => response.writeHead(status, { Location: `http://127.0.0.1:${elsewhere}/` }).end()),
    );
    expect(end).toMatchObject({ reason: 'page', neverArrived: false });
    expect(followed).toBe(0);
  });
});

describe('invalid TLS', () => {
  const certificates = () => ({ key: tls.key, cert: tls.cert });
  const trusted = () => ({ ca: [readFileSync(tls.caFile, 'utf8')] });

  async function askTls(
    server: Server,
    options: Partial<TransportOptions> = trusted(),
    name = '127.0.0.1',
  ): Promise<End> {
    const port = await listen(server);
    return open(options)
      .request({ method: 'POST', url: `https://${name}:${port}/send`, body: '{}' })
      .catch((error: UnreachableError) => error);
  }

  it.each<{ name: string; server: () => Server; reason: string; options?: Partial<TransportOptions> }>([
    { name: 'plain HTTP', server: () => http((_request, response) => response.end()), reason: 'tls-other' },
    { name: 'bytes that are no TLS', server: () => raw((socket) => socket.end('SSH-2.0-x\r\n')), reason: 'tls-other' },
    {
      name: 'an alert at once',
      server: () => raw((socket) => socket.end('\x15\x03\x03\0\x02\x02\x28')),
      reason: 'tls-other',
    },
    {
      name: 'an unknown CA',
      server: () => createHttps(certificates(), (_request, response) => response.end()),
      options: {},
      reason: 'tls-untrusted',
    },
    {
      name: 'a certificate of itself',
      server: () => createHttps(selfSigned('127.0.0.1'), (_request, response) => response.end()),
      reason: 'tls-untrusted',
    },
    {
      name: 'only old versions',
      server: () =>
        createHttps(
          { ...certificates(), minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
          (_request, response) => response.end(),
        ),
      reason: 'tls-other',
    },
    {
      name: 'a client certificate that we have not',
      server: () =>
        createHttps({ ...certificates(), requestCert: true, rejectUnauthorized: true }, (_request, response) =>
          response.end(),
        ),
      reason: 'tls-client',
    },
  ])('$name is $reason, and nothing was sent', async ({ server, reason, options }) => {
    expect(await askTls(server(), options)).toMatchObject({ reason, neverArrived: true });
  });

  it('an expired certificate is reported as expired', async () => {
    const ended = selfSigned('127.0.0.1', -3_600_000);
    const server = createHttps(ended, (_request, response) => response.end());
    expect(await askTls(server, { ca: [ended.cert] })).toMatchObject({ reason: 'tls-expired', neverArrived: true });
  });

  it('a certificate for another name is reported as such', async () => {
    const port = await listen(createHttps(certificates(), (_request, response) => response.end()));
    const proxy = createHttp();
    proxy.on('connect', (_request, socket: Socket) => {
      const target = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const one of [socket, target]) one.on('error', () => {});
    });
    const through = open({ ...trusted(), proxy: `http://127.0.0.1:${await listen(proxy as unknown as Server)}` });
    const request = { method: 'POST', url: 'https://other.test/', body: '{}' } as const;
    await expect(through.request(request)).rejects.toMatchObject({ reason: 'tls-name', neverArrived: true });
    expect((await through.request({ ...request, url: 'https://vendor.test/' })).status).toBe(200);
  });

  it('a connection closed in the handshake and an unanswered handshake: nothing was sent', async () => {
    expect(await askTls(raw((socket) => socket.destroy()))).toMatchObject({ reason: 'tls-other', neverArrived: true });
    expect(
      await askTls(
        createTcp((socket) => socket.resume()),
        { ...trusted(), timeoutMs: 200 },
      ),
    ).toMatchObject({
      reason: 'timeout',
      neverArrived: true,
    });
  });

  it("an untrusted certificate is not accepted even with Node's own variable", async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const server = createHttps(certificates(), (_request, response) => response.end());
      expect(await askTls(server, {})).toMatchObject({ reason: 'tls-untrusted' });
      expect(
        await askTls(
          createHttps(certificates(), (_request, response) => response.end()),
          { insecure: true },
        ),
      ).toMatchObject({ status: 200 });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});
