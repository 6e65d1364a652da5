// A file that keeps device tokens a vendor handed out only once: one a line, owner-only, only ever appended to.
import { appendFile } from 'node:fs/promises';

/** Throws when the file cannot be written; called with an empty list it only tries that. */
export const appendTokens = (path: string, tokens: readonly string[]): Promise<void> =>
  appendFile(path, tokens.map((token) => `${token}\n`).join(''), { mode: 0o600 });
