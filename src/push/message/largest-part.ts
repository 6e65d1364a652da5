// Which flag takes most of a message that is too large: the one worth shortening first.
import { countBytes } from '../../text/count.js';
import type { PushMessage } from '../types.js';

/** Bytes as they count on the wire: in UTF-8, with JSON's escapes. */
export function largestPart(message: PushMessage): { readonly part: string; readonly bytes: number } {
  const bytesOf = (value: unknown): number => (value === undefined ? 0 : countBytes(JSON.stringify(value)));
  const parts = [
    { part: '--ext', bytes: bytesOf(message.ext) },
    { part: '--body', bytes: bytesOf(message.body) },
    { part: '--title', bytes: bytesOf(message.title) },
    { part: '--raw', bytes: bytesOf(message.raw) },
  ];
  return parts.reduce((largest, item) => (item.bytes > largest.bytes ? item : largest));
}
