// What we allow the peer of an HTTP/2 connection: it hears of these in our first frames.

/** Bytes of one answer that may be on the way, and of all together. */
export const STREAM_WINDOW = 262_144;
export const SESSION_WINDOW = 1_048_576;
/** Bytes of one header block, its CONTINUATION frames included. */
export const MOST_HEADER_BYTES = 65_536;
