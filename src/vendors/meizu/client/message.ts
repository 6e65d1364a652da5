// A neutral message as Meizu's messageJson, and what of it Meizu cannot carry. Pure.

import type { Problem } from '../../../problems/types.js';
import { field, isObject, type Json, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { channelIdForThisPush } from '../../../push/channel-id.js';
import { checkRawTap, describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes, countUtf16Units } from '../../../text/count.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { meizuProblem } from '../problems.js';

/** What a click does, in Meizu's words. `parameters` reaches the app; `extra` never does. */
export interface ClickTypeInfo {
  readonly clickType: 0 | 1;
  readonly activity?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Plugin and launcher: open the app (0). TIMPush: open the page of its console (1), when that page is known. */
export function clickTypeInfo(message: Pick<PushMessage, 'ext' | 'clickTarget' | 'clickPage'>): ClickTypeInfo {
  const parameters = message.ext === undefined ? {} : { parameters: { ext: message.ext } };
  if (message.clickTarget === 'timpush' && message.clickPage !== undefined)
    return { clickType: 1, activity: message.clickPage, ...parameters };
  return { clickType: 0, ...parameters };
}

/** Whole hours from 1 to 72. */
export const validTimeHours = (ttlSeconds: number | undefined): number => {
  if (ttlSeconds === undefined) return LIMITS.validTimeHours.standard;
  return Math.min(LIMITS.validTimeHours.max, Math.max(LIMITS.validTimeHours.min, Math.ceil(ttlSeconds / 3600)));
};

const noticeMsgType = (settings: Settings): 0 | 1 => (settings.text('mz_notice_type') === 'public' ? 0 : 1);

/** The object behind `messageJson`. */
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
  };
  return mergeRaw(body, message.raw);
}

/** What a tap does by a messageJson. */
function tapOf(body: Json): Tap {
  const info = body['clickTypeInfo'];
  const type = wholeNumberOf(field(info, 'clickType')) ?? 0;
  if (type === 0) return { kind: 'app', field: 'clickType 0' };
  if (type === 1) return { kind: 'activity', field: 'clickType 1', name: textOf(field(info, 'activity')) };
  if (type === 2) return { kind: 'link', field: 'clickType 2', url: textOf(field(info, 'url')) };
  return { kind: 'other', field: `clickType ${type}` };
}

/** What a tap does by the request that goes out. */
const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(messageBody(message, settings));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** The parameters become extras of the page; with them Meizu's client calls the plugin's receiver, which adb cannot. */
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

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  const app = {
    packageName: settings.text('package_name')?.trim(),
    clickTarget: message.clickTarget,
    clickPage: message.clickPage,
  };
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), app, { vendor: 'meizu' });
}

/** Findings that need no network. */
export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const titleLength = countUtf16Units(message.title);
  if (titleLength === 0) problems.push(meizuProblem('meizu/title-empty'));
  if (titleLength > LIMITS.titleCharacters)
    problems.push(
      meizuProblem('meizu/title-too-long', { args: { length: titleLength, limit: LIMITS.titleCharacters } }),
    );
  const contentLength = countUtf16Units(message.body);
  if (contentLength === 0) problems.push(meizuProblem('meizu/content-empty'));
  if (contentLength > LIMITS.contentCharacters)
    problems.push(
      meizuProblem('meizu/content-too-long', { args: { length: contentLength, limit: LIMITS.contentCharacters } }),
    );
  const parameters = clickTypeInfo(message).parameters;
  const size = parameters === undefined ? 0 : countBytes(JSON.stringify(parameters));
  if (size > LIMITS.parametersBytes)
    problems.push(meizuProblem('meizu/parameters-too-long', { args: { length: size, limit: LIMITS.parametersBytes } }));
  if (message.ext === undefined && message.clickTarget === 'plugin') problems.push(meizuProblem('meizu/no-ext'));
  if (
    message.ttlSeconds !== undefined &&
    message.ttlSeconds !== 0 &&
    message.ttlSeconds !== validTimeHours(message.ttlSeconds) * 3600
  ) {
    problems.push(meizuProblem('meizu/ttl-range', { args: { hours: validTimeHours(message.ttlSeconds) } }));
  }
  if (noticeMsgType(settings) === 0) problems.push(meizuProblem('meizu/public-class'));
  const lost = reservedInRaw(message);
  if (lost !== undefined) problems.push(meizuProblem('meizu/reserved-parameter', { args: { what: lost } }));
  return [...problems, ...checkRawClick(message, settings), ...ignored(message, settings)];
}

/** A URL or a parameter called sk hides every other parameter from the app. */
function reservedInRaw(message: PushMessage): string | undefined {
  const click = message.raw?.['clickTypeInfo'];
  if (message.ext === undefined || !isObject(click)) return undefined;
  if ('url' in click) return 'url';
  return isObject(click['parameters']) && 'sk' in click['parameters'] ? 'sk' : undefined;
}

function ignored(message: PushMessage, settings: Settings): Problem[] {
  const flags = [
    ...(channelIdForThisPush(message, settings) === undefined ? [] : ['--channel-id']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.importance === undefined ? [] : ['--importance']),
    ...(message.badge === undefined ? [] : ['--badge']),
    ...(message.image === undefined ? [] : ['--image']),
    ...(message.sound === undefined || message.sound === 'default' || message.sound === 'none' ? [] : ['--sound']),
    ...(message.mode === 'test' ? [t('test mode', '测试模式')] : []),
  ];
  return flags.map((flag) => meizuProblem('meizu/ignored-field', { args: { flag } }));
}

/** Title, body and ext inside a `--raw`. */
export const rawTexts = (raw: Readonly<Record<string, unknown>>): RawTexts => ({
  title: rawAt(raw, 'noticeBarInfo', 'title'),
  body: rawAt(raw, 'noticeBarInfo', 'content'),
  ext: rawAt(raw, 'clickTypeInfo', 'parameters', 'ext'),
});
