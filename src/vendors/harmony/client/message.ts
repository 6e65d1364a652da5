// Converts a neutral message to a v3 body and push-type (push-scenariozed-api-request-param). Pure.
import { describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { limits, pushTypes, type SentType, standardCategory } from '../facts.js';
import { clickAction, clickUriOf } from './click.js';

export type WireBody = Readonly<Record<string, unknown>>;

export interface BodyParts {
  readonly tokens: readonly string[];
  /** Returned in the receipt. */
  readonly tag: string;
}

/** The type from `--harmony-push-type`; defaults to a notification. */
export const sentTypeOf = ({ options }: Pick<PushMessage, 'options'>): SentType =>
  (options['harmony-push-type'] as SentType | undefined) ?? 'alert';

/** The header `push-type`. */
export const pushTypeOf = (message: Pick<PushMessage, 'options'>): string => pushTypes[sentTypeOf(message)];

export function sendBody(message: PushMessage, settings: Settings, { tokens, tag }: BodyParts): WireBody {
  const payload =
    sentTypeOf(message) === 'alert'
      ? { notification: notificationOf(message, settings) }
      : { extraData: message.ext ?? '' };
  const pushOptions = {
    ...(message.mode === 'test' ? { testMessage: true } : {}),
    ttl: message.ttlSeconds ?? (sentTypeOf(message) === 'call' ? limits.callTtlMax : limits.ttlStandard),
    biTag: tag,
  };
  return mergeRaw({ payload, target: { token: [...tokens] }, pushOptions }, message.raw);
}

function notificationOf(message: PushMessage, settings: Settings): WireBody {
  const sound = soundOf(message.sound);
  return {
    category: categoryOf(message, settings) ?? standardCategory,
    title: message.title,
    body: message.body,
    clickAction: clickAction(message.clickTarget, clickUriOf(settings), message.ext),
    // Without a number the badge does not change: unlike v1, an absent addNum counts as 0.
    ...(message.badge === undefined
      ? {}
      : { badge: { [message.badge.mode === 'add' ? 'addNum' : 'setNum']: message.badge.value } }),
    ...(sound === undefined ? {} : { sound }),
    ...(message.image === undefined ? {} : { image: message.image }),
  };
}

/** The category of the message, otherwise of the config. */
export const categoryOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.category ?? settings.text('harmony_category');

/** A file in resources/rawfile; there is no value for silence or for the default sound. */
const soundOf = (sound: string | undefined): string | undefined =>
  sound === 'default' || sound === 'none' ? undefined : sound;

export const partOf = (value: unknown, name: string): WireBody => {
  const found = typeof value === 'object' && value !== null ? (value as WireBody)[name] : undefined;
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as WireBody) : {};
};

/** The bytes that count towards 4096: compact JSON without the token list. */
export function sizeWithoutTokens(body: WireBody): number {
  const target = Object.fromEntries(Object.entries(partOf(body, 'target')).filter(([name]) => name !== 'token'));
  return countBytes(JSON.stringify({ ...body, target }));
}

/** What a tap does according to the final body, including `--raw`. */
function tapOf(message: PushMessage, body: WireBody): Tap {
  if (sentTypeOf(message) !== 'alert')
    return { kind: 'none', field: `push-type ${pushTypeOf(message)}, the app gets extraData` };
  const click = partOf(partOf(partOf(body, 'payload'), 'notification'), 'clickAction');
  const { actionType, uri, action } = click as { actionType?: unknown; uri?: unknown; action?: unknown };
  if (actionType !== 1) return { kind: 'app', field: 'clickAction.actionType 0' };
  const page = [action, uri].find((value) => typeof value === 'string' && value !== '');
  return page === undefined
    ? { kind: 'other', field: 'no page: actionType 1 names neither action nor uri' }
    : { kind: 'page', field: 'clickAction.actionType 1', intent: String(page) };
}

/** `clickAction.data` becomes the parameters of the want. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const body = sendBody(message, settings, { tokens: [], tag: '' });
  const click = partOf(partOf(partOf(body, 'payload'), 'notification'), 'clickAction');
  return { tap: tapOf(message, body), extras: textExtras(click['data']) };
}

/** A description, for display, of what the final body opens. */
export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(sentTap(message, settings).tap);

/** Title, body and ext in a `--raw`; all types except notifications have ext in extraData. */
export const rawTexts = (raw: WireBody, message: PushMessage): RawTexts => ({
  title: rawAt(raw, 'payload', 'notification', 'title'),
  body: rawAt(raw, 'payload', 'notification', 'body'),
  ext:
    sentTypeOf(message) === 'alert'
      ? rawAt(raw, 'payload', 'notification', 'clickAction', 'data', 'ext')
      : rawAt(raw, 'payload', 'extraData'),
});
