// Which version catalogs a build has: gradle/libs.versions.toml, and those the settings name.
import { everyStatement, isWord, nameOfStatement, textsOf, within } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import type { ProjectFiles } from '../folder/files.js';
import { joinPath } from '../folder/walk.js';
import type { GradleFile } from './gradle-file.js';

/** By name; undefined where a catalog is named whose file is not here, so that its aliases stay unknown. */
export function catalogFiles(
  files: ProjectFiles,
  settings: GradleFile | undefined,
  root: string,
): ReadonlyMap<string, SourceFile | undefined> {
  const found = new Map<string, SourceFile | undefined>([
    ['libs', files.source(joinPath(root, 'gradle/libs.versions.toml'))],
  ]);
  const blocks = within(settings?.tree.statements ?? [], ['dependencyResolutionManagement', 'versionCatalogs']);
  for (const block of blocks) {
    // create("push") { from(files("gradle/push.versions.toml")) }, in Groovy also push { from(…) }
    const name = textsOf(block)[0]?.text ?? nameOfStatement(block);
    if (name === '' || block.body === undefined) continue;
    const from = everyStatement(block.body).find((item) => isWord(item.head[0], 'from'));
    const path = from === undefined ? undefined : textsOf(from).find((token) => token.text.endsWith('.toml'));
    if (path === undefined || path.isDynamic) {
      // Written out in the settings, or taken from a repository.
      if (!found.has(name)) found.set(name, undefined);
    } else found.set(name, files.source(joinPath(root, path.text)));
  }
  return found;
}
