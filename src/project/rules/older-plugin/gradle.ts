// GRD: application id, SDK levels, repositories and R8 of the Android build with the older plugins.

import { lineEndOf, type SourceFile } from '../../../readers/source.js';
import { compareVersions } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { AndroidApp, Flavor } from '../../android/app.js';
import { settingOf } from '../../android/gradle-facts.js';
import type { Project } from '../../project.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../types.js';
import { isInside } from '../../walk.js';
import { androidPlace } from '../look.js';
import { error, OLD, reasons, warning } from '../reasons.js';

const base = { generations: OLD, needs: ['android'] } as const;

export const gradleRules: readonly Rule[] = [
  {
    ...base,
    id: 'GRD-01',
    ...error,
    title: t(
      'applicationId is {found}, package_name in the config is {expected}',
      'applicationId 是 {found}，配置中的 package_name 是 {expected}',
    ),
    cause: t(
      'vendors tie tokens and certificates to the package name: with another one they refuse the push or the registration',
      '厂商按包名绑定 token 和证书，包名不一致会拒绝推送或注册',
    ),
    fix: [
      t(
        'make applicationId, package_name and the certificates in the Tencent console agree',
        '让 applicationId、package_name 和腾讯云控制台的证书三者一致',
      ),
    ],
    check: checkApplicationId,
  },
  {
    ...base,
    id: 'GRD-02',
    ...error,
    mark: 'A',
    source: 'manifests of the Mi and OPPO clients',
    title: t('minSdk is {found}', 'minSdk 是 {found}'),
    cause: t(
      'the Mi and OPPO clients need Android 4.4 (19): the manifests cannot be merged, and the app does not build',
      '小米、OPPO SDK 要求 Android 4.4（19）以上：清单无法合并，应用无法编译',
    ),
    fix: [t('defaultConfig: minSdkVersion {expected}', 'defaultConfig 中写 minSdkVersion {expected}')],
    check: (project) => checkMinSdk(project, 19),
  },
  {
    ...base,
    id: 'GRD-03',
    ...warning,
    title: t('jcenter() is still a repository', '仓库中仍有 jcenter()'),
    cause: t(
      'jcenter was shut down: builds fail or hang when they ask it for a library',
      'jcenter 已关闭，从它取依赖会失败或卡住',
    ),
    fix: [t('replace it with mavenCentral()', '改成 mavenCentral()')],
    check: (project) => {
      const hits = (project.android?.repositories ?? []).filter((repository) => repository.name === 'jcenter');
      return verdict(
        hits.map((hit): Finding => ({ at: hit.source.at(hit.offset), found: 'jcenter()', expected: 'mavenCentral()' })),
        project.android?.rootFile?.source.whole,
      );
    },
  },
  {
    ...base,
    id: 'GRD-04',
    ...error,
    mark: 'D',
    source: 'AGP 8 release notes; the push package sets no namespace',
    title: t('Android Gradle plugin {found} with an old push package', 'Android Gradle 插件 {found} 搭配旧推送插件'),
    cause: t(
      'from version 8 on every module needs a namespace; the old push packages have none, so the build stops',
      '8.0 起每个模块都要有 namespace，而旧推送插件没有，编译会中断',
    ),
    fix: [
      t(
        'stay on AGP {expected}, or move to tencent_cloud_chat_push',
        '保持 AGP {expected}，或迁移到 tencent_cloud_chat_push',
      ),
    ],
    check: (project) => {
      const { android } = project;
      if (android?.agpVersion === undefined) return skipped(reasons.computed);
      const use =
        android.classpaths.find((item) => item.group === 'com.android.tools.build' && item.name === 'gradle') ??
        [...android.rootPlugins, ...android.modulePlugins].find(
          (item) => item.id === 'com.android.application' && item.version !== undefined,
        );
      const at = use === undefined ? undefined : use.source.at(use.offset);
      if (compareVersions(android.agpVersion, '8.0') < 0) return passed(at);
      // Some projects give the namespace from outside.
      if (
        android.gradleFiles.some((file) =>
          /namespace\s*(?:==?\s*null|=\s*(?:project|it)\.|\s*=\s*[^\n]*group)|hasProperty\(['"]namespace/.test(
            file.source.text,
          ),
        )
      )
        return skipped(t('the root script gives modules a namespace', '根脚本为各模块补上了 namespace'));
      return failed({ at, found: android.agpVersion, expected: '7.4.2' });
    },
  },
  {
    ...base,
    id: 'GRD-05',
    ...warning,
    vendors: ['huawei', 'xiaomi', 'oppo', 'vivo', 'meizu', 'honor'],
    mark: 'A',
    source: 'the push package publishes no consumer ProGuard rules',
    title: t('R8 is on, and no keep rule covers {found}', '开启了 R8，但没有覆盖 {found} 的 keep 规则'),
    cause: t(
      'debug builds get pushes and release builds do not: R8 removes or renames the classes the vendor calls',
      'debug 能收到而 release 收不到：R8 删除或改名了厂商回调的类',
    ),
    fix: [t('add to proguard-rules.pro: {expected}', '在 proguard-rules.pro 中加：{expected}')],
    check: checkKeepRules,
  },
];

export function checkApplicationId(project: Project): Outcome {
  const { android, config } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const { applicationId } = android;
  const { source } = android.moduleFile;
  if (applicationId?.kind === 'computed') return skipped(reasons.computed);
  if (applicationId === undefined && project.applicationIds.length === 0) {
    if (android.hasHiddenBuild || android.defaultConfig.length === 0) return skipped(reasons.hiddenBuild);
    return failed({
      at: androidPlace(android, 'defaultConfig'),
      found: '–',
      expected: config?.text('package_name') ?? 'com.example.chat',
    });
  }
  const at = source.at(
    applicationId?.statement.offset ??
      android.flavors.find((flavor) => flavor.applicationId !== undefined)?.applicationId?.statement.offset ??
      0,
  );
  const wanted = config?.text('package_name');
  if (wanted === undefined || project.applicationIds.includes(wanted)) return passed(at);
  return failed({ at, found: project.applicationIds.join(', '), expected: wanted });
}

export function checkMinSdk(project: Project, lowest: number): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const { minSdk } = android;
  if (minSdk === undefined || minSdk.kind === 'computed' || !/^\d+$/.test(minSdk.text))
    return skipped(reasons.computed);
  const at = android.moduleFile.source.at(minSdk.statement.offset);
  return Number(minSdk.text) >= lowest ? passed(at) : failed({ at, found: minSdk.text, expected: String(lowest) });
}

const KEEP: readonly (readonly [string, RegExp, string])[] = [
  ['xiaomi', /com\.xiaomi/, '-keep class com.xiaomi.** { *; }'],
  ['huawei', /com\.huawei/, '-keep class com.huawei.** { *; }'],
  ['vivo', /com\.vivo/, '-keep class com.vivo.push.** { *; }'],
  ['oppo', /com\.heytap|com\.mcs|com\.coloros/, '-keep class com.heytap.** { *; }'],
  ['meizu', /com\.meizu/, '-keep class com.meizu.** { *; }'],
  ['honor', /com\.hihonor/, '-keep class com.hihonor.** { *; }'],
];
const PLUGIN_KEEP = [
  'plugin',
  /com\.tencent\.flutter\.tim_ui_kit_push_plugin|com\.tencent\.\*\*/,
  '-keep class com.tencent.flutter.tim_ui_kit_push_plugin.** { *; }',
] as const;

/** A rule for everything, or one that switches shrinking off. */
const KEEPS_ALL = /-keep\s+class\s+\*\*?\s*\{|-dontshrink[\s\S]*-dontobfuscate|-dontobfuscate[\s\S]*-dontshrink/;

export interface Shrinking {
  readonly isOn: boolean | undefined;
  readonly files: readonly SourceFile[];
  /** Where a further rule goes. */
  readonly target: SourceFile | undefined;
}

/** Whether the release build shrinks, and the rule files of the app module. Flutter shrinks releases unless told otherwise. */
export function shrinkingOf(project: Project, android: AndroidApp): Shrinking {
  const release = android.buildTypes.find((item: Flavor) => item.name === 'release');
  const minify = settingOf(release?.statements ?? [], ['minifyEnabled', 'isMinifyEnabled'], android.names);
  const byFlutter = project.kind === 'flutter' || project.kind === 'flutter-module';
  const isOn = minify === undefined ? byFlutter : minify.kind === 'literal' ? minify.text === 'true' : undefined;
  const files = project.files.paths
    .filter((path) => isInside(path, android.module) && /(?:\.pro|proguard[\w-]*\.(?:txt|cfg))$/.test(path))
    .map((path) => project.files.source(path))
    .filter((source) => source !== undefined);
  return { isOn, files, target: files.find((file) => file.path.endsWith('proguard-rules.pro')) ?? files[0] };
}

const withoutRemarks = (text: string): string => text.replace(/#.*$/gm, '');

function checkKeepRules(project: Project): Outcome {
  const { android } = project;
  if (android === undefined) return skipped(reasons.noModuleFile);
  const wanted = KEEP.filter(([vendor]) => [...project.wanted].some((id) => id === vendor));
  return missingKeeps(project, android, [...wanted, PLUGIN_KEEP]);
}

/** Findings for every rule of the list that no rule file covers. */
export function missingKeeps(
  project: Project,
  android: AndroidApp,
  list: readonly (readonly [string, RegExp, string])[],
): Outcome {
  const { isOn, files, target } = shrinkingOf(project, android);
  if (isOn === undefined) return skipped(reasons.computed);
  if (!isOn) return skipped(t('R8 is off for release builds', 'release 构建未开启 R8'));
  const text = files.map((file) => withoutRemarks(file.text)).join('\n');
  if (KEEPS_ALL.test(text)) return passed(target?.whole);
  const missing = list.filter(([, pattern]) => !pattern.test(text));
  if (missing.length === 0) return passed(target?.whole);
  const rules = missing.map(([, , rule]) => rule);
  const at = target === undefined ? androidPlace(android, 'buildTypes') : target.at(target.text.length);
  return failed({
    at,
    found: missing.map(([name]) => name).join(', '),
    expected: rules.join('  '),
    edits: target === undefined || !target.isUtf8 ? [] : [appendLines(target, rules)],
  });
}

function appendLines(target: SourceFile, lines: readonly string[]) {
  const end = lineEndOf(target.text);
  const lead = target.text === '' || target.text.endsWith('\n') ? '' : end;
  return {
    path: target.path,
    start: target.text.length,
    end: target.text.length,
    text: `${lead}${lines.map((line) => `${line}${end}`).join('')}`,
  };
}
