// The message as a program writes it, and how the config completes it.
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { extOfConversation } from '../push/ext/ext.js';
import { isReceiptUrl } from '../push/receipts/url.js';
import type { ClickTarget, PushMessage, Settings } from '../push/types.js';
import { finishMessage } from '../sending/finish-message.js';
import { isObject } from '../text/json-object.js';
import type { Language } from '../text/language.js';
import { object, oneOf, type Rules, rule, text, throwMistakes, throwWrongOptions, whole } from './mistakes.js';
import { clickTargetFor } from './options.js';

/** One notification, with the same fields for every vendor. Fields that a vendor lacks are ignored and reported as a hint. */
export interface Message {
  /** Longest title: the vendors differ (50 characters at OPPO, 40 at vivo where a Han character counts as two); longer titles are reported, not cut. */
  readonly title: string;
  readonly body: string;
  /** Pass-through JSON text for the app's click callback, for example `{"conversationID":"c2c_alice"}`. */
  readonly ext?: string;
  /** Shorthand for `ext`: `c2c_<user>` or `group_<group>`. Not together with `ext`. */
  readonly conversation?: string;
  /** Android notification channel; else `channel_id` of the config. */
  readonly channelId?: string;
  /** Message class in the vendor's words, for example `IM`. */
  readonly category?: string;
  /** `set` writes the number, `add` raises it; 0 to 99999. */
  readonly badge?: { readonly mode: 'set' | 'add'; readonly value: number };
  /** `default`, `none` or a sound file of the app. */
  readonly sound?: string;
  /** How long the vendor keeps the push for a phone that is off, in seconds. */
  readonly ttlSeconds?: number;
  readonly importance?: string;
  /** Address of a picture. */
  readonly image?: string;
  /** Where the vendor posts its receipts for this push, http or https: OPPO, vivo, Xiaomi and Meizu take the address with the message. */
  readonly receiptUrl?: string;
  /** Merged into the vendor's wire body last. */
  readonly raw?: Readonly<Record<string, unknown>>;
  /** `test`: the vendor's test mode (vivo, Huawei, Honor, HarmonyOS), for apps that are not listed in the store yet. `formal` by default. */
  readonly mode?: 'formal' | 'test';
  /** What a tap opens; else `click_target` of the config, else `plugin`. */
  readonly clickTarget?: ClickTarget;
  /** Flags of one vendor by their long name without dashes, for example `{ 'oppo-ext': 'spread' }`. */
  readonly vendorOptions?: Readonly<Record<string, string>>;
}

const rules: Rules<Message> = {
  title: text,
  body: text,
  ext: text,
  conversation: text,
  channelId: text,
  category: text,
  badge: rule(
    "{ mode: 'set' or 'add', value: 0 to 99999 }",
    (value) => isObject(value) && oneOf('set', 'add').fits(value['mode']) && whole('', 0, 99_999).fits(value['value']),
  ),
  sound: text,
  ttlSeconds: whole('a whole number of seconds'),
  importance: text,
  image: text,
  receiptUrl: rule('an http or https address', (value) => typeof value === 'string' && isReceiptUrl(value)),
  raw: object,
  mode: oneOf('formal', 'test'),
  clickTarget: text,
  vendorOptions: rule('an object of texts', isObject),
};

/** Title and body may be left out if default texts are enough. */
export function messageOf(
  given: Partial<Message>,
  settings: Settings,
  language: Language,
): { readonly message: PushMessage; readonly problems: readonly Problem[] } {
  throwMistakes<Partial<Message>>('a message', given, rules);
  throwWrongOptions(given.vendorOptions);
  const { mode, clickTarget: asked, vendorOptions, conversation, ...rest } = given;
  const clickTarget = clickTargetFor(asked, settings);
  const problems: Problem[] = [];
  let { ext } = given;
  if (conversation !== undefined) {
    if (ext !== undefined)
      problems.push(usageProblem('usage/conflict', { args: { first: 'ext', second: 'conversation' } }));
    const made = extOfConversation(conversation, clickTarget);
    if ('ext' in made) ext = made.ext;
    else problems.push(made.problem);
  }
  const whole = { ...rest, ext, extAt: { file: 'message.ext' }, clickTarget, options: vendorOptions ?? {} };
  return { message: finishMessage(whole, settings, language, mode ?? 'formal'), problems };
}
