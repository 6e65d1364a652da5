// Huawei's agconnect-services.json: where it lies and which apps it is for; Huawei's Maven repository.
import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf, type ValueNode } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { isEmptyWord } from '../../../text/empty-words.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, type Outcome, type SharedRule, skipped, verdict } from '../../types.js';
import { fileInModule, inBuild, shortValue, variantFiles } from './vendor-files.js';

export const HUAWEI_HOST = 'developer.huawei.com/repo';

export const HUAWEI_URL = 'https://developer.huawei.com/repo/';

const NAME = 'agconnect-services.json';

export const agconnectFile = (project: Project): SourceFile | undefined => inBuild(project, NAME);

/** Package names and app ids of the file, further apps of the same Huawei project included. */
export function agconnectApps(
  root: ValueNode | undefined,
): { readonly name: string; readonly appId: string | undefined; readonly node: ValueNode }[] {
  const blocks = [root, ...(nodeAt(root, 'appInfos')?.items ?? [])];
  return blocks.flatMap((block) => {
    const node =
      nodeAt(block, 'client', 'package_name') ??
      nodeAt(block, 'app_info', 'package_name') ??
      (block === root ? undefined : nodeAt(block, 'package_name'));
    const name = textOf(node);
    const appId = textOf(nodeAt(block, 'client', 'app_id')) ?? textOf(nodeAt(block, 'app_info', 'app_id'));
    return node === undefined || name === undefined ? [] : [{ name, appId, node }];
  });
}

function checkOwner(project: Project): Outcome {
  const file = agconnectFile(project);
  if (file === undefined) return skipped(reasons.notUsed);
  const { root, fault } = readJson(file.text);
  if (fault !== undefined) return skipped(reasons.unreadable);
  const apps = agconnectApps(root);
  const ids = project.applicationIds;
  if (ids.length === 0) return skipped(reasons.noApplicationId);
  const [first] = apps;
  if (first === undefined) return failed({ at: file.at(root?.offset ?? 0), found: '–', expected: ids.join(', ') });
  // A flavour may bring a file of its own.
  const others = variantFiles(project, NAME).flatMap((source) => agconnectApps(readJson(source.text).root));
  const missing = ids.filter((id) => ![...apps, ...others].some((app) => app.name === id));
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push({
      at: file.at(first.node.offset),
      found: [...new Set(apps.map((app) => app.name))].join(', '),
      expected: missing.join(', '),
    });
  // The file of a flavour takes the place of the module's: it must hold an app of this build.
  for (const source of variantFiles(project, NAME)) {
    const own = agconnectApps(readJson(source.text).root);
    if (source.path !== file.path && own.length > 0 && !own.some((app) => ids.includes(app.name)))
      findings.push({
        at: source.at(own[0]?.node.offset ?? 0),
        found: own.map((app) => app.name).join(', '),
        expected: ids.join(', '),
      });
  }
  const inner = nodeAt(root, 'app_info', 'package_name');
  if (missing.length === 0 && inner !== undefined && textOf(inner) !== first.name)
    findings.push({ at: file.at(inner.offset), found: textOf(inner), expected: first.name });
  const wanted = project.config?.text('hw_app_id');
  const own = apps.find((app) => ids.includes(app.name)) ?? first;
  if (wanted !== undefined && own.appId !== undefined && own.appId !== wanted) {
    const node = nodeAt(root, 'client', 'app_id') ?? nodeAt(root, 'app_info', 'app_id');
    findings.push({
      at: file.at(node?.offset ?? own.node.offset),
      found: `app_id ${own.appId}`,
      expected: `hw_app_id ${wanted}`,
    });
  }
  const [inClient, inInfo] = ['client', 'app_info'].map((block) => nodeAt(root, block, 'app_id'));
  if (inClient !== undefined && inInfo !== undefined && textOf(inInfo) !== textOf(inClient) && textOf(inClient) !== '')
    findings.push({
      at: file.at(inClient.offset),
      found: `client.app_id ${shortValue(textOf(inClient) ?? '')}`,
      expected: `app_info.app_id ${shortValue(textOf(inInfo) ?? '')}`,
    });
  // What a script writes for an empty variable is no id.
  if (own.appId !== undefined && (own.appId.trim() === '' || isEmptyWord(own.appId)))
    findings.push({
      at: file.at((nodeAt(root, 'client', 'app_id') ?? own.node).offset),
      found: `app_id ${own.appId.slice(0, 40)}`,
      expected: 'app_id 100…',
    });
  return verdict(findings, file.at(own.node.offset));
}

export const agconnectMissing: SharedRule = {
  title: t('agconnect-services.json is not in the app module', '应用模块中没有 agconnect-services.json'),
  cause: t(
    'the app does not know its Huawei id: the build stops, or Huawei phones get no token',
    '应用不知道自己的华为 ID：编译中断，或华为手机拿不到 token',
  ),
  fix: t(
    'AppGallery Connect › your app › General information: download agconnect-services.json into {expected}',
    'AppGallery Connect › 你的应用 › 常规：下载 agconnect-services.json 放到 {expected}',
  ),
  check: (project) => fileInModule(project, NAME, agconnectFile(project)),
};

export const agconnectOwner: SharedRule = {
  title: t(
    'agconnect-services.json belongs to {found}, not to {expected}',
    'agconnect-services.json 属于 {found}，而不是 {expected}',
  ),
  cause: t(
    'Huawei registers the phone under another app, so your pushes are refused for its token',
    '手机注册到了另一个华为应用名下，你的推送会被拒绝',
  ),
  fix: t(
    'AppGallery Connect › the app with this package name: download agconnect-services.json again',
    'AppGallery Connect › 包名一致的应用：重新下载 agconnect-services.json',
  ),
  check: checkOwner,
};
