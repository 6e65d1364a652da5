// The disk as the project room sees it: list a folder, read a file, nothing else. Paths are relative to the checked folder, with `/`.
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { withSlashes } from '../../text/platform.js';
import { childOf } from './walk.js';

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
  // Where files are that a listing showed as such: no link leads to them, and they lie inside.
  const plain = new Map<string, string>();
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
  const insideFile = (file: string): string | undefined => {
    const known = plain.get(file);
    if (known !== undefined) return known;
    const target = real(resolve(root, file));
    return target !== undefined && isInside(target) && statSync(target).isFile() ? target : undefined;
  };
  const base = shown(root, cwd, '.');
  return {
    list(folder) {
      try {
        const full = resolve(root, folder);
        const target = realpathSync(full);
        if (!isInside(target)) bases.push(target);
        const isLinked = target !== resolve(bases[0] ?? root, folder);
        const entries = readdirSync(full, { withFileTypes: true });
        for (const entry of entries)
          if (entry.isFile()) plain.set(childOf(folder, entry.name), childOf(full, entry.name));
        return entries.map((entry) => entryOf(full, entry, isLinked)).filter((entry) => entry !== undefined);
      } catch {
        return undefined;
      }
    },
    read(file, limit) {
      try {
        const path = insideFile(file);
        return path === undefined ? undefined : readWhole(path, limit);
      } catch {
        return undefined;
      }
    },
    modified(file) {
      try {
        const path = insideFile(file);
        return path === undefined ? undefined : statSync(path).mtimeMs;
      } catch {
        return undefined;
      }
    },
    leaving: () => [...left].map(([path, target]) => `${shown(root, cwd, path)} → ${withSlashes(target)}`).sort(),
    show: (path) =>
      isAbsolute(base) || isAbsolute(path) || path.startsWith('.') ? shown(root, cwd, path) : childOf(base, path),
    absolute: (path) => resolve(root, path),
  };
}

function readWhole(path: string, limit: number): Uint8Array | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > limit) return undefined;
    const bytes = Buffer.allocUnsafeSlow(size);
    let end = 0;
    for (let count = -1; end < size && count !== 0; end += count) count = readSync(file, bytes, end, size - end, null);
    return bytes.subarray(0, end);
  } finally {
    closeSync(file);
  }
}

function shown(root: string, cwd: string, path: string): string {
  const full = resolve(root, path);
  const short = relative(cwd, full);
  return withSlashes(short.startsWith('..') || isAbsolute(short) ? full : short === '' ? '.' : short);
}
