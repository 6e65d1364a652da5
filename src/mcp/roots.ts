// The folders a coding assistant may point at: those its client names, otherwise those of --root, otherwise the working folder. Never `/` and never the home folder.
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Surroundings {
  readonly cwd: string;
  readonly home: string;
  /** Values of --root. */
  readonly roots: readonly string[];
}

/** Real paths, so that a link cannot lead out; undefined for what does not exist. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/, 1)[0] !== '..');
};

/** `uris` are the roots of the client; absent when it names none. The result may be empty: then no path is allowed at all. */
export function rootFolders(
  { cwd, home, roots }: Surroundings,
  uris: readonly string[] | undefined,
): readonly string[] {
  const named = uris === undefined ? (roots.length > 0 ? roots : [cwd]) : uris.flatMap(pathOf);
  const atHome = realPath(home);
  return named.flatMap((path) => {
    const real = realPath(resolve(cwd, path));
    // The home folder and its parents, up to `/`, contain unrelated keys.
    const isTooMuch =
      real === undefined || resolve(real, '..') === real || (atHome !== undefined && isWithin(real, atHome));
    return isTooMuch ? [] : [real];
  });
}

function pathOf(uri: string): readonly string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}

/** The real path when it lies inside one of the folders; relative paths start at the first. */
export function pathInside(folders: readonly string[], path: string): string | undefined {
  const [first] = folders;
  if (first === undefined) return undefined;
  const real = realPath(resolve(first, path));
  return real !== undefined && folders.some((folder) => isWithin(folder, real)) ? real : undefined;
}
