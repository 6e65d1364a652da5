// T3-GRD, the vendors' artifacts: that there is one for each vendor, rightly spelt, and in release builds too.

import { t } from '../../../text/language.js';
import { dependenciesPlace } from '../../facts/android/gradle-plugins.js';
import {
  artifactOf,
  dependsElsewhere,
  GROUP,
  isVendorArtifact,
  meantArtifact,
  timpushArtifacts,
  VENDOR_ARTIFACTS,
} from '../../facts/timpush-artifacts.js';
import { blockPlace, blockText, isSet, whenPlaced } from '../../facts/timpush-config.js';
import { reasons } from '../../reasons.js';
import { CERTIFICATE_KEYS } from '../../timpush/config-file.js';
import { type Finding, failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, timpushAndroid, warning } from '../defaults.js';

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
    fix: t('write implementation "{expected}:<version>"', '写成 implementation "{expected}:<版本>"'),
    check: (project) => {
      const all = project.android?.dependencies ?? [];
      const [first] = timpushArtifacts(project);
      const told = all.flatMap((item): Finding[] => {
        const name = `${item.group}:${item.name}`;
        const at = placeOf(item);
        const meant = meantArtifact(item);
        if (meant !== undefined)
          return [{ at, found: t('no such artifact', '没有这个依赖'), expected: meant, args: { name } }];
        return item.group === GROUP && ONLY_DEBUG.test(item.configuration)
          ? [
              {
                at,
                found: t(
                  `${item.configuration} leaves it out of release builds`,
                  `${item.configuration} 不会进入 release`,
                ),
                expected: name,
                args: { name },
              },
            ]
          : [];
      });
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
        // T3-GRD-13 tells these.
        const mistyped = android.dependencies.map(meantArtifact);
        if (!timpushArtifacts(project).some(isVendorArtifact)) return see('T3-GRD-12');
        const findings: Finding[] = [];
        for (const vendor of VENDOR_ARTIFACTS) {
          const key = CERTIFICATE_KEYS[vendor] ?? '';
          const block = blocks.find((item) => isSet(blockText(item, key)));
          if (
            block === undefined ||
            artifactOf(project, vendor) !== undefined ||
            mistyped.includes(`${GROUP}:${vendor}`)
          )
            continue;
          findings.push({ at: blockPlace(block, key), found: key, expected: `com.tencent.timpush:${vendor}`, vendor });
        }
        // Another module, or a script that is not read, may bring them.
        if (findings.length > 0 && (android.hasHiddenBuild || dependsElsewhere(project)))
          return skipped(reasons.hiddenBuild);
        // A loop over vendors: `implementation("com.tencent.timpush:$it:…")`.
        if (findings.length > 0 && timpushArtifacts(project).some(({ name }) => name.includes('$')))
          return skipped(reasons.computed);
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
];
