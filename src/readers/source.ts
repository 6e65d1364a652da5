// A text file of the project with its places: what was read, where a character is, and how its lines end.

import { isUtf8 } from 'node:buffer';
import type { Origin } from '../problems/types.js';
import { type Place, placesIn } from './node.js';

export interface SourceFile {
  /** Relative to the checked folder. */
  readonly path: string;
  /** As people see it. */
  readonly shown: string;
  /** Without byte-order mark; line ends as they are. */
  readonly text: string;
  /** True when the file starts with a UTF-8 byte-order mark, which a rewrite has to keep. */
  readonly hasMark: boolean;
  /** False for UTF-16, which is read but never rewritten. */
  readonly isUtf8: boolean;
  readonly isUtf16: boolean;
  /** Line and column of an offset in `text`. */
  place(offset: number): Place;
  /** The same as the origin of a finding. */
  at(offset: number, key?: string): Origin;
  /** The file as a whole. */
  readonly whole: Origin;
}

export function makeSource(path: string, shown: string, bytes: Uint8Array): SourceFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isUtf16 = buffer[0] === 0xff && buffer[1] === 0xfe;
  const decoded = buffer.toString(isUtf16 ? 'utf16le' : 'utf8');
  const hasMark = decoded.startsWith('\ufeff');
  const text = hasMark ? decoded.slice(1) : decoded;
  let places: ((offset: number) => Place) | undefined;
  const place = (offset: number): Place => {
    places ??= placesIn(text);
    return places(Math.max(0, Math.min(offset, text.length)));
  };
  return {
    path,
    shown,
    text,
    hasMark,
    // Bytes that are no UTF-8 would come back changed.
    isUtf16,
    isUtf8: !isUtf16 && isUtf8(buffer),
    place,
    at: (offset, key) => ({ file: shown, ...place(offset), ...(key === undefined ? {} : { key }) }),
    whole: { file: shown },
  };
}

/** What ends the lines of a text: the first line end decides. */
export const lineEndOf = (text: string): string => (/\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');
