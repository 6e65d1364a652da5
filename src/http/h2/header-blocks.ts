// Header blocks of the peer: one HEADERS frame, or one that goes on in CONTINUATION frames, decoded when they are whole.
import type { Frame } from './frame-reader.js';
import * as h2 from './frames.js';
import { type Answer, HeaderDecoder } from './header-decoder.js';
import { MOST_HEADER_BYTES } from './limits.js';
import { unpad } from './padding.js';
import { PeerError } from './peer-error.js';

/** A block that goes on: its stream, the flags of its first frame, its pieces. */
interface OpenBlock {
  readonly streamId: number;
  readonly flags: number;
  readonly pieces: Buffer[];
  size: number;
}

export class HeaderBlocks {
  readonly #decoder = new HeaderDecoder();
  readonly #onFields: (streamId: number, flags: number, answer: Answer) => void;
  #open: OpenBlock | undefined;

  /** The fields come with the flags of their HEADERS frame. */
  constructor(onFields: (streamId: number, flags: number, answer: Answer) => void) {
    this.#onFields = onFields;
  }

  /** Inside a block only its own CONTINUATION frames may come. */
  check(frame: Frame): void {
    if (this.#open !== undefined && (frame.type !== h2.CONTINUATION || frame.streamId !== this.#open.streamId))
      throw new PeerError(h2.PROTOCOL_ERROR, 'another frame inside a header block');
  }

  takeHeaders(frame: Frame): void {
    let { from, to } = frame;
    if ((frame.flags & h2.PADDED) !== 0) [from, to] = unpad(frame);
    if ((frame.flags & h2.WITH_PRIORITY) !== 0) from += 5;
    if (from > to) throw new PeerError(h2.PROTOCOL_ERROR, 'a HEADERS frame shorter than its own fields');
    if ((frame.flags & h2.END_HEADERS) !== 0) {
      this.#decode(frame.streamId, frame.flags, frame.bytes, from, to);
      return;
    }
    const pieces = [Buffer.from(frame.bytes.subarray(from, to))];
    this.#open = { streamId: frame.streamId, flags: frame.flags, pieces, size: to - from };
  }

  takeContinuation(frame: Frame): void {
    const block = this.#open;
    if (block === undefined) throw new PeerError(h2.PROTOCOL_ERROR, 'a CONTINUATION of nothing');
    block.pieces.push(Buffer.from(frame.bytes.subarray(frame.from, frame.to)));
    // An empty piece costs the peer nothing: it counts as well.
    block.size += frame.to - frame.from + h2.FRAME_HEAD;
    if (block.size > MOST_HEADER_BYTES) throw new PeerError(h2.ENHANCE_YOUR_CALM, 'a header block without end');
    if ((frame.flags & h2.END_HEADERS) === 0) return;
    this.#open = undefined;
    const whole = Buffer.concat(block.pieces);
    this.#decode(block.streamId, block.flags, whole, 0, whole.length);
  }

  /** Decoded even when nobody waits for it: the table counts every block. */
  #decode(streamId: number, flags: number, bytes: Buffer, from: number, to: number): void {
    this.#onFields(streamId, flags, this.#decoder.decode(bytes, from, to));
  }
}
