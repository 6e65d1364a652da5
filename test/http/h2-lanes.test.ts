// The connections of one lane against node:http2 servers: how many are opened, what fails with one of them, and what a closed pool leaves behind.
import { readFileSync } from 'node:fs';
import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { LeftPlaces } from '../../src/http/h2/left-places.js';
import { createPool, type Pool } from '../../src/http/h2/pool.js';
import type { HttpRequest, UnreachableError } from '../../src/http/types.js';
import { afterEachTest, certificatesFor } from '../helpers/cleanups.js';
import { block, frame, settings, words } from '../helpers/scripted-h2-peer.js';

const tls = await certificatesFor('api.push.example.com');

const cleanups = afterEachTest();

async function listen(server: Server): Promise<{ readonly port: number; readonly sockets: Socket[] }> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => {})));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return { port: (server.address() as AddressInfo).port, sockets };
}

/** One connection as the server sees it. */
interface Line {
  readonly session: ServerHttp2Session;
  readonly number: number;
  open: number;
  most: number;
  accepted: boolean;
}

interface Rules {
  /** Returns false for a stream that is not answered in the usual way. */
  take?(stream: ServerHttp2Stream, line: Line): boolean;
  /** Answers are held back while this is false. */
  isReady?(line: Line): boolean;
}

/** A server with this many streams per connection; it answers each request a moment later. */
async function serve(maxConcurrentStreams: number, { take, isReady }: Rules = {}) {
  const server = createSecureServer({ key: tls.key, cert: tls.cert, settings: { maxConcurrentStreams } });
  const lines = new Map<ServerHttp2Session, Line>();
  const seen = { lines, streams: 0, refused: 0 };
  server.on('sessionError', () => {});
  server.on('session', (session) => {
    session.on('error', () => {});
    lines.set(session, { session, number: lines.size + 1, open: 0, most: 0, accepted: false });
  });
  server.on('stream', (stream: ServerHttp2Stream) => {
    const line = lines.get(stream.session as ServerHttp2Session) as Line;
    seen.streams += 1;
    line.open += 1;
    line.most = Math.max(line.most, line.open);
    stream.on('error', () => {});
    stream.resume();
    stream.on('close', () => {
      line.open -= 1;
      if (stream.rstCode === 7) seen.refused += 1;
    });
    if (take?.(stream, line) === false) return;
    const answer = (): void => {
      if (stream.destroyed) return;
      if (isReady?.(line) === false) {
        setTimeout(answer, 5);
        return;
      }
      stream.respond({ ':status': 200 }, { endStream: true });
      line.accepted = true;
    };
    setTimeout(answer, 5);
  });
  const { port, sockets } = await listen(server);
  cleanups.push(() => {
    for (const session of lines.keys()) session.destroy();
  });
  return { server, port, sockets, seen };
}

function open(timeoutMs = 10_000): Pool {
  const pool = createPool({ env: {}, ca: [readFileSync(tls.caFile, 'utf8')], timeoutMs });
  cleanups.push(() => pool.close());
  return pool;
}

const post = (port: number, special: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: `https://127.0.0.1:${port}/3/device/00`,
  body: '{"aps":{}}',
  protocol: 'h2',
  ...special,
});

type Ended = { readonly status: number } | UnreachableError;

/** Waits for every request; failed ones yield their errors. */
const ask = (
  pool: Pool,
  port: number,
  count: number,
  special: Partial<HttpRequest> = {},
  limits = {},
): Promise<Ended[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      pool.request(post(port, special), limits).catch((error: UnreachableError) => error),
    ),
  );

const answered = (ends: readonly Ended[]): number => ends.filter((end) => 'status' in end && end.status === 200).length;

describe('a lane', () => {
  it('opens four connections to a peer with a limit of five streams, never more than five streams on each', async () => {
    const { port, seen } = await serve(5, { isReady: () => seen.lines.size >= 4 });
    expect(answered(await ask(open(), port, 200))).toBe(200);
    expect(seen.lines.size).toBe(4);
    for (const { most } of seen.lines.values()) expect(most).toBeLessThanOrEqual(5);
  });

  it("keeps to one connection when the peer's limit allows all requests", async () => {
    const { port, seen } = await serve(500);
    expect(answered(await ask(open(), port, 200))).toBe(200);
    expect(seen.lines.size).toBe(1);
  });

  it('continues on the first connection when the peer accepts no second one', async () => {
    const { server, port, sockets, seen } = await serve(5, { isReady: () => sockets.length > 1 });
    server.on('connection', (socket: Socket) => {
      if (sockets.length > 1) socket.destroy();
    });
    expect(answered(await ask(open(), port, 100))).toBe(100);
    expect(seen.lines.size).toBe(1);
    expect(sockets.length).toBe(2);
  });

  it.each([0, 11])(
    'continues on the first one when each further one is closed by GOAWAY %i, and loses nothing',
    async (code) => {
      const { server, port, seen } = await serve(5, { isReady: () => seen.lines.size > 1 });
      server.on('session', (session) => {
        if (seen.lines.size > 1) session.goaway(code, 0);
      });
      expect(answered(await ask(open(), port, 100))).toBe(100);
      // Another connection may already be opening when the first of them is closed.
      expect(seen.lines.size).toBeLessThanOrEqual(3);
    },
  );

  it('loses only the requests of a connection that is lost', async () => {
    let isLost = false;
    const { port, seen } = await serve(5, {
      isReady: () => isLost,
      take(stream, line) {
        if (line.number !== 2) return true;
        isLost = line.open === 5;
        if (isLost) stream.session?.destroy();
        return false;
      },
    });
    const ends = await ask(open(), port, 60);
    const lost = ends.filter((end) => 'reason' in end);
    for (const error of lost) expect(error).toMatchObject({ reason: 'reset', neverArrived: false });
    // A slot that a closing connection returns may be used once more.
    expect(lost.length).toBeGreaterThanOrEqual(5);
    expect(lost.length).toBeLessThanOrEqual(10);
    expect(answered(ends)).toBe(60 - lost.length);
    expect(seen.lines.size).toBeGreaterThan(1);
  });

  it("keeps to Apple's one stream on each new connection until a push is accepted there", async () => {
    let early = 0;
    const { port, seen } = await serve(3, {
      isReady: (line) => !line.accepted || seen.lines.size === 4,
      take(_stream, line) {
        if (!line.accepted && line.open > 1) early += 1;
        return true;
      },
    });
    expect(answered(await ask(open(), port, 120, { h2: { oneStreamUntilAccepted: true } }))).toBe(120);
    expect(early).toBe(0);
    expect([...seen.lines.values()].map(({ most }) => most).slice(0, 3)).toEqual([3, 3, 3]);
    expect(seen.lines.size).toBe(4);
  });

  it('retries a request that was opened before the peer had freed the stream', async () => {
    const { port, seen } = await serve(3, {
      take(stream, line) {
        // Neither the first of a connection nor several in succession.
        const isRefused = (stream.id ?? 0) > 7 && (stream.id ?? 0) % 10 === 1 && line.accepted;
        if (isRefused) stream.close(7);
        return !isRefused;
      },
    });
    expect(answered(await ask(open(), port, 80))).toBe(80);
    expect(seen.refused).toBeGreaterThan(0);
    expect(seen.streams).toBe(80 + seen.refused);
  });

  it('gives up on a peer that refuses everything, and reports that nothing arrived', async () => {
    const { port, seen } = await serve(2, {
      take(stream, line) {
        if (line.number === 1 && stream.id === 1) return true;
        stream.close(7);
        return false;
      },
    });
    const pool = open();
    // Connected before: on a busy machine, opening the connection may take longer than the limit.
    expect(answered(await ask(pool, port, 1))).toBe(1);
    for (const end of await ask(pool, port, 12, {}, { timeoutMs: 400 }))
      expect(end).toMatchObject({ reason: 'stream-refused', neverArrived: true });
    expect(seen.streams).toBeGreaterThanOrEqual(13);
    // The pauses in between grow.
    expect(seen.streams).toBeLessThanOrEqual(200);
  });

  it('reports a refusal after the start of the answer as unknown', async () => {
    const server = createTls({ key: tls.key, cert: tls.cert, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {});
      let received = 0;
      socket.on('data', (bytes: Buffer) => {
        received += bytes.length;
        // Preface, SETTINGS and the WINDOW_UPDATE were received before; this is the request.
        if (received > 150)
          socket.write(
            Buffer.concat([
              frame('headers', 4, 1, block(200)),
              frame('data', 0, 1, 'half'),
              frame('reset', 0, 1, words(7)),
            ]),
          );
      });
      socket.write(settings());
    });
    const { port } = await listen(server);
    const [end] = await ask(open(), port, 1, { body: 'b'.repeat(150) });
    expect(end).toMatchObject({ reason: 'reset', neverArrived: false });
  });
});

describe('slots of ended streams', () => {
  it('are reported when they are free, also when the delay grows or several streams end one after another', async () => {
    const taken: number[] = [];
    const places: LeftPlaces = new LeftPlaces(() => taken.push(places.taken(performance.now())));
    places.leave(performance.now());
    for (let i = 0; i < 3; i += 1) places.lingerLonger();
    setTimeout(() => places.leave(performance.now()), 3);
    setTimeout(() => places.leave(performance.now()), 9);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect.poll(() => taken.at(-1)).toBe(0);
    expect(places.taken(performance.now())).toBe(0);
  });
});

describe('a pool that is closed', () => {
  it.each([
    ['a peer that never answers the handshake', () => createTcp()],
    [
      'a peer that never sends its SETTINGS',
      () =>
        createTls({ key: tls.key, cert: tls.cert, ALPNProtocols: ['h2'] }, (socket) =>
          socket.on('error', () => {}).resume(),
        ),
    ],
  ])('closes the connection to %s at once', async (_what, create) => {
    const server = create();
    const arrived = new Promise<void>((resolve) =>
      server
        .once('secureConnection', () => resolve())
        .once('connection', (socket: Socket) => {
          if (!('setSecureContext' in server)) resolve();
          socket.resume();
        }),
    );
    const { port, sockets } = await listen(server);
    const pool = open(60_000);
    const ended = ask(pool, port, 2);
    await arrived;
    const gone = new Promise((resolve) => sockets[0]?.once('close', resolve));
    await pool.close();
    for (const end of await ended) expect(end).toMatchObject({ reason: 'aborted', neverArrived: true });
    await gone;
  });

  it('closes the connection to a peer that sends GOAWAY and keeps its side open', { timeout: 20_000 }, async () => {
    const server = createTls({ key: tls.key, cert: tls.cert, ALPNProtocols: ['h2'], allowHalfOpen: true }, (socket) => {
      socket.on('error', () => {});
      let received = 0;
      socket.on('data', (bytes: Buffer) => {
        const before = received;
        received += bytes.length;
        if (before <= 150 && received > 150)
          socket.write(Buffer.concat([frame('goaway', 0, 0, words(1, 0)), frame('headers', 5, 1, block(200))]));
      });
      socket.write(settings());
      // Data sent to a socket that is already closed is answered with a reset.
      const more = setInterval(() => socket.write(frame('ping', 0, 0, words(0, 0))), 20);
      socket.once('close', () => clearInterval(more));
    });
    const { port, sockets } = await listen(server);
    const pool = open();
    expect(answered(await ask(pool, port, 1, { body: 'b'.repeat(150) }))).toBe(1);
    const gone = new Promise((resolve) => sockets[0]?.once('close', resolve));
    await pool.close();
    await gone;
  });

  it('accepts no further request, for the same origin or another', async () => {
    const { port, sockets } = await serve(5);
    const pool = open();
    expect(answered(await ask(pool, port, 1))).toBe(1);
    await pool.close();
    for (const end of [...(await ask(pool, port, 1)), ...(await ask(pool, 1, 1))])
      expect(end).toMatchObject({ reason: 'aborted', neverArrived: true });
    expect(sockets).toHaveLength(1);
  });
});

describe('a body interrupted by the flow-control window of the connection', () => {
  it('is sent before bodies that were started much later', async () => {
    const arrived: number[] = [];
    const server = createSecureServer({ key: tls.key, cert: tls.cert, settings: { maxConcurrentStreams: 1000 } });
    server.on('stream', (stream: ServerHttp2Stream, headers) => {
      stream.resume();
      stream.on('end', () => {
        arrived.push(Number(headers[':path']?.slice(1)));
        stream.respond({ ':status': 200 }, { endStream: true });
      });
    });
    const { port } = await listen(server);
    const pool = open(60_000);
    const count = 4000;
    let next = 0;
    // Each answer lets the next request start, so the queue is never empty.
    const line = async (): Promise<void> => {
      while (next < count) {
        next += 1;
        await pool.request(post(port, { url: `https://127.0.0.1:${port}/${next}`, body: 'b'.repeat(1000) }), {});
      }
    };
    await Promise.all(Array.from({ length: 1000 }, line));
    expect(arrived).toHaveLength(count);
    let latest = 0;
    let overtaking = 0;
    for (const number of arrived) {
      latest = Math.max(latest, number);
      overtaking = Math.max(overtaking, latest - number);
    }
    // Without this rule the value exceeds 3,000.
    expect(overtaking).toBeLessThan(1500);
  });
});
