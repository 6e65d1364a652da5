// From the bytes of an answer to its text: gzip, deflate and brotli undone within bounds, the same for HTTP/1.1 and HTTP/2.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { LARGEST_ANSWER } from './answer-bounds.js';
import { UnreachableError } from './types.js';

/** What we say we can read. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

const IDENTITY = new Set(['', 'identity', 'chunked', 'aws-chunked', 'none', 'utf-8', 'utf8']);

/** Throws an UnreachableError for a body that is broken, cut off, too large when unpacked, or in an encoding that was not requested. */
export function decodeBody(bytes: Buffer, encoding: string | undefined, host: string): string {
  let body = bytes;
  // The last one named was applied last.
  const encodings = (encoding ?? '').toLowerCase().split(',').reverse();
  for (const name of encodings.map((one) => one.trim())) {
    if (IDENTITY.has(name) || body.length === 0) continue;
    body = unpack(body, name, host);
  }
  return body.toString('utf8');
}

function unpack(body: Buffer, name: string, host: string): Buffer {
  const bounds: ZlibOptions = { maxOutputLength: LARGEST_ANSWER };
  try {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, bounds);
      case 'deflate':
        // Some servers leave the two bytes of the zlib header out.
        return ((body[0] as number) & 0x0f) === 8 ? inflateSync(body, bounds) : inflateRawSync(body, bounds);
      case 'br':
        return brotliDecompressSync(body, bounds);
      default:
        throw new Error('it was not requested');
    }
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(host);
    throw new UnreachableError({
      reason: 'answer-broken',
      host,
      message: `Content-Encoding ${name.slice(0, 20)}: ${(error as Error).message}`,
      neverArrived: false,
      cause: error,
    });
  }
}

export const tooLarge = (host: string): UnreachableError =>
  new UnreachableError({
    reason: 'answer-too-large',
    host,
    message: `an answer of more than ${LARGEST_ANSWER / 1024 / 1024} MiB`,
    neverArrived: false,
  });
