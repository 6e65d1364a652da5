// HON: what Honor needs with the older plugins.

import { isAtLeast } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import {
  DECLARE,
  insertIntoApplication,
  manifestPlace,
  metaDataOf,
  needPermission,
} from '../../../facts/android/manifest-entries.js';
import { placeholderValue } from '../../../facts/android/placeholders.js';
import { LIBRARY_SCOPES, needRepository } from '../../../facts/android/repositories.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import { versionOf } from '../../../package-version.js';
import { reasons } from '../../../reasons.js';
import { failed, passed, placeOf, type Rule, skipped } from '../../../types.js';
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
    fix: [
      t(
        'inside <application>: <meta-data android:name="com.hihonor.push.app_id" android:value="{expected}" />',
        '在 <application> 内写：<meta-data android:name="com.hihonor.push.app_id" android:value="{expected}" />',
      ),
    ],
    check: (project) => {
      const { android, config } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const { manifest } = android;
      const wanted = config?.text('honor_app_id');
      const item = metaDataOf(android, META);
      if (item === undefined)
        return failed({
          at: manifestPlace(manifest),
          found: t('missing', '缺失'),
          expected: wanted ?? '104…',
          edits:
            wanted === undefined
              ? []
              : insertIntoApplication(manifest, [`<meta-data android:name="${META}" android:value="${wanted}" />`]),
        });
      const at = placeOf(item);
      if (!item.isInApplication)
        return failed({
          at,
          found: t('outside of <application>', '写在 <application> 之外'),
          expected: wanted ?? '104…',
        });
      if (item.isResource) return skipped(reasons.computed);
      const value = placeholderValue(project, item.value ?? '');
      if (value === undefined) return skipped(reasons.computed);
      if (!/^\d+$/.test(value.trim()))
        return failed({ at, found: value === '' ? t('empty', '为空') : shortValue(value), expected: wanted ?? '104…' });
      return wanted !== undefined && wanted !== value.trim()
        ? failed({ at, found: value, expected: wanted })
        : passed(at);
    },
  },
  {
    ...base,
    id: 'HON-02',
    ...warning,
    title: t('the badge permission of Honor {state}', '荣耀角标权限 {state}'),
    cause: t('the phone shows the notification but no number on the icon', '通知能显示，但图标上没有角标'),
    fix: [DECLARE],
    check: (project) => needPermission(project, 'com.hihonor.android.launcher.permission.CHANGE_BADGE'),
  },
  {
    ...base,
    id: 'HON-03',
    ...warning,
    title: t("Honor's repository is missing where Gradle looks for libraries", 'Gradle 查找依赖库的仓库中没有荣耀仓库'),
    cause: t('the Honor client cannot be found, so the app does not build', '找不到荣耀 SDK，应用无法编译'),
    fix: [
      t(
        'in allprojects.repositories (or dependencyResolutionManagement.repositories): {expected}',
        '在 allprojects.repositories（或 dependencyResolutionManagement.repositories）中加：{expected}',
      ),
    ],
    check: (project) => {
      const { android } = project;
      // From 2.0.0 on the push package adds the repository to all projects by itself, unless settings own the repositories.
      const settingsOwn = android?.repositories.some((repository) => repository.scope === 'settings') === true;
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
