// A neutral message as OPPO's notification, and what of it OPPO cannot carry. Pure.

import type { Problem } from '../../../problems/types.js';
import { isObject, type Json, readObject, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { channelIdOf } from '../../../push/channel-id.js';
import { checkRawTap, describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import { mergeRaw, type RawTexts } from '../../../push/raw.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { t } from '../../../text/language.js';
import { LIMITS, MARKETING_CATEGORIES, PLUGIN_ACTIVITY, SERVICE_CATEGORIES } from '../facts.js';
import { oppoProblem } from '../problems.js';

export type ExtForm = 'wrap' | 'spread';

export const extForm = (options: PushMessage['options']): ExtForm =>
  options['oppo-ext'] === 'spread' ? 'spread' : 'wrap';

/** Wrapped: one extra called ext. Spread: the ext itself, whose top-level keys become the extras. */
export const actionParameters = (ext: string, form: ExtForm): string =>
  form === 'spread' ? ext : JSON.stringify({ ext });

/** A page of the app by class (4) or by URI (5), or just the app (0). */
export function clickAction(message: Pick<PushMessage, 'clickTarget' | 'clickPage'>): Record<string, unknown> {
  if (message.clickTarget === 'plugin') return { click_action_type: 4, click_action_activity: PLUGIN_ACTIVITY };
  if (message.clickTarget === 'timpush' && message.clickPage !== undefined) {
    return message.clickPage.includes('://')
      ? { click_action_type: 5, click_action_url: message.clickPage }
      : { click_action_type: 4, click_action_activity: message.clickPage };
  }
  return { click_action_type: 0 };
}

const categoryOf = (message: PushMessage, settings: Settings): string | undefined =>
  message.category ?? settings.text('oppo_category');
const channelOf = (message: PushMessage, settings: Settings): string | undefined =>
  channelIdOf(message, settings, 'oppo_channel_id');

/** The notification object. `id` makes it unique: OPPO drops a second push with the same app_message_id in silence. */
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
  };
  return mergeRaw(body, rawNotification(message.raw));
}

/** `--raw` may be the notification, or the message around it as OPPO's document shows it. */
const rawNotification = (raw: PushMessage['raw']): PushMessage['raw'] =>
  isObject(raw?.['notification']) ? raw['notification'] : raw;

/** What that message says beside its notification. */
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

/** The same fields flat, as save_message_content wants them. */
export const flatFields = (body: Json): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** What a tap does by a notification of OPPO. */
function tapOf(body: Json): Tap {
  const type = wholeNumberOf(body['click_action_type']);
  const name = textOf(body['click_action_activity']);
  const url = textOf(body['click_action_url']);
  if (type === 0) return { kind: 'app', field: 'click_action_type 0' };
  if (type === 1 && name !== '') return { kind: 'action', field: 'click_action_type 1,', action: name };
  if (type === 4) return { kind: 'activity', field: 'click_action_type 4', name };
  if (type === 5) return { kind: 'page', field: 'click_action_type 5', intent: url };
  if (type === 2) return { kind: 'link', field: 'click_action_type 2', url };
  return { kind: 'other', field: `click_action_type ${type ?? '–'}${name === '' ? '' : `, ${name}`}` };
}

/** What a tap does by the request that goes out. */
const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(notification(message, settings, ''));

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOfMessage(message, settings));

/** OPPO lays action_parameters into the intent, its texts as text extras. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const parameters = notification(message, settings, '')['action_parameters'];
  return { tap: tapOfMessage(message, settings), extras: textExtras(readObject(textOf(parameters))) };
}

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  const app = {
    packageName: settings.text('package_name')?.trim(),
    clickTarget: message.clickTarget,
    clickPage: message.clickPage,
  };
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), app, {
    vendor: 'oppo',
    pluginActivity: PLUGIN_ACTIVITY,
  });
}

/** Findings that need no network. */
export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message),
    ...checkClass(message, settings),
    ...checkExtForm(message),
    ...checkTtl(message),
    ...checkRawNames(message),
    ...checkRawClick(message, settings),
    ...ignored(message),
  ];
}

function checkTexts(message: PushMessage): Problem[] {
  const problems: Problem[] = [];
  const title = countCodePoints(message.title);
  const content = countCodePoints(message.body);
  if (title === 0) problems.push(oppoProblem('oppo/title-empty'));
  if (content === 0) problems.push(oppoProblem('oppo/content-empty'));
  if (title > LIMITS.titleCharacters)
    problems.push(oppoProblem('oppo/title-too-long', { args: { length: title, limit: LIMITS.titleCharacters } }));
  if (content > LIMITS.olderContentCharacters)
    problems.push(
      oppoProblem('oppo/content-too-long', { args: { length: content, limit: LIMITS.olderContentCharacters } }),
    );
  else if (content > LIMITS.contentCharacters)
    problems.push(oppoProblem('oppo/content-cut', { args: { length: content } }));
  return problems;
}

function checkClass(message: PushMessage, settings: Settings): Problem[] {
  const category = categoryOf(message, settings);
  const problems = channelOf(message, settings) === undefined ? [oppoProblem('oppo/no-channel')] : [];
  if (category === undefined) return problems;
  const known: readonly string[] = [...SERVICE_CATEGORIES, ...MARKETING_CATEGORIES];
  if (!known.includes(category))
    return [
      ...problems,
      oppoProblem('oppo/category-unknown', { args: { value: category.slice(0, 40), known: known.join(', ') } }),
    ];
  const isService = SERVICE_CATEGORIES.some((item) => item === category);
  return isService && !settings.has('oppo_template_id')
    ? [...problems, oppoProblem('oppo/category-needs-template', { args: { value: category } })]
    : problems;
}

/** Also used by check-ext. */
export function checkExtForm(message: Pick<PushMessage, 'ext' | 'options'>): Problem[] {
  if (message.ext === undefined) return [];
  const form = extForm(message.options);
  const length = actionParameters(message.ext, form).length;
  const tooLong =
    length > LIMITS.parametersCharacters
      ? [oppoProblem('oppo/parameters-too-long', { args: { length, limit: LIMITS.parametersCharacters } })]
      : [];
  if (form === 'wrap') return tooLong;
  const value = readObject(message.ext);
  if (value === undefined) return [...tooLong, oppoProblem('oppo/ext-not-object')];
  const keys = Object.keys(value).filter((key) => typeof value[key] !== 'string');
  return [
    ...tooLong,
    oppoProblem('oppo/ext-spread'),
    ...(keys.length === 0
      ? []
      : [
          oppoProblem('oppo/ext-values-not-text', {
            args: {
              keys: keys
                .slice(0, 5)
                .map((key) => key.slice(0, 40))
                .join(', '),
            },
          }),
        ]),
  ];
}

const checkTtl = (message: PushMessage): Problem[] =>
  (message.ttlSeconds ?? 0) > LIMITS.ttlSeconds.max ? [oppoProblem('oppo/ttl-range')] : [];

/** The names of OPPO's own camelCase example, which its server does not read. */
const CAMEL_CASE = [
  'clickActionType',
  'clickActionActivity',
  'clickActionUrl',
  'actionParameters',
  'channelId',
  'offLine',
  'offLineTtl',
  'appMessageId',
  'notifyLevel',
  'subTitle',
];

const checkRawNames = (message: PushMessage): Problem[] =>
  CAMEL_CASE.filter((field) => Object.hasOwn(rawNotification(message.raw) ?? {}, field)).map((field) =>
    oppoProblem('oppo/camel-case', { args: { field } }),
  );

const ignored = (message: PushMessage): Problem[] =>
  [
    ...(message.sound === undefined || message.sound === 'default' ? [] : ['--sound']),
    ...(message.image === undefined ? [] : ['--image']),
    ...(message.importance === undefined ? [] : ['--importance']),
    ...(message.mode === 'test' ? [t('test mode', '测试模式')] : []),
  ].map((flag) => oppoProblem('oppo/ignored-field', { args: { flag } }));

/** Title, body and ext inside a `--raw`; spread, the parameters are the ext. */
export function rawTexts(outer: Json, { options }: PushMessage): RawTexts {
  const raw = rawNotification(outer) ?? {};
  const parameters = raw['action_parameters'];
  const inside = extForm(options) === 'spread' ? parameters : (readObject(textOf(parameters))?.['ext'] ?? null);
  return { title: raw['title'], body: raw['content'], ext: parameters === undefined ? undefined : inside };
}
