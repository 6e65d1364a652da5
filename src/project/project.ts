// One app under examination: its parts, read when a rule first asks, and what the config knows about it.
import type { Origin } from '../problems/types.js';
import { callsOf, type DartCall, type DartFile, firstWord, readDartFile } from '../readers/dart/calls.js';
import type { Text } from '../text/language.js';
import { type AndroidApp, readAndroid } from './android/app.js';
import type { Fingerprint } from './android/fingerprints.js';
import { builtIds } from './android/variants.js';
import type { PackageUse, ProjectUnit } from './apps/unit.js';
import { type AppInfo, readAppInfos } from './flutter/app-info.js';
import type { PubDependency, Pubspec } from './flutter/pubspec.js';
import { firstOf, type ProjectFiles } from './folder/files.js';
import { isInside, joinPath } from './folder/walk.js';
import { type IosApp, readIos } from './ios/app.js';
import { readTimpushFile, type TimpushFile } from './timpush/config-file.js';
import type { Generation, ProjectKind, PushVendor } from './types.js';

/** What the project room may know of a config: values that are no secrets, and whether a text equals one that is. */
export interface ConfigView {
  text(key: string): string | undefined;
  has(key: string): boolean;
  origin(key: string): Origin | undefined;
  /** Compares without handing the secret out. */
  isSecret(key: string, text: string): boolean;
  /** The project of the service account that sends to FCM. */
  projectId?(): string | undefined;
  /** Where secrets of the server side occur in a text. */
  secretsIn(text: string): readonly { readonly key: string; readonly offset: number }[];
  /** Secrets of the server side that are set, by key. */
  readonly secretKeys: readonly string[];
}

export interface Project {
  readonly unit: ProjectUnit;
  readonly kind: ProjectKind;
  readonly generation: Generation | undefined;
  readonly root: string;
  readonly files: ProjectFiles;
  readonly config: ConfigView | undefined;
  /** SHA-256 of the signing keys, as far as keytool could read them. */
  readonly fingerprints: readonly Fingerprint[];
  readonly wanted: ReadonlySet<PushVendor>;
  /** Why a vendor counts as wanted; empty when nothing shows it and no vendor's rules run. */
  readonly wantedFrom: Text | undefined;
  readonly android: AndroidApp | undefined;
  readonly ios: IosApp | undefined;
  readonly pubspec: Pubspec | undefined;
  readonly packages: readonly PackageUse[];
  /** The push package that decides the generation. */
  readonly package: PackageUse | undefined;
  readonly dart: readonly DartFile[];
  readonly appInfos: readonly AppInfo[];
  readonly timpushFiles: readonly TimpushFile[];
  /** applicationId as far as the files tell it, flavours included. */
  readonly applicationIds: readonly string[];
  dependency(name: string): PubDependency | undefined;
  calls(name: string): readonly DartCall[];
  /** Files in which a word occurs as code. */
  mentions(word: string): readonly { readonly file: DartFile; readonly offset: number }[];
}

export interface ProjectOptions {
  readonly files: ProjectFiles;
  readonly unit: ProjectUnit;
  readonly config: ConfigView | undefined;
}

export type ProjectFacts = Omit<Project, 'wanted' | 'wantedFrom' | 'fingerprints'>;

const MOST_DART_FILES = 6000;

export function openProject(options: ProjectOptions): ProjectFacts {
  const { files, unit } = options;
  const memo = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!memo.has(key)) memo.set(key, make());
    return memo.get(key) as T;
  };
  const folders = unit.pubspecs.map((pubspec) => joinPath(pubspec.folder, 'lib'));
  const dart = firstOf(
    files,
    files.paths.filter(
      (path) =>
        path.endsWith('.dart') &&
        folders.some((folder) => isInside(path, folder)) &&
        !/\.(?:g|freezed|gr|mocks|pb|pbjson|pbenum)\.dart$/.test(path),
    ),
    MOST_DART_FILES,
    readDartFile,
  );
  const project: ProjectFacts = {
    unit,
    kind: unit.kind,
    generation: unit.generation,
    root: unit.root,
    files,
    config: options.config,
    get android() {
      return once('android', () =>
        unit.android === undefined ? undefined : readAndroid(files, unit.android.root, unit.android.module),
      );
    },
    get ios() {
      return once('ios', () => (unit.iosRoot === undefined ? undefined : readIos(files, unit.iosRoot)));
    },
    pubspec: unit.pubspec,
    packages: unit.packages,
    package: unit.packages.find((item) => item.generation === unit.generation),
    get dart() {
      return dart();
    },
    get appInfos() {
      const all = dart();
      return once('infos', () => readAppInfos(all));
    },
    get timpushFiles() {
      return once('timpush', () =>
        files.paths
          .filter((path) => path.endsWith('timpush-configs.json') && isOfUnit(unit, path))
          .map((path) => readTimpushFile(files, path))
          .filter((file) => file !== undefined),
      );
    },
    get applicationIds() {
      return once('ids', () => applicationIdsOf(project.android));
    },
    dependency(name) {
      return unit.pubspecs.flatMap((pubspec) => pubspec.dependencies).find((item) => item.name === name);
    },
    calls(name) {
      const all = dart();
      return once(`calls ${name}`, () => all.flatMap((file) => callsOf(file, name)));
    },
    mentions(word) {
      const all = dart();
      return once(`word ${word}`, () =>
        all.flatMap((file) => {
          const found = firstWord(file, word);
          return found === undefined ? [] : [{ file, offset: found.offset }];
        }),
      );
    },
  };
  return project;
}

/** Whether a file is one of this app: others may lie in the same folder. */
export const isOfUnit = (unit: ProjectUnit, path: string): boolean =>
  isInside(path, unit.root) ||
  (unit.android !== undefined && isInside(path, unit.android.root)) ||
  (unit.iosRoot !== undefined && isInside(path, unit.iosRoot));

/** Every id the build can give the app: the default, flavours, and their suffixes. Empty when none is written out. */
function applicationIdsOf(android: AndroidApp | undefined): string[] {
  if (android === undefined) return [];
  const ids = builtIds(android);
  const all = ids.includes(undefined) ? [...builtIds(android, 'release', []), ...ids] : ids;
  return [...new Set(all.flatMap((id) => id?.text ?? []))];
}
