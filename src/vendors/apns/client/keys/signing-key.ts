// Opens the .p8: a PKCS#8 PEM with a P-256 key, or a problem code that names what the file is instead.
import { createPrivateKey, type KeyObject } from 'node:crypto';

export type KeyFault =
  | 'apns/key-empty'
  | 'apns/key-not-pem'
  | 'apns/key-is-p12'
  | 'apns/key-is-public'
  | 'apns/key-encrypted'
  | 'apns/key-is-rsa'
  | 'apns/key-not-p256'
  | 'apns/key-damaged';

export type KeyRead =
  | {
      readonly key: KeyObject;
      readonly fault?: undefined;
      readonly hasBom: boolean;
      readonly hasCrLf: boolean;
      readonly keys: number;
    }
  | { readonly fault: KeyFault; readonly detail: string };

export function readSigningKey(bytes: Uint8Array): KeyRead {
  if (bytes.length === 0) return { fault: 'apns/key-empty', detail: '' };
  if (bytes[0] === 0x30) return { fault: 'apns/key-is-p12', detail: '' };
  const raw = decode(bytes);
  const hasBom = raw.startsWith('\uFEFF');
  const text = raw.replace(/^\uFEFF/, '');
  if (/-----BEGIN (?:EC |RSA )?PUBLIC KEY-----/.test(text)) return { fault: 'apns/key-is-public', detail: '' };
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(text))
    return { fault: 'apns/key-encrypted', detail: '' };
  if (!/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text)) return { fault: 'apns/key-not-pem', detail: '' };
  try {
    const key = createPrivateKey(text);
    const type = key.asymmetricKeyType ?? '';
    const curve = key.asymmetricKeyDetails?.namedCurve ?? '';
    if (type.startsWith('rsa')) return { fault: 'apns/key-is-rsa', detail: '' };
    if (type !== 'ec' || curve !== 'prime256v1')
      return { fault: 'apns/key-not-p256', detail: curve === '' ? type : curve };
    const bodies = text.match(/-----BEGIN (?:EC )?PRIVATE KEY-----[^-]+/g) ?? [];
    const keys = new Set(bodies.map((body) => body.replace(/\s/g, ''))).size;
    return { key, hasBom, hasCrLf: text.includes('\r\n'), keys };
  } catch {
    return { fault: 'apns/key-damaged', detail: '' };
  }
}

/** Windows editors may save the file as UTF-16. */
function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return buffer.toString('utf16le');
  return buffer.toString('utf8');
}
