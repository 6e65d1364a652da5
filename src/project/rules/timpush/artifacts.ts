// T3-GRD, artifacts: which ones the build uses, in which versions, from which repositories.

import { everyStatement, isWord, textsOf } from '../../../readers/gradle/script.js';
import { compareVersions, shownVersion } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { HUAWEI_HOST, HUAWEI_URL } from '../../facts/android/agconnect.js';
import { dependenciesPlace, versionPlace } from '../../facts/android/gradle/gradle-plugins.js';
import { LIBRARY_SCOPES, needRepository, PLUGIN_SCOPES } from '../../facts/android/gradle/repositories.js';
import { isFlutter } from '../../facts/app-code.js';
import {
  artifactOf,
  dependsElsewhere,
  GROUP,
  isFloating,
  nativeVersion,
  ONE_VERSION,
  timpushArtifacts,
} from '../../facts/timpush/timpush-artifacts.js';
import { joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons, undecided } from '../../reasons.js';
import {
  type Finding,
  failed,
  passed,
  placeOf,
  type Rule,
  skipped,
  together,
  verdict,
  withFindings,
} from '../../types.js';
import { error, timpushAndroid, warning } from '../defaults.js';

const lineOf = (version: string): string => version.split('.').slice(0, 2).join('.');

const hasTuicore = (project: Project): boolean => {
  const { android } = project;
  if (android === undefined) return false;
  const isModule =
    android.gradleFiles.some((file) => /['"]:?tuicore['"]/i.test(file.source.text)) ||
    project.files.folders.has(joinPath(android.root, 'tuicore'));
  return isModule || android.dependencies.some((item) => item.name === 'tuicore');
};

/** `force("com.tencent.timpush:fcm:…")` of a resolution strategy sets another version. */
const forced = ({ android }: Project) =>
  (android?.gradleFiles ?? []).flatMap(({ source, tree }) =>
    everyStatement(tree.statements)
      .filter(({ head }) => isWord(head[0], 'force'))
      .flatMap(textsOf)
      .flatMap(({ text, offset }) => {
        const [group, name = '', version] = text.split(':');
        return group === GROUP
          ? [{ source, offset, end: offset + text.length, configuration: 'force', group, name, version }]
          : [];
      }),
  );

export const artifactRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-GRD-01',
    ...error,
    kinds: ['android'],
    title: t('{expected} is not a dependency', '没有依赖 {expected}'),
    cause: t(
      'without the core library and tuicore the SDK cannot start: no vendor is registered',
      '缺少核心库或 tuicore，SDK 无法启动，不会注册任何厂商',
    ),
    fix: t(
      "add implementation '{expected}:<version>' to the app module",
      "在应用模块加 implementation '{expected}:<版本>'",
    ),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const core = artifactOf(project, 'timpush');
      const small = artifactOf(project, 'tpush');
      if (dependsElsewhere(project) && (core === undefined || !hasTuicore(project)))
        return skipped(reasons.hiddenBuild);
      if (core === undefined && small === undefined)
        return android.hasHiddenBuild
          ? skipped(reasons.hiddenBuild)
          : failed({ at: dependenciesPlace(project), found: '–', expected: `${GROUP}:timpush` });
      if (core !== undefined && !hasTuicore(project))
        return failed({
          at: placeOf(core),
          found: 'timpush',
          expected: 'com.tencent.liteav.tuikit:tuicore',
        });
      const at = core ?? small;
      return passed(placeOf(at));
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-02',
    ...error,
    mark: 'D',
    title: t('timpush and tpush are both present', '同时依赖了 timpush 和 tpush'),
    cause: t(
      'both bring the same classes: the build stops, or the wrong variant registers',
      '两者包含相同的类：编译失败，或注册了错误的变体',
    ),
    fix: t('keep timpush with the Chat SDK, tpush without', '使用 Chat SDK 保留 timpush，不使用则保留 tpush'),
    check: (project) => {
      const core = artifactOf(project, 'timpush');
      const small = artifactOf(project, 'tpush');
      if (core === undefined && small === undefined) return skipped(reasons.notUsed);
      return core !== undefined && small !== undefined
        ? failed({ at: placeOf(small), found: 'timpush, tpush', expected: '1' })
        : passed();
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-03',
    ...warning,
    title: t(
      '{name} has the version {found}, TIMPush is {expected}',
      '{name} 的版本是 {found}，而 TIMPush 是 {expected}',
    ),
    ...ONE_VERSION,
    check: (project) => {
      const all = [...timpushArtifacts(project), ...forced(project)];
      const [first] = all;
      if (first === undefined) return skipped(reasons.notUsed);
      const version = nativeVersion(project);
      const wanted =
        version.exact?.replace(/\+.*$/, '') ??
        all.find((item) => item.version !== undefined && /^\d[\d.]*$/.test(item.version))?.version;
      const isDart = isFlutter(project);
      const isUniform = new Set(all.map((item) => item.version)).size === 1;
      // All artifacts have the same floating version, and no package version is known to compare it with.
      const isOpen = wanted === undefined && version.atLeast === undefined && isUniform;
      if (isOpen && first.version !== undefined && isFloating(first.version)) return skipped(reasons.noVersion);
      const findings: Finding[] = [];
      for (const artifact of all) {
        if (artifact.version === undefined) continue;
        const floats = isFloating(artifact.version);
        // A range without a lock file: an artifact below its lower bound never fits.
        const lowest = version.exact === undefined ? version.atLeast?.replace(/\+.*$/, '') : undefined;
        // The last part of the Flutter package's version is its own: 8.9.7538 goes with the artifacts 8.9.7537.
        const isSameLine = isDart && wanted !== undefined && lineOf(artifact.version) === lineOf(wanted) && isUniform;
        const isTooOld = lowest !== undefined && !floats && compareVersions(artifact.version, lowest) < 0;
        if (!floats && !isTooOld && version.exact !== undefined && isSameLine) continue;
        if (!floats && !isTooOld && (wanted === undefined || artifact.version === wanted)) continue;
        findings.push({
          at: placeOf(artifact),
          found: artifact.version,
          expected: isTooOld ? t(`${lowest} or newer`, `${lowest} 或更新`) : (wanted ?? shownVersion(version)),
          args: { name: `${GROUP}:${artifact.name}` },
        });
      }
      return verdict(findings, placeOf(first));
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-04',
    ...warning,
    title: t('the Chat SDK is {found}, TIMPush is {expected}', 'Chat SDK 是 {found}，而 TIMPush 是 {expected}'),
    cause: t(
      'with different versions offline push works, but onRecvPushMessage is not called',
      '版本不一致时离线推送可用，但 onRecvPushMessage 不会回调',
    ),
    fix: t('use version {expected} for both', '两者统一为 {expected}'),
    check: (project) => {
      const chat = (project.android?.dependencies ?? []).find(
        (item) => item.group === 'com.tencent.imsdk' && /^imsdk/.test(item.name),
      );
      const pub = project.dependency('tencent_cloud_chat_sdk');
      const version = nativeVersion(project);
      const wanted = version.exact?.replace(/\+.*$/, '') ?? version.atLeast?.replace(/\+.*$/, '');
      const found = chat?.version ?? pub?.version.exact?.replace(/\+.*$/, '');
      if (found === undefined && pub === undefined)
        return skipped(
          undecided('the build files do not name a version of the Chat SDK', '构建文件没有写明 Chat SDK 的版本'),
        );
      if (found === undefined || wanted === undefined || !/^\d[\d.]*$/.test(found)) return skipped(reasons.noVersion);
      const at =
        chat === undefined || project.android === undefined ? placeOf(pub) : versionPlace(project.android, chat);
      // Flutter packages of one release line differ in the last part of the version; only the first two are compared.
      const sameLine = found.split('.').slice(0, 2).join('.') === wanted.split('.').slice(0, 2).join('.');
      const isOld = compareVersions(found, chat === undefined ? '7.9.5666' : '7.6.5011') < 0;
      return (chat === undefined ? sameLine : found === wanted) && !isOld
        ? passed(at)
        : failed({ at, found, expected: wanted });
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-05',
    ...error,
    vendors: ['huawei', 'honor'],
    title: t(
      "{vendor}'s repository is missing where Gradle looks for {name}",
      'Gradle 查找{name}的仓库中缺少{vendor}仓库',
    ),
    cause: t(
      "the vendor's plugin or library cannot be found, so the app does not build",
      '找不到厂商插件或库，应用无法编译',
    ),
    fix: t('add {expected}', '加上 {expected}'),
    check: (project) => {
      const places = [
        { scopes: PLUGIN_SCOPES, name: t('plugins', '插件') },
        { scopes: LIBRARY_SCOPES, name: t('libraries', '依赖库') },
      ];
      const vendors = [
        { key: 'huawei' as const, vendor: t('Huawei', '华为'), host: HUAWEI_HOST, url: HUAWEI_URL },
        {
          key: 'honor' as const,
          vendor: t('Honor', '荣耀'),
          host: 'developer.hihonor.com/repo',
          url: 'https://developer.hihonor.com/repo',
        },
      ].filter(({ key }) => project.wanted.has(key));
      return together(
        vendors.flatMap(({ vendor, host, url }) =>
          places.map(({ scopes, name }) =>
            withFindings(needRepository(project, scopes, host, url), (finding) => ({
              ...finding,
              args: { vendor, name },
            })),
          ),
        ),
      );
    },
  },
];
