// The manifests the last builds merged, libraries included: what the phone gets, as long as nothing they were made of is newer.
import type { Disk } from '../folder/disk.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import { type Manifest, readManifest } from './manifest.js';

export interface BuiltManifest {
  readonly manifest: Manifest;
  /** `release`, `prodRelease`. */
  readonly variant: string;
  /** A source that changed since, as people see it: what was built then says nothing of the app now. */
  readonly changedSince: string | undefined;
}

/** Variants come from a person's builds: a handful. */
const MOST_FILES = 64;

/** Builds for developers are left out: libraries of their own may bring what no store build has. */
const FOR_DEVELOPERS = /debug|profile/i;

/** Files that fix which libraries a build takes in. */
const VERSIONS = [
  ...['gradle.properties', 'gradle/libs.versions.toml', 'pubspec.yaml', 'pubspec.lock', 'package.json'],
  ...['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'],
];

/** Below build/intermediates: merged_manifest/release/AndroidManifest.xml, with a folder of the task between since AGP 8.3. */
export function builtManifests(
  files: ProjectFiles,
  app: { readonly root: string; readonly module: string },
  written: readonly string[],
): readonly BuiltManifest[] {
  const { disk } = files;
  const newest = new Map<string, { readonly path: string; readonly time: number }>();
  // Flutter builds into a folder beside the Android root.
  const beside = folderOf(app.root);
  const folders = [app.module, ...(files.folders.has(beside) ? [beside] : [])].map((folder) =>
    folder === app.module ? joinPath(folder, 'build') : joinPath(folder, 'build', nameOf(app.module)),
  );
  for (const folder of folders)
    for (const kind of ['merged_manifest', 'merged_manifests']) {
      const base = joinPath(folder, 'intermediates', kind);
      for (const path of manifestsIn(disk, base, 3).slice(0, MOST_FILES)) {
        const variant = path.slice(base.length + 1).split('/')[0] ?? '';
        const time = disk.modified?.(path);
        if (time === undefined || FOR_DEVELOPERS.test(variant)) continue;
        if ((newest.get(variant)?.time ?? 0) < time) newest.set(variant, { path, time });
      }
    }
  if (newest.size === 0) return [];
  const fixed = upwards(app.root)
    .filter((folder) => isInside(app.root, folder))
    .flatMap((folder) => VERSIONS.map((name) => joinPath(folder, name)));
  const sources = [...written, ...fixed.filter((path) => files.has(path))];
  return [...newest].flatMap(([variant, { path, time }]): BuiltManifest[] => {
    const source = files.source(path);
    if (source === undefined) return [];
    const changed = sources.find((item) => !((disk.modified?.(item) ?? Number.POSITIVE_INFINITY) < time));
    return [{ manifest: readManifest(source), variant, changedSince: changed && disk.show(changed) }];
  });
}

/** The folder and those it lies in: a monorepo keeps one lock file at its root. */
const upwards = (folder: string): readonly string[] =>
  folderOf(folder) === folder ? [folder] : [folder, ...upwards(folderOf(folder))];

const manifestsIn = (disk: Disk, folder: string, depth: number): readonly string[] =>
  (disk.list(folder) ?? []).flatMap(({ name, isFolder }) => {
    if (name === 'AndroidManifest.xml' && !isFolder) return [joinPath(folder, name)];
    return isFolder && depth > 0 ? manifestsIn(disk, joinPath(folder, name), depth - 1) : [];
  });
