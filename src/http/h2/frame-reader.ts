// Cuts what arrives into whole frames, wherever the pieces of the network end.
import { FRAME_HEAD, SMALLEST_FRAME_LIMIT } from './frames.js';

export interface Frame {
  type: number;
  flags: number;
  streamId: number;
  /** The content is `bytes[from, to)`, valid until the handler returns. */
  bytes: Buffer;
  from: number;
  to: number;
}

export class FrameReader {
  #rest: Buffer | undefined;
  readonly #frame: Frame = { type: 0, flags: 0, streamId: 0, bytes: Buffer.alloc(0), from: 0, to: 0 };

  /** Calls `handle` for each whole frame until it answers false. False when a frame is larger than we allow. */
  read(piece: Buffer, handle: (frame: Frame) => boolean): boolean {
    const bytes = this.#rest === undefined ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = undefined;
    const frame = this.#frame;
    let at = 0;
    while (bytes.length - at >= FRAME_HEAD) {
      const length = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
      if (length > SMALLEST_FRAME_LIMIT) return false;
      const end = at + FRAME_HEAD + length;
      if (end > bytes.length) break;
      frame.type = bytes[at + 3] as number;
      frame.flags = bytes[at + 4] as number;
      frame.streamId = bytes.readUInt32BE(at + 5) & 0x7fffffff;
      frame.bytes = bytes;
      frame.from = at + FRAME_HEAD;
      frame.to = end;
      at = end;
      if (!handle(frame)) return true;
    }
    // A copy: the socket's piece may be many frames long.
    if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
    return true;
  }
}
