// T3-GRD, the vendors' artifacts: one for each vendor, spelt correctly, and in release builds too.

import type { GradleStatement } from '../../../readers/gradle/script.js';
import { t } from '../../../text/language.js';
import { namedText } from '../../android/gradle-artifacts.js';
import { commentedOut } from '../../facts/android/commented-out.js';
import { dependenciesPlace, versionPlace } from '../../facts/android/gradle/gradle-plugins.js';
import { isFlutter } from '../../facts/app-code.js';
import {
  artifactOf,
  dependsElsewhere,
  GROUP,
  isVendorArtifact,
  meantArtifact,
  timpushArtifacts,
  VENDOR_ARTIFACTS,
} from '../../facts/timpush/timpush-artifacts.js';
import { blockPlace, blockText, isSet, whenPlaced } from '../../facts/timpush/timpush-config.js';
import { joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { CERTIFICATE_KEYS } from '../../timpush/config-file.js';
import { type Finding, failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, timpushAndroid, warning } from '../defaults.js';

/** Libraries that an artifact of TIMPush depends on and needs at run time. */
const NEEDED = [
  { by: 'timpush', group: 'com.tencent.liteav.tuikit', name: 'tuicore', plugin: 'tencent_calls_uikit' },
  { by: 'fcm', group: 'com.google.firebase', name: 'firebase-messaging', plugin: 'firebase_messaging' },
  { by: 'huawei', group: 'com.huawei.hms', name: 'push', plugin: 'huawei_push' },
] as const;

/** `exclude` of such a library, for every configuration or for that artifact, where nothing else adds it. */
function excludedIn(project: Project): Finding[] {
  const { android, files } = project;
  if (android?.moduleFile === undefined) return [];
  const { source, tree } = android.moduleFile;
  const isElsewhere = ({ group, name, plugin }: (typeof NEEDED)[number]): boolean =>
    android.hasHiddenBuild ||
    dependsElsewhere(project) ||
    android.dependencies.some((item) => item.group === group && item.name.startsWith(name)) ||
    project.dependency(plugin) !== undefined ||
    files.folders.has(joinPath(android.root, name)) ||
    android.gradleFiles.some((file) => new RegExp(`['"]:${name}['"]`).test(file.source.text));
  const found: Finding[] = [];
  const look = (statements: readonly GradleStatement[], around: string): void => {
    for (const statement of statements) {
      const words = statement.head.map(({ text }) => text).join(' ');
      if (words.startsWith('exclude') && statement.head[0]?.kind === 'word') {
        const [group, module] = ['group', 'module'].map((name) => namedText(statement, name, android.names));
        const isWhole = /configurations\b.*\b(?:all|configureEach)\b/.test(around);
        const item = NEEDED.find(
          (needed) =>
            needed.group === group &&
            (module === undefined ? !words.includes('module') : module === needed.name) &&
            (around.includes(`${GROUP}:${needed.by}:`) || isWhole),
        );
        const own = isWhole && group === GROUP && (module === undefined || artifactOf(project, module) !== undefined);
        const isUsed = item !== undefined && (isFlutter(project) || artifactOf(project, item.by) !== undefined);
        if (own || (item !== undefined && isUsed && !isElsewhere(item)))
          found.push({
            at: source.at(statement.offset),
            found: t('exclude takes it out of the build', 'exclude 把它排除在构建之外'),
            expected: t('the dependency without this exclude', '不带该 exclude 的依赖'),
            args: { name: `${group}:${module ?? item?.name ?? '…'}` },
          });
      }
      look(statement.body ?? [], `${around} ${words}`);
    }
  };
  look(tree.statements, '');
  return found;
}

const ONLY_DEBUG = /^compileOnly$|^(?:\w*D|d)ebugImplementation$|^(?:\w*T|t)estImplementation$/;

export const vendorArtifactRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-GRD-12',
    ...error,
    title: t('no vendor artifact is built in', '没有集成任何厂商依赖'),
    cause: t(
      'TIMPush registers only with vendors whose artifact is in the build: every Android phone stays silent',
      '只有集成了对应依赖的厂商才能注册：所有 Android 手机都收不到推送',
    ),
    fix: t(
      "one for each vendor in the app module: implementation '{expected}:<version>'",
      "在应用模块中每个厂商各加一行 implementation '{expected}:<版本>'",
    ),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const own = timpushArtifacts(project);
      const first = own.find(isVendorArtifact);
      if (first !== undefined) return passed(placeOf(first));
      if (android.hasHiddenBuild || dependsElsewhere(project)) return skipped(reasons.hiddenBuild);
      return failed({
        at: placeOf(own[0]) ?? dependenciesPlace(project),
        found: '–',
        expected: `${GROUP}:huawei`,
      });
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-13',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'the build stops, or release builds come without it and phones stay silent',
      '编译中断，或 release 中没有它，手机收不到推送',
    ),
    fix: t('write {expected}', '写成 {expected}'),
    check: (project) => {
      const all = project.android?.dependencies ?? [];
      const [first] = timpushArtifacts(project);
      const told = all.flatMap((item): Finding[] => {
        const name = `${item.group}:${item.name}`;
        const at = placeOf(item);
        const meant = meantArtifact(item);
        if (meant !== undefined)
          return [
            {
              at,
              found: t('no such artifact', '没有这个依赖'),
              expected: `implementation "${meant}:…"`,
              args: { name },
            },
          ];
        return item.group === GROUP && ONLY_DEBUG.test(item.configuration)
          ? [
              {
                at,
                found: t(
                  `${item.configuration} leaves it out of release builds`,
                  `${item.configuration} 不会进入 release`,
                ),
                expected: `implementation "${name}:…"`,
                args: { name },
              },
            ]
          : [];
      });
      told.push(...excludedIn(project));
      if (told.length === 0 && first === undefined) return skipped(reasons.notUsed);
      return verdict(told, placeOf(first));
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-CFG-07',
    ...warning,
    title: t('{found} is set, but {expected} is not built in', '设置了 {found}，但没有集成 {expected}'),
    cause: t(
      'only vendors whose artifact is in the build can register: phones of this vendor stay silent',
      '只有集成了对应依赖的厂商才能注册：该厂商的手机收不到推送',
    ),
    fix: t(
      "add implementation '{expected}:<version of TIMPush>' to the app module",
      "在应用模块加 implementation '{expected}:<TIMPush 版本>'",
    ),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const { android } = project;
        if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
        // T3-GRD-13 reports these.
        const mistyped = android.dependencies.map(meantArtifact);
        if (!timpushArtifacts(project).some(isVendorArtifact)) return see('T3-GRD-12');
        const findings: Finding[] = [];
        // The second of two equal lines was most likely meant for another vendor.
        const twice = timpushArtifacts(project).find((item, i, all) =>
          all.some((other, j) => j < i && other.name === item.name && other.configuration === item.configuration),
        );
        for (const vendor of VENDOR_ARTIFACTS) {
          const key = CERTIFICATE_KEYS[vendor] ?? '';
          const block = blocks.find((item) => isSet(blockText(item, key)));
          if (
            block === undefined ||
            artifactOf(project, vendor) !== undefined ||
            mistyped.includes(`${GROUP}:${vendor}`)
          )
            continue;
          const expected = `${GROUP}:${vendor}`;
          const at =
            (twice === undefined ? undefined : versionPlace(android, twice)) ??
            commentedOut(android.moduleFile.source, expected) ??
            blockPlace(block, key);
          findings.push({ at, found: key, expected, vendor });
        }
        // Another module, or a script that is not read, may add them.
        if (findings.length > 0 && (android.hasHiddenBuild || dependsElsewhere(project)))
          return skipped(reasons.hiddenBuild);
        // A loop over vendors: `implementation("com.tencent.timpush:$it:…")`.
        if (findings.length > 0 && timpushArtifacts(project).some(({ name }) => name.includes('$')))
          return skipped(reasons.computed);
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
];
