// Converts a neutral message to Meizu's messageJson. Pure.
import { field } from '../../../push/answer-fields.js';
import { describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { DELIVERED_AND_CLICKED, LIMITS } from '../facts.js';
import { clickTypeInfo, tapOf } from './click.js';

/** Whole hours from 1 to 72. */
export const validTimeHours = (ttlSeconds: number | undefined): number => {
  if (ttlSeconds === undefined) return LIMITS.validTimeHours.standard;
  return Math.min(LIMITS.validTimeHours.max, Math.max(LIMITS.validTimeHours.min, Math.ceil(ttlSeconds / 3600)));
};

export const noticeMsgType = (settings: Settings): 0 | 1 => (settings.text('mz_notice_type') === 'public' ? 0 : 1);

/** The object serialised as `messageJson`. */
export function messageBody(message: PushMessage, settings: Settings): Record<string, unknown> {
  const silent = message.sound === 'none' ? 0 : 1;
  const body = {
    noticeBarInfo: {
      noticeMsgType: noticeMsgType(settings),
      noticeBarType: 0,
      title: message.title,
      content: message.body,
    },
    noticeExpandInfo: { noticeExpandType: 0 },
    clickTypeInfo: clickTypeInfo(message),
    pushTimeInfo:
      message.ttlSeconds === 0 ? { offLine: 0 } : { offLine: 1, validTime: validTimeHours(message.ttlSeconds) },
    advanceInfo: {
      suspend: 1,
      clearNoticeBar: 1,
      fixDisplay: 0,
      notificationType: { vibrate: silent, lights: 1, sound: silent },
    },
    ...(message.receiptUrl === undefined
      ? {}
      : { extra: { callback: message.receiptUrl, 'callback.type': DELIVERED_AND_CLICKED } }),
  };
  return mergeRaw(body, message.raw);
}

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(messageBody(message, settings));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** For a page, the parameters become extras. For the plugin, Meizu's client calls its receiver, which adb cannot simulate. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const tap = tapOfMessage(message, settings);
  return {
    tap,
    extras:
      tap.kind === 'activity' ? textExtras(field(messageBody(message, settings)['clickTypeInfo'], 'parameters')) : {},
    lacks: t(
      "Meizu's client hands ext to the plugin's receiver (onNotificationClicked); adb only opens what the receiver's app opens",
      '魅族客户端把 ext 交给插件的广播接收器（onNotificationClicked）；adb 只能打开页面，不会触发该回调',
    ),
  };
}

/** Title, body and ext in a `--raw`. */
export const rawTexts = (raw: Readonly<Record<string, unknown>>): RawTexts => ({
  title: rawAt(raw, 'noticeBarInfo', 'title'),
  body: rawAt(raw, 'noticeBarInfo', 'content'),
  ext: rawAt(raw, 'clickTypeInfo', 'parameters', 'ext'),
});
