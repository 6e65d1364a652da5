// T3-GRD: artifacts, versions, repositories, placeholders and R8 of an Android build with TIMPush.

import { textOf } from '../../../readers/json.js';
import { lineEndOf } from '../../../readers/source.js';
import { compareVersions, shownVersion } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { type Edit, type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../types.js';
import { joinPath } from '../../walk.js';
import { androidPlace, LIBRARY_SCOPES, metaDataOf, needRepository, PLUGIN_SCOPES, shortValue } from '../look.js';
import { checkMinSdk, missingKeeps } from '../older-plugin/gradle.js';
import { HUAWEI_HOST, HUAWEI_URL } from '../older-plugin/huawei.js';
import { allPlaceholders } from '../older-plugin/vivo.js';
import { error, NEW, reasons, warning } from '../reasons.js';
import { artifactOf, GROUP, nativeVersion, ownBlocks, TIMPUSH_SOURCE, timpushArtifacts } from './look.js';

const base = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['android'],
  kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
} as const;

/** The dependencies block of the app module. */
const dependenciesPlace = (project: Project) =>
  project.android === undefined ? undefined : androidPlace(project.android, 'dependencies');

/** A placeholder as the build sees it, or the meta-data that stands in for it. */
function placeholderCheck(project: Project, name: string, meta: string, shape: RegExp, expected: string): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const found = allPlaceholders(project).filter((item) => item.name === name);
  const [first] = found;
  if (first === undefined) {
    const own = metaDataOf(android, meta);
    if (own !== undefined) return passed(own.source.at(own.offset));
    const legacy = allPlaceholders(project).find((item) => item.name.toUpperCase() === name && item.name !== name);
    if (legacy !== undefined) return skipped(t('see T3-GRD-08', '见 T3-GRD-08'));
    const isComputed =
      android.placeholders.some((item) => item.entries.length === 0) ||
      /manifestPlaceholders\.?(?:putAll|\s*\+?=\s*[A-Za-z(])/.test(
        android.moduleFile.source.text.replace(/=\s*mapOf/g, '= ['),
      );
    if (isComputed || android.hasHiddenBuild) return skipped(reasons.computed);
    return failed({
      at: androidPlace(android, 'defaultConfig'),
      found: t('missing', '缺失'),
      expected,
      args: { name },
      edits: insertPlaceholder(project, name),
    });
  }
  const computed = found.every((item) => item.value === undefined);
  if (computed) return skipped(reasons.computed);
  const wrong = found.find((item) => item.value !== undefined && !shape.test(item.value.trim()));
  const at = first.source.at(first.offset);
  if (wrong?.value === undefined) return passed(at);
  const isSwapped =
    name === 'VIVO_APPKEY'
      ? /^\d{4,12}$/.test(wrong.value)
      : name === 'VIVO_APPID' && /^[0-9a-fA-F]{32}$/.test(wrong.value);
  const text =
    wrong.value === ''
      ? t('empty', '为空')
      : isSwapped
        ? t('swapped with the other vivo value', '与另一个 vivo 值填反')
        : t(`${shortValue(wrong.value)} (unusual)`, `${shortValue(wrong.value)}（格式异常）`);
  return failed({ at: wrong.source.at(wrong.offset), found: text, expected, args: { name } });
}

/** The value stands in timpush-configs.json: the line can be written. */
function insertPlaceholder(project: Project, name: string): Edit[] {
  const { android } = project;
  const value = ownBlocks(project)
    .map((block) => textOf(block.node.members.get('manifestPlaceholders')?.members.get(name)))
    .find((item) => item !== undefined && item !== '' && item !== '0');
  const file = android?.moduleFile;
  const anchor = android?.applicationId?.statement ?? android?.defaultConfig[0];
  if (value === undefined || file === undefined || anchor === undefined || !file.source.isUtf8 || file.tree.isBroken)
    return [];
  const { text, path } = file.source;
  const start = text.lastIndexOf('\n', anchor.offset - 1) + 1;
  const indent = text.slice(start, anchor.offset);
  const lineEnd = text.indexOf('\n', anchor.end);
  if (!/^[ \t]*$/.test(indent) || lineEnd === -1 || !/^[\w.-]+$/.test(value)) return [];
  return [
    {
      path,
      start: lineEnd + 1,
      end: lineEnd + 1,
      text: `${indent}manifestPlaceholders["${name}"] = "${value}"${lineEndOf(text)}`,
    },
  ];
}

export const t3GradleRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-GRD-01',
    ...error,
    kinds: ['android'],
    title: t('{expected} is not a dependency', '没有依赖 {expected}'),
    cause: t(
      'without the core and tuicore the SDK cannot start: no vendor is registered',
      '缺少核心库或 tuicore，SDK 无法启动，不会注册任何厂商',
    ),
    fix: [
      t(
        "add implementation '{expected}:<version>' to the app module",
        "在应用模块加 implementation '{expected}:<版本>'",
      ),
    ],
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const core = artifactOf(project, 'timpush');
      const small = artifactOf(project, 'tpush');
      // Another module of the build may bring them.
      if (
        /\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"]:|projects\./.test(android.moduleFile.source.text) &&
        (core === undefined || !hasTuicore(project))
      )
        return skipped(reasons.hiddenBuild);
      if (core === undefined && small === undefined)
        return android.hasHiddenBuild
          ? skipped(reasons.hiddenBuild)
          : failed({ at: dependenciesPlace(project), found: '–', expected: `${GROUP}:timpush` });
      if (core !== undefined && !hasTuicore(project))
        return failed({
          at: core.source.at(core.offset),
          found: 'timpush',
          expected: 'com.tencent.liteav.tuikit:tuicore',
        });
      const at = core ?? small;
      return passed(at === undefined ? undefined : at.source.at(at.offset));
    },
  },
  {
    ...base,
    id: 'T3-GRD-02',
    ...error,
    mark: 'D',
    title: t('timpush and tpush stand side by side', '同时依赖了 timpush 和 tpush'),
    cause: t(
      'both bring the same classes: the build stops, or the wrong variant registers',
      '两者包含相同的类：编译失败，或注册了错误的变体',
    ),
    fix: [t('keep timpush with the Chat SDK, tpush without', '使用 Chat SDK 保留 timpush，不使用则保留 tpush')],
    check: (project) => {
      const core = artifactOf(project, 'timpush');
      const small = artifactOf(project, 'tpush');
      if (core === undefined && small === undefined) return skipped(reasons.notUsed);
      return core !== undefined && small !== undefined
        ? failed({ at: small.source.at(small.offset), found: 'timpush, tpush', expected: '1' })
        : passed();
    },
  },
  {
    ...base,
    id: 'T3-GRD-03',
    ...warning,
    title: t(
      '{name} has the version {found}, TIMPush is {expected}',
      '{name} 的版本是 {found}，而 TIMPush 是 {expected}',
    ),
    cause: t(
      'parts of different versions do not fit: registration may fail with 800005',
      '各部分版本不一致会不兼容，注册可能失败（800005）',
    ),
    fix: [
      t('write {expected} for every com.tencent.timpush artifact', '所有 com.tencent.timpush 依赖统一写 {expected}'),
    ],
    check: (project) => {
      const all = timpushArtifacts(project);
      const [first] = all;
      if (first === undefined) return skipped(reasons.notUsed);
      const version = nativeVersion(project);
      const wanted =
        version.exact?.replace(/\+.*$/, '') ??
        all.find((item) => item.version !== undefined && /^\d[\d.]*$/.test(item.version))?.version;
      const findings: Finding[] = [];
      for (const artifact of all) {
        if (artifact.version === undefined) continue;
        const isFloating = /latest\.|\+$/.test(artifact.version);
        if (!isFloating && (wanted === undefined || artifact.version === wanted)) continue;
        findings.push({
          at: artifact.source.at(artifact.offset),
          found: artifact.version,
          expected: wanted ?? shownVersion(version),
          args: { name: `${GROUP}:${artifact.name}` },
        });
      }
      return verdict(findings, first.source.at(first.offset));
    },
  },
  {
    ...base,
    id: 'T3-GRD-04',
    ...warning,
    title: t('the Chat SDK is {found}, TIMPush is {expected}', 'Chat SDK 是 {found}，而 TIMPush 是 {expected}'),
    cause: t(
      'with different versions offline push works, but onRecvPushMessage stays silent',
      '版本不一致时离线推送可用，但 onRecvPushMessage 不会回调',
    ),
    fix: [t('give both the version {expected}', '两者统一为 {expected}')],
    check: (project) => {
      const chat = (project.android?.dependencies ?? []).find(
        (item) => item.group === 'com.tencent.imsdk' && /^imsdk/.test(item.name),
      );
      const pub = project.dependency('tencent_cloud_chat_sdk');
      const version = nativeVersion(project);
      const wanted = version.exact?.replace(/\+.*$/, '') ?? version.atLeast?.replace(/\+.*$/, '');
      const found = chat?.version ?? pub?.version.exact?.replace(/\+.*$/, '');
      if (found === undefined || wanted === undefined || !/^\d[\d.]*$/.test(found)) return skipped(reasons.noVersion);
      const at =
        chat === undefined ? (pub === undefined ? undefined : pub.source.at(pub.offset)) : chat.source.at(chat.offset);
      // Flutter packages of one line differ in their last part; what counts are the first two.
      const sameLine = found.split('.').slice(0, 2).join('.') === wanted.split('.').slice(0, 2).join('.');
      const isOld = compareVersions(found, chat === undefined ? '7.9.5666' : '7.6.5011') < 0;
      return (chat === undefined ? sameLine : found === wanted) && !isOld
        ? passed(at)
        : failed({ at, found, expected: wanted });
    },
  },
  {
    ...base,
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
    fix: [t('add {expected}', '加上 {expected}')],
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
      const checks = vendors.flatMap(({ vendor, host, url }) =>
        places.map(({ scopes, name }) => ({
          outcome: needRepository(project, scopes, host, url),
          args: { vendor, name },
        })),
      );
      const findings = checks.flatMap(({ outcome, args }) =>
        outcome.status === 'failed' ? outcome.findings.map((finding): Finding => ({ ...finding, args })) : [],
      );
      const undecided = checks.map(({ outcome }) => outcome).find((outcome) => outcome.status === 'skipped');
      return findings.length === 0 && undecided !== undefined
        ? undecided
        : verdict(findings, project.android?.rootFile?.source.whole);
    },
  },
  {
    ...base,
    id: 'T3-GRD-06',
    ...error,
    vendors: ['vivo'],
    title: t('the placeholder {name}: {found}', '占位符 {name}：{found}'),
    cause: t(
      "vivo's part of the manifest is filled with it: the build stops, or vivo phones get no token",
      'vivo 部分的清单由它填充：编译中断，或 vivo 手机拿不到 token',
    ),
    fix: [
      t(
        'defaultConfig: manifestPlaceholders["{name}"] = "{expected}"',
        'defaultConfig 中写 manifestPlaceholders["{name}"] = "{expected}"',
      ),
    ],
    check: (project) => {
      const key = placeholderCheck(
        project,
        'VIVO_APPKEY',
        'com.vivo.push.api_key',
        /^[0-9a-fA-F-]{32,36}$/,
        t('32 letters and digits', '32 位字母数字').en,
      );
      const id = placeholderCheck(project, 'VIVO_APPID', 'com.vivo.push.app_id', /^\d+$/, t('digits', '数字').en);
      const findings = [key, id].flatMap((outcome) => (outcome.status === 'failed' ? outcome.findings : []));
      if (findings.length > 0) return verdict(findings);
      return key.status === 'skipped' ? key : id;
    },
  },
  {
    ...base,
    id: 'T3-GRD-07',
    ...error,
    vendors: ['honor'],
    title: t('the placeholder {name}: {found}', '占位符 {name}：{found}'),
    cause: t(
      "Honor's part of the manifest is filled with it: the build stops, or Honor phones get no token",
      '荣耀部分的清单由它填充：编译中断，或荣耀手机拿不到 token',
    ),
    fix: [
      t(
        'defaultConfig: manifestPlaceholders["{name}"] = "{expected}"',
        'defaultConfig 中写 manifestPlaceholders["{name}"] = "{expected}"',
      ),
    ],
    check: (project) => placeholderCheck(project, 'HONOR_APPID', 'com.hihonor.push.app_id', /^\d+$/, 'digits'),
  },
  {
    ...base,
    id: 'T3-GRD-08',
    ...warning,
    title: t('{found} is the spelling of the older plugin', '{found} 是旧插件的写法'),
    cause: t(
      'TIMPush reads the names in capitals only: VIVO_APPID, VIVO_APPKEY',
      'TIMPush 只认大写的 VIVO_APPID、VIVO_APPKEY',
    ),
    fix: [t('rename it to {expected}', '改名为 {expected}')],
    check: (project) =>
      verdict(
        allPlaceholders(project)
          .filter((item) => /^vivo_APP(?:ID|KEY)$/.test(item.name))
          .map((item): Finding => {
            const start = item.source.text.indexOf(item.name, item.offset);
            return {
              at: item.source.at(item.offset),
              found: item.name,
              expected: item.name.toUpperCase(),
              edits:
                start === -1 || !item.source.isUtf8
                  ? []
                  : [{ path: item.source.path, start, end: start + item.name.length, text: item.name.toUpperCase() }],
            };
          }),
        project.android?.moduleFile?.source.whole,
      ),
  },
  {
    ...base,
    id: 'T3-GRD-09',
    ...warning,
    vendors: ['vivo', 'honor'],
    mark: 'D',
    title: t(
      '{name} sets manifestPlaceholders anew, without {found}',
      '{name} 重新赋值了 manifestPlaceholders，丢掉了 {found}',
    ),
    cause: t(
      'the builds of this variant may lose the vendor ids of defaultConfig',
      '该变体可能丢失 defaultConfig 中的厂商 ID',
    ),
    fix: [t('write += instead of =', '把 = 改成 +=')],
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const { source } = android.moduleFile;
      const needed = ['VIVO_APPKEY', 'VIVO_APPID', 'HONOR_APPID'].filter((name) =>
        android.placeholders.some((item) => item.entries.some((entry) => entry.name === name)),
      );
      if (needed.length === 0) return skipped(reasons.notUsed);
      return verdict(
        [...android.flavors, ...android.buildTypes].flatMap((variant) =>
          variant.placeholders
            .filter((item) => item.replaces)
            .map((item) => ({
              item,
              lost: needed.filter((name) => !item.entries.some((entry) => entry.name === name)),
            }))
            .filter(({ lost }) => lost.length > 0)
            .map(
              ({ item, lost }): Finding => ({
                at: source.at(item.statement.offset),
                found: lost.join(', '),
                expected: '+=',
                args: { name: variant.name },
              }),
            ),
        ),
        source.whole,
      );
    },
  },
  {
    ...base,
    id: 'T3-GRD-10',
    ...warning,
    title: t('R8 is on, and no keep rule covers {found}', '开启了 R8，但没有覆盖 {found} 的 keep 规则'),
    cause: t(
      'debug builds get pushes and release builds do not: R8 removes or renames classes the SDK looks up by name',
      'debug 能收到而 release 收不到：R8 删除或改名了 SDK 按名称查找的类',
    ),
    fix: [t('add to proguard-rules.pro: {expected}', '在 proguard-rules.pro 中加：{expected}')],
    check: (project) =>
      project.android === undefined
        ? skipped(reasons.noModuleFile)
        : missingKeeps(project, project.android, [
            ['com.tencent.qcloud', /com\.tencent\.(?:qcloud|\*\*)/, '-keep class com.tencent.qcloud.** { *; }'],
            ['com.tencent.timpush', /com\.tencent\.(?:timpush|\*\*)/, '-keep class com.tencent.timpush.** { *; }'],
          ]),
  },
  {
    ...base,
    id: 'T3-GRD-11',
    ...error,
    title: t('minSdk is {found}', 'minSdk 是 {found}'),
    cause: t(
      'TIMPush needs Android 5.0 (21): the manifests cannot be merged, and the app does not build',
      'TIMPush 要求 Android 5.0（21）以上：清单无法合并，应用无法编译',
    ),
    fix: [t('defaultConfig: minSdk {expected}', 'defaultConfig 中写 minSdk {expected}')],
    check: (project) => checkMinSdk(project, 21),
  },
];

const hasTuicore = (project: Project): boolean => {
  const { android } = project;
  if (android === undefined) return false;
  const isModule =
    android.gradleFiles.some((file) => /['"]:?tuicore['"]/i.test(file.source.text)) ||
    project.files.folders.has(joinPath(android.root, 'tuicore'));
  return isModule || android.dependencies.some((item) => item.name === 'tuicore');
};
