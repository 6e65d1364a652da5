// Owner and permissions of the files of a config, and which of them are outside its folder.
import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import { quoted } from '../text/shell-words.js';

type Show = (path: string) => string;

/** The constants of an app are no secrets of the server and lie in a checkout. */
const isOfApp = (path: string): boolean => path.endsWith('.dart') || path.endsWith('timpush-configs.json');

/** Files with secrets written out that others may read. */
export function wideFiles(files: Iterable<string>, show: Show): readonly Problem[] {
  return [...files].flatMap((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    if ((mode & 0o077) === 0 || isOfApp(path)) return [];
    const file = show(path);
    return [
      configProblem('config/file-permissions', {
        args: { file, path: quoted(file), mode: (mode & 0o777).toString(8) },
        at: { file },
      }),
    ];
  });
}

/** Config files that another user can change: neither ours nor the system's. */
export function filesOfOthers(files: Iterable<string>, ourId: number | undefined, show: Show): readonly Problem[] {
  if (ourId === undefined) return [];
  return [...files].flatMap((path) => {
    const owner = statSync(path, { throwIfNoEntry: false })?.uid;
    if (owner === undefined || owner === ourId || owner === 0) return [];
    const file = show(path);
    return [
      configProblem('config/foreign-owner', { args: { file, path: quoted(file), owner, own: ourId }, at: { file } }),
    ];
  });
}

/** Those of the files that are not below the folder of the config, links followed. */
export function outsideFiles(config: string, files: Iterable<string>, show: Show): readonly string[] {
  const folder = dirname(realPath(config));
  return [...files]
    .filter((path) => {
      const way = relative(folder, realPath(path));
      return isAbsolute(way) || /^\.\.(?:[\\/]|$)/.test(way);
    })
    .map(show);
}

/** A path without links; one that does not exist stays as it is. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
