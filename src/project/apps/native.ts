// Native Android and iOS apps, by Gradle settings, Podfiles and Xcode projects.
import type { Origin } from '../../problems/types.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import { androidAt } from './android-place.js';
import type { PackageUse, Places, ProjectUnit } from './unit.js';

const NATIVE_ANDROID = /com\.tencent\.timpush/;
const NATIVE_IOS = /pod\s+['"](?:TIMPush|TPush)/;
/** The predecessors. An app with them alone does not use TIMPush; beside code or a file of TIMPush the migration has begun. */
const PREDECESSOR = /com\.tencent\.tpns|tuiofflinepush/i;
const ANDROID_IMPORT = /^[ \t]*import[ \t]+com\.tencent\.qcloud\.tim\.push\./m;
const IMPORT = /^[ \t]*(?:@?import[ \t]+(?:TIM|T)Push\b|#import[ \t]*[<"](?:TIM|T)Push\/)/m;

export function nativeUnits(files: ProjectFiles, places: Places, owned: (path: string) => boolean): ProjectUnit[] {
  const units: ProjectUnit[] = [];
  const roots = new Set<string>();
  const add = (root: string): void => {
    if (roots.has(root)) return;
    roots.add(root);
    const android = androidAt(files, root);
    if (android === undefined) return;
    const at = timpushOnAndroid(files, root);
    const packages: PackageUse[] =
      at === undefined ? [] : [{ name: 'com.tencent.timpush', generation: 'timpush', at, version: {} }];
    units.push({
      kind: 'android',
      generation: packages.length > 0 ? 'timpush' : undefined,
      root,
      packages,
      pubspecs: [],
      android: android.place,
      iosRoot: undefined,
      notes: android.notes,
    });
  };
  if (places.android !== undefined && !owned(joinPath(places.android, 'build.gradle'))) add(places.android);
  else
    for (const path of files.paths)
      if (/^settings\.gradle(?:\.kts)?$/.test(nameOf(path)) && !owned(path)) add(folderOf(path));
  for (const root of iosRootsIn(files, places, owned)) {
    const at = timpushOnIos(files, root);
    units.push({
      kind: 'ios',
      generation: at === undefined ? undefined : 'timpush',
      root,
      packages: at === undefined ? [] : [{ name: 'TIMPush', generation: 'timpush', at, version: {} }],
      pubspecs: [],
      android: undefined,
      iosRoot: root,
      notes: [],
    });
  }
  return units;
}

/** Where the build takes TIMPush in, or a predecessor that the app is leaving. */
function timpushOnAndroid(files: ProjectFiles, root: string): Origin | undefined {
  const own = files.paths.filter((path) => isInside(path, root));
  const gradle = own.filter((path) => /\.(?:gradle|gradle\.kts|versions\.toml)$/.test(path));
  const search = (pattern: RegExp): Origin | undefined => {
    for (const path of gradle) {
      const source = files.source(path);
      const at = source?.text.search(pattern) ?? -1;
      if (source !== undefined && at !== -1) return source.at(at);
    }
    return undefined;
  };
  const found = search(NATIVE_ANDROID);
  const old = found === undefined ? search(PREDECESSOR) : undefined;
  if (old === undefined) return found;
  const isLeft = own.some(
    (path) =>
      path.endsWith('/assets/timpush-configs.json') ||
      (/\.(?:kt|java)$/.test(path) && ANDROID_IMPORT.test(files.source(path)?.text ?? '')),
  );
  return isLeft ? old : undefined;
}

/** Folders with a Podfile, and those outside of them with an Xcode project for iOS, or what Tuist or XcodeGen makes one from. */
function iosRootsIn(files: ProjectFiles, places: Places, owned: (path: string) => boolean): readonly string[] {
  if (places.ios !== undefined) return owned(joinPath(places.ios, 'Podfile')) ? [] : [places.ios];
  const textOf = (path: string): string => files.source(path)?.text ?? '';
  const roots = files.paths
    .filter((path) => nameOf(path) === 'Podfile' && !owned(path) && !/^\s*platform :(?:macos|osx)/m.test(textOf(path)))
    .map(folderOf);
  for (const path of files.paths) {
    if (!/(?:\.xcodeproj\/project\.pbxproj|(?:^|\/)Project\.swift|project\.yml)$/.test(path) || owned(path)) continue;
    const above = folderOf(path);
    const tuist = files.paths.find((item) => nameOf(item) === 'Workspace.swift' && isInside(path, folderOf(item)));
    const folder = above.endsWith('.xcodeproj') ? folderOf(above) : tuist === undefined ? above : folderOf(tuist);
    if (roots.some((root) => isInside(folder, root) || isInside(root, folder))) continue;
    if (
      /(?:product-type\.|type: )application\b(?!\.)|product: \.app\b/.test(textOf(path)) &&
      !/SDKROOT = macosx/.test(textOf(path))
    )
      roots.push(folder);
  }
  return roots;
}

/** Where the iOS app takes TIMPush in: the Podfile, a Swift package, or the first import of a framework that was dragged in. */
function timpushOnIos(files: ProjectFiles, root: string): Origin | undefined {
  const podfile = files.source(joinPath(root, 'Podfile'));
  const inPods = podfile?.text.search(NATIVE_IOS) ?? -1;
  if (podfile !== undefined && inPods !== -1) return podfile.at(inPods);
  for (const path of files.paths) {
    if (!isInside(path, root) || !/\.(?:swift|m|mm|h)$/.test(path)) continue;
    const source = files.source(path);
    const hit = source === undefined ? null : IMPORT.exec(source.text);
    if (source !== undefined && hit !== null) return source.at(hit.index);
  }
  return undefined;
}
