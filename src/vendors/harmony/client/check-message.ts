// Checks a message before it is sent. The checks apply to the final body, including `--raw`.
import type { Problem } from '../../../problems/types.js';
import { channelIdForThisPush } from '../../../push/message/channel-id.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { checkCategory } from '../credentials.js';
import { clickUriShape, limits, standardCategory } from '../facts.js';
import { harmonyManifest } from '../manifest.js';
import { harmonyProblem } from '../problems.js';
import { categoryOf, partOf, sendBody, sentTypeOf, sizeWithoutTokens, type WireBody } from './message.js';

/** The tag in the body is always a UUID, so its length is known in advance. */
const TAG = '00000000-0000-4000-8000-000000000000';

export function checkMessage(message: PushMessage, settings: Settings): readonly Problem[] {
  const body = sendBody(message, settings, { tokens: [], tag: TAG });
  const payload = partOf(body, 'payload');
  const isAlert = sentTypeOf(message) === 'alert';
  return [
    ...(isAlert
      ? checkNotification(partOf(payload, 'notification'), message, settings)
      : checkExtraData(payload, message)),
    ...checkOptions(partOf(body, 'pushOptions'), message),
    ...checkSize(body),
    ...checkReceiptUrl(message, harmonyManifest.name, 'console'),
    ...ignored(message, settings, isAlert),
  ];
}

function checkNotification(notification: WireBody, message: PushMessage, settings: Settings): Problem[] {
  const found: Problem[] = [];
  const isEmpty = (name: string): boolean => typeof notification[name] !== 'string' || notification[name] === '';
  if (isEmpty('title')) found.push(harmonyProblem('harmony/title-empty'));
  if (isEmpty('body')) found.push(harmonyProblem('harmony/body-empty'));
  found.push(...checkClass(notification['category'], message, settings));
  found.push(...checkClick(partOf(notification, 'clickAction'), settings));
  found.push(...checkBadge(notification['badge']));
  const { image } = notification as { image?: unknown };
  if (image !== undefined) {
    const isHttps = typeof image === 'string' && /^https:\/\/[^/\s]+/i.test(image);
    found.push(harmonyProblem(isHttps ? 'harmony/image-check' : 'harmony/image-not-https'));
  }
  return found;
}

function checkClass(category: unknown, message: PushMessage, settings: Settings): Problem[] {
  if (typeof category !== 'string') return [];
  if (category === standardCategory && categoryOf(message, settings) === undefined)
    return [harmonyProblem('harmony/no-category')];
  const wrong = checkCategory(category);
  if (wrong !== undefined) return [wrong];
  if (category === 'PLAY_VOICE') return [harmonyProblem('harmony/play-voice')];
  if (category === 'MARKETING') return [harmonyProblem('harmony/marketing')];
  return [harmonyProblem('harmony/category-right', { args: { value: category } })];
}

function checkClick(click: WireBody, settings: Settings): Problem[] {
  const { actionType, uri, action, data } = click as Record<string, unknown>;
  const found: Problem[] = [];
  const text = (value: unknown): boolean => typeof value === 'string' && value !== '';
  if (actionType === 1 && !text(uri) && !text(action)) found.push(harmonyProblem('harmony/click-no-page'));
  if (actionType === 1 && text(uri) && !clickUriShape.test(String(uri)))
    found.push(harmonyProblem('harmony/click-uri-shape', { at: settings.origin('harmony_click_uri') }));
  if (actionType !== 0 && actionType !== 1) found.push(harmonyProblem('harmony/click-kind'));
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data)))
    found.push(harmonyProblem('harmony/click-data'));
  return found;
}

function checkBadge(badge: unknown): Problem[] {
  if (badge === undefined) return [];
  const { addNum, setNum } = Object(badge) as { addNum?: unknown; setNum?: unknown };
  const whole = (value: unknown, min: number): boolean =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= limits.badge.max;
  if (addNum === undefined && setNum === undefined) return [harmonyProblem('harmony/badge-without-number')];
  const wrong = [
    ...(addNum !== undefined && !whole(addNum, limits.badge.addMin) ? [addNum] : []),
    ...(setNum !== undefined && !whole(setNum, limits.badge.setMin) ? [setNum] : []),
  ];
  return wrong.slice(0, 1).map((value) => harmonyProblem('harmony/badge-range', { args: { value: String(value) } }));
}

function checkExtraData(payload: WireBody, message: PushMessage): Problem[] {
  const data = payload['extraData'];
  if (typeof data !== 'string' || data === '') return [harmonyProblem('harmony/no-extra-data')];
  if (sentTypeOf(message) !== 'call') return [];
  return [harmonyProblem('harmony/call-right')];
}

function checkOptions(options: WireBody, message: PushMessage): Problem[] {
  const found: Problem[] = [];
  const { ttl } = options as { ttl?: unknown };
  if (typeof ttl === 'number' && ttl > limits.ttlMax)
    found.push(harmonyProblem('harmony/ttl-range', { args: { value: ttl } }));
  if (ttl !== undefined && typeof ttl !== 'number') found.push(harmonyProblem('harmony/ttl-text'));
  if (sentTypeOf(message) === 'call' && typeof ttl === 'number' && ttl > limits.callTtlMax)
    found.push(harmonyProblem('harmony/call-ttl', { args: { value: ttl } }));
  return found;
}

function checkSize(body: WireBody): Problem[] {
  const length = sizeWithoutTokens(body);
  return length > limits.messageBytes
    ? [harmonyProblem('harmony/message-too-large', { args: { length, limit: limits.messageBytes } })]
    : [];
}

/** Options given for this push that no field of the body uses. */
function ignored(message: PushMessage, settings: Settings, isAlert: boolean): Problem[] {
  const found: Problem[] = [];
  const say = (flag: string): void => {
    found.push(harmonyProblem('harmony/ignored', { args: { flag } }));
  };
  if (channelIdForThisPush(message, settings) !== undefined) say('--channel-id');
  if (message.importance !== undefined) say('--importance');
  if (message.sound === 'none') found.push(harmonyProblem('harmony/sound-none-ignored'));
  if (isAlert && message.clickTarget === 'timpush' && !settings.has('harmony_click_uri'))
    found.push(harmonyProblem('harmony/no-page'));
  if (isAlert) return found;
  if (message.category !== undefined) say('--category');
  if (message.badge !== undefined) say('--badge');
  if (message.sound !== undefined && message.sound !== 'none') say('--sound');
  if (message.image !== undefined) say('--image');
  return found;
}
