// vivo authentication: the MD5 signature and the body of /message/auth (vivo document 362; server SDK 3.3).
import { md5Hex, sha256Hex } from '../../../crypto/digests.js';
import { Secret } from '../../../crypto/secret.js';
import type { HttpRequest } from '../../../http/types.js';
import type { Settings } from '../../../push/types.js';
import { contentType, paths } from '../facts.js';

export interface VivoKeys {
  readonly appId: string;
  readonly appKey: string;
  readonly appSecret: Secret;
}

/** The three config values without surrounding spaces, which would make the signature invalid. */
export const readKeys = (settings: Settings): VivoKeys => ({
  appId: settings.text('vivo_app_id') ?? '',
  appKey: settings.text('vivo_app_key') ?? '',
  appSecret: new Secret(settings.secret('vivo_app_secret')?.reveal() ?? ''),
});

/** 32 lower-case hex digits. `timestamp` is in milliseconds; the four parts have no separator. */
export function signAuth(parts: {
  readonly appId: string | number;
  readonly appKey: string;
  readonly timestamp: number;
  readonly appSecret: string;
}): string {
  return md5Hex(`${String(parts.appId).trim()}${parts.appKey.trim()}${parts.timestamp}${parts.appSecret.trim()}`);
}

/** The request for an access token; it is valid for ten minutes around `timestamp`. */
export function authRequest(keys: VivoKeys, baseUrl: string, timestamp: number): HttpRequest {
  const sign = signAuth({ appId: keys.appId, appKey: keys.appKey, timestamp, appSecret: keys.appSecret.reveal() });
  return {
    method: 'POST',
    url: `${baseUrl}${paths.auth}`,
    headers: { 'Content-Type': contentType },
    body: JSON.stringify({ appId: wireAppId(keys.appId), appKey: keys.appKey, timestamp, sign }),
  };
}

/** vivo documents a number; anything that is not a safe integer is sent as a string, and vivo's answer decides. */
export function wireAppId(appId: string): number | string {
  const number = Number(appId);
  return /^[0-9]+$/.test(appId) && Number.isSafeInteger(number) ? number : appId;
}

/** Everything an access token depends on. The secret appears only as a digest. */
export const accessTokenKey = (keys: VivoKeys, baseUrl: string): readonly string[] => [
  'vivo',
  baseUrl,
  keys.appId,
  keys.appKey,
  sha256Hex(keys.appSecret.reveal()),
];
