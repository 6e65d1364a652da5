// The emulator's own reading of a UserSig: it knows the specification, and nothing of user-sig.ts.
import { createHmac } from 'node:crypto';
import { unzipSync } from 'node:zlib';

export interface UserSigFields {
  readonly identifier: string;
  readonly sdkappid: string;
  readonly time: string;
  readonly expire: string;
  readonly userbuf: string | undefined;
  readonly sig: string;
}

const ALPHABET = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_');
const BACK: Readonly<Record<string, string>> = { '*': '+', '-': '/', _: '=' };

/** Undefined when it cannot be unpacked. Only zlib streams (RFC 1950) count, whose first byte is 0x78. */
export function unpackUserSig(text: string): UserSigFields | undefined {
  let base64 = '';
  for (const character of text) {
    if (!ALPHABET.has(character)) return undefined;
    base64 += BACK[character] ?? character;
  }
  const bytes = Buffer.from(base64, 'base64');
  if (bytes[0] !== 0x78) return undefined;
  try {
    const document: unknown = JSON.parse(unzipSync(bytes, { maxOutputLength: 65_536 }).toString('utf8'));
    if (typeof document !== 'object' || document === null) return undefined;
    const field = (name: string): string | undefined => {
      const value = (document as Readonly<Record<string, unknown>>)[`TLS.${name}`];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    const [identifier, sdkappid, time, expire, sig] = ['identifier', 'sdkappid', 'time', 'expire', 'sig'].map(field);
    if (
      field('ver') !== '2.0' ||
      identifier === undefined ||
      sdkappid === undefined ||
      time === undefined ||
      expire === undefined ||
      sig === undefined
    )
      return undefined;
    return { identifier, sdkappid, time, expire, userbuf: field('userbuf'), sig };
  } catch {
    return undefined;
  }
}

/** HMAC-SHA256 with the characters of the key, in standard base64. */
export function isSignedWith(fields: UserSigFields, key: string): boolean {
  const hmac = createHmac('sha256', Buffer.from(key, 'utf8'));
  hmac.update(
    `TLS.identifier:${fields.identifier}\nTLS.sdkappid:${fields.sdkappid}\nTLS.time:${fields.time}\nTLS.expire:${fields.expire}\n`,
  );
  if (fields.userbuf !== undefined) hmac.update(`TLS.userbuf:${fields.userbuf}\n`);
  return hmac.digest('base64') === fields.sig;
}

export const endsBefore = (fields: UserSigFields, nowMs: number): boolean =>
  !(Number(fields.time) + Number(fields.expire) >= Math.floor(nowMs / 1000));
