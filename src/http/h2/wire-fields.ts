// The header fields of a request as node:http2 needs them: pseudo headers first, bytes instead of characters, and what must stay out of the peer's table.
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { type OutgoingHttpHeaders, sensitiveHeaders } from 'node:http2';
import type { Job } from './job.js';

/** Nearly all of them: what Node's validators let through, and as it is. */
const PLAIN_NAME = /^[a-z0-9-]+$/i;
const PLAIN_VALUE = /^[\t\x20-\x7e]*$/;

/** Throws where a name or a value is not allowed in a header. */
export function wireFields(job: Job, origin: URL): OutgoingHttpHeaders {
  const { headers, method, h2 } = job.request;
  const fields: OutgoingHttpHeaders = {
    ':method': method,
    ':scheme': 'https',
    ':authority': origin.host,
    ':path': job.path,
  };
  for (const name in headers) {
    const value = headers[name] as string;
    if (PLAIN_NAME.test(name) && PLAIN_VALUE.test(value)) {
      fields[name.toLowerCase()] = value;
      continue;
    }
    // One byte for each character goes out: text beyond ASCII as its UTF-8 bytes.
    const bytes = Buffer.from(value, 'utf8').toString('latin1');
    validateHeaderName(name);
    validateHeaderValue(name, bytes);
    fields[name.toLowerCase()] = bytes;
  }
  if (h2?.literalHeaders !== undefined) fields[sensitiveHeaders as unknown as string] = h2.literalHeaders as string[];
  return fields;
}
