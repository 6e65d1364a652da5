// Where Gradle looks for plugins and libraries, and where a missing repository goes.

import type { Origin } from '../../../../problems/types.js';
import { nameOfStatement, within } from '../../../../readers/gradle/script.js';
import type { AndroidApp } from '../../../android/app.js';
import type { Repository, RepositoryScope } from '../../../android/gradle-repositories.js';
import { lineBelow } from '../../../fixes/edits.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Edit, failed, type Outcome, passed, placeOf, skipped } from '../../../types.js';
import { commentedOut } from '../commented-out.js';

/** Where plugins are found, and where libraries are found. */
export const PLUGIN_SCOPES: readonly RepositoryScope[] = ['buildscript', 'pluginManagement'];

export const LIBRARY_SCOPES: readonly RepositoryScope[] = ['allprojects', 'settings', 'module'];

/** `…/repo` and what lies below it; `…/repos` is another place. */
export const reachesHost = ({ url }: Repository, host: string): boolean =>
  url !== undefined && `${url}/`.includes(`${host}/`);

/** Only these addresses are known to have nothing of Google's, Maven Central's or each other's. */
const isMaker = (url: string | undefined): boolean => /developer\.(?:huawei|hihonor)\.com/.test(url ?? '');

/** A repository that may hold, or mirror, what is looked for. */
export const mayMirror = ({ name, url }: Repository): boolean =>
  !/^(?:google|mavenCentral|jcenter|gradlePluginPortal)$/.test(name) && !isMaker(url);

/** Unless the settings say otherwise, repositories of the projects take the place of those of the settings. */
export function repositoriesIn(android: AndroidApp, scopes: readonly RepositoryScope[]): readonly Repository[] {
  const here = android.repositories.filter((repository) => scopes.includes(repository.scope));
  const isSettings = /FAIL_ON_PROJECT_REPOS|PREFER_SETTINGS/.test(android.settingsFile?.source.text ?? '');
  const ofProjects = here.filter(({ scope }) => scope === 'allprojects');
  return isSettings || ofProjects.length === 0 ? here : here.filter(({ scope }) => scope !== 'settings');
}

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
  if (hit !== undefined) return passed(placeOf(hit));
  if (here.some((repository) => repository.name === 'maven' && repository.url === undefined))
    return skipped(reasons.computed);
  if (android.hasHiddenBuild) return skipped(reasons.hiddenBuild);
  if (android.rootFile === undefined && android.settingsFile === undefined) return skipped(reasons.noModuleFile);
  // What the settings list is not looked at where the projects have their own.
  const isOwn = here.some(({ scope }) => scope === 'allprojects') && !here.some(({ scope }) => scope === 'settings');
  const block = repositoryBlock(android, isOwn ? scopes.filter((scope) => scope !== 'settings') : scopes);
  const slip = here.find(({ url }) => url?.includes(host.replace(/\/.*/, '')) === true);
  // Of two equal lines one was most likely meant for this host.
  const twice = here.find(
    ({ url, scope }, i) =>
      url !== undefined && here.some((item, j) => j < i && item.url === url && item.scope === scope),
  );
  return failed({
    at:
      placeOf(slip ?? twice) ??
      block?.commented(host) ??
      block?.at ??
      (android.rootFile ?? android.settingsFile)?.source.at(0),
    found: '–',
    expected: mavenLine(url, android.rootFile?.tree.isKotlin === true),
    edits: block === undefined ? [] : block.insert(url),
  });
}

const BLOCKS: readonly (readonly [RepositoryScope, readonly string[]])[] = [
  ['pluginManagement', ['pluginManagement']],
  ['buildscript', ['buildscript']],
  ['settings', ['dependencyResolutionManagement']],
  ['allprojects', ['allprojects']],
];

const mavenLine = (url: string, isKotlin: boolean): string =>
  isKotlin ? `maven { url = uri("${url}") }` : `maven { url '${url}' }`;

/** The `repositories` block a new line belongs into: the settings' own where there is one. */
function repositoryBlock(
  android: AndroidApp,
  scopes: readonly RepositoryScope[],
): { readonly at: Origin; insert(url: string): Edit[]; commented(text: string): Origin | undefined } | undefined {
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
        commented: (text) => commentedOut(source, text, block.offset, block.end),
        insert(url) {
          const last = block.body?.at(-1);
          if (last === undefined || file.tree.isBroken) return [];
          return lineBelow(source, last, mavenLine(url, file.tree.isKotlin));
        },
      };
    }
  }
  return undefined;
}
