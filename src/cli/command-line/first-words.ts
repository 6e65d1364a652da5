// What the words of a command line tell before its flags are parsed: the command, the language, whether JSON is wanted.

import type { Io } from '../../commands/context/io.js';
import { detectLanguage, type Language } from '../../text/language.js';

/** Global flags with a value, whose value must not be taken for the command's name. */
export const VALUE_FLAGS = new Set([
  '--config',
  '-c',
  '--profile',
  '--dotenv',
  '--format',
  '--output',
  '--lang',
  '--timeout',
  '--proxy',
  '--ca-file',
]);

/** The first word that is neither a flag nor a flag's value. */
export function commandNameIn(argv: readonly string[]): { word: string; index: number } | undefined {
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (word === '--') return undefined;
    if (VALUE_FLAGS.has(word)) i += 1;
    else if (!word.startsWith('-')) return { word, index: i };
  }
  return undefined;
}

/** The language before the flags are parsed: help and complaints need it early. */
export function languageIn(argv: readonly string[], io: Io): Language {
  const joined = argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const position = argv.indexOf('--lang');
  const asked = joined ?? (position === -1 ? undefined : argv[position + 1]);
  return asked === 'en' || asked === 'zh' ? asked : detectLanguage(io.env);
}

export const wantsJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, i) => word === '--json' || word === '--format=json' || (word === 'json' && argv[i - 1] === '--format'),
  );
