// Both languages are complete: every sentence in the sources and in every exported table exists in English and Chinese with the same placeholders.
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Sentence, sentencesIn } from './helpers/sentences.js';
import { readSources } from './helpers/source-files.js';

const sources = readSources('src');
const { written, computed } = sentencesIn('src');

/** Every `{ en, zh }` pair of strings that can be reached from the exports of a module. */
async function sentencesExported(): Promise<readonly Sentence[]> {
  const found: Sentence[] = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown, place: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 12) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) {
      for (const item of value.values()) walk(item, place, depth + 1);
      return;
    }
    const { en, zh } = value as { readonly en?: unknown; readonly zh?: unknown };
    if (typeof en === 'string' && typeof zh === 'string') found.push({ place, en, zh });
    else if (Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value))
      for (const [key, item] of Object.entries(value)) walk(item, `${place} ${key}`, depth + 1);
  };
  for (const { path } of sources) {
    if (path === 'src/cli.ts' || path.endsWith('.d.ts')) continue;
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) walk(value, `${path} ${name}`, 0);
  }
  return found;
}

const placeholdersOf = (text: string): string =>
  [...new Set([...text.matchAll(/(?<!\$)\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? ''))].sort().join();
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Names, codes, menu paths and commands: the same in both languages except for punctuation and the spelling of names. */
function isSame({ en, zh }: Sentence): boolean {
  const plain = (text: string): string =>
    text
      .replace(/\.(?:en|zh)\b|Zh\b/g, '')
      .replace(/\b(?:Chat|IM) SDK\b/g, 'SDK')
      .replace(
        /[：，；、（）。]/g,
        (sign) => ({ '：': ':', '，': ',', '；': ';', '、': ',', '（': '(', '）': ')' })[sign] ?? '.',
      )
      .replace(/\s+/g, '')
      .toLowerCase();
  // `A, B; C` and `A B C` count as the same: the difference is only punctuation.
  return plain(en) === plain(zh) || plain(en).replace(/[,;]/g, '') === plain(zh).replace(/[,;]/g, '');
}

/** A Chinese word in an English sentence must be a quotation that both languages share. */
const strayHan = ({ en, zh }: Sentence): boolean =>
  [...en.matchAll(/(["“]?)\p{Script=Han}+/gu)].some(
    ([found]) => !zh.includes(found.replace(/^["“]/, '')) || / › /.test(en),
  );

/** Text in quotes, in backticks or after tim-push is typed or quoted, not prose. */
const prose = (zh: string): string =>
  zh
    .replace(/`[^`]*`|"[^"]*"|“[^”]*”|「[^」]*」|'[^']*'|\([^)]*\)|（[^）]*）/g, ' ')
    .replace(/\b(?:tim-push|adb|npm|npx|curl|openssl|flutter|keytool|chmod|export)\b[^，。；：\p{Script=Han}]*/gu, ' ')
    .replace(/https?:\S+|\$\{[^}]*\}|\{\w+\}/g, ' ');

/** Four English words in a row that are no menu path. */
const englishLeft = (zh: string): string | undefined =>
  /(?<![›>/:=-] ?)\b[a-z]{2,}(?: [a-z]{2,}){3,}\b/.exec(prose(zh))?.[0];

/** Our text is in British English; names, quotations and commands keep their own spelling. */
const AMERICAN =
  /\b(?:\w*(?:color|behavior|favor|labeled|cancel(?:ed|ing)|recogniz|initializ|synchroniz|organiz|normaliz|optimiz|summariz|customiz|serializ|realiz)\w*|authoriz(?:e|es|ed|ing|ation)|gray|center(?:s|ed)?|analyze[sd]?|learned|spelled)\b/;
const american = (en: string): string | undefined =>
  AMERICAN.exec(
    en
      .replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, ' ')
      .replace(
        /authorization(?= (?:header|holds|does not read)|:)|Authorization|--(?:no-)?color|NO_COLOR|FORCE_COLOR|\w+\(\)?|[\w$]+\.[\w$]+|color(?= is #)/g,
        ' ',
      ),
  )?.[0];

describe('these checks', () => {
  it('report an untranslated sentence, and accept names and commands', () => {
    expect(isSame({ place: '', en: 'copy the key', zh: 'copy this key' })).toBe(false);
    expect(isSame({ place: '', en: 'Podfile: {found}', zh: 'Podfile：{found}' })).toBe(true);
    expect(englishLeft('在控制台 open the page of your app 即可')).toBe('open the page of your app');
    expect(englishLeft('运行 tim-push check-config and then send it 即可，然后重试')).toBeUndefined();
    expect(strayHan({ place: '', en: 'holds 测试', zh: '包含“测试”' })).toBe(false);
    expect(strayHan({ place: '', en: 'holds 测试', zh: '包含“试验”' })).toBe(true);
    expect([american('colour of the SDK is initialised'), american('it is initialized')]).toEqual([
      undefined,
      'initialized',
    ]);
    expect(american('the log says "not initialized" (Firebase.initializeApp)')).toBeUndefined();
    expect(placeholdersOf('{a} of ${b} and {a}')).toBe('a');
  });
});

describe('sentences', () => {
  it('are found by the thousand', () => {
    expect(written.length).toBeGreaterThan(4_000);
  });

  it.each([
    ['is empty', (text: Sentence) => (text.en.trim() === '') !== (text.zh.trim() === '')],
    ['has other placeholders in Chinese', (text: Sentence) => placeholdersOf(text.en) !== placeholdersOf(text.zh)],
    ['has no Chinese in its Chinese half', (text: Sentence) => !hasHan(text.zh) && !isSame(text)],
    ['has Chinese in its English half', strayHan],
    ['has English left over in Chinese', (text: Sentence) => englishLeft(text.zh) !== undefined],
    ['is spelt the American way', (text: Sentence) => american(text.en) !== undefined],
  ] as const)('none %s', (_name, isWrong) => {
    expect(written.filter(isWrong).map((text) => `${text.place} ${text.en} | ${text.zh}`)).toEqual([]);
  });

  it('that are computed at run time are few; the tables that hold them are checked below', () => {
    expect(computed.length).toBeLessThan(60);
  });
});

describe('exported tables', () => {
  it('hold both languages with the same placeholders in every sentence', async () => {
    const exported = await sentencesExported();
    expect(exported.length).toBeGreaterThan(3_000);
    const wrong = exported.filter(
      (text) =>
        (text.en.trim() === '') !== (text.zh.trim() === '') ||
        placeholdersOf(text.en) !== placeholdersOf(text.zh) ||
        (!hasHan(text.zh) && !isSame(text)) ||
        strayHan(text) ||
        englishLeft(text.zh) !== undefined,
    );
    expect(wrong).toEqual([]);
  });

  it('the value an emulator reports for a broken rule is a value, a quotation of the vendor or a sentence in both languages', () => {
    const OWN_WORDS = /^(?:Invalid |exceed quota|The registration token)/;
    const inEnglish = sources
      .filter(({ path }) => path.includes('/emulator/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\b(?:check|allows|must)\(\s*['`][^;]*?\);/g)].flatMap(([call]) =>
          [...call.replace(/\bt\([^)]*\)/g, '').matchAll(/'([^'\n]*)'|`([^`]*)`/g)].flatMap(([, plain, filled]) => {
            const words = plain ?? filled ?? '';
            return /[a-z]{2,} [a-z]{2,}/.test(words) && !OWN_WORDS.test(words) ? [`${path}: ${words}`] : [];
          }),
        ),
      );
    expect(inEnglish).toEqual([]);
  });
});
