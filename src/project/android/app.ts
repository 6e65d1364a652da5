// The Android side of a project: its app module, the Gradle files that count for it, and its manifests.
import { readCode, styleOf } from '../../readers/code.js';
import { everyStatement, type GradleStatement, nameOfStatement, textsOf, within } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import { isVersion } from '../../readers/version.js';
import { firstOf, type ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf, relativeTo } from '../folder/walk.js';
import { type BuiltManifest, builtManifests } from './built-manifest.js';
import { type Artifact, artifactsOf, hasUnknownAlias } from './gradle-artifacts.js';
import { type GradleFile, readGradleFile } from './gradle-file.js';
import { type GradleNames, readNames } from './gradle-names.js';
import { type PlaceholderStatement, placeholdersOf } from './gradle-placeholders.js';
import { type PluginUse, pluginsOf } from './gradle-plugin-uses.js';
import { type Repository, repositoriesOf } from './gradle-repositories.js';
import { type GradleValue, settingOf } from './gradle-values.js';
import { includedModules } from './included-modules.js';
import { type Manifest, readManifest } from './manifest.js';
import { type Flavor, variantsIn } from './variants.js';
import { catalogFiles } from './version-catalogs.js';

export interface AndroidApp {
  /** The folder with settings.gradle. */
  readonly root: string;
  /** The folder of the app module. */
  readonly module: string;
  readonly moduleFile: GradleFile | undefined;
  readonly rootFile: GradleFile | undefined;
  readonly settingsFile: GradleFile | undefined;
  readonly gradleFiles: readonly GradleFile[];
  readonly names: GradleNames;
  /** What may set more than is read here: scripts from elsewhere, buildSrc, included builds, convention plugins. */
  readonly hasHiddenBuild: boolean;
  /** Undefined when the wrapper does not say. */
  readonly gradleVersion: string | undefined;
  readonly agpVersion: string | undefined;
  readonly repositories: readonly Repository[];
  readonly rootPlugins: readonly PluginUse[];
  readonly modulePlugins: readonly PluginUse[];
  readonly classpaths: readonly Artifact[];
  readonly dependencies: readonly Artifact[];
  /** Statements of `android { … }` in the module. */
  readonly android: readonly GradleStatement[];
  readonly defaultConfig: readonly GradleStatement[];
  readonly flavors: readonly Flavor[];
  readonly buildTypes: readonly Flavor[];
  readonly placeholders: readonly PlaceholderStatement[];
  readonly applicationId: GradleValue | undefined;
  readonly idSuffix: GradleValue | undefined;
  readonly minSdk: GradleValue | undefined;
  readonly targetSdk: GradleValue | undefined;
  /** `src/main/AndroidManifest.xml` of the app module. */
  readonly manifest: Manifest | undefined;
  /** Manifests that are merged in: other source sets of the app but tests, and other modules. */
  readonly otherManifests: readonly Manifest[];
  /** What the last builds merged out of all of them. */
  readonly built: readonly BuiltManifest[];
  /** Kotlin and Java sources of the module. */
  readonly code: readonly { readonly source: SourceFile; readonly code: string; readonly bare: string }[];
}

export const gradleIn = (files: ProjectFiles, folder: string, name: string): string | undefined =>
  // Of two files Gradle takes the one in Groovy.
  [`${name}.gradle`, `${name}.gradle.kts`].map((file) => joinPath(folder, file)).find((path) => files.has(path));

/** Folders below `root` whose build file makes an app. */
export function appModulesIn(files: ProjectFiles, root: string): readonly string[] {
  const folders = files.paths
    .filter((path) => isInside(path, root) && /^build\.gradle(?:\.kts)?$/.test(nameOf(path)))
    .map(folderOf);
  const isApp = (folder: string): boolean => {
    const text = files.source(gradleIn(files, folder, 'build') ?? '')?.text ?? '';
    return /com\.android\.application|plugins\.android\.application|plugins\.androidApplication|applicationId\b/.test(
      text,
    ) && folder !== root
      ? true
      : folder === root && /apply plugin:\s*['"]com\.android\.application/.test(text);
  };
  const apps = [...new Set(folders)].filter(isApp).sort((a, b) => rank(a, root) - rank(b, root));
  const settings = files.source(gradleIn(files, root, 'settings') ?? '');
  const included = settings === undefined ? undefined : includedModules(settings);
  const own = apps.filter((folder) => folder === root || included?.has(folder) !== false);
  // Settings that name no app we found say something we did not understand.
  return own.length > 0 ? own : apps;
}

const rank = (folder: string, root: string): number =>
  relativeTo(folder, root) === 'app' ? 0 : folder.split('/').length;

export function readAndroid(files: ProjectFiles, root: string, module: string): AndroidApp {
  const open = (path: string | undefined): GradleFile | undefined => {
    const source = path === undefined ? undefined : files.source(path);
    return source === undefined ? undefined : readGradleFile(source);
  };
  const moduleFile = open(gradleIn(files, module, 'build'));
  const rootFile = root === module ? undefined : open(gradleIn(files, root, 'build'));
  const settingsFile = open(gradleIn(files, root, 'settings'));
  const main = [moduleFile, rootFile, settingsFile].filter((file) => file !== undefined);
  const { scripts, isMissing } = appliedScripts(files, main, root);
  const gradleFiles = [...main, ...scripts];
  const names = readNames(
    gradleFiles,
    files.source(joinPath(root, 'gradle.properties'))?.text,
    catalogFiles(files, settingsFile, root),
  );
  const ownFiles = moduleFile === undefined ? [] : [moduleFile, ...scripts];
  const moduleUse = ownFiles.map((file) => pluginsOf(file, names));
  const rootUse = [rootFile, settingsFile].filter((file) => file !== undefined).map((file) => pluginsOf(file, names));
  const classpaths = [rootFile, settingsFile, moduleFile, ...scripts]
    .filter((file) => file !== undefined)
    .flatMap((file) => artifactsOf(file, names))
    .filter((artifact) => artifact.configuration === 'classpath');
  const rootPlugins = rootUse.flatMap((use) => use.list);
  const modulePlugins = moduleUse.flatMap((use) => use.list);
  const android = ownFiles.flatMap((file) => within(file.tree.statements, ['android']));
  const defaultConfig = [
    ...within(android, ['defaultConfig']),
    ...android.filter((item) => item.head[0]?.text === 'defaultConfig' && item.body === undefined),
  ];
  const sources = new Map(
    ownFiles.flatMap((file) => everyStatement(file.tree.statements).map((item) => [item, file.source] as const)),
  );
  const sourceOf = (statement: GradleStatement): SourceFile =>
    sources.get(statement) ?? (moduleFile?.source as SourceFile);
  const allManifests = files.paths.filter(
    (path) => isInside(path, root) && /\/AndroidManifest\.xml$/.test(path) && !/\/(?:androidTest\w*|test)\//.test(path),
  );
  const manifestPath = mainManifestPath(files, module, android);
  const main0 = files.source(manifestPath);
  const code = firstOf(
    files,
    files.paths.filter((path) => isInside(path, module) && /\.(?:kt|java)$/.test(path)),
    4000,
    (source) => ({ source, ...readCode(source.text, styleOf(source.path)) }),
  );
  let built: readonly BuiltManifest[] | undefined;
  const known = (version: string | undefined): string | undefined =>
    version !== undefined && isVersion(version) ? version : undefined;
  return {
    root,
    module,
    moduleFile,
    rootFile,
    settingsFile,
    gradleFiles,
    names,
    hasHiddenBuild:
      isMissing ||
      moduleUse.some((use) => use.hasUnknown) ||
      ownFiles.some((file) => hasUnknownAlias(file, names)) ||
      files.folders.has(joinPath(root, 'buildSrc')) ||
      gradleFiles.some(
        (file) => file.tree.isBroken || everyStatement(file.tree.statements).some((item) => isLocalBuild(item)),
      ),
    gradleVersion: /gradle-(\d+(?:\.\d+)*)/.exec(
      files.source(joinPath(root, 'gradle/wrapper/gradle-wrapper.properties'))?.text ?? '',
    )?.[1],
    agpVersion: known(
      classpaths.find((item) => item.group === 'com.android.tools.build' && item.name === 'gradle')?.version ??
        [...rootPlugins, ...modulePlugins].find(
          (item) => item.id === 'com.android.application' && item.version !== undefined,
        )?.version,
    ),
    repositories: [
      ...(rootFile === undefined ? [] : repositoriesOf(rootFile, names, false)),
      ...(settingsFile === undefined ? [] : repositoriesOf(settingsFile, names, false)),
      ...ownFiles.flatMap((file) => repositoriesOf(file, names, true)),
    ],
    rootPlugins,
    modulePlugins,
    classpaths,
    dependencies: ownFiles
      .flatMap((file) => artifactsOf(file, names))
      .filter((artifact) => artifact.configuration !== 'classpath'),
    android,
    defaultConfig,
    flavors: variantsIn(android, 'productFlavors', names, sourceOf),
    buildTypes: variantsIn(android, 'buildTypes', names, sourceOf),
    placeholders: defaultConfig.flatMap((statement) => placeholdersOf([statement], sourceOf(statement), names)),
    applicationId: settingOf(defaultConfig, ['applicationId'], names),
    idSuffix: settingOf(defaultConfig, ['applicationIdSuffix'], names),
    minSdk: settingOf(defaultConfig, ['minSdk', 'minSdkVersion'], names),
    targetSdk: settingOf(defaultConfig, ['targetSdk', 'targetSdkVersion'], names),
    manifest: main0 === undefined ? undefined : readManifest(main0),
    otherManifests: files
      .sources(
        allManifests.filter(
          (path) => path !== manifestPath && (isInside(path, module) || path.endsWith('src/main/AndroidManifest.xml')),
        ),
      )
      .map(readManifest),
    get built() {
      built ??= builtManifests(files, { root, module }, [
        ...allManifests,
        ...gradleFiles.map(({ source }) => source.path),
      ]);
      return built;
    },
    get code() {
      return code();
    },
  };
}

/** A `build-logic` build may apply plugins and set anything. The included builds of Flutter and React Native are none of these. */
const isLocalBuild = (statement: GradleStatement): boolean =>
  nameOfStatement(statement) === 'includeBuild' &&
  textsOf(statement).some((token) => !/flutter|@react-native\/gradle-plugin/.test(token.text));

function mainManifestPath(files: ProjectFiles, module: string, android: readonly GradleStatement[]): string {
  const named = within(android, ['sourceSets'])
    .flatMap((item) => [item, ...everyStatement(item.body ?? [])])
    .filter((item) => item.head.some((token) => token.text === 'srcFile'))
    .flatMap(textsOf)
    .find((token) => token.text.endsWith('.xml'));
  const own = named === undefined ? undefined : joinPath(module, named.text);
  return own !== undefined && files.has(own) ? own : joinPath(module, 'src/main/AndroidManifest.xml');
}

/** Scripts taken in by `apply from`; those that lie outside, or on the web, stay hidden. Flutter's own script sets nothing we ask for. */
function appliedScripts(
  files: ProjectFiles,
  main: readonly GradleFile[],
  root: string,
): { scripts: GradleFile[]; isMissing: boolean } {
  const scripts: GradleFile[] = [];
  let isMissing = false;
  for (const file of main)
    for (const statement of everyStatement(file.tree.statements)) {
      const from = statement.head.findIndex((token) => token.text === 'from');
      if (statement.head[0]?.text !== 'apply' || from === -1) continue;
      const name = statement.head.slice(from).findLast((token) => token.kind === 'string')?.text ?? '';
      if (/flutter(?:_tools|\.gradle)|flutterRoot|include_flutter|native_modules/.test(name)) continue;
      const clean = name.replace(
        /^\$\{?(?:rootDir|rootProject\.(?:projectDir|rootDir)|project\.rootDir|projectDir)\}?\/?/,
        '',
      );
      const source = [joinPath(folderOf(file.source.path), clean), joinPath(root, clean)]
        .map((path) => files.source(path))
        .find((found) => found !== undefined);
      if (source === undefined) isMissing = true;
      else if (!scripts.some((script) => script.source.path === source.path)) scripts.push(readGradleFile(source));
    }
  return { scripts, isMissing };
}
