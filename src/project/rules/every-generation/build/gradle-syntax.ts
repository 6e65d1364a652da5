// BLD, Gradle syntax: mistakes copied from the samples of guides, and plugins that Gradle cannot find.

import {
  everyStatement,
  type GradleStatement,
  isSign,
  isWord,
  nameOfStatement,
  within,
} from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import type { GradleFile } from '../../../android/gradle-file.js';
import { buildStops } from '../../../facts/android/gradle/build-stops.js';
import { catalogFaults } from '../../../facts/android/gradle/catalog-faults.js';
import { dependencyNames } from '../../../facts/android/gradle/dependency-names.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, passed, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { anyAndroid, error } from '../../defaults.js';

/** Blocks of Gradle and of the Android plugin that guides show; a label of that name is a mistake. */
const BLOCKS =
  /^(?:android|allprojects|buildscript|buildTypes|defaultConfig|dependencies|dependencyResolutionManagement|maven|plugins|pluginManagement|productFlavors|repositories|signingConfigs|subprojects|sourceSets|release|debug)$/;

/** Settings of Android builds: `compileSdk: 34` is a label and sets nothing. */
const SETTINGS =
  /^(?:compileSdk|compileSdkVersion|minSdk|minSdkVersion|targetSdk|targetSdkVersion|applicationId|applicationIdSuffix|versionCode|versionName|namespace|minifyEnabled|signingConfig|implementation|api|classpath)$/;

/** Functions that a Kotlin script must call with parentheses. */
const CALLS = /^(?:id|classpath|include|api|compileOnly|runtimeOnly|\w*[iI]mplementation)$/;

/** Groovy's slashy strings may contain any bracket. */
const SLASHED = /[=(,]~?\s*\/(?![/*])|~\/|\$\//;

/** A block whose `}` is missing runs to the end of the file; without its first line its `}` is left over. */
function unclosedIn({ source, tree }: GradleFile): Finding[] {
  if (!tree.isBroken || SLASHED.test(source.text)) return [];
  const one = (offset: number, found: Finding['found'], expected: Finding['expected']): Finding[] => [
    { at: source.at(offset), found, expected },
  ];
  if (tree.strayAt !== undefined)
    return one(
      tree.strayAt,
      t('a } that closes no block', '多余的 }，没有对应的 {'),
      t('the line with its {, or one } less', '补上带 { 的那一行，或删掉这个 }'),
    );
  const open = everyStatement(tree.statements).find((item) => item.body && item.bodyEnd === source.text.length);
  if (open === undefined) return [];
  return one(
    open.offset,
    t('the { of this block is never closed', '这个代码块的 { 没有对应的 }'),
    t('one more }, where this block or one inside of it ends', '在该块或其内层块结束处补上 }'),
  );
}

/** `"A": "x"` and then `"B": "y"` without a comma between them. */
const commasMissing = ({ source }: GradleFile, { head }: GradleStatement): Finding[] =>
  head.flatMap((token, i): Finding[] => {
    const before = head[i - 1];
    const isKey = (token.kind === 'string' || token.kind === 'word') && isSign(head[i + 1], ':');
    return isKey && token.startsLine && before?.kind === 'string' && isSign(head[i - 2], ':')
      ? [
          {
            at: source.at(before.offset),
            found: t('a comma is missing after this value', '该值后面缺少逗号'),
            expected: t('a comma after it', '在其后加逗号'),
          },
        ]
      : [];
  });

/** `"A" = "x"` in Groovy's `[…]`, and `"A": "x"` in Kotlin, where a map is `mapOf("A" to "x")`. */
function slipsInMap({ source, tree }: GradleFile, { head }: GradleStatement): Finding[] {
  let depth = 0;
  return head.flatMap((token, i): Finding[] => {
    if (isSign(token, '[')) depth += 1;
    if (isSign(token, ']')) depth -= 1;
    const sign = tree.isKotlin ? ':' : '=';
    const before = head[i - 1];
    const isKey = token.kind === 'string' && (isSign(before, '[') || isSign(before, ',') || isSign(before, '('));
    if (!isKey || !isSign(head[i + 1], sign) || isSign(head[i + 2], '=') || (depth === 0 && !tree.isKotlin)) return [];
    const key = `"${token.text.slice(0, 60)}"`;
    return [
      { at: source.at(token.offset), found: `${key} ${sign}`, expected: `${key}${tree.isKotlin ? ' to' : ':'} …` },
    ];
  });
}

/** `plugins { }` accepts only ids and aliases. */
const appliesIn = ({ source, tree }: GradleFile): Finding[] =>
  within(
    tree.statements.filter((item) => nameOfStatement(item) === 'plugins'),
    ['plugins'],
  )
    .filter(({ head }) => isWord(head[0], 'apply'))
    .map(({ head, offset }) => ({
      at: source.at(offset),
      found: t('apply inside of plugins { }', 'plugins { } 内的 apply'),
      expected: `id("${head.find(({ kind }) => kind === 'string')?.text ?? '…'}")`,
    }));

function slipsIn(project: Project, file: GradleFile): Finding[] {
  const { source, tree } = file;
  return everyStatement(tree.statements).flatMap((statement): Finding[] => {
    const { head } = statement;
    const [first, second, third] = head;
    const at = source.at(statement.offset);
    if (first?.kind === 'word' && SETTINGS.test(first.text) && isSign(second, ':') && third?.startsLine !== true)
      return tree.isKotlin
        ? []
        : [
            {
              at,
              found: `${first.text}:`,
              expected: t(`${first.text} without the colon`, `${first.text} 后不要冒号`),
            },
          ];
    const maps = slipsInMap(file, statement);
    if (maps.length > 0) return maps;
    const commas = project.generation === 'timpush' ? commasMissing(file, statement) : [];
    if (commas.length > 0) return commas;
    if (first?.kind === 'word' && isSign(second, ':') && (statement.body !== undefined || isSign(third, '{')))
      return BLOCKS.test(first.text) ? [{ at, found: `${first.text}:`, expected: `${first.text} {` }] : [];
    if (isWord(first, 'apply') && (isWord(second, 'plugin') || isWord(second, 'from')) && third?.kind === 'string')
      return tree.isKotlin
        ? []
        : [{ at, found: `apply ${second?.text} '…'`, expected: `apply ${second?.text}: '${third.text}'` }];
    const single = tree.isKotlin
      ? head.find(({ kind, text, offset }) => kind === 'string' && source.text[offset] === "'" && [...text].length > 1)
      : undefined;
    if (single !== undefined)
      return [
        {
          at: source.at(single.offset),
          found: `'${single.text.slice(0, 60)}'`,
          expected: `"${single.text.slice(0, 60)}"`,
        },
      ];
    if (
      tree.isKotlin &&
      first?.kind === 'word' &&
      CALLS.test(first.text) &&
      second?.kind === 'string' &&
      !second.startsLine
    )
      return [{ at, found: `${first.text} "${second.text.slice(0, 60)}"`, expected: `${first.text}("…")` }];
    const open = head.find((token) => token.kind === 'string' && token.isOpen);
    if (open !== undefined)
      return [
        {
          at: source.at(open.offset),
          found: t('a string is never closed', '字符串没有结束引号'),
          expected: t('close the quotes on this line', '在该行补上结束引号'),
        },
      ];
    return [];
  });
}

/** `resolutionStrategy { eachPlugin { … useModule("com.huawei.agconnect:agcp:…") } }`. */
const resolves = (statements: readonly GradleStatement[], id: string): boolean | undefined => {
  const uses = everyStatement(within(statements, ['pluginManagement', 'resolutionStrategy'])).filter((item) =>
    item.head.some((token) => isWord(token, 'useModule')),
  );
  if (uses.some((item) => item.head.some((token) => token.kind === 'string' && token.text.startsWith(id)))) return true;
  // A module name built from the requested id may be any module.
  return uses.some((item) => item.head.some((token) => token.kind === 'string' && token.isDynamic)) ? undefined : false;
};

/** Plugins published without a marker artifact: an id with a version is not found, whatever the version. */
const WITHOUT_MARKER: readonly (readonly [id: string, group: string, artifact: string])[] = [
  ['com.huawei.agconnect', 'com.huawei.agconnect', 'agcp'],
];

export const gradleSyntaxRules: readonly Rule[] = [
  {
    ...anyAndroid,
    id: 'BLD-03',
    ...error,
    mark: 'A',
    source: 'Gradle build language',
    title: t('a Gradle file does not build here: {found}', 'Gradle 文件此处无法编译：{found}'),
    cause: t(
      'the build stops at this line; such slips come with copying and renaming',
      '编译在此行中断；多半是复制或改名时留下的错误',
    ),
    fix: t('write: {expected}', '应写为：{expected}'),
    check: (project) => {
      const files = project.android?.gradleFiles ?? [];
      const [first] = files;
      return first === undefined
        ? skipped(reasons.noModuleFile)
        : verdict(
            [
              ...files.flatMap((file) => [...slipsIn(project, file), ...appliesIn(file), ...unclosedIn(file)]),
              ...(project.android === undefined
                ? []
                : [
                    ...dependencyNames(project.android),
                    ...catalogFaults(project.android),
                    ...buildStops(project, project.android),
                  ]),
            ],
            first.source.whole,
          );
    },
  },
  {
    ...anyAndroid,
    id: 'BLD-05',
    ...error,
    title: t('Gradle cannot find the plugin {found} by its version', 'Gradle 无法按版本找到插件 {found}'),
    cause: t(
      'Huawei publishes no plugin marker, so a version in plugins { } is found in no repository, whichever version it is: "Plugin [id: …] was not found in any of the following sources"',
      '华为没有发布 plugin marker，plugins { } 中写任何版本都找不到：“Plugin [id: …] was not found in any of the following sources”',
    ),
    fix: t(
      'settings: pluginManagement { resolutionStrategy { eachPlugin { if (requested.id.id == "com.huawei.agconnect") useModule("{expected}") } } }, or a buildscript classpath "{expected}" and the id without a version',
      'settings 中：pluginManagement { resolutionStrategy { eachPlugin { if (requested.id.id == "com.huawei.agconnect") useModule("{expected}") } } }；或在 buildscript 加 classpath "{expected}"，id 不带版本',
    ),
    mark: 'B',
    source: 'HMS-Core/hms-flutter-plugin, issues 390 and 398',
    check: (project) => {
      const { android } = project;
      if (android === undefined) return skipped(reasons.noModuleFile);
      const uses = [...android.rootPlugins, ...android.modulePlugins].filter(
        (plugin) => plugin.version !== undefined && WITHOUT_MARKER.some(([id]) => id === plugin.id),
      );
      const [use] = uses;
      if (use === undefined) return skipped(reasons.notUsed);
      const [id, group, artifact] = WITHOUT_MARKER.find(([name]) => name === use.id) ?? ['', '', ''];
      const byClasspath = android.classpaths.some((item) => item.group === group && item.name === artifact);
      const bySettings = resolves(android.settingsFile?.tree.statements ?? [], id);
      if (byClasspath || bySettings === true) return passed(placeOf(use));
      if (bySettings === undefined || android.settingsFile === undefined) return skipped(reasons.computed);
      return failed({
        at: placeOf(use),
        found: `id "${use.id}" version "${use.version ?? ''}"`,
        expected: `${group}:${artifact}:${use.version ?? '1.9.1.301'}`,
      });
    },
  },
];
