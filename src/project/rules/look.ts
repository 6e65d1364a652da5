// What several rules look for: permissions in all manifests, repositories by scope, and the place in Dart where push is set up.
import type { Origin } from '../../problems/types.js';
import { everyStatement, type GradleStatement, nameOfStatement, within } from '../../readers/gradle/script.js';
import { lineEndOf, type SourceFile } from '../../readers/source.js';
import { attributeOf } from '../../readers/xml.js';
import type { AndroidApp } from '../android/app.js';
import type { Artifact, PluginUse, Repository, RepositoryScope } from '../android/gradle-facts.js';
import type { Manifest, ManifestItem, MetaData } from '../android/manifest.js';
import type { Project } from '../project.js';
import { type Edit, type Finding, failed, type Outcome, passed, skipped } from '../types.js';
import { reasons } from './reasons.js';

/** The main manifest and those that are merged into every build; debug-only ones are left out. */
export function mergedManifests(android: AndroidApp): readonly Manifest[] {
  const others = android.otherManifests.filter((manifest) => !/\/src\/(?:debug|profile)\//.test(manifest.source.path));
  return android.manifest === undefined ? others : [android.manifest, ...others];
}

const isRemoved = (item: ManifestItem): boolean => /^remove/.test(attributeOf(item.element, 'tools:node')?.value ?? '');

/** `${applicationId}` stands for the id; names are compared without blanks around. */
export const fillId = (name: string, id: string): string =>
  name.trim().replaceAll('${applicationId}', id).replaceAll('${packageName}', id);

export function usesPermission(android: AndroidApp, name: string): ManifestItem | undefined {
  return mergedManifests(android)
    .flatMap((manifest) => manifest.uses)
    .find((item) => item.name.trim() === name && !isRemoved(item));
}

/** A permission that belongs to the app's own package: `<package>.permission.X`, used or declared. */
export function ownPermission(
  android: AndroidApp,
  list: 'uses' | 'declares',
  suffix: string,
  ids: readonly string[],
): ManifestItem | undefined {
  return mergedManifests(android)
    .flatMap((manifest) => manifest[list])
    .find(
      (item) =>
        !isRemoved(item) &&
        (item.name.trim() === `\${applicationId}${suffix}` || ids.some((id) => item.name.trim() === `${id}${suffix}`)),
    );
}

export function metaDataOf(android: AndroidApp, name: string): MetaData | undefined {
  return mergedManifests(android)
    .flatMap((manifest) => manifest.metaData)
    .find((item) => item.name.trim() === name && !isRemoved(item));
}

/** Where an element would go: the line of `<application`, else of `<manifest`. */
export function manifestPlace(manifest: Manifest): Origin {
  return manifest.source.at((manifest.application ?? manifest.root.children[0] ?? manifest.root).offset);
}

/** Puts elements before `<application`, in the indentation and with the line ends of the file. */
export function insertBeforeApplication(manifest: Manifest, lines: readonly string[]): Edit[] {
  const { source, application } = manifest;
  if (application === undefined || manifest.fault !== undefined || !source.isUtf8) return [];
  const lineStart = source.text.lastIndexOf('\n', application.offset - 1) + 1;
  const indent = source.text.slice(lineStart, application.offset);
  if (!/^[ \t]*$/.test(indent)) return [];
  const end = lineEndOf(source.text);
  return [
    {
      path: source.path,
      start: lineStart,
      end: lineStart,
      text: lines.map((line) => `${indent}${line}${end}`).join(''),
    },
  ];
}

/** Puts elements before `</application>`. */
export function insertIntoApplication(manifest: Manifest, lines: readonly string[]): Edit[] {
  const { source, application } = manifest;
  if (application === undefined || manifest.fault !== undefined || !source.isUtf8) return [];
  if (!source.text.startsWith('</application', application.closeStart)) return [];
  const lineStart = source.text.lastIndexOf('\n', application.closeStart - 1) + 1;
  const indent = source.text.slice(lineStart, application.closeStart);
  if (!/^[ \t]*$/.test(indent)) return [];
  const step = indent.includes('\t') ? '\t' : '    ';
  const end = lineEndOf(source.text);
  return [
    {
      path: source.path,
      start: lineStart,
      end: lineStart,
      text: lines.map((line) => `${indent}${step}${line}${end}`).join(''),
    },
  ];
}

/** A missing permission, with its place and its cure. */
export function needPermission(project: Project, ...names: readonly string[]): Outcome {
  const { android } = project;
  if (android?.manifest === undefined) return skipped(reasons.noManifest);
  const { manifest } = android;
  const missing = names.filter((name) => usesPermission(android, name) === undefined);
  const found = names.map((name) => usesPermission(android, name)).find((item) => item !== undefined);
  if (missing.length === 0) return passed(found === undefined ? undefined : found.source.at(found.offset));
  return failed(
    ...missing.map(
      (name): Finding => ({
        at: manifestPlace(manifest),
        found: '–',
        expected: `<uses-permission android:name="${name}"/>`,
        args: { name },
        edits: insertBeforeApplication(manifest, [`<uses-permission android:name="${name}" />`]),
      }),
    ),
  );
}

/** Where plugins are found, and where libraries are found. */
export const PLUGIN_SCOPES: readonly RepositoryScope[] = ['buildscript', 'pluginManagement'];
export const LIBRARY_SCOPES: readonly RepositoryScope[] = ['allprojects', 'settings', 'module'];

export const reachesHost = (repository: Repository, host: string): boolean => repository.url?.includes(host) === true;

export const repositoriesIn = (android: AndroidApp, scopes: readonly RepositoryScope[]): readonly Repository[] =>
  android.repositories.filter((repository) => scopes.includes(repository.scope));

/** Whether one of the scopes names the host. */
export function needRepository(
  project: Project,
  scopes: readonly RepositoryScope[],
  host: string,
  url: string,
): Outcome {
  const { android } = project;
  if (android === undefined) return skipped(reasons.noModuleFile);
  const here = repositoriesIn(android, scopes);
  const hit = here.find((repository) => reachesHost(repository, host));
  if (hit !== undefined) return passed(hit.source.at(hit.offset));
  if (here.some((repository) => repository.name === 'maven' && repository.url === undefined))
    return skipped(reasons.computed);
  if (android.hasHiddenBuild) return skipped(reasons.hiddenBuild);
  if (android.rootFile === undefined && android.settingsFile === undefined) return skipped(reasons.noModuleFile);
  const block = repositoryBlock(android, scopes);
  return failed({
    at: block?.at ?? (android.rootFile ?? android.settingsFile)?.source.at(0),
    found: '–',
    expected: android.rootFile?.tree.isKotlin === true ? `maven { url = uri("${url}") }` : `maven { url '${url}' }`,
    edits: block === undefined ? [] : block.insert(url),
  });
}

const BLOCKS: readonly (readonly [RepositoryScope, readonly string[]])[] = [
  ['pluginManagement', ['pluginManagement']],
  ['buildscript', ['buildscript']],
  ['settings', ['dependencyResolutionManagement']],
  ['allprojects', ['allprojects']],
];

/** The `repositories` block a new line belongs into: the settings' own where there is one. */
function repositoryBlock(
  android: AndroidApp,
  scopes: readonly RepositoryScope[],
): { readonly at: Origin; insert(url: string): Edit[] } | undefined {
  for (const [scope, path] of BLOCKS) {
    if (!scopes.includes(scope)) continue;
    for (const file of [android.settingsFile, android.rootFile]) {
      if (file === undefined) continue;
      const [block] = within(file.tree.statements, path).filter(
        (item) => nameOfStatement(item) === 'repositories' && item.body !== undefined,
      );
      if (block === undefined) continue;
      const { source } = file;
      return {
        at: source.at(block.offset),
        insert(url) {
          const last = block.body?.at(-1);
          if (last === undefined || !source.isUtf8 || file.tree.isBroken) return [];
          const lineStart = source.text.lastIndexOf('\n', last.offset - 1) + 1;
          const indent = source.text.slice(lineStart, last.offset);
          const lineEnd = source.text.indexOf('\n', last.end);
          if (!/^[ \t]*$/.test(indent) || lineEnd === -1) return [];
          const line = file.tree.isKotlin ? `maven { url = uri("${url}") }` : `maven { url '${url}' }`;
          return [
            {
              path: source.path,
              start: lineEnd + 1,
              end: lineEnd + 1,
              text: `${indent}${line}${lineEndOf(source.text)}`,
            },
          ];
        },
      };
    }
  }
  return undefined;
}

export const pluginApplied = (android: AndroidApp, id: string): PluginUse | undefined =>
  android.modulePlugins.find((plugin) => plugin.id === id && plugin.isApplied);

/** A plugin's own artifact on the class path, or its version in a plugins block. */
export function pluginArtifact(
  android: AndroidApp,
  group: string,
  name: string,
  id: string,
): (Artifact | PluginUse) | undefined {
  return (
    android.classpaths.find((artifact) => artifact.group === group && artifact.name === name) ??
    [...android.rootPlugins, ...android.modulePlugins].find(
      (plugin) => plugin.id === id && plugin.version !== undefined,
    )
  );
}

/** Where `plugins {` or the first `apply plugin` stands. */
export function pluginsPlace(android: AndroidApp): Origin | undefined {
  const file = android.moduleFile;
  if (file === undefined) return undefined;
  const at = file.tree.statements.find((item) => ['plugins', 'apply'].includes(nameOfStatement(item)));
  return file.source.at(at?.offset ?? 0);
}

/** Where `android {`, or a block in it, stands. */
export function androidPlace(android: AndroidApp, block?: string): Origin | undefined {
  const file = android.moduleFile;
  if (file === undefined) return undefined;
  const all = everyStatement(file.tree.statements);
  const named = (name: string): GradleStatement | undefined =>
    all.find((item) => item.body !== undefined && nameOfStatement(item) === name);
  return file.source.at((block === undefined ? undefined : named(block))?.offset ?? named('android')?.offset ?? 0);
}

/** Where classpaths are listed. */
export function classpathPlace(android: AndroidApp): Origin | undefined {
  for (const file of [android.rootFile, android.settingsFile, android.moduleFile]) {
    if (file === undefined) continue;
    const block =
      within(file.tree.statements, ['buildscript']).find((item) => nameOfStatement(item) === 'dependencies') ??
      file.tree.statements.find((item) =>
        ['plugins', 'buildscript', 'pluginManagement'].includes(nameOfStatement(item)),
      );
    if (block !== undefined) return file.source.at(block.offset);
  }
  return (android.rootFile ?? android.settingsFile)?.source.at(0);
}

/** The place in Dart where push begins: `init`, the plugin object, PushAppInfo; else the package in pubspec.yaml. */
export function dartAnchor(project: Project): Origin | undefined {
  const plugin = project.calls(pluginClass(project))[0];
  const info = project.appInfos[0];
  const start = initCall(project) ?? plugin ?? info?.call;
  return start === undefined ? project.package?.at : start.file.source.at(start.offset);
}

export const pluginClass = (project: Project): string =>
  project.generation === 'timpush' ? 'TencentCloudChatPush' : 'TimUiKitPushPlugin';

/** The plugin's `init`: the call of that name with one of its own arguments. */
export const initCall = (project: Project) =>
  project
    .calls('init')
    .find((call) =>
      call.arguments.some((argument) => argument.name === 'pushClickAction' || argument.name === 'appInfo'),
    );

/** Where a file of a side should lie, for findings about files that are not there. */
export const missingFile = (project: Project, path: string): Origin => ({
  file: project.files.disk.show(path),
  line: 1,
});

/** The first file of the app module's root with this name. */
export const inModule = (project: Project, name: string): SourceFile | undefined =>
  project.android === undefined
    ? undefined
    : project.files.source(project.android.module === '.' ? name : `${project.android.module}/${name}`);

/** Digits and letters of an id, cut so that a key in the wrong place is not shown whole. */
export const shortValue = (value: string): string => (value.length > 40 ? `${value.slice(0, 12)}…` : value);
