// T3-GRD, the build: keep rules for R8 and the lowest Android version.

import { t } from '../../../text/language.js';
import { checkMinSdk } from '../../facts/android/application-id.js';
import { KEEP_WORDS, missingKeeps } from '../../facts/android/keep-rules.js';
import { reasons } from '../../reasons.js';
import { type Rule, skipped } from '../../types.js';
import { error, timpushAndroid, warning } from '../defaults.js';

export const buildRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-GRD-10',
    ...warning,
    ...KEEP_WORDS,
    cause: t(
      'release builds may get no pushes although debug builds do: R8 can remove or rename classes the SDK looks up by name',
      '可能 debug 能收到而 release 收不到：R8 会删除或改名 SDK 按名称查找的类',
    ),
    check: (project) =>
      project.android === undefined
        ? skipped(reasons.noModuleFile)
        : missingKeeps(project, project.android, [
            ['com.tencent.qcloud', /com\.tencent\.(?:qcloud|\*\*)/, '-keep class com.tencent.qcloud.** { *; }'],
            ['com.tencent.timpush', /com\.tencent\.(?:timpush|\*\*)/, '-keep class com.tencent.timpush.** { *; }'],
          ]),
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-11',
    ...error,
    title: t('minSdk is {found}', 'minSdk 是 {found}'),
    cause: t(
      'TIMPush needs Android 5.0 (21): the manifests cannot be merged, and the app does not build',
      'TIMPush 要求 Android 5.0（21）以上：清单无法合并，应用无法编译',
    ),
    fix: t('defaultConfig: minSdk {expected}', 'defaultConfig 中写 minSdk {expected}'),
    check: (project) => checkMinSdk(project, 21),
  },
];
