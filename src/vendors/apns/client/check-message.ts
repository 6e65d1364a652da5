// Checks a message before it is sent: sizes in bytes, push types, sounds, and fields that APNs does not support.
import type { Problem } from '../../../problems/types.js';
import { largestPart } from '../../../push/message/largest-part.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { type Text, t } from '../../../text/language.js';
import { wayOf } from '../credentials.js';
import { INTERRUPTION_LEVELS, LIMITS, NO_SOUND, SOUND_CONSTANTS, TOKEN_ONLY } from '../facts.js';
import { apnsManifest } from '../manifest.js';
import { apnsProblem } from '../problems.js';
import { payloadOf, priorityOf, pushTypeOf } from './message.js';

export function checkMessage(message: PushMessage, settings: Settings): readonly Problem[] {
  return [
    ...checkType(message, settings),
    ...checkSizes(message),
    ...checkSound(message),
    ...checkReceiptUrl(message, apnsManifest.name, 'none'),
    ...ignored(message, settings),
  ];
}

function checkType(message: PushMessage, settings: Settings): Problem[] {
  const type = pushTypeOf(message);
  const problems: Problem[] = [];
  const priority = priorityOf(message);
  if (type === 'background' && priority === '10')
    problems.push(apnsProblem('apns/background-priority', { args: { priority } }));
  if (type === 'voip') problems.push(...checkCall(message, priority));
  if (TOKEN_ONLY.has(type) && wayOf(settings) !== 'token')
    problems.push(apnsProblem('apns/token-only-type', { args: { type } }));
  const rawAps = message.raw?.['aps'];
  const hasEvent = typeof rawAps === 'object' && rawAps !== null && 'event' in rawAps;
  if (type === 'liveactivity' && !hasEvent) problems.push(apnsProblem('apns/live-activity-body'));
  else if (type !== 'alert') problems.push(apnsProblem('apns/silent-type', { args: { type } }));
  if (type === 'alert' && message.title === '' && message.body === '')
    problems.push(apnsProblem('apns/nothing-to-show'));
  if ((message.ttlSeconds ?? 0) > LIMITS.storageSeconds) problems.push(apnsProblem('apns/ttl-long'));
  return problems;
}

/** Assumed ringing time of a call in seconds; a VoIP push delivered later is useless. */
const CALL_SECONDS = 60;

function checkCall(message: PushMessage, priority: string): Problem[] {
  const seconds = message.ttlSeconds ?? 0;
  return [
    ...(priority === '10' ? [] : [apnsProblem('apns/voip-priority', { args: { priority } })]),
    ...(seconds > CALL_SECONDS ? [apnsProblem('apns/voip-stored', { args: { seconds } })] : []),
    apnsProblem('apns/voip-token'),
  ];
}

function checkSizes(message: PushMessage): Problem[] {
  const problems: Problem[] = [];
  const limit = pushTypeOf(message) === 'voip' ? LIMITS.voipPayloadBytes : LIMITS.payloadBytes;
  const length = countBytes(JSON.stringify(payloadOf(message)));
  if (length > limit) {
    problems.push(apnsProblem('apns/payload-too-large', { args: { length, limit, ...largestPart(message) } }));
  }
  const collapseId = countBytes(message.options['apns-collapse-id'] ?? '');
  if (collapseId > LIMITS.collapseIdBytes)
    problems.push(
      apnsProblem('apns/collapse-id-long', { args: { length: collapseId, limit: LIMITS.collapseIdBytes } }),
    );
  return problems;
}

function checkSound(message: PushMessage): Problem[] {
  const { sound } = message;
  if (sound === undefined || ['', 'default', 'none', NO_SOUND].includes(sound)) return [];
  const value = SOUND_CONSTANTS[sound];
  if (value !== undefined) {
    const flag = value === NO_SOUND ? 'none' : value;
    return [apnsProblem('apns/sound-constant-name', { args: { name: sound, value, flag } })];
  }
  return /\.[A-Za-z0-9]{2,5}$/.test(sound)
    ? []
    : [apnsProblem('apns/sound-no-extension', { args: { name: sound.slice(0, 40) } })];
}

function ignored(message: PushMessage, settings: Settings): Problem[] {
  const found: Problem[] = [];
  const say = (flag: string, reason: Text): void => {
    found.push(apnsProblem('apns/ignored-field', { args: { flag, reason } }));
  };
  if (message.badge?.mode === 'add')
    found.push(apnsProblem('apns/badge-add', { args: { value: message.badge.value } }));
  if (message.channelId !== undefined && message.channelId !== settings.text('channel_id'))
    say('--channel-id', t('iPhones have no notification channels', 'iPhone 没有通知渠道'));
  if (message.importance !== undefined && !INTERRUPTION_LEVELS.has(message.importance))
    say(
      '--importance',
      t(
        'Apple knows passive, active, time-sensitive and critical',
        '苹果支持 passive、active、time-sensitive 和 critical',
      ),
    );
  if (message.image !== undefined)
    say(
      '--image',
      t(
        'APNs has no field for pictures: a service extension of the app loads them, with --raw {"aps":{"mutable-content":1}} and a key of your own',
        'APNs 没有图片字段：由应用的通知服务扩展加载，配合 --raw {"aps":{"mutable-content":1}} 和自定义字段',
      ),
    );
  if (message.mode === 'test') say('test mode', t('APNs has none', 'APNs 没有测试模式'));
  return found;
}
