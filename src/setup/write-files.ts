// The only writer of the wizard: the config owner-only and in one step, and the line in .gitignore.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { replaceFile } from '../project/fixes/replace-file.js';
import { hasFileModes, type Platform, withSlashes } from '../text/platform.js';
import { ignoredText } from './ignore.js';

/** In one step, so that a full disk loses nothing. An existing file keeps narrower rights, never wider ones. */
export function writeOwnerOnly(path: string, text: string, platform: Platform): { readonly isOwnerOnly: boolean } {
  replaceFile(path, text, modeOf(path));
  // Said only of what was seen: some file systems keep no rights, and Windows has others.
  return { isOwnerOnly: hasFileModes(platform) && (statSync(path).mode & 0o077) === 0 };
}

/** What a file holds; undefined where there is none. */
export const fileText = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : undefined;

const modeOf = (path: string): number => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o600;

/** A .gitignore as it is, and with a file in it. */
export interface IgnorePlan {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The .gitignore that counts for a file: of its own folder, or of the checkout's top if only that has one. */
export function planGitignore(configPath: string): IgnorePlan | undefined {
  const folder = dirname(configPath);
  const top = checkoutOf(folder);
  if (top === undefined) return undefined;
  const own = join(folder, '.gitignore');
  const path = existsSync(own) ? own : join(top, '.gitignore');
  const name = withSlashes(relative(dirname(path), configPath));
  const before = fileText(path) ?? '';
  return { path, before, after: ignoredText(before, name) };
}

export const writeGitignore = ({ path, after }: IgnorePlan): void => replaceFile(path, after);

/** The folder above that holds `.git`. */
function checkoutOf(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
