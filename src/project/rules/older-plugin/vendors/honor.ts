// HON: what Honor needs with the older plugins.

import { isAtLeast } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import { placeholderValue } from '../../../facts/android/gradle/placeholders.js';
import { LIBRARY_SCOPES, needRepository, repositoriesIn } from '../../../facts/android/gradle/repositories.js';
import { badgePermission, metaDataOf } from '../../../facts/android/manifest-entries.js';
import { checkMetaValue } from '../../../facts/android/meta-values.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import { versionOf } from '../../../package-version.js';
import { failed, passed, placeOf, type Rule } from '../../../types.js';
import { error, oldAndroid, warning } from '../../defaults.js';

const base = { ...oldAndroid, vendors: ['honor'], source: 'Tencent Chat: offline push for Flutter, Honor' } as const;

const META = 'com.hihonor.push.app_id';

export const honorRules: readonly Rule[] = [
  {
    ...base,
    id: 'HON-01',
    ...error,
    title: t("Honor's app id in the manifest: {found}", '清单中的荣耀 App ID：{found}'),
    cause: t(
      'the Honor client reads its id only from here; without it Honor phones get no token',
      '荣耀 SDK 只从这里读取 ID，缺少时荣耀手机拿不到 token',
    ),
    fix: t(
      'inside <application>: <meta-data android:name="com.hihonor.push.app_id" android:value="{expected}" />',
      '在 <application> 内写：<meta-data android:name="com.hihonor.push.app_id" android:value="{expected}" />',
    ),
    check: (project) => {
      const outcome = checkMetaValue(project, META, 'honor_app_id', '104…');
      const { android, config } = project;
      const item = android === undefined ? undefined : metaDataOf(android, META);
      const value = placeholderValue(project, item?.value ?? '')?.trim();
      if (outcome.status !== 'passed' || value === undefined) return outcome;
      const wanted = config?.text('honor_app_id');
      const at = placeOf(item);
      if (!/^\d+$/.test(value)) return failed({ at, found: shortValue(value), expected: wanted ?? '104…' });
      return wanted !== undefined && wanted !== value ? failed({ at, found: value, expected: wanted }) : outcome;
    },
  },
  {
    ...base,
    id: 'HON-02',
    ...warning,
    ...badgePermission(t('Honor', '荣耀'), 'com.hihonor.android.launcher.permission.CHANGE_BADGE'),
  },
  {
    ...base,
    id: 'HON-03',
    ...warning,
    title: t("Honor's repository is missing where Gradle looks for libraries", 'Gradle 查找依赖库的仓库中没有荣耀仓库'),
    cause: t('the Honor client cannot be found, so the app does not build', '找不到荣耀 SDK，应用无法编译'),
    fix: t(
      'in allprojects.repositories (or dependencyResolutionManagement.repositories): {expected}',
      '在 allprojects.repositories（或 dependencyResolutionManagement.repositories）中加：{expected}',
    ),
    check: (project) => {
      const { android } = project;
      // From 2.0.0 on the push package adds the repository to all projects itself, unless the settings script declares the repositories.
      const settingsOwn =
        android !== undefined && repositoriesIn(android, LIBRARY_SCOPES).some(({ scope }) => scope === 'settings');
      if (isAtLeast(versionOf(project), '2.0.0') === true && !settingsOwn) return passed(project.package?.at);
      return needRepository(
        project,
        LIBRARY_SCOPES,
        'developer.hihonor.com/repo',
        'https://developer.hihonor.com/repo',
      );
    },
  },
];
