// The peer's SETTINGS: what is checked about them, and what each one changes.
import type { Frame } from './frame-reader.js';
import * as h2 from './frames.js';
import type { OpenStreams } from './open-streams.js';
import { PeerError } from './peer-error.js';
import type { SessionWriter } from './session-writer.js';

export class PeerSettings {
  readonly #writer: SessionWriter;
  readonly #streams: OpenStreams;
  #maxStreams: number | undefined;
  #isHeard = false;

  constructor(writer: SessionWriter, streams: OpenStreams) {
    this.#writer = writer;
    this.#streams = streams;
  }

  /** Undefined while the peer has named no limit. */
  get maxStreams(): number | undefined {
    return this.#maxStreams;
  }

  /** SETTINGS open the connection: nothing else may come before them. */
  check(frame: Frame): void {
    if (!this.#isHeard && frame.type !== h2.SETTINGS)
      throw new PeerError(h2.PROTOCOL_ERROR, 'the first frame is not SETTINGS');
  }

  /** False for an acknowledgement of ours, which changes nothing. */
  take(frame: Frame): boolean {
    const size = frame.to - frame.from;
    if (frame.streamId !== 0) throw new PeerError(h2.PROTOCOL_ERROR, 'SETTINGS for a stream');
    if ((frame.flags & h2.ACK) !== 0) {
      if (!this.#isHeard) throw new PeerError(h2.PROTOCOL_ERROR, 'an acknowledgement before the first SETTINGS');
      if (size !== 0) throw new PeerError(h2.FRAME_SIZE_ERROR, 'a SETTINGS acknowledgement of another size');
      return false;
    }
    if (size % 6 !== 0) throw new PeerError(h2.FRAME_SIZE_ERROR, 'SETTINGS of a broken size');
    for (let at = frame.from; at < frame.to; at += 6)
      this.#change(frame.bytes.readUInt16BE(at), frame.bytes.readUInt32BE(at + 2));
    this.#isHeard = true;
    this.#writer.answerSettings();
    return true;
  }

  #change(name: number, value: number): void {
    const { encoder, bodies } = this.#writer;
    if (name === h2.HEADER_TABLE_SIZE) encoder.limitTable(value);
    else if (name === h2.MAX_CONCURRENT_STREAMS) this.#maxStreams = value;
    else if (name === h2.INITIAL_WINDOW_SIZE) {
      if (value > h2.LARGEST_WINDOW || !bodies.changeFirstWindow(value, this.#streams.values()))
        throw new PeerError(h2.FLOW_CONTROL_ERROR, 'a window above 2 GB');
    } else if (name === h2.MAX_FRAME_SIZE) {
      if (value < h2.SMALLEST_FRAME_LIMIT || value > h2.LARGEST_FRAME_LIMIT)
        throw new PeerError(h2.PROTOCOL_ERROR, 'a frame size outside of its bounds');
      bodies.frameLimit = value;
    } else if (name === h2.ENABLE_PUSH && value !== 0)
      throw new PeerError(h2.PROTOCOL_ERROR, 'a server that enables pushes');
  }
}
