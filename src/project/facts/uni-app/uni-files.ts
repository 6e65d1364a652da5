// Files of a uni-app that its cloud build takes in: for iPhones, for HarmonyOS, and packages that must be one.
import { readJson } from '../../../readers/json.js';
import { readJson5 } from '../../../readers/json5.js';
import { nodeAt, textOf, type ValueNode } from '../../../readers/node.js';
import { readPlist } from '../../../readers/plist.js';
import type { SourceFile } from '../../../readers/source.js';
import { compareVersions } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { uniManifest } from '../../apps/uni-manifest.js';
import { joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';
import { googlePackages } from '../android/google-services.js';
import { missingPermissions } from '../harmony/permissions.js';
import { keyFaults } from '../missing-keys.js';
import { ownBlocks } from '../timpush/timpush-config.js';

const IOS = 'nativeResources/ios/Resources';
const CONFIG = 'timpush-configs.json';

/** The file with the certificate ID for iPhones, where the build does not look for it. */
export function iphoneFile({ files, root, timpushFiles, package: own }: Project): readonly Finding[] {
  const right = joinPath(root, IOS, CONFIG);
  if (own?.name !== 'TencentCloud-Push' || files.has(right) || files.isIgnored(right)) return [];
  const stray = timpushFiles.find(({ source }) => source.path.includes('/ios/') || source.path.startsWith('ios/'));
  return stray === undefined
    ? []
    : [
        {
          at: stray.source.at(0),
          found: t('at the wrong place', '位置不对'),
          expected: t(`move it to ${IOS}/`, `移到 ${IOS}/`),
          args: { name: CONFIG },
        },
      ];
}

/** `mcn-services.json`, as an older text of the plugin calls it. */
export function honorFile({ files, root, wanted }: Project): readonly Finding[] {
  const folder = joinPath(root, 'nativeResources/android');
  const wrong = files.source(joinPath(folder, 'mcn-services.json'));
  return wrong === undefined || !wanted.has('honor') || files.has(joinPath(folder, 'mcs-services.json'))
    ? []
    : [
        {
          at: wrong.at(0),
          found: t('Honor looks for mcs-services.json', '荣耀读取的是 mcs-services.json'),
          expected: t('rename it', '改名'),
          args: { name: 'mcn-services.json' },
        },
      ];
}

/** What manifest.json and the module say about the systems the app is built for. */
export function systemFindings(project: Project): readonly Finding[] {
  const { files, root, wanted } = project;
  const manifest = uniManifest(files, root);
  const json = manifest === undefined ? undefined : readJson(manifest.text, true).root;
  const findings: Finding[] = [];
  const add = (at: Finding['at'], found: Finding['found'], expected: Finding['expected'], name: string): void => {
    findings.push({ at, found, expected, args: { name } });
  };
  // A manifest without any of them is a sketch.
  const isWhole = ['appid', 'versionName', 'versionCode', 'app-plus'].some((key) => nodeAt(json, key) !== undefined);
  if (manifest !== undefined && isWhole)
    for (const { offset, message } of keyFaults(json, { '': 'name appid versionName versionCode' }))
      add(
        manifest.at(offset),
        message,
        t('HBuilderX packs no app without it', '缺少它 HBuilderX 无法打包'),
        'manifest.json',
      );
  const least = nodeAt(json, 'app-plus', 'distribute', 'android', 'minSdkVersion');
  const level = Number(textOf(least));
  if (manifest !== undefined && least !== undefined && level > 0 && level < 21)
    add(
      manifest.at(least.offset),
      `minSdkVersion ${level}`,
      t('set it to 21 or more', '改为 21 或更高'),
      'manifest.json',
    );
  const rights = files.source(joinPath(moduleFolder(project), 'utssdk/app-ios/UTS.entitlements'));
  const list = rights === undefined ? undefined : readPlist(rights.text);
  if (
    rights !== undefined &&
    list?.members !== undefined &&
    wanted.has('apns') &&
    !list.members.has('aps-environment') &&
    manifest?.text.includes('aps-environment') !== true
  )
    add(
      rights.at(list.offset),
      t('aps-environment is missing', '缺少 aps-environment'),
      t('add aps-environment: development', '加上 aps-environment：development'),
      'UTS.entitlements',
    );
  const harmony = joinPath(moduleFolder(project), 'utssdk/app-harmony');
  const raw = files.source(joinPath(harmony, 'resources/rawfile', CONFIG));
  const id = raw === undefined ? undefined : nodeAt(readJson(raw.text).root, 'businessID');
  const isHarmony = textOf(nodeAt(json, 'app-harmony', 'distribute', 'bundleName')) !== undefined;
  const module = isHarmony ? files.source(joinPath(harmony, 'module.json5')) : undefined;
  if (module !== undefined)
    for (const { name, at } of missingPermissions([{ source: module, root: readJson5(module.text).root }]))
      add(
        at,
        t(`${name} is missing`, `缺少 ${name}`),
        t('add it to requestPermissions', '加入 requestPermissions'),
        'module.json5',
      );
  if (
    raw !== undefined &&
    id !== undefined &&
    isHarmony &&
    (id.type !== 'string' || !/^[1-9]\d*$/.test(textOf(id) ?? ''))
  )
    add(
      raw.at(id.offset),
      `businessID ${textOf(id)?.slice(0, 12) || '""'}`,
      t('the certificate ID of HarmonyOS, as a string', '填鸿蒙的证书 ID（字符串）'),
      CONFIG,
    );
  return findings;
}

export const moduleFolder = ({ files, root }: Project): string =>
  [...files.folders].find((path) => path.startsWith(root) && /(?:^|\/)uni_modules\/TencentCloud-Push$/.test(path)) ??
  joinPath(root, 'uni_modules/TencentCloud-Push');

/** Package names in a vendor's file, with their places. */
function packagesIn(source: SourceFile): readonly { readonly name: string; readonly offset: number }[] {
  if (nameOf(source.path) === 'google-services.json') return googlePackages(source);
  const { root } = readJson(source.text);
  const nodes = [
    nodeAt(root, 'package_name'),
    nodeAt(root, 'client', 'package_name'),
    ...(nodeAt(root, 'appInfos')?.items ?? []).map((item: ValueNode) => nodeAt(item, 'package_name')),
  ];
  return nodes.flatMap((node) => {
    const name = textOf(node);
    return node === undefined || name === undefined ? [] : [{ name, offset: node.offset }];
  });
}

/** A vendor's file of another app than timpush-configs.json. */
export function foreignFile(project: Project, source: SourceFile): readonly Finding[] {
  const packages = packagesIn(source);
  const ids = ownBlocks(project).map(({ name }) => name);
  const [first] = packages;
  return first === undefined || ids.length === 0 || packages.some(({ name }) => ids.includes(name))
    ? []
    : [
        {
          at: source.at(first.offset),
          found: t(
            `it is for ${first.name}, timpush-configs.json for ${ids.join(', ')}`,
            `它属于 ${first.name}，而 timpush-configs.json 属于 ${ids.join('、')}`,
          ),
          expected: t('download the file of the same app', '下载同一应用的文件'),
          args: { name: nameOf(source.path) },
        },
      ];
}

/** Gradle plugins of the module's config.json, and the artifact each is in. */
const PLUGINS = [
  ['huawei', 'com.huawei.agconnect', 'com.huawei.agconnect:agcp'],
  ['honor', 'com.hihonor.mcs.asplugin', 'com.hihonor.mcs:asplugin'],
  ['fcm', 'com.google.gms.google-services', 'com.google.gms:google-services'],
] as const;

/** A plugin that is applied and in no artifact; and one that a vendor needs, which is brought in and not applied. */
export function pluginFindings(
  wanted: Project['wanted'],
  source: SourceFile,
  root: ValueNode | undefined,
): readonly Finding[] {
  const project = nodeAt(root, 'project');
  const plugins = (nodeAt(project, 'plugins')?.items ?? []).map((item) => textOf(item) ?? '');
  const artifacts = (nodeAt(project, 'dependencies')?.items ?? []).map((item) => textOf(item) ?? '');
  const slips = (['plugins', 'dependencies'] as const).flatMap((key): Finding[] =>
    (nodeAt(project, key)?.items ?? []).flatMap((item): Finding[] => {
      const name = (textOf(item) ?? '').split(':', 2).join(':');
      const meant = PLUGINS.map((known) => known[key === 'plugins' ? 1 : 2]).find(
        (known) => known !== name && editDistance(known, name) <= 2,
      );
      return meant === undefined
        ? []
        : [{ at: source.at(item.offset), found: t(`there is no ${name}`, `没有 ${name}`), expected: meant }];
    }),
  );
  if (slips.length > 0) return slips;
  return PLUGINS.flatMap(([vendor, plugin, artifact]): Finding[] => {
    const isApplied = plugins.includes(plugin);
    const isThere = artifacts.some((item) => item.startsWith(`${artifact}:`));
    if (isApplied === isThere || (isThere && !wanted.has(vendor))) return [];
    const list = nodeAt(project, isApplied ? 'dependencies' : 'plugins');
    const missing = isApplied ? artifact : plugin;
    return [
      {
        at: source.at((list ?? project)?.offset ?? 0),
        found: t(`${missing} is missing`, `缺少 ${missing}`),
        expected: missing,
      },
    ];
  });
}

/** An Android too old for the SDK. */
export function levelFindings(source: SourceFile, root: ValueNode | undefined): readonly Finding[] {
  const node = nodeAt(root, 'minSdkVersion');
  const level = Number(textOf(node));
  return node !== undefined && level > 0 && level < 21
    ? [{ at: source.at(node.offset), found: `minSdkVersion ${level}`, expected: 'minSdkVersion 21' }]
    : [];
}

/** The pod of the push SDK in the module's config.json for iOS. */
export function podFindings(project: Project): readonly Finding[] {
  const source = project.files.source(joinPath(moduleFolder(project), 'utssdk/app-ios/config.json'));
  const root = source === undefined ? undefined : readJson(source.text, true).root;
  const pods = nodeAt(root, 'dependencies-pods');
  if (source === undefined || pods === undefined || !project.wanted.has('apns')) return [];
  const names = (pods.items ?? []).map((item) => textOf(nodeAt(item, 'name')));
  const versionOf = (name: string) =>
    nodeAt(
      (pods.items ?? []).find((item) => textOf(nodeAt(item, 'name'))?.startsWith(name) === true),
      'version',
    );
  const [push, chat] = ['TIMPush', 'TXIMSDK_Plus_iOS'].map(versionOf);
  // Of one release, as the podspec asks for it.
  const [own, other] = [push, chat].map((node) => /^\d+\.\d+/.exec(textOf(node) ?? '')?.[0]);
  if (chat !== undefined && own !== undefined && other !== undefined && compareVersions(other, own) < 0)
    return [
      {
        at: source.at(chat.offset),
        found: t(`version ${other} beside ${own}`, `版本 ${other} 与 ${own} 混用`),
        expected: own,
        args: { side: 'ios' },
      },
    ];
  return ['TIMPush', 'TXIMSDK_Plus_iOS'].flatMap((name): Finding[] =>
    names.some((item) => item?.startsWith(name) === true || item === 'TPush')
      ? []
      : [
          {
            at: source.at(pods.offset),
            found: t(`${name} is missing`, `缺少 ${name}`),
            expected: name,
            args: { side: 'ios' },
          },
        ],
  );
}
