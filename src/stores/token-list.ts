// A file that keeps device tokens a vendor handed out only once: one per line, owner-only, append-only.
import { appendFile } from 'node:fs/promises';

/** Throws when the file cannot be written; with an empty list it only tests that. */
export const appendTokens = (path: string, tokens: readonly string[]): Promise<void> =>
  appendFile(path, tokens.map((token) => `${token}\n`).join(''), { mode: 0o600 });
