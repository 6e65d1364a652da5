// The JWT of a service account, signed here: PS256 over header and claims (RFC 7515; RFC 7518, section 3.5).
import { constants, type KeyObject, sign } from 'node:crypto';

export interface JwtOfAccount {
  readonly keyId: string;
  readonly subAccount: string;
  readonly key: KeyObject;
  readonly audience: string;
  /** How long it is valid. */
  readonly seconds: number;
}

/** The salt is as long as the hash. PSS is random: no two signatures are alike. */
export function signAccountJwt(
  { keyId, subAccount, key, audience, seconds }: JwtOfAccount,
  nowSeconds: number,
): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { kid: keyId, typ: 'JWT', alg: 'PS256' };
  const claims = { aud: audience, iss: subAccount, exp: nowSeconds + seconds, iat: nowSeconds };
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(text), {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return `${text}.${signature.toString('base64url')}`;
}
