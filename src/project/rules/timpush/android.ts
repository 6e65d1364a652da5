// T3-MAN, T3-HW, T3-HON, T3-FCM, T3-OPPO: the manifest, and what Huawei, Honor, FCM and OPPO need of a project with TIMPush.

import { jsonAt, readJson, textOf } from '../../../readers/json.js';
import type { SourceFile } from '../../../readers/source.js';
import { compareVersions } from '../../../readers/version.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import type { AndroidApp } from '../../android/app.js';
import type { Project } from '../../project.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../types.js';
import { isInside, joinPath, nameOf } from '../../walk.js';
import {
  classpathPlace,
  inModule,
  metaDataOf,
  missingFile,
  needPermission,
  pluginApplied,
  pluginArtifact,
  pluginsPlace,
} from '../look.js';
import { createdChannels } from '../older-plugin/channels.js';
import { checkGooglePackage, googleServices } from '../older-plugin/fcm.js';
import { agconnectFile, checkAgconnect, checkDebugSigning } from '../older-plugin/huawei.js';
import { launchMode } from '../older-plugin/manifest.js';
import { placeholderValue } from '../older-plugin/vivo.js';
import { error, hint, NEW, reasons, undecided, warning } from '../reasons.js';
import { hits, nativeFiles, TIMPUSH_SOURCE } from './look.js';

const gradle = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['android'],
  kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
} as const;
const hybrid = { ...gradle, kinds: ['flutter', 'flutter-module', 'react-native'] } as const;

const PARENTS: Readonly<Record<string, readonly [string, RegExp]>> = {
  flutter: [
    'com.tencent.chat.flutter.push.tencent_cloud_chat_push.application.TencentCloudChatPushApplication',
    /TencentCloudChatPushApplication$/,
  ],
  'flutter-module': [
    'com.tencent.chat.flutter.push.tencent_cloud_chat_push.application.TencentCloudChatPushApplication',
    /TencentCloudChatPushApplication$/,
  ],
  'react-native': ['com.tencent.qcloud.rntimpush.TencentCloudPushApplication', /TencentCloudPushApplication$/],
};

interface AppClass {
  readonly source: SourceFile;
  readonly code: string;
  readonly offset: number;
  readonly parent: string | undefined;
}

/** A class of the project and what it extends. */
function classNamed(project: Project, name: string): AppClass | undefined {
  const simple = nameOf(name.replaceAll('.', '/')).replace(/[^\w$]/g, '');
  if (simple === '') return undefined;
  const pattern = new RegExp(
    `\\bclass\\s+${simple.replaceAll('$', '\\$')}\\b(?:\\s*\\([^)]*\\))?\\s*(?:(?:extends|:)\\s*([\\w.]+))?`,
  );
  for (const file of nativeFiles(project)) {
    const match = pattern.exec(file.code);
    if (match !== null) return { source: file.source, code: file.code, offset: match.index, parent: match[1] };
  }
  return undefined;
}

/** The application class of the manifest, followed upward through the project's own classes. */
function applicationChain(
  project: Project,
  android: AndroidApp,
): { readonly attribute: Finding['at']; readonly name: string | undefined; readonly classes: readonly AppClass[] } {
  const { manifest } = android;
  const attribute = manifest?.application === undefined ? undefined : attributeOf(manifest.application, 'android:name');
  const at =
    manifest === undefined ? undefined : manifest.source.at(attribute?.offset ?? manifest.application?.offset ?? 0);
  const name = attribute === undefined ? undefined : placeholderValue(project, attribute.value);
  const classes: AppClass[] = [];
  let next = name;
  while (next !== undefined && classes.length < 5) {
    const found = classNamed(project, next);
    if (found === undefined || classes.some((item) => item.offset === found.offset && item.source === found.source))
      break;
    classes.push(found);
    next = found.parent;
  }
  return { attribute: at, name, classes };
}

const ignored = undecided('.gitignore keeps the file out of this checkout', '该文件被 .gitignore 排除，不在此检出中');

/** A vendor's JSON file in the root of the app module. */
function fileInModule(project: Project, name: string, found: SourceFile | undefined): Outcome {
  const { android, files } = project;
  if (android === undefined) return skipped(reasons.noModuleFile);
  if (found !== undefined) return passed(found.whole);
  const path = joinPath(android.module, name);
  if (files.isIgnored(path)) return skipped(ignored);
  const elsewhere = files.paths.find((item) => nameOf(item) === name && isInside(item, android.root));
  return failed({
    at: missingFile(project, elsewhere ?? path),
    found: elsewhere === undefined ? '–' : files.disk.show(elsewhere),
    expected: files.disk.show(path),
    severity: elsewhere !== undefined && project.kind === 'react-native' ? 'warning' : undefined,
  });
}

/** A Gradle plugin: applied in the module, and found by the build. */
function gradlePlugin(project: Project, id: string, group: string, artifact: string): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const use = pluginApplied(android, id);
  if (use === undefined)
    return android.hasHiddenBuild
      ? skipped(reasons.hiddenBuild)
      : failed({ at: pluginsPlace(android), found: t('not applied', '没有应用'), expected: `id("${id}")` });
  if (use.version !== undefined || pluginArtifact(android, group, artifact, id) !== undefined)
    return passed(use.source.at(use.offset));
  if (android.hasHiddenBuild || (android.rootFile === undefined && android.settingsFile === undefined))
    return skipped(reasons.hiddenBuild);
  return failed({
    at: classpathPlace(android),
    found: t('applied but not on the class path', '已应用但未加入 classpath'),
    expected: `classpath("${group}:${artifact}:…")`,
  });
}

export const honorFile = (project: Project): SourceFile | undefined => inModule(project, 'mcs-services.json');

export const t3AndroidRules: readonly Rule[] = [
  {
    ...hybrid,
    id: 'T3-MAN-01',
    ...error,
    title: t('the application class is {found}', 'Application 类是 {found}'),
    cause: t(
      'only the class of the push package hears the tap: without it the click callback never runs',
      '只有推送包的 Application 类能收到点击：否则点击回调不会执行',
    ),
    fix: [
      t(
        'let your application class extend {expected}, and name it in <application android:name>',
        '让你的 Application 类继承 {expected}，并写到 <application android:name>',
      ),
    ],
    check: (project) => {
      const { android } = project;
      const [expected, pattern] = PARENTS[project.kind] ?? ['', /^$/];
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return skipped(t('see MAN-01', '见 MAN-01'));
      const { attribute, name, classes } = applicationChain(project, android);
      if (name === undefined) {
        const written =
          android.manifest.application === undefined
            ? undefined
            : attributeOf(android.manifest.application, 'android:name')?.value;
        return failed({
          at: attribute,
          found: written === undefined ? t("Android's own", '系统默认类') : t("Flutter's own", 'Flutter 默认类'),
          expected,
        });
      }
      if (pattern.test(name)) return passed(attribute);
      const top = classes.at(-1);
      if (top === undefined) return skipped(undecided(`the class ${name} was not found`, `没有找到类 ${name}`));
      if (top.parent !== undefined && pattern.test(top.parent)) return passed(top.source.at(top.offset));
      // A parent from a library may itself extend the right one; the usual ones do not.
      const parent = top.parent ?? 'Object';
      if (
        !/^(?:(?:android\.app\.)?Application|(?:io\.flutter\.app\.)?FlutterApplication|MultiDexApplication|Object)$/.test(
          parent,
        )
      )
        return skipped(undecided(`${parent} lies in a library`, `${parent} 在第三方库中`));
      return failed({ at: top.source.at(top.offset), found: `${name} : ${parent}`, expected });
    },
  },
  {
    ...hybrid,
    id: 'T3-MAN-02',
    ...error,
    title: t('the application class does not call super.onCreate()', 'Application 类没有调用 super.onCreate()'),
    cause: t(
      'what the push package prepares in its own onCreate does not run: taps are lost',
      '推送包在 onCreate 中的准备没有执行：点击会丢失',
    ),
    fix: [t('call super.onCreate() first in onCreate', '在 onCreate 第一行调用 super.onCreate()')],
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const { classes } = applicationChain(project, android);
      if (classes.length === 0) return skipped(reasons.notUsed);
      const overrides = classes.flatMap((item) => {
        const at = item.code.slice(item.offset).search(/\b(?:fun|void)\s+onCreate\s*\(\s*\)/);
        return at === -1 ? [] : [{ item, at: item.offset + at }];
      });
      if (overrides.length === 0) return passed(classes[0]?.source.at(classes[0].offset));
      return verdict(
        overrides
          .filter(({ item, at }) => !/super\s*\.\s*onCreate\s*\(/.test(item.code.slice(at)))
          .map(
            ({ item, at }): Finding => ({ at: item.source.at(at), found: 'onCreate', expected: 'super.onCreate()' }),
          ),
        overrides[0]?.item.source.at(overrides[0].at),
      );
    },
  },
  {
    ...gradle,
    id: 'T3-MAN-03',
    ...error,
    title: t('the meta-data {found} has no tools:replace', 'meta-data {found} 缺少 tools:replace'),
    cause: t(
      "the SDK's manifest sets the same name: the two cannot be merged, and the app does not build",
      'SDK 的清单里有同名项，无法合并，应用无法编译',
    ),
    fix: [
      t(
        'add tools:replace="android:value" to it, or use manifestPlaceholders instead',
        '加上 tools:replace="android:value"，或改用 manifestPlaceholders',
      ),
    ],
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const items = ['com.vivo.push.api_key', 'com.vivo.push.app_id', 'com.hihonor.push.app_id'].flatMap((name) => {
        const item = metaDataOf(android, name);
        return item === undefined ? [] : [item];
      });
      if (items.length === 0) return skipped(reasons.notUsed);
      return verdict(
        items
          .filter((item) => attributeOf(item.element, 'tools:replace')?.value.includes('android:value') !== true)
          .map(
            (item): Finding => ({
              at: item.source.at(item.offset),
              found: item.name.trim(),
              expected: 'tools:replace="android:value"',
            }),
          ),
        items[0]?.source.at(items[0].offset),
      );
    },
  },
  {
    ...gradle,
    id: 'T3-MAN-04',
    ...warning,
    title: t('POST_NOTIFICATIONS is not declared', '没有声明 POST_NOTIFICATIONS'),
    cause: t(
      'from Android 13 on the phone shows nothing until this permission is declared and granted',
      'Android 13 起，没有声明并获得该权限就不会显示通知',
    ),
    fix: [t('add {expected}', '加上 {expected}')],
    check: (project) => {
      const target = project.android?.targetSdk;
      if (target?.kind === 'literal' && Number(target.text) < 33)
        return skipped(t('targetSdk is below 33', 'targetSdk 低于 33'));
      return needPermission(project, 'android.permission.POST_NOTIFICATIONS');
    },
  },
  {
    ...gradle,
    id: 'T3-MAN-05',
    ...hint,
    vendors: ['oppo'],
    title: t("OPPO's permission {name} is not declared by the app itself", '应用自身没有声明 OPPO 权限 {name}'),
    cause: t(
      'most likely the OPPO artifact brings it; the official demo declares it all the same',
      '多半由 OPPO 依赖合并进来；官方 Demo 仍自行声明',
    ),
    fix: [t('if OPPO phones stay silent, add {expected}', '如果 OPPO 手机收不到，加上 {expected}')],
    check: (project) => {
      const outcome = needPermission(
        project,
        'com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE',
        'com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE',
      );
      // Worth a word, not worth a change.
      return outcome.status === 'failed'
        ? failed(...outcome.findings.map((finding) => ({ ...finding, edits: [] })))
        : outcome;
    },
  },
  {
    ...gradle,
    id: 'T3-MAN-06',
    ...warning,
    title: t('the launcher activity has launchMode {found}', '启动 Activity 的 launchMode 是 {found}'),
    cause: t(
      'a tap starts a second copy of the page, and the click callback goes to the wrong one',
      '点击会再启动一个页面，点击回调送到错误的实例',
    ),
    fix: [t('set android:launchMode="singleTop" or singleTask', '设置 android:launchMode="singleTop" 或 singleTask')],
    check: (project) => {
      const manifest = project.android?.manifest;
      return manifest === undefined ? skipped(reasons.noManifest) : launchMode(manifest);
    },
  },
  {
    ...gradle,
    id: 'T3-MAN-07',
    ...hint,
    title: t("the project declares the TUIKit demo's click page {found}", '工程声明了 TUIKit Demo 的点击页面 {found}'),
    cause: t(
      'that page belongs to self-integrated push: TIMPush opens a page of its own, which the console fills in by itself',
      '该页面属于自行集成的推送；TIMPush 使用自己的页面，控制台会自动填好',
    ),
    fix: [
      t(
        'in the Tencent console leave "open specified page" at its default; remove this page once nothing else uses it',
        '腾讯云控制台“打开应用内指定界面”保持默认；没有其他用途时删除该页面',
      ),
    ],
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const { source } = android.manifest;
      const data = android.manifest.activities.flatMap((activity) =>
        activity.element.children.flatMap((filter) => filter.children.filter((part) => part.name === 'data')),
      );
      const own = data.find(
        (part) =>
          attributeOf(part, 'android:scheme')?.value === 'pushscheme' &&
          attributeOf(part, 'android:host')?.value === 'com.tencent.qcloud',
      );
      return own === undefined
        ? passed(source.whole)
        : failed({ at: source.at(own.offset), found: 'pushscheme://com.tencent.qcloud', expected: '–' });
    },
  },
  {
    ...gradle,
    id: 'T3-HW-01',
    ...error,
    vendors: ['huawei'],
    title: t('agconnect-services.json is not in the app module', '应用模块中没有 agconnect-services.json'),
    cause: t(
      'the app does not know its Huawei id: the build stops, or Huawei phones get no token',
      '应用不知道自己的华为 ID：编译中断，或华为手机拿不到 token',
    ),
    fix: [
      t(
        'AppGallery Connect › your app › General information: download agconnect-services.json into {expected}',
        'AppGallery Connect › 你的应用 › 常规：下载 agconnect-services.json 放到 {expected}',
      ),
    ],
    check: (project) => fileInModule(project, 'agconnect-services.json', agconnectFile(project)),
  },
  {
    ...gradle,
    id: 'T3-HW-02',
    ...error,
    vendors: ['huawei'],
    title: t("Huawei's Gradle plugin com.huawei.agconnect is {found}", '华为 Gradle 插件 com.huawei.agconnect {found}'),
    cause: t(
      'agconnect-services.json is not built into the app: Huawei phones get no token',
      'agconnect-services.json 不会打进应用，华为手机拿不到 token',
    ),
    fix: [t('add {expected}', '加上 {expected}')],
    check: (project) => gradlePlugin(project, 'com.huawei.agconnect', 'com.huawei.agconnect', 'agcp'),
  },
  {
    ...gradle,
    id: 'T3-HW-03',
    ...warning,
    vendors: ['huawei'],
    title: t('agcp {found} with Gradle {name}', 'agcp {found} 搭配 Gradle {name}'),
    cause: t('applying the plugin fails with Gradle 8 and newer', 'Gradle 8 及以上应用该插件会失败'),
    fix: [t('raise it to {expected}', '升级到 {expected}')],
    check: (project) => {
      const { android } = project;
      const found =
        android === undefined
          ? undefined
          : pluginArtifact(android, 'com.huawei.agconnect', 'agcp', 'com.huawei.agconnect');
      if (android?.gradleVersion === undefined || found?.version === undefined) return skipped(reasons.computed);
      const at = found.source.at(found.offset);
      return compareVersions(android.gradleVersion, '8.0') >= 0 && compareVersions(found.version, '1.9.1.301') < 0
        ? failed({ at, found: found.version, expected: '1.9.1.301', args: { name: android.gradleVersion } })
        : passed(at);
    },
  },
  {
    ...gradle,
    id: 'T3-HW-04',
    ...error,
    vendors: ['huawei'],
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
    ...gradle,
    id: 'T3-HW-05',
    ...warning,
    vendors: ['huawei', 'honor'],
    title: t('debug builds are signed with another key than release builds', 'debug 与 release 使用不同的签名'),
    cause: t(
      'Huawei and Honor compare the signing fingerprint: with an unregistered debug key the phone gets code 6003 or 907135702 and no token',
      '华为、荣耀会校验签名指纹：debug 签名未登记时返回 6003 或 907135702，拿不到 token',
    ),
    fix: [
      t(
        'sign debug with the release key, or register the SHA-256 of the debug key in both consoles',
        'debug 也用 release 签名，或把 debug 签名的 SHA-256 登记到两个控制台',
      ),
    ],
    check: checkDebugSigning,
  },
  {
    ...gradle,
    id: 'T3-HON-01',
    ...error,
    vendors: ['honor'],
    title: t('mcs-services.json is not in the app module', '应用模块中没有 mcs-services.json'),
    cause: t(
      'the Honor client of TIMPush 7.7.5283 and newer reads its id from it: without the file Honor phones get no token',
      'TIMPush 7.7.5283 起荣耀 SDK 从该文件读取 ID：没有它荣耀手机拿不到 token',
    ),
    fix: [
      t(
        'Honor developer console › your app: download mcs-services.json into {expected} (mcn-services.json is a misspelling: rename it)',
        '荣耀开发者平台 › 你的应用：下载 mcs-services.json 放到 {expected}（写成 mcn-services.json 的要改名）',
      ),
    ],
    check: (project) => {
      const typo = inModule(project, 'mcn-services.json');
      if (honorFile(project) === undefined && typo !== undefined)
        return failed({
          at: typo.at(0),
          found: 'mcn-services.json',
          expected: project.android?.module ?? 'mcs-services.json',
        });
      return fileInModule(project, 'mcs-services.json', honorFile(project));
    },
  },
  {
    ...gradle,
    id: 'T3-HON-02',
    ...error,
    vendors: ['honor'],
    title: t(
      'mcs-services.json says {found}, the project {expected}',
      'mcs-services.json 中是 {found}，工程中是 {expected}',
    ),
    cause: t('Honor refuses the registration of an app with other values', '值不一致时荣耀会拒绝注册'),
    fix: [
      t(
        'download mcs-services.json of the app with this package name, and take HONOR_APPID from it',
        '下载该包名对应应用的 mcs-services.json，HONOR_APPID 与其一致',
      ),
    ],
    check: (project) => {
      const file = honorFile(project);
      if (file === undefined) return skipped(reasons.notUsed);
      const { root, fault } = readJson(file.text);
      if (fault !== undefined) return failed({ at: file.at(fault.offset), found: fault.message, expected: 'JSON' });
      const findings: Finding[] = [];
      const name = jsonAt(root, 'package_name');
      const ids = project.applicationIds;
      if (ids.length > 0 && textOf(name) !== undefined && !ids.includes(textOf(name) ?? ''))
        findings.push({
          at: file.at(name?.offset ?? 0),
          found: `package_name ${textOf(name)}`,
          expected: ids.join(', '),
        });
      const id = jsonAt(root, 'app_id');
      const placeholder = placeholderValue(project, '${HONOR_APPID}');
      const wanted = [
        placeholder === undefined || placeholder === '' ? undefined : { name: 'HONOR_APPID', value: placeholder },
        project.config?.text('honor_app_id') === undefined
          ? undefined
          : { name: 'honor_app_id', value: project.config.text('honor_app_id') ?? '' },
      ];
      for (const item of wanted)
        if (item !== undefined && textOf(id) !== undefined && textOf(id) !== item.value)
          findings.push({
            at: file.at(id?.offset ?? 0),
            found: `app_id ${textOf(id)}`,
            expected: `${item.name} ${item.value}`,
          });
      return verdict(findings, file.whole);
    },
  },
  {
    ...gradle,
    id: 'T3-HON-03',
    ...error,
    vendors: ['honor'],
    title: t(
      "Honor's Gradle plugin com.hihonor.mcs.asplugin is {found}",
      '荣耀 Gradle 插件 com.hihonor.mcs.asplugin {found}',
    ),
    cause: t(
      'mcs-services.json is not built into the app: Honor phones get no token',
      'mcs-services.json 不会打进应用，荣耀手机拿不到 token',
    ),
    fix: [t('add {expected}', '加上 {expected}')],
    check: (project) => gradlePlugin(project, 'com.hihonor.mcs.asplugin', 'com.hihonor.mcs', 'asplugin'),
  },
  {
    ...gradle,
    id: 'T3-FCM-01',
    ...error,
    vendors: ['fcm'],
    title: t('google-services.json is not in the app module', '应用模块中没有 google-services.json'),
    cause: t(
      'Firebase does not know its project: phones with Google services get no token',
      'Firebase 不知道所属项目：带谷歌服务的手机拿不到 token',
    ),
    fix: [
      t(
        'Firebase console › project settings › your app: download google-services.json into {expected}',
        'Firebase 控制台 › 项目设置 › 你的应用：下载 google-services.json 放到 {expected}',
      ),
    ],
    check: (project) => fileInModule(project, 'google-services.json', googleServices(project)),
  },
  {
    ...gradle,
    id: 'T3-FCM-02',
    ...error,
    vendors: ['fcm'],
    title: t(
      'google-services.json is for {found}, not for {expected}',
      'google-services.json 属于 {found}，而不是 {expected}',
    ),
    cause: t(
      'Google registers the phone with another app or project: pushes are refused with SENDER_ID_MISMATCH',
      '手机注册到了其他应用或项目：推送会被拒绝（SENDER_ID_MISMATCH）',
    ),
    fix: [
      t(
        'download google-services.json of this app; the service account that sends must belong to the same project',
        '下载本应用的 google-services.json；发送用的服务账号须属于同一项目',
      ),
    ],
    check: checkGoogle,
  },
  {
    ...gradle,
    id: 'T3-FCM-03',
    ...error,
    vendors: ['fcm'],
    title: t(
      "Google's Gradle plugin com.google.gms.google-services is {found}",
      '谷歌 Gradle 插件 com.google.gms.google-services {found}',
    ),
    cause: t(
      'google-services.json is not built into the app: "Default FirebaseApp is not initialized"',
      'google-services.json 不会打进应用：“Default FirebaseApp is not initialized”',
    ),
    fix: [t('add {expected}; Tencent recommends version 4.3.15', '加上 {expected}；腾讯推荐 4.3.15 版本')],
    check: (project) => gradlePlugin(project, 'com.google.gms.google-services', 'com.google.gms', 'google-services'),
  },
  {
    ...gradle,
    id: 'T3-FCM-04',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'android'],
    vendors: ['fcm'],
    title: t('forceUseFCMPushChannel is called after registerPush', 'forceUseFCMPushChannel 在 registerPush 之后调用'),
    cause: t(
      "the phone has registered with its maker's channel by then: FCM is not used",
      '此时手机已用厂商通道注册，不会再走 FCM',
    ),
    fix: [t('call it before registerPush', '移到 registerPush 之前')],
    check: (project) => {
      const calls = ['forceUseFCMPushChannel', 'setPushBrandId'].flatMap((name) => project.calls(name));
      const inDart = calls.map((call) => ({
        call,
        register: project.calls('registerPush').find((item) => item.file === call.file),
      }));
      const findings = inDart
        .filter(({ call, register }) => register !== undefined && register.offset < call.offset)
        .map(
          ({ call }): Finding => ({ at: call.file.source.at(call.offset), found: call.name, expected: 'registerPush' }),
        );
      const native = hits(nativeFiles(project), /\bforceUseFCMPushChannel\s*\(/).filter((hit) => {
        const register = hit.file.code.search(/\.registerPush\s*\(/);
        return register !== -1 && register < hit.offset;
      });
      if (calls.length === 0 && hits(nativeFiles(project), /\bforceUseFCMPushChannel\s*\(/).length === 0)
        return skipped(reasons.notUsed);
      return verdict([
        ...findings,
        ...native.map(
          (hit): Finding => ({ at: hit.file.source.at(hit.offset), found: hit.text, expected: 'registerPush' }),
        ),
      ]);
    },
  },
  {
    ...gradle,
    id: 'T3-OPPO-01',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'android'],
    vendors: ['oppo'],
    title: t('the channel {found} is sent, and nothing creates it', '发送时使用渠道 {found}，但没有创建它'),
    cause: t('OPPO drops a message for a channel the app has not created', 'OPPO 会丢弃应用未创建的渠道的消息'),
    fix: [t('call createNotificationChannel with the ID {found}', '用 ID {found} 调用 createNotificationChannel')],
    check: (project) => {
      const wanted = project.config?.text('oppo_channel_id') ?? project.config?.text('channel_id');
      const origin = project.config?.origin('oppo_channel_id') ?? project.config?.origin('channel_id');
      if (wanted === undefined) return skipped(t('channel_id is not set in a config', '配置中没有设置 channel_id'));
      const created = createdChannels(project);
      const native = hits(nativeFiles(project), /createNotificationChannel|NotificationChannel\s*\(/);
      if (created.known.length > 0 || created.isComputed || native.length > 0) return passed();
      return failed({ at: origin, found: wanted, expected: wanted });
    },
  },
];

function checkGoogle(project: Project): Outcome {
  const outcome = checkGooglePackage(project);
  if (outcome.status !== 'passed') return outcome;
  const json = googleServices(project);
  const node = json === undefined ? undefined : jsonAt(readJson(json.text).root, 'project_info', 'project_id');
  const wanted = project.config?.projectId?.();
  if (json === undefined || wanted === undefined || textOf(node) === undefined || textOf(node) === wanted)
    return outcome;
  return failed({
    at: json.at(node?.offset ?? 0),
    found: `project_id ${textOf(node)}`,
    expected: `google_service_account ${wanted}`,
  });
}
