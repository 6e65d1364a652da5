// The outgoing side of a session: frames are gathered, and leave together when this turn of the event loop ends.
import type { Socket } from 'node:net';
import { ByteWriter } from './byte-writer.js';
import * as h2 from './frames.js';
import { type Fields, HeaderEncoder } from './header-encoder.js';
import { MOST_HEADER_BYTES, SESSION_WINDOW, STREAM_WINDOW } from './limits.js';
import { OutgoingBodies } from './outgoing-bodies.js';
import { PeerError } from './peer-error.js';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
/** Gathered bytes are written when there are so many, or when this turn of the event loop ends. */
const WRITE_AT = 65_536;
/** Bytes a peer may leave unread while it makes us answer its PINGs and SETTINGS. */
const MOST_UNREAD = 4_194_304;
/** Milliseconds for the last bytes to leave. */
const GOODBYE_MS = 1000;

export class SessionWriter {
  readonly #socket: Socket;
  readonly #out = new ByteWriter(16_384);
  readonly encoder = new HeaderEncoder();
  readonly bodies: OutgoingBodies;
  #isFlushing = false;
  readonly #flushSoon = (): void => {
    this.#isFlushing = false;
    this.flush();
  };

  constructor(socket: Socket) {
    this.#socket = socket;
    this.bodies = new OutgoingBodies(this.#out);
    this.#out.reserve(PREFACE.length);
    this.#out.latin1(PREFACE);
    h2.writeSettings(this.#out, [
      [h2.ENABLE_PUSH, 0],
      [h2.INITIAL_WINDOW_SIZE, STREAM_WINDOW],
      [h2.MAX_HEADER_LIST_SIZE, MOST_HEADER_BYTES],
    ]);
    h2.writeWord(this.#out, h2.WINDOW_UPDATE, 0, SESSION_WINDOW - h2.STANDARD_WINDOW);
    this.flush();
    // A small frame must not wait until the peer has confirmed the one before it.
    socket.setNoDelay(true);
  }

  /** The HEADERS of a request. Throws `BadHeaderError` with nothing written. The body follows, or `flushWhenDone`. */
  head(id: number, fields: Fields, literal: readonly string[], flags: number): void {
    const out = this.#out;
    const start = out.length;
    h2.writeHead(out, 0, h2.HEADERS, 0, id);
    try {
      this.encoder.encode(out, fields, literal);
    } catch (error) {
      out.length = start;
      throw error;
    }
    this.#closeHead(start, flags, id);
  }

  reset(id: number, code: number): void {
    h2.writeWord(this.#out, h2.RST_STREAM, id, code);
    this.flushWhenDone();
  }

  /** The peer may send so many bytes more, of one stream or, with 0, of all together. */
  giveWindow(id: number, size: number): void {
    h2.writeWord(this.#out, h2.WINDOW_UPDATE, id, size);
    this.flushWhenDone();
  }

  ping(number: number): void {
    h2.writePing(this.#out, 0, 0, number);
    this.flushWhenDone();
  }

  answerPing(high: number, low: number): void {
    this.#expectReader();
    h2.writePing(this.#out, h2.ACK, high, low);
    this.flushWhenDone();
  }

  answerSettings(): void {
    this.#expectReader();
    h2.writeHead(this.#out, 0, h2.SETTINGS, h2.ACK, 0);
    this.flushWhenDone();
  }

  /** Says goodbye; a peer that does not read it must not keep us. */
  leave(code: number): void {
    h2.writeGoaway(this.#out, code);
    this.flush();
    this.#socket.destroySoon();
    setTimeout(() => this.#socket.destroy(), GOODBYE_MS).unref();
  }

  flushWhenDone(): void {
    const { length } = this.#out;
    if (length >= WRITE_AT) this.flush();
    else if (!this.#isFlushing && length > 0) {
      this.#isFlushing = true;
      setImmediate(this.#flushSoon);
    }
  }

  flush(): void {
    if (this.#out.length === 0 || !this.#socket.writable) return;
    const { bytes } = this.#out;
    this.#socket.write(this.#out.take(), () => this.#out.giveBack(bytes));
  }

  /** Before an answer the peer forces on us; one that never reads must not fill our memory with them. */
  #expectReader(): void {
    if (this.#socket.writableLength + this.#out.length > MOST_UNREAD)
      throw new PeerError(h2.ENHANCE_YOUR_CALM, 'frames that want answers, and nobody who reads them');
  }

  /** The length and the flags of a HEADERS frame that was begun at `start`; a long block goes on in CONTINUATION frames. */
  #closeHead(start: number, flags: number, id: number): void {
    const out = this.#out;
    const from = start + h2.FRAME_HEAD;
    const length = out.length - from;
    const { frameLimit } = this.bodies;
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
}
