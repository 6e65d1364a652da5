// Converts a neutral message to Huawei's request body, the same for v1 and v2 (https-send-api). Pure.
import { field, textOf } from '../../../push/answer-fields.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { describeTap, extOfIntent, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { channelIdOf } from '../../../push/message/channel-id.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/message/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { clickTypes, limits } from '../facts.js';
import { clickAction, launchData, tapOf } from './click.js';

type WireBody = Readonly<Record<string, unknown>>;

export interface BodyParts {
  readonly tokens: readonly string[];
  /** If true, Huawei validates the message without delivering it. */
  readonly validateOnly: boolean;
  /** Returned in the receipt. */
  readonly tag: string;
}

export function sendBody(message: PushMessage, settings: Settings, { tokens, validateOnly, tag }: BodyParts): WireBody {
  const category = categoryOf(message, settings);
  const click = clickAction(appContextOf(message, settings), message.ext);
  const android = {
    ...(category === undefined ? {} : { category }),
    ttl: `${message.ttlSeconds ?? limits.ttlStandard}s`,
    bi_tag: tag,
    ...(message.mode === 'test' ? { target_user_type: 1 } : {}),
    ...(message.ext === undefined || click.type !== clickTypes.app ? {} : { data: launchData(message.ext) }),
    notification: {
      title: message.title,
      body: message.body,
      click_action: click,
      ...importancePart(message, settings),
      ...channelPart(message, settings),
      ...badgePart(message, settings),
      ...soundPart(message.sound),
      ...(message.image === undefined ? {} : { image: message.image }),
    },
  };
  const body = mergeRaw({ validate_only: validateOnly, message: { android, token: [...tokens] } }, message.raw);
  // Set last, because --raw is merged over the message and must not turn a dry run into a real push.
  return validateOnly ? { ...body, validate_only: true } : body;
}

/** What a tap does according to the final request. */
export const tapOfMessage = (message: PushMessage, settings: Settings): Tap =>
  tapOf(sendBody(message, settings, { tokens: [], validateOnly: false, tag: '' }));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** The keys of `data` become extras of the launch intent; `message.android.data` takes precedence over `message.data`. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const sent = field(sendBody(message, settings, { tokens: [], validateOnly: false, tag: '' }), 'message');
  const tap = tapOfMessage(message, settings);
  if (tap.kind !== 'app') return { tap, extras: {} };
  const data = textOf(field(field(sent, 'android'), 'data')) || textOf(field(sent, 'data'));
  return {
    tap,
    extras: textExtras(readObject(data)),
    guess: t(
      'our reading: Huawei puts the keys of data into the launch intent as extras',
      '我们的推断：华为把 data 的键放进启动 Intent 的 extra',
    ),
  };
}

/** The category of the message, otherwise of the config. */
export const categoryOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.category ?? settings.text('hw_category');

/** The importance of the message, otherwise of the config. */
export const importanceOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.importance?.toUpperCase() ?? settings.text('hw_importance');

function importancePart(message: PushMessage, settings: Settings): WireBody {
  const importance = importanceOf(message, settings);
  return importance === undefined ? {} : { importance };
}

function channelPart(message: PushMessage, settings: Settings): WireBody {
  const channel = channelIdOf(message, settings, 'hw_channel_id');
  return channel === undefined ? {} : { channel_id: channel };
}

/** Without the launcher activity's class a badge has no effect, so it is omitted (and reported). */
function badgePart({ badge }: PushMessage, settings: Settings): WireBody {
  const className = settings.text('hw_badge_class');
  if (badge === undefined || className === undefined) return {};
  return { badge: { [badge.mode === 'add' ? 'add_num' : 'set_num']: badge.value, class: className } };
}

/** An app sound is a file in /res/raw, named without its extension. */
function soundPart(sound: string | undefined): WireBody {
  if (sound === undefined) return {};
  if (sound === 'default') return { default_sound: true };
  if (sound === 'none') return { default_sound: false };
  const path = sound.startsWith('/raw/') ? sound : `/raw/${sound.replace(/\.[A-Za-z0-9]{2,4}$/, '')}`;
  return { sound: path, default_sound: false };
}

/** The bytes that count towards 4096: compact JSON without the token list. */
export function sizeWithoutTokens(body: WireBody): number {
  const { message, ...rest } = body;
  if (typeof message !== 'object' || message === null) return countBytes(JSON.stringify(body));
  const counted = Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'token'));
  return countBytes(JSON.stringify({ ...rest, message: counted }));
}

/** Title, body and ext in a `--raw`. */
export function rawTexts(raw: Readonly<Record<string, unknown>>): RawTexts {
  const notification = ['message', 'android', 'notification'];
  const intent = rawAt(raw, ...notification, 'click_action', 'intent');
  const data = rawAt(raw, 'message', 'android', 'data');
  return {
    title: rawAt(raw, ...notification, 'title'),
    body: rawAt(raw, ...notification, 'body'),
    ext:
      typeof intent === 'string'
        ? extOfIntent(intent)
        : typeof data === 'string'
          ? (readObject(data)?.['ext'] ?? null)
          : data,
  };
}
