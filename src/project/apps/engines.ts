// HarmonyOS, Unity and Unreal projects, by their folders and package files.
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, nameOf } from '../folder/walk.js';
import type { ProjectUnit } from './unit.js';

/** Engines and systems whose projects are recognised; few rules apply to them. */
export function otherUnits(files: ProjectFiles): ProjectUnit[] {
  const base = { pubspecs: [], android: undefined, iosRoot: undefined, notes: [], generation: 'timpush' as const };
  const units: ProjectUnit[] = [];
  for (const path of files.paths.filter((item) => nameOf(item) === 'oh-package.json5')) {
    const source = files.source(path);
    const at = source?.text.indexOf('@tencentcloud/timpush') ?? -1;
    if (source === undefined || at === -1) continue;
    const root = folderOf(path);
    units.push({
      ...base,
      kind: 'harmony',
      root,
      packages: [{ name: '@tencentcloud/timpush', generation: 'timpush', at: source.at(at), version: {} }],
    });
  }
  for (const folder of files.folders) {
    const kind = /(?:^|\/)Assets\/TIMPush$/.test(folder)
      ? 'unity'
      : /(?:^|\/)Plugins\/TIMPush$/.test(folder)
        ? 'unreal'
        : undefined;
    if (kind === undefined) continue;
    const at = { file: files.disk.show(folder) };
    units.push({
      ...base,
      kind,
      root: folderOf(folderOf(folder)),
      packages: [{ name: 'TIMPush', generation: 'timpush', at, version: {} }],
    });
  }
  return units;
}
