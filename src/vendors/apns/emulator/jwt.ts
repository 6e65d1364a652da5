// The emulator's own provider token reader, following RFC 7515 and Apple's documentation, independent of the client's signing code.
import { createPrivateKey, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { missing } from '../../../push/emulator/refusal-words.js';
import { type Json, readObject } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';

export const SWAPPED = t('kid and iss are swapped', 'kid 和 iss 填反了');
export const UNREADABLE = t('the registered key file cannot be read', '登记的密钥文件无法读取');
const UNVERIFIED = t('the signature does not verify', '签名验证不通过');

export interface ProviderToken {
  readonly keyId: string;
  readonly teamId: string;
  readonly issuedAt: number;
  readonly signed: string;
  readonly signature: Buffer;
}

/** The parts of a token, or a text that says what is wrong with it. */
export function readProviderToken(text: string): ProviderToken | Text {
  const parts = text.split('.');
  if (parts.length !== 3) return t(`${parts.length} parts instead of three`, `共 ${parts.length} 段，应为三段`);
  const [header, claims] = parts.slice(0, 2).map(jsonOf);
  if (header === undefined || claims === undefined)
    return t('header or claims are no JSON', 'header 或 claims 不是 JSON');
  if (header['alg'] !== 'ES256') return t(`alg is ${header['alg']}, not ES256`, `alg 为 ${header['alg']}，应为 ES256`);
  const { kid } = header;
  const { iss, iat } = claims;
  if (typeof kid !== 'string' || kid === '') return missing('kid');
  if (typeof iss !== 'string' || iss === '') return missing('iss');
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return t('iat is no number', 'iat 不是数字');
  if (iat > 100_000_000_000) return t('iat is in milliseconds, not in seconds', 'iat 是毫秒，应为秒');
  return {
    keyId: kid,
    teamId: iss,
    issuedAt: iat,
    signed: `${parts[0]}.${parts[1]}`,
    signature: Buffer.from(parts[2] ?? '', 'base64url'),
  };
}

const jsonOf = (part: string): Json | undefined => readObject(Buffer.from(part, 'base64url').toString('utf8'));

/** The public key of a .p8; undefined when the file is not a key. */
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

/** True for OpenSSL's DER encoding (a sequence of r and s); RFC 7518 requires r and s concatenated. */
export const isInDer = ({ signature }: ProviderToken): boolean =>
  signature.length !== 64 && signature[0] === 0x30 && signature[1] === signature.length - 2;

/** Why a signature is invalid; undefined when it is valid. */
export function signatureFault(token: ProviderToken, key: KeyObject): Text | undefined {
  const { signature, signed } = token;
  const isDer = isInDer(token);
  if (signature.length !== 64 && !isDer)
    return t(`the signature has ${signature.length} bytes instead of 64`, `签名为 ${signature.length} 字节，应为 64`);
  try {
    return verify('sha256', Buffer.from(signed), { key, dsaEncoding: isDer ? 'der' : 'ieee-p1363' }, signature)
      ? undefined
      : UNVERIFIED;
  } catch {
    return UNVERIFIED;
  }
}
