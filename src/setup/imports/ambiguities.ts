// Why values are left out of an import: several apps, files of other apps, and several files for one key.
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import type { ProjectUnit } from '../../project/apps/unit.js';
import { discoverApps } from '../../project/discover.js';
import type { ProjectFiles } from '../../project/folder/files.js';
import { folderOf, isInside } from '../../project/folder/walk.js';
import type { FoundFile } from './find-files.js';
import type { ImportedValue } from './imported.js';

interface Apps {
  /** Folders of the apps with push. */
  readonly withPush: readonly string[];
  /** Two of them are for the same system. Others are one product, or several. */
  readonly clash: boolean;
  /** Whether a file belongs to another app of the same repository, one without push. */
  isForeign(shown: string): boolean;
}

export function appsOf(files: ProjectFiles): Apps {
  const units = discoverApps(files, {});
  const own = units.filter((unit) => unit.generation !== undefined);
  const isAndroid = ({ kind, android }: ProjectUnit): boolean => android !== undefined || kind === 'uni-app';
  const isIos = ({ kind, iosRoot }: ProjectUnit): boolean => iosRoot !== undefined || kind === 'uni-app';
  // Without a push package nothing shows which of several apps is meant: all are looked at, as one.
  const others = own.length === 0 ? [] : units.filter((unit) => unit.generation === undefined);
  const foreign = others.map((unit) => unit.root).filter((folder) => !own.some((unit) => isInside(unit.root, folder)));
  return {
    withPush: own.map((unit) => unit.root),
    clash: [isAndroid, isIos, ({ kind }: ProjectUnit) => kind === 'harmony'].some((has) => own.filter(has).length > 1),
    isForeign: (shown) => foreign.some((folder) => isInside(shown, folder)),
  };
}

/** Android modules by their build file or manifest. */
export const modulesOf = (files: readonly FoundFile[]): readonly string[] => [
  ...new Set(
    files.flatMap(({ kind, shown }) =>
      kind === 'gradle'
        ? [folderOf(shown)]
        : kind === 'manifest'
          ? [shown.replace(/\/?src\/main\/AndroidManifest\.xml$/, '') || '.']
          : [],
    ),
  ),
];

const APP_IDS = new Set(['package_name', 'apple_bundle_id', 'harmony_bundle_name']);

/** Whether ids of different systems name different owners (`com.example`, `com.other`): then they are no one product. */
export const hasManyOwners = (values: readonly ImportedValue[]): boolean =>
  new Set(values.filter(({ key }) => APP_IDS.has(key)).map(({ value }) => value.split('.', 2).join('.'))).size > 1;

/** With several values for one of these keys the user has to choose: the first would be a guess. */
const ONE_ONLY = new Set([
  'apple_bundle_id',
  'apple_key_file',
  'apple_p12_file',
  'google_service_account',
  'harmony_service_account',
]);

export function onlyOne(values: readonly ImportedValue[]): {
  readonly certain: readonly ImportedValue[];
  readonly doubts: readonly Problem[];
} {
  const doubts: Problem[] = [];
  const left = new Set<string>();
  for (const key of ONE_ONLY) {
    const found = [
      ...new Set(values.filter((item) => item.key === key && item.ofOtherBuild !== true).map(({ value }) => value)),
    ];
    if (found.length < 2) continue;
    left.add(key);
    if (key === 'apple_key_file') left.add('apple_key_id');
    doubts.push(
      initProblem('init/several-values', {
        args: { key, found: found.slice(0, 6).join(', ') },
        at: values.find((item) => item.key === key)?.origin ?? { file: '' },
      }),
    );
  }
  return { certain: values.filter(({ key }) => !left.has(key)), doubts };
}
