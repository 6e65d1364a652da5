// What comes back on the streams of a session: header fields, body, end, and the windows that keep the bodies in bounds.
import type { Frame } from './frame-reader.js';
import { CANCEL, END_STREAM, NO_ERROR, PADDED, PROTOCOL_ERROR } from './frames.js';
import type { Answer } from './header-decoder.js';
import { SESSION_WINDOW, STREAM_WINDOW } from './limits.js';
import type { OpenStreams } from './open-streams.js';
import { unpad } from './padding.js';
import type { SessionEvents } from './session-events.js';
import type { SessionWriter } from './session-writer.js';
import type { Stream } from './stream.js';

export class Answers {
  readonly #streams: OpenStreams;
  readonly #writer: SessionWriter;
  readonly #events: SessionEvents;
  /** Bytes of answers the peer has not been given back. */
  #consumed = 0;

  constructor(streams: OpenStreams, writer: SessionWriter, events: SessionEvents) {
    this.#streams = streams;
    this.#writer = writer;
    this.#events = events;
  }

  takeData(frame: Frame): void {
    const stream = this.#streams.of(frame);
    const size = frame.to - frame.from;
    // Padding and bytes of streams that are over count for the windows as well. What is read is given back: a peer cannot be seen beyond a window.
    this.#consumed += size;
    if (this.#consumed >= SESSION_WINDOW / 2) {
      this.#writer.giveWindow(0, this.#consumed);
      this.#consumed = 0;
    }
    if (stream === undefined) return;
    let { from, to } = frame;
    if ((frame.flags & PADDED) !== 0) [from, to] = unpad(frame);
    if (!stream.isAnswered) {
      this.#streams.reset(stream, PROTOCOL_ERROR);
      return;
    }
    stream.receiveWindow -= size;
    stream.received += to - from;
    // The socket's bytes are used again: the owner gets a copy.
    if (to > from) this.#events.onBody(stream, Buffer.from(frame.bytes.subarray(from, to)));
    if (!this.#streams.has(stream)) return;
    if ((frame.flags & END_STREAM) !== 0) this.#takeEnd(stream);
    else if (stream.receiveWindow < STREAM_WINDOW / 2) {
      this.#writer.giveWindow(stream.id, STREAM_WINDOW - stream.receiveWindow);
      stream.receiveWindow = STREAM_WINDOW;
    }
  }

  /** The fields of a whole header block, and the flags of its HEADERS frame. */
  takeFields(streamId: number, flags: number, answer: Answer): void {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    const isEnd = (flags & END_STREAM) !== 0;
    if (stream.isAnswered) {
      // Trailers say nothing we need, but they must be the end.
      if (isEnd) this.#takeEnd(stream);
      else this.#streams.reset(stream, PROTOCOL_ERROR);
      return;
    }
    const { status } = answer;
    const isNews = status >= 100 && status < 200;
    if (status < 100 || (isNews && isEnd)) {
      this.#streams.reset(stream, PROTOCOL_ERROR);
      return;
    }
    // 1xx: the real answer follows.
    if (isNews) return;
    stream.isAnswered = true;
    stream.announced = Number(answer.headers['content-length'] ?? -1);
    this.#events.onAnswer(stream, answer);
    if (isEnd && this.#streams.has(stream)) this.#takeEnd(stream);
  }

  /** The answer is whole. A body that is still on its way has no reader any more (RFC 9113, section 8.1). */
  #takeEnd(stream: Stream): void {
    if (stream.announced !== -1 && stream.received !== stream.announced) {
      this.#streams.reset(stream, PROTOCOL_ERROR);
      return;
    }
    if (!stream.isSent) this.#writer.reset(stream.id, CANCEL);
    this.#streams.end(stream, NO_ERROR, true);
  }
}
