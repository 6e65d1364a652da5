// Checks a message for content that OPPO would reject, truncate or not deliver.
import type { Problem } from '../../../problems/types.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { checkChannelId } from '../../../push/message/channel-id.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { LIMITS, MARKETING_CATEGORIES, PLUGIN_ACTIVITY, SERVICE_CATEGORIES } from '../facts.js';
import { oppoManifest } from '../manifest.js';
import { oppoProblem } from '../problems.js';
import { actionParameters, categoryOf, channelOf, extForm, rawNotification, tapOfMessage } from './message.js';

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), appContextOf(message, settings), {
    vendor: 'oppo',
    pluginActivity: PLUGIN_ACTIVITY,
  });
}

/** Findings that need no network. */
export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message),
    ...checkClass(message, settings),
    ...checkChannelId(channelOf(message, settings), 'oppo', 'warning'),
    ...checkExtForm(message),
    ...checkTtl(message),
    ...checkRawNames(message),
    ...checkRawClick(message, settings),
    ...checkReceiptUrl(message, oppoManifest.name, { limit: LIMITS.callbackUrlCharacters, unit: 'characters' }),
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

/** Names from OPPO's own camelCase example, which its server ignores. */
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
