// The client side of one HTTP/2 connection over a socket (RFC 9113): frames, windows, header tables. What the requests mean is its owner's business.
import type { Socket } from 'node:net';
import { Answers } from './answers.js';
import { type Frame, FrameReader } from './frame-reader.js';
import * as h2 from './frames.js';
import { HeaderBlocks } from './header-blocks.js';
import { HeaderBlockError } from './header-decoder.js';
import type { Fields } from './header-encoder.js';
import { OpenStreams } from './open-streams.js';
import { PeerError } from './peer-error.js';
import { PeerSettings } from './peer-settings.js';
import type { SessionEvents } from './session-events.js';
import { SessionWriter } from './session-writer.js';
import type { Stream } from './stream.js';

export class Session {
  readonly #socket: Socket;
  readonly #events: SessionEvents;
  readonly #reader = new FrameReader();
  readonly #writer: SessionWriter;
  readonly #streams: OpenStreams;
  readonly #settings: PeerSettings;
  readonly #answers: Answers;
  readonly #blocks: HeaderBlocks;
  readonly #pings: ((arrived: boolean) => void)[] = [];
  #isClosing = false;
  #isOver = false;
  #error: Error | undefined;
  readonly #handle = (frame: Frame): boolean => this.#take(frame);

  constructor(socket: Socket, events: SessionEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#writer = new SessionWriter(socket);
    this.#streams = new OpenStreams(this.#writer, (stream) => {
      events.onEnd(stream);
      this.#leaveWhenIdle();
    });
    this.#settings = new PeerSettings(this.#writer, this.#streams);
    const answers = new Answers(this.#streams, this.#writer, events);
    this.#answers = answers;
    this.#blocks = new HeaderBlocks((streamId, flags, answer) => answers.takeFields(streamId, flags, answer));
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
    return this.#settings.maxStreams;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  get isUsable(): boolean {
    return !this.#isClosing && !this.#isOver && !this.#streams.isUsedUp;
  }

  /** Opens the stream. Throws `BadHeaderError` with nothing written. The caller has looked at `isUsable` and `maxStreams`. */
  request(stream: Stream, fields: Fields, literal: readonly string[], body: string | Uint8Array | undefined): void {
    const writer = this.#writer;
    writer.head(this.#streams.nextId, fields, literal, body === undefined ? h2.END_STREAM : 0);
    this.#streams.open(stream);
    if (body === undefined) stream.isSent = true;
    else writer.bodies.begin(stream, body);
    writer.flushWhenDone();
  }

  /** Ends a stream for a reason of ours; `onEnd` follows at once. */
  reset(stream: Stream, code: number): void {
    this.#streams.reset(stream, code);
  }

  /** Calls back with true for the answer, with false when the connection ends before it. */
  ping(callback: (arrived: boolean) => void): void {
    if (this.#isOver) {
      callback(false);
      return;
    }
    this.#pings.push(callback);
    this.#writer.ping(this.#pings.length);
  }

  /** Opens nothing new and ends when the open streams are done. */
  close(): void {
    if (this.#isClosing || this.#isOver) return;
    this.#isClosing = true;
    this.#leaveWhenIdle();
  }

  destroy(): void {
    if (this.#isOver) return;
    this.#writer.flush();
    this.#socket.destroy();
    this.#finish();
  }

  #leaveWhenIdle(): void {
    if (!this.#isClosing || this.#streams.size > 0 || this.#isOver) return;
    this.#leave(h2.NO_ERROR);
  }

  #leave(code: number): void {
    this.#writer.leave(code);
    this.#finish();
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#streams.endAbove(0, h2.CANCEL);
    for (const callback of this.#pings.splice(0)) callback(false);
    this.#events.onClose(this.#error);
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
    this.#settings.check(frame);
    this.#blocks.check(frame);
    switch (frame.type) {
      case h2.DATA:
        this.#answers.takeData(frame);
        break;
      case h2.HEADERS:
        this.#streams.of(frame);
        this.#blocks.takeHeaders(frame);
        break;
      case h2.CONTINUATION:
        this.#blocks.takeContinuation(frame);
        break;
      case h2.RST_STREAM:
        this.#takeReset(frame);
        break;
      case h2.SETTINGS:
        if (this.#settings.take(frame)) this.#events.onSettings();
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

  #takeReset(frame: Frame): void {
    const stream = this.#streams.of(frame);
    if (frame.to - frame.from !== 4) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a RST_STREAM of another size');
    if (stream !== undefined) this.#streams.end(stream, frame.bytes.readUInt32BE(frame.from), false);
  }

  #takePing(frame: Frame): void {
    if (frame.streamId !== 0) throw new PeerError(h2.PROTOCOL_ERROR, 'a PING for a stream');
    if (frame.to - frame.from !== 8) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a PING of another size');
    const { bytes, from } = frame;
    if ((frame.flags & h2.ACK) !== 0) this.#pings.shift()?.(true);
    else this.#writer.answerPing(bytes.readUInt32BE(from), bytes.readUInt32BE(from + 4));
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
    this.#streams.endAbove(lastStreamId, h2.REFUSED_STREAM);
    // With an error it is the end of the connection at once.
    if (code === h2.NO_ERROR) this.#leaveWhenIdle();
    else if (!this.#isOver) this.#leave(h2.NO_ERROR);
  }

  #takeWindow(frame: Frame): void {
    if (frame.to - frame.from !== 4) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a WINDOW_UPDATE of another size');
    const more = frame.bytes.readUInt32BE(frame.from) & 0x7fffffff;
    const { bodies } = this.#writer;
    if (frame.streamId === 0) {
      if (more === 0) throw new PeerError(h2.PROTOCOL_ERROR, 'a WINDOW_UPDATE of nothing');
      if (!bodies.widen(more)) throw new PeerError(h2.FLOW_CONTROL_ERROR, 'a window above 2 GB');
    } else {
      const stream = this.#streams.of(frame);
      if (stream === undefined) return;
      if (more === 0) this.reset(stream, h2.PROTOCOL_ERROR);
      else if (!bodies.widenStream(stream, more)) this.reset(stream, h2.FLOW_CONTROL_ERROR);
    }
    this.#writer.flushWhenDone();
  }
}
