// The Dart file of a Flutter app that fills PushAppInfo; loaded where no other config was found.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, readBounded } from './read-bounded.js';
import { createsPushAppInfo } from './sources/dart-push-app-info.js';

const DEEPEST_FOLDER = 6;
const MOST_FILES = 2000;
/** In bytes; longer files are made by generators. */
const LARGEST_DART_FILE = 512 * 1024;

/** The first in the order of names, within 2000 files and 6 folders down; undefined when there is none. */
export function findPushAppInfo(root: string): string | undefined {
  let seen = 0;
  const look = (folder: string, depth: number): string | undefined => {
    let entries: { name: string; isDirectory(): boolean; isFile(): boolean }[];
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name));
    } catch {
      return undefined;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isFile() && entry.name.endsWith('.dart')) {
        seen += 1;
        if (seen > MOST_FILES) return undefined;
        const read = readBounded(path, LARGEST_DART_FILE);
        if ('bytes' in read && createsPushAppInfo(decodeText(read.bytes))) return path;
      } else if (entry.isDirectory() && depth < DEEPEST_FOLDER && !entry.name.startsWith('.')) {
        const found = look(path, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return look(root, 0);
}
