// Converts a neutral message to Xiaomi's form fields. Pure.

import { describeTap, type SentTap, type Tap } from '../../../push/click/tap.js';
import { channelIdOf } from '../../../push/message/channel-id.js';
import type { RawTexts } from '../../../push/message/raw.js';
import type { PushMessage, RandomSource, Settings } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { EVERY_RECEIPT } from '../facts.js';
import { clickExtras, tapOf } from './click.js';
import { templateParams } from './template.js';

/** The slot used when a push sets none. [B] */
const SHARED_SLOT = 0;

/**
 * The slot in the notification tray: a later push with the same number replaces the earlier one, so every request gets its own number
 * unless the sender requests one slot for all.
 */
export function notifyIdOf(message: Pick<PushMessage, 'options'>, random: Pick<RandomSource, 'hex'>): number {
  if (message.options['mi-notify-id'] === 'same') return SHARED_SLOT;
  const id = Number.parseInt(random.hex(4), 16) & 0x7fffffff;
  return id === SHARED_SLOT ? 1 : id;
}

const ALL = -1;
const SILENT = 0;

/** The form of a notification, in the order of the document; `registration_id` comes first. */
export function formOf(
  message: PushMessage,
  settings: Settings,
  tokens: readonly string[],
  notifyId: number,
): Record<string, string> {
  const sound =
    message.sound === undefined || message.sound === 'default' || message.sound === 'none' ? undefined : message.sound;
  const packageName = settings.text('package_name') ?? '';
  const channel = channelIdOf(message, settings, 'mi_channel_id');
  const extras: Record<string, string | undefined> = {
    ext: message.ext,
    ...clickExtras(message),
    channel_id: channel,
    callback: message.receiptUrl,
    'callback.type': message.receiptUrl === undefined ? undefined : String(EVERY_RECEIPT),
    template_id: settings.text('mi_template_id'),
    template_param: settings.has('mi_template_id') ? templateParams(message, settings) : undefined,
    sound_uri:
      sound === undefined ? undefined : `android.resource://${packageName}/raw/${sound.replace(/\.[a-z0-9]+$/i, '')}`,
  };
  const form: Record<string, string | undefined> = {
    registration_id: tokens.join(','),
    restricted_package_name: packageName,
    pass_through: '0',
    title: message.title,
    description: message.body,
    notify_type: String(message.sound === 'none' ? SILENT : ALL),
    notify_id: String(notifyId),
    // For code that reads the launch intent.
    payload: message.ext,
    time_to_live: message.ttlSeconds === undefined ? undefined : String(message.ttlSeconds * 1000),
    ...Object.fromEntries(Object.entries(extras).map(([key, value]) => [`extra.${key}`, value])),
    ...rawFields(message.raw),
  };
  return Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** `--raw` as form fields: nested objects become dotted names, other values strings. */
function rawFields(raw: Readonly<Record<string, unknown>> | undefined, prefix = ''): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw ?? {})) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      Object.assign(fields, rawFields(value as Record<string, unknown>, `${prefix}${key}.`));
    else fields[`${prefix}${key}`] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return fields;
}

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(formOf(message, settings, [], 0));

export const clickOpens = (message: PushMessage, settings: Settings): string => {
  const tap = tapOfMessage(message, settings);
  return tap.kind === 'page' ? `${tap.field}, ${describeTap(tap)}` : describeTap(tap);
};

/** Xiaomi puts its own message object into the intent or passes it to a receiver; adb can do neither. */
export const sentTap = (message: PushMessage, settings: Settings): SentTap => ({
  tap: tapOfMessage(message, settings),
  extras: {},
  lacks:
    formOf(message, settings, [], 0)['extra.notify_effect'] === undefined
      ? t(
          "Xiaomi's client hands ext to the plugin's receiver, and the plugin starts the app: adb can only start the app, without ext",
          '小米客户端把 ext 交给插件的广播接收器，再由插件启动应用；adb 只能启动应用，不带 ext',
        )
      : t(
          "Xiaomi's client also puts its message object (key_message) with ext into the intent; adb cannot do that",
          '小米客户端还会把带 ext 的消息对象（key_message）放进 intent；adb 做不到',
        ),
});

/** Title, body and ext in a `--raw`. */
export function rawTexts(raw: Readonly<Record<string, unknown>>): RawTexts {
  const form = rawFields(raw);
  return { title: form['title'], body: form['description'], ext: form['extra.ext'] };
}
