// BLD, manifest entries that fail in the build or on the phone: undeclared prefixes, and an application class that does not exist.

import type { Origin } from '../../../../problems/types.js';
import { attributeOf } from '../../../../readers/xml.js';
import { type Text, t } from '../../../../text/language.js';
import type { AndroidApp } from '../../../android/app.js';
import {
  appNamespace,
  classesNamed,
  fullName,
  hasOutsideModules,
  packagePlace,
  parentOf,
  simpleName,
} from '../../../facts/android/gradle/namespace.js';
import { mergedManifests } from '../../../facts/android/manifest-entries.js';
import { manifestFaults, unboundIn } from '../../../facts/android/manifest-faults.js';
import { nativeFiles } from '../../../facts/app-code.js';
import { isInside } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import { failed, type Outcome, passed, type Rule, see, skipped, together, verdict } from '../../../types.js';
import { anyAndroid, error } from '../../defaults.js';

/** Classes of the app that the build generates: they have no source file. */
const GENERATED = /(?:^|\.)(?:Hilt_|Dagger|R\b|BuildConfig\b)/;

interface NamedClass {
  readonly what: Text;
  readonly value: string;
  /** Parents that no such class has. */
  readonly others: RegExp;
  readonly at: Origin;
}

/** The classes Android starts an app with: of <application>, and of the activity the launcher opens. */
function namedClasses(android: AndroidApp): readonly NamedClass[] {
  // Each flavour and build type may name its own class; a manifest of another module belongs to a library.
  const own = mergedManifests(android).filter(({ source }) => isInside(source.path, android.module));
  const applications = own.flatMap(({ source, application: element }): NamedClass[] => {
    const attribute = element === undefined ? undefined : attributeOf(element, 'android:name');
    if (attribute === undefined) return [];
    return [
      {
        what: t('the application class', 'Application 类'),
        value: attribute.value,
        others: /(?:Activity|Service|Receiver|Fragment|Listener)$/,
        at: source.at(attribute.offset),
      },
    ];
  });
  const launchers = (android.manifest?.activities ?? []).filter(({ isLauncher }) => isLauncher);
  const activities = launchers.map((launcher): NamedClass => {
    const target = attributeOf(launcher.element, 'android:targetActivity');
    return {
      what: t('the launcher activity', '启动 Activity'),
      value: target?.value ?? launcher.name,
      others: /(?:Application|Service|Receiver|Fragment|Listener)$/,
      at: launcher.source.at(target?.offset ?? launcher.offset),
    };
  });
  return [...applications, ...activities];
}

function classOutcome(project: Project, android: AndroidApp, { what, value, others, at }: NamedClass): Outcome {
  if (value.includes('${')) return skipped(reasons.computed);
  if (/\s/.test(value))
    return failed({
      at,
      found: `"${value}"`,
      expected: value.trim(),
      args: { name: what, cure: t('delete the blanks', '删除空白') },
    });
  const namespace = appNamespace(android);
  if (namespace === undefined) return skipped(undecided('no namespace is written out', '没有写出 namespace'));
  const full = fullName(value, namespace.name);
  const simple = simpleName(full);
  const own = classesNamed(project, simple);
  if (own.includes(full)) {
    const parent = own.length > 1 ? undefined : parentOf(project, simple);
    if (parent === undefined || !others.test(parent)) return passed(at);
    const cure = t(`it extends ${parent}: name another class`, `它继承的是 ${parent}：改为正确的类`);
    return failed({ at, found: value, expected: full, args: { name: what, cure } });
  }
  // The applicationId is not the package of the classes.
  const id = project.applicationIds.find((item) => full.startsWith(`${item}.`) && item !== namespace.name);
  const isId = id !== undefined && own.includes(full.replace(id, namespace.name));
  const isShort = full !== value;
  const [only, second] = own;
  const isAbove = `${namespace.name}.`.startsWith(`${only?.split('.').slice(0, -1).join('.')}.`);
  // The same class in a deeper package, or in one of the same depth and beginning: no other class can be meant.
  const isSame =
    only !== undefined &&
    second === undefined &&
    (isId ||
      (isShort && (only.startsWith(`${namespace.name}.`) || isAbove)) ||
      (only.split('.').length === full.split('.').length &&
        (isShort || only.split('.', 2).join() === full.split('.', 2).join())));
  if (isSame && !hasOutsideModules(android))
    return failed({
      // The class is outside the namespace that completes short names: the namespace is wrong, not the name.
      at:
        packagePlace(project, full) ??
        (isShort && !isAbove && !only.startsWith(`${namespace.name}.`) ? namespace.at : at),
      found: full,
      expected: only,
      args: {
        name: what,
        cure: t(
          `the class is ${only}: write that package, or this full name`,
          `该类是 ${only}：改正包名，或写完整类名`,
        ),
      },
    });
  // A class of another package comes from a library.
  if (!full.startsWith(`${namespace.name}.`))
    return skipped(undecided(`${value} is in a library`, `${value} 在第三方库中`));
  const place = packagePlace(project, full);
  if (place !== undefined && own.length === 0 && !hasOutsideModules(android)) {
    const cure = t(`declare class ${simple} in this file`, `在该文件中声明类 ${simple}`);
    return failed({ at: place, found: value, expected: full, args: { name: what, cure } });
  }
  // A local package next to the app may contain it.
  const isElsewhere =
    own.length > 0 ||
    project.files.paths.some((path) => path.endsWith(`/${simple}.kt`) || path.endsWith(`/${simple}.java`));
  if (nativeFiles(project).length === 0 || isElsewhere || hasOutsideModules(android) || GENERATED.test(value))
    return skipped(undecided(`the sources with ${simple} may be elsewhere`, `${simple} 的源码可能在别处`));
  return failed({
    at,
    found: value,
    expected: full,
    args: {
      name: what,
      cure: t(`correct android:name, or create the class ${full}`, `改正 android:name，或新建类 ${full}`),
    },
  });
}

export const manifestTextRules: readonly Rule[] = [
  {
    ...anyAndroid,
    id: 'BLD-08',
    ...error,
    title: t('the prefix of {found} is not declared', '{found} 的前缀没有声明'),
    cause: t('the manifests cannot be merged, and the build stops: {said}', '清单无法合并，编译中断：{said}'),
    fix: t('write {expected} into the <manifest> tag', '在 <manifest> 标签中写上 {expected}'),
    mark: 'A',
    source: 'W3C, Namespaces in XML; Android manifest merger',
    check: ({ android }) => {
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return see('MAN-01');
      const readable = [android.manifest, ...android.otherManifests].filter((manifest) => manifest.fault === undefined);
      return verdict(readable.flatMap(unboundIn), android.manifest.source.whole);
    },
  },
  {
    ...anyAndroid,
    id: 'BLD-09',
    needsAll: true,
    ...error,
    title: t('{name} cannot be {found}', '{name}不能是 {found}'),
    cause: t(
      'the app builds, but Android cannot start it: ClassNotFoundException, or ClassCastException for a class of another kind',
      '能够编译，但 Android 无法启动应用：找不到该类（ClassNotFoundException），或类的种类不对（ClassCastException）',
    ),
    fix: t('{cure}', '{cure}'),
    mark: 'A',
    source: 'Android developer guide: <application>',
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return see('MAN-01');
      const outcomes = namedClasses(android).map((item) => classOutcome(project, android, item));
      const outcome = together(outcomes);
      if (outcome.status !== 'failed') return outcome;
      // One wrong namespace is reported once, however many names it completes.
      const places = outcome.findings.map(({ at }) => `${at?.file}:${at?.line}`);
      return failed(...outcome.findings.filter((_, i) => places.indexOf(places[i] ?? '') === i));
    },
  },
  {
    ...anyAndroid,
    id: 'BLD-11',
    ...error,
    title: t('the manifest does not build: {found}', '清单无法编译：{found}'),
    cause: t(
      'the build stops at this line: "Element … duplicated", "unexpected element … found" or "attribute … not found"',
      '编译在此行中断：“Element … duplicated”“unexpected element … found”或“attribute … not found”',
    ),
    fix: t('{expected}', '{expected}'),
    mark: 'A',
    source: 'Android manifest merger',
    check: ({ android }) => {
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      if (android.manifest.fault !== undefined) return see('MAN-01');
      return verdict(mergedManifests(android).flatMap(manifestFaults), android.manifest.source.whole);
    },
  },
];
