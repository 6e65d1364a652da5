// The package the app's own classes lie in, what they are called, and whether sources come from outside of the Gradle build's folder.
import type { Origin } from '../../../../problems/types.js';
import { everyStatement, isWord, textsOf, within } from '../../../../readers/gradle/script.js';
import { attributeOf } from '../../../../readers/xml.js';
import type { AndroidApp } from '../../../android/app.js';
import { settingOf } from '../../../android/gradle-values.js';
import { isInside } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { hits, nativeFiles } from '../../app-code.js';
import { launcherOf } from '../launcher.js';

/** What short class names of the manifest begin with: `namespace` of the module, else `package` of the manifest. Undefined when neither is written out. */
export function appNamespace(android: AndroidApp): { readonly name: string; readonly at: Origin } | undefined {
  const named = settingOf(android.android, ['namespace'], android.names);
  if (named !== undefined)
    return named.kind === 'literal' && android.moduleFile !== undefined
      ? { name: named.text, at: android.moduleFile.source.at(named.statement.offset) }
      : undefined;
  const top = android.manifest?.root.children.find((child) => child.name === 'manifest');
  const attribute = top === undefined ? undefined : attributeOf(top, 'package');
  return attribute === undefined || android.manifest === undefined
    ? undefined
    : { name: attribute.value.trim(), at: android.manifest.source.at(attribute.offset) };
}

export const fullName = (name: string, namespace: string): string =>
  name.startsWith('.') ? `${namespace}${name}` : name.includes('.') ? name : `${namespace}.${name}`;

/** The class a full name ends in, without those inside of it. */
export const simpleName = (name: string): string => name.split('.').at(-1)?.split('$')[0] ?? '';

/** Full names of the app's own classes that are called so. */
export function classesNamed(project: Project, simple: string): readonly string[] {
  if (!/^\w+$/.test(simple)) return [];
  const declaration = new RegExp(`\\b(?:class|object|typealias)\\s+${simple}\\b`);
  return nativeFiles(project).flatMap(({ code }) => {
    if (!code.includes(simple) || !declaration.test(code)) return [];
    const named = /^\s*package\s+([\w.`]+)/m.exec(code)?.[1]?.replaceAll('`', '');
    return [named === undefined ? simple : `${named}.${simple}`];
  });
}

/** What a class of the app extends; in Kotlin interfaces may come first, without brackets. */
export const parentOf = (project: Project, simple: string): string | undefined =>
  hits(
    nativeFiles(project),
    new RegExp(`\\bclass\\s+${simple}\\b(?:\\s*\\([^)]*\\))?\\s*(?:extends\\s+([\\w.]+)|:\\s*([\\w.]+)\\s*\\()`),
  )[0]
    ?.match.slice(1)
    .find(Boolean);

/** The package line of the file that lies where a class of this name belongs. */
export function packagePlace(project: Project, full: string): Origin | undefined {
  const file = nativeFiles(project).find(({ source }) =>
    source.path.replace(/\.(?:kt|java)$/, '').endsWith(`/${full.replaceAll('.', '/')}`),
  );
  return file?.source.at(Math.max(0, file.code.search(/\bpackage\s/)));
}

/** Source folders or modules that are named by a path: their classes may not be among the files that were read. */
export function hasOutsideModules(android: AndroidApp): boolean {
  // A folder of the module is read with it.
  const moved = everyStatement(within(android.android, ['sourceSets'])).some(
    (statement) =>
      statement.head.some(
        (token) => isWord(token, 'srcDir') || isWord(token, 'srcDirs') || isWord(token, 'setSrcDirs'),
      ) &&
      (textsOf(statement).length === 0 ||
        textsOf(statement).some(({ text, isDynamic }) => isDynamic || /^\/|\.\./.test(text))),
  );
  const settings = everyStatement(android.settingsFile?.tree.statements ?? []);
  return (
    moved ||
    settings.some(
      ({ head }) =>
        head.some((token) => isWord(token, 'projectDir')) &&
        head.some((token) => token.kind === 'string' && (token.isDynamic || token.text.includes('..'))),
    )
  );
}

/** Simple names of the application classes and the launcher activity, as the manifests of the app name them. */
export function startedClasses({ android }: Project): readonly string[] {
  if (android?.manifest === undefined) return [];
  const launcher = launcherOf(android.manifest);
  const target = launcher === undefined ? undefined : attributeOf(launcher.element, 'android:targetActivity');
  const names = [android.manifest, ...android.otherManifests]
    .filter(({ source }) => isInside(source.path, android.module))
    .map(({ application }) =>
      application === undefined ? undefined : attributeOf(application, 'android:name')?.value,
    );
  return [...names, target?.value ?? launcher?.name]
    .map((name) => simpleName((name ?? '').trim()))
    .filter((name) => /^\w+$/.test(name));
}
