// BLD-12: the settings include the app module.

import { t } from '../../../../text/language.js';
import { gradleIn } from '../../../android/app.js';
import { includedModules, isPlainSettings } from '../../../android/included-modules.js';
import { linesAtEnd } from '../../../fixes/edits.js';
import { folderOf, relativeTo } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import { failed, passed, type Rule, skipped } from '../../../types.js';
import { anyAndroid, error } from '../../defaults.js';

const base = { ...anyAndroid, ...error, mark: 'A' } as const;

export const moduleRules: readonly Rule[] = [
  {
    ...base,
    id: 'BLD-12',
    title: t('{found} does not include the app module {expected}', '{found} 没有包含应用模块 {expected}'),
    cause: t('Gradle does not know the module: no app is built', 'Gradle 不认识该模块，不会编译应用'),
    fix: t('add include "{expected}"', '加上 include "{expected}"'),
    source: 'Gradle: Settings.include',
    check: ({ android, files }) => {
      if (android?.settingsFile === undefined || android.moduleFile === undefined || android.module === android.root)
        return skipped(reasons.notUsed);
      // A module with settings of its own, or in a folder with some below the root, belongs to a separate build.
      for (let folder = android.module; folder !== android.root && folder !== '.'; folder = folderOf(folder))
        if (gradleIn(files, folder, 'settings') !== undefined) return skipped(reasons.notUsed);
      const { source, tree } = android.settingsFile;
      const included = includedModules(source);
      if (included?.has(android.module) === true) return passed(source.whole);
      if (included === undefined && !isPlainSettings(source)) return skipped(reasons.hiddenBuild);
      if (tree.isBroken) return skipped(reasons.unreadable);
      const module = `:${relativeTo(android.module, android.root).replaceAll('/', ':')}`;
      const line = tree.isKotlin ? `include("${module}")` : `include "${module}"`;
      return failed({
        at: source.at(source.text.trimEnd().length),
        found: source.shown,
        expected: module,
        edits: linesAtEnd(source, [line]),
      });
    },
  },
];
