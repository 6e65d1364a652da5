// The files of one HarmonyOS app: packages, module, app, build profile and the raw file with the certificate ID, each read as JSON5.
import { readJson } from '../../../readers/json.js';
import { readJson5 } from '../../../readers/json5.js';
import { nodeAt, type ValueNode, type ValueRead } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { editDistance } from '../../../text/suggest.js';
import { appAround } from '../../apps/engines.js';
import { isInside, joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { absent, undecided } from '../../reasons.js';
import { remember } from '../../remember.js';
import { type Outcome, skipped } from '../../types.js';

export interface Json5File {
  readonly source: SourceFile;
  readonly read: ValueRead;
  readonly root: ValueNode | undefined;
}

export interface HarmonyApp {
  /** `oh-package.json5` of the module and of the whole project. */
  readonly packages: readonly Json5File[];
  /** `module.json5` of entries and features, without those of tests. */
  readonly modules: readonly Json5File[];
  readonly app: Json5File | undefined;
  readonly buildProfile: Json5File | undefined;
  readonly rawConfig: Json5File | undefined;
}

export const isBroken = (file: Json5File): boolean => file.read.fault !== undefined;

/** An ID as it may be shown; what is longer is something else, a key perhaps. */
export const shownId = (value: string): string => (value.length > 12 ? `${value.slice(0, 4)}…` : value || '""');

export const noFile = (name: string): Outcome => skipped(absent(`there is no ${name}`, `没有 ${name}`));

/** A rule about a file that cannot be read decides nothing. */
export const unreadable = (file: Json5File): Outcome =>
  skipped(undecided(`${file.source.shown} cannot be read: see BLD-04`, `无法读取 ${file.source.shown}：见 BLD-04`));

export const harmonyApp = remember((project: Project): HarmonyApp => {
  // The module names the packages, the project around it the bundle.
  const root = appAround(project.files, project.root) ?? project.root;
  const read = (...paths: readonly string[]): readonly Json5File[] =>
    project.files.sources(paths).map((source) => {
      // The SDK reads its own file as JSON.
      const found = source.path.endsWith('.json') ? readJson(source.text) : readJson5(source.text);
      return { source, read: found, root: found.root };
    });
  const all = (matches: (path: string) => boolean): readonly Json5File[] =>
    read(
      ...project.files.paths.filter(
        (path) => isInside(path, project.root) && !/(?:^|\/)(?:oh_modules|build)\//.test(path) && matches(path),
      ),
    );
  const packages = [
    ...all((path) => nameOf(path) === 'oh-package.json5'),
    ...(root === project.root ? [] : read(joinPath(root, 'oh-package.json5'))),
  ];
  return {
    packages,
    modules: all((path) => nameOf(path) === 'module.json5' && !/\/(?:ohosTest|test)\//.test(path)),
    app: read(joinPath(root, 'AppScope/app.json5'))[0],
    buildProfile: read(joinPath(root, 'build-profile.json5'))[0],
    rawConfig: all((path) => /(?:^|\/)resources\/rawfile\/timpush-configs\.json$/.test(path))[0],
  };
});

/** Where a dependency has almost this name. */
export const misspelt = (packages: readonly Json5File[], name: string) =>
  packages.flatMap(({ root, source }) =>
    [...(nodeAt(root, 'dependencies')?.members ?? [])]
      .filter(([key]) => editDistance(key, name) <= 2)
      .map(([, { offset }]) => source.at(offset)),
  )[0];
