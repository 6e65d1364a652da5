// What is wrong with a JSON value, in words of both languages.
import type * as z from 'zod/mini';
import { type Text, t } from '../../text/language.js';

export function issuesOf(issues: readonly z.core.$ZodIssue[]): Text {
  const said = issues.map((issue) => {
    const place = issue.path.map(String).join('.');
    const { en, zh } = wordsFor(issue);
    return t(`${place || 'the body'} ${en}`, place === '' ? `内容${zh}` : `${place} ${zh}`);
  });
  const all = (language: 'en' | 'zh', between: string): string =>
    said
      .map((text) => text[language])
      .join(between)
      .slice(0, 300);
  return t(all('en', '; '), all('zh', '；'));
}

/** zod/mini has no messages of its own. */
function wordsFor(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return t(`is missing or no ${issue.expected}`, `缺失，或类型不是 ${issue.expected}`);
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return t(`must be one of ${values}`, `只能是 ${values} 之一`);
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => key.slice(0, 40)).join(', ');
      return t(`has unknown members: ${keys}`, `含有未知成员：${keys}`);
    }
    case 'too_small':
      return bound(issue.origin, t('at least', '至少'), issue.minimum);
    case 'too_big':
      return bound(issue.origin, t('at most', '最多'), issue.maximum);
    default:
      return t('is not valid', '无效');
  }
}

const bound = (origin: string, than: Text, limit: number | bigint): Text => {
  const [en, zh] = origin === 'string' ? [' characters long', ' 个字符'] : ['', ''];
  return t(`must be ${than.en} ${limit}${en}`, `${than.zh}为 ${limit}${zh}`);
};
