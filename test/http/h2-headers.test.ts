// Header compression of the HTTP/2 client (RFC 7541) against other encoders and decoders, the examples of the standard, and bytes at random.
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
  type ServerOptions,
  sensitiveHeaders,
} from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/http/h2/byte-writer.js';
import { type Answer, HeaderBlockError, HeaderDecoder } from '../../src/http/h2/header-decoder.js';
import { BadHeaderError, type Fields, HeaderEncoder } from '../../src/http/h2/header-encoder.js';
import { Session } from '../../src/http/h2/session.js';
import { Stream } from '../../src/http/h2/stream.js';
import { runs } from '../helpers/runs.js';

/** Characters one block may become at most, joints of repeated names included. */
const MOST_CHARACTERS = 256 * 1024;
const NONE: readonly string[] = [];

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Pairs = readonly (readonly [string, string])[];

/** What the decoder should make of these fields. */
function asAnswer(fields: Pairs): Answer {
  const headers: Record<string, string> = {};
  let status = 0;
  for (const [name, value] of fields) {
    if (name === ':status') status = Number(value);
    else if (!name.startsWith(':')) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return { status, headers };
}

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

function encode(encoder: HeaderEncoder, fields: Fields, literal = NONE): Buffer {
  const out = new ByteWriter(16);
  encoder.encode(out, fields, literal);
  return Buffer.from(out.take());
}

interface Heard {
  readonly fields: Record<string, unknown>;
  /** Flat: name, value, name, value. */
  readonly raw: readonly string[];
}

/** A node:http2 server without TLS, and a session of ours to it that is ready for requests. */
async function pair(
  settings: { readonly headerTableSize?: number; readonly maxHeaderListSize?: number },
  answer: (stream: ServerHttp2Stream) => void = (stream) => stream.respond({ ':status': 200 }, { endStream: true }),
) {
  const heard: Heard[] = [];
  const server = createServer({ settings, maxDeflateDynamicTableSize: 65_536 } as ServerOptions);
  server.on('sessionError', () => {});
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, raw: unknown) => {
    stream.on('error', () => {});
    heard.push({ fields: headers, raw: raw as string[] });
    answer(stream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  cleanups.push(() => {
    socket.destroy();
    server.close();
  });
  const answers = new Map<Stream, Answer>();
  const waiting = new Map<Stream, (answer: Answer | undefined) => void>();
  let onReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
  });
  const session = new Session(socket, {
    onSettings: () => onReady(),
    onGoaway: () => {},
    onAnswer: (stream, seen) => answers.set(stream, seen),
    onBody: () => {},
    onEnd: (stream) => waiting.get(stream)?.(stream.isWhole ? answers.get(stream) : undefined),
    onClose: () => {},
  });
  await ready;
  return {
    heard,
    ask(fields: Fields, literal = NONE): Promise<Answer | undefined> {
      const stream = new Stream();
      return new Promise((resolve) => {
        waiting.set(stream, resolve);
        session.request(
          stream,
          { ':method': 'POST', ':scheme': 'https', ':authority': 'push.example.com', ...fields },
          literal,
          undefined,
        );
      });
    },
  };
}

/** Every byte a value may hold, without blanks at its ends. */
const EVERY_BYTE = `!${String.fromCharCode(9, ...range(0x20, 0x7e), ...range(0x80, 0xff))}!`;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

describe('header blocks of ours', () => {
  it.each([0, 64, 4096, 65_536])(
    'are read by node:http2 with a table of %i bytes, over 400 requests that change',
    async (size) => {
      const { heard, ask } = await pair({ headerTableSize: size });
      const sent = Array.from({ length: 400 }, (_, i) => ({
        ':path': `/3/device/${String(i % 90).padStart(64, '0')}`,
        'apns-topic': `com.example.chat${i % 3}`,
        'apns-id': `id-${i}`,
        // Comes back now soon, now late: just before and just after it has left the table.
        'x-again': `again-${(i * i) % 89}`,
        'content-type': 'application/json',
        'x-long': 'v'.repeat((i % 7) * 40),
        authorization: `bearer invented-${i % 50}`,
      }));
      const answers = await Promise.all(sent.map((fields) => ask(fields, ['authorization'])));
      expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(400);
      expect(heard.map(({ fields }) => ({ ...fields }))).toEqual(sent.map((fields) => expect.objectContaining(fields)));
    },
  );

  it('carry every byte a value may hold, and empty and very long values', async () => {
    const { heard, ask } = await pair({ maxHeaderListSize: 1_000_000 });
    const fields = { ':path': '/', 'x-every': EVERY_BYTE, 'x-empty': '', 'x-long': 'l'.repeat(40_000) };
    expect((await ask(fields))?.status).toBe(200);
    const raw = heard[0]?.raw ?? [];
    for (const [name, value] of Object.entries(fields)) expect(raw[raw.indexOf(name) + 1]).toBe(value);
  });

  it('mark literal ones as never to be kept, and never point at them', async () => {
    const { heard, ask } = await pair({});
    for (let i = 0; i < 3; i += 1) await ask({ ':path': '/', authorization: 'bearer secret' }, ['authorization']);
    // node:http2 lists the names that came with the mark of RFC 7541, section 6.2.3.
    for (const { fields } of heard)
      expect(fields).toMatchObject({ authorization: 'bearer secret', [sensitiveHeaders]: ['authorization'] });
    expect(heard).toHaveLength(3);
    const encoder = new HeaderEncoder();
    const blocks = [1, 2, 3].map(() => encode(encoder, { authorization: 'bearer secret' }, ['authorization']));
    for (const block of blocks) expect(block).toEqual(Buffer.from('\x1f\x08\x0dbearer secret', 'latin1'));
  });

  it('shrink to one byte for a field that was sent before', () => {
    const encoder = new HeaderEncoder();
    const first = encode(encoder, { 'apns-topic': 'com.example.chat' });
    expect(first.length).toBeGreaterThan(20);
    expect(encode(encoder, { 'apns-topic': 'com.example.chat' })).toEqual(bytes('be'));
  });

  it('tell the smallest table of several the peer has set, then the last one, once', () => {
    const encoder = new HeaderEncoder();
    for (const size of [4096, 200, 0, 100]) encoder.limitTable(size);
    expect(encode(encoder, { ':method': 'POST' })).toEqual(bytes('20 3f45 83'));
    expect(encode(encoder, { ':method': 'POST' })).toEqual(bytes('83'));
    encoder.limitTable(100);
    expect(encode(encoder, { ':method': 'POST' })).toEqual(bytes('83'));
    encoder.limitTable(1_000_000);
    expect(encode(encoder, { ':method': 'POST' })).toEqual(bytes('3fe11f 83'));
  });

  it('are not made larger or slower by a peer that changes the table a million times', () => {
    const encoder = new HeaderEncoder();
    for (let i = 0; i < 1_000_000; i += 1) encoder.limitTable(i % 4096);
    expect(encode(encoder, { ':method': 'POST' }).length).toBeLessThan(8);
  });

  it.each([
    ['a line break in a value', { 'x-a': 'a\r\nb: c' }],
    ['a character beyond one byte', { 'x-a': 'ü漢' }],
    ['a zero byte', { 'x-a': 'a\0' }],
    ['a blank before the value', { 'x-a': ' a' }],
    ['a tab after the value', { 'x-a': 'a\t' }],
    ['capital letters in a name', { 'X-A': 'a' }],
    ['a blank in a name', { 'x a': 'a' }],
    ['an empty name', { '': 'a' }],
    ['a header of HTTP/1.1', { 'transfer-encoding': 'chunked' }],
  ])('are refused with %s, leave nothing behind, and the message does not show the value', (_what, fields) => {
    const encoder = new HeaderEncoder();
    const out = new ByteWriter(16);
    const good = { 'x-good': 'secret-value' };
    expect(() => encoder.encode(out, { ...good, ...(fields as Fields) }, NONE)).toThrow(BadHeaderError);
    expect(() => encoder.encode(out, { ...good, ...(fields as Fields) }, NONE)).not.toThrow(/secret|chunked|漢/);
    expect(out.length).toBe(0);
    // The table has not moved either: this is the first entry.
    expect(new HeaderDecoder().decode(encode(encoder, good)).headers).toEqual(good);
    expect(encode(encoder, good)).toEqual(bytes('be'));
  });
});

describe('header blocks of others', () => {
  it('of a node:http2 server are read: every byte, long values, repeats and evictions', async () => {
    const made = (i: number): Record<string, string | string[]> => ({
      'apns-id': `id-${i % 60}`,
      'x-every': EVERY_BYTE,
      'x-long': 'w'.repeat((i % 5) * 700),
      'x-many': [`${i}`, 'b', ''],
      'content-type': 'application/json',
    });
    let count = 0;
    const quiet = { endStream: true, sendDate: false };
    const { ask } = await pair({}, (stream) => {
      stream.respond({ ':status': 200 + (count % 7), ...made(count) }, quiet);
      count += 1;
    });
    for (let i = 0; i < 200; i += 1)
      expect(await ask({ ':path': '/' })).toEqual({
        status: 200 + (i % 7),
        headers: { ...made(i), 'x-many': `${i}, b, ` },
      });
  });

  it('of the Python encoder are read over whole lives of a connection, with tables that shrink and grow', () => {
    const { lives } = JSON.parse(readFileSync('fixtures/http2/header-blocks.json', 'utf8')) as {
      lives: { bytes: string; fields: [string, string][] }[][];
    };
    expect(lives.length).toBeGreaterThan(10);
    for (const life of lives) {
      const decoder = new HeaderDecoder();
      for (const block of life) expect(decoder.decode(bytes(block.bytes))).toEqual(asAnswer(block.fields));
    }
  });

  const cookie = 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1';
  const first = {
    'cache-control': 'private',
    date: 'Mon, 21 Oct 2013 20:13:21 GMT',
    location: 'https://www.example.com',
  };
  const third = { ...first, date: 'Mon, 21 Oct 2013 20:13:22 GMT', 'content-encoding': 'gzip', 'set-cookie': cookie };
  const asked = [{}, { 'cache-control': 'no-cache' }, { 'custom-key': 'custom-value' }];
  /** The responses of the standard are made for a table of 256 bytes: this says so first. */
  const of256 = '3fe101';
  it.each<{ readonly name: string; readonly blocks: readonly string[]; readonly answers: readonly Answer[] }>([
    {
      name: 'C.2, one of each kind',
      blocks: [
        '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572',
        '040c 2f73 616d 706c 652f 7061 7468',
        '1008 7061 7373 776f 7264 0673 6563 7265 74',
        '82',
      ],
      answers: [{ 'custom-key': 'custom-header' }, {}, { password: 'secret' }, {}].map((headers) => ({
        status: 0,
        headers,
      })),
    },
    {
      name: 'C.3, requests in plain text',
      blocks: [
        '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
        '8286 84be 5808 6e6f 2d63 6163 6865',
        '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
      ],
      answers: asked.map((headers) => ({ status: 0, headers: headers as Record<string, string> })),
    },
    {
      name: 'C.4, requests in the Huffman code',
      blocks: [
        '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
        '8286 84be 5886 a8eb 1064 9cbf',
        '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
      ],
      answers: asked.map((headers) => ({ status: 0, headers: headers as Record<string, string> })),
    },
    {
      name: 'C.5, answers in plain text',
      blocks: [
        `${of256} 4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
        '4803 3330 37c1 c0bf',
        '88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31',
      ],
      answers: [
        { status: 302, headers: first },
        { status: 307, headers: first },
        { status: 200, headers: third },
      ],
    },
    {
      name: 'C.6, answers in the Huffman code',
      blocks: [
        `${of256} 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3`,
        '4883 640e ffc1 c0bf',
        '88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
      ],
      answers: [
        { status: 302, headers: first },
        { status: 307, headers: first },
        { status: 200, headers: third },
      ],
    },
  ])('of RFC 7541, appendix $name, are read', ({ blocks, answers }) => {
    const decoder = new HeaderDecoder();
    expect(blocks.map((block) => decoder.decode(bytes(block)))).toEqual(answers);
  });

  it.each([
    ['a place of zero', '80'],
    ['a place behind both tables', 'be'],
    ['a name behind both tables', '7e 01 61'],
    ['a number without its end', 'ff ff'],
    ['a number too large for any table', 'ff ff ff ff ff ff ff ff 7f'],
    ['a number of endless zeros', `ff ${'80'.repeat(50)} 00`],
    ['a text longer than its block', '00 05 61 62'],
    ['a value that is missing', '00 01 61'],
    ['a table size after a field', '88 20'],
    ['a table above the announced one', '3f e2 1f'],
    ['the end mark of the Huffman code', '00 01 61 84 ff ff ff ff'],
    ['Huffman padding of eight bits', '00 01 61 82 1f ff'],
    ['Huffman padding of zeros', '00 01 61 81 18'],
  ])('with %s are broken', (_what, block) => {
    expect(() => new HeaderDecoder().decode(bytes(block))).toThrow(HeaderBlockError);
  });

  it('are read up to the end of their own bytes only', () => {
    const whole = bytes('00 01 61 05 68 65 6c 6c 6f');
    expect(new HeaderDecoder().decode(whole).headers).toEqual({ a: 'hello' });
    expect(() => new HeaderDecoder().decode(whole, 0, 6)).toThrow(HeaderBlockError);
    expect(new HeaderDecoder().decode(Buffer.concat([bytes('ffff'), whole]), 2).headers).toEqual({ a: 'hello' });
  });

  it('empty the table with an entry larger than it, and with a size of zero', () => {
    const entry = '40 01 61 01 62';
    const decoder = new HeaderDecoder();
    expect(decoder.decode(bytes(`${entry} be`)).headers).toEqual({ a: 'b, b' });
    decoder.decode(Buffer.concat([bytes('40 01 63 7f 91 1f'), Buffer.alloc(4096 + 16, 0x64)]));
    expect(() => decoder.decode(bytes('be'))).toThrow(HeaderBlockError);
    // Two that fill the table to the last byte stay.
    expect(new HeaderDecoder().decode(bytes(`3f25 ${entry} 4001630164 bf`)).headers).toEqual({ a: 'b, b', c: 'd' });
    const other = new HeaderDecoder();
    other.decode(bytes(entry));
    expect(() => other.decode(bytes('20 3f e1 1f be'))).toThrow(HeaderBlockError);
  });

  it('cannot reach into objects by a name', () => {
    const name = Buffer.from('__proto__');
    const block = Buffer.concat([Buffer.from([0, name.length]), name, bytes('01 61')]);
    const { headers } = new HeaderDecoder().decode(Buffer.concat([block, block, bytes('00 01 62 01 63')]));
    expect(headers).toEqual({ b: 'c' });
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
    const own = new HeaderDecoder().decode(
      Buffer.concat([Buffer.from([0, 11]), Buffer.from('constructor'), bytes('01 61')]),
    );
    expect(own.headers['constructor']).toBe('a');
  });

  it('that repeat one long entry, or one without any text, are given up before they fill the memory', () => {
    const long = Buffer.concat([bytes('40 01 61 7f a1 1e'), Buffer.alloc(4000, 0x62), Buffer.alloc(1000, 0xbe)]);
    expect(() => new HeaderDecoder().decode(long)).toThrow(HeaderBlockError);
    const nothing = Buffer.concat([bytes('40 00 00'), Buffer.alloc(60_000, 0xbe)]);
    expect(() => new HeaderDecoder().decode(nothing)).toThrow(HeaderBlockError);
  });
});

const nameOf = fc.oneof(
  fc.constantFrom('content-type', 'apns-id', 'server', 'x-a', 'x-b', 'x-c', 'date', 'location'),
  fc.string({ unit: fc.constantFrom(...'abcxyz0189-_.~'), minLength: 1, maxLength: 30 }),
);
const textOf = fc
  .oneof(
    fc.constantFrom('', 'application/json', '200', 'a'),
    fc.string({ unit: fc.constantFrom(...EVERY_BYTE), maxLength: 80 }),
    fc.integer({ min: 100, max: 5000 }).map((length) => 'r'.repeat(length)),
  )
  .filter((value) => !/^[\t ]|[\t ]$/.test(value));
const messageOf = fc.record({
  status: fc.constantFrom('200', '400', '503', '299'),
  fields: fc.array(fc.tuple(nameOf, textOf), { maxLength: 8 }),
  literal: fc.subarray(['apns-id', 'x-a', 'server']),
});
const lifeOf = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: messageOf },
    { weight: 1, arbitrary: fc.constantFrom(0, 31, 32, 64, 100, 1000, 4095, 4096, 65_536) },
  ),
  { maxLength: 30 },
);

describe('any header block', () => {
  it('comes out as it went in, over one connection with tables that change', () => {
    fc.assert(
      fc.property(lifeOf, (life) => {
        const encoder = new HeaderEncoder();
        const decoder = new HeaderDecoder();
        for (const step of life) {
          if (typeof step === 'number') {
            encoder.limitTable(step);
            continue;
          }
          const fields = { ':status': step.status, ...Object.fromEntries(step.fields) };
          const { status, headers } = decoder.decode(encode(encoder, fields, step.literal));
          expect(status).toBe(Number(step.status));
          expect(headers).toEqual(Object.fromEntries(step.fields));
        }
      }),
      runs(60),
    );
  });

  /** Throws whatever is no HeaderBlockError, and checks the bound of what came out. */
  function tryIt(decoder: HeaderDecoder, block: Uint8Array): void {
    try {
      const { status, headers } = decoder.decode(block);
      expect(status === 0 || (status >= 100 && status <= 999)).toBe(true);
      const size = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
      expect(size).toBeLessThanOrEqual(MOST_CHARACTERS);
    } catch (error) {
      if (!(error instanceof HeaderBlockError)) throw error;
    }
  }

  it('of random bytes is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (blocks) => {
        const decoder = new HeaderDecoder();
        for (const block of blocks) tryIt(decoder, block);
      }),
      runs(300),
    );
  });

  it('that was good and is changed in some places is read or refused, never anything else', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(messageOf, changes), { minLength: 1, maxLength: 6 }), (messages) => {
        const encoder = new HeaderEncoder();
        const decoder = new HeaderDecoder();
        for (const [{ status, fields, literal }, places] of messages) {
          const block = encode(encoder, { ':status': status, ...Object.fromEntries(fields) }, literal);
          for (const [place, value] of places) block[place % block.length] = value;
          tryIt(decoder, block);
        }
      }),
      runs(100),
    );
  });
});
