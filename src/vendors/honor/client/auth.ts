// Honor's access token request: client credentials as a form. Source: Honor's document for its store API (same address) and more than ten clients.
import { clientCredentialsRequest } from '../../../http/requests/oauth-client.js';
import type { HttpRequest } from '../../../http/types.js';
import type { Settings } from '../../../push/types.js';
import { PATHS } from '../facts.js';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Pasted values may have surrounding spaces. */
export const readCredentials = (settings: Settings): ClientCredentials => ({
  clientId: settings.text('honor_client_id') ?? '',
  clientSecret: settings.secret('honor_client_secret')?.reveal() ?? '',
});

export const tokenRequest = (base: string, { clientId, clientSecret }: ClientCredentials): HttpRequest =>
  clientCredentialsRequest(`${base}${PATHS.token}`, clientId, clientSecret);

/** `timestamp` is in milliseconds. */
export const sendHeaders = (accessToken: string, nowMs: number): Record<string, string> => ({
  'Content-Type': 'application/json; charset=UTF-8',
  Authorization: `Bearer ${accessToken}`,
  timestamp: String(nowMs),
});
