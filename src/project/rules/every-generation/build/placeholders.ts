// BLD, placeholders: names that the manifest needs and the build drops, or that one flavour lacks.
import { nameOfStatement } from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import type { AndroidApp } from '../../../android/app.js';
import type { Flavor } from '../../../android/variants.js';
import { androidPlace } from '../../../facts/android/gradle/gradle-plugins.js';
import { addInstead, hasComputedPlaceholders, placeholderBlocks } from '../../../facts/android/gradle/placeholders.js';
import { timpushArtifacts } from '../../../facts/timpush/timpush-artifacts.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, passed, type Rule, skipped, verdict } from '../../../types.js';
import { anyAndroid, error, FLUTTER } from '../../defaults.js';

/** Names used in the app's own manifest and in the manifests of TIMPush's artifacts. */
function neededNames(project: Project, android: AndroidApp): readonly string[] {
  const artifacts = new Set(timpushArtifacts(project).map((artifact) => artifact.name));
  return [
    ...new Set([
      ...(android.manifest?.placeholders ?? []).map(({ name }) => name),
      ...(artifacts.has('vivo') ? ['VIVO_APPKEY', 'VIVO_APPID'] : []),
      ...(artifacts.has('honor') ? ['HONOR_APPID'] : []),
    ]),
  ];
}

/** Names that have a rule of their own, or that plugins set: an unknown plugin may set any name. */
const isSetElsewhere = (android: AndroidApp, name: string): boolean =>
  /^(?:applicationId|packageName|applicationName|VIVO_\w+|HONOR_\w+)$/i.test(name) ||
  placeholderBlocks(android).some(({ dropped }) => dropped.some(({ entry }) => entry.name === name)) ||
  android.modulePlugins.some(({ id }) => !PLAIN_PLUGINS.test(id));

const PLAIN_PLUGINS =
  /^(?:com\.android\.application|kotlin-android|kotlin-kapt|org\.jetbrains\.kotlin\.[\w.-]+|dev\.flutter\.flutter-gradle-plugin|com\.huawei\.agconnect|com\.hihonor\.mcs\.asplugin|com\.google\.gms\.google-services|com\.google\.firebase\.[\w.-]+)$/;

/** Flavours by dimension; those without one share a dimension. */
function dimensionsOf(flavors: readonly Flavor[]): readonly (readonly Flavor[])[] {
  const groups = new Map<string, Flavor[]>();
  for (const flavor of flavors) {
    const dimension =
      flavor.statements
        .find((item) => /^(?:dimension|flavorDimension)$/.test(nameOfStatement(item)))
        ?.head.find((token) => token.kind === 'string')?.text ?? '';
    groups.set(dimension, [...(groups.get(dimension) ?? []), flavor]);
  }
  return [...groups.values()];
}

export const buildPlaceholderRules: readonly Rule[] = [
  {
    ...anyAndroid,
    id: 'BLD-01',
    ...error,
    kinds: FLUTTER,
    title: t(
      'manifestPlaceholders = … drops the applicationName of Flutter',
      'manifestPlaceholders = … 丢掉了 Flutter 的 applicationName',
    ),
    cause: t(
      'Flutter\'s Gradle plugin sets applicationName before this block runs; = replaces it, and the build stops: "requires a placeholder substitution but no value for <applicationName> is provided"',
      'Flutter 的 Gradle 插件先设置 applicationName；= 会把它覆盖，编译报错“requires a placeholder substitution but no value for <applicationName> is provided”',
    ),
    fix: t('write += instead of =', '把 = 改成 +='),
    mark: 'B',
    source: 'reports of several Flutter plugins',
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined || android.moduleFile === undefined) return skipped(reasons.noManifest);
      if (!android.manifest.placeholders.some(({ name }) => name === 'applicationName'))
        return skipped(reasons.notUsed);
      const { source, tree } = android.moduleFile;
      const [block] = placeholderBlocks(android);
      const by = block?.statements.find((item) => item.replaces && !item.isConditional);
      if (by === undefined || block?.values.has('applicationName') === true) return passed(source.whole);
      // Older templates apply Flutter's script by its path. After the android block it sets its placeholder once `=` can no longer drop it.
      const late = tree.statements.find(
        (item) =>
          nameOfStatement(item) === 'apply' &&
          item.head.some((token) => token.kind === 'string' && /flutter(?:_tools\/.*)?\.gradle$/.test(token.text)),
      );
      if (late !== undefined && late.offset > by.statement.offset) return passed(source.whole);
      return failed({
        at: source.at(by.statement.offset),
        found: 'manifestPlaceholders =',
        expected: '+=',
        edits: addInstead(source, by),
      });
    },
  },
  {
    ...anyAndroid,
    id: 'BLD-02',
    ...error,
    mark: 'A',
    source: 'Android Gradle plugin: manifest placeholders',
    title: t('{name} lacks the placeholder {found}', '{name} 缺少占位符 {found}'),
    cause: t(
      'no block that counts for this build sets it: the build stops when the manifests are merged ("requires a placeholder substitution but no value for <{found}> is provided")',
      '对该构建生效的配置都没有设置它：合并清单时编译中断（“requires a placeholder substitution but no value for <{found}> is provided”）',
    ),
    fix: t('set {found} there too, or once in defaultConfig', '在此处也设置 {found}，或统一写在 defaultConfig 中'),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      if (android.hasHiddenBuild || hasComputedPlaceholders(android)) return skipped(reasons.computed);
      const blocks = placeholderBlocks(android);
      const sets = (name: string, key: string): boolean =>
        blocks.some((block) => block.name === name && block.values.has(key));
      const { source } = android.moduleFile;
      const findings: Finding[] = [];
      for (const key of neededNames(project, android)) {
        const types = ['debug', 'release'];
        if (sets('defaultConfig', key) || types.every((type) => sets(type, key))) continue;
        const isInFlavor = android.flavors.some(({ name }) => sets(name, key));
        const lacking =
          types.some((type) => sets(type, key)) && !isInFlavor ? types.filter((type) => !sets(type, key)) : [];
        for (const name of lacking)
          findings.push({
            at: androidPlace(android, android.buildTypes.some((type) => type.name === name) ? name : 'defaultConfig'),
            found: key,
            expected: key,
            args: { name: t(`the build type ${name}`, `构建类型 ${name}`) },
          });
        if (lacking.length === 0 && !isInFlavor) {
          const use = android.manifest?.placeholders.find(({ name }) => name === key);
          if (use !== undefined && !isSetElsewhere(android, key))
            findings.push({
              at: android.manifest?.source.at(use.offset),
              found: key,
              expected: key,
              args: { name: t('the default config', '默认配置 defaultConfig') },
            });
          continue;
        }
        const groups = dimensionsOf(android.flavors);
        if (groups.some((group) => group.every((flavor) => sets(flavor.name, key)))) continue;
        for (const group of groups) {
          if (!group.some((flavor) => sets(flavor.name, key))) continue;
          for (const flavor of group.filter((item) => !sets(item.name, key)))
            findings.push({
              at: source.at(flavor.offset),
              found: key,
              expected: key,
              args: { name: t(`the flavour ${flavor.name}`, `变体 ${flavor.name}`) },
            });
        }
      }
      return verdict(findings, source.whole);
    },
  },
];
