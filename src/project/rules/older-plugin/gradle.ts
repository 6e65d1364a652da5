// GRD: application id, lowest Android version, repositories, and R8.

import { compareVersions } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { checkApplicationId, checkMinSdk } from '../../facts/android/application-id.js';
import { KEEP, KEEP_WORDS, missingKeeps, PLUGIN_KEEP } from '../../facts/android/keep-rules.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, type Outcome, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, oldAndroid, warning } from '../defaults.js';

function checkKeepRules(project: Project): Outcome {
  const { android } = project;
  if (android === undefined) return skipped(reasons.noModuleFile);
  const wanted = KEEP.filter(([vendor]) => [...project.wanted].some((id) => id === vendor));
  return missingKeeps(project, android, [...wanted, PLUGIN_KEEP]);
}

export const gradleRules: readonly Rule[] = [
  {
    ...oldAndroid,
    id: 'GRD-01',
    ...error,
    source: 'Tencent Chat: offline push for Flutter',
    title: t(
      'applicationId is {found}, package_name in the config is {expected}',
      'applicationId 是 {found}，配置中的 package_name 是 {expected}',
    ),
    cause: t(
      'vendors tie tokens and certificates to the package name: with another one they refuse the push or the registration',
      '厂商按包名绑定 token 和证书，包名不一致会拒绝推送或注册',
    ),
    fix: t(
      'make applicationId, package_name and the certificates in the Chat console agree',
      '让 applicationId、package_name 和 IM 控制台的证书三者一致',
    ),
    check: checkApplicationId,
  },
  {
    ...oldAndroid,
    id: 'GRD-02',
    ...error,
    source: 'manifests of the Mi and OPPO clients',
    title: t('minSdk is {found}', 'minSdk 是 {found}'),
    cause: t(
      'the Mi and OPPO clients need Android 4.4 (19): the manifests cannot be merged, and the app does not build',
      '小米、OPPO SDK 要求 Android 4.4（19）以上：清单无法合并，应用无法编译',
    ),
    fix: t('defaultConfig: minSdkVersion {expected}', 'defaultConfig 中写 minSdkVersion {expected}'),
    check: (project) => checkMinSdk(project, 19),
  },
  {
    ...oldAndroid,
    id: 'GRD-03',
    ...warning,
    source: 'JFrog: Into the Sunset (Bintray, JCenter)',
    title: t('jcenter() is still a repository', '仓库中仍有 jcenter()'),
    cause: t(
      'jcenter was shut down: builds fail or hang when they ask it for a library',
      'jcenter 已关闭，从它取依赖会失败或卡住',
    ),
    fix: t('replace it with mavenCentral()', '改成 mavenCentral()'),
    check: (project) => {
      const hits = (project.android?.repositories ?? []).filter((repository) => repository.name === 'jcenter');
      return verdict(
        hits.map((hit): Finding => ({ at: placeOf(hit), found: 'jcenter()', expected: 'mavenCentral()' })),
        project.android?.rootFile?.source.whole,
      );
    },
  },
  {
    ...oldAndroid,
    id: 'GRD-04',
    ...error,
    mark: 'D',
    source: 'AGP 8 release notes; the push package sets no namespace',
    title: t('Android Gradle plugin {found} with an old push package', 'Android Gradle 插件 {found} 搭配旧推送插件'),
    cause: t(
      'from version 8 on every module needs a namespace; the old push packages have none, so the build stops',
      '8.0 起每个模块都要有 namespace，而旧推送插件没有，编译会中断',
    ),
    fix: t(
      'stay on AGP {expected}, or move to tencent_cloud_chat_push',
      '保持 AGP {expected}，或迁移到 tencent_cloud_chat_push',
    ),
    check: (project) => {
      const { android } = project;
      if (android?.agpVersion === undefined) return skipped(reasons.computed);
      const use =
        android.classpaths.find((item) => item.group === 'com.android.tools.build' && item.name === 'gradle') ??
        [...android.rootPlugins, ...android.modulePlugins].find(
          (item) => item.id === 'com.android.application' && item.version !== undefined,
        );
      const at = placeOf(use);
      if (compareVersions(android.agpVersion, '8.0') < 0) return passed(at);
      // Some projects set the namespace of their modules in a script, often the root one.
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
    ...oldAndroid,
    id: 'GRD-05',
    ...warning,
    vendors: ['huawei', 'xiaomi', 'oppo', 'vivo', 'meizu', 'honor'],
    source: 'the push package publishes no consumer ProGuard rules',
    ...KEEP_WORDS,
    cause: t(
      'release builds may get no pushes although debug builds do: R8 can remove or rename the classes the vendor calls',
      '可能 debug 能收到而 release 收不到：R8 会删除或改名厂商回调的类',
    ),
    check: checkKeepRules,
  },
];
