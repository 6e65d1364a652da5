// Flutter apps and modules, with the native apps that take a module in.
import { appModulesIn } from '../android/app.js';
import { type PubDependency, type Pubspec, readPubspec } from '../flutter/pubspec.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import { FLUTTER_PACKAGES, type Generation } from '../types.js';
import { androidAt } from './android-place.js';
import type { PackageUse, Places, ProjectUnit } from './unit.js';

export function flutterUnits(files: ProjectFiles, places: Places): ProjectUnit[] {
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

/** A partly migrated project counts as the newer generation. */
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
  if (hasSide || (isOnly && (places.android !== undefined || places.ios !== undefined))) return true;
  // What is published for others has a library of its own name; one that brings the push package is worth reading alone.
  const isPackage =
    files.has(joinPath(folder, `lib/${pubspec.name}.dart`)) &&
    !pubspec.dependencies.some(({ name }) => name in FLUTTER_PACKAGES);
  return isOnly && pubspec.isFlutter && !isPackage;
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
