// One command line for the shell on the phone: adb joins what it is given with blanks, so each word is quoted here.

/** In single quotes nothing means anything to a shell; a single quote itself is set beside them. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');
