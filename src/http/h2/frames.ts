// HTTP/2 frames by number (RFC 9113, sections 4, 6 and 7), and the small ones written out.
import type { ByteWriter } from './byte-writer.js';

export const FRAME_HEAD = 9;
/** Bytes of a frame both ends must take. */
export const SMALLEST_FRAME_LIMIT = 16_384;
export const LARGEST_FRAME_LIMIT = 16_777_215;
export const LARGEST_WINDOW = 0x7fffffff;
/** Bytes of a window nobody has changed. */
export const STANDARD_WINDOW = 65_535;

export const DATA = 0;
export const HEADERS = 1;
export const RST_STREAM = 3;
export const SETTINGS = 4;
export const PUSH_PROMISE = 5;
export const PING = 6;
export const GOAWAY = 7;
export const WINDOW_UPDATE = 8;
export const CONTINUATION = 9;

export const END_STREAM = 0x1;
/** Of SETTINGS and PING. */
export const ACK = 0x1;
export const END_HEADERS = 0x4;
export const PADDED = 0x8;
export const WITH_PRIORITY = 0x20;

export const HEADER_TABLE_SIZE = 1;
export const ENABLE_PUSH = 2;
export const MAX_CONCURRENT_STREAMS = 3;
export const INITIAL_WINDOW_SIZE = 4;
export const MAX_FRAME_SIZE = 5;
export const MAX_HEADER_LIST_SIZE = 6;

export const NO_ERROR = 0;
export const PROTOCOL_ERROR = 1;
export const INTERNAL_ERROR = 2;
export const FLOW_CONTROL_ERROR = 3;
export const FRAME_SIZE_ERROR = 6;
export const REFUSED_STREAM = 7;
export const CANCEL = 8;
export const COMPRESSION_ERROR = 9;
export const ENHANCE_YOUR_CALM = 11;

const CODE_NAMES = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

export const codeName = (code: number): string => CODE_NAMES[code] ?? String(code);

/** Room for `length` bytes after it is reserved as well. */
export function writeHead(to: ByteWriter, length: number, type: number, flags: number, streamId: number): void {
  to.reserve(FRAME_HEAD + length);
  const { bytes, length: at } = to;
  bytes[at] = length >>> 16;
  bytes[at + 1] = length >>> 8;
  bytes[at + 2] = length;
  bytes[at + 3] = type;
  bytes[at + 4] = flags;
  to.length = at + 5;
  to.word(streamId);
}

/** A frame whose whole content is one number: RST_STREAM, WINDOW_UPDATE. */
export function writeWord(to: ByteWriter, type: number, streamId: number, value: number): void {
  writeHead(to, 4, type, 0, streamId);
  to.word(value);
}

export function writeSettings(to: ByteWriter, settings: readonly (readonly [number, number])[]): void {
  writeHead(to, settings.length * 6, SETTINGS, 0, 0);
  for (const [name, value] of settings) {
    to.byte(name >>> 8);
    to.byte(name);
    to.word(value);
  }
}

export function writePing(to: ByteWriter, flags: number, high: number, low: number): void {
  writeHead(to, 8, PING, flags, 0);
  to.word(high);
  to.word(low);
}

/** The last stream of the peer's is always zero: it may not open any. */
export function writeGoaway(to: ByteWriter, code: number): void {
  writeHead(to, 8, GOAWAY, 0, 0);
  to.word(0);
  to.word(code);
}
