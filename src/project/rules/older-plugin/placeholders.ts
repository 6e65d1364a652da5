// VIVO-05 and VIVO-06: placeholders that the manifest uses, and mistakes in the blocks that define them.

import { isSign } from '../../../readers/gradle/script.js';
import { t } from '../../../text/language.js';
import { allPlaceholders, hasComputedPlaceholders } from '../../facts/android/gradle/placeholders.js';
import { VENDOR_ARTIFACTS } from '../../facts/timpush/timpush-artifacts.js';
import { reasons } from '../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { error, oldAndroid } from '../defaults.js';

const base = {
  ...oldAndroid,
  vendors: ['vivo'],
  source: 'Tencent Chat: offline push for Flutter, vivo; vivo push SDK manifest',
} as const;

/** Names that Gradle defines. */
const BUILT_IN = new Set(['applicationId', 'applicationName', 'packageName']);

export const placeholderRules: readonly Rule[] = [
  {
    ...base,
    id: 'VIVO-05',
    ...error,
    vendors: VENDOR_ARTIFACTS,
    title: t('the manifest uses {found}, which no Gradle file defines', '清单使用了 {found}，但 Gradle 中没有定义'),
    cause: t(
      'the manifests cannot be merged, so the app does not build; names are case-sensitive',
      '清单无法合并，应用无法编译；注意区分大小写',
    ),
    fix: t(
      'define it in defaultConfig.manifestPlaceholders{expected}',
      '在 defaultConfig.manifestPlaceholders 中定义{expected}',
    ),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const defined = new Set(allPlaceholders(project).map((item) => item.name));
      const hasOther = android.android.length === 0 || android.hasHiddenBuild || hasComputedPlaceholders(android);
      const findings: Finding[] = [];
      for (const { name, offset } of android.manifest.placeholders) {
        if (BUILT_IN.has(name) || defined.has(name) || !/^\w[\w.-]*$/.test(name)) continue;
        const nearest = [...defined].find((item) => item.toLowerCase() === name.toLowerCase());
        findings.push({
          at: android.manifest.source.at(offset),
          found: `\${${name}}`,
          expected: nearest === undefined ? '' : t(` (there is ${nearest})`, `（已有 ${nearest}）`),
        });
      }
      return findings.length > 0 && hasOther
        ? skipped(reasons.computed)
        : verdict(findings, android.manifest.source.whole);
    },
  },
  {
    ...base,
    id: 'VIVO-06',
    ...error,
    vendors: VENDOR_ARTIFACTS,
    title: t('a Gradle file does not parse here: {found}', '此处 Gradle 语法有误：{found}'),
    cause: t(
      'the app does not build; the sample in the README has the same mistake',
      '应用无法编译；README 的示例就有同样的笔误',
    ),
    fix: t('{expected}', '{expected}'),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const { source, tree } = android.moduleFile;
      const findings: Finding[] = [];
      for (const { statement } of [
        ...android.placeholders,
        ...[...android.flavors, ...android.buildTypes].flatMap((item) => item.placeholders),
      ]) {
        const { head } = statement;
        head.forEach((token, i) => {
          const before = head[i - 1];
          const isValueEnd = before !== undefined && (before.kind === 'string' || before.kind === 'number');
          if (
            isValueEnd &&
            (token.kind === 'string' || token.kind === 'word') &&
            isSign(head[i + 1], ':') &&
            !isSign(before, ',')
          )
            findings.push({
              at: source.at(before.end),
              found: t('a comma is missing between two placeholders', '两个占位符之间缺少逗号'),
              expected: t('put a comma after this value', '在该值后面加逗号'),
            });
        });
      }
      for (const item of tree.statements)
        if (item.head[0]?.text === 'android' && isSign(item.head[1], ':'))
          findings.push({ at: source.at(item.offset), found: 'android:', expected: 'android {' });
      return verdict(findings, source.whole);
    },
  },
];
