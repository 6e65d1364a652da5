// The emulator's last step: the result of a push for each device, the response with its nested list, and receipts.
import type {
  CapturedPush,
  EmulatorCall,
  EmulatorReply,
  EmulatorWorld,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { huaweiSignature, receiptCalls } from '../../../push/emulator/receipt-calls.js';
import { extOfIntent, isKnownOf, shownOf, textOf } from '../../../push/emulator/request-values.js';
import { type Json, objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { receiptHeader, receiptStatus } from '../facts.js';
import type { ReadMessage } from './message.js';

const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' } as const;

/** Delivers a message that passed every rule; like Huawei, it delivers to a duplicate token twice. */
export function deliver(read: ReadMessage, tokens: readonly string[], call: EmulatorCall): EmulatorReply {
  const { app, checker, world } = call;
  const requestId = newRequestId(world);
  const judged = tokens.map((token) => ({
    token,
    good: checker.allows('huawei/device-token', isKnownOf(world.device(token), app)),
  }));
  const bad = judged.filter((item) => !item.good).map((item) => item.token);
  const good = judged.filter((item) => item.good).map((item) => item.token);
  const pushes = judged.map((item) => capture(read, item.token, app, requestId, item.good));
  if (bad.length > 0 && good.length === 0)
    return answer('80300007', 'All the tokens are invalid', requestId, { pushes });
  const receipts = receiptsFor(read, good, call, requestId);
  if (bad.length === 0) return answer('80000000', 'Success', requestId, { pushes, receipts });
  const nested = JSON.stringify({ success: good.length, failure: bad.length, illegal_tokens: bad });
  // Slashes are escaped, as in the vendor's responses.
  return answer('80100000', nested.replaceAll('/', '\\/'), requestId, { pushes, receipts });
}

/** 24 digits, as in Huawei's responses. */
export const newRequestId = (world: EmulatorWorld): string =>
  `16${(BigInt(`0x${world.random.hex(8)}`) % 10n ** 22n).toString().padStart(22, '0')}`;

export function answer(
  code: string,
  msg: string,
  requestId: string,
  more: Pick<EmulatorReply, 'pushes' | 'receipts'> = {},
): EmulatorReply {
  return { status: 200, headers: JSON_TYPE, body: { code, msg, requestId }, ...more };
}

function capture(
  { title, body, notification, android, data }: ReadMessage,
  token: string,
  app: SandboxApp,
  requestId: string,
  accepted: boolean,
): CapturedPush {
  const badge = objectOf(notification['badge']);
  const set = badge['set_num'];
  const add = badge['add_num'];
  const badgeText = typeof set === 'number' ? String(set) : typeof add === 'number' ? `+${add}` : undefined;
  const shown = shownOf({
    title,
    body,
    ext: extOf(notification, data),
    channelId: textOf(notification['channel_id']),
    category: textOf(android['category']),
    image: textOf(notification['image']),
    badge: badgeText,
  });
  return {
    token,
    accepted,
    app: app.id,
    messageId: requestId,
    ...shown,
    ...(accepted ? {} : { code: '80300007' }),
  };
}

/** The ext the app would receive: the string extra of a page, or the key of data. */
function extOf(notification: Json, data: string | undefined): string | undefined {
  const written = extOfIntent(textOf(objectOf(notification['click_action'])['intent']));
  if (written !== undefined) return written;
  const ext = data === undefined ? undefined : readObject(data, withoutNull)?.['ext'];
  return ext === undefined ? undefined : typeof ext === 'string' ? ext : JSON.stringify(ext);
}

const statusOfFate: Readonly<Record<string, number>> = {
  uninstalled: receiptStatus.removed,
  'switched-off': receiptStatus.switchedOff,
  inactive: receiptStatus.inactive,
};

/** Receipts to the address set in the console, up to 100 entries per request; signed when a user and a secret are set. */
function receiptsFor(
  read: ReadMessage,
  tokens: readonly string[],
  { app, world }: EmulatorCall,
  requestId: string,
): NonNullable<EmulatorReply['receipts']> {
  const url = app.value('hw_receipt_url');
  if (url === undefined || url === '' || tokens.length === 0) return [];
  const timestamp = world.clock.now();
  const statuses = tokens.map((token) => ({
    token,
    appPackageName: app.value('package_name') ?? '',
    pushType: 0,
    requestId,
    ...(textOf(read.android['bi_tag']) === undefined ? {} : { biTag: read.android['bi_tag'] }),
    deliveryStatus: { result: statusOfFate[world.device(token)?.fate ?? ''] ?? receiptStatus.delivered, timestamp },
  }));
  return receiptCalls(url, 'statuses', statuses, () =>
    huaweiSignature(receiptHeader, app.value('hw_receipt_user'), app.value('hw_receipt_secret'), world),
  );
}
