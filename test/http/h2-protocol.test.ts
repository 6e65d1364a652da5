// HTTP/2 against peers that are scripted frame by frame: each violation of the protocol, and each unusual but valid use, ends in one clear result.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../src/http/h2/pool.js';
import type { HttpResponse, UnreachableError } from '../../src/http/types.js';
import { afterEachTest, certificatesFor } from '../helpers/cleanups.js';
import { runs } from '../helpers/runs.js';
import {
  ACK,
  block,
  END_HEADERS,
  END_STREAM,
  frame,
  type PeerConnection,
  type PeerScript,
  type ScriptedPeer,
  settings,
  startScriptedPeer,
  words,
} from '../helpers/scripted-h2-peer.js';

const tls = await certificatesFor('localhost');

const cleanups = afterEachTest();

async function peer(script: PeerScript): Promise<ScriptedPeer> {
  const started = await startScriptedPeer(tls, script);
  cleanups.push(() => started.close());
  return started;
}

function open(timeoutMs = 15_000): Pool {
  const pool = createPool({ env: {}, ca: [readFileSync(tls.caFile, 'utf8')], timeoutMs });
  cleanups.push(() => pool.close());
  return pool;
}

type End = HttpResponse | UnreachableError;

const ask = (pool: Pool, port: number, body = '{"aps":{}}', timeoutMs = 15_000): Promise<End> =>
  pool
    .request({ method: 'POST', url: `https://127.0.0.1:${port}/3/device/00`, body, protocol: 'h2' }, { timeoutMs })
    .catch((error: UnreachableError) => error);

const asks = (pool: Pool, port: number, count: number): Promise<End[]> =>
  Promise.all(Array.from({ length: count }, () => ask(pool, port)));

/** Answers a request with these frames. */
const answering =
  (...make: ((id: number) => Buffer)[]): NonNullable<PeerScript['onRequest']> =>
  (id, connection) =>
    connection.say(...make.map((one) => one(id)));

const head =
  (status: number, fields: Readonly<Record<string, string>> = {}, flags = END_HEADERS) =>
  (id: number): Buffer =>
    frame('headers', flags, id, block(status, fields));
const data =
  (content: Uint8Array | string, flags = END_STREAM) =>
  (id: number): Buffer =>
    frame('data', flags, id, content);
const ok = head(200, { 'apns-id': 'A' }, END_HEADERS | END_STREAM);

describe('an answer', () => {
  it.each([
    { name: 'interim answers before it', make: [head(100), head(103, { link: '</x>' }), ok], status: 200, body: '' },
    {
      name: 'a body in many pieces and trailers behind it',
      make: [
        head(400),
        data('{"rea', 0),
        data('', 0),
        data('son":"X"}', 0),
        (id: number) => frame('headers', END_HEADERS | END_STREAM, id, block(undefined, { 'x-sum': '1' })),
      ],
      status: 400,
      body: '{"reason":"X"}',
    },
    {
      name: 'padding around its body',
      make: [head(400), (id: number) => frame('data', 8 | END_STREAM, id, '\x03{}\0\0\0')],
      status: 400,
      body: '{}',
    },
    {
      name: 'frames of kinds nobody knows around it',
      make: [() => frame(0xbe, 0, 0, 'what'), (id: number) => frame(0xbf, 0, id, 'x'), ok],
      status: 200,
      body: '',
    },
    {
      name: 'its headers in three frames',
      make: [
        (id: number) => frame('headers', 0, id, block(400)),
        (id: number) => frame('continuation', 0, id, block(undefined, { 'x-a': '1' })),
        (id: number) => frame('continuation', END_HEADERS, id, block(undefined, { 'x-b': '2' })),
        data('{}'),
      ],
      status: 400,
      body: '{}',
    },
    {
      name: 'a PUSH_PROMISE before it',
      make: [
        (id: number) => frame('push', END_HEADERS, id, Buffer.concat([words(2), block(undefined, { ':path': '/' })])),
        (id: number) => Buffer.concat([head(200)(2), ok(id)]),
      ],
      status: 200,
      body: '',
    },
    {
      name: 'gzip',
      make: [head(400, { 'content-encoding': 'gzip' }), data(gzipSync('{"a":1}'))],
      status: 400,
      body: '{"a":1}',
    },
    {
      name: 'deflate',
      make: [head(400, { 'content-encoding': 'deflate' }), data(deflateSync('{"a":1}'))],
      status: 400,
      body: '{"a":1}',
    },
    {
      name: 'deflate without its header',
      make: [head(400, { 'content-encoding': 'deflate' }), data(deflateRawSync('{"a":1}'))],
      status: 400,
      body: '{"a":1}',
    },
    {
      name: 'brotli',
      make: [head(400, { 'content-encoding': 'br' }), data(brotliCompressSync('{"a":1}'))],
      status: 400,
      body: '{"a":1}',
    },
    {
      name: 'gzip around deflate',
      make: [head(400, { 'content-encoding': 'deflate, gzip' }), data(gzipSync(deflateSync('{"a":1}')))],
      status: 400,
      body: '{"a":1}',
    },
  ])('with $name is read', async ({ make, status, body }) => {
    const { port } = await peer({ onRequest: answering(...make) });
    expect(await ask(open(), port)).toMatchObject({ status, body });
  });

  it('with a header list of 100 KB is read', async () => {
    const fields = Buffer.concat(Array.from({ length: 120 }, () => block(undefined, { a: 'b'.repeat(120) })));
    const { port } = await peer({
      onRequest: answering(
        (id) => frame('headers', 0, id, block(200)),
        (id) =>
          Buffer.concat(
            Array.from({ length: 7 }, (_, i) => frame('continuation', i === 6 ? END_HEADERS : 0, id, fields)),
          ),
        data('{}'),
      ),
    });
    expect(await ask(open(), port)).toMatchObject({ status: 200, body: '{}' });
  });

  it('that is complete before the request ends the request: the rest of the request is not sent', async () => {
    // No flow-control window, so the body is not sent.
    const { port, connections } = await peer({
      greeting: settings([4, 0]),
      onFrame: (heard, from) => {
        if (heard.type === 1) from.say(head(413)(heard.id), data('{"reason":"PayloadTooLarge"}')(heard.id));
      },
    });
    expect(await ask(open(), port, 'b'.repeat(5000))).toMatchObject({
      status: 413,
      body: '{"reason":"PayloadTooLarge"}',
    });
    await expect.poll(() => connections[0]?.of('reset').length).toBe(1);
  });
});

/** A peer that breaks the rules after it received the request, so it is unknown whether the push was processed. */
const BROKEN: readonly { name: string; make: readonly ((id: number) => Buffer)[]; reason: string; message: RegExp }[] =
  [
    { name: 'an answer 101', make: [head(101), data('x')], reason: 'reset', message: /PROTOCOL_ERROR/ },
    {
      name: 'an answer without a status',
      make: [(id) => frame('headers', END_HEADERS, id, block(undefined, { a: 'b' }))],
      reason: 'reset',
      message: /PROTOCOL_ERROR/,
    },
    {
      name: 'a body longer than announced',
      make: [head(200, { 'content-length': '1' }), data('{}')],
      reason: 'reset',
      message: /PROTOCOL_ERROR/,
    },
    {
      name: 'a body shorter than announced',
      make: [head(200, { 'content-length': '50' }), data('{}')],
      reason: 'reset',
      message: /PROTOCOL_ERROR/,
    },
    {
      name: 'a body shorter than announced and cut without an error',
      make: [head(200, { 'content-length': '50' }), data('{}', 0), (id) => frame('reset', 0, id, words(0))],
      reason: 'reset',
      message: /NO_ERROR/,
    },
    {
      name: 'a reset in the middle',
      make: [head(200), data('{"na', 0), (id) => frame('reset', 0, id, words(2))],
      reason: 'reset',
      message: /INTERNAL_ERROR/,
    },
    {
      name: 'twenty-one interim answers',
      make: Array.from({ length: 21 }, () => head(103)),
      reason: 'answer-broken',
      message: /1xx/,
    },
    {
      name: 'a window above 2 GB',
      make: [() => frame('window', 0, 0, words(0x7fffffff))],
      reason: 'answer-broken',
      message: /./,
    },
    {
      name: 'headers that never end',
      make: [
        (id) => frame('headers', 0, id, block(200)),
        (id) =>
          Buffer.concat(
            Array.from({ length: 50 }, () => frame('continuation', 0, id, block(undefined, { a: 'b'.repeat(100) }))),
          ),
      ],
      reason: 'answer-broken',
      message: /./,
    },
    {
      name: 'gzip that is cut off',
      make: [
        head(200, { 'content-encoding': 'gzip' }),
        data(gzipSync('{"name":"projects/p/messages/1"}').subarray(0, 20)),
      ],
      reason: 'answer-broken',
      message: /gzip: unexpected end of file/,
    },
    {
      name: 'gzip that is none',
      make: [head(200, { 'content-encoding': 'gzip' }), data('{"name":1}')],
      reason: 'answer-broken',
      message: /gzip: incorrect header check/,
    },
    {
      name: 'an encoding nobody asked for',
      make: [head(200, { 'content-encoding': 'zstd' }), data('(\xb5/\xfd')],
      reason: 'answer-broken',
      message: /zstd/,
    },
    {
      name: 'a small gzip that unpacks to 64 MB',
      make: [
        head(200, { 'content-encoding': 'gzip' }),
        (id) =>
          Buffer.concat(
            chunks(gzipSync(Buffer.alloc(64 << 20))).map((part, i, all) =>
              frame('data', i === all.length - 1 ? END_STREAM : 0, id, part),
            ),
          ),
      ],
      reason: 'answer-too-large',
      message: /4 MiB/,
    },
  ];

function chunks(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 16_000) parts.push(bytes.subarray(at, at + 16_000));
  return parts;
}

describe('a peer that breaks the rules after it received a request', () => {
  it.each(BROKEN)('by $name: $reason, and whether it arrived is not known', async ({ make, reason, message }) => {
    const { port } = await peer({ onRequest: answering(...make) });
    const end = (await ask(open(), port)) as UnreachableError;
    expect(end).toMatchObject({ reason, neverArrived: false });
    expect(end.message).toMatch(message);
  });

  it.each<{ name: string; make: readonly ((id: number) => Buffer)[] }>([
    { name: 'a body before the headers', make: [data('x')] },
    { name: 'a frame above 16 KB', make: [head(200), data('x'.repeat(16_385), 0)] },
    { name: 'a header block that is none', make: [(id) => frame('headers', END_HEADERS, id, '\xff\xff\xff\xff\xff')] },
    { name: 'SETTINGS of a broken size', make: [() => frame('settings', 0, 0, 'abc')] },
    { name: 'text that is no frame', make: [() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(50))] },
  ])('by $name: given up within the time limit, and the next request is answered', async ({ make }) => {
    const { port, connections } = await peer({
      onRequest: (id, connection) =>
        connection.say(...(connection.number === 1 && id > 1 ? make : [ok]).map((one) => one(id))),
    });
    const pool = open();
    expect(await ask(pool, port)).toMatchObject({ status: 200 });
    const end = await ask(pool, port, '{}', 300);
    expect(end).toMatchObject({ neverArrived: false });
    expect(['timeout', 'reset', 'answer-broken']).toContain((end as UnreachableError).reason);
    await expect.poll(async () => ask(pool, port, '{}', 300), { timeout: 60_000 }).toMatchObject({ status: 200 });
    expect(connections.length).toBeGreaterThan(1);
  });

  it('by random bytes never ends the program, and each request has one result', async () => {
    let bytes: Uint8Array = new Uint8Array();
    const { port } = await peer({
      onRequest: (_id, connection) => {
        connection.say(bytes);
        setTimeout(() => connection.socket.destroy(), 20);
      },
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (random) => {
        bytes = random;
        const pool = open();
        const end = await ask(pool, port, '{}', 300);
        // Random bytes are no answer: the result is one of the known failures, never a status.
        expect(['answer-broken', 'reset', 'timeout', 'goaway']).toContain('status' in end ? end.status : end.reason);
        await pool.close();
      }),
      runs(25),
    );
  });
});

describe('a peer that breaks the rules before any request', () => {
  it.each([
    { name: 'an HTTP/1.1 answer', greeting: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'.repeat(9) },
    { name: 'a frame before its SETTINGS', greeting: frame('ping', 0, 0, 'abcdefgh') },
  ])('by $name: nothing was sent', async ({ greeting }) => {
    const { port, connections } = await peer({ greeting });
    expect(await ask(open(), port)).toMatchObject({ reason: 'answer-broken', neverArrived: true });
    expect(connections.flatMap((one) => one.of('headers'))).toEqual([]);
  });

  it('by an immediate GOAWAY is tried three times, and its reason is reported', async () => {
    const greeting = Buffer.concat([
      settings(),
      frame('goaway', 0, 0, Buffer.concat([words(0, 0), Buffer.from('{"reason":"Shutdown"}')])),
    ]);
    const { port, connections } = await peer({ greeting });
    const ends = await asks(open(), port, 4);
    for (const end of ends) expect(end).toMatchObject({ reason: 'goaway', neverArrived: true, peerReason: 'Shutdown' });
    expect(connections).toHaveLength(3);
  });

  it('by closing the connection without a GOAWAY is reported as a reset', async () => {
    const { port } = await peer({
      greeting: Buffer.concat([settings(), frame('settings', ACK, 0)]),
      onFrame: (_, from) => from.socket.destroy(),
    });
    expect(await ask(open(), port)).toMatchObject({ reason: 'reset' });
  });
});

describe('a GOAWAY', () => {
  const goaway = (connection: PeerConnection, lastId: number, code = 0, words_ = ''): void =>
    connection.say(frame('goaway', 0, 0, Buffer.concat([words(lastId, code), Buffer.from(words_)])));

  it('that leaves requests unprocessed is no failure: they are answered on the next connection, in the same attempt', async () => {
    const { port, connections } = await peer({
      onRequest(id, connection) {
        if (connection.number > 1) connection.say(ok(id));
        else if (id === 19) {
          goaway(connection, 9);
          for (const one of [1, 3, 5, 7, 9]) connection.say(ok(one));
        }
      },
    });
    const ends = await asks(open(), port, 10);
    expect(ends.map((end) => ('status' in end ? end.status : end.reason))).toEqual(Array(10).fill(200));
    expect(connections).toHaveLength(2);
  });

  it('in two steps counts with its second, lower number', async () => {
    const { port, connections } = await peer({
      onRequest(id, connection) {
        if (connection.number > 1) connection.say(ok(id));
        else if (id === 7) {
          goaway(connection, 0x7fffffff);
          goaway(connection, 3);
          connection.say(ok(1), ok(3));
          connection.socket.end();
        }
      },
    });
    const ends = await asks(open(), port, 4);
    expect(ends.map((end) => ('status' in end ? end.status : end.reason))).toEqual([200, 200, 200, 200]);
    expect(connections).toHaveLength(2);
  });

  it('whose connection ends before the answers leaves requests below its last stream in doubt, with the reason of the GOAWAY', async () => {
    const { port } = await peer({
      onRequest(id, connection) {
        if (connection.number > 1) connection.say(ok(id));
        else if (id === 5) {
          goaway(connection, 3, 0, '{"reason":"Shutdown"}');
          connection.socket.end();
        }
      },
    });
    const [first, second, third] = await asks(open(), port, 3);
    for (const end of [first, second])
      expect(end).toMatchObject({ reason: 'goaway', neverArrived: false, peerReason: 'Shutdown' });
    expect(third).toMatchObject({ status: 200 });
  });

  it('with an error reports that error, not that the connection was closed', async () => {
    const { port } = await peer({
      onRequest: (id, connection) => {
        goaway(connection, id, 2, 'out of order');
        connection.socket.end();
      },
    });
    expect(await ask(open(), port)).toMatchObject({
      reason: 'goaway',
      neverArrived: false,
      message: 'GOAWAY INTERNAL_ERROR: out of order',
    });
  });

  it('after every hundredth of a thousand requests: all are answered, none is received twice', async () => {
    const heard = new Map<number, number>();
    const { port, connections } = await peer({
      greeting: settings([3, 30]),
      onRequest(id, connection) {
        const count = (heard.get(connection.number) ?? 0) + 1;
        heard.set(connection.number, count);
        // Like nginx: requests after the hundredth are ignored.
        if (count <= 100) connection.say(ok(id));
        if (count === 100) {
          goaway(connection, id);
          connection.socket.end();
        }
      },
    });
    const ends = await asks(open(), port, 1000);
    expect(ends.filter((end) => 'status' in end)).toHaveLength(1000);
    expect(connections.length).toBeGreaterThanOrEqual(10);
  });

  it('sets the number of requests for later connections, so that none is sent in vain', async () => {
    const heard = new Map<number, number>();
    const { port } = await peer({
      onRequest(id, connection) {
        const count = (heard.get(connection.number) ?? 0) + 1;
        heard.set(connection.number, count);
        if (count <= 40) connection.say(ok(id));
        if (count === 40) goaway(connection, id);
      },
    });
    const ends = await asks(open(), port, 400);
    expect(ends.filter((end) => 'status' in end)).toHaveLength(400);
    const [first = 0, ...others] = [...heard.values()];
    // Only the first connection cannot have this number yet.
    expect(first).toBeGreaterThan(40);
    expect(others).toEqual(Array(9).fill(40));
  });

  it('does not limit a later connection that accepts more requests and stays open', async () => {
    const heard = new Map<number, number>();
    const { port } = await peer({
      onRequest(id, connection) {
        const count = (heard.get(connection.number) ?? 0) + 1;
        heard.set(connection.number, count);
        const isLast = connection.number === 1 && count === 20;
        if (connection.number > 1 || count <= 20) connection.say(ok(id));
        if (isLast) goaway(connection, id);
      },
    });
    const ends = await asks(open(), port, 300);
    expect(ends.filter((end) => 'status' in end)).toHaveLength(300);
    expect([...heard.keys()]).toEqual([1, 2]);
    expect(heard.get(2)).toBe(280);
  });
});

describe('a refused stream', () => {
  it('is sent again until it is accepted, and counts as one attempt', async () => {
    const refused = new Set<number>();
    const peerOfOne = await peer({
      onRequest(id, connection) {
        if (refused.size < 12) {
          refused.add(id);
          connection.say(frame('reset', 0, id, words(7)));
        } else connection.say(ok(id));
      },
    });
    expect(await ask(open(), peerOfOne.port)).toMatchObject({ status: 200 });
    expect(peerOfOne.requests).toBe(13);
    expect(peerOfOne.connections).toHaveLength(1);
  });

  it('of a peer that refuses everything is given up after the time of one answer, as never arrived', async () => {
    const refusing = await peer({
      onRequest: (id, connection) => connection.say(id === 1 ? ok(id) : frame('reset', 0, id, words(7))),
    });
    const pool = open();
    // Connected before: on a busy machine, opening the connection may take longer than the limit.
    expect(await ask(pool, refusing.port)).toMatchObject({ status: 200 });
    for (const end of await Promise.all(Array.from({ length: 5 }, () => ask(pool, refusing.port, '{}', 400))))
      expect(end).toMatchObject({ reason: 'stream-refused', neverArrived: true });
    // The pauses in between grow.
    expect(refusing.requests).toBeLessThan(100);
  });
});

describe('a peer that keeps the connection open without answering', () => {
  it.each([
    { name: 'with empty frames', noise: (id: number) => frame('data', 0, id) },
    { name: 'with PINGs', noise: () => frame('ping', 0, 0, 'abcdefgh') },
    { name: 'with SETTINGS', noise: () => settings([3, 100]) },
  ])('$name is given up within the time limit', async ({ noise }) => {
    const { port } = await peer({
      onRequest(id, connection) {
        if (id === 1) {
          connection.say(ok(id));
          return;
        }
        connection.say(head(200)(id));
        const timer = setInterval(() => {
          if (connection.socket.writable) connection.say(...Array.from({ length: 50 }, () => noise(id)));
          else clearInterval(timer);
        }, 20);
      },
    });
    const pool = open();
    // Connected before: the time to open the connection is not measured here.
    expect(await ask(pool, port)).toMatchObject({ status: 200 });
    const end = (await ask(pool, port, '{}', 500)) as UnreachableError;
    expect(['timeout', 'answer-broken', 'reset']).toContain(end.reason);
    expect(end.neverArrived).toBe(false);
  });
});
