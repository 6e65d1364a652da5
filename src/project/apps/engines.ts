// HarmonyOS, Unity and Unreal projects, by their folders and package files.
import type { Origin } from '../../problems/types.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import type { PackageUse, ProjectUnit } from './unit.js';

const HARMONY_PACKAGE = '@tencentcloud/timpush';

/** A HAR or a shared package: it runs in an app only. */
const isLibrary = (files: ProjectFiles, folder: string): boolean =>
  /\btype["']?\s*:\s*["'](?:har|shared)["']/.test(files.source(joinPath(folder, 'src/main/module.json5'))?.text ?? '');

/** The app around a HarmonyOS module: the nearest folder upward with `AppScope`. */
export function appAround(files: ProjectFiles, module: string): string | undefined {
  for (let folder = module; ; folder = folderOf(folder)) {
    if (files.has(joinPath(folder, 'AppScope/app.json5'))) return folder;
    if (folderOf(folder) === folder) return undefined;
  }
}

/** Engines and systems whose projects are recognised; few rules apply to them. */
export function otherUnits(files: ProjectFiles): ProjectUnit[] {
  const base = { pubspecs: [], android: undefined, iosRoot: undefined, notes: [], generation: 'timpush' as const };
  const units: ProjectUnit[] = [];
  const add = (folder: string, at: Origin | undefined): void => {
    const root = isLibrary(files, folder) ? appAround(files, folder) : folder;
    if (root === undefined || units.some((unit) => isInside(unit.root, root) || isInside(root, unit.root))) return;
    const packages: PackageUse[] =
      at === undefined ? [] : [{ name: HARMONY_PACKAGE, generation: 'timpush', at, version: {} }];
    units.push({ ...base, kind: 'harmony', root, packages, generation: packages[0]?.generation });
  };
  const described = files.paths.filter((path) => nameOf(path) === 'oh-package.json5');
  for (const path of described) {
    const source = files.source(path);
    const at = source?.text.indexOf(HARMONY_PACKAGE) ?? -1;
    if (source !== undefined && at !== -1) add(folderOf(path), source.at(at));
  }
  // The package is gone from the list, and the code still takes it in.
  for (const path of described.length === 0 ? [] : files.paths.filter((item) => item.endsWith('.ets'))) {
    const source = files.source(path);
    const at = source?.text.search(/\bfrom\s+['"]@tencentcloud\/timpush['"]/) ?? -1;
    const nearest = described.map(folderOf).filter((folder) => isInside(path, folder));
    if (source !== undefined && at !== -1) add(nearest.sort((a, b) => b.length - a.length)[0] ?? '.', source.at(at));
  }
  for (const path of files.paths)
    if (/(?:^|\/)AppScope\/app\.json5$/.test(path)) add(folderOf(folderOf(path)), undefined);
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
