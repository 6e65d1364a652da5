// T3-RN, T3-UNI, T3-OH: what React Native, uni-app and HarmonyOS projects need around TIMPush.

import { jsonAt, readJson, textOf } from '../../../readers/json.js';
import { isAtLeast, shownVersion } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { type Finding, failed, passed, type Rule, skipped, verdict } from '../../types.js';
import { isInside, joinPath, nameOf } from '../../walk.js';
import { missingFile } from '../look.js';
import { error, hint, NEW, reasons, warning } from '../reasons.js';
import { hits, nativeFiles, scriptFiles, TIMPUSH_SOURCE, timpushArtifacts, timpushVersion } from './look.js';

const native = { generations: NEW, kinds: ['react-native'], mark: 'A', source: TIMPUSH_SOURCE } as const;
const uni = { generations: NEW, kinds: ['uni-app'], mark: 'A', source: TIMPUSH_SOURCE } as const;

/** Files of a uni-app project by where they belong. */
const UNI_FILES: readonly (readonly [string, string])[] = [
  ['agconnect-services.json', 'nativeResources/android'],
  ['mcs-services.json', 'nativeResources/android'],
  ['google-services.json', 'nativeResources/android'],
  ['manifestPlaceholders.json', 'nativeResources/android'],
];

export const t3FrameworkRules: readonly Rule[] = [
  {
    ...native,
    id: 'T3-RN-01',
    ...error,
    needs: ['android'],
    title: t(
      'MainApplication does not extend TencentCloudPushApplication: {found}',
      'MainApplication 没有继承 TencentCloudPushApplication：{found}',
    ),
    cause: t(
      'only that class hears the tap: NOTIFICATION_CLICKED never reaches JavaScript',
      '只有该类能收到点击：NOTIFICATION_CLICKED 不会到达 JavaScript',
    ),
    fix: [
      t(
        'let MainApplication extend com.tencent.qcloud.rntimpush.TencentCloudPushApplication',
        '让 MainApplication 继承 com.tencent.qcloud.rntimpush.TencentCloudPushApplication',
      ),
    ],
    check: (project) => {
      const [main] = hits(
        nativeFiles(project),
        /\bclass\s+(\w*Application)\b(?:\s*\([^)]*\))?\s*(?:extends|:)\s*([\w.]+)/,
      );
      if (main === undefined)
        return skipped(t('could not decide: there is no application class', '无法判断：没有 Application 类'));
      const right = hits(nativeFiles(project), /(?:extends|:)\s*(?:[\w.]+\.)?TencentCloudPushApplication\b/);
      const [hit] = right;
      return hit === undefined
        ? failed({
            at: main.file.source.at(main.offset),
            found: main.match[2] ?? '',
            expected: 'TencentCloudPushApplication',
          })
        : passed(hit.file.source.at(hit.offset));
    },
  },
  {
    ...native,
    id: 'T3-RN-02',
    ...warning,
    needs: ['android'],
    title: t(
      '{name} has the version {found}, the package pins TIMPush {expected}',
      '{name} 的版本是 {found}，而插件固定 TIMPush 为 {expected}',
    ),
    cause: t(
      'parts of different versions do not fit: registration may fail with 800005',
      '各部分版本不一致会不兼容，注册可能失败（800005）',
    ),
    fix: [
      t('write {expected} for every com.tencent.timpush artifact', '所有 com.tencent.timpush 依赖统一写 {expected}'),
    ],
    check: (project) => {
      const artifacts = timpushArtifacts(project).filter((item) => item.version !== undefined);
      const [first] = artifacts;
      if (first === undefined) return skipped(reasons.notUsed);
      // Only the pin of 1.1.0 is known; for others the artifacts must at least agree among themselves.
      const pinned = timpushVersion(project).exact === '1.1.0' ? '8.3.6498' : undefined;
      const wanted = pinned ?? first.version ?? '';
      return verdict(
        artifacts
          .filter((item) => item.version !== wanted)
          .map(
            (item): Finding => ({
              at: item.source.at(item.offset),
              found: item.version ?? '',
              expected: wanted,
              args: { name: item.name },
            }),
          ),
        first.source.at(first.offset),
      );
    },
  },
  {
    ...native,
    id: 'T3-RN-03',
    ...warning,
    mark: 'D',
    title: t(
      'unRegisterPush is called with two callbacks on package {expected}',
      'unRegisterPush 传了两个回调，而插件版本是 {expected}',
    ),
    cause: t(
      'the Android method of 1.1.0 takes one callback and JavaScript hands over two: most likely the call fails',
      '1.1.0 的 Android 方法只接受一个回调，JavaScript 却传入两个：调用多半会失败',
    ),
    fix: [t('raise @tencentcloud/react-native-push', '升级 @tencentcloud/react-native-push')],
    check: (project) => {
      const version = timpushVersion(project);
      const isOld = isAtLeast(version, '1.1.1');
      const calls = hits(scriptFiles(project), /\bunRegisterPush\s*\(\s*[^)\s]/);
      if (isOld !== false || calls.length === 0) return skipped(reasons.notUsed);
      return verdict(
        calls
          .filter((hit) =>
            /unRegisterPush\s*\((?:[^()]|\([^()]*\))*,/.test(hit.file.code.slice(hit.offset, hit.offset + 600)),
          )
          .map(
            (hit): Finding => ({
              at: hit.file.source.at(hit.offset),
              found: 'unRegisterPush',
              expected: shownVersion(version),
            }),
          ),
      );
    },
  },
  {
    ...uni,
    id: 'T3-UNI-01',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'the cloud build takes these files from fixed places and reads them strictly: elsewhere, or broken, they count as missing',
      '云打包只从固定位置读取这些文件且要求严格 JSON：放错或格式错误都等于没有',
    ),
    fix: [t('{expected}', '{expected}')],
    check: (project) => {
      const findings: Finding[] = [];
      let at: Finding['at'];
      for (const [name, folder] of UNI_FILES) {
        const right = joinPath(project.root, folder, name);
        const source = project.files.source(right);
        const stray = project.files.paths.find(
          (path) =>
            nameOf(path) === name && isInside(path, project.root) && path !== right && !path.includes('/uni_modules/'),
        );
        // Two of the plugin's own texts disagree about the assets folder: a copy there is no mistake.
        if (
          source === undefined &&
          stray !== undefined &&
          !(name === 'agconnect-services.json' && stray.includes('/assets/'))
        )
          findings.push({
            at: missingFile(project, stray),
            found: t('at the wrong place', '位置不对'),
            expected: t(`move it to ${folder}/`, `移到 ${folder}/`),
            args: { name },
          });
        if (source === undefined) continue;
        at ??= source.whole;
        const { fault } = readJson(source.text);
        if (fault !== undefined)
          findings.push({
            at: source.at(fault.offset),
            found: fault.message,
            expected: t('strict JSON: no comment, no trailing comma', '严格 JSON：不能有注释和多余逗号'),
            args: { name },
          });
      }
      return verdict(findings, at);
    },
  },
  {
    ...uni,
    id: 'T3-UNI-02',
    ...error,
    title: t('utssdk/app-android/config.json: {found}', 'utssdk/app-android/config.json：{found}'),
    cause: t(
      'Honor, vivo and the Google plugin are not in the package by default: phones of that vendor get no token',
      '荣耀、vivo 依赖和谷歌插件默认不在插件中：该厂商的手机拿不到 token',
    ),
    fix: [
      t(
        'add {expected} to "dependencies", then build the custom base anew',
        '在 "dependencies" 中加 {expected}，然后重新制作自定义基座',
      ),
    ],
    check: (project) => {
      const name = 'uni_modules/TencentCloud-Push/utssdk/app-android/config.json';
      const path =
        project.files.paths.find((item) => isInside(item, project.root) && item.endsWith(name)) ??
        joinPath(project.root, name);
      const source = project.files.source(path);
      if (source === undefined) return skipped(reasons.notUsed);
      const { root, fault } = readJson(source.text);
      if (fault !== undefined) return failed({ at: source.at(fault.offset), found: fault.message, expected: 'JSON' });
      const list = jsonAt(root, 'dependencies');
      const entries = (list?.items ?? []).map((item) => textOf(item) ?? textOf(jsonAt(item, 'id')) ?? '');
      const findings: Finding[] = [];
      for (const vendor of ['honor', 'vivo'] as const)
        if (project.wanted.has(vendor) && !entries.some((entry) => entry.startsWith(`com.tencent.timpush:${vendor}`)))
          findings.push({
            at: source.at(list?.offset ?? 0),
            found: t(`${vendor} is missing`, `缺少 ${vendor}`),
            expected: `com.tencent.timpush:${vendor}`,
            vendor,
          });
      if (project.wanted.has('fcm') && !source.text.includes('google-services'))
        findings.push({
          at: source.at(list?.offset ?? 0),
          found: t('the google-services plugin is missing', '缺少 google-services 插件'),
          expected: 'com.google.gms:google-services',
          vendor: 'fcm',
        });
      const versions = (list?.items ?? []).flatMap((item) => {
        const text = textOf(item) ?? '';
        return text.startsWith('com.tencent.timpush:') ? [{ item, version: text.split(':')[2] ?? '' }] : [];
      });
      const core =
        versions.find(({ item }) => textOf(item)?.startsWith('com.tencent.timpush:timpush:'))?.version ??
        versions[0]?.version;
      for (const { item, version } of versions)
        if (version !== core)
          findings.push({
            at: source.at(item.offset),
            found: t(`version ${version} beside ${core}`, `版本 ${version} 与 ${core} 混用`),
            expected: core ?? '',
          });
      return verdict(findings, source.whole);
    },
  },
  {
    ...uni,
    id: 'T3-UNI-03',
    ...warning,
    title: t('plugin {found} with HBuilderX {name}', '插件 {found} 搭配 HBuilderX {name}'),
    cause: t(
      'HBuilderX 4.36 and newer need plugin 1.1.0; 4.64 and 4.65 break the build',
      'HBuilderX 4.36 起需要插件 1.1.0 以上；4.64、4.65 会导致编译失败',
    ),
    fix: [
      t('raise the plugin, and use another HBuilderX than 4.64 and 4.65', '升级插件，并避开 HBuilderX 4.64 和 4.65'),
    ],
    check: (project) => {
      const source =
        project.files.source(joinPath(project.root, 'manifest.json')) ??
        project.files.source(joinPath(project.root, 'src/manifest.json'));
      // The version of HBuilderX is not always written into the project.
      const at = source?.text.search(/"(?:compilerVersion|HBuilderX?Version|__compiler__)"\s*:\s*"?([\d.]+)/) ?? -1;
      const used = at === -1 ? undefined : /"[^"]+"\s*:\s*"?([\d.]+)/.exec(source?.text.slice(at) ?? '')?.[1];
      if (source === undefined || used === undefined || !used.startsWith('4.'))
        return skipped(
          t(
            'could not decide: the project does not say which HBuilderX builds it',
            '无法判断：工程没有写明 HBuilderX 版本',
          ),
        );
      const version = timpushVersion(project);
      const isBroken = /^4\.6[45]\b/.test(used);
      const isTooOld = Number(used.split('.')[1] ?? '0') >= 36 && isAtLeast(version, '1.1.0') === false;
      return isBroken || isTooOld
        ? failed({ at: source.at(at), found: shownVersion(version), expected: '1.1.0', args: { name: used } })
        : passed(source.at(at));
    },
  },
  {
    ...uni,
    id: 'T3-UNI-04',
    ...hint,
    title: t('build the custom base anew after every change', '每次改动后都要重新制作自定义基座'),
    cause: t(
      'the standard base holds no push package: nothing that is changed here reaches the phone without a new base',
      '标准基座不含推送插件：不重新制作基座，改动不会到手机上',
    ),
    fix: [t('HBuilderX › Run › make custom debugging base', 'HBuilderX › 运行 › 制作自定义调试基座')],
    check: () =>
      skipped(
        t(
          'cannot be seen in the project: build the custom base anew after every change',
          '工程中看不到：每次改动后都要重新制作自定义基座',
        ),
      ),
  },
  {
    generations: NEW,
    kinds: ['harmony'],
    mark: 'A',
    source: TIMPUSH_SOURCE,
    id: 'T3-OH-01',
    ...error,
    title: t('the HarmonyOS project lacks {expected}', 'HarmonyOS 工程缺少 {expected}'),
    cause: t(
      'without it the SDK cannot reach Tencent or does not start: no token, no push',
      '缺少它 SDK 无法联网或启动：没有 token，收不到推送',
    ),
    fix: [t('add {expected} to {name}', '在 {name} 中加上 {expected}')],
    check: (project) => checkHarmony(project),
  },
];

/** JSON5 files are searched, not parsed: comments are blanked first. */
function checkHarmony(project: Project): ReturnType<Rule['check']> {
  const findings: Finding[] = [];
  const files = project.files.paths.filter((path) => isInside(path, project.root));
  const packages = project.files.source(joinPath(project.root, 'oh-package.json5'));
  const withoutComments = (text: string): string =>
    text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) => part.replace(/[^\n]/g, ' '));
  const packageText = files
    .filter((path) => nameOf(path) === 'oh-package.json5')
    .map((path) => withoutComments(project.files.source(path)?.text ?? ''))
    .join('\n');
  if (packages !== undefined && !packageText.includes('@tencentcloud/imsdk'))
    findings.push({
      at: packages.at(0),
      found: '–',
      expected: '@tencentcloud/imsdk',
      args: { name: 'oh-package.json5' },
    });
  const modules = files
    .filter((path) => nameOf(path) === 'module.json5')
    .map((path) => project.files.source(path))
    .filter((source) => source !== undefined);
  const [main] = modules;
  if (main === undefined)
    return findings.length > 0
      ? verdict(findings)
      : skipped(t('could not decide: there is no module.json5', '无法判断：没有 module.json5'));
  const text = modules.map((source) => withoutComments(source.text)).join('\n');
  for (const name of ['ohos.permission.INTERNET', 'ohos.permission.GET_NETWORK_INFO'])
    if (!text.includes(name)) findings.push({ at: main.at(0), found: '–', expected: name, args: { name: main.shown } });
  return verdict(findings, main.whole);
}
