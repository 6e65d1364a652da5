// Looks at a message on its way through Tencent before it is sent: types, sizes, what switches the push off, what gets cut.
import type { Problem } from '../../problems/types.js';
import { didYouMean } from '../../problems/value-problem.js';
import { cutLikeTencent } from '../../push/message/tencent-cut.js';
import { checkReceiptUrl } from '../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../push/types.js';
import { countBytes } from '../../text/count.js';
import { excerptOf } from '../../text/excerpt.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import { ownValue } from '../../text/own-value.js';
import { suggest } from '../../text/suggest.js';
import { LIMITS, TENCENT_NAME, VENDOR_NAMES } from '../facts.js';
import { TENCENT_TEXT_LIMITS } from '../limits.js';
import { tencentProblem } from '../problems/index.js';
import { type FieldRule, PUSH_INFO_FIELDS } from '../push-info-fields.js';
import type { TencentSendOptions } from '../types.js';
import { messageBody } from './requests.js';

/** Findings that need no network; an error among them stops the push. */
export function checkMessage(
  message: PushMessage,
  settings: Settings,
  options: TencentSendOptions = { kind: 'message' },
): readonly Problem[] {
  const body = messageBody(message, settings, ['alice'], { ...options, random: 0xffff_ffff });
  const info = body['OfflinePushInfo'];
  const problems: Problem[] = [];
  const size = countBytes(JSON.stringify(body));
  if (size > LIMITS.bodyBytes)
    problems.push(tencentProblem('tencent-im/body-too-large', { args: { size, limit: LIMITS.bodyBytes } }));
  if (isObject(info)) problems.push(...checkPushInfo(info));
  else problems.push(wrongField('OfflinePushInfo', '{…}', info));
  problems.push(...checkLifeTime(body['MsgLifeTime'], message), ...checkCustomElement(body, info));
  if (message.mode === 'test') problems.push(tencentProblem('tencent-im/no-vivo-test-mode'));
  // Any further key for Xiaomi may be the one of the template: its name is in no document we know.
  const android = isObject(info) && isObject(info['AndroidInfo']) ? Object.keys(info['AndroidInfo']) : [];
  const isTemplateGiven = android.some((name) => name.startsWith('XiaoMi') && name !== 'XiaoMiChannelID');
  if (settings.has('mi_template_id') && !isTemplateGiven)
    problems.push(tencentProblem('tencent-im/no-xiaomi-template', { at: settings.origin('mi_template_id') }));
  return [...problems, ...checkReceiptUrl(message, TENCENT_NAME, 'console'), ...ignored(message)];
}

/** Types, values, sizes and pitfalls of one OfflinePushInfo, whoever wrote it. */
export function checkPushInfo(info: Json): readonly Problem[] {
  const problems = checkFields(info, PUSH_INFO_FIELDS, '');
  if (info['PushFlag'] === 1) problems.push(tencentProblem('tencent-im/push-flag-off'));
  const ext = info['Ext'];
  const size = countBytes(textOf(info['Desc'])) + countBytes(textOf(ext));
  if (size > LIMITS.descAndExtBytes)
    problems.push(tencentProblem('tencent-im/ext-too-large', { args: { size, limit: LIMITS.descAndExtBytes } }));
  if (typeof ext === 'string' && ext !== '') {
    const parsed = readObject(ext);
    if (parsed === undefined) problems.push(tencentProblem('tencent-im/ext-not-object'));
    else if (!('ext' in parsed) && !('entity' in parsed)) problems.push(tencentProblem('tencent-im/oppo-spread'));
  }
  const android = isObject(info['AndroidInfo']) ? info['AndroidInfo'] : {};
  if ('OPPONotifyLevel' in android && !('OPPOCategory' in android))
    problems.push(tencentProblem('tencent-im/oppo-level-without-category'));
  if (!('XiaoMiChannelID' in android)) problems.push(tencentProblem('tencent-im/no-xiaomi-channel'));
  return [...problems, ...cutTexts(info, android)];
}

function checkFields(block: Json, fields: Readonly<Record<string, FieldRule>>, prefix: string): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(block)) {
    const path = `${prefix}${excerptOf(name)}`;
    const rule = ownValue(fields, name);
    if (rule === undefined) {
      const nearest = suggest(name, Object.keys(fields));
      if (nearest === undefined && prefix === 'AndroidInfo.' && name.startsWith('XiaoMi')) {
        problems.push(tencentProblem('tencent-im/xiaomi-field', { args: { field: path } }));
        continue;
      }
      const suggestion = didYouMean(nearest);
      problems.push(tencentProblem('tencent-im/unknown-field', { args: { field: path, suggestion } }));
    } else if (rule.is === 'block') {
      if (isObject(value)) problems.push(...checkFields(value, rule.fields, `${path}.`));
      else problems.push(wrongField(path, '{…}', value));
    } else {
      const expected = expectedOf(value, rule);
      if (expected !== undefined) problems.push(wrongField(path, expected, value));
    }
  }
  return problems;
}

/** Undefined when the value fits, else what would fit. */
function expectedOf(value: unknown, rule: Exclude<FieldRule, { is: 'block' }>): string | undefined {
  switch (rule.is) {
    case 'text': {
      if (typeof value !== 'string') return '"text"';
      const { maxBytes = Number.POSITIVE_INFINITY } = rule;
      return countBytes(value) <= maxBytes ? undefined : `"text" ≤ ${maxBytes} bytes`;
    }
    case 'object':
      return isObject(value) ? undefined : '{…}';
    case 'list':
      return Array.isArray(value) ? undefined : '[…]';
    case 'word':
      return typeof value === 'string' && rule.only.includes(value) ? undefined : rule.only.join(' | ');
    case 'integer': {
      const number = rule.orText === true && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rule;
      const fits =
        typeof number === 'number' &&
        Number.isInteger(number) &&
        (rule.only === undefined ? number >= min && number <= max : rule.only.includes(number));
      return fits ? undefined : (rule.only?.join(' | ') ?? `${min}…${max}`);
    }
  }
}

const wrongField = (field: string, expected: string, value: unknown): Problem =>
  tencentProblem('tencent-im/wrong-field', { args: { field, expected, found: describe(value) } });

const describe = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object') return '{…}';
  return typeof value === 'string' ? `"${excerptOf(value)}"` : excerptOf(String(value));
};

function checkLifeTime(value: unknown, message: PushMessage): Problem[] {
  if (value === 0) return [tencentProblem('tencent-im/life-time-zero')];
  const tooLong = typeof value === 'number' && value > LIMITS.lifeTimeSeconds;
  const seconds = message.ttlSeconds ?? 0;
  return tooLong || seconds > LIMITS.lifeTimeSeconds
    ? [tencentProblem('tencent-im/life-time-long', { args: { limit: LIMITS.lifeTimeSeconds } })]
    : [];
}

/** Only with --raw: our own messages are texts. */
function checkCustomElement(body: Json, info: unknown): Problem[] {
  const elements = Array.isArray(body['MsgBody']) ? body['MsgBody'].filter(isObject) : [];
  const custom = elements.filter((element) => element['MsgType'] === 'TIMCustomElem');
  const hasDesc = isObject(info) && textOf(info['Desc']) !== '';
  const isBare = custom.some((element) => {
    const content = element['MsgContent'];
    return !isObject(content) || textOf(content['Desc']) === '';
  });
  return isBare && !hasDesc ? [tencentProblem('tencent-im/custom-without-desc')] : [];
}

/** One hint for title and one for text, for the vendor with the tightest limit that is exceeded. */
function cutTexts(info: Json, android: Json): Problem[] {
  const title = textOf(info['Title']);
  const desc = textOf(info['Desc']);
  const limits = Object.entries(TENCENT_TEXT_LIMITS)
    .filter(([id]) => id !== (android['PushStyle'] === 1 ? 'oppo' : 'oppo-long'))
    .map(([id, limit]) => ({
      name: VENDOR_NAMES[id.replace('-long', '')] ?? id,
      ...limit,
      cut: cutLikeTencent(title, desc, limit),
    }));
  const worst = (part: 'title' | 'body') =>
    limits
      .filter(({ cut }) => (part === 'title' ? cut.titleWasCut : cut.bodyWasCut))
      .sort((a, b) => a[part] - b[part])[0];
  return (['title', 'body'] as const).flatMap((part) => {
    const found = worst(part);
    if (found === undefined) return [];
    const word = part === 'title' ? t('title', '标题') : t('text', '正文');
    const length = (part === 'title' ? title : desc).length;
    return [
      tencentProblem('tencent-im/cut-by-tencent', {
        args: { part: word, vendor: found.name, length, limit: found[part] },
      }),
    ];
  });
}

const ignored = (message: PushMessage): Problem[] => [
  ...(message.sound === 'none' ? [tencentProblem('tencent-im/ignored-field', { args: { flag: '--sound none' } })] : []),
  ...Object.keys(message.options)
    .filter((flag) => !flag.startsWith('tencent-'))
    .map((flag) => tencentProblem('tencent-im/ignored-field', { args: { flag: `--${flag}` } })),
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
