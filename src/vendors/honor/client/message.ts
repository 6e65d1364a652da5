// A neutral message as Honor's body: camelCase, no `message` wrapper, token always an array. Pure.

import type { Problem } from '../../../problems/types.js';
import { field, isObject, type Json, readObject, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { channelIdForThisPush } from '../../../push/channel-id.js';
import { addIntentExtras, buildIntentUri, checkClickPage } from '../../../push/click/click.js';
import { checkRawTap, describeTap, extOfIntent, type SentTap, type Tap } from '../../../push/click/tap.js';
import { largestPart } from '../../../push/largest-part.js';
import { mergeRaw, type RawTexts, rawAt } from '../../../push/raw.js';
import type { AppContext, PushMessage, Settings } from '../../../push/types.js';
import { countBytes, countCodePoints } from '../../../text/count.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { honorProblem } from '../problems.js';

/** The page the plugin declares, with ext as a text extra: the only form its activity can read. */
export const pluginIntent = (packageName: string, ext: string | undefined): string =>
  buildIntentUri({
    scheme: 'tencent_im_push',
    host: packageName,
    path: '/honorMessage',
    ...(ext === undefined ? {} : { extras: { ext } }),
  });

/** 1 a page by intent, 3 the app. */
export function clickAction(app: AppContext, ext: string | undefined): Record<string, unknown> {
  if (app.clickTarget === 'plugin' && app.packageName !== undefined)
    return { type: 1, intent: pluginIntent(app.packageName, ext) };
  if (app.clickTarget === 'timpush' && app.clickPage !== undefined) {
    const intent = ext === undefined ? app.clickPage : (addIntentExtras(app.clickPage, { ext }) ?? app.clickPage);
    return { type: 1, intent };
  }
  return { type: 3 };
}

export const appOf = (message: PushMessage, settings: Settings): AppContext => ({
  packageName: settings.text('package_name')?.trim(),
  clickTarget: message.clickTarget,
  clickPage: message.clickPage,
});

const importanceOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.importance?.toUpperCase() ?? settings.text('honor_importance');

export function bodyOf(
  message: PushMessage,
  settings: Settings,
  tokens: readonly string[],
  tag: string,
): Record<string, unknown> {
  const importance = importanceOf(message, settings);
  const badgeClass = settings.text('honor_badge_class');
  const action = clickAction(appOf(message, settings), message.ext);
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
    // With an open-app click the data reaches no callback, but a reader of the launch intent may find it.
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

/** What a tap does by a body of Honor. */
function tapOf(body: Json): Tap {
  const notification = field(field(body, 'android'), 'notification');
  if (!isObject(notification)) return { kind: 'none', field: 'no android.notification' };
  const action = field(notification, 'clickAction');
  const type = wholeNumberOf(field(action, 'type'));
  if (type === 3) return { kind: 'app', field: 'clickAction 3' };
  const intent = textOf(field(action, 'intent'));
  if (type === 1 && intent !== '') return { kind: 'page', field: 'clickAction 1', intent };
  if (type === 2) return { kind: 'link', field: 'clickAction 2', url: textOf(field(action, 'url')) };
  return { kind: 'other', field: `clickAction ${type ?? '–'}` };
}

/** What a tap does by the request that goes out. */
const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(bodyOf(message, settings, [], ''));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** ext stands in the page itself; what Honor does with `data` of an open-app click is not known. */
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

function checkRaw(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), appOf(message, settings), {
    vendor: 'honor',
    path: '/honorMessage',
  });
}

export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message, settings),
    ...checkClick(appOf(message, settings)),
    ...checkRaw(message, settings),
    ...checkClass(message, settings),
    ...ignored(message, settings),
  ];
}

function checkTexts(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const title = countCodePoints(message.title);
  const body = countCodePoints(message.body);
  if (title === 0) problems.push(honorProblem('honor/title-empty'));
  if (body === 0) problems.push(honorProblem('honor/body-empty'));
  if (title > LIMITS.titleCharacters)
    problems.push(
      honorProblem('honor/text-long', { args: { field: '--title', length: title, limit: LIMITS.titleCharacters } }),
    );
  if (body > LIMITS.bodyCharacters)
    problems.push(
      honorProblem('honor/text-long', { args: { field: '--body', length: body, limit: LIMITS.bodyCharacters } }),
    );
  // The other public limit counts a Han character two: each warning names the figure that is passed.
  for (const [flag, text, limit] of [
    ['--title', message.title, LIMITS.titleUnits],
    ['--body', message.body, LIMITS.bodyUnits],
  ] as const) {
    const units = unitsOf(text);
    const isSaid = problems.some((problem) => problem.args['field'] === flag);
    if (units > limit && !isSaid)
      problems.push(honorProblem('honor/text-wide', { args: { field: flag, length: units, limit } }));
  }
  const size = countBytes(JSON.stringify(bodyOf(message, settings, [], '')));
  if (size > LIMITS.messageBytes)
    problems.push(
      honorProblem('honor/message-too-large', {
        args: { length: size, limit: LIMITS.messageBytes, ...largestPart(message) },
      }),
    );
  if ((message.ttlSeconds ?? 0) > LIMITS.ttlSeconds.max) problems.push(honorProblem('honor/ttl-range'));
  if (message.image !== undefined && !message.image.startsWith('https://'))
    problems.push(honorProblem('honor/image-not-https'));
  return problems;
}

/** One for a character of ASCII, two for any other (a cloud vendor's help page). */
const unitsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 128 ? 1 : 2), 0);

/** Also used by check-ext. */
export function checkClick(app: AppContext): Problem[] {
  if (app.clickTarget === 'plugin' && app.packageName === undefined) return [honorProblem('honor/no-package')];
  if (app.clickTarget !== 'timpush') return [];
  if (app.clickPage === undefined) return [honorProblem('honor/no-page')];
  const lint = checkClickPage(app.clickPage, app.packageName, { clickTarget: 'timpush', vendor: 'honor' });
  return addIntentExtras(app.clickPage, { ext: '{}' }) === undefined
    ? [...lint, honorProblem('honor/page-not-intent')]
    : lint;
}

function checkClass(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const importance = importanceOf(message, settings);
  if (importance !== undefined && importance !== 'LOW' && importance !== 'NORMAL')
    problems.push(honorProblem('honor/importance', { args: { value: importance.slice(0, 20) } }));
  if (importance === 'NORMAL') problems.push(honorProblem('honor/importance-right'));
  const { badge } = message;
  if (badge === undefined) return problems;
  const min = badge.mode === 'add' ? LIMITS.badge.addMin : LIMITS.badge.setMin;
  if (badge.value < min || badge.value > LIMITS.badge.max)
    problems.push(
      honorProblem('honor/badge-range', { args: { value: badge.value, range: `${min}–${LIMITS.badge.max}` } }),
    );
  if (!settings.has('honor_badge_class')) problems.push(honorProblem('honor/no-badge-class'));
  return problems;
}

const ignored = (message: PushMessage, settings: Settings): Problem[] =>
  [
    ...(channelIdForThisPush(message, settings) === undefined ? [] : ['--channel-id']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.sound === undefined || message.sound === 'default' ? [] : ['--sound']),
  ].map((flag) => honorProblem('honor/ignored-field', { args: { flag } }));

/** Title, body and ext inside a `--raw`. */
export const rawTexts = (raw: Json, message: PushMessage): RawTexts => ({
  title: rawAt(raw, 'android', 'notification', 'title'),
  body: rawAt(raw, 'android', 'notification', 'body'),
  ext: rawExt(raw, message.clickTarget === 'launcher'),
});

/** With a page ext stands in its intent, with an open-app click in `data`, where that of `android` comes first. */
function rawExt(raw: Json, madeForApp: boolean): unknown {
  const action = (name: string): unknown => rawAt(raw, 'android', 'notification', 'clickAction', name);
  const intent = action('intent');
  const type = wholeNumberOf(action('type')) ?? (madeForApp ? 3 : 1);
  if (type === 1) return typeof intent === 'string' ? extOfIntent(intent) : intent;
  if (type !== 3) return null;
  const data = rawAt(raw, 'android', 'data') ?? raw['data'];
  // Nothing was laid into `data` for a page.
  if (data === undefined) return madeForApp ? undefined : null;
  return readObject(textOf(data))?.['ext'] ?? null;
}
