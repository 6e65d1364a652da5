// Converts a neutral message to OPPO's notification and the message around it. Pure.
import { textOf } from '../../../push/answer-fields.js';
import { describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { channelIdOf } from '../../../push/message/channel-id.js';
import { mergeRaw, type RawTexts } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { clickAction, tapOf } from './click.js';

export type ExtForm = 'wrap' | 'spread';

export const extForm = (options: PushMessage['options']): ExtForm =>
  options['oppo-ext'] === 'spread' ? 'spread' : 'wrap';

/** Wrapped: one extra named ext. Spread: the top-level keys of the ext become the extras. */
export const actionParameters = (ext: string, form: ExtForm): string =>
  form === 'spread' ? ext : JSON.stringify({ ext });

export const categoryOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.category ?? settings.text('oppo_category');
export const channelOf = (message: PushMessage, settings: Settings): string | undefined =>
  channelIdOf(message, settings, 'oppo_channel_id');

/** The notification object. `id` must be unique: OPPO silently drops a second push with the same app_message_id. */
export function notification(message: PushMessage, settings: Settings, id: string): Record<string, unknown> {
  const category = categoryOf(message, settings);
  const channel = channelOf(message, settings);
  const level = settings.text('oppo_notify_level');
  const body: Record<string, unknown> = {
    app_message_id: id,
    style: 1,
    title: message.title,
    content: message.body,
    ...clickAction(message),
    ...(message.ext === undefined
      ? {}
      : { action_parameters: actionParameters(message.ext, extForm(message.options)) }),
    off_line: message.ttlSeconds !== 0,
    ...(message.ttlSeconds === 0 ? {} : { off_line_ttl: message.ttlSeconds ?? 86_400 }),
    ...(channel === undefined ? {} : { channel_id: channel }),
    ...(category === undefined ? {} : { category }),
    ...(category === undefined || level === undefined ? {} : { notify_level: Number(level) }),
    ...template(settings),
    ...(message.badge === undefined
      ? {}
      : { badge_operation_type: message.badge.mode === 'add' ? 1 : 0, badge_message_count: message.badge.value }),
    ...(message.receiptUrl === undefined ? {} : { call_back_url: message.receiptUrl }),
  };
  return mergeRaw(body, rawNotification(message.raw));
}

/** `--raw` may be the notification, or the message around it as in OPPO's document. */
export const rawNotification = (raw: PushMessage['raw']): PushMessage['raw'] =>
  isObject(raw?.['notification']) ? raw['notification'] : raw;

/** The members of that message apart from its notification. */
export function rawAround(raw: PushMessage['raw']): Json {
  const { notification, ...around } = raw ?? {};
  return isObject(notification) ? around : {};
}

function template(settings: Settings): Record<string, unknown> {
  const id = settings.text('oppo_template_id');
  if (id === undefined) return {};
  const params = readParams(settings.text('oppo_template_params'));
  return {
    private_msg_template_id: id,
    ...(params['title'] === undefined ? {} : { private_title_parameters: params['title'] }),
    ...(params['content'] === undefined ? {} : { private_content_parameters: params['content'] }),
  };
}

const readParams = (json: string | undefined): Json => (json === undefined ? {} : (readObject(json) ?? {}));

/** One entry for unicast and unicast_batch. */
export const messageFor = (token: string, body: Json, around: Json = {}): Record<string, unknown> =>
  mergeRaw({ target_type: 2, target_value: token, verify_registration_id: true, notification: body }, around);

/** The same fields as a flat form, as save_message_content requires. */
export const flatFields = (body: Json): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap =>
  tapOf(notification(message, settings, ''));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** OPPO puts action_parameters into the intent, strings as string extras. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const parameters = notification(message, settings, '')['action_parameters'];
  return { tap: tapOfMessage(message, settings), extras: textExtras(readObject(textOf(parameters))) };
}

/** Title, body and ext in a `--raw`; in the spread form, the parameters are the ext. */
export function rawTexts(outer: Json, { options }: PushMessage): RawTexts {
  const raw = rawNotification(outer) ?? {};
  const parameters = raw['action_parameters'];
  const inside = extForm(options) === 'spread' ? parameters : (readObject(textOf(parameters))?.['ext'] ?? null);
  return { title: raw['title'], body: raw['content'], ext: parameters === undefined ? undefined : inside };
}
