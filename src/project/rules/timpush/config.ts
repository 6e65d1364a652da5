// T3-CFG: timpush-configs.json, its place, its keys, and what it must agree with.

import { textOf } from '../../../readers/json.js';
import { t } from '../../../text/language.js';
import { suggest } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import { CERTIFICATE_KEYS } from '../../timpush/config-file.js';
import {
  type Finding,
  failed,
  type Outcome,
  type PushVendor,
  passed,
  type Rule,
  skipped,
  verdict,
} from '../../types.js';
import { joinPath, nameOf } from '../../walk.js';
import { missingFile, shortValue } from '../look.js';
import { launcherOf } from '../older-plugin/manifest.js';
import { allPlaceholders } from '../older-plugin/vivo.js';
import { error, NEW, reasons, warning } from '../reasons.js';
import {
  allBlocks,
  artifactOf,
  assetsFolder,
  blockPlace,
  blockText,
  hits,
  nativeFiles,
  ownBlocks,
  type PackageBlock,
  placedConfigs,
  TIMPUSH_SOURCE,
  timpushArtifacts,
  VENDOR_ARTIFACTS,
} from './look.js';

const ANDROID_VENDORS: readonly PushVendor[] = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'];
const base = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  kinds: ['flutter', 'flutter-module', 'android', 'react-native', 'uni-app'],
} as const;

const KNOWN_KEYS = [
  ...Object.values(CERTIFICATE_KEYS),
  'huaweiBadgeClassName',
  'xiaomiPushAppId',
  'xiaomiPushAppKey',
  'oppoPushAppKey',
  'oppoPushAppSecret',
  'meizuPushAppId',
  'meizuPushAppKey',
  'fcmPushChannelId',
  'fcmPushChannelSoundName',
  'manifestPlaceholders',
  'harmonyPushBussinessId',
  'huaweiPushAppId',
  'honorPushAppKey',
  'notificationSmallIcon',
  'notificationChannelId',
  'notificationChannelName',
  'version',
];

const CONSOLE = t(
  'Tencent console › Chat › Push › access settings › quick configuration: download the file again',
  '腾讯云控制台 › 即时通信 IM › 推送 › 接入设置 › 快速配置：重新下载该文件',
);

/** A config under another name, or handed over as text: nothing can be said about a file then. */
function customConfig(project: Project): { readonly name: string | undefined } | undefined {
  const [call] = project.calls('setAndroidCustomConfigFile');
  if (call !== undefined) {
    const value = call.arguments[0]?.value;
    const literal = value?.length === 1 && value[0]?.kind === 'string' && !value[0].dynamic ? value[0].text : undefined;
    return { name: literal };
  }
  const [native] = hits(nativeFiles(project), /setCustomConfig(?:File|Json)|METHOD_SET_CUSTOM_CONFIG/i);
  return native === undefined ? undefined : { name: undefined };
}

const whenPlaced = (project: Project, check: (blocks: readonly PackageBlock[]) => Outcome): Outcome => {
  if (placedConfigs(project).length === 0)
    return skipped(t('there is no timpush-configs.json in place', 'assets 中没有 timpush-configs.json'));
  return check(ownBlocks(project));
};

/** Groups that are useless in part, with the usual shape of each value. */
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

/** Keys of the file and of our config that name the same thing. */
const SAME: readonly (readonly [string, string, PushVendor])[] = [
  ['xiaomiPushAppId', 'mi_app_id', 'xiaomi'],
  ['xiaomiPushAppKey', 'mi_app_key', 'xiaomi'],
  ['oppoPushAppKey', 'oppo_app_key', 'oppo'],
  ['meizuPushAppId', 'mz_app_id', 'meizu'],
  ['meizuPushAppKey', 'mz_app_key', 'meizu'],
];

export const t3ConfigRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-CFG-01',
    ...error,
    vendors: ANDROID_VENDORS,
    title: t('timpush-configs.json is not in {expected}', '{expected} 中没有 timpush-configs.json'),
    cause: t(
      'TIMPush reads the vendors it registers with from this file: without it no Android phone gets a token (800005)',
      'TIMPush 从该文件读取要注册的厂商：没有它，Android 手机拿不到 token（800005）',
    ),
    fix: [
      t(
        'Tencent console › Chat › Push › access settings › quick configuration: download it into {expected}',
        '腾讯云控制台 › 即时通信 IM › 推送 › 接入设置 › 快速配置：下载后放入 {expected}',
      ),
    ],
    check: (project) => {
      const [file] = placedConfigs(project);
      if (file !== undefined) return passed(file.source.whole);
      if (project.kind !== 'uni-app' && project.android === undefined) return skipped(reasons.notUsed);
      const custom = customConfig(project);
      const folder = assetsFolder(project);
      if (custom !== undefined && (custom.name === undefined || project.files.has(joinPath(folder, custom.name))))
        return skipped(t('the app names another config file', '应用指定了其他配置文件'));
      if (misplaced(project).length > 0) return skipped(t('see T3-CFG-02', '见 T3-CFG-02'));
      const path = joinPath(folder, 'timpush-configs.json');
      if (project.files.isIgnored(path))
        return skipped(
          t(
            'could not decide: .gitignore keeps the file out of this checkout',
            '无法判断：该文件被 .gitignore 排除，不在此检出中',
          ),
        );
      return failed({ at: missingFile(project, path), found: '–', expected: project.files.disk.show(folder) });
    },
  },
  {
    ...base,
    id: 'T3-CFG-02',
    ...error,
    title: t('timpush-configs.json lies in {found}', 'timpush-configs.json 放在了 {found}'),
    cause: t(
      'the SDK looks in the Android assets only: lying here, the file is not found and nothing registers',
      'SDK 只在 Android assets 中查找：放在这里等于没有，不会注册任何厂商',
    ),
    fix: [t('move it to {expected}', '移到 {expected}')],
    check: (project) => {
      const [placed] = placedConfigs(project);
      if (placed !== undefined) return passed(placed.source.whole);
      if (project.kind !== 'uni-app' && project.android === undefined) return skipped(reasons.notUsed);
      return verdict(
        misplaced(project).map((file) => ({
          at: file.source.at(0),
          found: file.source.shown.replace(/\/?timpush-configs\.json$/, '') || '.',
          expected: project.files.disk.show(assetsFolder(project)),
        })),
      );
    },
  },
  {
    ...base,
    id: 'T3-CFG-03',
    ...error,
    title: t(
      'timpush-configs.json is not what the SDK can read: {found}',
      'SDK 无法读取 timpush-configs.json：{found}',
    ),
    cause: t(
      'a file that does not parse counts as none: no Android phone gets a token',
      '解析失败等同于没有该文件：Android 手机拿不到 token',
    ),
    fix: [CONSOLE],
    check: (project) => {
      const files = placedConfigs(project);
      if (files.length === 0) return skipped(reasons.notUsed);
      return verdict(
        files.flatMap((file): Finding[] => {
          if (file.fault !== undefined)
            return [{ at: file.source.at(file.fault.offset), found: file.fault.message, expected: 'JSON' }];
          if (file.root?.type !== 'object' || file.packages.size === 0)
            return [
              {
                at: file.source.at(file.root?.offset ?? 0),
                found: t('no package block', '没有包名对象'),
                expected: '{ "com.example.chat": { … } }',
              },
            ];
          return [];
        }),
        files[0]?.source.whole,
      );
    },
  },
  {
    ...base,
    id: 'T3-CFG-04',
    ...error,
    title: t(
      'timpush-configs.json has no block for {expected}, only for {found}',
      'timpush-configs.json 中没有 {expected}，只有 {found}',
    ),
    cause: t(
      'the SDK looks its own package name up in the file: under another name it finds no vendor',
      'SDK 按自己的包名查找：包名不符就找不到任何厂商',
    ),
    fix: [
      t(
        'save the certificates in the Tencent console with the package name {expected}, then download the file again',
        '在腾讯云控制台用包名 {expected} 保存证书，再重新下载该文件',
      ),
    ],
    check: (project) => {
      const files = placedConfigs(project);
      if (files.length === 0 || files.every((file) => file.packages.size === 0)) return skipped(reasons.notUsed);
      const ids = project.applicationIds;
      if (ids.length === 0) return skipped(reasons.noApplicationId);
      const names = new Set(files.flatMap((file) => [...file.packages.keys()]));
      const missing = ids.filter((id) => !names.has(id));
      const [file] = files;
      const [first] = file?.packages.values() ?? [];
      const at = file?.source.at(first?.offset ?? 0);
      if (missing.length > 0)
        return failed({ at, found: [...names].map((name) => name || '""').join(', '), expected: missing.join(', ') });
      const suffixes = (project.android?.buildTypes ?? []).flatMap((type) =>
        type.suffix?.kind === 'literal' ? [type.suffix] : [],
      );
      const suffixed = suffixes
        .flatMap((suffix) => ids.map((id) => ({ id: `${id}${suffix.text}`, suffix })))
        .find(({ id }) => !names.has(id));
      if (suffixed !== undefined && project.android?.moduleFile !== undefined)
        return failed({
          at: project.android.moduleFile.source.at(suffixed.suffix.statement.offset),
          found: [...names].map((name) => name || '""').join(', '),
          expected: suffixed.id,
          severity: 'warning',
        });
      return passed(at);
    },
  },
  {
    ...base,
    id: 'T3-CFG-05',
    ...warning,
    title: t('certificates stand under {name} that this app lacks: {found}', '{name} 下有本应用没有的证书：{found}'),
    cause: t(
      'those vendors were saved in the console with another package name, or none: this app does not register with them',
      '这些厂商的证书在控制台保存时用了其他包名或没填包名：本应用不会注册它们',
    ),
    fix: [
      t(
        'edit those certificates in the Tencent console: package name {expected}; then download the file again',
        '在腾讯云控制台编辑这些证书，包名填 {expected}，再重新下载该文件',
      ),
    ],
    check: (project) => {
      const ids = project.applicationIds;
      const own = ownBlocks(project);
      const [first] = own;
      if (ids.length === 0 || first === undefined) return skipped(reasons.notUsed);
      const findings = allBlocks(project)
        .filter((block) => !ids.includes(block.name))
        .flatMap((block): Finding[] => {
          const more = ANDROID_VENDORS.filter((vendor) => {
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
    ...base,
    id: 'T3-CFG-06',
    ...error,
    title: t('{name} is built in, {expected} is {found}', '已集成 {name}，但 {expected} 是 {found}'),
    cause: t(
      'the SDK registers with the vendor but cannot tell Tencent under which certificate (800010): phones of this vendor stay silent',
      'SDK 会向厂商注册，但无法告诉腾讯用哪个证书（800010）：该厂商的手机收不到推送',
    ),
    fix: [
      t(
        "add the vendor's certificate in the Tencent console and download the file again, or drop the artifact",
        '在腾讯云控制台添加该厂商证书并重新下载文件，或去掉该依赖',
      ),
    ],
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const [first] = blocks;
        if (first === undefined) return skipped(t('see T3-CFG-04', '见 T3-CFG-04'));
        const findings: Finding[] = [];
        for (const vendor of VENDOR_ARTIFACTS) {
          const artifact = artifactOf(project, vendor);
          const key = CERTIFICATE_KEYS[vendor];
          if (artifact === undefined || key === undefined) continue;
          for (const block of blocks) {
            const value = blockText(block, key);
            if (/^\d+$/.test(value) && !/^0+$/.test(value)) continue;
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
    ...base,
    id: 'T3-CFG-07',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
    title: t('{found} is set, but {expected} is not built in', '设置了 {found}，但没有集成 {expected}'),
    cause: t(
      'only vendors whose artifact is in the build can register: phones of this vendor stay silent',
      '只有集成了对应依赖的厂商才能注册：该厂商的手机收不到推送',
    ),
    fix: [
      t(
        "add implementation '{expected}:<version of TIMPush>' to the app module",
        "在应用模块加 implementation '{expected}:<TIMPush 版本>'",
      ),
    ],
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const { android } = project;
        if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
        const findings: Finding[] = [];
        for (const vendor of VENDOR_ARTIFACTS) {
          const key = CERTIFICATE_KEYS[vendor] ?? '';
          const block = blocks.find((item) => isSet(blockText(item, key)));
          if (block === undefined || artifactOf(project, vendor) !== undefined) continue;
          findings.push({ at: blockPlace(block, key), found: key, expected: `com.tencent.timpush:${vendor}`, vendor });
        }
        // Another module, or a script that is not read, may bring them.
        if (findings.length > 0 && (android.hasHiddenBuild || dependsElsewhere(project)))
          return skipped(reasons.hiddenBuild);
        // A loop over vendors: `implementation("com.tencent.timpush:$it:…")`.
        if (findings.length > 0 && timpushArtifacts(project).some(({ name }) => name.includes('$')))
          return skipped(reasons.computed);
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...base,
    id: 'T3-CFG-08',
    ...error,
    title: t(
      'timpush-configs.json has a key the SDK does not know: {found}',
      'timpush-configs.json 中有 SDK 不认识的键：{found}',
    ),
    cause: t(
      'the double s in Bussiness is how the SDK spells it: under a corrected name the value is not found',
      'SDK 的拼写就是 Bussiness（两个 s）：改正拼写后反而读不到',
    ),
    fix: [t('write {expected}', '改成 {expected}')],
    check: (project) =>
      whenPlaced(project, () => {
        const findings = allBlocks(project).flatMap((block) =>
          [...block.node.members].flatMap(([key, node]): Finding[] => {
            if (KNOWN_KEYS.includes(key) || /Secret$/.test(key)) return [];
            const corrected = key.replace('BusinessI', 'BussinessI').replace(/ID$/, 'Id');
            const isSpelling = corrected !== key && KNOWN_KEYS.includes(corrected);
            const nearest = isSpelling ? corrected : suggest(key, KNOWN_KEYS);
            return [
              {
                at: block.file.source.at(node.offset, key.slice(0, 40)),
                found: key.slice(0, 40),
                expected: nearest ?? '–',
                severity: isSpelling ? 'error' : 'hint',
              },
            ];
          }),
        );
        const [first] = placedConfigs(project);
        return verdict(findings, first?.source.whole);
      }),
  },
  {
    ...base,
    id: 'T3-CFG-09',
    ...error,
    vendors: ['xiaomi', 'oppo', 'meizu'],
    title: t('{name} in timpush-configs.json: {found}', 'timpush-configs.json 中的 {name}：{found}'),
    cause: t(
      'the vendor client registers with both values or not at all (800005)',
      '厂商 SDK 需要成对的值才能注册，缺一不可（800005）',
    ),
    fix: [
      t(
        'take both from the same app in the console of the vendor: {expected}',
        '从厂商控制台同一个应用中取这两个值：{expected}',
      ),
    ],
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
    ...base,
    id: 'T3-CFG-10',
    ...warning,
    title: t('{name} is no text but {found}', '{name} 不是字符串，而是 {found}'),
    cause: t(
      'the SDK reads texts; a number may come out shortened or not at all',
      'SDK 按字符串读取；写成数字可能被截断或读不到',
    ),
    fix: [t('put quotes around it: {expected}', '加上引号：{expected}')],
    check: (project) =>
      whenPlaced(project, () => {
        const findings = allBlocks(project).flatMap((block) =>
          [...block.node.members].flatMap(([key, node]): Finding[] => {
            if (node.type === 'string' || node.type === 'object') return [];
            const { source } = block.file;
            const written = source.text.slice(node.valueStart, node.valueEnd);
            const canQuote =
              node.type === 'number' && /^\d+$/.test(written) && source.isUtf8 && block.file.fault === undefined;
            return [
              {
                at: source.at(node.offset, key.slice(0, 40)),
                found: node.type,
                expected: canQuote ? `"${written}"` : '"…"',
                args: { name: key.slice(0, 40) },
                edits: canQuote
                  ? [{ path: source.path, start: node.valueStart, end: node.valueEnd, text: `"${written}"` }]
                  : [],
              },
            ];
          }),
        );
        return verdict(findings, placedConfigs(project)[0]?.source.whole);
      }),
  },
  {
    ...base,
    id: 'T3-CFG-11',
    ...error,
    needs: ['config'],
    title: t('{name} is {found}, the config says {expected}', '{name} 是 {found}，而配置中是 {expected}'),
    cause: t(
      'the phone registers with one app of the vendor, your pushes go out in the name of another: the vendor refuses the token',
      '手机注册的是厂商的一个应用，而推送用的是另一个应用的凭证：厂商会拒绝该 token',
    ),
    fix: [t('one app, one set of values: make them agree', '同一个应用用同一组值：两处保持一致')],
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const { config } = project;
        const findings: Finding[] = [];
        // The config is that of one package; the blocks of other flavors have values of their own.
        const named = blocks.filter((block) => block.name === config?.text('package_name'));
        for (const block of named.length === 0 ? blocks : named) {
          for (const [key, own, vendor] of SAME) {
            const value = blockText(block, key);
            const wanted = config?.text(own);
            if (value === '' || wanted === undefined || wanted === value) continue;
            findings.push({
              at: blockPlace(block, key),
              found: shortValue(value),
              expected: `${own} ${shortValue(wanted)}`,
              args: { name: key },
              vendor,
            });
          }
          for (const vendor of ANDROID_VENDORS) {
            const key = CERTIFICATE_KEYS[vendor] ?? '';
            const wanted = config?.text(BUSINESS[vendor] ?? '');
            const value = blockText(block, key);
            if (!isSet(value) || wanted === undefined || wanted === value) continue;
            findings.push({
              at: blockPlace(block, key),
              found: value,
              expected: `${BUSINESS[vendor]} ${wanted}`,
              args: { name: key },
              vendor,
            });
          }
        }
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...base,
    id: 'T3-CFG-12',
    ...error,
    title: t('a server secret ships with the app: {found}', '服务端密钥随应用发布：{found}'),
    cause: t(
      'everybody can read it out of the installed app and push in your name',
      '任何人都能从安装包中取出它，冒用你的名义推送',
    ),
    fix: [
      t(
        'remove it from timpush-configs.json and renew it in the console of the vendor',
        '从 timpush-configs.json 中删除，并在厂商控制台重置',
      ),
    ],
    check: (project) =>
      whenPlaced(project, () => {
        const { config } = project;
        const findings = allBlocks(project).flatMap((block) =>
          [...block.node.members].flatMap(([key, node]): Finding[] => {
            const value = textOf(node) ?? '';
            if (value === '') return [];
            const isServer = /^(?:huawei|honor|xiaomi|meizu|vivo)Push\w*Secret$|MasterSecret$/i.test(key);
            const isMaster =
              key === 'oppoPushAppSecret' &&
              config?.isSecret('oppo_master_secret', value) === true &&
              !config.isSecret('oppo_app_secret', value);
            return isServer || isMaster
              ? [
                  {
                    at: block.file.source.at(node.offset, key.slice(0, 40)),
                    found: isMaster
                      ? t('oppoPushAppSecret is the MasterSecret', 'oppoPushAppSecret 填的是 MasterSecret')
                      : key.slice(0, 40),
                    expected: '–',
                  },
                ]
              : [];
          }),
        );
        return verdict(findings, placedConfigs(project)[0]?.source.whole);
      }),
  },
  {
    ...base,
    id: 'T3-CFG-13',
    ...error,
    kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
    vendors: ['vivo', 'honor'],
    title: t(
      '{name} is {found} in Gradle, {expected} in timpush-configs.json',
      '{name} 在 Gradle 中是 {found}，在 timpush-configs.json 中是 {expected}',
    ),
    cause: t(
      'the vendor client takes the value from Gradle: registered under another app, the phone gets no push',
      '厂商 SDK 用的是 Gradle 中的值：注册到其他应用名下就收不到推送',
    ),
    fix: [t('copy the value of the file into manifestPlaceholders', '把文件中的值复制到 manifestPlaceholders')],
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const findings: Finding[] = [];
        for (const block of blocks)
          for (const [key, node] of block.node.members.get('manifestPlaceholders')?.members ?? []) {
            const wanted = textOf(node)?.trim() ?? '';
            const set = allPlaceholders(project).find((item) => item.name === key && item.value !== undefined);
            if (wanted === '' || wanted === '0' || set?.value === undefined || set.value === '' || set.value === wanted)
              continue;
            findings.push({
              at: set.source.at(set.offset),
              found: shortValue(set.value),
              expected: shortValue(wanted),
              args: { name: key },
            });
          }
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...base,
    id: 'T3-CFG-14',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
    vendors: ['huawei'],
    title: t(
      'huaweiBadgeClassName names no activity of the app: {found}',
      'huaweiBadgeClassName 不是应用的 Activity：{found}',
    ),
    cause: t('Huawei phones show no number on the icon', '华为手机的图标上不显示角标'),
    fix: [t('the full name of the launcher activity: {expected}', '填启动 Activity 的完整类名：{expected}')],
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const manifest = project.android?.manifest;
        const launcher = manifest === undefined ? undefined : launcherOf(manifest);
        const block = blocks.find((item) => blockText(item, 'huaweiBadgeClassName') !== '');
        if (manifest === undefined || block === undefined) return skipped(reasons.notUsed);
        const value = blockText(block, 'huaweiBadgeClassName');
        const names = manifest.activities.map((activity) => nameOf(activity.name.replaceAll('.', '/')));
        const code = project.android?.code.some((file) =>
          new RegExp(`class\\s+${nameOf(value.replaceAll('.', '/')).replace(/\W/g, '')}\\b`).test(file.code),
        );
        if (code === true || names.includes(nameOf(value.replaceAll('.', '/'))))
          return passed(blockPlace(block, 'huaweiBadgeClassName'));
        return failed({
          at: blockPlace(block, 'huaweiBadgeClassName'),
          found: shortValue(value),
          expected: launcher?.name ?? 'MainActivity',
        });
      }),
  },
  {
    ...base,
    id: 'T3-CFG-15',
    ...warning,
    vendors: ['huawei'],
    title: t('the Huawei certificate {found} is of the old kind', '华为证书 {found} 是旧版'),
    cause: t(
      'certificate IDs up to 11344 use an old interface that sends no receipts: you cannot see what arrived',
      '11344 及以前的证书使用旧接口，没有回执，无法统计到达',
    ),
    fix: [
      t(
        'add a new certificate in the Tencent console, then download the file again',
        '在腾讯云控制台新建证书，再重新下载该文件',
      ),
    ],
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

const BUSINESS: Readonly<Partial<Record<PushVendor, string>>> = {
  huawei: 'hw_buz_id',
  honor: 'honor_buz_id',
  xiaomi: 'mi_buz_id',
  oppo: 'oppo_buz_id',
  vivo: 'vivo_buz_id',
  meizu: 'mz_buz_id',
  fcm: 'google_buz_id',
};

const isSet = (value: string): boolean => value !== '' && !/^0+$/.test(value);

/** Android config files outside of the assets. */
function misplaced(project: Project) {
  const placed = new Set(placedConfigs(project));
  return project.timpushFiles.filter(
    (file) =>
      !placed.has(file) &&
      !(file.businessId !== undefined && file.packages.size === 0) &&
      !/\/ios\/|\/Resources\//.test(`/${file.source.path}`),
  );
}

/** `implementation project(':push')`: the artifacts may stand there. */
const dependsElsewhere = (project: Project): boolean => {
  const text = project.android?.moduleFile?.source.text ?? '';
  return (
    /\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"]:|implementation\s*\(?\s*projects\./.test(text) &&
    project.kind === 'android'
  );
};
