// hvigorfile.ts of a HarmonyOS project and its modules: without it (00303148), or with another system than the module is (00303198), hvigor stops.

import { nodeAt, textOf } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { type Text, t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import { folderOf, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { harmonyApp } from './harmony-app.js';

const TASKS: Readonly<Record<string, string>> = {
  entry: 'hapTasks',
  feature: 'hapTasks',
  har: 'harTasks',
  shared: 'hspTasks',
};
const ALL = ['appTasks', ...new Set(Object.values(TASKS))];
const PLUGIN = '@ohos/hvigor-ohos-plugin';

interface Fault {
  readonly source: SourceFile;
  readonly kind: 'syntax' | 'missing';
  readonly offset: number;
  readonly message: Text;
}

export function hvigorFaults(project: Project): readonly Fault[] {
  if (project.kind !== 'harmony') return [];
  const { buildProfile, modules } = harmonyApp(project);
  if (buildProfile === undefined) return [];
  const root = folderOf(buildProfile.source.path);
  // A module that the project does not list is not built.
  const listed = (nodeAt(buildProfile.root, 'modules')?.items ?? []).map((module) =>
    joinPath(root, textOf(nodeAt(module, 'srcPath')) ?? ''),
  );
  const wanted = [
    [root, 'appTasks'] as const,
    ...modules.map(
      ({ source, root: module }) =>
        // <module>/src/main/module.json5
        [folderOf(folderOf(folderOf(source.path))), TASKS[textOf(nodeAt(module, 'module', 'type')) ?? '']] as const,
    ),
  ];
  return wanted.flatMap(([folder, tasks]): Fault[] => {
    const path = joinPath(folder, 'hvigorfile.ts');
    const source = project.files.source(path);
    if (tasks === undefined || !(folder === root || listed.includes(folder))) return [];
    if (source === undefined)
      return project.files.has(joinPath(root, 'hvigorfile.ts')) && !project.files.isIgnored(path)
        ? [
            {
              source: buildProfile.source,
              kind: 'missing',
              offset: 0,
              message: t(`${path} is not there`, `没有 ${path}`),
            },
          ]
        : [];
    const { text } = source;
    const fault = (offset: number, found: string, meant: string): Fault[] => [
      { source, kind: 'syntax', offset, message: t(`${found} instead of ${meant}`, `${meant} 写成了 ${found}`) },
    ];
    for (const [word, known] of [
      [/['"](@ohos\/hvigor[\w-]*)['"]/, [PLUGIN]],
      [/\b([a-z]{2,4}Tasks?)\b/, ALL],
    ] as const) {
      const match = word.exec(text);
      const meant = match === null ? undefined : slipOf(match[1] ?? '', known, () => 2);
      if (match !== null && meant !== undefined) return fault(match.index, match[1] ?? '', meant);
    }
    const used = ALL.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    const named = /\bsystem\s*:\s*(\w+)/.exec(text)?.[1] ?? '';
    const other = ALL.includes(named) ? named : (used.find((name) => name === tasks) ?? used[0]);
    if (other !== undefined && other !== tasks) return fault(text.lastIndexOf(other), other, tasks);
    return used.length > 0 && /\bexport\s+default\s*\{/.test(text) && !/\bsystem\b/.test(text)
      ? fault(text.search(/\bexport\b/), 'export default', `system: ${tasks}`)
      : [];
  });
}
