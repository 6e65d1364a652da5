// Completes a message: what was not given comes from the config, title and text from a default.
import type { PushMessage, Settings } from '../push/types.js';
import type { Language } from '../text/language.js';

/** Ordinary sentences: some vendors refuse a formal message that looks like a test. */
const defaultText = {
  en: { title: 'Message from Alice', body: 'Are you coming along tonight? We meet at seven.' },
  zh: { title: '来自小艾的新消息', body: '今晚一起吃饭吗？七点在老地方见。' },
} as const;

/** What may be left out of a message, or be undefined. */
export type GivenMessage = {
  readonly [K in Exclude<keyof PushMessage, 'mode' | 'clickPage' | 'clickTarget' | 'options'>]?:
    | PushMessage[K]
    | undefined;
} & Pick<PushMessage, 'clickTarget' | 'options'>;

export function finishMessage(
  given: GivenMessage,
  settings: Settings,
  language: Language,
  mode: PushMessage['mode'],
): PushMessage {
  const { title, body, clickTarget, options, ...optional } = given;
  const rest = {
    ...optional,
    channelId: given.channelId ?? settings.text('channel_id'),
    clickPage: settings.text('timpush_click_page'),
  };
  return {
    title: title ?? defaultText[language].title,
    body: body ?? defaultText[language].body,
    mode,
    clickTarget,
    options,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  } as PushMessage;
}
