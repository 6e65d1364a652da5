// The words of docs/glossary.md in every Chinese sentence: none of the last column, vendor names in Chinese, full-width punctuation.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentencesIn } from './helpers/sentences.js';

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.includes('---'))
  .slice(1)
  .map((line) => {
    const [, english = '', chinese = '', wrong = ''] = line.split('|').map((cell) => cell.trim());
    return { english, chinese, wrong: wrong.split('、').filter((word) => word !== '') };
  });
const wrongWords = rows.flatMap(({ wrong }) => wrong);

/** Quotations, commands and placeholders are not our wording. */
const own = (zh: string): string =>
  zh.replace(/`[^`]*`|"[^"]*"|“[^”]*”|「[^」]*」|\{\w+\}|\$\{[^}]*\}|https?:\S+/g, '“');

/** Vendor names in English, where the sentence means the company and not one of its products or fields. */
const LATIN_NAME =
  /(?<![\w./@-])(?:Huawei|HUAWEI|Honor|HONOR|Xiaomi|Meizu|MEIZU)(?![\w./-])(?! (?:Push|Mobile|ID|Share))/;

const HALF_WIDTH = /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}|\p{Script=Han}\(|\)\p{Script=Han}/u;
const NO_BLANK = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;

/** The inspector's texts are JavaScript for a browser, so they are read as text. */
const inspector = readFileSync('src/sandbox/inspector/assets/texts.js', 'utf8')
  .split('\n')
  .filter((line) => /\p{Script=Han}/u.test(line))
  .map((line) => ({ place: 'inspector', zh: line.replace(/^\s*\w+: '|',?$/g, '') }));
const written = [...sentencesIn('src').written, ...inspector];
const pages = ['README.zh-CN.md', ...readdirSync('docs/zh').map((name) => `docs/zh/${name}`)];

describe('the glossary', () => {
  it('has both languages in every row, and rules out none of its own words', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const { english, chinese } of rows) expect([english, chinese]).not.toContain('');
    const asked = rows.map(({ chinese }) => chinese).join('、');
    expect(wrongWords.filter((word) => asked.includes(word))).toEqual([]);
  });

  it('reports a wrong word, a name in Latin letters and half-width punctuation', () => {
    expect(wrongWords).toContain('应答');
    expect('Huawei 没有返回').toMatch(LATIN_NAME);
    expect('com.huawei.push、Huawei Push').not.toMatch(LATIN_NAME);
    expect('华为,荣耀').toMatch(HALF_WIDTH);
    expect('共3条').toMatch(NO_BLANK);
    expect(own('写成 “应答” 或 `应答`')).not.toContain('应答');
  });
});

describe('Chinese sentences', () => {
  it.each([
    ['a word the glossary replaces', (zh: string) => wrongWords.some((word) => own(zh).includes(word))],
    ['the name of a vendor in English', (zh: string) => LATIN_NAME.test(own(zh))],
    ['half-width punctuation beside Han', (zh: string) => HALF_WIDTH.test(own(zh).replace(/#Intent;|;end|\}/g, ''))],
    ['a blank beside a quotation mark', (zh: string) => /\p{Script=Han} “|” \p{Script=Han}/u.test(zh)],
    ['Han and Latin without a blank', (zh: string) => NO_BLANK.test(own(zh).replace(/<[^>]*>/g, ''))],
  ] as const)('none has %s', (_name, isWrong) => {
    expect(written.filter(({ zh }) => isWrong(zh)).map(({ place, zh }) => `${place} ${zh}`)).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  it('uses the words of the glossary', () => {
    const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
    expect(wrongWords.filter((word) => own(text).includes(word))).toEqual([]);
  });
});
