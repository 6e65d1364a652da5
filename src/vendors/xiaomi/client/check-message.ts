// Checks a message for content that Xiaomi would reject or not deliver: texts, click, class, template, ignored fields.
import type { Problem } from '../../../problems/types.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { channelIdOf, checkChannelId } from '../../../push/message/channel-id.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { xiaomiManifest } from '../manifest.js';
import { xiaomiProblem } from '../problems.js';
import { clickExtras, miClick } from './click.js';
import { formOf, tapOfMessage } from './message.js';
import { checkTemplate } from './template.js';

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  const tap = tapOfMessage(message, settings);
  return checkRawTap(tap, tapOfMessage(made, settings), appContextOf(message, settings), { vendor: 'xiaomi' });
}

/** Characters of custom keys and values, as the vendor's limit counts them. */
export const extraSize = (ext: string): number => 'ext'.length + ext.length;

export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message),
    ...(message.raw === undefined ? checkClick(message) : checkMergedClick(message, settings)),
    ...checkRawClick(message, settings),
    ...checkClass(message, settings),
    ...checkTemplate(message, settings),
    ...checkReceiptUrl(message, xiaomiManifest.name, { limit: LIMITS.callbackUrlBytes, unit: 'bytes' }),
    ...ignored(message),
  ];
}

/** Like checkClick, for a request changed by `--raw`: the final notify_effect counts. */
function checkMergedClick(message: PushMessage, settings: Settings): Problem[] {
  const click = miClick(message);
  const effect = formOf(message, settings, [], 0)['extra.notify_effect'];
  if (effect === clickExtras(message)['notify_effect']) return checkClick(message);
  if (effect === undefined) return [xiaomiProblem('xiaomi/click-withdrawn')];
  return click === 'callback' && message.clickTarget === 'plugin' ? [xiaomiProblem('xiaomi/click-no-callback')] : [];
}

function checkTexts(message: PushMessage): Problem[] {
  const problems: Problem[] = [];
  const title = countCodePoints(message.title);
  const body = countCodePoints(message.body);
  if (message.title.trim() === '') problems.push(xiaomiProblem('xiaomi/title-empty'));
  if (message.body.trim() === '') problems.push(xiaomiProblem('xiaomi/description-empty'));
  if (title > LIMITS.titleCharacters)
    problems.push(xiaomiProblem('xiaomi/title-too-long', { args: { length: title, limit: LIMITS.titleCharacters } }));
  if (body > LIMITS.descriptionCharacters)
    problems.push(
      xiaomiProblem('xiaomi/description-too-long', { args: { length: body, limit: LIMITS.descriptionCharacters } }),
    );
  if (/\btest\b|测试/i.test(`${message.title} ${message.body}`)) problems.push(xiaomiProblem('xiaomi/test-like-text'));
  return [...problems, ...checkExtSize(message.ext)];
}

/** Also used by check-ext. */
export function checkExtSize(ext: string | undefined): Problem[] {
  if (ext === undefined) return [];
  const size = extraSize(ext);
  const problems =
    size > LIMITS.extraCharacters
      ? [xiaomiProblem('xiaomi/extra-too-long', { args: { length: size, limit: LIMITS.extraCharacters } })]
      : [];
  return ext.includes('%7B%22') ? [...problems, xiaomiProblem('xiaomi/encoded-twice')] : problems;
}

/** Checks which click callback is triggered; also used by check-ext. */
export function checkClick(message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage' | 'ext'>): Problem[] {
  const click = miClick(message);
  if (click === 'page' && message.clickPage === undefined) return [xiaomiProblem('xiaomi/no-page')];
  if (click === 'callback') return [xiaomiProblem('xiaomi/click-withdrawn')];
  return message.clickTarget === 'plugin' ? [xiaomiProblem('xiaomi/click-no-callback')] : [];
}

function checkClass(message: PushMessage, settings: Settings): Problem[] {
  const channel = channelIdOf(message, settings, 'mi_channel_id');
  const problems = checkChannelId(channel, 'xiaomi', 'error');
  if (channel === undefined)
    problems.push(xiaomiProblem('xiaomi/no-channel', { at: settings.origin('mi_app_secret') }));
  else if (!settings.has('mi_template_id')) problems.push(xiaomiProblem('xiaomi/no-template'));
  const limit = channel === undefined ? LIMITS.ttlSeconds.public : LIMITS.ttlSeconds.private;
  if ((message.ttlSeconds ?? 0) > limit)
    problems.push(xiaomiProblem('xiaomi/ttl-range', { args: { limit: `${limit / 86_400}d` } }));
  return problems;
}

const ignored = (message: PushMessage): Problem[] =>
  [
    ...(message.badge === undefined ? [] : ['--badge']),
    ...(message.image === undefined ? [] : ['--image']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.importance === undefined ? [] : ['--importance']),
    ...(message.mode === 'test' ? [t('test mode', '测试模式')] : []),
  ].map((flag) => xiaomiProblem('xiaomi/ignored-field', { args: { flag } }));
