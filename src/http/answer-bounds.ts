// How much of an answer is read before it counts as none.

/** Largest answer in bytes, packed and unpacked. */
export const LARGEST_ANSWER = 4 * 1024 * 1024;

/** Largest header list on HTTP/2 in bytes, as RFC 9113 counts: 32 more for each field. Node bounds that of HTTP/1.1 itself. */
export const LARGEST_HEADERS = 256 * 1024;

/** Bytes of all answers together that are on their way on one HTTP/2 connection. */
export const LARGEST_TOGETHER = 32 * 1024 * 1024;

/** Interim answers (1xx) before the real one. */
export const MOST_NEWS = 20;
