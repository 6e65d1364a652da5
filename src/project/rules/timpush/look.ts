// What the rules of the current packages look for: artifacts, the config file in the assets, and source code of every kind of project.
import type { Origin } from '../../../problems/types.js';
import { readCode, STYLES, styleOf } from '../../../readers/code.js';
import { type JsonNode, textOf } from '../../../readers/json.js';
import type { VersionFact } from '../../../readers/version.js';
import type { Artifact } from '../../android/gradle-facts.js';
import type { CodeFile } from '../../ios/app.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import type { TimpushFile } from '../../timpush/config-file.js';
import type { PushVendor } from '../../types.js';
import { isInside, joinPath } from '../../walk.js';

export const GROUP = 'com.tencent.timpush';
export const TIMPUSH_SOURCE = 'Tencent Chat: push for Flutter, Android, iOS, React Native and uni-app';

export const timpushArtifacts = (project: Project): readonly Artifact[] =>
  (project.android?.dependencies ?? []).filter((artifact) => artifact.group === GROUP);

export const artifactOf = (project: Project, name: string): Artifact | undefined =>
  timpushArtifacts(project).find((artifact) => artifact.name === name);

/** The folder the SDK reads its config from. */
export const assetsFolder = (project: Project): string =>
  project.kind === 'uni-app'
    ? joinPath(project.root, 'nativeResources/android/assets')
    : joinPath(project.android?.module ?? project.root, 'src/main/assets');

/** Android config files where the SDK finds them, those of build variants included. */
export function placedConfigs(project: Project): readonly TimpushFile[] {
  const module = project.android?.module;
  return project.timpushFiles.filter((file) => {
    if (file.businessId !== undefined && file.packages.size === 0) return false;
    const { path } = file.source;
    if (project.kind === 'uni-app') return isInside(path, assetsFolder(project));
    return module !== undefined && isInside(path, joinPath(module, 'src')) && path.includes('/assets/');
  });
}

export interface PackageBlock {
  readonly file: TimpushFile;
  readonly name: string;
  readonly node: JsonNode;
}

/** The blocks of this app; every block when the applicationId is not known. */
export function ownBlocks(project: Project): readonly PackageBlock[] {
  const all = placedConfigs(project).flatMap((file) =>
    [...file.packages].map(([name, node]) => ({ file, name, node })),
  );
  const ids = project.applicationIds;
  return ids.length === 0 ? all.filter((block) => block.name !== '') : all.filter((block) => ids.includes(block.name));
}

export const allBlocks = (project: Project): readonly PackageBlock[] =>
  placedConfigs(project).flatMap((file) => [...file.packages].map(([name, node]) => ({ file, name, node })));

export const blockText = (block: PackageBlock, key: string): string =>
  textOf(block.node.members.get(key))?.trim() ?? '';

export const blockPlace = (block: PackageBlock, key?: string): Origin => {
  const node = key === undefined ? undefined : block.node.members.get(key);
  return block.file.source.at((node ?? block.node).offset, key);
};

const SCRIPTS = /\.(?:js|jsx|ts|tsx|mjs|vue|uts|uvue|ets)$/;

const scripts = new WeakMap<Project['files'], Map<string, readonly CodeFile[]>>();

/** JavaScript and its relatives of the app. */
export function scriptFiles(project: Project): readonly CodeFile[] {
  const known = scripts.get(project.files) ?? new Map<string, readonly CodeFile[]>();
  scripts.set(project.files, known);
  const cached = known.get(project.root);
  if (cached !== undefined) return cached;
  const read = project.files.paths
    .filter(
      (path) =>
        isInside(path, project.root) &&
        SCRIPTS.test(path) &&
        !/(?:^|\/)(?:uni_modules|dist)\//.test(path) &&
        !path.endsWith('.d.ts'),
    )
    .slice(0, 4000)
    .flatMap((path): CodeFile[] => {
      const source = project.files.source(path);
      return source === undefined ? [] : [{ source, ...readCode(source.text, STYLES.script) }];
    });
  known.set(project.root, read);
  return read;
}

/** Kotlin and Java below the Android root, other modules included. */
export function nativeFiles(project: Project): readonly CodeFile[] {
  const { android } = project;
  if (android === undefined) return [];
  const own = new Set(android.code.map((file) => file.source.path));
  const others = project.files.paths
    .filter(
      (path) =>
        isInside(path, android.root) &&
        /\.(?:kt|java)$/.test(path) &&
        !own.has(path) &&
        !/\/(?:test|androidTest)\//.test(path),
    )
    .slice(0, 4000)
    .flatMap((path): CodeFile[] => {
      const source = project.files.source(path);
      return source === undefined ? [] : [{ source, ...readCode(source.text, styleOf(path)) }];
    });
  return [...android.code, ...others];
}

/** The code in which the app itself calls the SDK. */
export function appCode(project: Project): readonly CodeFile[] {
  switch (project.kind) {
    case 'android':
      return nativeFiles(project);
    case 'ios':
      return project.ios?.code ?? [];
    case 'react-native':
    case 'uni-app':
    case 'harmony':
      return scriptFiles(project);
    default:
      return [];
  }
}

export interface Hit {
  readonly file: CodeFile;
  readonly offset: number;
  readonly text: string;
  /** The whole match, for its groups. */
  readonly match: RegExpMatchArray;
}

/** Every place where a pattern stands as code. */
export function hits(files: readonly CodeFile[], pattern: RegExp): readonly Hit[] {
  const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return files.flatMap((file) =>
    [...file.code.matchAll(global)].map((match) => ({ file, offset: match.index, text: match[0], match })),
  );
}

/** The version the artifacts and the Chat SDK have to carry. */
export function timpushVersion(project: Project): VersionFact {
  const core = artifactOf(project, 'timpush') ?? artifactOf(project, 'tpush');
  if (project.kind === 'android') return core?.version === undefined ? {} : { exact: core.version };
  return versionOf(project);
}

/** The version the native artifacts carry: the Flutter package has the same one, the React Native package counts by itself. */
export function nativeVersion(project: Project): VersionFact {
  if (project.kind !== 'react-native') return timpushVersion(project);
  const core = artifactOf(project, 'timpush');
  return core?.version === undefined ? {} : { exact: core.version };
}

/** Vendors with an artifact of their own, by its name. */
export const VENDOR_ARTIFACTS: readonly PushVendor[] = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'];

/** Where a native or script project begins with push: the call, else the package. */
export function codeAnchor(project: Project): Origin | undefined {
  const [hit] = hits(appCode(project), /\bregisterPush\b/);
  return hit === undefined ? project.package?.at : hit.file.source.at(hit.offset);
}
