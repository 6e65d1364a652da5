// OAuth 2.0 client credentials as a form (RFC 6749, section 4.4.2): the same request for every service that speaks it.
import type { HttpRequest } from '../types.js';

/** Encoded as a form: a secret with `+ / = &` would arrive damaged otherwise. */
export function clientCredentialsRequest(url: string, clientId: string, clientSecret: string): HttpRequest {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  return {
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };
}
