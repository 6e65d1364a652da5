// Words of a command line for a shell, each quoted where it must be: adb joins what it is given with blanks, and commands that are shown are typed.

/** A shell interprets nothing within single quotes; a single quote itself is written outside of them. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');
