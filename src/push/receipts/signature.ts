// Judging the signature of a receipt that claims to come from Huawei, of either of its services: a receiver has to try both readings of its secret.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceiptReader } from './receipts.js';

/** How the secret had to be read: newer secrets are base64, the UTF-8 bytes of older ones are the key. */
export type SecretReading = 'base64' | 'utf8';

/** Who sent a signed receipt, by the header of the signature and the config keys of user name and secret. */
export const signedSender = (
  header: string,
  userKey: string,
  secretKey: string,
): Required<Pick<ReceiptReader, 'senderKey' | 'sender'>> => ({
  senderKey: secretKey,
  sender({ headers }, settings) {
    const user = settings.text(userKey);
    const secret = settings.secret(secretKey)?.reveal();
    if (user === undefined || secret === undefined) return 'unchecked';
    const signature = headers[header.toLowerCase()];
    if (signature === undefined) return 'missing';
    return verifyReceipt(signature, user, secret) === undefined ? 'differs' : 'matches';
  },
});

/** The reading that fits the value of X-HUAWEI-CALLBACK-ID; undefined when none does. */
export function verifyReceipt(header: string, userName: string, secret: string): SecretReading | undefined {
  const parts = readHeader(header);
  const { timestamp, nonce, value } = parts;
  if (timestamp === undefined || nonce === undefined || value === undefined) return undefined;
  const given = Buffer.from(value, 'base64');
  for (const reading of ['base64', 'utf8'] as const) {
    const key = Buffer.from(secret, reading);
    // Node reads any text as base64; only what it writes back the same way was meant so.
    if (reading === 'base64' && key.toString('base64') !== secret) continue;
    const expected = createHmac('sha256', key).update(`${timestamp}${nonce}${userName}`).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) return reading;
  }
  return undefined;
}

/** `timestamp=…; nonce=…; value=…`, with or without blanks. The value ends in `=`, so only the first one divides. */
function readHeader(header: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    header.split(';').flatMap((part) => {
      const text = part.trim();
      const equals = text.indexOf('=');
      return equals < 1 ? [] : [[text.slice(0, equals), text.slice(equals + 1)]];
    }),
  );
}
