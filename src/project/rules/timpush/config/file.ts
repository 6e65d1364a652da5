// T3-CFG, the file: where timpush-configs.json is, whether the SDK can read it, and which package its block is for.

import { t } from '../../../../text/language.js';
import { suggest } from '../../../../text/suggest.js';
import { nearWord } from '../../../facts/android/gradle/misspelt-names.js';
import { missingFile } from '../../../facts/android/vendor-files.js';
import { hits, nativeFiles } from '../../../facts/app-code.js';
import { runsOn } from '../../../facts/dart/platforms.js';
import { VENDOR_ARTIFACTS } from '../../../facts/timpush/timpush-artifacts.js';
import { allBlocks, assetsFolder, placedConfigs, whenPlaced } from '../../../facts/timpush/timpush-config.js';
import { replaced } from '../../../fixes/edits.js';
import { folderOf, joinPath, nameOf } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { CERTIFICATE_KEYS } from '../../../timpush/config-file.js';
import { type Finding, failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../../types.js';
import { error, timpushConfig, warning } from '../../defaults.js';

const KNOWN_KEYS = [
  ...Object.values(CERTIFICATE_KEYS),
  'huaweiBadgeClassName',
  'honorBadgeClassName',
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
  'Chat console › Push › Push settings › quick configuration: download the file again',
  'IM 控制台 › 推送 › 推送设置 › 快速配置：重新下载该文件',
);

const namesConfig = (project: Project) => project.calls('setAndroidCustomConfigFile')[0];

/** A config with another name, or passed as text: then nothing is known about a file. */
function customConfig(project: Project): { readonly name: string | undefined } | undefined {
  const call = namesConfig(project);
  if (call !== undefined) {
    const value = call.arguments[0]?.value;
    const literal = value?.length === 1 && value[0]?.kind === 'string' && !value[0].dynamic ? value[0].text : undefined;
    return { name: literal };
  }
  const [native] = hits(nativeFiles(project), /setCustomConfig(?:File|Json)|METHOD_SET_CUSTOM_CONFIG\w*\b(?!\s*=)/i);
  return native === undefined ? undefined : { name: undefined };
}

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

export const configFileRules: readonly Rule[] = [
  {
    ...timpushConfig,
    id: 'T3-CFG-01',
    ...error,
    vendors: VENDOR_ARTIFACTS,
    title: t('{name} is not in {expected}', '{expected} 中没有 {name}'),
    cause: t(
      'TIMPush reads the vendors it registers with from this file: without it no Android phone gets a token (800005)',
      'TIMPush 从该文件读取要注册的厂商：没有它，Android 手机拿不到 token（800005）',
    ),
    fix: t(
      'Chat console › Push › Push settings › quick configuration: download it into {expected}',
      'IM 控制台 › 推送 › 推送设置 › 快速配置：下载后放入 {expected}',
    ),
    check: (project) => {
      const [file] = placedConfigs(project);
      const custom = customConfig(project);
      const folder = assetsFolder(project);
      const call = namesConfig(project);
      if (call !== undefined && /^[^/]+\.json$/.test(custom?.name ?? '') && project.android !== undefined) {
        const name = custom?.name ?? '';
        const path = joinPath(folder, name);
        if (!project.files.has(path) && !project.files.isIgnored(path) && runsOn('android', call) === 'yes')
          return failed({ at: placeOf(call), found: '–', expected: project.files.disk.show(folder), args: { name } });
      }
      if (file !== undefined) return passed(file.source.whole);
      if (project.kind !== 'uni-app' && project.android === undefined) return skipped(reasons.notUsed);
      if (custom !== undefined && (custom.name === undefined || project.files.has(joinPath(folder, custom.name))))
        return skipped(t('the app names another config file', '应用指定了其他配置文件'));
      if (misplaced(project).length > 0) return see('T3-CFG-02');
      const path = joinPath(folder, 'timpush-configs.json');
      if (project.files.isIgnored(path)) return skipped(reasons.ignored);
      const near = project.files.paths.find(
        (item) => folderOf(item) === folder && nearWord(nameOf(item), ['timpush-configs.json']) !== undefined,
      );
      return failed({
        at: missingFile(project, near ?? path),
        found: near ?? '–',
        expected: project.files.disk.show(folder),
        args: { name: 'timpush-configs.json' },
      });
    },
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-02',
    ...error,
    title: t('timpush-configs.json is in {found}', 'timpush-configs.json 放在了 {found}'),
    cause: t(
      'the SDK looks in the Android assets only: in this place the file is not found and nothing registers',
      'SDK 只在 Android assets 中查找：放在这里等于没有，不会注册任何厂商',
    ),
    fix: t('move it to {expected}', '移到 {expected}'),
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
    ...timpushConfig,
    id: 'T3-CFG-03',
    ...error,
    title: t(
      'timpush-configs.json is not what the SDK can read: {found}',
      'SDK 无法读取 timpush-configs.json：{found}',
    ),
    cause: t(
      'a file that does not parse counts as missing: no Android phone gets a token',
      '解析失败等同于没有该文件：Android 手机拿不到 token',
    ),
    fix: CONSOLE,
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
    ...timpushConfig,
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
    fix: t(
      'save the certificates in the Chat console with the package name {expected}, then download the file again',
      '在 IM 控制台用包名 {expected} 保存证书，再重新下载该文件',
    ),
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
    ...timpushConfig,
    id: 'T3-CFG-08',
    ...error,
    title: t(
      'timpush-configs.json has a key the SDK does not know: {found}',
      'timpush-configs.json 中有 SDK 不支持的键：{found}',
    ),
    cause: t(
      'the double s in Bussiness is how the SDK spells it: under a corrected name the value is not found',
      'SDK 的拼写就是 Bussiness（两个 s）：改正拼写后反而读不到',
    ),
    fix: t('write {expected}', '改成 {expected}'),
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
    ...timpushConfig,
    id: 'T3-CFG-10',
    ...warning,
    title: t('{name} is not text but {found}', '{name} 不是字符串，而是 {found}'),
    cause: t(
      'the SDK reads text; a number may be cut short or not be read at all',
      'SDK 按字符串读取；写成数字可能被截断或读不到',
    ),
    fix: t('put quotes around it: {expected}', '加上引号：{expected}'),
    check: (project) =>
      whenPlaced(project, () => {
        const findings = allBlocks(project).flatMap((block) =>
          [...block.node.members].flatMap(([key, node]): Finding[] => {
            if (node.type === 'string' || node.type === 'object') return [];
            const { source } = block.file;
            const written = source.text.slice(node.valueStart, node.valueEnd);
            const canQuote = node.type === 'number' && /^\d+$/.test(written) && block.file.fault === undefined;
            return [
              {
                at: source.at(node.offset, key.slice(0, 40)),
                found: node.type,
                expected: canQuote ? `"${written}"` : '"…"',
                args: { name: key.slice(0, 40) },
                edits: canQuote ? replaced(source, node.valueStart, node.valueEnd, `"${written}"`) : [],
              },
            ];
          }),
        );
        return verdict(findings, placedConfigs(project)[0]?.source.whole);
      }),
  },
];
