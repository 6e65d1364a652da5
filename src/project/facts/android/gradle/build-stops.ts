// What stops an Android build although each line is well written: a statement in the wrong block, no version, versions that do not fit.
import {
  everyStatement,
  type GradleStatement,
  isSign,
  isWord,
  nameOfStatement,
  within,
} from '../../../../readers/gradle/script.js';
import { compareVersions } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import type { AndroidApp } from '../../../android/app.js';
import type { GradleFile } from '../../../android/gradle-file.js';
import { settingOf } from '../../../android/gradle-values.js';
import { includedModules } from '../../../android/included-modules.js';
import { folderOf, joinPath, nameOf } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { type Finding, placeOf } from '../../../types.js';
import { isFlutter } from '../../app-code.js';
import { HUAWEI_HOST } from '../agconnect.js';
import { androidPlace } from './gradle-plugins.js';
import { flutterInclude, missingParts } from './missing-parts.js';
import { misspeltNames, nearWord } from './misspelt-names.js';
import { outOfReach } from './out-of-reach.js';

const DEFAULTS = /^(?:manifestPlaceholders|applicationId|minSdk|minSdkVersion|targetSdk|targetSdkVersion|versionCode)$/;
const LIBRARY = /^(?:implementation|api|compileOnly|runtimeOnly)$/;

/** Settings that only `defaultConfig` knows, libraries among the plugins of the build, and plugins among the libraries. */
function misplaced({ moduleFile, rootFile }: AndroidApp): Finding[] {
  const files = [moduleFile, rootFile].filter((file) => file !== undefined);
  return files.flatMap(({ source, tree: { statements } }) => {
    const told = ({ head: [first], offset }: GradleStatement, block: string, around: string): Finding => ({
      at: source.at(offset),
      found: t(`${first?.text} in ${around} { }`, `${around} { } 中的 ${first?.text}`),
      expected: block.replace('…', `${first?.text} …`),
    });
    const ownBlocks = statements.filter((item) => nameOfStatement(item) === 'dependencies');
    return [
      ...everyStatement(statements)
        .filter(({ head }) => head.length === 1 && isWord(head[0], 'android'))
        .flatMap(({ body }) => body ?? [])
        .filter(({ head }) => head[0]?.kind === 'word' && !isSign(head[1], '.') && DEFAULTS.test(head[0].text))
        .map((item) => told(item, 'android { defaultConfig { … } }', 'android')),
      ...within(statements, ['buildscript', 'dependencies'])
        .filter((item) => LIBRARY.test(nameOfStatement(item)))
        .map((item) => told(item, 'dependencies { … }', 'buildscript')),
      ...(/\bconfigurations\b[^\n]*\n?[^\n]*\bclasspath\b/.test(source.text) ? [] : within(ownBlocks, ['dependencies']))
        .filter((item) => nameOfStatement(item) === 'classpath')
        .map((item) => told(item, 'buildscript { dependencies { … } }', 'dependencies')),
    ];
  });
}

/** Groovy takes `plugins { }` only behind these, and `pluginManagement { }` only first. */
const FIRST = /^(?:buildscript|pluginManagement|plugins|initscript|import)$/;

const tooEarly = ({ source, tree: { statements, isKotlin, isBroken } }: GradleFile): Finding[] =>
  ['plugins', 'pluginManagement'].flatMap((block): Finding[] => {
    const at =
      isKotlin || isBroken
        ? -1
        : statements.findIndex(({ head, body }) => head.length === 1 && isWord(head[0], block) && body !== undefined);
    const early = statements
      .slice(0, Math.max(0, at))
      // A method or a class is declared, not run.
      .find((item) => !FIRST.test(nameOfStatement(item)) && (item.body === undefined || item.head.length === 1));
    return early === undefined
      ? []
      : [
          {
            at: source.at(early.offset),
            found: t(`${nameOfStatement(early)} above ${block} { }`, `${block} { } 之前的 ${nameOfStatement(early)}`),
            expected: t(`it below ${block} { }`, `移到 ${block} { } 之后`),
          },
        ];
  });

/** Settings of the android block that do not go together. */
function contradictions(android: AndroidApp): Finding[] {
  const { buildTypes, flavors, moduleFile, names, gradleFiles, hasHiddenBuild } = android;
  const off = buildTypes.flatMap(({ statements }) => {
    const shrink = settingOf(statements, ['shrinkResources', 'isShrinkResources'], names);
    const minify = settingOf(statements, ['minifyEnabled', 'isMinifyEnabled'], names);
    const isOff = minify?.kind === 'literal' && minify.text === 'false';
    return shrink?.kind === 'literal' && shrink.text === 'true' && isOff && moduleFile !== undefined
      ? [
          {
            at: moduleFile.source.at(shrink.statement.offset),
            found: t('shrinkResources without minifyEnabled', '只有 shrinkResources，没有 minifyEnabled'),
            expected: 'minifyEnabled true',
          },
        ]
      : [];
  });
  const isNamed = gradleFiles.some(({ source: { text } }) => /flavorDimension|\bdimension\b/.test(text));
  return flavors.length === 0 || isNamed || hasHiddenBuild
    ? off
    : [
        ...off,
        {
          at: androidPlace(android, 'productFlavors'),
          found: t('productFlavors without flavorDimensions', '有 productFlavors，没有 flavorDimensions'),
          expected: 'flavorDimensions "…"',
        },
      ];
}

/** `project(':push')` of a module that no settings name. Those of Flutter and React Native bring the modules of packages. */
function unknownModules({ settingsFile, moduleFile, gradleFiles, hasHiddenBuild }: AndroidApp): Finding[] {
  const isOpen = settingsFile === undefined || /flutter|native_modules|autolink/.test(settingsFile.source.text);
  if (isOpen || hasHiddenBuild || moduleFile === undefined || includedModules(settingsFile.source) === undefined)
    return [];
  return within(moduleFile.tree.statements, ['dependencies']).flatMap(({ head }): Finding[] => {
    const at = !LIBRARY.test(head[0]?.text ?? '')
      ? -1
      : head.findIndex((token, i) => isWord(token, 'project') && isSign(head[i + 1], '('));
    const token = at === -1 ? undefined : head.slice(at).find(({ kind }) => kind === 'string');
    const name = token?.text.replace(/^:/, '') ?? '';
    const isKnown =
      token === undefined ||
      token.isDynamic ||
      gradleFiles.some(
        ({ source: { text } }, i) => i > 0 && [`${name}'`, `${name}"`].some((end) => text.includes(end)),
      );
    return isKnown
      ? []
      : [
          {
            at: moduleFile.source.at(token.offset),
            found: t(`no settings include :${name}`, `settings 没有包含 :${name}`),
            expected: t('a module that is included', '已包含的模块'),
          },
        ];
  });
}

/** `rootProject.ext.x` one letter away from a name that the build sets: `x = …`, `set('x', …)`, `ext['x'] = …`. */
function unknownExtras({ gradleFiles, hasHiddenBuild }: AndroidApp): Finding[] {
  const set = gradleFiles.flatMap(({ source: { text } }) =>
    [...text.matchAll(/\b(\w{4,})(?:\s*=(?!=)|['"]\s*[,\]])/g)].map((match) => match[1] ?? ''),
  );
  return gradleFiles.flatMap(({ source }) =>
    [...source.text.matchAll(/\brootProject\.ext\.(\w+)/g)].flatMap(({ 0: all, 1: name = '', index }): Finding[] => {
      const meant = hasHiddenBuild ? undefined : nearWord(name, set);
      return meant === undefined ? [] : [{ at: source.at(index), found: all, expected: `rootProject.ext.${meant}` }];
    }),
  );
}

/** `chat_module/.android/include_flutter.groovy` of a folder that is not there, beside a Flutter module with another name. */
function lostModule({ files }: Project, android: AndroidApp): Finding[] {
  const { settingsFile, root } = android;
  const token = flutterInclude(android);
  if (settingsFile === undefined || token === undefined || token.isDynamic || root.startsWith('..')) return [];
  const name = token.text.replace(/\/\.android\/.*$/, '');
  const [module] = files.paths.filter(
    (path) => nameOf(path) === 'pubspec.yaml' && /^ {2}module:/m.test(files.source(path)?.text ?? ''),
  );
  const isThere = [root, folderOf(root)].some((folder) => files.folders.has(joinPath(folder, name)));
  // The script may be looked for in a folder further up.
  return module === undefined || isThere || nameOf(folderOf(module)) === nameOf(name)
    ? []
    : [
        {
          at: settingsFile.source.at(token.offset),
          found: t(`there is no folder ${name}`, `没有文件夹 ${name}`),
          expected: `${nameOf(folderOf(module))}/.android/include_flutter.groovy`,
        },
      ];
}

/** What may give a library its version from elsewhere: the lists of Google and Kotlin do not know this one. */
const ELSEWHERE =
  /\b(?:constraints|resolutionStrategy|dependencyManagement|(?:enforcedP|p)latform(?!\s*\(?\s*['"](?:com\.google|androidx|org\.jetbrains)\.))\b/;

/** `com.tencent.timpush:oppo` without a version, which no platform of Tencent's gives. */
function withoutVersion({ moduleFile, gradleFiles, hasHiddenBuild }: AndroidApp): Finding[] {
  if (moduleFile === undefined || hasHiddenBuild || gradleFiles.some(({ source }) => ELSEWHERE.test(source.text)))
    return [];
  return everyStatement(within(moduleFile.tree.statements, ['dependencies'])).flatMap(({ head, body }) =>
    body !== undefined
      ? []
      : head
          .filter((token, i) => token.kind === 'string' && !isSign(head[i + 1], '+') && OWN.test(token.text))
          .map((token) => ({
            at: moduleFile.source.at(token.offset),
            found: token.text,
            expected: t(`${token.text}:<version>`, `${token.text}:<版本>`),
          })),
  );
}
const OWN = /^com\.tencent\.(?:timpush|liteav\.tuikit):[\w-]+$/;

/** Gradle 7 refuses plain http. The rule of Huawei's repository tells of its own. */
const insecure = (project: Project, { gradleVersion, repositories }: AndroidApp): Finding[] =>
  gradleVersion === undefined || compareVersions(gradleVersion, '7.0') < 0
    ? []
    : repositories
        .filter(
          ({ url, source }) =>
            /^http:\/\/(?!localhost|127\.)/.test(url ?? '') &&
            !/[aA]llowInsecureProtocol/.test(source.text) &&
            (project.generation === 'timpush' || url?.includes(HUAWEI_HOST) !== true),
        )
        .map((repository) => ({
          at: placeOf(repository) ?? repository.source.at(0),
          found: repository.url ?? '',
          expected: repository.url?.replace(/^http:/, 'https:') ?? '',
        }));

/** What the wrapper and gradle.properties say, against the plugin and the libraries. */
function settings(project: Project, android: AndroidApp): Finding[] {
  const { files } = project;
  const { root, agpVersion, gradleVersion, rootFile, moduleFile, gradleFiles, rootPlugins, modulePlugins } = android;
  const wrapper = files.source(joinPath(root, 'gradle/wrapper/gradle-wrapper.properties'));
  const properties = files.source(joinPath(root, 'gradle.properties'));
  // Android's plugin 8 wants Gradle 8, and 7 wants 7: developer.android.com/build/releases/about-agp.
  const oldest = ['8.0', '7.0'].find((major) => agpVersion !== undefined && compareVersions(agpVersion, major) >= 0);
  // A build that asks for Gradle's version may take another plugin with each; two of them, either.
  const plugins = new Set([
    ...android.classpaths
      .filter((item) => item.group === 'com.android.tools.build' && item.name === 'gradle')
      .map(({ version }) => version),
    ...[...rootPlugins, ...modulePlugins]
      .filter(({ id, version }) => id === 'com.android.application' && version !== undefined)
      .map(({ version }) => version),
  ]);
  const findings: Finding[] = [];
  if (wrapper !== undefined && oldest !== undefined && gradleVersion !== undefined && plugins.size === 1)
    if (compareVersions(gradleVersion, oldest) < 0)
      findings.push({
        at: wrapper.at(Math.max(0, wrapper.text.search(/^\s*distributionUrl\b/m))),
        found: t(
          `Gradle ${gradleVersion}, com.android.tools.build:gradle ${agpVersion}`,
          `Gradle ${gradleVersion}，com.android.tools.build:gradle ${agpVersion}`,
        ),
        expected: t(`Gradle ${oldest} or newer`, `Gradle ${oldest} 或更新`),
      });
  const address = /^[ \t]*distributionUrl[ \t]*[=:][ \t]*(\S*)/m.exec(wrapper?.text ?? '');
  const host = /^https?\\?:\/\/([^/]+)/.exec(address?.[1] ?? '')?.[1];
  if (wrapper !== undefined) {
    const at = wrapper.at(address?.index ?? 0);
    const isWrong =
      host === undefined
        ? !/^file|^\.\./.test(address?.[1] ?? '')
        : nearWord(host, ['services.gradle.org']) !== undefined ||
          (host === 'services.gradle.org' &&
            !/\/distributions(?:-snapshots)?\/gradle-\d[^/]*-(?:bin|all)\.zip$/.test(address?.[1] ?? ''));
    if (isWrong)
      findings.push({
        at,
        found: address?.[0].trim() ?? t('no distributionUrl', '没有 distributionUrl'),
        expected: `distributionUrl=https\\://services.gradle.org/distributions/gradle-${gradleVersion ?? '8.7'}-bin.zip`,
      });
  }
  const isOn = /^[ \t]*android\.useAndroidX[ \t]*[=:][ \t]*true\b/m.test(properties?.text ?? '');
  const off = properties?.text.search(/^[ \t]*android\.\w*Andr?oi?dX\b/m) ?? -1;
  const needs = isFlutter(project) || gradleFiles.some(({ source }) => /['"]androidx\./.test(source.text));
  // Without the line plugins before 9 leave AndroidX off.
  const isOff = off !== -1 || (agpVersion !== undefined && compareVersions(agpVersion, '9.0') < 0);
  if (properties !== undefined && !isOn && isOff && (rootFile ?? moduleFile) !== undefined && needs)
    findings.push({
      at: properties.at(Math.max(0, off)),
      found: /^.*$/m.exec(properties.text.slice(Math.max(0, off)))?.[0].slice(0, 60) ?? '–',
      expected: 'android.useAndroidX=true',
    });
  return findings;
}

export const buildStops = (project: Project, android: AndroidApp): Finding[] => [
  ...misplaced(android),
  ...android.gradleFiles.flatMap(tooEarly),
  ...withoutVersion(android),
  ...insecure(project, android),
  ...outOfReach(project, android),
  ...lostModule(project, android),
  ...contradictions(android),
  ...unknownModules(android),
  ...unknownExtras(android),
  ...settings(project, android),
  ...misspeltNames(android),
  ...missingParts(project, android),
];
