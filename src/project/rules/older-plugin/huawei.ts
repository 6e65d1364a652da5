// HW: what Huawei's push needs of the app project.

import { everyStatement, isSign, nameOfStatement, within } from '../../../readers/gradle/script.js';
import { type JsonNode, jsonAt, readJson, textOf } from '../../../readers/json.js';
import type { SourceFile } from '../../../readers/source.js';
import { compareVersions } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { type Finding, failed, passed, type Rule, skipped, verdict } from '../../types.js';
import { joinPath } from '../../walk.js';
import {
  androidPlace,
  classpathPlace,
  inModule,
  LIBRARY_SCOPES,
  missingFile,
  needPermission,
  needRepository,
  PLUGIN_SCOPES,
  pluginApplied,
  pluginArtifact,
  pluginsPlace,
} from '../look.js';
import { error, OLD, reasons, warning } from '../reasons.js';

export const HUAWEI_HOST = 'developer.huawei.com/repo';
export const HUAWEI_URL = 'https://developer.huawei.com/repo/';
const SOURCE = 'Tencent Chat: offline push for Flutter; Huawei AppGallery Connect plugin';

/** agconnect-services.json in the module root, or in a build variant's folder. */
export function agconnectFile(project: Project): SourceFile | undefined {
  const { android, files } = project;
  if (android === undefined) return undefined;
  const variant = files.paths.find(
    (path) =>
      path.startsWith(`${joinPath(android.module, 'src')}/`) &&
      path.endsWith('/agconnect-services.json') &&
      !path.includes('/assets/'),
  );
  return inModule(project, 'agconnect-services.json') ?? (variant === undefined ? undefined : files.source(variant));
}

export const base = { generations: OLD, vendors: ['huawei'], needs: ['android'], mark: 'A', source: SOURCE } as const;

export const huaweiRules: readonly Rule[] = [
  {
    ...base,
    id: 'HW-01',
    ...warning,
    title: t('the badge permission of Huawei is missing', '缺少华为角标权限'),
    cause: t('the phone shows the notification but no number on the icon', '通知能显示，但图标上没有角标'),
    fix: [t('add {expected}', '加上 {expected}')],
    check: (project) => needPermission(project, 'com.huawei.android.launcher.permission.CHANGE_BADGE'),
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
    fix: [
      t(
        'in buildscript.repositories (or pluginManagement.repositories of settings.gradle): {expected}',
        '在 buildscript.repositories（或 settings.gradle 的 pluginManagement.repositories）中加：{expected}',
      ),
    ],
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
    fix: [
      t(
        'in allprojects.repositories (or dependencyResolutionManagement.repositories): {expected}',
        '在 allprojects.repositories（或 dependencyResolutionManagement.repositories）中加：{expected}',
      ),
    ],
    check: (project) => needRepository(project, LIBRARY_SCOPES, HUAWEI_HOST, HUAWEI_URL),
  },
  {
    ...base,
    id: 'HW-04',
    ...error,
    title: t("Huawei's repository is named with http: {found}", '华为仓库使用了 http：{found}'),
    cause: t(
      'Gradle 7 and newer refuse plain http, and older ones load code that anybody between may change',
      'Gradle 7 及以上拒绝明文 http，旧版则可能下载到被篡改的代码',
    ),
    fix: [t('write {expected}', '改成 {expected}')],
    check: (project) => {
      const { android } = project;
      const named = android?.repositories.filter((repository) => repository.url?.includes(HUAWEI_HOST) === true) ?? [];
      if (named.length === 0) return skipped(reasons.notUsed);
      const isNew = android?.gradleVersion === undefined || compareVersions(android.gradleVersion, '7.0') >= 0;
      return verdict(
        named
          .filter((repository) => repository.url?.startsWith('http:') === true)
          .map((repository): Finding => {
            const { source } = repository;
            const start = source.text.indexOf('http:', repository.offset);
            return {
              at: source.at(start === -1 ? repository.offset : start),
              found: repository.url,
              expected: repository.url?.replace(/^http:/, 'https:'),
              severity: isNew ? 'error' : 'warning',
              edits:
                start === -1 || start > repository.end || !source.isUtf8
                  ? []
                  : [{ path: source.path, start, end: start + 5, text: 'https:' }],
            };
          }),
        named[0]?.source.at(named[0].offset),
      );
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
    fix: [
      t(
        "classpath 'com.huawei.agconnect:agcp:{expected}' in buildscript.dependencies",
        "在 buildscript.dependencies 中写 classpath 'com.huawei.agconnect:agcp:{expected}'",
      ),
    ],
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
        ? failed({ at: found.source.at(found.offset), found: found.version, expected })
        : passed(found.source.at(found.offset));
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
    fix: [
      t(
        "in the app module, after the Android plugin: apply plugin: 'com.huawei.agconnect'",
        "在应用模块中、Android 插件之后加：apply plugin: 'com.huawei.agconnect'",
      ),
    ],
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const found = pluginApplied(android, 'com.huawei.agconnect');
      if (found === undefined)
        return android.hasHiddenBuild
          ? skipped(reasons.hiddenBuild)
          : failed({
              at: pluginsPlace(android),
              found: t('not applied', '没有应用'),
              expected: 'com.huawei.agconnect',
            });
      const app = pluginApplied(android, 'com.android.application');
      return app !== undefined && app.source === found.source && app.offset > found.offset
        ? failed({
            at: found.source.at(found.offset),
            found: t('applied before the Android plugin', '写在了 Android 插件之前'),
            expected: 'com.huawei.agconnect',
          })
        : passed(found.source.at(found.offset));
    },
  },
  {
    ...base,
    id: 'HW-07',
    ...error,
    title: t('agconnect-services.json is not in the app module', '应用模块中没有 agconnect-services.json'),
    cause: t(
      'the build stops, or Huawei phones get no token, because the app does not know its Huawei id',
      '编译中断，或应用不知道自己的华为 ID，华为手机拿不到 token',
    ),
    fix: [
      t(
        'AppGallery Connect › your app › General information: download agconnect-services.json into {expected}',
        'AppGallery Connect › 你的应用 › 常规：下载 agconnect-services.json 放到 {expected}',
      ),
    ],
    check: (project) => {
      const file = agconnectFile(project);
      if (file !== undefined) return passed(file.whole);
      const path = joinPath(project.android?.module ?? '.', 'agconnect-services.json');
      if (project.files.isIgnored(path))
        return skipped(
          t(
            'could not decide: .gitignore keeps the file out of this checkout',
            '无法判断：该文件被 .gitignore 排除，不在此检出中',
          ),
        );
      const elsewhere = project.files.paths.find(
        (item) => item.endsWith('/agconnect-services.json') || item === 'agconnect-services.json',
      );
      const at = missingFile(project, elsewhere ?? path);
      return failed({ at, found: elsewhere ?? '–', expected: project.files.disk.show(path) });
    },
  },
  {
    ...base,
    id: 'HW-08',
    ...error,
    title: t(
      'agconnect-services.json belongs to {found}, not to {expected}',
      'agconnect-services.json 属于 {found}，而不是 {expected}',
    ),
    cause: t(
      'Huawei registers the phone under another app, so your pushes are refused for its token',
      '手机注册到了另一个华为应用名下，你的推送会被拒绝',
    ),
    fix: [
      t(
        'AppGallery Connect › the app with this package name: download agconnect-services.json again',
        'AppGallery Connect › 包名一致的应用：重新下载 agconnect-services.json',
      ),
    ],
    check: checkAgconnect,
  },
  {
    ...base,
    id: 'HW-09',
    ...warning,
    vendors: ['huawei', 'honor'],
    title: t('debug builds are signed with another key than release builds', 'debug 与 release 使用不同的签名'),
    cause: t(
      'Huawei and Honor compare the signing fingerprint: with an unregistered debug key the phone gets code 6003 or 907135702 and no token',
      '华为、荣耀会校验签名指纹：debug 签名未登记时返回 6003 或 907135702，拿不到 token',
    ),
    fix: [
      t(
        'buildTypes.debug: signingConfig signingConfigs.release, or register the SHA-256 of the debug key in both consoles',
        'buildTypes.debug 中写 signingConfig signingConfigs.release，或把 debug 签名的 SHA-256 也登记到两个控制台',
      ),
    ],
    check: checkDebugSigning,
  },
  {
    ...base,
    id: 'HW-10',
    ...error,
    vendors: ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'],
    title: t('{found} stands inside buildscript', '{found} 写在了 buildscript 里'),
    cause: t(
      'Gradle knows it only in the android block of the app module, so the build stops (the README shows it at the wrong place)',
      'Gradle 只在应用模块的 android 块中认识它，编译会中断（README 的示例位置有误）',
    ),
    fix: [t('move it into android { … } of {expected}', '移到 {expected} 的 android { … } 中')],
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

/** Package names and app ids of the file, further apps of the same Huawei project included. */
export function agconnectApps(
  root: JsonNode | undefined,
): { readonly name: string; readonly appId: string | undefined; readonly node: JsonNode }[] {
  const blocks = [root, ...(jsonAt(root, 'appInfos')?.items ?? [])];
  return blocks.flatMap((block) => {
    const node =
      jsonAt(block, 'client', 'package_name') ??
      jsonAt(block, 'app_info', 'package_name') ??
      (block === root ? undefined : jsonAt(block, 'package_name'));
    const name = textOf(node);
    const appId = textOf(jsonAt(block, 'client', 'app_id')) ?? textOf(jsonAt(block, 'app_info', 'app_id'));
    return node === undefined || name === undefined ? [] : [{ name, appId, node }];
  });
}

export function checkAgconnect(project: Project): ReturnType<Rule['check']> {
  const file = agconnectFile(project);
  if (file === undefined) return skipped(reasons.notUsed);
  const { root, fault } = readJson(file.text);
  if (fault !== undefined) return failed({ at: file.at(fault.offset), found: fault.message, expected: 'JSON' });
  const apps = agconnectApps(root);
  const ids = project.applicationIds;
  if (ids.length === 0) return skipped(reasons.noApplicationId);
  const [first] = apps;
  if (first === undefined) return failed({ at: file.at(root?.offset ?? 0), found: '–', expected: ids.join(', ') });
  const missing = ids.filter((id) => !apps.some((app) => app.name === id));
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push({
      at: file.at(first.node.offset),
      found: [...new Set(apps.map((app) => app.name))].join(', '),
      expected: missing.join(', '),
    });
  const inner = jsonAt(root, 'app_info', 'package_name');
  if (missing.length === 0 && inner !== undefined && textOf(inner) !== first.name)
    findings.push({ at: file.at(inner.offset), found: textOf(inner), expected: first.name });
  const wanted = project.config?.text('hw_app_id');
  const own = apps.find((app) => ids.includes(app.name)) ?? first;
  if (wanted !== undefined && own.appId !== undefined && own.appId !== wanted) {
    const node = jsonAt(root, 'client', 'app_id') ?? jsonAt(root, 'app_info', 'app_id');
    findings.push({
      at: file.at(node?.offset ?? own.node.offset),
      found: `app_id ${own.appId}`,
      expected: `hw_app_id ${wanted}`,
    });
  }
  return verdict(findings, file.at(own.node.offset));
}

export function checkDebugSigning(project: Project): ReturnType<Rule['check']> {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const signingOf = (name: string): { readonly text: string | undefined; readonly offset: number } | undefined => {
    const statement = android.buildTypes
      .filter((item) => item.name === name)
      .flatMap((item) => item.statements)
      .find((item) => nameOfStatement(item) === 'signingConfig');
    if (statement === undefined) return undefined;
    const words = statement.head
      .slice(1)
      .filter((token) => token.kind === 'word' || token.kind === 'string')
      .map((token) => token.text);
    const isComputed =
      words.includes('if') || words.includes('when') || statement.head.some((token) => isSign(token, '?'));
    // `signingConfig debug.signingConfig` takes over the key of that build type.
    const text = words.at(-1) === 'signingConfig' ? words.at(-2) : words.at(-1);
    return { text: isComputed ? undefined : (text ?? ''), offset: statement.offset };
  };
  const release = signingOf('release');
  const debug = signingOf('debug');
  if (release === undefined)
    return skipped(t('could not decide: the release build names no signing key', '无法判断：release 构建没有指定签名'));
  // `if (key.properties exists) release else debug`: which key it is, only the build knows.
  if (release.text === undefined || (debug !== undefined && debug.text === undefined)) return skipped(reasons.computed);
  const shared = android.defaultConfig.some((item) => nameOfStatement(item) === 'signingConfig');
  const at = android.moduleFile.source.at(debug?.offset ?? release.offset);
  if ((debug?.text ?? (shared ? release.text : 'debug')) === release.text) return passed(at);
  return failed({
    at: debug === undefined ? (androidPlace(android, 'buildTypes') ?? at) : at,
    found: debug?.text ?? 'debug',
    expected: release.text,
  });
}
