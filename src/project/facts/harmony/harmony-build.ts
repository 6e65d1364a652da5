// T3-OH-07: what build-profile.json5 says about modules, systems and signatures.

import { nodeAt, textOf } from '../../../readers/node.js';
import { t } from '../../../text/language.js';
import { folderOf, isInside, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { absent } from '../../reasons.js';
import { type Finding, type Outcome, skipped, verdict } from '../../types.js';
import { harmonyApp, isBroken, unreadable } from './harmony-app.js';

/** The API level of HarmonyOS 5. */
const LEAST_SDK = 12;

export function checkBuild(project: Project): Outcome {
  const { buildProfile, modules } = harmonyApp(project);
  if (buildProfile === undefined) return skipped(absent('there is no build-profile.json5', '没有 build-profile.json5'));
  if (isBroken(buildProfile)) return unreadable(buildProfile);
  const findings: Finding[] = [];
  const { root, source } = buildProfile;
  for (const product of nodeAt(root, 'app', 'products')?.items ?? []) {
    const node = nodeAt(product, 'compatibleSdkVersion');
    const text = textOf(node) ?? '';
    const level = Number(/\((\d+)\)/.exec(text)?.[1] ?? (/^\d+$/.test(text) ? text : Number.NaN));
    const isOpen = node === undefined && nodeAt(root, 'app', 'compatibleSdkVersion') === undefined;
    if (isOpen || level < LEAST_SDK)
      findings.push({
        at: source.at((node ?? product).offset),
        found: text || t('no compatibleSdkVersion', '没有 compatibleSdkVersion'),
        expected: 'compatibleSdkVersion 5.0.0(12)',
      });
  }
  const folder = folderOf(source.path);
  const listed = nodeAt(root, 'modules')?.items ?? [];
  const built = listed.map((module) => joinPath(folder, textOf(nodeAt(module, 'srcPath')) ?? ''));
  const isThere = (path: string): boolean => project.files.folders.has(path);
  listed.forEach((module, i) => {
    const [name, path = ''] = ['name', 'srcPath'].map((key) => textOf(nodeAt(module, key)) ?? '');
    const place = built[i] ?? '';
    if (/^\.\/[\w./-]+$/.test(path) && !isThere(place))
      findings.push({
        at: source.at(nodeAt(module, 'srcPath')?.offset ?? 0),
        found: t(`there is no folder ${path}`, `没有文件夹 ${path}`),
        expected: t('the folder of the module', '模块所在的文件夹'),
        severity: 'error',
      });
    // 00303053
    const own = modules.find((item) => folderOf(folderOf(folderOf(item.source.path))) === place);
    const other = textOf(nodeAt(own?.root, 'module', 'name'));
    if (other !== undefined && other !== name)
      findings.push({
        at: source.at(nodeAt(module, 'name')?.offset ?? module.offset),
        found: t(
          `the module ${name} is called ${other} in its module.json5`,
          `模块 ${name} 在 module.json5 中名为 ${other}`,
        ),
        expected: `name: '${other}'`,
        severity: 'error',
      });
  });
  for (const module of built.length > 0 && built.every(isThere) ? modules : [])
    if (
      textOf(nodeAt(module.root, 'module', 'type')) === 'entry' &&
      !built.some((path) => isInside(module.source.path, path))
    )
      findings.push({
        at: source.at(nodeAt(root, 'modules')?.offset ?? 0),
        found: t(`${module.source.shown} is not built`, `没有构建 ${module.source.shown}`),
        expected: t('its module in "modules"', '在 "modules" 中加上该模块'),
        severity: 'error',
      });
  const signing = nodeAt(root, 'app', 'signingConfigs');
  const names = (signing?.items ?? []).map((item) => textOf(nodeAt(item, 'name')));
  for (const product of nodeAt(root, 'app', 'products')?.items ?? []) {
    const used = nodeAt(product, 'signingConfig');
    const name = textOf(used);
    if (used !== undefined && name !== undefined && names.length > 0 && !names.includes(name))
      findings.push({
        at: source.at(used.offset),
        found: t(`there is no signing configuration ${name}`, `没有名为 ${name} 的签名配置`),
        expected: names.join(', '),
        severity: 'error',
      });
    if (used === undefined && names.length > 0)
      findings.push({
        at: source.at(product.offset),
        found: t('the product is not signed', '该 product 没有签名'),
        expected: `signingConfig: '${names[0]}'`,
      });
    const system = nodeAt(product, 'runtimeOS');
    if (system !== undefined && textOf(system) !== 'HarmonyOS')
      findings.push({ at: source.at(system.offset), found: `runtimeOS ${textOf(system)}`, expected: 'HarmonyOS' });
  }
  if ((signing?.items ?? []).length === 0)
    findings.push({
      at: source.at(signing?.offset ?? 0),
      found: t('no signing configuration', '没有签名配置'),
      expected: t('a signing configuration made after Push Kit was enabled', '开通推送服务之后生成的签名配置'),
    });
  return verdict(findings, source.at(signing?.offset ?? 0));
}
