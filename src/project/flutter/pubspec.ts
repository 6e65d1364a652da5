// pubspec.yaml and pubspec.lock: which packages a Flutter project asks for, and which it got.

import { type Fault, nodeAt, textOf, type ValueNode } from '../../readers/node.js';
import type { SourceFile } from '../../readers/source.js';
import { readConstraint, type VersionFact } from '../../readers/version.js';
import { readYaml } from '../../readers/yaml.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, joinPath } from '../folder/walk.js';

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
  readonly fault: Fault | undefined;
  readonly dependencies: readonly PubDependency[];
  readonly isFlutter: boolean;
  /** `flutter: module:`, to be built into an app of its own. */
  readonly isModule: boolean;
  readonly isPlugin: boolean;
  readonly root: ValueNode | undefined;
}

export function readPubspec(files: ProjectFiles, path: string): Pubspec | undefined {
  const source = files.source(path);
  if (source === undefined) return undefined;
  const { root, fault } = readYaml(source.text);
  const folder = folderOf(path);
  const locked = lockedVersions(files, folder);
  const list = (key: string, isDev: boolean): PubDependency[] =>
    [...(nodeAt(root, key)?.members ?? [])].map(([name, entry]) => {
      const constraint = textOf(entry) ?? textOf(nodeAt(entry, 'version'));
      const at = locked.get(name);
      const local = textOf(nodeAt(entry, 'path'));
      return {
        name,
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
  const flutter = nodeAt(root, 'flutter');
  return {
    source,
    folder,
    name: textOf(nodeAt(root, 'name')) ?? '',
    fault,
    dependencies,
    isFlutter: dependencies.some((item) => item.name === 'flutter'),
    isModule: nodeAt(flutter, 'module') !== undefined,
    isPlugin: nodeAt(flutter, 'plugin') !== undefined,
    root,
  };
}

function lockedVersions(files: ProjectFiles, folder: string): ReadonlyMap<string, string> {
  // A workspace has one lock file at its root.
  const text = files.source(joinPath(folder, 'pubspec.lock'))?.text;
  if (text === undefined) return new Map();
  const versions = new Map<string, string>();
  for (const [name, entry] of nodeAt(readYaml(text).root, 'packages')?.members ?? []) {
    const version = textOf(nodeAt(entry, 'version'));
    if (version !== undefined) versions.set(name, version);
  }
  return versions;
}
