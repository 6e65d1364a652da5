// The state of a device token: v3 has no query for it. With consent, a test message is sent and the rejection reason decides.
import {
  type DeviceStatus,
  probeMessage,
  type StatusOptions,
  stateOfRefusal,
  statusOfProbe,
  undecidedState,
} from '../../../push/device-status.js';
import type { PushMessage, SendResult } from '../../../push/types.js';
import { t } from '../../../text/language.js';

const notAsked = t(
  'not checked: Push Kit v3 has no query for device tokens; --probe sends a test message, which shows on the phone',
  '未查询：推送服务 v3 没有查询 token 的接口；--probe 会发送一条显示在手机上的测试消息',
);

export async function deviceStatus(
  tokens: readonly string[],
  options: StatusOptions,
  push: (message: PushMessage, tokens: readonly string[]) => Promise<readonly SendResult[]>,
): Promise<readonly DeviceStatus[]> {
  if (!options.probe) return tokens.map((token) => undecidedState(token, [notAsked]));
  return (await push(probeMessage({ mode: 'test' }), tokens)).map(readProbe);
}

function readProbe(result: SendResult): DeviceStatus {
  const { status, problem } = result;
  const words = [problem?.vendorCode, problem?.vendorMessage].filter((word) => word !== undefined).join(' ');
  const evidence =
    status === 'accepted'
      ? t(
          'messages:send (testMessage): accepted; only a receipt shows whether it was delivered',
          'messages:send（testMessage）：已接受；是否送达需看回执',
        )
      : status === 'rejected'
        ? t(`messages:send (testMessage): ${words}`, `messages:send（testMessage）：${words}`)
        : t('messages:send (testMessage): no answer', 'messages:send（testMessage）：没有得到响应');
  if (status !== 'rejected' || problem === undefined || stateOfRefusal(problem) === 'unknown')
    return statusOfProbe(result, [evidence], 'A');
  // The reasons are official; what they mean for the token is inferred.
  return { ...statusOfProbe(result, [evidence], 'D'), confidence: 'D' };
}
