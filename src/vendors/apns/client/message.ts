// Converts a neutral message to an APNs payload and headers. Pure.
import { field } from '../../../push/answer-fields.js';
import type { SentTap } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage } from '../../../push/types.js';
import { INTERRUPTION_LEVELS, isPushType, NO_SOUND, type PushType, TOPIC_SUFFIXES } from '../facts.js';

export const pushTypeOf = (message: PushMessage): PushType => {
  const wanted = message.options['apns-push-type'] ?? 'alert';
  return isPushType(wanted) ? wanted : 'alert';
};

/** `ext` is a string next to aps, because the click callback reads it from the top level. */
export function payloadOf(message: PushMessage): Record<string, unknown> {
  const payload = {
    aps: apsOf(message, pushTypeOf(message)),
    ...(message.ext === undefined ? {} : { ext: message.ext }),
  };
  return mergeRaw(payload, message.raw);
}

function apsOf(message: PushMessage, type: PushType): Record<string, unknown> {
  if (type === 'background') return { 'content-available': 1 };
  if (type !== 'alert') return {};
  const sound = soundOf(message.sound);
  return {
    alert: { title: message.title, body: message.body },
    ...(message.badge?.mode === 'set' ? { badge: message.badge.value } : {}),
    ...(sound === undefined ? {} : { sound }),
    ...(message.category === undefined ? {} : { category: message.category }),
    ...(message.importance !== undefined && INTERRUPTION_LEVELS.has(message.importance)
      ? { 'interruption-level': message.importance }
      : {}),
  };
}

/** iOS plays no sound without the field, so the default sound is sent unless silence is requested. */
function soundOf(sound: string | undefined): string | undefined {
  if (sound === undefined || sound === '') return 'default';
  return sound === 'none' || sound === NO_SOUND ? undefined : sound;
}

export const topicOf = (bundleId: string, type: PushType): string =>
  bundleId.endsWith(TOPIC_SUFFIXES[type]) ? bundleId : `${bundleId}${TOPIC_SUFFIXES[type]}`;

export const priorityOf = (message: PushMessage): string =>
  message.options['apns-priority'] ?? (pushTypeOf(message) === 'background' ? '5' : '10');

/** All headers except the provider token and the apns-id. `now` is in milliseconds. */
export function headersOf(message: PushMessage, bundleId: string, now: number): Record<string, string> {
  const type = pushTypeOf(message);
  const collapseId = message.options['apns-collapse-id'];
  return {
    'apns-topic': topicOf(bundleId, type),
    'apns-push-type': type,
    'apns-priority': priorityOf(message),
    ...expirationPart(message, type, now),
    ...(collapseId === undefined ? {} : { 'apns-collapse-id': collapseId }),
  };
}

/** A call has usually ended by the time an offline phone reconnects: without --ttl, a VoIP push is attempted once, as Apple advises. */
function expirationPart(message: PushMessage, type: PushType, now: number): Record<string, string> {
  const ttl = message.ttlSeconds ?? (type === 'voip' ? 0 : undefined);
  return ttl === undefined ? {} : { 'apns-expiration': expirationOf(ttl, now) };
}

/** 0 makes APNs attempt delivery once and store nothing. */
const expirationOf = (ttlSeconds: number, now: number): string =>
  ttlSeconds === 0 ? '0' : String(Math.floor(now / 1000) + ttlSeconds);

/** iOS opens the app itself: there is no page and no extra, and the click callback gets the payload. */
export function sentTap(message: PushMessage): SentTap {
  const type = pushTypeOf(message);
  const payload = payloadOf(message);
  const isShown = type === 'alert' && (field(field(payload, 'aps'), 'alert') ?? '') !== '';
  if (isShown) return { tap: { kind: 'app', field: '' }, extras: {}, payload };
  const why = type === 'alert' ? 'no aps.alert' : `apns-push-type ${type}`;
  return { tap: { kind: 'none', field: why }, extras: {} };
}

/** Title, body and ext in a `--raw`. */
export function rawTexts(raw: Readonly<Record<string, unknown>>): RawTexts {
  const alert = rawAt(raw, 'aps', 'alert');
  const ext = raw['ext'];
  return typeof alert === 'string'
    ? { title: null, body: alert, ext }
    : { title: rawAt(raw, 'aps', 'alert', 'title'), body: rawAt(raw, 'aps', 'alert', 'body'), ext };
}
