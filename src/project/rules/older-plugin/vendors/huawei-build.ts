// HW, first part: the badge permission, Huawei's repository and its Gradle plugin.

import { compareVersions } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import { HUAWEI_HOST, HUAWEI_URL } from '../../../facts/android/agconnect.js';
import { agcpVersion } from '../../../facts/android/gradle/agcp-version.js';
import {
  classpathPlace,
  nearest,
  pluginApplied,
  pluginArtifact,
  pluginsPlace,
} from '../../../facts/android/gradle/gradle-plugins.js';
import { LIBRARY_SCOPES, needRepository, PLUGIN_SCOPES } from '../../../facts/android/gradle/repositories.js';
import { badgePermission } from '../../../facts/android/manifest-entries.js';
import { replaced } from '../../../fixes/edits.js';
import { reasons } from '../../../reasons.js';
import { failed, judgeEach, passed, placeOf, type Rule, see, skipped } from '../../../types.js';
import { error, oldAndroid, warning } from '../../defaults.js';

const SOURCE = 'Tencent Chat: offline push for Flutter; Huawei AppGallery Connect plugin';

const base = { ...oldAndroid, vendors: ['huawei'], source: SOURCE } as const;

export const huaweiBuildRules: readonly Rule[] = [
  {
    ...base,
    id: 'HW-01',
    ...warning,
    ...badgePermission(t('Huawei', '华为'), 'com.huawei.android.launcher.permission.CHANGE_BADGE'),
  },
  {
    ...base,
    id: 'HW-02',
    ...error,
    title: t("Huawei's repository is missing where Gradle looks for plugins", 'Gradle 查找插件的仓库中没有华为仓库'),
    cause: t(
      'the AppGallery plugin cannot be found: the build stops, or the app has no Huawei id and gets no token',
      '找不到 AppGallery 插件：编译中断，或应用没有华为 ID、拿不到 token',
    ),
    fix: t(
      'in buildscript.repositories (or pluginManagement.repositories of settings.gradle): {expected}',
      '在 buildscript.repositories（或 settings.gradle 的 pluginManagement.repositories）中加：{expected}',
    ),
    check: (project) => needRepository(project, PLUGIN_SCOPES, HUAWEI_HOST, HUAWEI_URL),
  },
  {
    ...base,
    id: 'HW-03',
    ...error,
    title: t(
      "Huawei's repository is missing where Gradle looks for libraries",
      'Gradle 查找依赖库的仓库中没有华为仓库',
    ),
    cause: t('the HMS push library cannot be found, so the app does not build', '找不到 HMS 推送库，应用无法编译'),
    fix: t(
      'in allprojects.repositories (or dependencyResolutionManagement.repositories): {expected}',
      '在 allprojects.repositories（或 dependencyResolutionManagement.repositories）中加：{expected}',
    ),
    check: (project) => needRepository(project, LIBRARY_SCOPES, HUAWEI_HOST, HUAWEI_URL),
  },
  {
    ...base,
    id: 'HW-04',
    ...error,
    title: t("Huawei's repository is named with http: {found}", '华为仓库使用了 http：{found}'),
    cause: t(
      'Gradle 7 and newer refuse plain http, and older ones load code that others on the network can change',
      'Gradle 7 及以上拒绝明文 http，旧版则可能下载到被篡改的代码',
    ),
    fix: t('write {expected}', '改成 {expected}'),
    check: (project) => {
      const { android } = project;
      const named = android?.repositories.filter((repository) => repository.url?.includes(HUAWEI_HOST) === true) ?? [];
      const isNew = android?.gradleVersion === undefined || compareVersions(android.gradleVersion, '7.0') >= 0;
      return judgeEach(named, ({ source, url, offset, end }) => {
        if (url?.startsWith('http:') !== true) return undefined;
        const start = source.text.indexOf('http:', offset);
        return {
          at: source.at(start === -1 ? offset : start),
          found: url,
          expected: url.replace(/^http:/, 'https:'),
          severity: isNew ? 'error' : 'warning',
          edits: start === -1 || start > end ? [] : replaced(source, start, start + 5, 'https:'),
        };
      });
    },
  },
  {
    ...base,
    id: 'HW-05',
    ...error,
    title: t("Huawei's Gradle plugin agcp is {found}", '华为 Gradle 插件 agcp：{found}'),
    cause: t(
      'without the plugin, agconnect-services.json is not read and Huawei phones get no token',
      '没有该插件就不会读取 agconnect-services.json，华为手机拿不到 token',
    ),
    fix: t(
      "classpath 'com.huawei.agconnect:agcp:{expected}' in buildscript.dependencies",
      "在 buildscript.dependencies 中写 classpath 'com.huawei.agconnect:agcp:{expected}'",
    ),
    check: (project) => {
      const { android } = project;
      if (android === undefined) return skipped(reasons.noModuleFile);
      const found = pluginArtifact(android, 'com.huawei.agconnect', 'agcp', 'com.huawei.agconnect');
      const isNewAgp = android.agpVersion !== undefined && compareVersions(android.agpVersion, '7.0') >= 0;
      const expected = isNewAgp ? '1.9.1.301' : '1.6.0.300';
      if (found === undefined)
        return android.hasHiddenBuild || (android.rootFile === undefined && android.settingsFile === undefined)
          ? skipped(reasons.hiddenBuild)
          : failed({ at: classpathPlace(android), found: t('not on the class path', '未加入 classpath'), expected });
      if (found.version === undefined) return skipped(reasons.computed);
      return compareVersions(found.version, '1.3.1.300') < 0
        ? failed({ at: placeOf(found), found: found.version, expected })
        : passed(placeOf(found));
    },
  },
  {
    ...base,
    id: 'HW-06',
    ...error,
    title: t('the plugin com.huawei.agconnect is {found}', '插件 com.huawei.agconnect {found}'),
    cause: t(
      'agconnect-services.json is not built into the app: Huawei phones get no token',
      'agconnect-services.json 不会打进应用，华为手机拿不到 token',
    ),
    fix: t(
      "in the app module, after the Android plugin: apply plugin: 'com.huawei.agconnect'",
      "在应用模块中、Android 插件之后加：apply plugin: 'com.huawei.agconnect'",
    ),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const found = pluginApplied(android, 'com.huawei.agconnect');
      if (found === undefined)
        return android.hasHiddenBuild
          ? skipped(reasons.hiddenBuild)
          : failed({
              at:
                placeOf(nearest(android.modulePlugins, 'com.huawei.agconnect', ({ id }) => id)) ??
                pluginsPlace(android),
              found: t('not applied', '没有应用'),
              expected: 'com.huawei.agconnect',
            });
      const app = pluginApplied(android, 'com.android.application');
      return app !== undefined && app.source === found.source && app.offset > found.offset
        ? failed({
            at: placeOf(found),
            found: t('applied before the Android plugin', '写在了 Android 插件之前'),
            expected: 'com.huawei.agconnect',
          })
        : passed(placeOf(found));
    },
  },
  {
    ...base,
    id: 'HW-11',
    ...warning,
    ...agcpVersion,
    check: (project) => {
      const { android } = project;
      const found =
        android === undefined
          ? undefined
          : pluginArtifact(android, 'com.huawei.agconnect', 'agcp', 'com.huawei.agconnect');
      // HW-05 reports versions that are too old for every build.
      if (found === undefined || (found.version !== undefined && compareVersions(found.version, '1.3.1.300') < 0))
        return see('HW-05');
      return agcpVersion.check(project);
    },
  },
];
