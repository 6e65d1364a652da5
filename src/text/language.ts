// The two languages of the program: every sentence a person can read exists in both, or the compiler complains.

export type Language = 'en' | 'zh';

/** One sentence in both languages; `{name}` marks a placeholder that `fill` replaces. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A value for a placeholder; a `Text` is put in in the reader's language. */
export type TextArg = string | number | Text;
export type TextArgs = Readonly<Record<string, TextArg>>;

/** Shorthand for a `Text`. */
export const t = (en: string, zh: string): Text => ({ en, zh });

/** The sentence in one language with its placeholders filled. Without `missing` an unknown placeholder stays visible, so that a missing argument is seen. */
export function fill(text: Text, language: Language, args: TextArgs = {}, missing?: string): string {
  const sentence = text[language];
  return sentence.replace(PLACEHOLDER, (whole: string, before: string, name: string, after: string, at: number) => {
    const value = args[name];
    if (value === undefined) return missing === undefined ? whole : `${before}${missing}${after}`;
    const shown = typeof value === 'object' ? fill(value, language, args, missing) : String(value);
    if (language === 'en') return `${before}${shown}${after}`;
    return `${gap(sentence[at - 1], before, shown[0])}${shown}${gap(shown.at(-1), after, sentence[at + whole.length])}`;
  });
}

const PLACEHOLDER = /( ?)\{([a-zA-Z]+)\}( ?)/g;

/** Chinese has a blank between Han and Latin and none between Han and Han, whatever a placeholder brings. */
function gap(left: string | undefined, written: string, right: string | undefined): string {
  if (left === undefined || right === undefined) return written;
  if (HAN.test(left) && HAN.test(right)) return '';
  return (HAN.test(left) && LATIN.test(right)) || (LATIN.test(left) && HAN.test(right)) ? ' ' : written;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /[A-Za-z0-9]/;

/** Both languages at once. */
export const fillBoth = (text: Text, args: TextArgs): Text => t(fill(text, 'en', args), fill(text, 'zh', args));

/** The language of a person: an explicit choice, else LC_ALL, LC_MESSAGES, LANG; anything that is not Chinese reads English. */
export function detectLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
