// HTTP/2 against real node:http2 servers on loopback: streams, GOAWAY, resets, dead connections, proxies, and whether each request is known to have arrived.
import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createPool, type Pool, type PoolOptions } from '../../src/http/h2/pool.js';
import { createRedactor } from '../../src/http/redaction/redactor.js';
import { createTransport } from '../../src/http/transport.js';
import type { Exchange, HttpRequest, UnreachableError } from '../../src/http/types.js';
import { systemClock } from '../../src/session/system-clock.js';
import { afterEachTest, certificatesFor } from '../helpers/cleanups.js';

const tls = await certificatesFor('api.push.example.com');
const ca = readFileSync(tls.caFile, 'utf8');

const cleanups = afterEachTest();

interface TestServer {
  readonly port: number;
  readonly server: Http2SecureServer;
  readonly sessions: ServerHttp2Session[];
  readonly streams: { readonly path: string; readonly headers: Record<string, unknown>; body: string }[];
}

type Answer = (stream: ServerHttp2Stream, received: TestServer['streams'][number], session: ServerHttp2Session) => void;

const ok: Answer = (stream) => {
  stream.respond({ ':status': 200, 'apns-id': 'A' }, { endStream: true });
};

async function serve(answer: Answer, options: Parameters<typeof createSecureServer>[0] = {}): Promise<TestServer> {
  const server = createSecureServer({ key: tls.key, cert: tls.cert, ...options });
  const received: TestServer = { server, sessions: [], streams: [], port: 0 };
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.on('sessionError', () => {});
  server.on('tlsClientError', () => {});
  server.on('session', (session) => {
    received.sessions.push(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream, headers) => {
    const one = { path: String(headers[':path']), headers: { ...headers }, body: '' };
    received.streams.push(one);
    stream.on('error', () => {});
    stream.on('data', (bytes: Buffer) => {
      one.body += bytes.toString();
    });
    stream.on('end', () => answer(stream, one, stream.session as ServerHttp2Session));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const session of received.sessions) session.destroy();
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return Object.assign(received, { port: (server.address() as AddressInfo).port });
}

function open(options: Partial<PoolOptions> = {}): Pool {
  const pool = createPool({ env: {}, ca: [ca], timeoutMs: 5000, ...options });
  cleanups.push(() => pool.close());
  return pool;
}

const post = (port: number, special: Partial<HttpRequest> = {}, path = '/3/device/00'): HttpRequest => ({
  method: 'POST',
  url: `https://127.0.0.1:${port}${path}`,
  body: '{"aps":{}}',
  protocol: 'h2',
  ...special,
});

const failure = async (work: Promise<unknown>): Promise<UnreachableError> => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught as UnreachableError,
  );
  if (error === undefined) throw new Error('was answered');
  return error;
};

const alone = { h2: { oneStreamUntilAccepted: true } } as const;

describe('HTTP/2 requests', () => {
  it('use one connection, with the given headers, path and bytes', async () => {
    const server = await serve((stream, one) => {
      stream.respond({ ':status': 400, 'content-type': 'application/json', 'x-a': ['1', '2'] });
      stream.end(JSON.stringify({ got: one.body }));
    });
    const pool = open();
    const request = post(server.port, { headers: { 'Apns-Topic': 'com.example.chat' }, body: Buffer.from('{"ü":1}') });
    const [first, second] = await Promise.all([pool.request(request, {}), pool.request(request, {})]);
    expect(first).toMatchObject({ status: 400, body: '{"got":"{\\"ü\\":1}"}', headers: { 'x-a': '1, 2' } });
    expect(second.status).toBe(400);
    expect(server.sessions).toHaveLength(1);
    expect(server.streams[0]?.headers).toMatchObject({
      ':method': 'POST',
      ':scheme': 'https',
      ':path': '/3/device/00',
      ':authority': `127.0.0.1:${server.port}`,
      'apns-topic': 'com.example.chat',
    });
  });

  it('of different lanes or client certificates do not share a connection, those of one lane do', async () => {
    const server = await serve(ok, { requestCert: true, rejectUnauthorized: false });
    const pool = open();
    const clientCertificate = { cert: tls.cert, key: tls.key };
    for (const special of [{}, {}, { h2: { lane: 'b' } }, { clientCertificate }, { clientCertificate }])
      await pool.request(post(server.port, special), {});
    expect(server.sessions).toHaveLength(3);
    const socket = server.sessions[2]?.socket as TLSSocket | undefined;
    expect(socket?.getPeerCertificate().subject.CN).toBe('tim-push sandbox');
  });

  it('are recorded with secrets masked, and plain http is sent as HTTP/1.1', async () => {
    const server = await serve(ok);
    const plain = createHttp((request, response) => response.end(request.httpVersion));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => plain.close());
    const exchanges: Exchange[] = [];
    const transport = createTransport({
      env: {},
      ca: [ca],
      redactor: createRedactor(),
      clock: systemClock,
      onExchange: (exchange) => exchanges.push(exchange),
    });
    cleanups.push(() => transport.close());
    await transport.for('apns').request(post(server.port, { headers: { authorization: 'bearer secret-secret' } }));
    const answer = await transport
      .for('apns')
      .request({ method: 'POST', url: `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`, protocol: 'h2' });
    expect(answer.body).toBe('1.1');
    expect(exchanges[0]).toMatchObject({ owner: 'apns', response: { status: 200 } });
    expect(JSON.stringify(exchanges.map(({ request, response }) => [request, response]))).not.toContain(
      'secret-secret',
    );
  });

  it('send the real host name in SNI and :authority', async () => {
    let named = '';
    const server = await serve(ok, {
      SNICallback: (name, done) => {
        named = name;
        done(null);
      },
    });
    const proxy = await tunnel(server.port);
    await open({ proxy: proxy.url }).request(
      { method: 'POST', url: 'https://api.push.example.com/3/device/00', protocol: 'h2', body: '{}' },
      {},
    );
    expect(named).toBe('api.push.example.com');
    expect(server.streams[0]?.headers[':authority']).toBe('api.push.example.com');
    expect(proxy.asked).toEqual(['CONNECT api.push.example.com:443']);
  });
});

describe('streams', () => {
  /** Counts streams that are open at the same time, and holds each for a moment. */
  async function counting(limit: number, refuseAbove = limit) {
    let now = 0;
    const seen = { most: 0, refused: 0 };
    const server = await serve(
      (stream) => {
        now += 1;
        seen.most = Math.max(seen.most, now);
        if (now > refuseAbove) {
          seen.refused += 1;
          now -= 1;
          stream.close(7);
          return;
        }
        setImmediate(() => {
          now -= 1;
          stream.respond({ ':status': 200 }, { endStream: true });
        });
      },
      { settings: { maxConcurrentStreams: limit } },
    );
    return { server, seen };
  }

  it('never exceed the announced limit, and all of 300 requests are answered', async () => {
    const { server, seen } = await counting(7);
    const pool = open({ connections: 1 });
    const answers = await Promise.all(Array.from({ length: 300 }, () => pool.request(post(server.port), {})));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(seen.most).toBeLessThanOrEqual(7);
    expect(seen.most).toBeGreaterThan(1);
    expect(server.sessions).toHaveLength(1);
  });

  it('stay at one until the first accepted answer: 20 pushes on a fresh connection, none refused', async () => {
    let accepted = false;
    let open1 = 0;
    let refused = 0;
    const server = await serve(
      (stream, _one, session) => {
        open1 += 1;
        // Apple's rule, enforced independently of the limit that the client uses.
        if (!accepted && open1 > 1) {
          refused += 1;
          stream.close(7);
          return;
        }
        setImmediate(() => {
          open1 -= 1;
          stream.respond({ ':status': 200 }, { endStream: true });
          if (!accepted) session.settings({ maxConcurrentStreams: 1000 });
          accepted = true;
        });
      },
      { settings: { maxConcurrentStreams: 1 } },
    );
    const pool = open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => pool.request(post(server.port, alone), {})));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(refused).toBe(0);
  });

  it('stay at one after a refusal, even if the peer announced a thousand from the start', async () => {
    const order: string[] = [];
    let now = 0;
    let most = 0;
    const server = await serve(
      (stream, one) => {
        now += 1;
        most = Math.max(most, now);
        order.push(one.path);
        setImmediate(() => {
          now -= 1;
          stream.respond({ ':status': one.path === '/good' ? 200 : 400 }, { endStream: true });
        });
      },
      { settings: { maxConcurrentStreams: 1000 } },
    );
    const pool = open();
    const ask = (path: string) => pool.request(post(server.port, alone, path), {});
    await Promise.all(['/bad', '/bad', '/bad'].map(ask));
    expect(most).toBe(1);
    await ask('/good');
    await Promise.all(Array.from({ length: 10 }, () => ask('/bad')));
    expect(most).toBeGreaterThan(1);
  });

  it('follow a limit that is lowered and raised while requests wait', async () => {
    let count = 0;
    let now = 0;
    let mostAfterLowering = 0;
    const server = await serve(
      (stream, _one, session) => {
        count += 1;
        now += 1;
        if (count > 60) mostAfterLowering = Math.max(mostAfterLowering, now);
        if (count === 20) session.settings({ maxConcurrentStreams: 2 });
        setImmediate(() => {
          now -= 1;
          stream.respond({ ':status': 200 }, { endStream: true });
        });
      },
      { settings: { maxConcurrentStreams: 10 } },
    );
    const pool = open({ connections: 1 });
    const answers = await Promise.all(Array.from({ length: 120 }, () => pool.request(post(server.port), {})));
    expect(answers).toHaveLength(120);
    expect(mostAfterLowering).toBeLessThanOrEqual(2);
  });

  it('that were refused are known not to have arrived', async () => {
    const server = await serve((stream) => stream.close(7));
    expect(await failure(open().request(post(server.port), {}))).toMatchObject({
      reason: 'stream-refused',
      neverArrived: true,
    });
  });

  it.each([
    { name: 'an internal error', code: 2, reason: 'reset' },
    { name: 'a cancellation', code: 8, reason: 'reset' },
    { name: 'ENHANCE_YOUR_CALM', code: 11, reason: 'calm' },
  ])('reset with $name end as $reason, and whether they arrived is not known', async ({ code, reason }) => {
    const server = await serve((stream) => stream.close(code));
    expect(await failure(open().request(post(server.port), {}))).toMatchObject({ reason, neverArrived: false });
  });

  it('with a body shorter than announced are no answers', async () => {
    const server = await serve((stream) => {
      stream.respond({ ':status': 400, 'content-length': 50 });
      stream.end('{"reason":');
    });
    expect(await failure(open().request(post(server.port), {}))).toMatchObject({
      reason: 'reset',
      neverArrived: false,
    });
  });

  it('cut by a lost connection in the middle of a body are no answers', async () => {
    let cut = (): void => {};
    const server = await serve((stream) => {
      stream.respond({ ':status': 400 });
      stream.write('{"reason":', () => setTimeout(() => cut(), 20));
    });
    const line = await relay(server.port);
    cut = line.cut;
    expect(await failure(open().request(post(line.port), {}))).toMatchObject({ reason: 'reset', neverArrived: false });
  });

  it.each([
    { name: 'one field said two hundred times', fields: { x: Array<string>(200).fill('y'.repeat(2000)) } },
    {
      name: 'thousands of small fields',
      fields: Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`x-${i}`, '1'])),
    },
  ])('with headers beyond 256 KiB, $name, are reported as too large, not as a busy peer', async ({ fields }) => {
    let large = true;
    const server = await serve(
      (stream) => stream.respond({ ':status': 200, ...(large ? fields : {}) }, { endStream: true }),
      { maxSendHeaderBlockLength: 8 << 20 },
    );
    const pool = open();
    expect(await failure(pool.request(post(server.port), {}))).toMatchObject({
      reason: 'answer-too-large',
      message: 'an answer with headers of more than 256 KiB',
      neverArrived: false,
    });
    large = false;
    expect((await pool.request(post(server.port), {})).status).toBe(200);
  });

  it('with an endless body are given up after 4 MiB', async () => {
    const server = await serve((stream) => {
      stream.respond({ ':status': 200 });
      const part = Buffer.alloc(65_536);
      const more = (): void => {
        if (!stream.destroyed) stream.write(part, more);
      };
      more();
    });
    expect((await failure(open().request(post(server.port), {}))).reason).toBe('answer-too-large');
  });

  it('of a peer that allows none time out instead of waiting forever', async () => {
    const server = await serve(ok, { settings: { maxConcurrentStreams: 0 } });
    expect(await failure(open({ timeoutMs: 200 }).request(post(server.port), {}))).toMatchObject({
      reason: 'timeout',
      neverArrived: true,
    });
  });

  it('with a header that HTTP/2 forbids fail without affecting others', async () => {
    const server = await serve(ok);
    const pool = open();
    await failure(pool.request(post(server.port, { headers: { connection: 'close' } }), {}));
    expect((await pool.request(post(server.port), {})).status).toBe(200);
  });
});

describe('GOAWAY', () => {
  it('gives its reason for requests that may have been processed; those after its last stream move to a new connection', async () => {
    let first: ServerHttp2Session | undefined;
    const server = await serve(
      (stream, one, session) => {
        first ??= session;
        if (session !== first) {
          stream.respond({ ':status': 200 }, { endStream: true });
          return;
        }
        // The first request was received and not answered; the second came too late.
        if (one.path === '/2') session.goaway(0, 1, Buffer.from('{"reason":"Shutdown"}'));
        if (one.path === '/2') setTimeout(() => session.destroy(), 50);
      },
      { settings: { maxConcurrentStreams: 2 } },
    );
    const pool = open();
    const [one, ...others] = ['/1', '/2', '/3', '/4'].map((path) => pool.request(post(server.port, {}, path), {}));
    expect(await failure(one as Promise<unknown>)).toMatchObject({
      reason: 'goaway',
      neverArrived: false,
      peerReason: 'Shutdown',
    });
    expect((await Promise.all(others)).map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(server.sessions).toHaveLength(2);
  });

  it('lets streams up to its last one finish', async () => {
    const server = await serve((stream, _one, session) => {
      session.goaway(0, stream.id ?? 0, Buffer.from('{"reason":"Shutdown"}'));
      setTimeout(() => stream.respond({ ':status': 200 }, { endStream: true }), 20);
    });
    const pool = open();
    expect((await pool.request(post(server.port), {})).status).toBe(200);
    expect((await pool.request(post(server.port), {})).status).toBe(200);
    expect(server.sessions).toHaveLength(2);
  });

  it('with an error code fails requests in flight with that name', async () => {
    const server = await serve((_stream, _one, session) => session.goaway(11, 0, Buffer.from('slow down')));
    expect(await failure(open().request(post(server.port), {}))).toMatchObject({
      reason: 'calm',
      peerReason: 'slow down',
      message: 'GOAWAY ENHANCE_YOUR_CALM: slow down',
    });
  });

  it('on every new connection ends the retries after three of them', async () => {
    const server = await serve(ok);
    server.server.on('session', (session) => session.goaway(0, 0, Buffer.from('{"reason":"Shutdown"}')));
    const pool = open({ timeoutMs: 2000 });
    const errors = await Promise.all([1, 2, 3, 4].map(() => failure(pool.request(post(server.port), {}))));
    for (const error of errors) expect(error).toMatchObject({ neverArrived: true });
    expect(server.sessions.length).toBeLessThanOrEqual(12);
  });
});

describe('time and cancellation', () => {
  it('ends a request without an answer; the next one sends a PING first, and uses a new connection when the old one is dead', async () => {
    const server = await serve(ok);
    const line = await relay(server.port);
    const pool = open();
    // Connected before, so that the short limit does not include the handshake.
    await pool.request(post(line.port), {});
    line.freeze();
    expect(await failure(pool.request(post(line.port), { timeoutMs: 300 }))).toMatchObject({
      reason: 'timeout',
      neverArrived: false,
    });
    expect((await pool.request(post(line.port), { timeoutMs: 60_000 })).status).toBe(200);
    expect(server.sessions).toHaveLength(2);
    expect(server.streams).toHaveLength(2);
  });

  it('sends a PING on an idle connection before a push is sent on it', async () => {
    const server = await serve(ok);
    const line = await relay(server.port);
    const pool = open({ staleMs: 0, pingLimitMs: 100 });
    await pool.request(post(line.port), {});
    await pool.request(post(line.port), {});
    expect(server.sessions).toHaveLength(1);
    line.freeze();
    expect((await pool.request(post(line.port), {})).status).toBe(200);
    expect(server.sessions).toHaveLength(2);
    expect(server.streams).toHaveLength(3);
  });

  it('cancels a waiting request as never arrived, and one in flight as unknown', async () => {
    const server = await serve(() => {}, { settings: { maxConcurrentStreams: 1 } });
    const pool = open({ connections: 1 });
    const controller = new AbortController();
    const flying = failure(pool.request(post(server.port), { signal: controller.signal }));
    const waiting = failure(pool.request(post(server.port), { signal: controller.signal }));
    while (server.streams.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await flying).toMatchObject({ reason: 'aborted', neverArrived: false });
    expect(await waiting).toMatchObject({ reason: 'aborted', neverArrived: true });
    expect(await failure(pool.request(post(server.port), { signal: controller.signal }))).toMatchObject({
      reason: 'aborted',
      neverArrived: true,
    });
  });

  it('fails everything that is open when the pool is closed, and leaves no connection behind', async () => {
    const server = await serve(() => {});
    const pool = open();
    const waiting = failure(pool.request(post(server.port), {}));
    while (server.streams.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await pool.close();
    await waiting;
    await expect.poll(() => server.sessions.every((session) => session.destroyed)).toBe(true);
  });
});

/** A relay to the server that can go silent: connections opened before `freeze` carry no more data. */
async function relay(port: number) {
  const pairs: Socket[] = [];
  const server = createTcp((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const one of [socket, onward]) one.on('error', () => {});
    pairs.push(socket, onward);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of pairs) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const socket of pairs) socket.destroy();
    },
    freeze() {
      for (const socket of pairs) socket.unpipe().pause();
    },
  };
}

/** A CONNECT proxy that leads every tunnel to one port, or refuses. */
async function tunnel(port: number, refuse?: { status: number; reason: string; login?: string }) {
  const asked: string[] = [];
  const proxy: Server = createHttp((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => {});
    const given = Buffer.from(
      (request.headers['proxy-authorization'] ?? '').replace('Basic ', ''),
      'base64',
    ).toString();
    if (refuse !== undefined && (refuse.login === undefined || refuse.login !== given)) {
      socket.end(`HTTP/1.1 ${refuse.status} ${refuse.reason}\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, asked };
}

describe('a connection to the peer', () => {
  it('goes through a CONNECT proxy, with user name and password', async () => {
    const server = await serve(ok);
    const proxy = await tunnel(server.port, { status: 407, reason: 'Who?', login: 'anna:p@ss' });
    const pool = open({ proxy: proxy.url.replace('//', '//anna:p%40ss@') });
    expect((await pool.request(post(server.port), {})).status).toBe(200);
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
    expect(await failure(open({ proxy: proxy.url }).request(post(server.port), {}))).toMatchObject({
      reason: 'proxy-auth',
      neverArrived: true,
      proxy: proxy.host,
    });
  });

  it('fails at a proxy that refuses or is not there', async () => {
    const server = await serve(ok);
    const proxy = await tunnel(server.port, { status: 403, reason: 'No' });
    expect(await failure(open({ proxy: proxy.url }).request(post(server.port), {}))).toMatchObject({
      reason: 'proxy-refused',
      message: 'the proxy answered 403',
    });
    expect((await failure(open({ proxy: 'http://127.0.0.1:1' }).request(post(server.port), {}))).reason).toBe(
      'proxy-unreachable',
    );
    expect((await failure(open({ proxy: 'socks5://127.0.0.1:1' }).request(post(server.port), {}))).reason).toBe(
      'proxy-unreachable',
    );
  });

  it('fails where no server listens, where the CA is unknown, and where the certificate has another name', async () => {
    const server = await serve(ok);
    expect((await failure(open().request(post(1), {}))).reason).toBe('refused');
    expect(await failure(open({ ca: [] }).request(post(server.port), {}))).toMatchObject({
      reason: 'tls-untrusted',
      neverArrived: true,
    });
    const proxy = await tunnel(server.port);
    const other = { ...post(server.port), url: 'https://other.example.com/3/device/00' };
    expect((await failure(open({ proxy: proxy.url }).request(other, {}))).reason).toBe('tls-name');
  });

  it('fails where the peer does not support HTTP/2', async () => {
    const plain = createTls({ key: tls.key, cert: tls.cert, ALPNProtocols: ['http/1.1'] }, (socket) =>
      socket.on('error', () => {}),
    );
    const mute = createTls({ key: tls.key, cert: tls.cert }, (socket) => socket.on('error', () => {}));
    for (const server of [plain, mute]) {
      server.on('tlsClientError', () => {});
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      cleanups.push(() => server.close());
      const { port } = server.address() as AddressInfo;
      expect(await failure(open().request(post(port), {}))).toMatchObject({ reason: 'no-http2', neverArrived: true });
    }
  });

  it('fails at a peer that requires a client certificate and rejects ours', async () => {
    const server = await serve(ok, { requestCert: true, rejectUnauthorized: true });
    expect(await failure(open().request(post(server.port), {}))).toMatchObject({
      reason: 'tls-client',
      neverArrived: true,
    });
  });

  it('is given up when the handshake is never answered', async () => {
    const held: Socket[] = [];
    const silent = createTcp((socket) => held.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => {
      for (const socket of held) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    expect(await failure(open({ timeoutMs: 200 }).request(post(port), {}))).toMatchObject({
      reason: 'timeout',
      neverArrived: true,
    });
  });
});
