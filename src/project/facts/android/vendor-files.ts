// Files of the vendors in the app module: where they should lie, and what is said when they do not.
import type { Origin } from '../../../problems/types.js';
import type { SourceFile } from '../../../readers/source.js';
import { joinPath, nameOf } from '../../folder/walk.js';
import { isOfUnit, type Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, skipped } from '../../types.js';

/** Where a file of a side should lie, for findings about files that are not there. */
export const missingFile = (project: Project, path: string): Origin => ({
  file: project.files.disk.show(path),
  line: 1,
});

/** The first file of the app module's root with this name. */
export const inModule = (project: Project, name: string): SourceFile | undefined =>
  project.android === undefined ? undefined : project.files.source(joinPath(project.android.module, name));

/** Files of this name in the folders of build variants (`src/<variant>/`); `src/main/` is none. */
export function variantFiles({ android, files }: Project, name: string): readonly SourceFile[] {
  if (android === undefined) return [];
  const folder = `${joinPath(android.module, 'src')}/`;
  return files.sources(
    files.paths.filter(
      (path) =>
        path.startsWith(folder) &&
        path.endsWith(`/${name}`) &&
        path !== `${folder}main/${name}` &&
        !path.includes('/assets/'),
    ),
  );
}

/** The file where its Gradle plugin looks: the root of the module, else the folder of a build variant. */
export const inBuild = (project: Project, name: string): SourceFile | undefined =>
  inModule(project, name) ?? variantFiles(project, name)[0];

/** Digits and letters of an id, cut so that a key in the wrong place is not shown whole. */
export const shortValue = (value: string): string => (value.length > 40 ? `${value.slice(0, 12)}…` : value);

/** A vendor's JSON file in the root of the app module. */
export function fileInModule(project: Project, name: string, found: SourceFile | undefined): Outcome {
  const { android, files } = project;
  if (android === undefined) return skipped(reasons.noModuleFile);
  if (found !== undefined) return passed(found.whole);
  const path = joinPath(android.module, name);
  if (files.isIgnored(path)) return skipped(reasons.ignored);
  const elsewhere = files.paths.find((item) => nameOf(item) === name && isOfUnit(project.unit, item));
  return failed({
    at: missingFile(project, elsewhere ?? path),
    found: elsewhere === undefined ? '–' : files.disk.show(elsewhere),
    expected: files.disk.show(path),
    // Some plugins may look below src/main too.
    severity:
      elsewhere !== undefined && (project.kind === 'react-native' || elsewhere.endsWith(`src/main/${name}`))
        ? 'warning'
        : undefined,
  });
}
