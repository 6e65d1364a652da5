// The state of a device token: token:query reads the stored data and changes nothing (query-data-api); a test message is more reliable.
import { idOf, textsOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  probeInBatches,
  refusalText,
  type StatusOptions,
  statusOfProbe,
  undecidedState,
} from '../../../push/device-status.js';
import type { PushMessage, SendResult } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { codes, facts, tokenQueryPath } from '../facts.js';
import { isNoYes, notUnderstood, problemOf } from './answers.js';
import type { End } from './client.js';

export interface StatusCalls {
  query(path: string, body: unknown): Promise<End>;
  push(message: PushMessage, tokens: readonly string[]): Promise<readonly SendResult[]>;
  readonly clientId: string;
}

export async function deviceStatus(
  tokens: readonly string[],
  options: StatusOptions,
  calls: StatusCalls,
): Promise<readonly DeviceStatus[]> {
  // 500 test messages per app and day.
  if (options.probe)
    return probeInBatches(tokens, facts.batchLimit, calls.push, (result) =>
      statusOfProbe(result, [evidenceOf(result)], 'A'),
    );
  const found: DeviceStatus[] = [];
  // One token per call: Huawei has no batch query.
  for (const token of tokens)
    found.push(readQuery(token, await calls.query(tokenQueryPath(calls.clientId), { token })));
  return found;
}

function readQuery(token: string, end: End): DeviceStatus {
  if (end.kind !== 'answered') {
    const words = refusalText(end.problem);
    return undecidedState(token, [t(`token:query: ${words.en}`, `token:query：${words.zh}`)], end.problem);
  }
  const { answer, response } = end;
  if (answer === undefined || (answer.code === codes.accepted && (response.status !== 200 || isNoYes(answer))))
    return undecidedState(
      token,
      [t('token:query: the answer could not be read', 'token:query：无法解析响应')],
      notUnderstood(response),
    );
  if (answer.code === codes.accepted) {
    const topics = textsOf(answer.body['topics']);
    const hasId = idOf(answer.body['aaId']) !== undefined;
    const says = hasId
      ? t(
          `token:query: 80000000, an app instance is stored, topics: ${topics.join(', ') || '–'}`,
          `token:query：80000000，已保存应用实例，主题：${topics.join('、') || '–'}`,
        )
      : t('token:query: 80000000 with an empty aaId', 'token:query：80000000，但 aaId 为空');
    // A stored token is not necessarily reachable, so this is an inference.
    return { token, state: hasId ? 'valid' : 'unknown', evidence: [says], confidence: 'D' };
  }
  const problem = problemOf(answer);
  const evidence = [t(`token:query: ${answer.code} ${answer.words}`, `token:query：${answer.code} ${answer.words}`)];
  return undecidedState(token, evidence, problem);
}

function evidenceOf({ status, problem }: SendResult): Text {
  const code = problem?.vendorCode ?? '';
  if (status === 'accepted')
    return t(
      'messages:send (target_user_type 1): accepted; a receipt would show whether it was delivered',
      'messages:send（target_user_type 1）：已接受；是否送达需看回执',
    );
  if (code === codes.partlyAccepted)
    return t(
      'messages:send (target_user_type 1): listed among the refused tokens',
      'messages:send（target_user_type 1）：在被拒绝的 token 中',
    );
  return t(`messages:send (target_user_type 1): ${code}`, `messages:send（target_user_type 1）：${code}`);
}
