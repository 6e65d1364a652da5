// Receipts back to the sender's own server: loopback addresses only, never followed, never waited for long.
import { request } from 'node:http';
import type { EmulatorReply } from '../../push/emulator/emulator.js';
import { hostName } from './routing.js';

const LIMIT_MS = 2000;

/** Whether the sandbox may call this address: a payload must not make it reach anything else. */
export function isLoopbackUrl(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostName(hostname));
  } catch {
    return false;
  }
}

/** Posts them one after the other; failures are the receiver's business. */
export async function postReceipts(receipts: NonNullable<EmulatorReply['receipts']>): Promise<void> {
  for (const receipt of receipts) if (isLoopbackUrl(receipt.url)) await post(receipt).catch(() => {});
}

const post = (receipt: NonNullable<EmulatorReply['receipts']>[number]): Promise<void> =>
  new Promise((resolve, reject) => {
    const call = request(receipt.url, {
      method: 'POST',
      headers: { ...receipt.headers, 'Content-Length': Buffer.byteLength(receipt.body) },
      timeout: LIMIT_MS,
      agent: false,
    });
    call.on('response', (response) => {
      response.resume();
      response.on('end', resolve);
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', reject);
    call.end(receipt.body);
  });
