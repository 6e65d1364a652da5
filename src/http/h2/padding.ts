// The padding of DATA and HEADERS frames (RFC 9113, section 6.1): bytes that say nothing.
import type { Frame } from './frame-reader.js';
import { FRAME_SIZE_ERROR, PROTOCOL_ERROR } from './frames.js';
import { PeerError } from './peer-error.js';

/** Where the content of a padded frame begins and ends. */
export function unpad(frame: Frame): readonly [number, number] {
  if (frame.from === frame.to) throw new PeerError(FRAME_SIZE_ERROR, 'a padded frame without its length');
  const to = frame.to - (frame.bytes[frame.from] as number);
  if (to < frame.from + 1) throw new PeerError(PROTOCOL_ERROR, 'more padding than frame');
  return [frame.from + 1, to];
}
