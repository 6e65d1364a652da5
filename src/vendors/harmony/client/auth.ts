// The bearer of HarmonyOS: a JWT signed here with the service account's key (PS256); it is never exchanged for an access token (push-jwt-token).
import { constants, sign } from 'node:crypto';
import { jwtAudience, jwtSeconds, renewEarlySeconds } from '../facts.js';
import type { ServiceAccount } from './service-account.js';

type Signer = Pick<ServiceAccount, 'keyId' | 'subAccount' | 'key'>;

/** RSASSA-PSS with SHA-256 and a salt as long as the hash (RFC 7518, 3.5). PSS is random: no two signatures are alike. */
export function signJwt({ keyId, subAccount, key }: Signer, nowSeconds: number): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { kid: keyId, typ: 'JWT', alg: 'PS256' };
  const claims = { aud: jwtAudience, iss: subAccount, exp: nowSeconds + jwtSeconds, iat: nowSeconds };
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(text), {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return `${text}.${signature.toString('base64url')}`;
}

/** Holds the JWT of one client; a new one is signed before the old one ends. It lies in no store: making one asks nobody. */
export class Bearer {
  readonly #account: Signer;
  readonly #now: () => number;
  #made: { readonly value: string; readonly renewAt: number } | undefined;

  constructor(account: Signer, now: () => number) {
    this.#account = account;
    this.#now = now;
  }

  get(): string {
    const now = this.#now();
    if (this.#made === undefined || now >= this.#made.renewAt)
      this.#made = {
        value: signJwt(this.#account, Math.floor(now / 1000)),
        renewAt: now + (jwtSeconds - renewEarlySeconds) * 1000,
      };
    return this.#made.value;
  }

  forget(): void {
    this.#made = undefined;
  }
}
