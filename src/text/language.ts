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
  return text[language].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return missing ?? whole;
    return typeof value === 'object' ? fill(value, language, args, missing) : String(value);
  });
}

/** The language of a person: an explicit choice, else LC_ALL, LC_MESSAGES, LANG; anything that is not Chinese reads English. */
export function detectLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
