// The other end of an HTTP/2 connection, frame by frame: what a real server would never send, and everything the client says read by a reader of its own.

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Answer } from '../../src/http/h2/header-decoder.js';
import { Session } from '../../src/http/h2/session.js';
import type { Goaway } from '../../src/http/h2/session-events.js';
import { Stream } from '../../src/http/h2/stream.js';

export interface SentFrame {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  readonly content: Buffer;
}

export const TYPES = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
} as const;

export type TypeName = keyof typeof TYPES;

/** One frame; the length can be told wrong. */
export function frame(type: TypeName | number, flags: number, id: number, content: Uint8Array | string = ''): Buffer {
  const body = Buffer.from(content as string, 'latin1');
  const head = Buffer.alloc(9);
  head.writeUIntBE(body.length, 0, 3);
  head[3] = typeof type === 'number' ? type : TYPES[type];
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, body]);
}

/** Numbers of four bytes each. */
export function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32BE(value, i * 4);
  return out;
}

export const settings = (...pairs: readonly (readonly [number, number])[]): Buffer =>
  frame(
    'settings',
    0,
    0,
    Buffer.concat(
      pairs.map(([name, value]) => {
        const one = Buffer.alloc(6);
        one.writeUInt16BE(name, 0);
        one.writeUInt32BE(value, 2);
        return one;
      }),
    ),
  );

/** A header block in plain text that enters no table. */
export function block(status: number | undefined, fields: Readonly<Record<string, string>> = {}): Buffer {
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
  const all = status === undefined ? fields : { ':status': String(status), ...fields };
  return Buffer.concat(Object.entries(all).flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

/** What became of one request. */
export interface Outcome {
  readonly status: number | undefined;
  readonly body: string;
  readonly isWhole: boolean;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** A socket without a network: what the client writes is kept, what the peer says is handed over at once. */
class Wire extends Duplex {
  readonly chunks: Buffer[] = [];
  /** A peer that does not read. */
  isDeaf = false;
  /** One that reads a write when `release` is called. */
  isSlow = false;
  #waiting: (() => void) | undefined;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (this.isDeaf) return;
    // A copy: the client uses its buffer again once it is told.
    const take = (): void => {
      this.chunks.push(Buffer.from(chunk));
      done();
    };
    if (this.isSlow) this.#waiting = take;
    else take();
  }

  /** False when nothing waits. */
  release(): boolean {
    const take = this.#waiting;
    this.#waiting = undefined;
    take?.();
    return take !== undefined;
  }

  setNoDelay(): this {
    return this;
  }

  destroySoon(): void {
    this.end(() => this.destroy());
  }
}

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

export class ScriptedPeer {
  readonly wire = new Wire();
  readonly session: Session;
  readonly ended = new Map<Stream, number>();
  readonly streams: Stream[] = [];
  readonly goaways: Goaway[] = [];
  closed = 0;
  error: Error | undefined;
  onAnswer: ((stream: Stream) => void) | undefined;
  onBody: ((stream: Stream) => void) | undefined;
  onEnd: ((stream: Stream) => void) | undefined;
  readonly #answers = new Map<Stream, Answer>();
  readonly #bodies = new Map<Stream, string>();

  constructor() {
    this.session = new Session(this.wire as unknown as Socket, {
      onSettings: () => {},
      onGoaway: (goaway) => this.goaways.push(goaway),
      onAnswer: (stream, answer) => {
        this.#answers.set(stream, answer);
        this.onAnswer?.(stream);
      },
      onBody: (stream, bytes) => {
        this.#bodies.set(stream, (this.#bodies.get(stream) ?? '') + bytes.toString('latin1'));
        this.onBody?.(stream);
      },
      onEnd: (stream) => {
        this.ended.set(stream, (this.ended.get(stream) ?? 0) + 1);
        this.onEnd?.(stream);
      },
      onClose: (error) => {
        this.closed += 1;
        this.error = error;
      },
    });
  }

  /** Opens a stream; the numbers are 1, 3, 5. */
  ask(body?: string): Stream {
    const stream = new Stream();
    const fields = { ':method': 'POST', ':scheme': 'https', ':authority': 'push.example.com', ':path': '/' };
    this.session.request(stream, fields, [], body);
    this.streams.push(stream);
    return stream;
  }

  /** The peer says these bytes, in one piece of the network. */
  say(...frames: readonly Uint8Array[]): void {
    this.wire.emit('data', Buffer.concat(frames));
  }

  outcome(stream: Stream): Outcome | undefined {
    if (!this.ended.has(stream)) return undefined;
    const answer = this.#answers.get(stream);
    const { isWhole, code } = stream;
    return { status: answer?.status, headers: answer?.headers, body: this.#bodies.get(stream) ?? '', isWhole, code };
  }

  /** Everything the client has said until now. Throws when it is no sequence of whole frames. */
  async heard(): Promise<SentFrame[]> {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const bytes = Buffer.concat(this.wire.chunks);
    if (bytes.toString('latin1', 0, PREFACE.length) !== PREFACE) throw new Error('no preface');
    const frames: SentFrame[] = [];
    let at = PREFACE.length;
    while (at < bytes.length) {
      const end = at + 9 + bytes.readUIntBE(at, 3);
      if (end > bytes.length) throw new Error('a frame is cut off');
      frames.push({
        type: bytes[at + 3] as number,
        flags: bytes[at + 4] as number,
        id: bytes.readUInt32BE(at + 5),
        content: bytes.subarray(at + 9, end),
      });
      at = end;
    }
    return frames;
  }

  async heardOf(type: TypeName): Promise<SentFrame[]> {
    return (await this.heard()).filter((one) => one.type === TYPES[type]);
  }

  /** The code of the client's GOAWAY, undefined when it sent none. */
  async goawayCode(): Promise<number | undefined> {
    return (await this.heardOf('goaway'))[0]?.content.readUInt32BE(4);
  }

  /** Stream and code of each RST_STREAM of the client. */
  async resets(): Promise<[number, number][]> {
    return (await this.heardOf('reset')).map(({ id, content }) => [id, content.readUInt32BE(0)]);
  }
}
