// A value on the command line that is not what its flag takes: the value, the rule, and a line to type instead.
import { isEmptyWord } from '../text/empty-words.js';
import { excerptOf } from '../text/excerpt.js';
import { type Text, type TextArg, t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { usageProblem } from './entries/usage.js';
import type { Problem } from './types.js';

/** A rule to fit behind "must be", and a value that keeps it. */
export interface ValueRule {
  readonly says: Text;
  readonly example: string;
}

export const rules = {
  duration: { says: t('a duration such as 15m (s, m, h, d)', '时长，例如 15m（单位 s、m、h、d）'), example: '15m' },
  timeout: { says: t('a duration such as 10s (ms, s, m)', '时长，例如 10s（单位 ms、s、m）'), example: '10s' },
  port: { says: t('a port from 0 to 65535', '0 到 65535 之间的端口'), example: '0' },
  packageName: {
    says: t('a package name such as com.example.app', '包名，例如 com.example.app'),
    example: 'com.example.app',
  },
  text: { says: t('a text for the phone', '显示给用户的文本'), example: '' },
  id: { says: t('an id as send shows it', 'send 显示的 ID'), example: '121397329' },
} satisfies Record<string, ValueRule>;

export const wholeNumberTo = (most: number, example: string): ValueRule => ({
  says: t(`a whole number from 0 to ${most}`, `0 到 ${most} 的整数`),
  example,
});

/** `flag` with its dashes; an argument is named as the help names it, with the command in `write`. */
export const wrongValue = (flag: string, value: string, rule: ValueRule, write = `${flag} ${rule.example}`): Problem =>
  usageProblem('usage/bad-value', { args: { flag, value: excerptOf(value), expected: rule.says, write } });

/** Ids that programs write for an empty variable. */
export const unfilledIds = (flag: string, ids: readonly string[]): readonly Problem[] =>
  ids.filter(isEmptyWord).map((id) => wrongValue(flag, id, rules.id));

/** A title or body that a program wrote for an empty variable; `none` and `nil` may be words. */
export const unfilledTexts = (texts: { readonly title?: string; readonly body?: string }): readonly Problem[] =>
  (['title', 'body'] as const).flatMap((name) => {
    const text = texts[name] ?? '';
    return isEmptyWord(text) && !/^(?:none|nil|nan)$/i.test(text.trim())
      ? [wrongValue(`--${name}`, text, rules.text, `--${name} "…"`)]
      : [];
  });

export const inQuotes = t('the value in double quotes', '加双引号的值');
export const trueOrFalse = t('true or false', 'true 或 false');

/** The only word, or "one of" several. */
export const oneOf = (allowed: readonly string[]): Text =>
  allowed.length === 1
    ? t(`${allowed[0]}`, `${allowed[0]}`)
    : t(`one of ${allowed.join(', ')}`, `${allowed.join('、')} 之一`);

/** One of a few words: the nearest of them is what was most likely meant. */
export function notOneOf(flag: string, value: string, allowed: readonly string[], before = flag): Problem {
  const rule = {
    says: oneOf(allowed),
    example: suggest(value, allowed) ?? allowed[0] ?? '',
  };
  return wrongValue(flag, value, rule, `${before} ${rule.example}`);
}

/** Names people have for vendors, beside those we take. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    apple: 'apns',
    ios: 'apns',
    google: 'fcm',
    firebase: 'fcm',
    gcm: 'fcm',
    hms: 'huawei',
    hw: 'huawei',
    hihonor: 'honor',
    mi: 'xiaomi',
    mipush: 'xiaomi',
    redmi: 'xiaomi',
    realme: 'oppo',
    oneplus: 'oppo',
    heytap: 'oppo',
    iqoo: 'vivo',
    mz: 'meizu',
    flyme: 'meizu',
    harmonyos: 'harmony',
    hmos: 'harmony',
    苹果: 'apns',
    谷歌: 'fcm',
    华为: 'huawei',
    荣耀: 'honor',
    小米: 'xiaomi',
    魅族: 'meizu',
    鸿蒙: 'harmony',
  }),
);

export const vendorSuggestion = (name: string, known: readonly string[]): TextArg =>
  didYouMean(OTHER_NAMES.get(name.toLowerCase()) ?? suggest(name, known));

export const unknownVendor = (name: string, known: readonly string[], at?: Problem['at']): Problem =>
  usageProblem('usage/unknown-vendor', {
    args: {
      name: excerptOf(name),
      known: known.join(', '),
      suggestion: vendorSuggestion(name, known),
    },
    ...(at === undefined ? {} : { at }),
  });

export function unknownDevice(name: string, known: readonly string[]): Problem {
  const nearest = suggest(name, known);
  return usageProblem('usage/unknown-device', {
    args: {
      name: excerptOf(name),
      known: known.length === 0 ? t('none', '无') : known.join(', '),
      suggestion: didYouMean(nearest),
    },
  });
}

/** Why a key is unknown: a typo only where a known key is near. */
export const whyUnknown = (nearest: string | undefined): Text =>
  nearest === undefined
    ? t('no known key has a similar name', '没有名称相近的已知键')
    : t(`most likely a typo: did you mean ${nearest}?`, `多半是拼写错误：是不是想用 ${nearest}？`);

/** ": did you mean x?" or nothing. */
export const didYouMean = (nearest: string | undefined): TextArg =>
  nearest === undefined ? '' : t(`: did you mean ${nearest}?`, `：是不是想用 ${nearest}？`);
