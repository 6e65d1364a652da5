// One bounded walk over the project; build output and downloaded packages are not looked into.
import type { Disk } from './disk.js';

/** Folders that hold what tools made or fetched. */
const NOT_READ = new Set([
  'node_modules',
  'Pods',
  'build',
  'DerivedData',
  'Carthage',
  'bower_components',
  'unpackage',
  'oh_modules',
  'Intermediates',
  'Library',
  '__pycache__',
]);
/** Java packages of an app in a monorepo lie twenty folders deep; deeper is a tree that a program made. */
const DEEPEST = 40;
const MOST_FILES = 60_000;

export interface Walk {
  /** Files by path, in the order of the walk: outer folders first. */
  readonly files: readonly string[];
  readonly folders: ReadonlySet<string>;
  /** True when a bound ended the walk. */
  readonly isCut: boolean;
}

export const joinPath = (...parts: readonly string[]): string => {
  const steps: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(part);
  }
  const isRooted = parts[0]?.startsWith('/') === true;
  return isRooted ? `/${steps.join('/')}` : steps.join('/') || '.';
};

/** What lies in a folder whose path is clean. */
export const childOf = (folder: string, name: string): string =>
  folder === '.' ? name : folder.endsWith('/') ? folder + name : `${folder}/${name}`;

export const folderOf = (path: string): string => {
  const cut = path.lastIndexOf('/');
  return cut === -1 ? '.' : path.slice(0, cut) || '/';
};

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether `path` lies in `folder` or below it. */
export const isInside = (path: string, folder: string): boolean =>
  folder === '.' ? !path.startsWith('..') && !path.startsWith('/') : path === folder || path.startsWith(`${folder}/`);

/** The path seen from a folder it lies in. */
export const relativeTo = (path: string, folder: string): string =>
  folder === '.' ? path : path === folder ? '.' : path.slice(folder.length + 1);

export function walk(disk: Disk, start = '.'): Walk {
  const files: string[] = [];
  const folders = new Set<string>([start]);
  let isCut = false;
  let level: string[] = [start];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      isCut = true;
      break;
    }
    const next: string[] = [];
    for (const folder of level) {
      const entries = [...(disk.list(folder) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        const path = childOf(folder, entry.name);
        if (!entry.isFolder) {
          if (isOfMacOs(entry.name)) continue;
          if (files.length >= MOST_FILES) isCut = true;
          else files.push(path);
        } else if (isRead(entry.name)) {
          folders.add(path);
          next.push(path);
        }
      }
    }
    if (isCut) break;
    level = next;
  }
  return { files, folders, isCut };
}

const isRead = (name: string): boolean => !NOT_READ.has(name) && !name.startsWith('.') && !name.endsWith('.xcassets');

/** `._styles.xml`: attributes that macOS writes beside a file in archives and on foreign disks. No build reads them. */
const isOfMacOs = (name: string): boolean => name.startsWith('._');
