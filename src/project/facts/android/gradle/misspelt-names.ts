// Words, coordinates and addresses of a Gradle build that are a letter away from the ones Gradle knows.
import { type GradleStatement, isSign, isWord, nameOfStatement } from '../../../../readers/gradle/script.js';
import type { SourceFile } from '../../../../readers/source.js';
import { slipOf } from '../../../../text/suggest.js';
import type { AndroidApp } from '../../../android/app.js';
import type { GradleFile } from '../../../android/gradle-file.js';
import { type Finding, placeOf } from '../../../types.js';
import { LIBRARY_SCOPES, PLUGIN_SCOPES } from './repositories.js';

const words = (text: string): readonly string[] => text.split(' ');

const REPOSITORIES = words(
  'google mavenCentral mavenLocal maven gradlePluginPortal jcenter flatDir ivy exclusiveContent',
);
const DEPENDENCIES = words(
  'implementation api compileOnly runtimeOnly classpath annotationProcessor kapt ksp coreLibraryDesugaring debugImplementation releaseImplementation testImplementation androidTestImplementation',
);
const VARIANT = words(
  'applicationId applicationIdSuffix versionCode versionName versionNameSuffix minSdk minSdkVersion targetSdk targetSdkVersion manifestPlaceholders multiDexEnabled minifyEnabled isMinifyEnabled shrinkResources isShrinkResources proguardFile proguardFiles signingConfig debuggable isDebuggable initWith matchingFallbacks dimension buildConfigField resValue resConfig resConfigs ndk testInstrumentationRunner vectorDrawables consumerProguardFiles externalNativeBuild',
);

/** What a statement may begin with, by the block around it: Gradle and its Android plugin. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': words(
    'plugins plugin buildscript android dependencies allprojects subprojects repositories apply pluginManagement dependencyResolutionManagement include includeBuild configurations flutter kotlin java rootProject tasks task',
  ),
  plugins: words('id alias kotlin apply version'),
  pluginManagement: words('repositories plugins resolutionStrategy includeBuild'),
  dependencyResolutionManagement: words('repositories repositoriesMode versionCatalogs rulesMode'),
  buildscript: words('repositories dependencies ext configurations'),
  android: words(
    'namespace compileSdk compileSdkVersion compileSdkPreview buildToolsVersion ndkVersion defaultConfig buildTypes signingConfigs productFlavors flavorDimensions compileOptions composeOptions kotlinOptions androidResources adbOptions installation jacoco resourcePrefix testNamespace dynamicFeatures assetPacks useLibrary testBuildType publishing variantFilter libraryVariants testVariants unitTestVariants compileSdkExtension compileSdkMinor experimentalProperties kotlin sourceSets buildFeatures packagingOptions packaging lint lintOptions bundle splits dataBinding viewBinding dexOptions aaptOptions testOptions externalNativeBuild applicationVariants',
  ),
  defaultConfig: VARIANT,
  buildTypes: VARIANT,
  productFlavors: VARIANT,
  signingConfigs: words(
    'storeFile storePassword keyAlias keyPassword storeType initWith enableV1Signing enableV2Signing v1SigningEnabled v2SigningEnabled',
  ),
  repositories: REPOSITORIES,
  maven: words(
    'url name credentials content mavenContent authentication allowInsecureProtocol isAllowInsecureProtocol setUrl artifactUrls metadataSources',
  ),
  dependencies: DEPENDENCIES,
};

/** Blocks whose own blocks carry names of the app: `buildTypes { release { … } }`. */
const NAMED = /^(?:buildTypes|productFlavors|signingConfigs)$/;

const PLUGIN_WORDS = words('version apply false libs');

/** Words inside of a statement. */
const VALUES = words(
  'signingConfigs getByName getDefaultProguardFile repositoriesMode RepositoriesMode FAIL_ON_PROJECT_REPOS PREFER_SETTINGS PREFER_PROJECT rootProject',
);

const COORDINATES = words(
  'com.tencent.imsdk:imsdk-plus com.tencent.liteav.tuikit:tuicore com.android.tools.build:gradle org.jetbrains.kotlin:kotlin-gradle-plugin com.android.application com.android.library kotlin-android org.jetbrains.kotlin.android dev.flutter.flutter-gradle-plugin dev.flutter.flutter-plugin-loader proguard-android-optimize.txt proguard-android.txt',
);

const ADDRESSES = words(
  'https://developer.huawei.com/repo https://developer.hihonor.com/repo https://mirrors.tencent.com/nexus/repository/maven-public',
);

/** One edit for a word: those of two plugins may be two apart, such as compileOptions and composeOptions. Two for a longer coordinate or address. */
export const nearWord = (word: string, known: readonly string[]): string | undefined =>
  slipOf(word, known, (name) => (name.length < 4 ? 0 : name.length > 9 && /[.:/]/.test(name) ? 2 : 1));

/** Words the build itself defines: `def x`, `ext.x`, `configurations { x }`, `{ x -> … }`. */
function isDefined(word: string, files: readonly GradleFile[]): boolean {
  const made = new RegExp(
    `(?:\\b(?:def|val|var|fun|void|[A-Z]\\w*)\\s+|\\bext(?:ra)?\\.|(?:create|register|maybeCreate|set)\\s*\\(?\\s*['"]|\\bext\\s*\\{[^}]*|\\bconfigurations\\s*\\{[^}]*|\\bby\\s+)${word}\\b|[{,]\\s*${word}\\s*(?:,[\\w\\s,]*)?->`,
  );
  return files.some(({ source }) => made.test(source.text));
}

/** `subproject ->` at the head of a block: the name is the build's own. */
const ARGUMENTS = /^\w+(?:\s*,\s*\w+)*\s*->/;

interface Misspelt {
  readonly finding: Finding;
  readonly word: string;
}

function inFile({ source, tree }: GradleFile, catalogs: readonly string[]): readonly Misspelt[] {
  const told = (offset: number, word: string, expected: string): Misspelt => ({
    word,
    finding: { at: source.at(offset), found: word, expected },
  });
  const values = [...VALUES, ...catalogs];
  const inHead = ({ head }: GradleStatement, place: string): Misspelt[] =>
    head.flatMap((token, i): Misspelt[] => {
      // Between two dots is a name of the build's own: `libs.libsu.core`.
      const isMember = isSign(head[i - 1], '.') && isSign(head[i + 1], '.');
      if (i === 0 || isMember || VARIANT.includes(token.text)) return [];
      const isKey = isSign(head[i + 1], ':');
      const isApply = i === 1 && isKey && isWord(head[0], 'apply');
      const known =
        token.kind === 'string'
          ? COORDINATES
          : isApply
            ? ['plugin', 'from']
            : place === 'plugins'
              ? PLUGIN_WORDS
              : isSign(head[i + 1], '.')
                ? values
                : VALUES;
      if (token.kind === 'sign' || token.kind === 'number' || (isKey && !isApply)) return [];
      const text = token.text.split(':').slice(0, 2).join(':');
      const meant = nearWord(text, known);
      return meant === undefined ? [] : [told(token.offset, text, meant)];
    });
  const walk = (statements: readonly GradleStatement[], place: string, isNamed: boolean): Misspelt[] =>
    statements.flatMap((statement) => {
      const [first, second] = statement.head;
      // `signingConfigs.getByName("debug")` is a value: what an `else` of Kotlin yields.
      const isValue = isSign(second, '.') && values.includes(first?.text ?? '');
      const known = isNamed || isValue || first?.kind !== 'word' || isSign(second, ':') ? undefined : KNOWN[place];
      const text = first?.text ?? '';
      // `dependencyResolution { … }`: cut off.
      const cut =
        text.length > 9 && place === '' ? known?.find((name) => name !== text && name.startsWith(text)) : undefined;
      const near = known === undefined ? undefined : (nearWord(text, known) ?? cut);
      const isArgument = first !== undefined && ARGUMENTS.test(source.text.slice(first.offset, first.offset + 200));
      if (first !== undefined && near !== undefined && !isArgument) return [told(first.offset, first.text, near)];
      const name = nameOfStatement(statement);
      const isOpen = /^(?:if|else|with|afterEvaluate|all|configureEach)$/.test(name);
      const inside = /^(?:allprojects|subprojects)$/.test(name) ? '' : isNamed || isOpen ? place : name;
      const inner = KNOWN[inside] === undefined ? [] : (statement.body ?? []);
      return [...inHead(statement, place), ...walk(inner, inside, !isNamed && !isOpen && NAMED.test(name))];
    });
  return walk(tree.statements, '', false);
}

const inCatalog = (source: SourceFile): Finding[] =>
  [...source.text.matchAll(/^[^#\n]*$/gm)].flatMap((line) => [
    ...[...line[0].matchAll(/([\w.-]+)\s*=\s*["']/g)].flatMap(({ 1: word = '', index }) =>
      !/[{,]\s*$/.test(line[0].slice(0, index))
        ? []
        : meantAt(source, line.index + index, word, words('module group name version version.ref id')),
    ),
    ...[...line[0].matchAll(/["']([\w.-]+(?::[\w-]+)?)["':]/g)].flatMap(({ 1: text = '', index }) =>
      meantAt(source, line.index + index, text, COORDINATES),
    ),
  ]);

function meantAt(source: SourceFile, offset: number, text: string, known: readonly string[]): Finding[] {
  const expected = nearWord(text, known);
  return expected === undefined ? [] : [{ at: source.at(offset), found: text, expected }];
}

export function misspeltNames({ gradleFiles, repositories, names }: AndroidApp): Finding[] {
  const inFiles = gradleFiles
    .filter(({ tree }) => !tree.isBroken)
    .flatMap((file) => inFile(file, [...names.catalogs.keys()]))
    .filter(({ word }) => !/^\w+$/.test(word) || !isDefined(word, gradleFiles))
    .map(({ finding }) => finding);
  const plain = (url = ''): string => url.replace(/^http:/, 'https:').replace(/\/+$/, '');
  const inAddresses = repositories.flatMap((repository): Finding[] => {
    const url = plain(repository.url);
    const meant = nearWord(url, ADDRESSES);
    // Other rules ask for the hosts of the phone makers where no block has them.
    const scopes = [PLUGIN_SCOPES, LIBRARY_SCOPES].find((list) => list.includes(repository.scope)) ?? [];
    const isElsewhere = repositories.some((item) => scopes.includes(item.scope) && plain(item.url) === meant);
    return meant === undefined || (!isElsewhere && /developer/.test(meant))
      ? []
      : [{ at: placeOf(repository), found: url, expected: meant }];
  });
  const inCatalogs = [...names.catalogs.values()].flatMap(({ source }) =>
    source === undefined ? [] : inCatalog(source),
  );
  return [...inFiles, ...inAddresses, ...inCatalogs];
}
