// BLD, the app module: that the settings include it, and that it has a namespace.

import { compareVersions } from '../../../readers/version.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { gradleIn } from '../../android/app.js';
import { includedModules, isPlainSettings } from '../../android/included-modules.js';
import { androidPlace } from '../../facts/android/gradle-plugins.js';
import { linesAbove, linesAtEnd } from '../../fixes/edits.js';
import { folderOf, relativeTo } from '../../folder/walk.js';
import { reasons } from '../../reasons.js';
import { failed, passed, type Rule, skipped } from '../../types.js';
import { anyAndroid, error, NEW } from '../defaults.js';

const base = { ...anyAndroid, ...error, mark: 'A' } as const;

export const moduleRules: readonly Rule[] = [
  {
    ...base,
    id: 'BLD-12',
    title: t('{found} does not include the app module {expected}', '{found} 没有包含应用模块 {expected}'),
    cause: t('Gradle does not know the module: no app is built', 'Gradle 不认识该模块，不会编译应用'),
    fix: [t('add include "{expected}"', '加上 include "{expected}"')],
    source: 'Gradle: Settings.include',
    check: ({ android, files }) => {
      if (android?.settingsFile === undefined || android.moduleFile === undefined || android.module === android.root)
        return skipped(reasons.notUsed);
      // A build of its own further in: its settings count for it.
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
  {
    ...base,
    id: 'BLD-13',
    // GRD-04 says it of the older packages.
    generations: NEW,
    title: t('the app module has no namespace', '应用模块没有 namespace'),
    cause: t(
      'Android Gradle plugin 8 no longer takes it from the manifest, and the build stops: "Namespace not specified"',
      'Android Gradle 插件 8 不再读取清单中的 package，编译中断：“Namespace not specified”',
    ),
    fix: [t('android { namespace = "{expected}" }', 'android { namespace = "{expected}" }')],
    source: 'AGP 8 release notes',
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const { source, tree } = android.moduleFile;
      if (android.gradleFiles.some((file) => file.source.text.includes('namespace'))) return passed(source.whole);
      if (android.agpVersion === undefined || android.hasHiddenBuild || android.android.length === 0)
        return skipped(reasons.hiddenBuild);
      if (compareVersions(android.agpVersion, '8.0') < 0) return passed(source.whole);
      const top = android.manifest?.root.children.find((child) => child.name === 'manifest');
      const written = top === undefined ? undefined : attributeOf(top, 'package')?.value.trim();
      const [first] = android.android;
      return failed({
        at: androidPlace(android),
        found: '–',
        expected: written ?? project.applicationIds[0] ?? 'com.example.chat',
        edits:
          written === undefined || first === undefined || tree.isBroken
            ? []
            : linesAbove(source, first.offset, [`namespace ${tree.isKotlin ? '= ' : ''}"${written}"`]),
      });
    },
  },
];
