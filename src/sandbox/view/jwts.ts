// Finds JSON web tokens in a request and decodes them, without their signatures and without validating them.
import { type Json, readObject } from '../../text/json-object.js';
import type { DecodedJwt } from '../control/json.js';
import type { StoredMessage } from '../state/store.js';

/** Three base64url parts; the first two begin like `{"` does. */
const JWT = /\b(eyJ[\w-]{4,4000})\.(eyJ[\w-]{2,8000})\.[\w-]*/g;
const MOST = 5;

export function findJwts({ request }: StoredMessage): readonly DecodedJwt[] {
  const places: (readonly [string, string])[] = [
    ...request.headers.map(([name, value]) => [`header ${name}`, value] as const),
    ['body', request.body.slice(0, 65_536)],
  ];
  const found: DecodedJwt[] = [];
  for (const [where, text] of places)
    for (const [, header = '', payload = ''] of text.matchAll(JWT)) {
      const read = { header: decode(header), payload: decode(payload) };
      if (read.header !== undefined && read.payload !== undefined && found.length < MOST)
        found.push({ where, header: read.header, payload: read.payload });
    }
  return found;
}

const decode = (part: string): Json | undefined => readObject(Buffer.from(part, 'base64url').toString('utf8'));
