// Words of a command line for a shell, each quoted where it must be: adb joins what it is given with blanks, and commands that are shown are typed.

/** In single quotes nothing means anything to a shell; a single quote itself is set beside them. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');
