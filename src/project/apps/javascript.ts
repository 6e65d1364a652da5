// React Native and uni-app projects, with the push package or without one.
import type { Origin } from '../../problems/types.js';
import { readJson } from '../../readers/json.js';
import { nodeAt, textOf, type ValueNode } from '../../readers/node.js';
import { readConstraint } from '../../readers/version.js';
import { editDistance } from '../../text/suggest.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import type { ProjectKind } from '../types.js';
import { androidAt } from './android-place.js';
import { lockedVersion } from './lock-files.js';
import type { PackageUse, Places, ProjectUnit } from './unit.js';

const RN_PACKAGE = '@tencentcloud/react-native-push';

const JAVASCRIPT: Readonly<Record<string, ProjectKind>> = {
  [RN_PACKAGE]: 'react-native',
  '@tencentcloud/uni-app-push': 'uni-app',
};

export function javascriptUnits(files: ProjectFiles, places: Places): ProjectUnit[] {
  const units = new Map<string, ProjectUnit>();
  const lists = files.sources(files.paths.filter((item) => nameOf(item) === 'package.json')).map((source) => {
    const read = readJson(source.text);
    const dependencies = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => [
      ...(read.root?.members.get(key)?.members ?? []),
    ]);
    return { source, read, dependencies };
  });
  const asked = new Set(lists.flatMap(({ dependencies }) => dependencies.map(([key]) => key)));
  for (const { source, read, dependencies } of lists) {
    // What another package asks for, or what runs on the React Native of another, is a library.
    if (asked.has(textOf(nodeAt(read.root, 'name')) ?? '') || nodeAt(read.root, 'peerDependencies', 'react-native'))
      continue;
    const root = folderOf(source.path);
    // A file that does not parse may end before the package.
    const cut = read.fault === undefined ? -1 : source.text.indexOf(`"${RN_PACKAGE}"`);
    const [name, node] =
      dependencies.find(([key]) => key in JAVASCRIPT) ??
      (cut === -1 || read.root === undefined ? [] : [RN_PACKAGE, { ...read.root, offset: cut }]);
    if (name === undefined || node === undefined) {
      if (isReactNativeApp(files, root, read.root))
        units.set(
          root,
          javascriptUnit(
            files,
            'react-native',
            root,
            importedOnly(
              files,
              root,
              source.at(
                dependencies.find(([key]) => editDistance(key, RN_PACKAGE) <= 2)?.[1].offset ??
                  dependenciesAt(read.root),
              ),
            ),
            places,
          ),
        );
      continue;
    }
    const kind = JAVASCRIPT[name] ?? 'react-native';
    const constraint = textOf(node) ?? '';
    const locked = lockedVersion(files, root, name, constraint);
    const packages: PackageUse[] = [
      {
        name,
        generation: 'timpush',
        at: source.at(node.offset, name),
        version: locked === undefined ? readConstraint(constraint) : { exact: locked },
      },
    ];
    units.set(root, javascriptUnit(files, kind, root, packages, places));
  }
  for (const folder of files.folders)
    if (/(?:^|\/)uni_modules\/TencentCloud-Push$/.test(folder)) {
      const root = uniRoot(files, folderOf(folderOf(folder)));
      const source = files.source(joinPath(folder, 'package.json'));
      const node = source === undefined ? undefined : readJson(source.text).root?.members.get('version');
      const version = textOf(node);
      const at = source?.at(node?.offset ?? 0) ?? { file: files.disk.show(folder) };
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
    const folder = folderOf(path);
    const at = source?.text.indexOf('TencentCloud-TIMPush') ?? -1;
    // A uni-app has its pages beside the manifest; a manifest alone may be that of a web page or a browser extension.
    const isUniApp = at !== -1 || files.has(joinPath(folder, 'pages.json'));
    const isKnown = [folder, uniRoot(files, folder), folderOf(folder)].some(
      (root) => units.get(root)?.kind === 'uni-app',
    );
    if (source === undefined || !isUniApp || isKnown) continue;
    const packages: PackageUse[] =
      at === -1 ? [] : [{ name: 'TencentCloud-TIMPush', generation: 'timpush', at: source.at(at), version: {} }];
    units.set(folder, javascriptUnit(files, 'uni-app', folder, packages, places));
  }
  return [...units.values()];
}

const IMPORT = /(?:\bfrom|\bimport|\brequire\s*\()\s*['"]@tencentcloud\/react-native-push['"]/;

const dependenciesAt = (json: ValueNode | undefined): number => nodeAt(json, 'dependencies')?.offset ?? 0;

/** An app that is set up for TIMPush and imports the package, which no package.json of the folder asks for: it was lost, or never installed. */
function importedOnly(files: ProjectFiles, root: string, at: Origin): PackageUse[] {
  const own = files.paths.filter((path) => isInside(path, root));
  if (!own.some((path) => path.endsWith('/timpush-configs.json'))) return [];
  const named = files.paths.filter((path) => nameOf(path) === 'package.json');
  if (named.some((path) => files.source(path)?.text.includes(`"${RN_PACKAGE}"`) === true)) return [];
  const isImported = own
    .filter((path) => /\.(?:[jt]sx?|mjs)$/.test(path))
    .some((path) => IMPORT.test(files.source(path)?.text ?? ''));
  return isImported ? [{ name: RN_PACKAGE, generation: 'timpush', at, version: {}, isMissing: true }] : [];
}

/** An app, not a library for one: React Native is what it runs on, and a native side or the app's own description is there. */
function isReactNativeApp(files: ProjectFiles, root: string, json: ValueNode | undefined): boolean {
  if (nodeAt(json, 'dependencies', 'react-native') === undefined) return false;
  return (
    files.folders.has(joinPath(root, 'android')) ||
    files.folders.has(joinPath(root, 'ios')) ||
    files.has(joinPath(root, 'app.json'))
  );
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
    generation: packages.length > 0 ? 'timpush' : undefined,
    root,
    packages,
    pubspecs: [],
    android: android?.place,
    iosRoot,
    notes: android?.notes ?? [],
  };
}
