// BLD, what the manifest says that no build or phone can take: prefixes nothing declares, and an application class that does not exist.

import { attributeOf, unboundPrefixes, type XmlElement } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import type { Manifest } from '../../android/manifest.js';
import { mergedManifests } from '../../facts/android/manifest-entries.js';
import { appNamespace, hasOutsideModules } from '../../facts/android/namespace.js';
import { nativeFiles } from '../../facts/app-code.js';
import { reasons, undecided } from '../../reasons.js';
import { type Finding, failed, passed, type Rule, skipped, verdict } from '../../types.js';
import { ALL, error } from '../defaults.js';

const base = {
  generations: ALL,
  needs: ['android'],
  kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
} as const;

/** The namespaces Android's tools know; of others only the author knows the address. */
const NAMESPACES: Readonly<Record<string, string>> = {
  android: 'http://schemas.android.com/apk/res/android',
  tools: 'http://schemas.android.com/tools',
  app: 'http://schemas.android.com/apk/res-auto',
  dist: 'http://schemas.android.com/apk/distribution',
};

function unboundIn(manifest: Manifest): Finding[] {
  const { source } = manifest;
  const top = manifest.root.children.find((child) => child.name === 'manifest');
  return unboundPrefixes(manifest.root).map(({ prefix, name, element, offset, isAttribute }): Finding => {
    const address = NAMESPACES[prefix];
    const declaration = `xmlns:${prefix}="${address ?? '…'}"`;
    const insertAt = top === undefined ? undefined : top.offset + '<manifest'.length;
    return {
      at: source.at(offset),
      found: name,
      expected: declaration,
      args: {
        said: isAttribute
          ? `The prefix "${prefix}" for attribute "${name}" associated with an element type "${element}" is not bound.`
          : `The prefix "${prefix}" for element "${name}" is not bound.`,
      },
      edits:
        address === undefined || insertAt === undefined || !source.isUtf8
          ? []
          : [{ path: source.path, start: insertAt, end: insertAt, text: ` ${declaration}` }],
    };
  });
}

/** Elements whose name is their key, each directly below the same parent. */
function twiceIn({ source, metaData, activities, fault }: Manifest): Finding[] {
  if (fault !== undefined) return [];
  const seen = new Map<XmlElement | undefined, Set<string>>();
  return [...metaData, ...activities].flatMap(({ name, element, offset }): Finding[] => {
    const names = seen.get(element.parent) ?? new Set();
    seen.set(element.parent, names);
    const key = `${element.name} ${name.trim()}`;
    const isKnown = names.has(key);
    names.add(key);
    return isKnown && name.trim() !== '' ? [{ at: source.at(offset), found: name.trim(), expected: '1' }] : [];
  });
}

/** Classes of the app itself that a step of the build makes: their sources are nowhere. */
const GENERATED = /(?:^|\.)(?:Hilt_|Dagger|R\b|BuildConfig\b)/;

export const manifestTextRules: readonly Rule[] = [
  {
    ...base,
    id: 'BLD-08',
    ...error,
    title: t('the prefix of {found} is not declared', '{found} 的前缀没有声明'),
    cause: t('the manifests cannot be merged, and the build stops: {said}', '清单无法合并，编译中断：{said}'),
    fix: [t('write {expected} into the <manifest> tag', '在 <manifest> 标签中写上 {expected}')],
    mark: 'A',
    source: 'W3C, Namespaces in XML; Android manifest merger',
    check: ({ android }) => {
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return skipped(t('see MAN-01', '见 MAN-01'));
      const readable = [android.manifest, ...android.otherManifests].filter((manifest) => manifest.fault === undefined);
      return verdict(readable.flatMap(unboundIn), android.manifest.source.whole);
    },
  },
  {
    ...base,
    id: 'BLD-09',
    ...error,
    title: t('the application class {found} does not exist', 'Application 类 {found} 不存在'),
    cause: t(
      'the app builds, but Android cannot start it: ClassNotFoundException for this name',
      '能够编译，但 Android 无法启动应用：找不到该类（ClassNotFoundException）',
    ),
    fix: [
      t(
        'correct android:name of <application>, or create the class {expected} in the package of the app',
        '改正 <application> 的 android:name，或在应用包内新建类 {expected}',
      ),
    ],
    mark: 'A',
    source: 'Android developer guide: <application>',
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return skipped(t('see MAN-01', '见 MAN-01'));
      const written = mergedManifests(android).flatMap((manifest) => {
        const attribute =
          manifest.application === undefined ? undefined : attributeOf(manifest.application, 'android:name');
        return attribute === undefined ? [] : [{ manifest, attribute }];
      })[0];
      if (written === undefined) return skipped(reasons.notUsed);
      const at = written.manifest.source.at(written.attribute.offset);
      const value = written.attribute.value.trim();
      if (value.includes('${')) return skipped(reasons.computed);
      const namespace = appNamespace(android);
      const isShort = value.startsWith('.') || !value.includes('.');
      if (namespace === undefined) return skipped(undecided('no namespace is written out', '没有写出 namespace'));
      const full = isShort ? `${namespace}${value.startsWith('.') ? '' : '.'}${value}` : value;
      // A class of another package comes from a library.
      if (!full.startsWith(`${namespace}.`))
        return skipped(undecided(`${value} is in a library`, `${value} 在第三方库中`));
      const files = nativeFiles(project);
      const simple = full.split('.').at(-1)?.split('$')[0] ?? '';
      const isDeclared = files.some(
        ({ code }) => code.includes(simple) && new RegExp(`\\b(?:class|object|typealias)\\s+${simple}\\b`).test(code),
      );
      if (isDeclared) return passed(at);
      // A local package beside the app may hold it.
      const isElsewhere = project.files.paths.some(
        (path) => path.endsWith(`/${simple}.kt`) || path.endsWith(`/${simple}.java`),
      );
      if (
        files.length === 0 ||
        files.length >= 4000 ||
        isElsewhere ||
        hasOutsideModules(android) ||
        GENERATED.test(value)
      )
        return skipped(undecided(`the sources with ${simple} may be elsewhere`, `${simple} 的源码可能在别处`));
      return failed({ at, found: value, expected: full });
    },
  },
  {
    ...base,
    id: 'BLD-11',
    ...error,
    title: t('{found} stands twice in one manifest', '{found} 在同一清单中重复'),
    cause: t(
      'the manifest merger takes each name once, and the build stops: "Element … duplicated with element declared at …"',
      '清单合并时同名元素只能出现一次，编译中断：“Element … duplicated with element declared at …”',
    ),
    fix: [t('keep the line with the right value', '只保留正确的一行')],
    mark: 'A',
    source: 'Android manifest merger',
    check: ({ android }) => {
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return skipped(t('see MAN-01', '见 MAN-01'));
      return verdict(mergedManifests(android).flatMap(twiceIn), android.manifest.source.whole);
    },
  },
];
