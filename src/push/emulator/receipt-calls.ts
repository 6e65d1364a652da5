// The calls an emulator makes to a receipt address: entries cut into calls, and how Huawei's two services sign them.
import { createHmac } from 'node:crypto';
import type { EmulatorReply, EmulatorWorld } from './emulator.js';

/** [A] Most entries in one call of Huawei, HarmonyOS and Tencent. */
const ENTRIES = 100;

/** `member` is the name of the list in the body; headers are made for each call anew. */
export function receiptCalls(
  url: string,
  member: string,
  entries: readonly unknown[],
  headers: () => Readonly<Record<string, string>> = () => ({}),
): NonNullable<EmulatorReply['receipts']> {
  return Array.from({ length: Math.ceil(entries.length / ENTRIES) }, (_, i) => ({
    url,
    headers: { 'Content-Type': 'application/json', ...headers() },
    body: JSON.stringify({ [member]: entries.slice(i * ENTRIES, (i + 1) * ENTRIES) }),
  }));
}

/** By the emulators' own reading: HMAC-SHA256 over time, nonce and user name, keyed with the decoded secret when it is base64. Nothing when a part is not set. */
export function huaweiSignature(
  header: string,
  user: string | undefined,
  secret: string | undefined,
  world: EmulatorWorld,
): Readonly<Record<string, string>> {
  if (user === undefined || secret === undefined) return {};
  const timestamp = String(world.clock.now());
  const nonce = world.random.uuid();
  const isBase64 = secret.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(secret);
  const value = createHmac('sha256', Buffer.from(secret, isBase64 ? 'base64' : 'utf8'))
    .update(`${timestamp}${nonce}${user}`)
    .digest('base64');
  return { [header]: `timestamp=${timestamp}; nonce=${nonce}; value=${value}` };
}
