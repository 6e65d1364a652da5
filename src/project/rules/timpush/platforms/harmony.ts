// T3-OH, files: packages, permissions, bundle name, page of a tap and signature of a HarmonyOS project.

import { nodeAt, textOf, type ValueNode } from '../../../../readers/node.js';
import { compareVersions, isAtLeast, readConstraint } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import {
  harmonyApp,
  isBroken,
  type Json5File,
  misspelt,
  noFile,
  shownId,
  unreadable,
} from '../../../facts/harmony/harmony-app.js';
import { checkBuild } from '../../../facts/harmony/harmony-build.js';
import { missingPermissions } from '../../../facts/harmony/permissions.js';
import { importSlips } from '../../../facts/timpush/push-module.js';
import { inserted } from '../../../fixes/edits.js';
import type { Project } from '../../../project.js';
import { undecided } from '../../../reasons.js';
import { type Edit, type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../../types.js';
import { error, timpush, warning } from '../../defaults.js';

const base = { ...timpush, kinds: ['harmony'] } as const;

/** The first version in which clicks reach the listener. */
const CLICK_FIX = '8.7.7023';
const DEMO_BUNDLE = 'com.tencentcloud.imdemo';

function checkPackages(project: Project): Outcome {
  const { packages } = harmonyApp(project);
  const [first] = packages;
  if (first === undefined) return noFile('oh-package.json5');
  const broken = packages.find(isBroken);
  if (broken !== undefined) return unreadable(broken);
  const find = (name: string): { readonly file: Json5File; readonly node: ValueNode } | undefined => {
    for (const file of packages) {
      const node = nodeAt(file.root, 'dependencies', name);
      if (node !== undefined) return { file, node };
    }
    return undefined;
  };
  const findings: Finding[] = ['@tencentcloud/timpush', '@tencentcloud/imsdk']
    .filter((name) => find(name) === undefined)
    .map((name) => ({
      at: misspelt(packages, name) ?? first.source.at(nodeAt(first.root, 'dependencies')?.offset ?? 0),
      found: '–',
      expected: name,
      args: { name: first.source.shown },
    }));
  findings.push(...importSlips(project, packages));
  const push = find('@tencentcloud/timpush');
  const version = textOf(push?.node);
  if (push !== undefined && version !== undefined && isAtLeast(readConstraint(version), CLICK_FIX) === false)
    findings.push({
      at: push.file.source.at(push.node.offset),
      found: version,
      expected: `@tencentcloud/timpush ${CLICK_FIX}`,
      args: { name: push.file.source.shown },
      severity: 'warning',
    });
  const chat = find('@tencentcloud/imsdk');
  const [own, other] = [push, chat].map((item) => /\d[\d.]*/.exec(textOf(item?.node) ?? '')?.[0]);
  if (chat !== undefined && own !== undefined && other !== undefined && compareVersions(other, own) < 0)
    findings.push({
      at: chat.file.source.at(chat.node.offset),
      found: other,
      expected: `@tencentcloud/imsdk ${own}`,
      args: { name: chat.file.source.shown },
      severity: 'warning',
    });
  return verdict(findings, push?.file.source.at(push.node.offset));
}

function checkPermissions(project: Project): Outcome {
  const { modules } = harmonyApp(project);
  const [main] = modules;
  if (main === undefined) return noFile('module.json5');
  const broken = modules.find(isBroken);
  if (broken !== undefined) return unreadable(broken);
  return verdict(
    missingPermissions(modules).map(({ name, at }) => ({
      at,
      found: '–',
      expected: name,
      args: { name: main.source.shown },
      edits: askFor(main, name),
    })),
    main.source.at(nodeAt(main.root, 'module', 'requestPermissions')?.offset ?? 0),
  );
}

/** Adds a permission before the others; without a list no edit is offered. */
function askFor({ source, root }: Json5File, name: string): readonly Edit[] {
  const list = nodeAt(root, 'module', 'requestPermissions');
  if (list?.type !== 'array') return [];
  const first = list.items[0]?.offset;
  const start = first ?? list.valueStart + 1;
  const indent = /\n[ \t]*$/.exec(source.text.slice(0, start))?.[0] ?? (first === undefined ? '' : ' ');
  return inserted(source, start, `{ "name": "${name}" },${indent}`);
}

/** `client_id` in the metadata of a module, as Push Kit reads it: written out, a `$string:` is not resolved. */
function emptyClientId(project: Project): readonly Finding[] {
  return harmonyApp(project).modules.flatMap(({ root, source }) =>
    (nodeAt(root, 'module', 'metadata')?.items ?? []).flatMap((item): Finding[] => {
      const value = nodeAt(item, 'value');
      return textOf(nodeAt(item, 'name')) === 'client_id' && !/^[^\sx<$]+$/i.test(textOf(value) ?? '')
        ? [
            {
              at: source.at(value?.offset ?? item.offset),
              found: shownId(textOf(value) ?? ''),
              expected: t('the Client ID of AppGallery Connect', 'AppGallery Connect 中的 Client ID'),
              args: { name: 'client_id' },
            },
          ]
        : [];
    }),
  );
}

function checkBundle(project: Project): Outcome {
  const { app } = harmonyApp(project);
  const ids = emptyClientId(project);
  if (ids.length > 0) return verdict(ids);
  if (app === undefined) return noFile('AppScope/app.json5');
  if (isBroken(app)) return unreadable(app);
  const node = nodeAt(app.root, 'app', 'bundleName');
  const name = textOf(node)?.trim() ?? '';
  const at = app.source.at(node?.offset ?? 0);
  const wanted = project.config?.text('harmony_bundle_name')?.trim();
  if (name === DEMO_BUNDLE || name === '')
    return failed({
      at,
      found: name || '""',
      expected: wanted ?? t('the bundle name of your app', '你的应用的 Bundle 名称'),
      args: { name: 'bundleName' },
    });
  if (!/^[A-Za-z][\w.]*$/.test(name))
    return failed({
      at,
      found: name.slice(0, 60),
      expected: t('letters, digits, _ and . alone', '只用字母、数字、_ 和 .'),
      args: { name: 'bundleName' },
    });
  if (wanted === undefined || wanted === '')
    return skipped(undecided('harmony_bundle_name is not set in the config', '配置中没有 harmony_bundle_name'));
  return name === wanted ? passed(at) : failed({ at, found: name, expected: wanted, args: { name: 'bundleName' } });
}

export const harmonyRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-OH-01',
    ...error,
    title: t('the HarmonyOS project needs {expected}, it has {found}', 'HarmonyOS 工程需要 {expected}，现为 {found}'),
    cause: t(
      'push needs both packages; before 8.7.7023 a tap does not reach the listener',
      '推送需要这两个包；8.7.7023 之前点击无法到达监听',
    ),
    fix: t('set {expected} under dependencies in {name}', '在 {name} 的 dependencies 中设置 {expected}'),
    check: checkPackages,
  },
  {
    ...base,
    id: 'T3-OH-02',
    ...error,
    title: t('the HarmonyOS project does not ask for {expected}', 'HarmonyOS 工程没有申请 {expected}'),
    cause: t(
      'without it the SDK cannot reach Tencent: no token, no push',
      '缺少它 SDK 无法联网：没有 token，收不到推送',
    ),
    fix: t('add {expected} to requestPermissions in {name}', '在 {name} 的 requestPermissions 中加上 {expected}'),
    check: checkPermissions,
  },
  {
    ...base,
    id: 'T3-OH-03',
    ...error,
    title: t('{name} is {found}, expected: {expected}', '{name} 是 {found}，应为 {expected}'),
    cause: t(
      'AppGallery Connect, the Chat console and app.json5 must name the same app; a token of another bundle is refused with noRight',
      'AppGallery Connect、IM 控制台和 app.json5 必须是同一个应用；其他 Bundle 的 token 会以 noRight 拒绝',
    ),
    fix: t(
      'set app.bundleName and harmony_bundle_name to the name in AppGallery Connect',
      '把 app.bundleName 和 harmony_bundle_name 都设为 AppGallery Connect 中的名称',
    ),
    check: checkBundle,
  },
  {
    ...base,
    id: 'T3-OH-07',
    ...warning,
    title: t('build-profile.json5: {found}, expected: {expected}', 'build-profile.json5：{found}，应为 {expected}'),
    cause: t(
      'TIMPush needs HarmonyOS 5, and without a signature no device token comes (1000900010)',
      'TIMPush 需要 HarmonyOS 5；没有签名就拿不到设备 token（1000900010）',
    ),
    fix: t(
      'DevEco Studio › File › Project Structure: set the compatible SDK to 5.0.0(12), and sign with a profile made after Push Kit was enabled',
      'DevEco Studio › File › Project Structure：兼容 SDK 设为 5.0.0(12)，并使用开通推送服务之后生成的 Profile 签名',
    ),
    check: checkBuild,
  },
];
