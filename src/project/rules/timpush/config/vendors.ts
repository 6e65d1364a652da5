// T3-CFG, the vendors: certificates and artifacts that belong together, and values of the wrong shape.

import { readJson } from '../../../../readers/json.js';
import { textOf } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { appNamespace, classesNamed, fullName, simpleName } from '../../../facts/android/gradle/namespace.js';
import { launcherOf } from '../../../facts/android/launcher.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import { artifactOf, VENDOR_ARTIFACTS } from '../../../facts/timpush/timpush-artifacts.js';
import {
  allBlocks,
  blockPlace,
  blockText,
  isSet,
  ownBlocks,
  type PackageBlock,
  whenPlaced,
} from '../../../facts/timpush/timpush-config.js';
import { joinPath } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { CERTIFICATE_KEYS } from '../../../timpush/config-file.js';
import { type Finding, failed, type PushVendor, passed, type Rule, see, skipped, verdict } from '../../../types.js';
import { error, FLUTTER, timpushConfig, warning } from '../../defaults.js';

/** Values that are useless without each other, with the usual shape of each. */
const PAIRS: readonly (readonly [PushVendor, readonly (readonly [string, RegExp])[]])[] = [
  [
    'xiaomi',
    [
      ['xiaomiPushAppId', /^\d{15,20}$/],
      ['xiaomiPushAppKey', /^\d{10,16}$/],
    ],
  ],
  [
    'meizu',
    [
      ['meizuPushAppId', /^\d{4,9}$/],
      ['meizuPushAppKey', /^[0-9a-fA-F]{32}$/],
    ],
  ],
  [
    'oppo',
    [
      ['oppoPushAppKey', /^[0-9a-zA-Z]{20,64}$/],
      ['oppoPushAppSecret', /^[0-9a-zA-Z]{20,64}$/],
    ],
  ],
];

/** The push module of a uni-app brings every vendor's artifact: an id or a file shows which of them the app means. */
function isMeant(project: Project, block: PackageBlock, vendor: PushVendor): boolean {
  const file = { huawei: 'agconnect', honor: 'mcs', fcm: 'google' }[vendor as string];
  const folder = joinPath(project.root, 'nativeResources/android');
  const values = readJson(project.files.source(joinPath(folder, 'manifestPlaceholders.json'))?.text ?? '').root
    ?.members;
  return (
    [...block.node.members].some(
      ([key, node]) => key.startsWith(vendor) && !key.endsWith('ClassName') && isSet(textOf(node)?.trim() ?? ''),
    ) ||
    [...(values ?? [])].some(([key, node]) => key.startsWith(vendor.toUpperCase()) && isSet(textOf(node) ?? '')) ||
    (file !== undefined &&
      ['', 'assets/'].some((place) => project.files.has(joinPath(folder, `${place}${file}-services.json`))))
  );
}

const KEY = 'huaweiBadgeClassName';

export const configVendorRules: readonly Rule[] = [
  {
    ...timpushConfig,
    id: 'T3-CFG-05',
    ...warning,
    title: t('{name} has certificates that this app lacks: {found}', '{name} 下有本应用没有的证书：{found}'),
    cause: t(
      'those vendors were saved in the console with another package name, or none: this app does not register with them',
      '这些厂商的证书在控制台保存时用了其他包名或没填包名：本应用不会注册它们',
    ),
    fix: t(
      'edit those certificates in the Chat console: package name {expected}; then download the file again',
      '在 IM 控制台编辑这些证书，包名填 {expected}，再重新下载该文件',
    ),
    check: (project) => {
      const ids = project.applicationIds;
      const own = ownBlocks(project);
      const [first] = own;
      if (ids.length === 0) return skipped(reasons.noApplicationId);
      if (first === undefined) return skipped(reasons.notUsed);
      const findings = allBlocks(project)
        .filter((block) => !ids.includes(block.name))
        .flatMap((block): Finding[] => {
          const more = VENDOR_ARTIFACTS.filter((vendor) => {
            const key = CERTIFICATE_KEYS[vendor] ?? '';
            return isSet(blockText(block, key)) && !own.some((item) => isSet(blockText(item, key)));
          });
          return more.length === 0
            ? []
            : [
                {
                  at: blockPlace(block),
                  found: more.join(', '),
                  expected: ids.join(', '),
                  args: { name: block.name === '' ? '""' : block.name },
                },
              ];
        });
      return verdict(findings, blockPlace(first));
    },
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-06',
    ...error,
    title: t('{name} is built in, {expected} is {found}', '已集成 {name}，但 {expected} 是 {found}'),
    cause: t(
      'the SDK registers with the vendor but has no certificate ID to report to Tencent (800010): phones of this vendor get no push',
      'SDK 会向厂商注册，但无法告诉腾讯用哪个证书（800010）：该厂商的手机收不到推送',
    ),
    fix: t(
      "add the vendor's certificate in the Chat console and download the file again, or remove the artifact",
      '在 IM 控制台添加该厂商证书并重新下载文件，或去掉该依赖',
    ),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const [first] = blocks;
        if (first === undefined) return see('T3-CFG-04');
        const findings: Finding[] = [];
        for (const vendor of VENDOR_ARTIFACTS) {
          const artifact = artifactOf(project, vendor);
          const key = CERTIFICATE_KEYS[vendor];
          if (artifact === undefined || key === undefined) continue;
          for (const block of blocks) {
            const value = blockText(block, key);
            if (/^\d+$/.test(value) && !/^0+$/.test(value)) continue;
            if (project.kind === 'uni-app' && !isMeant(project, block, vendor)) continue;
            findings.push({
              at: blockPlace(block, key),
              found: value === '' ? t('missing', '缺失') : shortValue(value),
              expected: key,
              args: { name: `com.tencent.timpush:${vendor}` },
              vendor,
            });
          }
        }
        return verdict(findings, blockPlace(first));
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-09',
    ...error,
    vendors: ['xiaomi', 'oppo', 'meizu'],
    title: t('{name} in timpush-configs.json: {found}', 'timpush-configs.json 中的 {name}：{found}'),
    cause: t(
      'the vendor client registers with both values or not at all (800005)',
      '厂商 SDK 需要成对的值才能注册，缺一不可（800005）',
    ),
    fix: t(
      'take both from the same app in the console of the vendor: {expected}',
      '从厂商控制台同一个应用中取这两个值：{expected}',
    ),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const findings: Finding[] = [];
        for (const block of blocks)
          for (const [vendor, keys] of PAIRS) {
            if (
              !isSet(blockText(block, CERTIFICATE_KEYS[vendor] ?? '')) &&
              keys.every(([key]) => blockText(block, key) === '')
            )
              continue;
            for (const [key, shape] of keys) {
              const value = blockText(block, key);
              const place = blockPlace(block, block.node.members.has(key) ? key : CERTIFICATE_KEYS[vendor]);
              if (value === '')
                findings.push({
                  at: place,
                  found: t('empty', '为空'),
                  expected: keys.map(([name]) => name).join(', '),
                  args: { name: key },
                  vendor,
                });
              else if (key === 'oppoPushAppSecret' && value === blockText(block, 'oppoPushAppKey'))
                findings.push({
                  at: place,
                  found: t('the same text as oppoPushAppKey', '与 oppoPushAppKey 相同'),
                  expected: keys.map(([name]) => name).join(', '),
                  args: { name: key },
                  vendor,
                });
              else if (!shape.test(value))
                findings.push({
                  at: place,
                  found: t('an unusual shape', '格式异常'),
                  expected: keys.map(([name]) => name).join(', '),
                  args: { name: key },
                  severity: 'warning',
                  vendor,
                });
            }
          }
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-14',
    needsAll: true,
    ...warning,
    kinds: [...FLUTTER, 'android', 'react-native'],
    vendors: ['huawei'],
    title: t(
      'huaweiBadgeClassName names no activity of the app: {found}',
      'huaweiBadgeClassName 不是应用的 Activity：{found}',
    ),
    cause: t('Huawei phones show no number on the icon', '华为手机的图标上不显示角标'),
    fix: t('the full name of the launcher activity: {expected}', '填启动 Activity 的完整类名：{expected}'),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const { android } = project;
        const block = blocks.find((item) => blockText(item, KEY) !== '');
        if (android?.manifest === undefined || block === undefined) return skipped(reasons.notUsed);
        const value = blockText(block, KEY);
        const namespace = appNamespace(android)?.name;
        const full = (name: string): string => (namespace === undefined ? name : fullName(name.trim(), namespace));
        // Without a namespace only the last part of the name can be compared.
        const key = (name: string): string => (namespace === undefined ? simpleName(name) : name);
        const activities = android.manifest.activities.map(({ name }) => full(name));
        if ([...activities, ...classesNamed(project, simpleName(value))].some((name) => key(name) === key(value)))
          return passed(blockPlace(block, KEY));
        return failed({
          at: blockPlace(block, KEY),
          found: shortValue(value),
          expected: full(launcherOf(android.manifest)?.name ?? 'MainActivity'),
        });
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-15',
    ...warning,
    vendors: ['huawei'],
    title: t('the Huawei certificate {found} is of the old kind', '华为证书 {found} 是旧版'),
    cause: t(
      'certificate IDs up to 11344 use an old interface that sends no receipts: you cannot see what arrived',
      '11344 及以前的证书使用旧接口，没有回执，无法统计到达',
    ),
    fix: t(
      'add a new certificate in the Chat console, then download the file again',
      '在 IM 控制台新建证书，再重新下载该文件',
    ),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const key = 'huaweiPushBussinessId';
        const block = blocks.find((item) => /^\d+$/.test(blockText(item, key)));
        if (block === undefined) return skipped(reasons.notUsed);
        const value = Number(blockText(block, key));
        return value > 0 && value <= 11344
          ? failed({ at: blockPlace(block, key), found: String(value), expected: '> 11344' })
          : passed(blockPlace(block, key));
      }),
  },
];
