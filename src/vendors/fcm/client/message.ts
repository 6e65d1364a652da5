// Converts a neutral message to the body of messages:send. Source: firebase.google.com/docs/reference/fcm/rest/v1/projects.messages.
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { ownValue } from '../../../text/own-value.js';
import { isInstallationId } from './token.js';

export type WireBody = Readonly<Record<string, unknown>>;

/** The field that addresses a phone in a message. */
export type AddressField = 'token' | 'fid';
export const fieldOf = (address: string): AddressField => (isInstallationId(address) ? 'fid' : 'token');

/** The whole body for one device token or installation ID. */
export function bodyOf(
  message: PushMessage,
  settings: Settings,
  address: string,
  validateOnly = false,
  field = fieldOf(address),
): WireBody {
  const channelId = channelOf(message, settings);
  const importance = importanceOf(message.importance);
  const notification = {
    ...(channelId === undefined ? {} : { channel_id: channelId }),
    // FCM has no value for silence: without a sound name, older phones are silent and newer ones use the channel's sound.
    ...(message.sound === undefined || message.sound === 'none' ? {} : { sound: message.sound }),
    ...(message.badge?.mode === 'set' ? { notification_count: message.badge.value } : {}),
    ...(importance?.shown === undefined ? {} : { notification_priority: importance.shown }),
  };
  const body = {
    ...(validateOnly ? { validate_only: true } : {}),
    message: {
      [field]: address,
      // Without this block nothing is shown, because the plugin has no handler for data-only messages.
      notification: {
        title: message.title,
        body: message.body,
        ...(message.image === undefined ? {} : { image: message.image }),
      },
      ...(message.ext === undefined ? {} : { data: { ext: message.ext } }),
      android: {
        priority: importance?.priority ?? 'HIGH',
        ...(message.ttlSeconds === undefined ? {} : { ttl: durationOf(message.ttlSeconds * 1000) }),
        ...(Object.keys(notification).length === 0 ? {} : { notification }),
      },
    },
  };
  const merged = mergeRaw(body, message.raw);
  // Set last, because --raw is merged over the message and must not turn a dry run into a real push.
  return validateOnly ? { ...merged, validate_only: true } : merged;
}

/** The channel ID of the message, otherwise of the config; without one the phone uses the channel of the app's manifest. */
export const channelOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.channelId ?? settings.text('channel_id');

/** Formats milliseconds as a Google duration: whole seconds without decimals, fractions with nine digits. */
export function durationOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = ms - seconds * 1000;
  return rest === 0 ? `${seconds}s` : `${seconds}.${String(Math.round(rest * 1_000_000)).padStart(9, '0')}s`;
}

const LEVELS: Readonly<Record<string, { readonly priority: 'HIGH' | 'NORMAL'; readonly shown?: string }>> = {
  high: { priority: 'HIGH' },
  normal: { priority: 'NORMAL' },
  low: { priority: 'NORMAL', shown: 'PRIORITY_LOW' },
};

/** The delivery priority for `--importance`; undefined for values without an FCM equivalent. */
export const importanceOf = (word: string | undefined): (typeof LEVELS)[string] | undefined => {
  const name = word?.trim().toLowerCase() ?? '';
  return ownValue(LEVELS, name);
};

/** A body serialised once for many device tokens or installation IDs: the text before and after the address. */
export interface BodyTemplate {
  write(token: string): string;
}

/** Placeholder for the token during serialisation; contains NUL, which users do not type. */
const SLOT = '\u0000device-token\u0000';

export function templateOf(
  message: PushMessage,
  settings: Settings,
  field: AddressField,
  validateOnly = false,
): BodyTemplate {
  const parts = JSON.stringify(bodyOf(message, settings, SLOT, validateOnly, field)).split(JSON.stringify(SLOT));
  const [before, behind] = parts;
  if (parts.length === 2 && before !== undefined && behind !== undefined)
    return { write: (token) => before + JSON.stringify(token) + behind };
  // `--raw` replaced the whole message, or a text contains the placeholder.
  return { write: (token) => JSON.stringify(bodyOf(message, settings, token, validateOnly)) };
}

/** Title, body and ext in a `--raw`. */
export const rawTexts = (raw: Readonly<Record<string, unknown>>): RawTexts => ({
  title: rawAt(raw, 'message', 'notification', 'title'),
  body: rawAt(raw, 'message', 'notification', 'body'),
  ext: rawAt(raw, 'message', 'data', 'ext'),
});
