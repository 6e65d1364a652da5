// How much of an answer is read before it counts as none.

/** Largest answer in bytes, packed and unpacked. */
export const LARGEST_ANSWER = 4 * 1024 * 1024;

/** Bytes of all answers together that are on their way on one HTTP/2 connection. */
export const LARGEST_TOGETHER = 32 * 1024 * 1024;

/** Interim answers (1xx) before the real one. */
export const MOST_NEWS = 20;
