// Reasons why a rule could not decide, or does not apply.
import { type Text, t } from '../text/language.js';

export const undecided = (en: string, zh: string): Text => t(`could not decide: ${en}`, `无法判断：${zh}`);

const absences = new WeakSet<Text>();

/** A part that every such app has is not there: that nothing is wrong in the rest says little. */
export function absent(en: string, zh: string): Text {
  const reason = undecided(en, zh);
  absences.add(reason);
  return reason;
}

export const isAbsent = (reason: Text): boolean => absences.has(reason);

export const reasons = {
  hiddenBuild: undecided(
    'parts of the build are in buildSrc, build-logic or scripts that are not read',
    '部分构建逻辑在 buildSrc、build-logic 或未读取的脚本中',
  ),
  unreadable: undecided('the file cannot be read: see BLD-04', '文件无法解析：见 BLD-04'),
  computed: undecided('the value is computed by the build or the app', '该值由构建脚本或应用运行时计算'),
  noManifest: absent('there is no AndroidManifest.xml in the app module', '应用模块中没有 AndroidManifest.xml'),
  noModuleFile: absent('the app module has no build.gradle', '应用模块没有 build.gradle'),
  noApplicationId: undecided(
    'the applicationId is not written out in the Gradle files',
    'Gradle 文件中没有直接写出 applicationId',
  ),
  noConfig: t(
    'no tim-push.config with server-side values to compare with',
    '没有可供对照的 tim-push.config（服务端配置）',
  ),
  noXcode: undecided('there is no readable Xcode project', '没有可读取的 Xcode 工程'),
  noAppDelegate: absent('there is no AppDelegate', '没有找到 AppDelegate'),
  noCode: absent('there is no source code of the app', '没有应用源码'),
  noNativeCode: undecided('there is no Kotlin or Java code of the app', '没有应用的 Kotlin 或 Java 代码'),
  noVersion: undecided(
    'neither the project nor a lock file fixes the version of the package',
    '工程文件和锁文件都没有写明该包的确切版本',
  ),
  noInfoPlist: undecided('there is no readable Info.plist', '没有可读取的 Info.plist'),
  launcherElsewhere: undecided('the launcher activity is in another module', '启动 Activity 在其他模块'),
  ignored: undecided('.gitignore keeps the file out of this checkout', '该文件被 .gitignore 排除，这份代码里没有它'),
  readInPart: undecided('the app has more code than is read', '应用代码过多，没有全部读取'),
  loginOrder: undecided('the code does not show whether the IM login comes first', '代码中看不出是否先登录 IM'),
  nothingShared: t('the config has none of these values', '配置中没有此处的任何值'),
  onlyInDebug: t('only in debug builds', '只在 debug 构建中调用'),
  behindReturn: t('only behind a return, where nothing runs', '只写在 return 之后，不会执行'),
  neverTrue: t('only behind a condition that never holds', '只写在永远不成立的条件之后'),
  onlyOnIphones: t('only on iPhones', '只在 iPhone 上调用'),
  onNoPhone: t('on no phone', '没有在手机上调用'),
  onlyIn: (name: string | undefined) =>
    name === 'dispose' || name === 'deactivate'
      ? t(`only in ${name}, when the page is left`, `只在 ${name} 中，即离开页面时`)
      : t(`only in ${name}, which nothing calls`, `只在 ${name} 中，而它没有被调用`),
  notUsed: t('not used in this project', '此工程未使用'),
};
