// Sentences of the catalogues as Markdown: nothing in them is markup, and what a reader types is shown as code.
import type { Language, Text } from '../../src/text/language.js';

/** A command up to the end of its sentence, a flag, a config key, an environment variable. */
const TYPED =
  /tim-push [a-z][^，。；,;（）()：]*[^，。；,;（）()：\s.]|(?<![\w-])--[a-z][a-z-]+(?:[= ]<[^>]+>)?|\b[a-z]+(?:_[a-z]+)+\b|\b[A-Z]+(?:_[A-Z]+)+\b/g;

const literal = (text: string): string => text.replace(/[\\`*_[\]<>|~#&!]/g, '\\$&').replaceAll('\n', ' ');

/** Code between backticks; one more of them than the text itself has. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const gap = fence.length > 1 ? ' ' : '';
  return `${fence}${gap}${text.replaceAll('|', '\\|')}${gap}${fence}`;
}

/** A placeholder has no value on a page and is shown by its name. */
const named = (text: string): string => text.replace(/(?<!\$)\{([a-zA-Z]+)\}/g, '‹$1›');

export function prose(text: string): string {
  const plain = named(text);
  let from = 0;
  let out = '';
  for (const match of plain.matchAll(TYPED)) {
    out += literal(plain.slice(from, match.index)) + code(match[0]);
    from = match.index + match[0].length;
  }
  return out + literal(plain.slice(from));
}

export const say = (text: Text, language: Language): string => prose(text[language]);

/** Where pages of a language stand. */
export const folderOf = (language: Language): string => (language === 'zh' ? 'zh/' : '');

/** As Git hosts make it out of a heading; the site uses the same, so that links work in both places. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** Front matter of a page that is made from the program. */
export const frontMatter = (description: string): string =>
  `---\ndescription: ${JSON.stringify(description)}\neditLink: false\n---\n\n`;

/** A sentence with its values in place. */
export const put = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
