// The client side of one HTTP/2 connection over a socket (RFC 9113): frames, windows, header tables. What the requests mean is its owner's business.
import type { Socket } from 'node:net';
import { ByteWriter } from './byte-writer.js';
import { type Frame, FrameReader } from './frame-reader.js';
import * as h2 from './frames.js';
import { type Answer, HeaderBlockError, HeaderDecoder } from './header-decoder.js';
import { type Fields, HeaderEncoder } from './header-encoder.js';
import { OutgoingBodies } from './outgoing-bodies.js';
import type { Stream } from './stream.js';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
/** Bytes of one answer that may be on the way, and of all together. */
const STREAM_WINDOW = 262_144;
const SESSION_WINDOW = 1_048_576;
/** Bytes of one header block, its CONTINUATION frames included. */
const MOST_HEADER_BYTES = 65_536;
/** Gathered bytes are written when there are so many, or when this turn of the event loop ends. */
const WRITE_AT = 65_536;
/** Bytes a peer may leave unread while it makes us answer its PINGs and SETTINGS. */
const MOST_UNREAD = 4_194_304;
/** Milliseconds for the last bytes to leave. */
const GOODBYE_MS = 1000;
const LAST_STREAM_ID = 0x7ffffffd;

export interface Goaway {
  readonly code: number;
  readonly lastStreamId: number;
  readonly data: Buffer;
}

export interface SessionEvents {
  /** The peer's SETTINGS, the first ones too. */
  onSettings(): void;
  onGoaway(goaway: Goaway): void;
  /** The final header fields of an answer. */
  onAnswer(stream: Stream, answer: Answer): void;
  onBody(stream: Stream, bytes: Buffer): void;
  /** Nothing more comes on this stream; `stream.isWhole` says whether the answer ended by itself. */
  onEnd(stream: Stream): void;
  /** After the end of every stream. */
  onClose(error: Error | undefined): void;
}

/** What the peer did against the protocol. */
class PeerError extends Error {
  override readonly name = 'PeerError';
  readonly h2Code: number;

  constructor(h2Code: number, message: string) {
    super(message);
    this.h2Code = h2Code;
  }
}

export class Session {
  readonly #socket: Socket;
  readonly #events: SessionEvents;
  readonly #reader = new FrameReader();
  readonly #encoder = new HeaderEncoder();
  readonly #decoder = new HeaderDecoder();
  readonly #out = new ByteWriter(16_384);
  readonly #bodies: OutgoingBodies;
  readonly #streams = new Map<number, Stream>();
  readonly #pings: ((arrived: boolean) => void)[] = [];
  #nextId = 1;
  #maxStreams: number | undefined;
  #heardSettings = false;
  #isFlushing = false;
  #isClosing = false;
  #isOver = false;
  #error: Error | undefined;
  /** Bytes of answers the peer has not been given back. */
  #consumed = 0;
  /** A header block that goes on: its stream, the flags of its first frame, its pieces. */
  #block: { readonly streamId: number; readonly flags: number; readonly pieces: Buffer[]; size: number } | undefined;
  readonly #handle = (frame: Frame): boolean => this.#take(frame);
  readonly #flushSoon = (): void => {
    this.#isFlushing = false;
    this.#flush();
  };

  constructor(socket: Socket, events: SessionEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#bodies = new OutgoingBodies(this.#out);
    this.#out.reserve(PREFACE.length);
    this.#out.latin1(PREFACE);
    h2.writeSettings(this.#out, [
      [h2.ENABLE_PUSH, 0],
      [h2.INITIAL_WINDOW_SIZE, STREAM_WINDOW],
      [h2.MAX_HEADER_LIST_SIZE, MOST_HEADER_BYTES],
    ]);
    h2.writeWord(this.#out, h2.WINDOW_UPDATE, 0, SESSION_WINDOW - h2.STANDARD_WINDOW);
    this.#flush();
    // A small frame must not wait until the peer has confirmed the one before it.
    socket.setNoDelay(true);
    socket.on('data', (piece: Buffer) => this.#read(piece));
    socket.on('error', (error: Error) => {
      this.#error ??= error;
    });
    socket.on('end', () => this.destroy());
    socket.on('close', () => this.#finish());
    // It ended between its handshake and now: nothing will be told any more.
    if (socket.destroyed) setImmediate(() => this.#finish());
  }

  /** Undefined while the peer has named no limit. */
  get maxStreams(): number | undefined {
    return this.#maxStreams;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  get isUsable(): boolean {
    return !this.#isClosing && !this.#isOver && this.#nextId <= LAST_STREAM_ID;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Opens the stream. Throws `BadHeaderError` with nothing written. The caller has looked at `isUsable` and `maxStreams`. */
  request(stream: Stream, fields: Fields, literal: readonly string[], body: string | Uint8Array | undefined): void {
    const out = this.#out;
    const start = out.length;
    h2.writeHead(out, 0, h2.HEADERS, 0, this.#nextId);
    try {
      this.#encoder.encode(out, fields, literal);
    } catch (error) {
      out.length = start;
      throw error;
    }
    stream.id = this.#nextId;
    stream.receiveWindow = STREAM_WINDOW;
    this.#nextId += 2;
    this.#streams.set(stream.id, stream);
    this.#closeHead(start, body === undefined ? h2.END_STREAM : 0);
    if (body === undefined) stream.isSent = true;
    else this.#bodies.begin(stream, body);
    this.#flushWhenDone();
  }

  /** Ends a stream for a reason of ours; `onEnd` follows at once. */
  reset(stream: Stream, code: number): void {
    if (this.#streams.get(stream.id) !== stream) return;
    h2.writeWord(this.#out, h2.RST_STREAM, stream.id, code);
    this.#flushWhenDone();
    this.#end(stream, code, false);
  }

  /** Calls back with true for the answer, with false when the connection ends before it. */
  ping(callback: (arrived: boolean) => void): void {
    if (this.#isOver) {
      callback(false);
      return;
    }
    this.#pings.push(callback);
    h2.writePing(this.#out, 0, 0, this.#pings.length);
    this.#flushWhenDone();
  }

  /** Opens nothing new and ends when the open streams are done. */
  close(): void {
    if (this.#isClosing || this.#isOver) return;
    this.#isClosing = true;
    this.#leaveWhenIdle();
  }

  destroy(): void {
    if (this.#isOver) return;
    this.#flush();
    this.#socket.destroy();
    this.#finish();
  }

  /** The length and the flags of a HEADERS frame that was begun at `start`; a long block goes on in CONTINUATION frames. */
  #closeHead(start: number, flags: number): void {
    const out = this.#out;
    const from = start + h2.FRAME_HEAD;
    const length = out.length - from;
    const { frameLimit } = this.#bodies;
    const id = this.#nextId - 2;
    if (length <= frameLimit) {
      out.bytes.writeUIntBE(length, start, 3);
      out.bytes[start + 4] = flags | h2.END_HEADERS;
      return;
    }
    const block = Buffer.from(out.bytes.subarray(from, out.length));
    out.length = start;
    for (let at = 0; at < length; at += frameLimit) {
      const piece = block.subarray(at, at + frameLimit);
      const isLast = at + frameLimit >= length;
      const type = at === 0 ? h2.HEADERS : h2.CONTINUATION;
      h2.writeHead(out, piece.length, type, (at === 0 ? flags : 0) | (isLast ? h2.END_HEADERS : 0), id);
      out.length += piece.copy(out.bytes, out.length);
    }
  }

  #flushWhenDone(): void {
    if (this.#out.length >= WRITE_AT) this.#flush();
    else if (!this.#isFlushing) {
      this.#isFlushing = true;
      setImmediate(this.#flushSoon);
    }
  }

  #flush(): void {
    if (this.#out.length === 0 || !this.#socket.writable) return;
    const { bytes } = this.#out;
    this.#socket.write(this.#out.take(), () => this.#out.giveBack(bytes));
  }

  #leaveWhenIdle(): void {
    if (!this.#isClosing || this.#streams.size > 0 || this.#isOver) return;
    this.#leave(h2.NO_ERROR);
  }

  /** Says goodbye; a peer that does not read it must not keep us. */
  #leave(code: number): void {
    h2.writeGoaway(this.#out, code);
    this.#flush();
    this.#socket.destroySoon();
    setTimeout(() => this.#socket.destroy(), GOODBYE_MS).unref();
    this.#finish();
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const stream of [...this.#streams.values()]) this.#end(stream, h2.CANCEL, false);
    for (const callback of this.#pings.splice(0)) callback(false);
    this.#events.onClose(this.#error);
  }

  #end(stream: Stream, code: number, isWhole: boolean): void {
    // A callback of another stream's end may have ended this one.
    if (!this.#streams.delete(stream.id)) return;
    stream.code = code;
    stream.isWhole = isWhole;
    this.#bodies.drop(stream);
    this.#events.onEnd(stream);
    this.#leaveWhenIdle();
  }

  #read(piece: Buffer): void {
    if (this.#isOver) return;
    try {
      if (!this.#reader.read(piece, this.#handle)) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a frame above 16 KB');
    } catch (error) {
      this.#breakOff(error);
    }
  }

  /** The peer broke the rules of the connection: it is told, and nothing it says counts any more. */
  #breakOff(error: unknown): void {
    this.#error ??= error instanceof Error ? error : new Error(String(error));
    if (this.#isOver) return;
    if (error instanceof PeerError) this.#leave(error.h2Code);
    else this.#leave(error instanceof HeaderBlockError ? h2.COMPRESSION_ERROR : h2.INTERNAL_ERROR);
  }

  /** False stops the reading: nobody listens any more. */
  #take(frame: Frame): boolean {
    if (!this.#heardSettings && frame.type !== h2.SETTINGS)
      throw new PeerError(h2.PROTOCOL_ERROR, 'the first frame is not SETTINGS');
    if (this.#block !== undefined && (frame.type !== h2.CONTINUATION || frame.streamId !== this.#block.streamId))
      throw new PeerError(h2.PROTOCOL_ERROR, 'another frame inside a header block');
    switch (frame.type) {
      case h2.DATA:
        this.#takeData(frame);
        break;
      case h2.HEADERS:
        this.#takeHeaders(frame);
        break;
      case h2.CONTINUATION:
        this.#takeContinuation(frame);
        break;
      case h2.RST_STREAM:
        this.#takeReset(frame);
        break;
      case h2.SETTINGS:
        this.#takeSettings(frame);
        break;
      case h2.PING:
        this.#takePing(frame);
        break;
      case h2.GOAWAY:
        this.#takeGoaway(frame);
        break;
      case h2.WINDOW_UPDATE:
        this.#takeWindow(frame);
        break;
      case h2.PUSH_PROMISE:
        throw new PeerError(h2.PROTOCOL_ERROR, 'a PUSH_PROMISE although pushes are off');
      default:
      // PRIORITY and frames of the future: to be ignored.
    }
    return !this.#isOver;
  }

  /** The stream of a frame; undefined when it is over already, for frames cross on the way. */
  #streamOf({ streamId }: Frame): Stream | undefined {
    if (streamId === 0 || streamId % 2 === 0 || streamId >= this.#nextId)
      throw new PeerError(h2.PROTOCOL_ERROR, 'a frame for a stream that was never opened');
    return this.#streams.get(streamId);
  }

  #takeData(frame: Frame): void {
    const stream = this.#streamOf(frame);
    const size = frame.to - frame.from;
    // Padding and bytes of streams that are over count for the windows as well. What is read is given back: a peer cannot be seen beyond a window.
    this.#consumed += size;
    if (this.#consumed >= SESSION_WINDOW / 2) {
      h2.writeWord(this.#out, h2.WINDOW_UPDATE, 0, this.#consumed);
      this.#consumed = 0;
      this.#flushWhenDone();
    }
    if (stream === undefined) return;
    let { from, to } = frame;
    if ((frame.flags & h2.PADDED) !== 0) [from, to] = unpad(frame);
    if (!stream.isAnswered) {
      this.reset(stream, h2.PROTOCOL_ERROR);
      return;
    }
    stream.receiveWindow -= size;
    stream.received += to - from;
    // The socket's bytes are used again: the owner gets a copy.
    if (to > from) this.#events.onBody(stream, Buffer.from(frame.bytes.subarray(from, to)));
    if (this.#streams.get(stream.id) !== stream) return;
    if ((frame.flags & h2.END_STREAM) !== 0) this.#takeEnd(stream);
    else if (stream.receiveWindow < STREAM_WINDOW / 2) {
      h2.writeWord(this.#out, h2.WINDOW_UPDATE, stream.id, STREAM_WINDOW - stream.receiveWindow);
      stream.receiveWindow = STREAM_WINDOW;
      this.#flushWhenDone();
    }
  }

  /** The answer is whole. A body that is still on its way has no reader any more (RFC 9113, section 8.1). */
  #takeEnd(stream: Stream): void {
    if (stream.announced !== -1 && stream.received !== stream.announced) {
      this.reset(stream, h2.PROTOCOL_ERROR);
      return;
    }
    if (!stream.isSent) {
      h2.writeWord(this.#out, h2.RST_STREAM, stream.id, h2.CANCEL);
      this.#flushWhenDone();
    }
    this.#end(stream, h2.NO_ERROR, true);
  }

  #takeHeaders(frame: Frame): void {
    this.#streamOf(frame);
    let { from, to } = frame;
    if ((frame.flags & h2.PADDED) !== 0) [from, to] = unpad(frame);
    if ((frame.flags & h2.WITH_PRIORITY) !== 0) from += 5;
    if (from > to) throw new PeerError(h2.PROTOCOL_ERROR, 'a HEADERS frame shorter than its own fields');
    if ((frame.flags & h2.END_HEADERS) !== 0) {
      this.#takeBlock(frame.streamId, frame.flags, frame.bytes, from, to);
      return;
    }
    const pieces = [Buffer.from(frame.bytes.subarray(from, to))];
    this.#block = { streamId: frame.streamId, flags: frame.flags, pieces, size: to - from };
  }

  #takeContinuation(frame: Frame): void {
    const block = this.#block;
    if (block === undefined) throw new PeerError(h2.PROTOCOL_ERROR, 'a CONTINUATION of nothing');
    block.pieces.push(Buffer.from(frame.bytes.subarray(frame.from, frame.to)));
    // An empty piece costs the peer nothing: it counts as well.
    block.size += frame.to - frame.from + h2.FRAME_HEAD;
    if (block.size > MOST_HEADER_BYTES) throw new PeerError(h2.ENHANCE_YOUR_CALM, 'a header block without end');
    if ((frame.flags & h2.END_HEADERS) === 0) return;
    this.#block = undefined;
    const whole = Buffer.concat(block.pieces);
    this.#takeBlock(block.streamId, block.flags, whole, 0, whole.length);
  }

  /** Decoded even when nobody waits for it: the table counts every block. */
  #takeBlock(streamId: number, flags: number, bytes: Buffer, from: number, to: number): void {
    const answer = this.#decoder.decode(bytes, from, to);
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    const isEnd = (flags & h2.END_STREAM) !== 0;
    if (stream.isAnswered) {
      // Trailers say nothing we need, but they must be the end.
      if (isEnd) this.#takeEnd(stream);
      else this.reset(stream, h2.PROTOCOL_ERROR);
      return;
    }
    const { status } = answer;
    const isNews = status >= 100 && status < 200;
    if (status < 100 || (isNews && isEnd)) {
      this.reset(stream, h2.PROTOCOL_ERROR);
      return;
    }
    // 1xx: the real answer follows.
    if (isNews) return;
    stream.isAnswered = true;
    stream.announced = Number(answer.headers['content-length'] ?? -1);
    this.#events.onAnswer(stream, answer);
    if (isEnd && this.#streams.get(streamId) === stream) this.#takeEnd(stream);
  }

  #takeReset(frame: Frame): void {
    const stream = this.#streamOf(frame);
    if (frame.to - frame.from !== 4) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a RST_STREAM of another size');
    if (stream !== undefined) this.#end(stream, frame.bytes.readUInt32BE(frame.from), false);
  }

  #takeSettings(frame: Frame): void {
    const size = frame.to - frame.from;
    if (frame.streamId !== 0) throw new PeerError(h2.PROTOCOL_ERROR, 'SETTINGS for a stream');
    if ((frame.flags & h2.ACK) !== 0) {
      if (!this.#heardSettings) throw new PeerError(h2.PROTOCOL_ERROR, 'an acknowledgement before the first SETTINGS');
      if (size !== 0) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a SETTINGS acknowledgement of another size');
      return;
    }
    if (size % 6 !== 0) throw new PeerError(h2.FRAME_SIZE_ERROR, 'SETTINGS of a broken size');
    for (let at = frame.from; at < frame.to; at += 6)
      this.#setting(frame.bytes.readUInt16BE(at), frame.bytes.readUInt32BE(at + 2));
    this.#heardSettings = true;
    this.#answer(() => h2.writeHead(this.#out, 0, h2.SETTINGS, h2.ACK, 0));
    this.#events.onSettings();
  }

  #setting(name: number, value: number): void {
    if (name === h2.HEADER_TABLE_SIZE) this.#encoder.limitTable(value);
    else if (name === h2.MAX_CONCURRENT_STREAMS) this.#maxStreams = value;
    else if (name === h2.INITIAL_WINDOW_SIZE) {
      if (value > h2.LARGEST_WINDOW || !this.#bodies.changeFirstWindow(value, this.#streams.values()))
        throw new PeerError(h2.FLOW_CONTROL_ERROR, 'a window above 2 GB');
    } else if (name === h2.MAX_FRAME_SIZE) {
      if (value < h2.SMALLEST_FRAME_LIMIT || value > h2.LARGEST_FRAME_LIMIT)
        throw new PeerError(h2.PROTOCOL_ERROR, 'a frame size outside of its bounds');
      this.#bodies.frameLimit = value;
    } else if (name === h2.ENABLE_PUSH && value !== 0)
      throw new PeerError(h2.PROTOCOL_ERROR, 'a server that enables pushes');
  }

  #takePing(frame: Frame): void {
    if (frame.streamId !== 0) throw new PeerError(h2.PROTOCOL_ERROR, 'a PING for a stream');
    if (frame.to - frame.from !== 8) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a PING of another size');
    const { bytes, from } = frame;
    if ((frame.flags & h2.ACK) === 0)
      this.#answer(() => h2.writePing(this.#out, h2.ACK, bytes.readUInt32BE(from), bytes.readUInt32BE(from + 4)));
    else this.#pings.shift()?.(true);
  }

  /** An answer the peer forces on us; one that never reads must not fill our memory with them. */
  #answer(write: () => void): void {
    if (this.#socket.writableLength + this.#out.length > MOST_UNREAD)
      throw new PeerError(h2.ENHANCE_YOUR_CALM, 'frames that want answers, and nobody who reads them');
    write();
    this.#flushWhenDone();
  }

  #takeGoaway(frame: Frame): void {
    const { bytes, from, to } = frame;
    if (frame.streamId !== 0) throw new PeerError(h2.PROTOCOL_ERROR, 'a GOAWAY for a stream');
    if (to - from < 8) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a GOAWAY of a broken size');
    const lastStreamId = bytes.readUInt32BE(from) & 0x7fffffff;
    const code = bytes.readUInt32BE(from + 4);
    this.#isClosing = true;
    this.#events.onGoaway({ code, lastStreamId, data: Buffer.from(bytes.subarray(from + 8, to)) });
    // The peer promises that it has not looked at these (RFC 9113, section 6.8).
    for (const stream of [...this.#streams.values()])
      if (stream.id > lastStreamId) this.#end(stream, h2.REFUSED_STREAM, false);
    // With an error it is the end of the connection at once.
    if (code === h2.NO_ERROR) this.#leaveWhenIdle();
    else if (!this.#isOver) this.#leave(h2.NO_ERROR);
  }

  #takeWindow(frame: Frame): void {
    if (frame.to - frame.from !== 4) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a WINDOW_UPDATE of another size');
    const more = frame.bytes.readUInt32BE(frame.from) & 0x7fffffff;
    if (frame.streamId === 0) {
      if (more === 0) throw new PeerError(h2.PROTOCOL_ERROR, 'a WINDOW_UPDATE of nothing');
      if (!this.#bodies.widen(more)) throw new PeerError(h2.FLOW_CONTROL_ERROR, 'a window above 2 GB');
    } else {
      const stream = this.#streamOf(frame);
      if (stream === undefined) return;
      if (more === 0) this.reset(stream, h2.PROTOCOL_ERROR);
      else if (!this.#bodies.widenStream(stream, more)) this.reset(stream, h2.FLOW_CONTROL_ERROR);
    }
    if (this.#out.length > 0) this.#flushWhenDone();
  }
}

/** Where the content of a padded frame begins and ends. */
function unpad(frame: Frame): readonly [number, number] {
  if (frame.from === frame.to) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a padded frame without its length');
  const to = frame.to - (frame.bytes[frame.from] as number);
  if (to < frame.from + 1) throw new PeerError(h2.PROTOCOL_ERROR, 'more padding than frame');
  return [frame.from + 1, to];
}
