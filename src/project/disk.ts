// The disk as the project room sees it: list a folder, read a file, nothing else. Paths are relative to the checked folder, with `/`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { withSlashes } from '../text/platform.js';

export interface DiskEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface Disk {
  /** Undefined when there is no such folder, or it may not be read. */
  list(folder: string): readonly DiskEntry[] | undefined;
  /** Undefined when there is no such file, it may not be read, or it is longer than `limit` bytes. */
  read(file: string, limit: number): Uint8Array | undefined;
  /** A path as people see it. */
  show(path: string): string;
  /** A path as the system wants it, for programs that are run on a file. */
  absolute(path: string): string;
}

/** The real disk below `root`; paths are shown relative to `cwd` where they lie inside of it. */
export function openDisk(root: string, cwd: string): Disk {
  return {
    list(folder) {
      try {
        // Links are not followed: a link to a parent would make the walk endless.
        return readdirSync(resolve(root, folder), { withFileTypes: true })
          .filter((entry) => entry.isFile() || entry.isDirectory())
          .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
      } catch {
        return undefined;
      }
    },
    read(file, limit) {
      try {
        const path = resolve(root, file);
        const stat = statSync(path);
        return stat.isFile() && stat.size <= limit ? readFileSync(path) : undefined;
      } catch {
        return undefined;
      }
    },
    show(path) {
      const full = resolve(root, path);
      const short = relative(cwd, full);
      const shown = short.startsWith('..') || isAbsolute(short) ? full : short === '' ? '.' : short;
      return withSlashes(shown);
    },
    absolute: (path) => resolve(root, path),
  };
}
