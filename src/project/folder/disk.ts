// The disk as the project room sees it: list a folder, read a file, nothing else. Paths are relative to the checked folder, with `/`.
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { withSlashes } from '../../text/platform.js';

export interface DiskEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface Disk {
  /** Undefined when there is no such folder, or it may not be read. */
  list(folder: string): readonly DiskEntry[] | undefined;
  /** Undefined when there is no such file, it may not be read, or it is longer than `limit` bytes. */
  read(file: string, limit: number): Uint8Array | undefined;
  /** When a file was last written, in milliseconds. */
  modified?(file: string): number | undefined;
  /** Links that lead out of the checked folder, as people see them: they are not followed. */
  leaving?(): readonly string[];
  /** A path as people see it. */
  show(path: string): string;
  /** A path as the system wants it, for programs that are run on a file. */
  absolute(path: string): string;
}

/**
 * The real disk below `root`; paths are shown relative to `cwd` where they lie inside of it.
 * Links are followed while they stay in the folder. A folder behind a link is looked into once: links in it to further folders are not followed.
 */
export function openDisk(root: string, cwd: string): Disk {
  const real = (path: string): string | undefined => {
    try {
      return realpathSync(path);
    } catch {
      return undefined;
    }
  };
  // Folders named on the command line lie outside, and count as inside for what is below them.
  const bases = [real(root) ?? resolve(root)];
  const left = new Map<string, string>();
  const isInside = (target: string): boolean =>
    bases.some((base) => target === base || target.startsWith(base.endsWith(sep) ? base : base + sep));
  const entryOf = (folder: string, entry: Dirent, isLinked: boolean): DiskEntry | undefined => {
    if (!entry.isSymbolicLink())
      return entry.isFile() || entry.isDirectory() ? { name: entry.name, isFolder: entry.isDirectory() } : undefined;
    const path = resolve(folder, entry.name);
    const target = real(path);
    if (target === undefined) return undefined;
    if (!isInside(target)) {
      if (!entry.name.startsWith('.')) left.set(path, target);
      return undefined;
    }
    const stat = statSync(target);
    if (stat.isFile()) return { name: entry.name, isFolder: false };
    const isLoop = folder === target || `${real(folder) ?? folder}${sep}`.startsWith(`${target}${sep}`);
    return stat.isDirectory() && !isLinked && !isLoop ? { name: entry.name, isFolder: true } : undefined;
  };
  return {
    list(folder) {
      try {
        const full = resolve(root, folder);
        const target = realpathSync(full);
        if (!isInside(target)) bases.push(target);
        const isLinked = target !== resolve(bases[0] ?? root, folder);
        return readdirSync(full, { withFileTypes: true })
          .map((entry) => entryOf(full, entry, isLinked))
          .filter((entry) => entry !== undefined);
      } catch {
        return undefined;
      }
    },
    read(file, limit) {
      try {
        const path = realpathSync(resolve(root, file));
        const stat = statSync(path);
        return stat.isFile() && stat.size <= limit && isInside(path) ? readFileSync(path) : undefined;
      } catch {
        return undefined;
      }
    },
    modified(file) {
      try {
        const path = realpathSync(resolve(root, file));
        return isInside(path) ? statSync(path).mtimeMs : undefined;
      } catch {
        return undefined;
      }
    },
    leaving: () => [...left].map(([path, target]) => `${shown(root, cwd, path)} → ${withSlashes(target)}`).sort(),
    show: (path) => shown(root, cwd, path),
    absolute: (path) => resolve(root, path),
  };
}

function shown(root: string, cwd: string, path: string): string {
  const full = resolve(root, path);
  const short = relative(cwd, full);
  return withSlashes(short.startsWith('..') || isAbsolute(short) ? full : short === '' ? '.' : short);
}
