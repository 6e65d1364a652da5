// Which modules the settings of a Gradle build include: a folder beside them with a build file of its own is none.
import { everyStatement, isSign, isWord, readGradle } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import { folderOf, joinPath } from '../folder/walk.js';

/** Folders of the included modules; undefined when a script puts their names together. */
export function includedModules(settings: SourceFile): ReadonlySet<string> | undefined {
  const root = folderOf(settings.path);
  const { statements } = readGradle(settings.text, settings.path.endsWith('.kts'));
  const folders = new Map<string, string>();
  for (const { head } of everyStatement(statements)) {
    if (isWord(head[0], 'include')) {
      if (head.some((token) => token.kind === 'string' && token.isDynamic)) return undefined;
      const names = head.filter((token) => token.kind === 'string').map((token) => token.text);
      // `include modules`, `include(*names)`: only the build knows which.
      if (names.length === 0) return undefined;
      for (const name of names) folders.set(name.replace(/^:/, ''), joinPath(root, name.replace(/:/g, '/')));
    }
    // project(':app').projectDir = file('mobile/app'), new File(rootDir, 'mobile/app')
    const at = head.findIndex((token) => isWord(token, 'projectDir'));
    if (isWord(head[0], 'project') && at !== -1 && isSign(head[at + 1], '=')) {
      const name = head.find((token) => token.kind === 'string')?.text.replace(/^:/, '') ?? '';
      const place = head.slice(at).find((token) => token.kind === 'string');
      if (place === undefined || place.isDynamic) return undefined;
      folders.set(name, joinPath(root, place.text));
    }
  }
  // Settings without a single `include` take modules in by a plugin or a script.
  return folders.size === 0 ? undefined : new Set(folders.values());
}
