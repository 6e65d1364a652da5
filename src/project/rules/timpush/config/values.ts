// T3-CFG, the values: timpush-configs.json against tim-push.config and Gradle, and server secrets in it.

import type { Origin } from '../../../../problems/types.js';
import { textOf } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { allPlaceholders } from '../../../facts/android/gradle/placeholders.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import { isFlutter } from '../../../facts/app-code.js';
import { SAME_CERTIFICATE, sharedIds } from '../../../facts/certificates.js';
import { IN_THE_APP } from '../../../facts/chat-secret.js';
import { runsOnIphone } from '../../../facts/dart/platforms.js';
import { registrations } from '../../../facts/timpush/registration.js';
import { VENDOR_ARTIFACTS } from '../../../facts/timpush/timpush-artifacts.js';
import {
  allBlocks,
  blockPlace,
  blockText,
  isSet,
  placedConfigs,
  whenPlaced,
} from '../../../facts/timpush/timpush-config.js';
import { rewritten } from '../../../fixes/edits.js';
import { givenValue } from '../../../flutter/argument-values.js';
import { nameOf } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { CERTIFICATE_KEYS } from '../../../timpush/config-file.js';
import { type Finding, type PushVendor, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { CERTIFICATE_ARGUMENTS } from '../../../vendors-in-use.js';
import { error, FLUTTER, timpushConfig } from '../../defaults.js';

/** Keys of the file and of our config that name the same thing. */
const SAME: readonly (readonly [string, string, PushVendor])[] = [
  ['xiaomiPushAppId', 'mi_app_id', 'xiaomi'],
  ['xiaomiPushAppKey', 'mi_app_key', 'xiaomi'],
  ['oppoPushAppKey', 'oppo_app_key', 'oppo'],
  ['meizuPushAppId', 'mz_app_id', 'meizu'],
  ['meizuPushAppKey', 'mz_app_key', 'meizu'],
  ...VENDOR_ARTIFACTS.map((vendor) => [CERTIFICATE_KEYS[vendor] ?? '', CERTIFICATE_ARGUMENTS[vendor], vendor] as const),
];

/** The literal certificate IDs in Dart calls that may run on an iPhone. */
const appleIds = (project: Project): readonly { readonly key: string; readonly id: string; readonly at: Origin }[] =>
  isFlutter(project)
    ? [...registrations(project), ...project.calls('setApnsCertificateID')]
        .filter((call) => runsOnIphone(call) !== 'no')
        .flatMap((call) => givenValue(project, call, 'apnsCertificateID') ?? [])
        .map(({ key, value, valueAt }) => ({ key, id: String(value ?? ''), at: valueAt }))
        .filter(({ id }) => isSet(id))
    : [];

export const configValueRules: readonly Rule[] = [
  {
    ...timpushConfig,
    id: 'T3-CFG-11',
    ...error,
    needs: ['config'],
    title: t('{name} is {found}, but the config has {expected}', '{name} 是 {found}，而配置中是 {expected}'),
    cause: t(
      'the phone registers with one app of the vendor, your pushes go out in the name of another: the vendor refuses the token',
      '手机注册的是厂商的一个应用，而推送用的是另一个应用的凭证：厂商会拒绝该 token',
    ),
    fix: t('one app, one set of values: make them agree', '同一个应用用同一组值：两处保持一致'),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const { config } = project;
        let isCompared = false;
        const findings: Finding[] = [];
        // The config is that of one package; the blocks of other flavors have values of their own.
        const named = blocks.filter((block) => block.name === config?.text('package_name'));
        for (const block of named.length === 0 ? blocks : named) {
          for (const [key, own, vendor] of SAME) {
            const value = blockText(block, key);
            const wanted = config?.text(own);
            const isNone = key === CERTIFICATE_KEYS[vendor] ? !isSet(value) : value === '';
            if (isNone || wanted === undefined) continue;
            isCompared = true;
            if (wanted === value) continue;
            findings.push({
              at: blockPlace(block, key),
              found: shortValue(value),
              expected: `${own} ${shortValue(wanted)}`,
              args: { name: key },
              vendor,
            });
          }
        }
        if (!isCompared) return skipped(reasons.nothingShared);
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-17',
    ...error,
    ...SAME_CERTIFICATE,
    fix: t(
      'copy the ID of each from the Chat console, or download the file again',
      '从 IM 控制台分别复制各自的 ID，或重新下载该文件',
    ),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const ids = appleIds(project);
        // Several IDs are those of branches: it is not known which of them runs on an iPhone.
        const apns = ids.every(({ id }) => id === ids[0]?.id) ? ids.slice(0, 1) : [];
        const findings = blocks.flatMap((block) =>
          sharedIds(
            Object.values(CERTIFICATE_KEYS)
              .map((key) => ({ key, id: blockText(block, key), at: blockPlace(block, key) }))
              .filter(({ id }) => isSet(id))
              .concat(block === blocks[0] ? apns : []),
          ),
        );
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-12',
    ...error,
    title: t('a server secret ships with the app: {found}', '服务端密钥随应用发布：{found}'),
    cause: IN_THE_APP,
    fix: t(
      'remove it from timpush-configs.json and renew it in the console of the vendor',
      '从 timpush-configs.json 中删除，并在厂商控制台重置',
    ),
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
    ...timpushConfig,
    id: 'T3-CFG-13',
    ...error,
    kinds: [...FLUTTER, 'android', 'react-native'],
    vendors: ['vivo', 'honor'],
    title: t(
      '{name} is {found} in Gradle, {expected} in timpush-configs.json',
      '{name} 在 Gradle 中是 {found}，在 timpush-configs.json 中是 {expected}',
    ),
    cause: t(
      'the vendor client takes the value from Gradle: registered under another app, the phone gets no push',
      '厂商 SDK 用的是 Gradle 中的值：注册到其他应用名下就收不到推送',
    ),
    fix: t('copy the value of the file into manifestPlaceholders', '把文件中的值复制到 manifestPlaceholders'),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const findings: Finding[] = [];
        for (const block of blocks)
          for (const [key, node] of block.node.members.get('manifestPlaceholders')?.members ?? []) {
            const wanted = textOf(node)?.trim() ?? '';
            if (wanted === '' || wanted === '0') continue;
            // A flavour with its own package has its own block.
            const others = allBlocks(project).map(({ node: block }) =>
              textOf(block.members.get('manifestPlaceholders')?.members.get(key))?.trim(),
            );
            for (const item of allPlaceholders(project)) {
              const value = item.value?.trim() ?? '';
              if (item.name !== key || value === '' || others.includes(value)) continue;
              findings.push({
                at: placeOf(item),
                found: shortValue(value),
                expected: shortValue(wanted),
                args: { name: key },
              });
            }
          }
        return verdict(findings, blocks[0] === undefined ? undefined : blockPlace(blocks[0]));
      }),
  },
  {
    ...timpushConfig,
    id: 'T3-CFG-18',
    ...error,
    title: t('{name} in {expected} has a blank at its end or beginning', '{expected} 中 {name} 的首尾有空格'),
    cause: t(
      'the SDK takes the text as it is written: with the blank it is another value',
      'SDK 按原文使用：带空格就是另一个值',
    ),
    fix: t('remove the blank', '删除空格'),
    check: (project) =>
      whenPlaced(project, (blocks) => {
        const inFile = blocks.flatMap(({ file, node }) =>
          [...node.members, ...(node.members.get('manifestPlaceholders')?.members ?? [])].flatMap(([name, item]) => {
            const text = textOf(item);
            return text === undefined ? [] : [{ name, text, source: file.source, offset: item.valueStart }];
          }),
        );
        const inGradle = allPlaceholders(project).flatMap(({ name, value, source, offset }) =>
          /^(?:VIVO|HONOR)_APP/.test(name) && value !== undefined ? [{ name, text: value, source, offset }] : [],
        );
        return verdict(
          [...inFile, ...inGradle].flatMap(({ name, text, source, offset }): Finding[] => {
            if (text === text.trim() || text.trim() === '') return [];
            return [
              {
                at: source.at(offset, name.slice(0, 40)),
                // Not the value: it may be a secret.
                found:
                  text === text.trimStart()
                    ? t('a blank behind it', '尾部有空格')
                    : t('a blank before it', '首部有空格'),
                expected: nameOf(source.path),
                args: { name: name.slice(0, 40) },
                edits: rewritten(source, offset, text, text.trim()),
              },
            ];
          }),
          blocks[0] === undefined ? undefined : blockPlace(blocks[0]),
        );
      }),
  },
];
