// The state of a device token: Honor has no query for it, so only the lists in a push response show it.
import {
  type DeviceStatus,
  probeInBatches,
  type StatusOptions,
  statusOfProbe,
  undecidedState,
} from '../../../push/device-status.js';
import type { PushMessage, SendResult } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { facts } from '../facts.js';

const NO_QUESTION = t(
  'Honor has no call for the state of a device token. To find out, send a test message that may show on the phone: --probe',
  '荣耀没有查询设备 token 状态的接口。可用 --probe 发送一条可能显示在手机上的测试消息来判断',
);

type Push = (message: PushMessage, tokens: readonly string[]) => Promise<readonly SendResult[]>;

/** With consent by test messages, of which each app has 1000 per day. */
export const deviceStatus = async (
  tokens: readonly string[],
  options: StatusOptions,
  push: Push,
): Promise<readonly DeviceStatus[]> =>
  options.probe
    ? probeInBatches(tokens, facts.batchLimit, push, (result) => statusOfProbe(result, [evidenceOf(result)], 'B'))
    : tokens.map((token) => undecidedState(token, [NO_QUESTION]));

function evidenceOf(result: SendResult) {
  if (result.status === 'accepted')
    return t(
      'sendMessage (targetUserType 1): accepted, and not listed as refused',
      'sendMessage（targetUserType 1）：已接受，未被列为失败',
    );
  const code = result.problem?.code ?? '';
  if (code === 'honor/expired-token')
    return t(
      'sendMessage (targetUserType 1): listed in expireTokens',
      'sendMessage（targetUserType 1）：在 expireTokens 中',
    );
  if (code === 'honor/failed-token')
    return t(
      'sendMessage (targetUserType 1): listed in failTokens',
      'sendMessage（targetUserType 1）：在 failTokens 中',
    );
  return t('sendMessage (targetUserType 1): the message was refused', 'sendMessage（targetUserType 1）：消息被拒绝');
}
