// OPPO's access token request: SHA-256 over AppKey, timestamp and MasterSecret, once a day. Source: document 11234.
import { sha256Hex } from '../../../crypto/digests.js';
import type { HttpRequest } from '../../../http/types.js';
import type { Settings } from '../../../push/types.js';
import { PATHS } from '../facts.js';

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } as const;

export interface SignInput {
  readonly appKey: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly masterSecret: string;
}

/** 64 lower-case hex digits over the concatenated values, not an HMAC. */
export const signAuth = ({ appKey, timestamp, masterSecret }: SignInput): string =>
  sha256Hex(`${appKey}${timestamp}${masterSecret}`);

/** The form that requests an access token. */
export function authRequest(base: string, input: SignInput): HttpRequest {
  const form = new URLSearchParams({
    app_key: input.appKey,
    timestamp: String(input.timestamp),
    sign: signAuth(input),
  });
  return { method: 'POST', url: `${base}${PATHS.auth}`, headers: FORM, body: form.toString() };
}

/** Pasted values may have surrounding spaces. */
export const readCredentials = (settings: Settings): { readonly appKey: string; readonly masterSecret: string } => ({
  appKey: settings.text('oppo_app_key') ?? '',
  masterSecret: settings.secret('oppo_master_secret')?.reveal() ?? '',
});
