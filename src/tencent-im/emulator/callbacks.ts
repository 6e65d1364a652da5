// What the emulator reports to the callback address of the console: each offline push handed on, then delivered.
import type { EmulatorReply } from '../../push/emulator/emulator.js';
import { receiptCalls } from '../../push/emulator/receipt-calls.js';
import { PUSH_STAGES } from '../facts.js';
import type { DeliveryRequest } from './delivery.js';

/** One offline push that reached the point where a vendor is asked. */
export interface PushEvent {
  readonly user: string;
  readonly platform: number;
  readonly pushId: string;
  readonly refusal: { readonly code: number; readonly info: string } | undefined;
}

export function callbacksOf(
  events: readonly PushEvent[],
  { app, id }: DeliveryRequest,
  now: number,
): Pick<EmulatorReply, 'receipts'> {
  const address = app.value('im_push_callback_url') ?? '';
  if (events.length === 0 || !URL.canParse(address)) return {};
  const isTask = id.startsWith('batch_');
  const all = events.flatMap(({ user, platform, pushId, refusal }) => {
    const event = (stage: number) => ({
      EventType: 1,
      EventTime: now,
      From_Account: '',
      To_Account: user,
      PushPlatform: platform,
      PushStage: stage,
      ...(isTask ? { TaskId: id, TaskTime: now } : { MsgKey: id, MsgTime: now }),
      PushID: pushId,
      ErrCode: refusal?.code ?? 0,
      ErrInfo: refusal?.info ?? '',
    });
    return refusal === undefined ? [event(PUSH_STAGES.sent), event(PUSH_STAGES.delivered)] : [event(PUSH_STAGES.sent)];
  });
  const url = new URL(address);
  url.searchParams.set('SdkAppid', app.value('im_sdk_app_id') ?? '');
  url.searchParams.set('CallbackCommand', isTask ? 'Push.AllMemberPush' : 'Push.OfflinePush');
  url.searchParams.set('contenttype', 'json');
  return { receipts: receiptCalls(url.href, 'Events', all) };
}
