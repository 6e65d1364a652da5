// The provider token: an ES256 JWT with the key ID in the header, team ID and issue time in the claims, and the signature as r followed by s.
import { createHash, type KeyObject, sign } from 'node:crypto';
import type { AccessToken } from '../../../push/access.js';
import { TOKEN_LIFE_MS } from '../facts.js';

export interface TokenIdentity {
  readonly kind: 'token';
  readonly key: KeyObject;
  readonly keyId: string;
  readonly teamId: string;
}

const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

/** The signing input. `issuedAt` is in whole seconds since 1970. */
export const signingInput = (keyId: string, teamId: string, issuedAt: number): string =>
  `${base64url(JSON.stringify({ alg: 'ES256', kid: keyId }))}.${base64url(JSON.stringify({ iss: teamId, iat: issuedAt }))}`;

export function signProviderToken(identity: Omit<TokenIdentity, 'kind'>, now: number): AccessToken {
  const issuedAt = Math.floor(now / 1000);
  const input = signingInput(identity.keyId, identity.teamId, issuedAt);
  // Node's default signature encoding is DER, which APNs rejects.
  const signature = sign('sha256', Buffer.from(input), { key: identity.key, dsaEncoding: 'ieee-p1363' });
  return { value: `${input}.${signature.toString('base64url')}`, expiresAt: issuedAt * 1000 + TOKEN_LIFE_MS };
}

/** Without the environment, because both accept the same token. The key appears only as a digest. */
export const providerTokenKey = (identity: TokenIdentity): readonly string[] => [
  'apns',
  identity.teamId,
  identity.keyId,
  createHash('sha256')
    .update(identity.key.export({ type: 'pkcs8', format: 'der' }))
    .digest('hex'),
];
