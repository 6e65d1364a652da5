// The files of a checked folder: what the walk saw, each read once and only when a rule asks for it.

import { makeSource, type SourceFile } from '../../readers/source.js';
import type { Disk } from './disk.js';
import { folderOf, isInside, nameOf, relativeTo, walk } from './walk.js';

/** Longest file that is read, in bytes; what is longer was made by a generator. */
const LARGEST_FILE = 2 * 1024 * 1024;

export interface ProjectFiles {
  readonly disk: Disk;
  readonly paths: readonly string[];
  readonly folders: ReadonlySet<string>;
  readonly isCut: boolean;
  /** Set when a rule was handed a list of which only the first files are read: what follows from it is not certain. */
  sawPart: boolean;
  has(path: string): boolean;
  /** Undefined when there is no such file, or it cannot be read. */
  source(path: string): SourceFile | undefined;
  /** Those of a list that can be read. */
  sources(paths: readonly string[]): readonly SourceFile[];
  /** The raw bytes, for keystores and property lists that are no text. */
  bytes(path: string): Uint8Array | undefined;
  /** A further folder outside of the checked one joins in (`--android`, `--ios`). */
  include(folder: string): void;
  /** Whether a file comes later: a .gitignore keeps its name out of a checkout, or a template of it is there. */
  isIgnored(path: string): boolean;
}

export function openFiles(disk: Disk): ProjectFiles {
  const first = walk(disk);
  const paths = [...first.files];
  const folders = new Set(first.folders);
  const known = new Set(paths);
  const sources = new Map<string, SourceFile | undefined>();
  let ignored: readonly { readonly folder: string; readonly pattern: RegExp }[] | undefined;
  const source = (path: string): SourceFile | undefined => {
    if (!sources.has(path)) {
      const bytes = path === '' ? undefined : disk.read(path, LARGEST_FILE);
      sources.set(path, bytes === undefined ? undefined : makeSource(path, disk.show(path), bytes));
    }
    return sources.get(path);
  };
  return {
    disk,
    paths,
    folders,
    isCut: first.isCut,
    sawPart: false,
    has: (path) => known.has(path),
    source,
    sources: (list) => list.map(source).filter((found) => found !== undefined),
    bytes: (path) => disk.read(path, LARGEST_FILE),
    include(folder) {
      if (folders.has(folder)) return;
      const more = walk(disk, folder);
      for (const path of more.files)
        if (!known.has(path)) {
          known.add(path);
          paths.push(path);
        }
      for (const found of more.folders) folders.add(found);
    },
    isIgnored(path) {
      ignored ??= paths
        .filter((item) => nameOf(item) === '.gitignore')
        .flatMap((item) => ignoredBy(source(item)?.text ?? '').map((pattern) => ({ folder: folderOf(item), pattern })));
      if (TEMPLATES.some((ending) => known.has(path + ending))) return true;
      return ignored.some(({ folder, pattern }) => isInside(path, folder) && pattern.test(relativeTo(path, folder)));
    },
  };
}

const TEMPLATES = ['.temp', '.template', '.example', '.sample'];

/** What a `.gitignore` keeps out, as patterns for paths seen from its folder. Exceptions (`!`) are left out: what is ignored is not judged. */
const ignoredBy = (text: string): RegExp[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    .map((line) => {
      const path = line.replace(/^(?:\*\*)?\//, '').replace(/\/\*{0,2}$/, '');
      const body = path
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'));
      return new RegExp(`(?:^|/)${body}(?:/|$)`);
    });

/** The first files of a list, each as `read` takes it, read when they are first asked for. */
export function firstOf<T>(
  files: ProjectFiles,
  paths: readonly string[],
  most: number,
  read: (source: SourceFile) => T,
): () => readonly T[] {
  let list: readonly T[] | undefined;
  return () => {
    list ??= files.sources(paths.slice(0, most)).map(read);
    if (paths.length > most) files.sawPart = true;
    return list;
  };
}
