// One HTTP/2 connection against scripted peers that break each rule of RFC 9113 or stretch it, frame by frame, and against bytes at random.
import { createHash } from 'node:crypto';
import { createServer, type ServerHttp2Stream, type ServerOptions } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/http/h2/session.js';
import { Stream } from '../../src/http/h2/stream.js';
import { runs } from '../helpers/runs.js';
import { block, frame, ScriptedPeer, settings, words } from '../helpers/scripted-h2-peer.js';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const END_STREAM = 1;
const ACK = 1;
const END_HEADERS = 4;
const PADDED = 8;
const PRIORITY = 32;

type Case = readonly [what: string, code: number, ...frames: Buffer[]];

const cases = (rows: readonly Case[]): [string, number, Buffer[]][] =>
  rows.map(([what, code, ...frames]) => [what, code, frames]);

/** The whole of an answer: 200 and `ok`. */
const answer = (id: number): Buffer =>
  Buffer.concat([frame('headers', END_HEADERS, id, block(200)), frame('data', END_STREAM, id, 'ok')]);

/** A connection whose SETTINGS are exchanged, with one request of a body in flight as stream 1. */
function started(...pairs: readonly (readonly [number, number])[]): ScriptedPeer {
  const peer = new ScriptedPeer();
  peer.say(settings(...pairs));
  peer.ask('body');
  return peer;
}

describe('a peer that breaks the connection is told why, and every request in flight ends', () => {
  it.each(
    cases([
      ['a frame above 16 KB', 6, frame('data', 0, 1, Buffer.alloc(16_385))],
      ['a PUSH_PROMISE', 1, frame('push', END_HEADERS, 1, Buffer.concat([words(2), block(undefined)]))],
      ['SETTINGS for a stream', 1, frame('settings', 0, 1)],
      ['SETTINGS of a broken size', 6, frame('settings', 0, 0, 'abcde')],
      ['a SETTINGS acknowledgement with content', 6, frame('settings', ACK, 0, Buffer.alloc(6))],
      ['SETTINGS that enable pushes', 1, settings([2, 1])],
      ['a first window above 2 GB', 3, settings([4, 0x80000000])],
      [
        'a first window that lifts an open stream above 2 GB',
        3,
        frame('window', 0, 1, words(0x7fff0000)),
        settings([4, 65_541]),
      ],
      ['a frame size too small', 1, settings([5, 16_383])],
      ['a frame size too large', 1, settings([5, 16_777_216])],
      ['a PING of seven bytes', 6, frame('ping', 0, 0, Buffer.alloc(7))],
      ['a PING for a stream', 1, frame('ping', 0, 1, Buffer.alloc(8))],
      ['a GOAWAY of seven bytes', 6, frame('goaway', 0, 0, Buffer.alloc(7))],
      ['a GOAWAY for a stream', 1, frame('goaway', 0, 1, Buffer.alloc(8))],
      ['a WINDOW_UPDATE of three bytes', 6, frame('window', 0, 0, 'abc')],
      ['a WINDOW_UPDATE of nothing for the connection', 1, frame('window', 0, 0, words(0))],
      ['a window of the connection above 2 GB', 3, frame('window', 0, 0, words(0x7fffffff))],
      ['a WINDOW_UPDATE for a stream never opened', 1, frame('window', 0, 3, words(1))],
      ['a RST_STREAM of three bytes', 6, frame('reset', 0, 1, 'abc')],
      ['a RST_STREAM for a stream never opened', 1, frame('reset', 0, 3, words(8))],
      ['a RST_STREAM for the connection', 1, frame('reset', 0, 0, words(8))],
      ['DATA for the connection', 1, frame('data', 0, 0, 'x')],
      ['DATA for a stream never opened', 1, frame('data', 0, 3, 'x')],
      ['DATA for a stream of its own', 1, frame('data', 0, 2, 'x')],
      ['HEADERS for the connection', 1, frame('headers', END_HEADERS, 0, block(200))],
      ['HEADERS for a stream never opened', 1, frame('headers', END_HEADERS, 5, block(200))],
      ['more padding than DATA', 1, frame('headers', END_HEADERS, 1, block(200)), frame('data', PADDED, 1, '\x05abcd')],
      ['padded DATA without a length of it', 6, frame('data', PADDED, 1)],
      ['more padding than HEADERS', 1, frame('headers', END_HEADERS | PADDED, 1, '\x02a')],
      ['HEADERS too short for their priority', 1, frame('headers', END_HEADERS | PRIORITY, 1, 'abc')],
      ['a header block that cannot be read', 9, frame('headers', END_HEADERS, 1, '\xff\xff')],
      ['a PING inside a header block', 1, frame('headers', 0, 1, block(200)), frame('ping', 0, 0, Buffer.alloc(8))],
      ['an unknown frame inside a header block', 1, frame('headers', 0, 1, block(200)), frame(99, 0, 0)],
      [
        'a CONTINUATION of another stream',
        1,
        frame('headers', 0, 1, block(200)),
        frame('continuation', END_HEADERS, 3),
      ],
      ['a CONTINUATION of nothing', 1, frame('continuation', END_HEADERS, 1, block(200))],
      [
        'a CONTINUATION after its end',
        1,
        frame('headers', END_HEADERS, 1, block(200)),
        frame('continuation', END_HEADERS, 1),
      ],
      [
        'empty CONTINUATIONs without end',
        11,
        frame('headers', 0, 1),
        ...Array<Buffer>(8000).fill(frame('continuation', 0, 1)),
      ],
      [
        'long CONTINUATIONs without end',
        11,
        frame('headers', 0, 1),
        ...Array<Buffer>(5).fill(frame('continuation', 0, 1, Buffer.alloc(16_000, 0x20))),
      ],
    ]),
  )('by %s: code %i', async (_what, code, frames) => {
    const peer = started();
    const stream = peer.streams[0] as Stream;
    // Nothing the peer says after its mistake counts.
    const pinged: boolean[] = [];
    peer.session.ping((arrived) => pinged.push(arrived));
    peer.say(...frames, frame('ping', ACK, 0, Buffer.alloc(8)), answer(1));
    expect(await peer.goawayCode()).toBe(code);
    expect(peer.outcome(stream)).toMatchObject({ isWhole: false });
    expect(pinged).toEqual([false]);
    expect(peer.closed).toBe(1);
    expect(peer.error).toBeInstanceOf(Error);
    expect(peer.wire.destroyed).toBe(true);
    expect(peer.session.isUsable).toBe(false);
    expect([...peer.ended.values()]).toEqual([1]);
  });

  it.each([
    ['a PING', frame('ping', 0, 0, Buffer.alloc(8))],
    ['an acknowledgement of SETTINGS', frame('settings', ACK, 0)],
    ['a GOAWAY', frame('goaway', 0, 0, words(0, 0))],
    ['HTTP/1.1', Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')],
  ])('when it begins with %s instead of its SETTINGS', async (_what, bytes) => {
    const peer = new ScriptedPeer();
    const stream = peer.ask();
    peer.say(bytes);
    // The letters of HTTP/1.1 are a frame of five megabytes.
    expect(await peer.goawayCode()).toBe(bytes[0] === 72 ? 6 : 1);
    expect(peer.outcome(stream)).toMatchObject({ isWhole: false });
    expect(peer.closed).toBe(1);
  });

  it('by PINGs without end that it never reads the answers of', async () => {
    const peer = started();
    peer.wire.isDeaf = true;
    const pings = Buffer.concat(Array<Buffer>(10_000).fill(frame('ping', 0, 0, Buffer.alloc(8))));
    let rounds = 0;
    while (peer.closed === 0 && rounds < 100) {
      peer.say(pings);
      rounds += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(peer.error).toMatchObject({ name: 'PeerError', h2Code: 11 });
    expect(rounds).toBeGreaterThan(10);
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ isWhole: false });
    peer.wire.destroy();
  });

  it('and an exception out of a callback ends the connection as well, never the process', async () => {
    const peer = started();
    const other = peer.ask();
    peer.onAnswer = () => {
      throw new Error('a mistake of ours');
    };
    peer.say(answer(1), answer(3));
    expect(await peer.goawayCode()).toBe(2);
    expect(peer.error).toMatchObject({ message: 'a mistake of ours' });
    expect([...peer.ended.values()]).toEqual([1, 1]);
    expect(peer.outcome(other)).toMatchObject({ status: undefined, isWhole: false });
  });
});

describe('a peer that breaks one stream', () => {
  const long = block(200, { 'content-length': '3' });
  it.each(
    cases([
      ['DATA before HEADERS', 1, frame('data', 0, 1, 'x')],
      ['no status', 1, frame('headers', END_HEADERS, 1, block(undefined, { a: 'b' }))],
      ['a status that is no number', 1, frame('headers', END_HEADERS, 1, block(undefined, { ':status': '2e2' }))],
      ['a 1xx that is the end', 1, frame('headers', END_HEADERS | END_STREAM, 1, block(103))],
      [
        'trailers that are not the end',
        1,
        frame('headers', END_HEADERS, 1, block(200)),
        frame('headers', END_HEADERS, 1, block(undefined)),
      ],
      ['a body shorter than announced', 1, frame('headers', END_HEADERS, 1, long), frame('data', END_STREAM, 1, 'xx')],
      ['a body longer than announced', 1, frame('headers', END_HEADERS, 1, long), frame('data', END_STREAM, 1, 'xxxx')],
      ['a body announced and none', 1, frame('headers', END_HEADERS | END_STREAM, 1, long)],
      [
        'a length that is no number',
        1,
        frame('headers', END_HEADERS | END_STREAM, 1, block(200, { 'content-length': 'x' })),
      ],
      ['a WINDOW_UPDATE of nothing', 1, frame('window', 0, 1, words(0))],
      ['a window above 2 GB', 3, frame('window', 0, 1, words(0x7fffffff))],
    ]),
  )('by %s gets a reset of it, code %i, and the others live', async (_what, code, frames) => {
    const peer = started();
    const other = peer.ask();
    peer.say(...frames, answer(3));
    expect(await peer.resets()).toEqual([[1, code]]);
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ isWhole: false, code });
    expect(peer.outcome(other)).toMatchObject({ status: 200, body: 'ok', isWhole: true });
    expect(await peer.goawayCode()).toBeUndefined();
    expect([...peer.ended.values()]).toEqual([1, 1]);
  });
});

describe('a peer may', () => {
  const padded = (content: Uint8Array | string, padding = 7): Buffer =>
    Buffer.concat([Buffer.from([padding]), Buffer.from(content as string, 'latin1'), Buffer.alloc(padding)]);
  const head = block(200, { 'apns-id': 'A' });

  it.each(
    cases([
      ['send frames of the future', 0, frame(99, 255, 1, 'x'), frame(98, 0, 0), frame(97, 0, 7), answer(1)],
      [
        'send priorities',
        0,
        frame('priority', 0, 1, Buffer.alloc(5)),
        frame('priority', 0, 9, Buffer.alloc(5)),
        answer(1),
      ],
      [
        'send priorities within HEADERS',
        0,
        frame('headers', END_HEADERS | PRIORITY, 1, Buffer.concat([Buffer.alloc(5), head])),
        frame('data', END_STREAM, 1, 'ok'),
      ],
      [
        'pad everything',
        0,
        frame('headers', END_HEADERS | PADDED, 1, padded(head)),
        frame('data', END_STREAM | PADDED, 1, padded('ok', 255)),
      ],
      [
        'pad and set priorities at once',
        0,
        frame('headers', END_HEADERS | PADDED | PRIORITY, 1, padded(Buffer.concat([Buffer.alloc(5), head]))),
        frame('data', END_STREAM, 1, 'ok'),
      ],
      [
        'send DATA of padding only',
        0,
        frame('headers', END_HEADERS, 1, head),
        frame('data', PADDED, 1, padded('')),
        frame('data', 0, 1),
        frame('data', END_STREAM, 1, 'ok'),
      ],
      [
        'end with empty DATA',
        0,
        frame('headers', END_HEADERS, 1, head),
        frame('data', 0, 1, 'o'),
        frame('data', 0, 1, 'k'),
        frame('data', END_STREAM, 1),
      ],
      [
        'send 1xx first',
        0,
        frame('headers', END_HEADERS, 1, block(100)),
        frame('headers', END_HEADERS, 1, block(103, { link: 'x' })),
        answer(1),
      ],
      [
        'send trailers',
        0,
        frame('headers', END_HEADERS, 1, head),
        frame('data', 0, 1, 'ok'),
        frame('headers', END_HEADERS | END_STREAM, 1, block(undefined, { 'grpc-status': '0' })),
      ],
      [
        'cut a header block into pieces',
        0,
        frame('headers', 0, 1, head.subarray(0, 3)),
        frame('continuation', 0, 1),
        frame('continuation', 0, 1, head.subarray(3, 9)),
        frame('continuation', END_HEADERS, 1, head.subarray(9)),
        frame('data', END_STREAM, 1, 'ok'),
      ],
      [
        'change its SETTINGS at any time',
        0,
        settings(),
        settings([3, 5], [0x0f, 7], [1, 0]),
        frame('settings', ACK, 0),
        settings([5, 20_000], [4, 1], [4, 90_000]),
        answer(1),
      ],
      [
        'set the bit that means nothing',
        0,
        frame('headers', END_HEADERS, 0x80000001, head),
        frame('data', END_STREAM, 0x80000001, 'ok'),
      ],
      ['reset a stream without an error after its whole answer', 0, answer(1), frame('reset', 0, 1, words(0))],
      [
        'speak of a stream that is over',
        0,
        answer(1),
        frame('window', 0, 1, words(5)),
        frame('data', END_STREAM, 1, 'x'),
        frame('headers', END_HEADERS, 1, head),
        frame('reset', 0, 1, words(8)),
      ],
      [
        'announce the length',
        0,
        frame('headers', END_HEADERS, 1, block(200, { 'content-length': '2' })),
        frame('data', 0, 1, 'o'),
        frame('data', END_STREAM, 1, 'k'),
      ],
    ]),
  )('%s, and the answer is read', async (_what, _code, frames) => {
    const peer = started();
    peer.say(...frames);
    const first = peer.streams[0] as Stream;
    expect(peer.outcome(first)).toMatchObject({ status: 200, body: 'ok', isWhole: true });
    const next = peer.ask();
    peer.say(answer(3));
    expect(peer.outcome(next)).toMatchObject({ status: 200, body: 'ok', isWhole: true });
    expect(await peer.goawayCode()).toBeUndefined();
    expect(await peer.resets()).toEqual([]);
    const acknowledged = (await peer.heardOf('settings')).filter(({ flags }) => flags === ACK);
    const own = [settings(), ...frames].filter((bytes) => bytes[3] === 4 && bytes[4] === 0);
    expect(acknowledged).toHaveLength(own.length);
  });

  it('ask with a PING, and gets its own bytes back', async () => {
    const peer = started();
    peer.say(frame('ping', 0, 0, '\xffbcdefg\x80'));
    expect((await peer.heardOf('ping')).map(({ flags, content }) => [flags, content.toString('latin1')])).toEqual([
      [ACK, '\xffbcdefg\x80'],
    ]);
  });

  it('answer our PINGs, and those without an answer end with the connection', () => {
    const peer = started();
    const heard: boolean[] = [];
    for (let i = 0; i < 2; i += 1) peer.session.ping((arrived) => heard.push(arrived));
    peer.say(frame('ping', ACK, 0, words(0, 1)));
    expect(heard).toEqual([true]);
    peer.wire.destroy();
    peer.session.destroy();
    peer.session.ping((arrived) => heard.push(arrived));
    expect(heard).toEqual([true, false, false]);
  });

  it('go on answering a stream we have reset: its header block still counts for the table', async () => {
    const peer = started();
    const other = peer.ask();
    peer.session.reset(peer.streams[0] as Stream, 8);
    const kept = Buffer.from('\x88\x40\x03x-a\x05hello', 'latin1');
    peer.say(frame('headers', END_HEADERS, 1, kept), frame('data', 0, 1, 'late'), frame('data', END_STREAM, 1));
    peer.say(frame('headers', END_HEADERS | END_STREAM, 3, Buffer.from([0x88, 0xbe])));
    expect(peer.outcome(other)).toMatchObject({ status: 200, headers: { 'x-a': 'hello' }, isWhole: true });
    expect(await peer.resets()).toEqual([[1, 8]]);
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ isWhole: false, code: 8, body: '' });
  });

  it('answer before the body is there: it is an answer, and the rest of the body is called off', async () => {
    const peer = new ScriptedPeer();
    peer.say(settings([4, 10]));
    const stream = peer.ask('b'.repeat(100));
    peer.say(frame('headers', END_HEADERS | END_STREAM, 1, block(413)), frame('reset', 0, 1, words(0)));
    expect(peer.outcome(stream)).toMatchObject({ status: 413, isWhole: true, code: 0 });
    expect(await peer.resets()).toEqual([[1, 8]]);
    peer.say(frame('window', 0, 1, words(100)), settings([4, 1000]), frame('window', 0, 0, words(100)));
    expect((await peer.heardOf('data')).map(({ content }) => content.length)).toEqual([10]);
  });

  it.each(['onAnswer', 'onBody'] as const)('be cut off in %s: it gets one reset and nothing more', async (when) => {
    for (const flags of [0, END_STREAM]) {
      const peer = new ScriptedPeer();
      peer.say(settings([4, 1]));
      const stream = peer.ask('body');
      peer[when] = () => peer.session.reset(stream, 8);
      const isEnd = when === 'onAnswer' ? flags : 0;
      peer.say(frame('headers', END_HEADERS | isEnd, 1, block(200)));
      for (let i = 0; i < 10; i += 1) peer.say(frame('data', flags, 1, Buffer.alloc(16_000)));
      expect(await peer.resets()).toEqual([[1, 8]]);
      expect((await peer.heardOf('window')).map(({ id }) => id)).toEqual([0]);
      expect(peer.outcome(stream)).toMatchObject({ isWhole: false, code: 8 });
      expect(peer.ended.get(stream)).toBe(1);
    }
  });

  it('reset a stream with no error before its answer is whole: that is no answer', () => {
    const peer = started();
    peer.say(frame('headers', END_HEADERS, 1, block(200)), frame('data', 0, 1, 'o'), frame('reset', 0, 1, words(0)));
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ isWhole: false, code: 0 });
  });
});

describe('windows', () => {
  it('of a stream may become negative by SETTINGS, and nothing goes out until they are open again', async () => {
    const peer = new ScriptedPeer();
    peer.say(settings([4, 100]));
    const stream = peer.ask('b'.repeat(300));
    const sizes = async (): Promise<number[]> => (await peer.heardOf('data')).map(({ content }) => content.length);
    expect(await sizes()).toEqual([100]);
    peer.say(settings([4, 20]), frame('window', 0, 1, words(50)));
    expect(await sizes()).toEqual([100]);
    peer.say(frame('window', 0, 1, words(30)));
    expect(await sizes()).toEqual([100]);
    peer.say(frame('window', 0, 1, words(1)));
    expect(await sizes()).toEqual([100, 1]);
    peer.say(settings([4, 1000]));
    expect(await sizes()).toEqual([100, 1, 199]);
    const last = (await peer.heardOf('data')).at(-1);
    expect(last?.flags).toBe(END_STREAM);
    expect(stream.isSent).toBe(true);
  });

  it('before the first SETTINGS are those of the standard', async () => {
    const peer = new ScriptedPeer();
    peer.ask('b'.repeat(70_000));
    const sent = async (): Promise<number> =>
      (await peer.heardOf('data')).reduce((sum, { content }) => sum + content.length, 0);
    expect(await sent()).toBe(65_535);
    for (const { content } of await peer.heardOf('data')) expect(content.length).toBeLessThanOrEqual(16_384);
    peer.say(settings([4, 1_000_000]), frame('window', 0, 1, words(100)));
    // The window of the connection is still shut.
    expect(await sent()).toBe(65_535);
    peer.say(frame('window', 0, 0, words(4000)));
    expect(await sent()).toBe(69_535);
    peer.say(frame('window', 0, 0, words(4000)));
    expect(await sent()).toBe(70_000);
  });

  it('of a connection are shared in the order of asking, and an empty body needs none', async () => {
    const peer = new ScriptedPeer();
    peer.say(settings([4, 100_000]));
    peer.ask('a'.repeat(65_535));
    peer.ask('b'.repeat(10));
    peer.ask('c'.repeat(10));
    const empty = peer.ask('');
    peer.say(frame('window', 0, 0, words(15)));
    const seen = (await peer.heardOf('data')).slice(4).map(({ id, content, flags }) => [id, content.length, flags]);
    expect(seen).toEqual([
      [7, 0, END_STREAM],
      [3, 10, END_STREAM],
      [5, 5, 0],
    ]);
    expect(empty.isSent).toBe(true);
  });

  it('of ours are opened again for what was read, padding and bytes of finished streams included', async () => {
    const peer = started();
    peer.say(frame('headers', END_HEADERS, 1, block(200)));
    const piece = Buffer.concat([Buffer.from([255]), Buffer.alloc(16_383)]);
    for (let i = 0; i < 16; i += 1) peer.say(frame('data', PADDED, 1, piece));
    peer.session.reset(peer.streams[0] as Stream, 8);
    for (let i = 0; i < 48; i += 1) peer.say(frame('data', PADDED, 1, piece));
    const updates = (await peer.heardOf('window')).slice(1).map(({ id, content }) => [id, content.readUInt32BE(0)]);
    const sum = (id: number): number =>
      updates.filter(([of]) => of === id).reduce((all, [, more]) => all + (more ?? 0), 0);
    expect(sum(0)).toBe(64 * 16_384);
    // Half of the stream's window may stay untold.
    expect(sum(1)).toBeGreaterThan(131_071);
    expect(sum(1)).toBeLessThanOrEqual(16 * 16_384);
  });

  it('of the socket may be slow: bytes that wait to leave are not written over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 5, maxLength: 40 }), async (steps) => {
        const peer = new ScriptedPeer();
        peer.say(settings());
        await peer.heard();
        peer.wire.isSlow = true;
        const bodies: string[] = [];
        for (const step of steps) {
          if (step === 0) peer.wire.release();
          else if (step === 1) await new Promise((resolve) => setImmediate(resolve));
          else {
            bodies.push(String.fromCharCode(65 + (bodies.length % 26)).repeat(step * 50));
            peer.ask(bodies.at(-1));
          }
        }
        await new Promise((resolve) => setImmediate(resolve));
        while (peer.wire.release());
        expect((await peer.heardOf('data')).map(({ content }) => content.toString())).toEqual(bodies);
      }),
      runs(40),
    );
  });

  async function nodeServer(options: ServerOptions, answerTo: (stream: ServerHttp2Stream, body: Buffer) => void) {
    const server = createServer(options);
    server.on('sessionError', () => {});
    server.on('stream', (stream: ServerHttp2Stream) => {
      const parts: Buffer[] = [];
      stream.on('error', () => {});
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => answerTo(stream, Buffer.concat(parts)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    cleanups.push(() => {
      socket.destroy();
      server.close();
    });
    const waiting = new Map<Stream, { parts: Buffer[]; done(body: string | undefined): void }>();
    const session = await new Promise<Session>((resolve) => {
      const one: Session = new Session(socket, {
        onSettings: () => resolve(one),
        onGoaway: () => {},
        onAnswer: () => {},
        onBody: (stream, bytes) => waiting.get(stream)?.parts.push(bytes),
        onEnd: (stream) => {
          const of = waiting.get(stream);
          of?.done(stream.isWhole ? Buffer.concat(of.parts).toString('latin1') : undefined);
        },
        onClose: () => {},
      });
    });
    return (body: string | undefined): Promise<string | undefined> =>
      new Promise((done) => {
        const stream = new Stream();
        waiting.set(stream, { parts: [], done });
        const fields = { ':method': 'POST', ':scheme': 'http', ':authority': 'a.example.com', ':path': '/' };
        session.request(stream, fields, [], body);
      });
  }

  const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

  it.each([
    { size: 1, body: 500, frames: 16_384 },
    { size: 10, body: 5000, frames: 16_384 },
    { size: 1000, body: 100_000, frames: 16_384 },
    { size: 65_535, body: 300_000, frames: 65_536 },
    { size: 10_000_000, body: 300_000, frames: 16_777_215 },
  ])(
    'of $size bytes and frames of $frames let ten bodies of $body bytes through whole',
    async ({ size, body, frames }) => {
      const ask = await nodeServer({ settings: { initialWindowSize: size, maxFrameSize: frames } }, (stream, got) => {
        stream.respond({ ':status': 200 });
        stream.end(hash(got));
      });
      const bodies = Array.from({ length: 10 }, (_, i) => `${i}`.repeat(body));
      expect(await Promise.all(bodies.map(ask))).toEqual(bodies.map(hash));
    },
  );

  it('of ours let three answers of a megabyte through whole at once', async () => {
    const answers = ['x', 'y', 'z'].map((letter) => letter.repeat(1_000_000));
    const ask = await nodeServer({}, (stream, got) => {
      stream.respond({ ':status': 200 });
      stream.end(answers[Number(got)]);
    });
    expect((await Promise.all(['0', '1', '2'].map(ask))).map((body) => hash(body ?? ''))).toEqual(answers.map(hash));
  });
});

describe('the end of a connection', () => {
  it('is announced twice: first without a limit, then with the last stream', async () => {
    const peer = started();
    const late = peer.ask();
    peer.say(frame('goaway', 0, 0, words(0x7fffffff, 0)));
    expect(peer.session.isUsable).toBe(false);
    expect(peer.ended.size).toBe(0);
    peer.say(frame('goaway', 0, 0, Buffer.concat([words(1, 0), Buffer.from('bye')])));
    expect(peer.outcome(late)).toMatchObject({ isWhole: false, code: 7 });
    expect(peer.closed).toBe(0);
    peer.say(answer(1));
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ status: 200, body: 'ok', isWhole: true });
    expect(await peer.goawayCode()).toBe(0);
    expect(peer.closed).toBe(1);
    expect(peer.wire.destroyed).toBe(true);
    expect(peer.goaways.map(({ lastStreamId, data }) => [lastStreamId, data.toString()])).toEqual([
      [0x7fffffff, ''],
      [1, 'bye'],
    ]);
  });

  it('with an error code comes at once', async () => {
    const peer = started();
    peer.say(frame('goaway', 0, 0, words(1, 11)), answer(1));
    expect(peer.outcome(peer.streams[0] as Stream)).toMatchObject({ isWhole: false, status: undefined });
    expect(peer.closed).toBe(1);
    expect(await peer.goawayCode()).toBe(0);
  });

  it('of ours waits for what is in flight, and comes at once when nothing is', async () => {
    const peer = started();
    peer.session.close();
    peer.session.close();
    expect(peer.session.isUsable).toBe(false);
    expect(await peer.goawayCode()).toBeUndefined();
    peer.say(answer(1));
    expect(await peer.goawayCode()).toBe(0);
    const idle = new ScriptedPeer();
    idle.session.close();
    expect(await idle.goawayCode()).toBe(0);
    for (const one of [peer, idle]) {
      expect(one.wire.destroyed).toBe(true);
      expect(one.closed).toBe(1);
      expect(one.error).toBeUndefined();
    }
  });

  it.each<readonly [string, (peer: ScriptedPeer) => void, string | undefined]>([
    ['by FIN', (peer) => peer.wire.emit('end'), undefined],
    ['by an error', (peer) => peer.wire.destroy(new Error('lost')), 'lost'],
    ['without a word', (peer) => peer.wire.destroy(), undefined],
    ['by ourselves', (peer) => peer.session.destroy(), undefined],
  ])('%s ends every request once, with and without requests', async (_what, end, message) => {
    for (const open of [0, 3]) {
      const peer = new ScriptedPeer();
      peer.say(settings());
      for (let i = 0; i < open; i += 1) peer.ask();
      end(peer);
      await peer.heard();
      expect(peer.closed).toBe(1);
      expect(peer.error?.message).toBe(message);
      expect([...peer.ended.values()]).toEqual(Array(open).fill(1));
      expect(peer.wire.destroyed).toBe(true);
      peer.session.destroy();
      peer.session.close();
      peer.say(answer(1));
      expect(peer.closed).toBe(1);
    }
  });

  it('that came before anybody listened is noticed', async () => {
    const peer = new ScriptedPeer();
    peer.wire.destroy();
    await peer.heard();
    let closed = 0;
    const none = (): void => {};
    const session = new Session(peer.wire as never, {
      onSettings: none,
      onGoaway: none,
      onAnswer: none,
      onBody: none,
      onEnd: none,
      onClose: () => {
        closed += 1;
      },
    });
    await peer.heard();
    expect(closed).toBe(1);
    expect(session.isUsable).toBe(false);
  });

  it.each(['onAnswer', 'onEnd'] as const)(
    'may come out of %s, in the middle of a piece of the network',
    async (when) => {
      const peer = started();
      const other = peer.ask();
      peer[when] = () => peer.session.destroy();
      peer.say(answer(1), answer(3));
      expect(peer.outcome(other)).toMatchObject({ status: undefined, isWhole: false });
      expect([...peer.ended.values()]).toEqual([1, 1]);
      expect(peer.closed).toBe(1);
      await peer.heard();
    },
  );

  it('lets each end of a stream end others and open new ones: every one ends once', async () => {
    for (const last of [frame('goaway', 0, 0, words(0, 0)), frame('goaway', 0, 0, words(0, 2)), frame('ping', 0, 9)]) {
      const peer = started();
      const streams = [...peer.streams, ...Array.from({ length: 5 }, () => peer.ask())];
      peer.onEnd = () => {
        for (const stream of streams) peer.session.reset(stream, 8);
        if (peer.session.isUsable) peer.ask();
      };
      peer.say(last);
      expect(streams.map((stream) => peer.ended.get(stream))).toEqual(Array(6).fill(1));
      expect(peer.closed).toBe(1);
    }
  });
});

/** A whole conversation of the peer: two answers with everything that is allowed in between. */
const conversation = Buffer.concat([
  settings([3, 100], [1, 200]),
  frame('settings', ACK, 0),
  frame('window', 0, 0, words(1000)),
  frame('headers', END_HEADERS, 1, block(103)),
  frame(
    'headers',
    END_HEADERS | PADDED,
    1,
    Buffer.concat([Buffer.from([3]), Buffer.from('\x88\x40\x03x-a\x05hello', 'latin1'), Buffer.alloc(3)]),
  ),
  frame('data', PADDED, 1, '\x02first\0\0'),
  frame('ping', 0, 0, 'ABCDEFGH'),
  frame('headers', 0, 3, Buffer.from([0x8d])),
  frame('continuation', END_HEADERS, 3, Buffer.from([0xbe])),
  frame('data', END_STREAM, 3, 'second'),
  frame(77, 0, 0, 'future'),
  frame('headers', END_HEADERS | END_STREAM, 1, block(undefined, { trailer: 't' })),
  frame('goaway', 0, 0, words(3, 0)),
]);

describe('the bytes of a peer', () => {
  it('mean the same wherever the network cuts them', async () => {
    for (let cut = 0; cut <= conversation.length; cut += 1) {
      const peer = new ScriptedPeer();
      const streams = [peer.ask('body'), peer.ask('body')];
      peer.say(conversation.subarray(0, cut));
      peer.say(conversation.subarray(cut));
      expect(streams.map((stream) => peer.outcome(stream))).toEqual([
        { status: 200, headers: { 'x-a': 'hello' }, body: 'first', isWhole: true, code: 0 },
        { status: 404, headers: { 'x-a': 'hello' }, body: 'second', isWhole: true, code: 0 },
      ]);
      expect(peer.closed).toBe(1);
    }
    const slow = new ScriptedPeer();
    const stream = slow.ask('body');
    slow.ask();
    for (const byte of conversation) slow.say(Buffer.from([byte]));
    expect(slow.outcome(stream)).toMatchObject({ body: 'first', isWhole: true });
    expect((await slow.heardOf('ping'))[0]?.content.toString()).toBe('ABCDEFGH');
  });

  /** Says the pieces, then hangs up: nothing is thrown, every request ends once, what was said back are whole frames. */
  async function survives(pieces: readonly Uint8Array[]): Promise<void> {
    const peer = new ScriptedPeer();
    const streams = [peer.ask('body'), peer.ask(), peer.ask('b'.repeat(20_000))];
    for (const piece of pieces) peer.say(piece);
    for (const stream of streams) expect(peer.ended.get(stream) ?? 0).toBeLessThanOrEqual(1);
    peer.wire.emit('end');
    await peer.heard();
    expect(streams.map((stream) => peer.ended.get(stream))).toEqual([1, 1, 1]);
    expect(peer.closed).toBe(1);
    expect(peer.session.openStreams).toBe(0);
  }

  it('at random throw nothing out of the connection and end every request once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), survives),
      runs(150),
    );
  });

  it('that are frames at random throw nothing either', async () => {
    const anyFrame = fc
      .tuple(
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom(0, 1, 4, 5, 8, 9, 12, 13, 32, 36, 44, 255),
        fc.constantFrom(0, 1, 1, 3, 5, 2, 7, 0x7fffffff),
        fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc.array(fc.nat(70_000), { maxLength: 2 }).map((values) => words(...values)),
          fc.constantFrom(block(200), block(103), block(undefined)),
        ),
      )
      .map(([type, flags, id, content]) => frame(type, flags, id, content));
    await fc.assert(
      fc.asyncProperty(fc.array(anyFrame, { maxLength: 25 }), (frames) => survives([settings(), ...frames])),
      runs(300),
    );
  });

  it('of a good conversation with some of them changed throw nothing either', async () => {
    const changes = fc.array(fc.tuple(fc.nat(conversation.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(conversation.length), (places, cut) => {
        const changed = Buffer.from(conversation);
        for (const [place, value] of places) changed[place] = value;
        return survives([changed.subarray(0, cut), changed.subarray(cut)]);
      }),
      runs(300),
    );
  });
});
