// Receipts back to the sender's own server: loopback addresses only, no redirects, a short time limit.
import { postOnce } from '../../http/plain-calls.js';
import type { EmulatorReply } from '../../push/emulator/emulator.js';
import { hostName } from './routing.js';

const LIMIT_MS = 2000;

/** Whether the sandbox may call this address: a payload must not make it call any other host. */
export function isLoopbackUrl(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostName(hostname));
  } catch {
    return false;
  }
}

/** Posts them one after the other; failures are ignored. */
export async function postReceipts(receipts: NonNullable<EmulatorReply['receipts']>): Promise<void> {
  for (const { url, headers, body } of receipts)
    if (isLoopbackUrl(url)) await postOnce(url, headers, body, LIMIT_MS).catch(() => {});
}
