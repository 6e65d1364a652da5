// Calls without a transport: a receipt to the sender's own server, and the control API of a sandbox.
import { request } from 'node:http';

/** Posts once and does not look at the answer; rejects when none comes in time. */
export const postOnce = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  limitMs: number,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      timeout: limitMs,
      agent: false,
    });
    call.on('response', (response) => {
      response.resume();
      response.on('end', resolve);
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', reject);
    call.end(body);
  });

/** A web request as it is; rejects when there is no answer. */
export const callPlainly = (asked: Request): Promise<Response> => fetch(asked);
