// BLD-13: the app module has a namespace. For the older plugins this is GRD-04.

import { compareVersions } from '../../../readers/version.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { androidPlace } from '../../facts/android/gradle/gradle-plugins.js';
import { linesAbove } from '../../fixes/edits.js';
import { reasons } from '../../reasons.js';
import { failed, passed, type Rule, skipped } from '../../types.js';
import { anyAndroid, error, NEW } from '../defaults.js';

const base = { ...anyAndroid, ...error, generations: NEW, mark: 'A' } as const;

export const namespaceRules: readonly Rule[] = [
  {
    ...base,
    id: 'BLD-13',
    title: t('the app module has no namespace', '应用模块没有 namespace'),
    cause: t(
      'Android Gradle plugin 8 no longer takes it from the manifest, and the build stops: "Namespace not specified"',
      'Android Gradle 插件 8 不再读取清单中的 package，编译中断：“Namespace not specified”',
    ),
    fix: t('android { namespace = "{expected}" }', 'android { namespace = "{expected}" }'),
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
