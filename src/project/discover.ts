// Which apps lie in a folder, of which kind and generation, and where their Android and iOS sides are.

import type { Origin } from '../problems/types.js';
import { readJson } from '../readers/json.js';
import { textOf } from '../readers/node.js';
import { readConstraint, type VersionFact } from '../readers/version.js';
import { type Text, t } from '../text/language.js';
import { appModulesIn, gradleIn } from './android/app.js';
import type { ProjectFiles } from './files.js';
import { type PubDependency, type Pubspec, readPubspec } from './flutter/pubspec.js';
import { FLUTTER_PACKAGES, type Generation, type ProjectKind } from './types.js';
import { folderOf, isInside, joinPath, nameOf } from './walk.js';

export interface PackageUse {
  readonly name: string;
  readonly generation: Generation;
  readonly at: Origin;
  readonly version: VersionFact;
}

export interface ProjectUnit {
  readonly kind: ProjectKind;
  /** Undefined when no push package was found. */
  readonly generation: Generation | undefined;
  readonly root: string;
  readonly packages: readonly PackageUse[];
  readonly pubspec?: Pubspec;
  /** Packages of the same repository whose Dart code belongs to this app. */
  readonly pubspecs: readonly Pubspec[];
  readonly android: { readonly root: string; readonly module: string } | undefined;
  readonly iosRoot: string | undefined;
  /** Several app modules: the one that was taken is named. */
  readonly notes: readonly Text[];
}

export interface Places {
  readonly android?: string;
  readonly ios?: string;
}

/** Every app in the folder that asks for a push package; without one, the apps that could. */
export function discoverProjects(files: ProjectFiles, places: Places): readonly ProjectUnit[] {
  const flutter = flutterUnits(files, places);
  const taken = (path: string): boolean => flutter.some((unit) => owns(unit, path));
  const javascript = javascriptUnits(files, places).filter((unit) => !taken(joinPath(unit.root, 'package.json')));
  const owned = (path: string): boolean => taken(path) || javascript.some((unit) => owns(unit, path));
  const units = [...flutter, ...javascript, ...nativeUnits(files, places, owned), ...otherUnits(files)];
  const withPush = units.filter((unit) => unit.generation !== undefined);
  return withPush.length > 0 ? withPush : units;
}

const owns = (unit: ProjectUnit, path: string): boolean =>
  isInside(path, unit.root) && (unit.root !== '.' || unit.kind !== 'flutter-module')
    ? true
    : (unit.android !== undefined && isInside(path, unit.android.root)) ||
      (unit.iosRoot !== undefined && isInside(path, unit.iosRoot));

function flutterUnits(files: ProjectFiles, places: Places): ProjectUnit[] {
  const pubspecs = files.paths
    .filter((path) => nameOf(path) === 'pubspec.yaml')
    .map((path) => readPubspec(files, path))
    .filter((pubspec) => pubspec !== undefined);
  const byName = new Map(pubspecs.map((pubspec) => [pubspec.name, pubspec]));
  const apps = pubspecs.filter((pubspec) => isApp(files, pubspec, places, pubspecs.length === 1));
  return apps.map((pubspec): ProjectUnit => {
    const closure = withLocalPackages(pubspec, byName);
    const packages = closure
      .flatMap((item) => item.dependencies.filter((dependency) => !dependency.isDev))
      .flatMap(pushPackage);
    const kind = pubspec.isModule ? 'flutter-module' : 'flutter';
    const host = hostOf(files, pubspec, places);
    return {
      kind,
      generation: generationOf(packages),
      root: pubspec.folder,
      packages,
      pubspec,
      pubspecs: closure,
      ...host,
    };
  });
}

/** A half migrated project is judged by where it goes. */
const generationOf = (packages: readonly PackageUse[]): Generation | undefined =>
  packages.some((item) => item.generation === 'timpush') ? 'timpush' : packages[0]?.generation;

const pushPackage = (dependency: PubDependency): PackageUse[] => {
  const generation = FLUTTER_PACKAGES[dependency.name];
  return generation === undefined
    ? []
    : [
        {
          name: dependency.name,
          generation,
          at: dependency.source.at(dependency.offset, dependency.name),
          version: dependency.version,
        },
      ];
};

/** A folder with an Android or iOS side, or a module for one. Plain packages and plugins are no apps. */
function isApp(files: ProjectFiles, pubspec: Pubspec, places: Places, isOnly: boolean): boolean {
  if (pubspec.isPlugin) return false;
  if (pubspec.isModule) return true;
  const { folder } = pubspec;
  const hasSide =
    files.folders.has(joinPath(folder, 'android')) ||
    files.folders.has(joinPath(folder, 'ios')) ||
    files.has(joinPath(folder, 'lib/main.dart'));
  return hasSide || (isOnly && (pubspec.isFlutter || places.android !== undefined || places.ios !== undefined));
}

function withLocalPackages(start: Pubspec, byName: ReadonlyMap<string, Pubspec>): Pubspec[] {
  const found = new Set<Pubspec>([start]);
  for (const pubspec of found)
    for (const dependency of pubspec.dependencies) {
      const local = byName.get(dependency.name);
      if (local !== undefined && local !== start && !(dependency.name in FLUTTER_PACKAGES)) found.add(local);
    }
  return [...found];
}

type Host = Pick<ProjectUnit, 'android' | 'iosRoot' | 'notes'>;

function hostOf(files: ProjectFiles, pubspec: Pubspec, places: Places): Host {
  const { folder } = pubspec;
  const ownAndroid = joinPath(folder, 'android');
  const ownIos = joinPath(folder, 'ios');
  const androidRoot =
    places.android ??
    (pubspec.isModule ? androidHost(files, pubspec) : files.folders.has(ownAndroid) ? ownAndroid : undefined);
  const iosRoot =
    places.ios ?? (pubspec.isModule ? iosHost(files, pubspec) : files.folders.has(ownIos) ? ownIos : undefined);
  const android = androidRoot === undefined ? undefined : androidAt(files, androidRoot);
  return { android: android?.place, iosRoot, notes: android?.notes ?? [] };
}

/** The app module below a root. A root that is itself the module is taken as such. */
export function androidAt(
  files: ProjectFiles,
  given: string,
): { place: { root: string; module: string }; notes: readonly Text[] } | undefined {
  const isModule =
    files.has(joinPath(given, 'src/main/AndroidManifest.xml')) && gradleIn(files, given, 'build') !== undefined;
  const parent = folderOf(given);
  if (
    isModule &&
    gradleIn(files, given, 'settings') === undefined &&
    given !== '.' &&
    gradleIn(files, parent, 'settings') !== undefined
  )
    return { place: { root: parent, module: given }, notes: [] };
  const modules = appModulesIn(files, given);
  const [first, second] = modules;
  if (first === undefined) {
    const usual = joinPath(given, 'app');
    if (files.folders.has(usual)) return { place: { root: given, module: usual }, notes: [] };
    return isModule ? { place: { root: given, module: given }, notes: [] } : undefined;
  }
  const others = modules.slice(1).join(', ').slice(0, 200);
  return {
    place: { root: given, module: first },
    notes:
      second === undefined
        ? []
        : [
            t(
              `several Android app modules: ${first} is checked, not ${others}; choose with --android <folder>`,
              `有多个 Android 应用模块：检查的是 ${first}，未检查 ${others}；可用 --android <目录> 指定`,
            ),
          ],
  };
}

/** The Android app that takes a Flutter module in: its settings name the module, or it is the only app beside. */
function androidHost(files: ProjectFiles, pubspec: Pubspec): string | undefined {
  const settings = files.paths.filter(
    (path) => /^settings\.gradle(?:\.kts)?$/.test(nameOf(path)) && !isInside(path, pubspec.folder),
  );
  const module = nameOf(pubspec.folder === '.' ? pubspec.name : pubspec.folder);
  const named = settings.filter((path) => {
    const text = files.source(path)?.text ?? '';
    return text.includes('include_flutter.groovy') || text.includes(`${module}/`) || text.includes(pubspec.name);
  });
  const folder = nearest(named.map(folderOf), pubspec.folder);
  if (folder !== undefined) return folder;
  // An `aar` is taken in by coordinates only.
  const beside = settings.map(folderOf).filter((path) => appModulesIn(files, path).length > 0);
  return beside.length === 1 ? beside[0] : undefined;
}

/** The folder that shares the longest way with a place: a repository may hold several modules, each beside its own host. */
function nearest(folders: readonly string[], place: string): string | undefined {
  const steps = place.split('/');
  const shared = (folder: string): number => {
    const own = folder.split('/');
    const parting = steps.findIndex((step, i) => own[i] !== step);
    return parting === -1 ? steps.length : parting;
  };
  let best: string | undefined;
  for (const folder of folders) if (best === undefined || shared(folder) > shared(best)) best = folder;
  return best;
}

function iosHost(files: ProjectFiles, pubspec: Pubspec): string | undefined {
  const podfiles = files.paths.filter(
    (path) => nameOf(path) === 'Podfile' && !isInside(path, joinPath(pubspec.folder, '.ios')),
  );
  const named = podfiles.filter((path) =>
    /flutter_application_path|podhelper|install_all_flutter_pods/.test(files.source(path)?.text ?? ''),
  );
  const folder = nearest(named.map(folderOf), pubspec.folder);
  if (folder !== undefined) return folder;
  const beside = [
    ...new Set(
      files.paths
        .filter((path) => path.endsWith('.xcodeproj/project.pbxproj'))
        .map((path) => folderOf(folderOf(folderOf(path)))),
    ),
  ];
  return beside.length === 1 ? beside[0] : undefined;
}

const JAVASCRIPT: Readonly<Record<string, ProjectKind>> = {
  '@tencentcloud/react-native-push': 'react-native',
  '@tencentcloud/uni-app-push': 'uni-app',
};

function javascriptUnits(files: ProjectFiles, places: Places): ProjectUnit[] {
  const units = new Map<string, ProjectUnit>();
  for (const path of files.paths.filter((item) => nameOf(item) === 'package.json')) {
    const source = files.source(path);
    const read = source === undefined ? undefined : readJson(source.text);
    if (source === undefined || read === undefined) continue;
    const dependencies = [
      ...['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => [
        ...(read.root?.members.get(key)?.members ?? []),
      ]),
    ];
    const [name, node] = dependencies.find(([key]) => key in JAVASCRIPT) ?? [];
    if (name === undefined || node === undefined) continue;
    const root = folderOf(path);
    const kind = JAVASCRIPT[name] ?? 'react-native';
    const packages: PackageUse[] = [
      { name, generation: 'timpush', at: source.at(node.offset, name), version: readConstraint(textOf(node) ?? '') },
    ];
    units.set(root, javascriptUnit(files, kind, root, packages, places));
  }
  for (const folder of files.folders)
    if (/(?:^|\/)uni_modules\/TencentCloud-Push$/.test(folder)) {
      const root = uniRoot(files, folderOf(folderOf(folder)));
      const source = files.source(joinPath(folder, 'package.json'));
      const version = source === undefined ? undefined : textOf(readJson(source.text).root?.members.get('version'));
      const at = source?.whole ?? { file: files.disk.show(folder) };
      const packages: PackageUse[] = [
        {
          name: 'TencentCloud-Push',
          generation: 'timpush',
          at,
          version: version === undefined ? {} : { exact: version },
        },
      ];
      units.set(root, javascriptUnit(files, 'uni-app', root, packages, places));
    }
  for (const path of files.paths.filter((item) => nameOf(item) === 'manifest.json')) {
    const source = files.source(path);
    const at = source?.text.indexOf('TencentCloud-TIMPush') ?? -1;
    if (source === undefined || at === -1 || units.has(folderOf(path))) continue;
    const packages: PackageUse[] = [
      { name: 'TencentCloud-TIMPush', generation: 'timpush', at: source.at(at), version: {} },
    ];
    units.set(folderOf(path), javascriptUnit(files, 'uni-app', folderOf(path), packages, places));
  }
  return [...units.values()];
}

/** Projects of the command line keep their code in `src`, and some their `nativeResources` beside it. */
function uniRoot(files: ProjectFiles, root: string): string {
  const beside = joinPath(folderOf(root), 'nativeResources');
  const isBeside = nameOf(root) === 'src' && files.folders.has(beside);
  return isBeside && !files.folders.has(joinPath(root, 'nativeResources')) ? folderOf(root) : root;
}

function javascriptUnit(
  files: ProjectFiles,
  kind: ProjectKind,
  root: string,
  packages: readonly PackageUse[],
  places: Places,
): ProjectUnit {
  const ownAndroid = joinPath(root, 'android');
  const ownIos = joinPath(root, 'ios');
  const androidRoot =
    places.android ?? (kind === 'react-native' && files.folders.has(ownAndroid) ? ownAndroid : undefined);
  const android = androidRoot === undefined ? undefined : androidAt(files, androidRoot);
  const iosRoot = places.ios ?? (kind === 'react-native' && files.folders.has(ownIos) ? ownIos : undefined);
  return {
    kind,
    generation: 'timpush',
    root,
    packages,
    pubspecs: [],
    android: android?.place,
    iosRoot,
    notes: android?.notes ?? [],
  };
}

/** Signs of the native packages and of their predecessor. */
const NATIVE_ANDROID = /com\.tencent\.timpush|com\.tencent\.tpns|tuiofflinepush/i;
const NATIVE_IOS = /pod\s+['"](?:TIMPush|TPush|TUIOfflinePush|TPNS-iOS)/;

function nativeUnits(files: ProjectFiles, places: Places, owned: (path: string) => boolean): ProjectUnit[] {
  const units: ProjectUnit[] = [];
  const roots = new Set<string>();
  const add = (root: string): void => {
    if (roots.has(root)) return;
    roots.add(root);
    const android = androidAt(files, root);
    if (android === undefined) return;
    const gradle = files.paths.filter(
      (path) => isInside(path, root) && /\.(?:gradle|gradle\.kts|versions\.toml)$/.test(path),
    );
    const hit = gradle
      .map((path) => files.source(path))
      .map((source) => ({ source, at: source?.text.search(NATIVE_ANDROID) ?? -1 }))
      .find((item) => item.at !== -1);
    const packages: PackageUse[] =
      hit?.source === undefined
        ? []
        : [{ name: 'com.tencent.timpush', generation: 'timpush', at: hit.source.at(hit.at), version: {} }];
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
  const podfiles =
    places.ios === undefined ? files.paths.filter((path) => nameOf(path) === 'Podfile' && !owned(path)) : [];
  const iosRoots =
    places.ios !== undefined && !owned(joinPath(places.ios, 'Podfile')) ? [places.ios] : podfiles.map(folderOf);
  for (const root of iosRoots) {
    const source = files.source(joinPath(root, 'Podfile'));
    const at = source?.text.search(NATIVE_IOS) ?? -1;
    const packages: PackageUse[] =
      source === undefined || at === -1
        ? []
        : [{ name: 'TIMPush', generation: 'timpush', at: source.at(at), version: {} }];
    units.push({
      kind: 'ios',
      generation: packages.length > 0 ? 'timpush' : undefined,
      root,
      packages,
      pubspecs: [],
      android: undefined,
      iosRoot: root,
      notes: [],
    });
  }
  return units;
}

/** Engines and systems whose projects are recognised; few rules apply to them. */
function otherUnits(files: ProjectFiles): ProjectUnit[] {
  const base = { pubspecs: [], android: undefined, iosRoot: undefined, notes: [], generation: 'timpush' as const };
  const units: ProjectUnit[] = [];
  for (const path of files.paths.filter((item) => nameOf(item) === 'oh-package.json5')) {
    const source = files.source(path);
    const at = source?.text.indexOf('@tencentcloud/timpush') ?? -1;
    if (source === undefined || at === -1) continue;
    const root = folderOf(path);
    units.push({
      ...base,
      kind: 'harmony',
      root,
      packages: [{ name: '@tencentcloud/timpush', generation: 'timpush', at: source.at(at), version: {} }],
    });
  }
  for (const folder of files.folders) {
    const kind = /(?:^|\/)Assets\/TIMPush$/.test(folder)
      ? 'unity'
      : /(?:^|\/)Plugins\/TIMPush$/.test(folder)
        ? 'unreal'
        : undefined;
    if (kind === undefined) continue;
    const at = { file: files.disk.show(folder) };
    units.push({
      ...base,
      kind,
      root: folderOf(folderOf(folder)),
      packages: [{ name: 'TIMPush', generation: 'timpush', at, version: {} }],
    });
  }
  return units;
}
