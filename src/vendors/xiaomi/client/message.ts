// A neutral message as Xiaomi's form fields, and what of it Xiaomi cannot carry. Pure.

import type { Problem } from '../../../problems/types.js';
import { channelIdOf } from '../../../push/channel-id.js';
import { addIntentExtras } from '../../../push/click/click.js';
import { checkRawTap, describeTap, type Tap } from '../../../push/click/tap.js';
import type { PushMessage, RandomSource, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { xiaomiProblem } from '../problems.js';

export type MiClick = 'callback' | 'launcher' | 'page';

/** An explicit flag, else what the app's generation needs: the plugin's callback, TIMPush's page, or the launcher. */
export function miClick(message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage'>): MiClick {
  const asked = message.options['mi-click'];
  if (asked === 'callback' || asked === 'launcher' || asked === 'page') return asked;
  if (message.clickTarget === 'plugin') return 'callback';
  return message.clickTarget === 'timpush' && message.clickPage !== undefined ? 'page' : 'launcher';
}

/** The `extra.` keys of the click action. */
export function clickExtras(
  message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage' | 'ext'>,
): Record<string, string> {
  const click = miClick(message);
  if (click === 'callback') return {};
  if (click === 'launcher' || message.clickPage === undefined) return { notify_effect: '1' };
  // The ext inside the intent is a second chance for readers that do not look into the message object; a page that is no
  // intent URI goes out as it was pasted.
  const page = message.ext === undefined ? undefined : addIntentExtras(message.clickPage, { ext: message.ext });
  return { notify_effect: '2', intent_uri: page ?? message.clickPage };
}

/** The slot all pushes share that name none. [B] */
const SHARED_SLOT = 0;

/**
 * The slot in the tray: a later push with the same number replaces the earlier one, so every request has a number of its own
 * unless the sender wants one slot for all.
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
  const packageName = settings.text('package_name')?.trim() ?? '';
  const channel = channelIdOf(message, settings, 'mi_channel_id');
  const extras: Record<string, string | undefined> = {
    ext: message.ext,
    ...clickExtras(message),
    channel_id: channel,
    template_id: settings.text('mi_template_id'),
    template_param: settings.has('mi_template_id') ? settings.text('mi_template_params') : undefined,
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
    // A reader of the launch intent finds the same text here.
    payload: message.ext,
    time_to_live: message.ttlSeconds === undefined ? undefined : String(message.ttlSeconds * 1000),
    ...Object.fromEntries(Object.entries(extras).map(([key, value]) => [`extra.${key}`, value])),
    ...rawFields(message.raw),
  };
  return Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** `--raw` in form words: objects become dotted names, everything else text. */
function rawFields(raw: Readonly<Record<string, unknown>> | undefined, prefix = ''): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw ?? {})) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      Object.assign(fields, rawFields(value as Record<string, unknown>, `${prefix}${key}.`));
    else fields[`${prefix}${key}`] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return fields;
}

/** What a tap does by a form of Xiaomi. */
function tapOf(form: Readonly<Record<string, string>>): Tap {
  const effect = form['extra.notify_effect'];
  const field = `notify_effect ${effect ?? '–'}`;
  if (effect === '1') return { kind: 'app', field };
  if (effect === '2') return { kind: 'page', field, intent: form['extra.intent_uri'] ?? '' };
  if (effect === '3') return { kind: 'link', field, url: form['extra.web_uri'] ?? '' };
  return { kind: 'other', field: effect === undefined ? 'no notify_effect (the plugin starts the app)' : field };
}

/** What a tap does by the request that goes out. */
const tapOfMessage = (message: PushMessage, settings: Settings): Tap => tapOf(formOf(message, settings, [], 0));

export const clickOpens = (message: PushMessage, settings: Settings): string => {
  const tap = tapOfMessage(message, settings);
  return tap.kind === 'page' ? `${tap.field}, ${describeTap(tap)}` : describeTap(tap);
};

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  const tap = tapOfMessage(message, settings);
  const app = {
    packageName: settings.text('package_name')?.trim(),
    clickTarget: message.clickTarget,
    clickPage: message.clickPage,
  };
  return checkRawTap(tap, tapOfMessage(made, settings), app, { vendor: 'xiaomi' });
}

/** Characters of own keys and values, the unit of the vendor's limit. */
export const extraSize = (ext: string): number => 'ext'.length + ext.length;

export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message),
    ...checkClick(message),
    ...checkRawClick(message, settings),
    ...checkClass(message, settings),
    ...ignored(message),
  ];
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

/** Also used by check-ext: which click callback follows. */
export function checkClick(message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage' | 'ext'>): Problem[] {
  const click = miClick(message);
  if (click === 'page' && message.clickPage === undefined) return [xiaomiProblem('xiaomi/no-page')];
  if (click === 'callback') return [xiaomiProblem('xiaomi/click-withdrawn')];
  return message.clickTarget === 'plugin' ? [xiaomiProblem('xiaomi/click-no-callback')] : [];
}

function checkClass(message: PushMessage, settings: Settings): Problem[] {
  const channel = channelIdOf(message, settings, 'mi_channel_id');
  const problems: Problem[] = [];
  if (channel === undefined)
    problems.push(xiaomiProblem('xiaomi/no-channel', { at: settings.origin('mi_app_secret') }));
  else if (!settings.has('mi_template_id')) problems.push(xiaomiProblem('xiaomi/no-template'));
  const limit = channel === undefined ? LIMITS.ttlSeconds.public : LIMITS.ttlSeconds.private;
  if ((message.ttlSeconds ?? 0) > limit)
    problems.push(xiaomiProblem('xiaomi/ttl-range', { args: { limit: `${limit / 86_400}d` } }));
  const bad = badTemplateKey(settings.text('mi_template_params'));
  if (settings.has('mi_template_id') && bad !== undefined)
    problems.push(
      xiaomiProblem('xiaomi/template-params', { args: { key: bad }, at: settings.origin('mi_template_params') }),
    );
  return problems;
}

/** The first parameter the vendor would refuse; the name of the key, or of the whole when it is no object. */
function badTemplateKey(json: string | undefined): string | undefined {
  if (json === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'mi_template_params';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'mi_template_params';
  const entries = Object.entries(value);
  if (entries.length > LIMITS.templateValues) return entries[LIMITS.templateValues]?.[0];
  return entries.find(([, item]) => !isTemplateValue(item))?.[0].slice(0, 40);
}

/** 1 to 128 characters, not blank, no symbols of class So, nothing unassigned. */
export const isTemplateValue = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  countCodePoints(value) <= LIMITS.templateValueCharacters &&
  !/[\p{So}\p{Cn}]/u.test(value);

const ignored = (message: PushMessage): Problem[] =>
  [
    ...(message.badge === undefined ? [] : ['--badge']),
    ...(message.image === undefined ? [] : ['--image']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.importance === undefined ? [] : ['--importance']),
    ...(message.mode === 'test' ? [t('test mode', '测试模式')] : []),
  ].map((flag) => xiaomiProblem('xiaomi/ignored-field', { args: { flag } }));
