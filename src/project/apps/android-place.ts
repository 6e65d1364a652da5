// The app module below an Android root, and what is reported when there are several.
import { type Text, t } from '../../text/language.js';
import { appModulesIn, gradleIn } from '../android/app.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, joinPath } from '../folder/walk.js';

/** The app module below a root. A root that is itself the module is taken as such. */
export function androidAt(
  files: ProjectFiles,
  given: string,
): { place: { root: string; module: string }; notes: readonly Text[] } | undefined {
  const isModule =
    files.has(joinPath(given, 'src/main/AndroidManifest.xml')) && gradleIn(files, given, 'build') !== undefined;
  const parent = folderOf(given);
  if (
    isModule &&
    gradleIn(files, given, 'settings') === undefined &&
    given !== '.' &&
    gradleIn(files, parent, 'settings') !== undefined
  )
    return { place: { root: parent, module: given }, notes: [] };
  const modules = appModulesIn(files, given);
  const [first, second] = modules;
  if (first === undefined) {
    if (isLibrary(files, given)) return undefined;
    const usual = joinPath(given, 'app');
    if (files.folders.has(usual)) return { place: { root: given, module: usual }, notes: [] };
    return undefined;
  }
  const others = modules.slice(1).join(', ').slice(0, 200);
  return {
    place: { root: given, module: first },
    notes:
      second === undefined
        ? []
        : [
            t(
              `several Android app modules: ${first} is checked, not ${others}; choose with --android <folder>`,
              `有多个 Android 应用模块：检查的是 ${first}，未检查 ${others}；可用 --android <目录> 指定`,
            ),
          ],
  };
}

/** A plugin's Android side, or a library with settings of its own; `apply false` only names the plugin for the modules. */
const isLibrary = (files: ProjectFiles, folder: string): boolean =>
  /^[^/\n]*\b(?:com\.android\.library|plugins\.(?:android\.library|androidLibrary))\b(?!.*\bapply\b[ \t(]*false)/m.test(
    files.source(gradleIn(files, folder, 'build') ?? '')?.text ?? '',
  );
