// Google authentication: a JWT signed with the service account's key is exchanged for an access token.
// Source: developers.google.com/identity/protocols/oauth2/service-account.
import { sign } from 'node:crypto';
import { sha256Hex } from '../../../crypto/digests.js';
import type { HttpRequest } from '../../../http/types.js';
import { assertionSeconds, googleTokenUri, jwtGrant, messagingScope, tokenPath } from '../facts.js';
import { fcmManifest } from '../manifest.js';
import type { ServiceAccount } from './service-account.js';

const encode = (json: string): string => Buffer.from(json, 'utf8').toString('base64url');

/** Signs header and claims, given as JSON. RS256 is deterministic, so equal input gives an equal token. */
export function signJwt(headerJson: string, claimsJson: string, key: ServiceAccount['key']): string {
  const input = `${encode(headerJson)}.${encode(claimsJson)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key).toString('base64url')}`;
}

/** The signed assertion that requests an access token. */
export function assertionOf(account: ServiceAccount, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const header = { alg: 'RS256', typ: 'JWT', ...(account.keyId === undefined ? {} : { kid: account.keyId }) };
  const claims = {
    iss: account.clientEmail,
    scope: messagingScope,
    aud: account.tokenUri ?? googleTokenUri,
    iat,
    exp: iat + assertionSeconds,
  };
  return signJwt(JSON.stringify(header), JSON.stringify(claims), account.key);
}

/** The token endpoint: `token_uri` of the file, unless the config or the sandbox sets another host. */
export const tokenUrl = (account: ServiceAccount | undefined, authBase: string): string =>
  authBase === fcmManifest.hosts['auth'] ? (account?.tokenUri ?? googleTokenUri) : `${authBase}${tokenPath}`;

export const tokenForm = (assertion: string): string =>
  new URLSearchParams({ grant_type: jwtGrant, assertion }).toString();

export const tokenRequest = (url: string, assertion: string): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: tokenForm(assertion),
});

/** Everything an access token depends on. The key appears only as a digest. */
export const accessTokenKey = (account: ServiceAccount, url: string): readonly string[] => [
  'fcm',
  url,
  account.clientEmail,
  messagingScope,
  sha256Hex(account.pem),
];
