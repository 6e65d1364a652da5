// Both languages are complete: every sentence in the sources and in every exported table has English and Chinese that say the same.
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everyNode, lineOf, readSources } from './helpers/source-files.js';

interface Sentence {
  readonly place: string;
  readonly en: string;
  readonly zh: string;
}

const sources = readSources('src');

/** The text of a literal; an inserted expression becomes `${…}` with its source. Undefined for what only the run knows. */
function textOf(node: ts.Expression | undefined, tree: ts.SourceFile): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map((span) => `\${${span.expression.getText(tree)}}${span.literal.text}`).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left, tree), textOf(node.right, tree)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return ts.isParenthesizedExpression(node) ? textOf(node.expression, tree) : undefined;
}

function sentencesIn(): { readonly written: readonly Sentence[]; readonly computed: readonly string[] } {
  const written: Sentence[] = [];
  const computed: string[] = [];
  for (const { path, tree } of sources)
    everyNode(tree, (node) => {
      const pair = pairIn(node, tree);
      if (pair === undefined) return;
      const place = `${path}:${lineOf(tree, node)}`;
      const [en, zh] = pair.map((part) => textOf(part, tree));
      if (en === undefined || zh === undefined) computed.push(place);
      else written.push({ place, en, zh });
    });
  return { written, computed };
}

/** `t(en, zh)` or `{ en, zh }` with an expression each. */
function pairIn(node: ts.Node, tree: ts.SourceFile): readonly ts.Expression[] | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't')
    return node.arguments.length === 2 ? node.arguments : undefined;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const half = (name: string): ts.Expression | undefined => {
    const property = node.properties.find((item) => item.name?.getText(tree) === name);
    return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  };
  const [en, zh] = [half('en'), half('zh')];
  return en === undefined || zh === undefined ? undefined : [en, zh];
}

const { written, computed } = sentencesIn();

/** Every `{ en, zh }` of strings that can be reached from what a module exports. */
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

/** Names, codes, menu paths and commands: the same in both languages but for the punctuation and the way a name is spelt. */
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
  // `A, B; C` and `A B C`: an inserted half carries the words.
  return plain(en) === plain(zh) || plain(en).replace(/[,;]/g, '') === plain(zh).replace(/[,;]/g, '');
}

/** A Chinese word in an English sentence has to be one that is quoted in both. */
const strayHan = ({ en, zh }: Sentence): boolean =>
  [...en.matchAll(/\p{Script=Han}+/gu)].some(([word]) => !zh.includes(word));

/** What is in quotes, backticks or behind tim-push is typed or quoted, not read. */
const prose = (zh: string): string =>
  zh
    .replace(/`[^`]*`|"[^"]*"|“[^”]*”|「[^」]*」|'[^']*'|\([^)]*\)|（[^）]*）/g, ' ')
    .replace(/\b(?:tim-push|adb|npm|npx|curl|openssl|flutter|keytool|chmod|export)\b[^，。；：\p{Script=Han}]*/gu, ' ')
    .replace(/https?:\S+|\$\{[^}]*\}|\{\w+\}/g, ' ');

/** Four English words in a row that are no menu path. */
const englishLeft = (zh: string): string | undefined =>
  /(?<![›>/:=-] ?)\b[a-z]{2,}(?: [a-z]{2,}){3,}\b/.exec(prose(zh))?.[0];

describe('these checks', () => {
  it('notice a half that was never translated, and let names and commands be', () => {
    expect(isSame({ place: '', en: 'copy the key', zh: 'copy this key' })).toBe(false);
    expect(isSame({ place: '', en: 'Podfile: {found}', zh: 'Podfile：{found}' })).toBe(true);
    expect(englishLeft('在控制台 open the page of your app 即可')).toBe('open the page of your app');
    expect(englishLeft('运行 tim-push check-config and then send it 即可，然后重试')).toBeUndefined();
    expect(strayHan({ place: '', en: 'holds 测试', zh: '包含“测试”' })).toBe(false);
    expect(strayHan({ place: '', en: 'holds 测试', zh: '包含“试验”' })).toBe(true);
    expect(placeholdersOf('{a} of ${b} and {a}')).toBe('a');
  });
});

describe('sentences', () => {
  it('are found in their thousands', () => {
    expect(written.length).toBeGreaterThan(4_000);
  });

  it.each([
    ['is empty', (text: Sentence) => (text.en.trim() === '') !== (text.zh.trim() === '')],
    ['has other placeholders in Chinese', (text: Sentence) => placeholdersOf(text.en) !== placeholdersOf(text.zh)],
    ['has no Chinese in its Chinese half', (text: Sentence) => !hasHan(text.zh) && !isSame(text)],
    ['has Chinese in its English half', strayHan],
    ['has English left over in Chinese', (text: Sentence) => englishLeft(text.zh) !== undefined],
  ] as const)('none %s', (_name, isWrong) => {
    expect(written.filter(isWrong).map((text) => `${text.place} ${text.en} | ${text.zh}`)).toEqual([]);
  });

  it('whose halves only the run knows are few; the tables they end in are looked at below', () => {
    expect(computed.length).toBeLessThan(60);
  });
});

describe('exported tables', () => {
  it('hold both languages with the same placeholders, down to every sentence', async () => {
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
});
