// Converts a neutral message to Honor's body: camelCase, no `message` wrapper, token always an array. Pure.
import { textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { describeTap, extOfIntent, type SentTap, type Tap } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { clickAction, tapOf } from './click.js';

export const importanceOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.importance?.toUpperCase() ?? settings.text('honor_importance');

export function bodyOf(
  message: PushMessage,
  settings: Settings,
  tokens: readonly string[],
  tag: string,
): Record<string, unknown> {
  const importance = importanceOf(message, settings);
  const badgeClass = settings.text('honor_badge_class');
  const action = clickAction(appContextOf(message, settings), message.ext);
  const notification = {
    title: message.title,
    body: message.body,
    clickAction: action,
    ...(importance === undefined ? {} : { importance }),
    ...(message.image === undefined ? {} : { image: message.image }),
    ...(message.badge === undefined || badgeClass === undefined
      ? {}
      : { badge: { [message.badge.mode === 'add' ? 'addNum' : 'setNum']: message.badge.value, badgeClass } }),
  };
  const body = {
    // With an open-app click no callback gets the data, but code that reads the launch intent may find it.
    ...(message.ext === undefined || action['type'] !== 3 ? {} : { data: JSON.stringify({ ext: message.ext }) }),
    android: {
      ttl: `${message.ttlSeconds ?? LIMITS.ttlSeconds.standard}s`,
      biTag: tag,
      targetUserType: message.mode === 'test' ? 1 : 0,
      notification,
    },
    token: [...tokens],
  };
  return mergeRaw(body, message.raw);
}

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(bodyOf(message, settings, [], ''));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** ext is part of the page's intent; what Honor does with `data` of an open-app click is not known. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const tap = tapOfMessage(message, settings);
  return tap.kind !== 'app' || message.ext === undefined
    ? { tap, extras: {} }
    : {
        tap,
        extras: {},
        lacks: t(
          'whether Honor hands data, and with it ext, to the app it starts is not known: here the app starts without ext',
          '荣耀启动应用时是否会传递 data（其中有 ext）尚不清楚：这里启动应用时不带 ext',
        ),
      };
}

/** Title, body and ext in a `--raw`. */
export const rawTexts = (raw: Json, message: PushMessage): RawTexts => ({
  title: rawAt(raw, 'android', 'notification', 'title'),
  body: rawAt(raw, 'android', 'notification', 'body'),
  ext: rawExt(raw, message.clickTarget === 'launcher'),
});

/** For a page, ext is in its intent; for an open-app click, in `data`, where `android.data` takes precedence. */
function rawExt(raw: Json, madeForApp: boolean): unknown {
  const action = (name: string): unknown => rawAt(raw, 'android', 'notification', 'clickAction', name);
  const intent = action('intent');
  const type = wholeNumberOf(action('type')) ?? (madeForApp ? 3 : 1);
  if (type === 1) return typeof intent === 'string' ? extOfIntent(intent) : intent;
  if (type !== 3) return null;
  const data = rawAt(raw, 'android', 'data') ?? raw['data'];
  // A message with a page has no `data` of its own.
  if (data === undefined) return madeForApp ? undefined : null;
  return readObject(textOf(data))?.['ext'] ?? null;
}
