// Converts a neutral message to vivo's request bodies (vivo document 362). Pure; the key order follows the documents.

import { appContextOf } from '../../../push/click/click-target.js';
import { describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { ownValue } from '../../../text/own-value.js';
import { categoryClass, classes, defaultTtlSeconds, notifyTypes } from '../facts.js';
import { clickAction, tapOf } from './click.js';

type WireBody = Readonly<Record<string, unknown>>;

/** Body of /message/send. */
export function singleBody(
  message: PushMessage,
  settings: Settings,
  appId: number | string,
  regId: string,
  requestId: string,
): WireBody {
  return mergeRaw({ appId, regId, ...sharedFields(message, settings, requestId) }, message.raw);
}

/** Body of /message/saveListPayload: the message without a target. */
export function listPayloadBody(
  message: PushMessage,
  settings: Settings,
  appId: number | string,
  requestId: string,
): WireBody {
  return mergeRaw({ appId, ...sharedFields(message, settings, requestId) }, message.raw);
}

/** Body of /message/pushToList, which sends a saved message to 2 to 1000 device tokens. */
export const pushToListBody = (
  appId: number | string,
  taskId: string,
  regIds: readonly string[],
  requestId: string,
): WireBody => ({
  appId,
  taskId,
  requestId,
  regIds,
});

function sharedFields(message: PushMessage, settings: Settings, requestId: string): Record<string, unknown> {
  const category = categoryOf(message, settings);
  const classification = classOf(category);
  return {
    // With "none" the phone still vibrates, because only the sound should be disabled.
    notifyType: message.sound === 'none' ? notifyTypes.vibrate : notifyTypes.both,
    title: message.title,
    content: message.body,
    timeToLive: message.ttlSeconds ?? defaultTtlSeconds,
    ...clickAction(appContextOf(message, settings)),
    networkType: -1,
    ...(classification === undefined ? {} : { classification }),
    ...(message.ext === undefined ? {} : { clientCustomMap: { ext: message.ext } }),
    ...(message.receiptUrl === undefined ? {} : { extra: { callback: message.receiptUrl } }),
    requestId,
    pushMode: message.mode === 'test' ? 1 : 0,
    ...(category === undefined ? {} : { category }),
    ...(message.badge?.mode === 'add' ? { addBadge: true } : {}),
  };
}

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap =>
  tapOf(mergeRaw(clickAction(appContextOf(message, settings)) as unknown as WireBody, message.raw));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** vivo puts clientCustomMap into the intent, strings as string extras. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const { clientCustomMap } = mergeRaw(sharedFields(message, settings, ''), message.raw);
  return { tap: tapOfMessage(message, settings), extras: textExtras(clientCustomMap) };
}

/** The category of the message, otherwise of the config. */
export const categoryOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.category ?? settings.text('vivo_category');

/**
 * The matching first-level class: a known category determines it (a mismatch is rejected with 10097), with an unknown category it
 * is omitted, and without a category the message is a system message, as Tencent sends it.
 */
export function classOf(category: string | undefined): number | undefined {
  if (category === undefined) return classes.system;
  return ownValue(categoryClass, category);
}

/** Title, body and ext in a `--raw`. */
export const rawTexts = (raw: Readonly<Record<string, unknown>>): RawTexts => ({
  title: raw['title'],
  body: raw['content'],
  ext: rawAt(raw, 'clientCustomMap', 'ext'),
});
