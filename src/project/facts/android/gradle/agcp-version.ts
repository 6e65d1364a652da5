// Huawei's Gradle plugin agcp against Gradle and the Android Gradle plugin.
import { compareVersions } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { failed, type Outcome, passed, type SharedRule, skipped } from '../../../types.js';
import { pluginArtifact, versionPlace } from './gradle-plugins.js';

export const agcpVersion: SharedRule = {
  title: t('agcp {found} with {name}', 'agcp {found} 搭配 {name}'),
  cause: t(
    'it was made for an older Android Gradle plugin, and {end}: "Failed to apply plugin \'com.huawei.agconnect\'"',
    "它适配的是更早的 Android Gradle 插件，{end}：“Failed to apply plugin 'com.huawei.agconnect'”",
  ),
  fix: t(
    "upgrade to {expected} or newer: classpath 'com.huawei.agconnect:agcp:{expected}'",
    "升级到 {expected} 或更高：classpath 'com.huawei.agconnect:agcp:{expected}'",
  ),
  check: checkAgcpVersion,
};

/**
 * agcp against the Android Gradle plugin. Gradle 8 comes with Android's plugin 8. Versions before 1.6 were made for plugins
 * before 7; for 1.6 Tencent's FAQ tells of the same end of the build and takes 1.9.1.301.
 */
function checkAgcpVersion(project: Project): Outcome {
  const { android } = project;
  const found =
    android === undefined ? undefined : pluginArtifact(android, 'com.huawei.agconnect', 'agcp', 'com.huawei.agconnect');
  if (android === undefined || found?.version === undefined || !/^\d/.test(found.version))
    return skipped(reasons.computed);
  const isAt = (version: string): boolean =>
    (android.gradleVersion !== undefined && compareVersions(android.gradleVersion, version) >= 0) ||
    (android.agpVersion !== undefined && compareVersions(android.agpVersion, version) >= 0);
  if (android.gradleVersion === undefined && android.agpVersion === undefined) return skipped(reasons.computed);
  const isOlder = (version: string): boolean => compareVersions(found.version ?? '', version) < 0;
  const at = versionPlace(android, found);
  if (!(isAt('8.0') && isOlder('1.9.1.301'))) return passed(at);
  // The one of the two that is too new for it.
  const isPluginNew = android.agpVersion !== undefined && compareVersions(android.agpVersion, '8.0') >= 0;
  const name = isPluginNew
    ? `com.android.tools.build:gradle ${android.agpVersion}`
    : `Gradle ${android.gradleVersion ?? ''}`;
  const isCertain = isOlder('1.6.0.300');
  const end = isCertain ? t('the build stops', '编译会中断') : t('the build may stop', '编译可能中断');
  return failed({
    at,
    found: found.version,
    expected: '1.9.1.301',
    args: { name, end },
    severity: isCertain ? 'error' : 'warning',
  });
}
