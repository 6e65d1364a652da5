// Reads a named file: regular files only, and never more than a limit.
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { kindReason, readFailure, systemFileReason, tooLargeReason } from '../text/file-kinds.js';
import type { Text } from '../text/language.js';

/** Largest file that one value is in (a key, a certificate, an account), in bytes. */
export const LARGEST_VALUE_FILE = 1024 * 1024;

export type BoundedRead = { readonly bytes: Buffer } | { readonly reason: Text; readonly tooLarge?: true };

/** `limit` in bytes. Opened without waiting, looked at, then read: a pipe cannot hold the program up, and a device has no end. */
export function readBounded(path: string, limit: number): BoundedRead {
  let file: number | undefined;
  try {
    // Of the same name through links, too. By its own name first: what a shell hands on by number has no path of its own.
    const unfit = systemFileReason(path) ?? systemFileReason(realpathSync(path));
    if (unfit !== undefined) return { reason: unfit };
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    const kind = kindReason(stat);
    if (kind !== undefined) return { reason: kind };
    if (stat.size > limit) return tooLarge(limit);
    const bytes = readFileSync(file);
    return bytes.length > limit ? tooLarge(limit) : { bytes };
  } catch (error) {
    return { reason: readFailure(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLarge = (limit: number): BoundedRead => ({ reason: tooLargeReason(limit), tooLarge: true });

/** Text of UTF-8, or of UTF-16 as some Windows tools write it, without its byte-order mark. */
export function decodeText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\ufeff/, '');
}
