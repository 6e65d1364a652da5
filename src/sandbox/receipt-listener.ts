// Where receipts arrive: a listener on loopback that takes one bounded body a call and answers what its handler returns.
import { listenHttp, type SenderTimeouts } from './server.js';
import { byLowerCaseName, readBody, targetOf } from './traffic/received-request.js';
import { replyText } from './traffic/traffic.js';

/** Far above a hundred entries with the longest device tokens. */
const LARGEST_CALL = 1024 * 1024;

export interface ReceivedCall {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CallAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface ReceiptListener {
  readonly url: string;
  close(): Promise<void>;
}

/** Rejects with the system's error (such as EADDRINUSE) when it cannot listen. */
export async function openReceiptListener(
  port: number,
  onCall: (call: ReceivedCall) => Promise<CallAnswer>,
  /** The answer was sent: after the last receipt the listener may be closed. */
  onAnswered: () => void,
  timeouts?: SenderTimeouts,
): Promise<ReceiptListener> {
  const listening = await listenHttp(
    (request, response) => {
      const answer = async (): Promise<void> => {
        const target = targetOf(request);
        if (target === undefined) return replyText(response, 400, 'The request names no path.\n');
        if (request.method !== 'POST') return replyText(response, 405, 'Receipts come by POST.\n');
        // A page in a browser sends an Origin header; a vendor's server does not.
        if (request.headers['origin'] !== undefined)
          return replyText(response, 403, 'Receipts do not come from web pages.\n');
        if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
          return replyText(response, 415, 'Receipts come uncompressed.\n');
        const body = await readBody(request, LARGEST_CALL);
        if (body === undefined) return replyText(response, 413, 'The body is too large for a receipt.\n');
        const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]);
        const said = await onCall({
          path: target.path,
          query: target.query,
          headers: byLowerCaseName(headers),
          body: body.toString('utf8'),
        });
        response.once('close', onAnswered);
        response.writeHead(said.status, { 'Content-Type': said.contentType, Connection: 'close' });
        response.end(said.body);
      };
      answer().catch(() => {
        if (response.headersSent) response.destroy();
        else replyText(response, 500, 'The call could not be read.\n');
      });
    },
    port,
    '127.0.0.1',
    timeouts,
  );
  return { url: `http://127.0.0.1:${listening.port}`, close: () => listening.close() };
}
