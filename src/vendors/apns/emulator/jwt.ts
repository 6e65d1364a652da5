// The emulator's own reading of a provider token, by RFC 7515 and Apple's text, without the client's signing code.
import { createPrivateKey, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Json, readObject } from '../../../text/json-object.js';

export interface ProviderToken {
  readonly keyId: string;
  readonly teamId: string;
  readonly issuedAt: number;
  readonly signed: string;
  readonly signature: Buffer;
}

/** The parts of a token, or in words what is wrong with it. */
export function readProviderToken(text: string): ProviderToken | string {
  const parts = text.split('.');
  if (parts.length !== 3) return `${parts.length} parts instead of three`;
  const [header, claims] = parts.slice(0, 2).map(jsonOf);
  if (header === undefined || claims === undefined) return 'header or claims are no JSON';
  if (header['alg'] !== 'ES256') return `alg is ${String(header['alg']).slice(0, 20)}, not ES256`;
  const { kid } = header;
  const { iss, iat } = claims;
  if (typeof kid !== 'string' || kid === '') return 'kid is missing in the header';
  if (typeof iss !== 'string' || iss === '') return 'iss is missing in the claims';
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return 'iat is no number';
  if (iat > 100_000_000_000) return 'iat is in milliseconds, not in seconds';
  return {
    keyId: kid,
    teamId: iss,
    issuedAt: iat,
    signed: `${parts[0]}.${parts[1]}`,
    signature: Buffer.from(parts[2] ?? '', 'base64url'),
  };
}

const jsonOf = (part: string): Json | undefined => readObject(Buffer.from(part, 'base64url').toString('utf8'));

/** The public half of the key in a .p8; undefined when it is none. */
export function publicKeyOf(file: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey(
      createPrivateKey(
        Buffer.from(file)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      ),
    );
  } catch {
    return undefined;
  }
}

/** As OpenSSL writes it: a sequence of r and s, where RFC 7518 wants them side by side. */
export const isInDer = ({ signature }: ProviderToken): boolean =>
  signature.length !== 64 && signature[0] === 0x30 && signature[1] === signature.length - 2;

/** In words why a signature does not fit, undefined when it does. */
export function signatureFault(token: ProviderToken, key: KeyObject): string | undefined {
  const { signature, signed } = token;
  const isDer = isInDer(token);
  if (signature.length !== 64 && !isDer) return `the signature has ${signature.length} bytes instead of 64`;
  try {
    return verify('sha256', Buffer.from(signed), { key, dsaEncoding: isDer ? 'der' : 'ieee-p1363' }, signature)
      ? undefined
      : 'the signature does not verify';
  } catch {
    return 'the signature does not verify';
  }
}
