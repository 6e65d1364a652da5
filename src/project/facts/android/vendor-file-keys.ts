// Keys without which the build plugins and the phone cannot use google-services.json, agconnect-services.json and mcs-services.json.
import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf, type ValueNode } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import type { BrokenFile } from '../broken-files.js';
import { nearWord } from './gradle/misspelt-names.js';
import { inModule, variantFiles } from './vendor-files.js';

type Lack = Pick<BrokenFile, 'offset' | 'message'>;

/** The first step of a path that is not there, at the key that was most likely meant. */
function lackOf(from: ValueNode, path: string, isValue = (value: string): boolean => value !== ''): Lack[] {
  let at = from;
  for (const key of path.split('.')) {
    const next =
      at.type === 'array' ? at.items.find((item) => item.members.has(key))?.members.get(key) : at.members.get(key);
    if (next === undefined) {
      const typo = [...(at.items[0] ?? at).members].find(([name]) => nearWord(name, [key]) !== undefined);
      return [{ offset: (typo?.[1] ?? at).offset, message: t(`no ${path}`, `没有 ${path}`) }];
    }
    at = next;
  }
  const value = textOf(at) ?? '';
  return isValue(value)
    ? []
    : [{ offset: at.offset, message: t(`${path} is "${value.slice(0, 60)}"`, `${path} 是“${value.slice(0, 60)}”`) }];
}

const DIGITS = /^\d+$/;

const CHECKS: Readonly<Record<string, (root: ValueNode, ids: readonly string[]) => readonly Lack[]>> = {
  'google-services.json': (root, ids) => {
    const clients = nodeAt(root, 'client')?.items ?? [];
    const own = clients.filter((client) =>
      ids.includes(textOf(nodeAt(client, 'client_info', 'android_client_info', 'package_name')) ?? ''),
    );
    return [
      ...lackOf(root, 'project_info.project_number', (value) => DIGITS.test(value)),
      ...lackOf(root, 'project_info.project_id'),
      ...own.flatMap((client) => [
        ...lackOf(client, 'client_info.mobilesdk_app_id', (value) => /^1:\d+:android:[\da-f]+$/.test(value)),
        ...lackOf(client, 'api_key.current_key'),
      ]),
    ];
  },
  'agconnect-services.json': (root) => lackOf(root, 'client.app_id', () => true),
  'mcs-services.json': (root) =>
    root.members.size === 0 ? [] : ['developer_id', 'package_name'].flatMap((key) => lackOf(root, key)),
};

/** The build plugin of Google names such a key: "Missing project_info/project_number object". */
export function vendorFileFaults(project: Project): readonly BrokenFile[] {
  return Object.entries(CHECKS).flatMap(([name, check]) =>
    [inModule(project, name) ?? [], variantFiles(project, name)].flat().flatMap((source: SourceFile): BrokenFile[] => {
      const { root, fault } = readJson(source.text);
      return fault !== undefined || root?.type !== 'object'
        ? []
        : check(root, project.applicationIds)
            .slice(0, 1)
            .map((lack) => ({ source, kind: 'syntax', ...lack }));
    }),
  );
}
