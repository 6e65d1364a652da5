// HW, second part: agconnect-services.json, the signing key, and lines of the README in the wrong place.

import { everyStatement, nameOfStatement, within } from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import { agconnectMissing, agconnectOwner } from '../../../facts/android/agconnect.js';
import { debugSigning } from '../../../facts/android/gradle/signing.js';
import { VENDOR_ARTIFACTS } from '../../../facts/timpush/timpush-artifacts.js';
import { type Rule, verdict } from '../../../types.js';
import { error, oldAndroid, warning } from '../../defaults.js';

const SOURCE = 'Tencent Chat: offline push for Flutter; Huawei AppGallery Connect plugin';

const base = { ...oldAndroid, vendors: ['huawei'], source: SOURCE } as const;

export const huaweiAppRules: readonly Rule[] = [
  {
    ...base,
    id: 'HW-07',
    ...error,
    ...agconnectMissing,
  },
  {
    ...base,
    id: 'HW-08',
    ...error,
    ...agconnectOwner,
  },
  {
    ...base,
    id: 'HW-09',
    ...warning,
    vendors: ['huawei', 'honor'],
    ...debugSigning,
  },
  {
    ...base,
    id: 'HW-10',
    ...error,
    vendors: VENDOR_ARTIFACTS,
    title: t('{found} is inside buildscript', '{found} 写在了 buildscript 里'),
    cause: t(
      'Gradle accepts it only in the android block of the app module, so the build stops (the README shows it in the wrong place)',
      'Gradle 只支持写在应用模块的 android 块中，编译会中断（README 的示例位置有误）',
    ),
    fix: t('move it into android { … } of {expected}', '移到 {expected} 的 android { … } 中'),
    check: (project) => {
      const { android } = project;
      const hits = (android?.gradleFiles ?? []).flatMap((file) =>
        within(file.tree.statements, ['buildscript'])
          .flatMap((item) => [item, ...everyStatement(item.body ?? [])])
          .filter((item) => item.body !== undefined && ['signingConfigs', 'buildTypes'].includes(nameOfStatement(item)))
          .map((item) => ({
            at: file.source.at(item.offset),
            found: nameOfStatement(item),
            expected: android?.moduleFile?.source.shown ?? 'app/build.gradle',
          })),
      );
      return verdict(hits, android?.rootFile?.source.whole);
    },
  },
];
