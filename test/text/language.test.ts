// Filling a sentence: placeholders in both languages, and the blanks in Chinese around their values.
import { describe, expect, it } from 'vitest';
import { fill, fillBoth, t } from '../../src/text/language.js';

const accepted = t('{vendor} accepted {count} pushes', '{vendor} 已接受 {count} 条推送');

describe('fill', () => {
  it.each([
    ['a name in Han has no blank beside Han', '{vendor} 已接受', '华为', '华为已接受'],
    ['a name in Latin keeps its blank', '{vendor} 已接受', 'OPPO', 'OPPO 已接受'],
    ['a name in Latin gets the blank that is missing', '其余发往{vendor}的推送', 'vivo', '其余发往 vivo 的推送'],
    ['full-width punctuation needs none', '无法连接：{vendor}，重试', 'vivo', '无法连接：vivo，重试'],
    ['between two columns of a table all blanks stay', '{vendor}  任务', '华为', '华为  任务'],
  ])('in Chinese %s', (_name, zh, vendor, shown) => {
    expect(fill(t(zh, zh), 'zh', { vendor })).toBe(shown);
  });

  it('fills in a bilingual value in the language of the reader', () => {
    expect(fillBoth(accepted, { vendor: t('Huawei', '华为'), count: 3 })).toEqual({
      en: 'Huawei accepted 3 pushes',
      zh: '华为已接受 3 条推送',
    });
  });

  it('leaves a placeholder without a value visible, unless another sign is given', () => {
    expect(fill(accepted, 'en', { vendor: 'vivo' })).toBe('vivo accepted {count} pushes');
    expect(fill(accepted, 'zh', { vendor: 'vivo' }, '…')).toBe('vivo 已接受 … 条推送');
  });
});
