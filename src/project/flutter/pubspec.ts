// pubspec.yaml and pubspec.lock: which packages a Flutter project asks for, and which it got.

import type { SourceFile } from '../../readers/source.js';
import { readConstraint, type VersionFact } from '../../readers/version.js';
import { readYaml } from '../../readers/yaml.js';
import { entryAt, type YamlEntry } from '../../readers/yaml-entries.js';
import type { ProjectFiles } from '../files.js';
import { folderOf, joinPath } from '../walk.js';

export interface PubDependency {
  readonly name: string;
  readonly source: SourceFile;
  readonly offset: number;
  readonly constraint: string | undefined;
  /** From the lock file where there is one. */
  readonly version: VersionFact;
  readonly isDev: boolean;
  /** The folder of a `path:` dependency. */
  readonly path: string | undefined;
}

export interface Pubspec {
  readonly source: SourceFile;
  readonly folder: string;
  readonly name: string;
  readonly fault: { readonly line: number; readonly message: string } | undefined;
  readonly dependencies: readonly PubDependency[];
  readonly isFlutter: boolean;
  /** `flutter: module:`, to be built into an app of its own. */
  readonly isModule: boolean;
  readonly isPlugin: boolean;
  readonly entries: readonly YamlEntry[];
}

export function readPubspec(files: ProjectFiles, path: string): Pubspec | undefined {
  const source = files.source(path);
  if (source === undefined) return undefined;
  const { entries, fault } = readYaml(source.text);
  const folder = folderOf(path);
  const locked = lockedVersions(files, folder);
  const list = (key: string, isDev: boolean): PubDependency[] =>
    (entryAt(entries, key)?.entries ?? []).map((entry) => {
      const constraint = entry.text ?? entryAt(entry.entries, 'version')?.text;
      const at = locked.get(entry.key);
      const local = entryAt(entry.entries, 'path')?.text;
      return {
        name: entry.key,
        source,
        offset: entry.offset,
        constraint,
        version: at === undefined ? readConstraint(constraint ?? '') : { exact: at },
        isDev,
        path: local === undefined ? undefined : joinPath(folder, local),
      };
    });
  const dependencies = [
    ...list('dependencies', false),
    ...list('dependency_overrides', false),
    ...list('dev_dependencies', true),
  ];
  const flutter = entryAt(entries, 'flutter');
  return {
    source,
    folder,
    name: entryAt(entries, 'name')?.text ?? '',
    fault,
    dependencies,
    isFlutter: dependencies.some((item) => item.name === 'flutter'),
    isModule: flutter !== undefined && entryAt(flutter.entries, 'module') !== undefined,
    isPlugin: flutter !== undefined && entryAt(flutter.entries, 'plugin') !== undefined,
    entries,
  };
}

function lockedVersions(files: ProjectFiles, folder: string): ReadonlyMap<string, string> {
  // A workspace has one lock file at its root.
  const text = files.source(joinPath(folder, 'pubspec.lock'))?.text;
  if (text === undefined) return new Map();
  const versions = new Map<string, string>();
  for (const entry of entryAt(readYaml(text).entries, 'packages')?.entries ?? []) {
    const version = entryAt(entry.entries, 'version')?.text;
    if (version !== undefined) versions.set(entry.key, version);
  }
  return versions;
}
