// The private key inside a service account, and what is there instead of one.
import { createPrivateKey, type KeyObject } from 'node:crypto';

export function readRsaKey(
  pem: string,
): KeyObject | 'private-key-not-rsa' | 'private-key-truncated' | 'private-key-unreadable' {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : 'private-key-not-rsa';
  } catch {
    return isCut(pem) ? 'private-key-truncated' : 'private-key-unreadable';
  }
}

/** The PEM has no end line, or the DER is shorter than its header says. */
function isCut(pem: string): boolean {
  if (!/-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(pem)) return false;
  if (!/-----END (?:RSA )?PRIVATE KEY-----/.test(pem)) return true;
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  return der.length < 4 || (der[0] === 0x30 && der[1] === 0x82 && der.length < der.readUInt16BE(2) + 4);
}

/** The first line of a PEM; what is none is not shown, it may be a secret. */
export const beginOf = (pem: string): string => /^-----BEGIN [A-Z0-9 ]{1,40}-----/.exec(pem.trim())?.[0] ?? '…';
