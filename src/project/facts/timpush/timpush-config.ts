// Blocks and values of timpush-configs.json, the SDK's config file in the app.
import type { Origin } from '../../../problems/types.js';
import { textOf, type ValueNode } from '../../../readers/node.js';
import { t } from '../../../text/language.js';
import { isInside, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import type { TimpushFile } from '../../timpush/config-file.js';
import { type Outcome, skipped } from '../../types.js';

export const whenPlaced = (project: Project, check: (blocks: readonly PackageBlock[]) => Outcome): Outcome => {
  const placed = placedConfigs(project);
  if (placed.length === 0)
    return skipped(t('there is no timpush-configs.json in place', 'assets 中没有 timpush-configs.json'));
  if (placed.some((file) => file.fault !== undefined)) return skipped(reasons.unreadable);
  return check(ownBlocks(project));
};

/** The folder the SDK reads its config from. */
export const assetsFolder = (project: Project): string =>
  project.kind === 'uni-app'
    ? joinPath(project.root, 'nativeResources/android/assets')
    : joinPath(project.android?.module ?? project.root, 'src/main/assets');

/** Android config files where the SDK finds them, those of build variants included. */
export function placedConfigs(project: Project): readonly TimpushFile[] {
  const module = project.android?.module;
  return project.timpushFiles.filter((file) => {
    if (file.businessId !== undefined && file.packages.size === 0) return false;
    const { path } = file.source;
    if (project.kind === 'uni-app') return isInside(path, assetsFolder(project));
    return module !== undefined && isInside(path, joinPath(module, 'src')) && path.includes('/assets/');
  });
}

export interface PackageBlock {
  readonly file: TimpushFile;
  readonly name: string;
  readonly node: ValueNode;
}

/** The blocks of this app; every block when the applicationId is not known. */
export function ownBlocks(project: Project): readonly PackageBlock[] {
  const all = placedConfigs(project).flatMap((file) =>
    [...file.packages].map(([name, node]) => ({ file, name, node })),
  );
  const ids = project.applicationIds;
  return ids.length === 0 ? all.filter((block) => block.name !== '') : all.filter((block) => ids.includes(block.name));
}

export const allBlocks = (project: Project): readonly PackageBlock[] =>
  placedConfigs(project).flatMap((file) => [...file.packages].map(([name, node]) => ({ file, name, node })));

export const blockText = (block: PackageBlock, key: string): string =>
  textOf(block.node.members.get(key))?.trim() ?? '';

/** An id that means something: the console writes zeros where there is none. */
export const isSet = (value: string): boolean => value !== '' && !/^0+$/.test(value);

export const blockPlace = (block: PackageBlock, key?: string): Origin => {
  const node = key === undefined ? undefined : block.node.members.get(key);
  return block.file.source.at((node ?? block.node).offset, key);
};
