// The emulator's last step: decides the result of each device token and lists the rejected ones by reason as JSON text in `msg`.
import type {
  CapturedPush,
  EmulatorCall,
  EmulatorReply,
  EmulatorWorld,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { huaweiSignature, receiptCalls } from '../../../push/emulator/receipt-calls.js';
import { shownOf, textOf } from '../../../push/emulator/request-values.js';
import { isObject, type Json, objectOf } from '../../../text/json-object.js';
import { olderTokenShape, pushTypes, receiptHeader, receiptStatus, rights } from '../facts.js';

/** What is sent. */
export interface Sent {
  readonly pushType: string;
  readonly payload: Json;
  readonly tokens: readonly string[];
}

const JSON_TYPE = { 'Content-Type': 'application/json' } as const;

export const newRequestId = (world: EmulatorWorld): string =>
  `17${(BigInt(`0x${world.random.hex(8)}`) % 10n ** 22n).toString().padStart(22, '0')}`;

export function deliver(sent: Sent, call: EmulatorCall): EmulatorReply {
  const { app, world } = call;
  const requestId = newRequestId(world);
  const forAll = reasonForAll(sent, call);
  const illegal = new Map<string, string[]>();
  const pushes = sent.tokens.map((token): CapturedPush => {
    const reason = forAll ?? reasonFor(token, call);
    if (reason !== undefined) illegal.set(reason, [...(illegal.get(reason) ?? []), token]);
    return capture(sent, token, app, requestId, reason);
  });
  const failure = pushes.filter((push) => !push.accepted).length;
  const receipts = receiptsOf(sent, pushes, call, requestId);
  if (failure === 0) return answer('80000000', 'Success.', requestId, pushes, receipts);
  const success = pushes.length - failure;
  const illegalTokens = Object.fromEntries(illegal);
  // As in the newer documents, the success count is omitted when it is zero.
  const document = success === 0 ? { failure, illegalTokens } : { success, failure, illegalTokens };
  return answer(success === 0 ? '80300007' : '80100000', JSON.stringify(document), requestId, pushes, receipts);
}

const answer = (
  code: string,
  msg: string,
  requestId: string,
  pushes: readonly CapturedPush[],
  receipts: Pick<EmulatorReply, 'receipts'>,
): EmulatorReply => ({
  status: 200,
  headers: JSON_TYPE,
  body: { code, msg, requestId },
  pushes,
  ...receipts,
});

const statusOfFate: Readonly<Record<string, number>> = {
  ok: receiptStatus.delivered,
  uninstalled: receiptStatus.removed,
  'switched-off': receiptStatus.switchedOff,
  inactive: receiptStatus.inactive,
};

/** V2 receipts to the address set in the console, signed when a user and a secret are set. Widgets use a different member. */
function receiptsOf(
  { pushType }: Sent,
  pushes: readonly CapturedPush[],
  { app, world }: EmulatorCall,
  requestId: string,
): Pick<EmulatorReply, 'receipts'> {
  const url = app.value('harmony_receipt_url') ?? '';
  const timestamp = world.clock.now();
  const isWidget = pushType === pushTypes.widget;
  const statuses = pushes.flatMap(({ token, accepted }) => {
    const result = statusOfFate[world.device(token)?.fate ?? ''];
    if (!accepted || result === undefined) return [];
    const outcome = { result, timestamp };
    return [
      {
        token,
        pushType: Number(pushType),
        requestId,
        appPackageName: app.value('harmony_bundle_name') ?? app.value('package_name') ?? '',
        ...(isWidget ? { formStatus: { formId: 1, ...outcome } } : { deliveryStatus: outcome }),
      },
    ];
  });
  if (url === '' || statuses.length === 0) return {};
  const sign = () =>
    huaweiSignature(receiptHeader, app.value('harmony_receipt_user'), app.value('harmony_receipt_secret'), world);
  return { receipts: receiptCalls(url, 'statuses', statuses, sign) };
}

/** Missing permissions of the app reject all device tokens equally. */
function reasonForAll({ pushType, payload }: Sent, { app, checker }: EmulatorCall): string | undefined {
  const has = (right: string): boolean => app.rights.includes(right);
  const isAtomic = has(rights.atomicService) && pushType !== pushTypes.widget;
  if (!checker.allows('harmony/atomic-service', !isAtomic)) return 'atomicUnableSendUnsubscribedMsg';
  if (pushType === pushTypes.liveView && !checker.allows('harmony/push-type-right', has(rights.liveView)))
    return 'noRightToSendThisLiveNotificationEvent';
  const needed = { [pushTypes.voice]: rights.voice, [pushTypes.call]: rights.call }[pushType];
  if (!checker.allows('harmony/push-type-right', needed === undefined || has(needed), needed)) return 'noPushTypeRight';
  const category = textOf(objectOf(payload['notification'])['category']);
  const isVoiceElsewhere = category === 'PLAY_VOICE' && pushType !== pushTypes.voice;
  return checker.allows('harmony/play-voice', !isVoiceElsewhere) ? undefined : 'notSupportPlayVoice';
}

/** A token of another project and one from before the upgrade get the same reason. */
function reasonFor(token: string, { app, checker, world }: EmulatorCall): string | undefined {
  const device = world.device(token);
  const isKnown = device !== undefined && device.fate !== 'unknown';
  const isElsewhere = isKnown && (device.fate === 'other-app' || (device.app !== '*' && device.app !== app.id));
  const isOlder = !isKnown && olderTokenShape.test(token);
  if (!checker.allows('harmony/device-project', !isElsewhere && !isOlder)) return 'noRight';
  return checker.allows('harmony/device-token', isKnown) ? undefined : 'tokenFormatError';
}

function capture(
  { payload, pushType }: Sent,
  token: string,
  app: SandboxApp,
  requestId: string,
  reason: string | undefined,
): CapturedPush {
  const notification = objectOf(payload['notification']);
  const badge = objectOf(notification['badge']);
  const { setNum, addNum } = badge as { setNum?: unknown; addNum?: unknown };
  const data = objectOf(notification['clickAction'])['data'];
  const shown = shownOf({
    title: textOf(notification['title']),
    body: textOf(notification['body']),
    ext: pushType === pushTypes.alert && isObject(data) ? textOf(data['ext']) : textOf(payload['extraData']),
    category: textOf(notification['category']),
    image: textOf(notification['image']),
    badge: typeof setNum === 'number' ? String(setNum) : typeof addNum === 'number' ? `+${addNum}` : undefined,
    code: reason === undefined ? undefined : `80300007 ${reason}`,
  });
  return { token, accepted: reason === undefined, app: app.id, messageId: requestId, ...shown };
}
