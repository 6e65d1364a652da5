// Bodies on their way out within the peer's windows: of each stream and of the connection. What does not fit waits its turn.
import type { ByteWriter } from './byte-writer.js';
import { DATA, END_STREAM, LARGEST_WINDOW, SMALLEST_FRAME_LIMIT, STANDARD_WINDOW, writeHead } from './frames.js';
import type { Stream } from './stream.js';

export class OutgoingBodies {
  readonly #out: ByteWriter;
  /** Streams that wait, in the order of their asking. */
  #waiting = new Set<Stream>();
  #window = STANDARD_WINDOW;
  #firstWindow = STANDARD_WINDOW;
  /** Largest content of one frame. */
  frameLimit = SMALLEST_FRAME_LIMIT;

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  /** Text goes out as UTF-8. */
  begin(stream: Stream, body: string | Uint8Array): void {
    stream.sendWindow = this.#firstWindow;
    const size = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    // The usual case without a copy in between.
    if (size <= this.frameLimit && size <= stream.sendWindow && size <= this.#window && this.#waiting.size === 0) {
      const out = this.#out;
      writeHead(out, size, DATA, END_STREAM, stream.id);
      if (typeof body === 'string') out.bytes.write(body, out.length, 'utf8');
      else out.bytes.set(body, out.length);
      out.length += size;
      this.#window -= size;
      stream.sendWindow -= size;
      stream.isSent = true;
      return;
    }
    stream.rest = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
    this.#send(stream);
  }

  drop(stream: Stream): void {
    stream.rest = undefined;
    if (stream.isBlocked) this.#waiting.delete(stream);
    stream.isBlocked = false;
  }

  /** False when the window would grow beyond what a number of 31 bits can say. */
  widen(more: number): boolean {
    this.#window += more;
    if (this.#window > LARGEST_WINDOW) return false;
    this.#sendWaiting();
    return true;
  }

  widenStream(stream: Stream, more: number): boolean {
    stream.sendWindow += more;
    if (stream.sendWindow > LARGEST_WINDOW) return false;
    if (stream.isBlocked) this.#sendWaiting();
    return true;
  }

  /** The window of new streams; open ones change by the difference and may become negative. */
  changeFirstWindow(size: number, open: Iterable<Stream>): boolean {
    const difference = size - this.#firstWindow;
    this.#firstWindow = size;
    for (const stream of open) {
      stream.sendWindow += difference;
      if (stream.sendWindow > LARGEST_WINDOW) return false;
    }
    if (difference > 0) this.#sendWaiting();
    return true;
  }

  #sendWaiting(): void {
    for (const stream of this.#waiting) {
      if (this.#window <= 0) return;
      this.#send(stream);
    }
  }

  #send(stream: Stream): void {
    const out = this.#out;
    for (;;) {
      const rest = stream.rest as Buffer;
      const size = Math.min(rest.length, this.frameLimit, this.#window, stream.sendWindow);
      if (size <= 0 && rest.length > 0) {
        stream.isBlocked = true;
        this.#waiting.add(stream);
        return;
      }
      const isLast = size === rest.length;
      writeHead(out, size, DATA, isLast ? END_STREAM : 0, stream.id);
      out.length += rest.copy(out.bytes, out.length, 0, size);
      this.#window -= size;
      stream.sendWindow -= size;
      if (isLast) {
        stream.isSent = true;
        this.drop(stream);
        return;
      }
      stream.rest = rest.subarray(size);
    }
  }
}
