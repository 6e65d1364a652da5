// Google's google-services.json: where it lies, which packages and which project it is for.
import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { inBuild, inModule, variantFiles } from './vendor-files.js';

const NAME = 'google-services.json';

export const googleServices = (project: Project): SourceFile | undefined => inBuild(project, NAME);

/** Every google-services.json of the module: flavours may bring their own. */
const googleFiles = (project: Project): readonly SourceFile[] =>
  [inModule(project, NAME) ?? [], variantFiles(project, NAME)].flat();

/** Package names in google-services.json with their places. */
export function googlePackages(source: SourceFile): { readonly name: string; readonly offset: number }[] {
  return (nodeAt(readJson(source.text).root, 'client')?.items ?? []).flatMap((client) => {
    const node = nodeAt(client, 'client_info', 'android_client_info', 'package_name');
    const name = textOf(node);
    return node === undefined || name === undefined ? [] : [{ name, offset: node.offset }];
  });
}

/** The sender number of Firebase, which people take for Tencent's certificate ID. */
export function firebaseProjectNumber(project: Project): string | undefined {
  const json = googleServices(project);
  return json === undefined ? undefined : textOf(nodeAt(readJson(json.text).root, 'project_info', 'project_number'));
}

/** `1:<project_number>:android:…` of this app, with the number of another project. */
function foreignNumbers(source: SourceFile, ids: readonly string[]): Finding[] {
  const { root } = readJson(source.text);
  const number = textOf(nodeAt(root, 'project_info', 'project_number')) ?? '';
  return (nodeAt(root, 'client')?.items ?? []).flatMap((client): Finding[] => {
    const node = nodeAt(client, 'client_info', 'mobilesdk_app_id');
    const own = /^1:(\d+):android:/.exec(textOf(node) ?? '')?.[1];
    const id = textOf(nodeAt(client, 'client_info', 'android_client_info', 'package_name')) ?? '';
    return node === undefined || own === undefined || own === number || !/^\d+$/.test(number) || !ids.includes(id)
      ? []
      : [{ at: source.at(node.offset), found: `project_number ${own}`, expected: number }];
  });
}

export function checkGooglePackage(project: Project): ReturnType<Rule['check']> {
  const json = googleServices(project);
  if (json === undefined) return skipped(reasons.notUsed);
  const ids = project.applicationIds;
  if (ids.length === 0) return skipped(reasons.noApplicationId);
  const all = googleFiles(project);
  if (all.some((source) => readJson(source.text).fault !== undefined)) return skipped(reasons.unreadable);
  const names = all.flatMap(googlePackages);
  const missing = ids.filter((id) => !names.some((item) => item.name === id));
  // The file of a flavour takes the place of the module's: it must hold an app of this build.
  const foreign = all.filter((source) => !googlePackages(source).some(({ name }) => ids.includes(name)));
  const findings = (missing.length > 0 && foreign.length === 0 ? [json] : foreign).map((source): Finding => {
    const own = googlePackages(source);
    return {
      at: source.at(own[0]?.offset ?? 0),
      found: own.map(({ name }) => name).join(', ') || '–',
      expected: (missing.length > 0 ? missing : ids).join(', '),
    };
  });
  findings.push(...all.flatMap((source) => foreignNumbers(source, ids)));
  return verdict(findings, json.at(googlePackages(json)[0]?.offset ?? 0));
}
