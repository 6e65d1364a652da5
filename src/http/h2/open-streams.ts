// The open streams of a session by their numbers, and their end.
import type { Frame } from './frame-reader.js';
import { PROTOCOL_ERROR } from './frames.js';
import { STREAM_WINDOW } from './limits.js';
import { PeerError } from './peer-error.js';
import type { SessionWriter } from './session-writer.js';
import type { Stream } from './stream.js';

const LAST_STREAM_ID = 0x7ffffffd;

export class OpenStreams {
  readonly #writer: SessionWriter;
  readonly #onEnd: (stream: Stream) => void;
  readonly #streams = new Map<number, Stream>();
  #nextId = 1;

  constructor(writer: SessionWriter, onEnd: (stream: Stream) => void) {
    this.#writer = writer;
    this.#onEnd = onEnd;
  }

  get size(): number {
    return this.#streams.size;
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** Every number was used: only another connection has more. */
  get isUsedUp(): boolean {
    return this.#nextId > LAST_STREAM_ID;
  }

  get(id: number): Stream | undefined {
    return this.#streams.get(id);
  }

  has(stream: Stream): boolean {
    return this.#streams.get(stream.id) === stream;
  }

  values(): Iterable<Stream> {
    return this.#streams.values();
  }

  /** The stream of a frame; undefined when it is over already, for frames cross on the way. */
  of({ streamId }: Frame): Stream | undefined {
    if (streamId === 0 || streamId % 2 === 0 || streamId >= this.#nextId)
      throw new PeerError(PROTOCOL_ERROR, 'a frame for a stream that was never opened');
    return this.#streams.get(streamId);
  }

  /** Gives the stream `nextId`. */
  open(stream: Stream): void {
    stream.id = this.#nextId;
    stream.receiveWindow = STREAM_WINDOW;
    this.#nextId += 2;
    this.#streams.set(stream.id, stream);
  }

  /** Ends a stream for a reason of ours. */
  reset(stream: Stream, code: number): void {
    if (!this.has(stream)) return;
    this.#writer.reset(stream.id, code);
    this.end(stream, code, false);
  }

  end(stream: Stream, code: number, isWhole: boolean): void {
    // A callback of another stream's end may have ended this one.
    if (!this.#streams.delete(stream.id)) return;
    stream.code = code;
    stream.isWhole = isWhole;
    this.#writer.bodies.drop(stream);
    this.#onEnd(stream);
  }

  endAbove(id: number, code: number): void {
    for (const stream of [...this.#streams.values()]) if (stream.id > id) this.end(stream, code, false);
  }
}
