// Checks a message before it is sent: size, data, time to live, click action, and fields that FCM does not support.
import type { Problem } from '../../../problems/types.js';
import { checkChannelId } from '../../../push/message/channel-id.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { excerptOf } from '../../../text/excerpt.js';
import { type Json, objectOf } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';
import { isReservedKey, limits } from '../facts.js';
import { fcmManifest } from '../manifest.js';
import { fcmProblem } from '../problems.js';
import { bodyOf, channelOf, importanceOf } from './message.js';

export function checkMessage(message: PushMessage, settings: Settings): readonly Problem[] {
  // Checks the final body, so that --raw is included.
  const wire = objectOf(bodyOf(message, settings, 'token')['message']);
  return [
    ...checkData(wire),
    ...checkSize(wire),
    ...checkTtl(message),
    ...checkNotification(wire),
    ...checkChannelId(channelOf(message, settings), 'fcm', 'warning'),
    ...checkReceiptUrl(message, fcmManifest.name, 'none'),
    ...findIgnored(message),
  ];
}

function checkData(wire: Json): Problem[] {
  const found: Problem[] = [];
  for (const [place, data] of [
    ['message.data', objectOf(wire['data'])],
    ['message.android.data', objectOf(objectOf(wire['android'])['data'])],
  ] as const) {
    for (const [key, value] of Object.entries(data)) {
      const args = { key: excerptOf(key), place };
      if (typeof value !== 'string')
        found.push(fcmProblem('fcm/data-not-string', { args: { ...args, type: typeName(value) } }));
      if (isReservedKey(key)) found.push(fcmProblem('fcm/data-key-reserved', { args }));
      else if (key.startsWith('google')) found.push(fcmProblem('fcm/data-key-doubtful', { args }));
    }
  }
  return found;
}

const typeName = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** UTF-8 bytes of keys and values. */
export const dataBytes = (data: Json): number =>
  Object.entries(data).reduce(
    (sum, [key, value]) =>
      sum + countBytes(key) + countBytes(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
    0,
  );

function checkSize(wire: Json): Problem[] {
  const data = dataBytes(objectOf(wire['data']));
  if (data > limits.payload)
    return [fcmProblem('fcm/data-too-large', { args: { bytes: data, limit: limits.payload } })];
  const all = data + dataBytes(objectOf(wire['notification']));
  return all > limits.payload
    ? [fcmProblem('fcm/payload-perhaps-too-large', { args: { bytes: all, limit: limits.payload } })]
    : [];
}

function checkTtl({ ttlSeconds }: PushMessage): Problem[] {
  if (ttlSeconds === undefined || (ttlSeconds >= 0 && ttlSeconds <= limits.ttlMax)) return [];
  return [fcmProblem('fcm/ttl-out-of-range', { args: { value: ttlSeconds, max: limits.ttlMax } })];
}

function checkNotification(wire: Json): Problem[] {
  const android = objectOf(wire['android']);
  const hasBlock = Object.keys(objectOf(wire['notification'])).length > 0;
  const action = objectOf(android['notification'])['click_action'] ?? objectOf(android['notification'])['clickAction'];
  return [
    ...(hasBlock ? [] : [fcmProblem('fcm/data-only')]),
    ...(typeof action === 'string' && action !== ''
      ? [fcmProblem('fcm/click-action', { args: { action: excerptOf(action) } })]
      : []),
  ];
}

function findIgnored(message: PushMessage): Problem[] {
  const ignored = (field: Text, flag: string, reason: Text): Problem =>
    fcmProblem('fcm/ignored-field', { args: { field, flag, reason } });
  const found: Problem[] = [];
  if (message.category !== undefined)
    found.push(ignored(t('category', '消息分类'), '--category', t('FCM has no message classes', 'FCM 没有消息分类')));
  if (message.mode === 'test')
    found.push(
      ignored(
        t('test mode', '测试模式'),
        'vivo-test',
        t(
          '--dry-run checks message and device token without delivery',
          '--dry-run 可在不下发的情况下校验消息和设备 token',
        ),
      ),
    );
  if (message.badge?.mode === 'add')
    found.push(
      ignored(
        t('badge increment', '角标增量'),
        '--badge +n',
        t('FCM only sets a number: --badge 3', 'FCM 只能设置数值：--badge 3'),
      ),
    );
  if (message.sound === 'none')
    found.push(
      ignored(
        t('silence', '静音'),
        '--sound none',
        t('from Android 8 on the channel decides whether there is a sound', 'Android 8 起由通知渠道决定声音'),
      ),
    );
  if (message.importance !== undefined && importanceOf(message.importance) === undefined)
    found.push(
      ignored(
        t('this importance', '该重要级别'),
        '--importance',
        t('FCM knows high, normal and low', 'FCM 只有 high、normal、low'),
      ),
    );
  return found;
}
