// Gradle plugins of the app module, and the places findings about them name.
import type { Origin } from '../../../../problems/types.js';
import { everyStatement, type GradleStatement, nameOfStatement, within } from '../../../../readers/gradle/script.js';
import { type Text, t } from '../../../../text/language.js';
import { editDistance } from '../../../../text/suggest.js';
import type { AndroidApp } from '../../../android/app.js';
import type { Artifact } from '../../../android/gradle-artifacts.js';
import type { PluginUse } from '../../../android/gradle-plugin-uses.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { failed, type Outcome, passed, placeOf, type SharedRule, skipped } from '../../../types.js';

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

/** Where `plugins {` or the first `apply plugin` is. */
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

/** The dependencies block of the app module. */
export const dependenciesPlace = ({ android }: Project): Origin | undefined =>
  android === undefined ? undefined : androidPlace(android, 'dependencies');

/** Where classpaths are listed. */
export function classpathPlace(android: AndroidApp): Origin | undefined {
  for (const file of [android.rootFile, android.settingsFile, android.moduleFile]) {
    if (file === undefined) continue;
    const block =
      within(file.tree.statements, ['buildscript']).find((item) => nameOfStatement(item) === 'dependencies') ??
      ['plugins', 'buildscript', 'pluginManagement']
        .map((name) => file.tree.statements.find((item) => nameOfStatement(item) === name))
        .find((item) => item !== undefined);
    if (block !== undefined) return file.source.at(block.offset);
  }
  return (android.rootFile ?? android.settingsFile)?.source.at(0);
}

/** The one that was most likely meant, mistyped. */
const nearest = <T>(items: readonly T[], wanted: string, name: (item: T) => string): T | undefined =>
  items.find((item) => name(item) !== wanted && editDistance(name(item), wanted) <= 2);

/** A Gradle plugin: applied in the module, and found by the build. */
function checkPlugin(project: Project, id: string, group: string, artifact: string): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const use = pluginApplied(android, id);
  if (use === undefined)
    return android.hasHiddenBuild
      ? skipped(reasons.hiddenBuild)
      : failed({
          at: placeOf(nearest(android.modulePlugins, id, (item) => item.id)) ?? pluginsPlace(android),
          found: t('not applied', '没有应用'),
          expected: `id("${id}")`,
        });
  if (use.version !== undefined || pluginArtifact(android, group, artifact, id) !== undefined)
    return passed(placeOf(use));
  if (android.hasHiddenBuild || (android.rootFile === undefined && android.settingsFile === undefined))
    return skipped(reasons.hiddenBuild);
  return failed({
    at:
      placeOf(nearest(android.classpaths, `${group}:${artifact}`, (item) => `${item.group}:${item.name}`)) ??
      classpathPlace(android),
    found: t('applied but not on the class path', '已应用但未加入 classpath'),
    expected: `classpath("${group}:${artifact}:…")`,
  });
}

/** A plugin that builds a vendor's file into the app. */
export const gradlePlugin = (
  maker: Text,
  { id, group, artifact }: { readonly id: string; readonly group: string; readonly artifact: string },
): Pick<SharedRule, 'title' | 'check'> => ({
  title: t(`${maker.en}'s Gradle plugin ${id} is {found}`, `${maker.zh} Gradle 插件 ${id} {found}`),
  check: (project) => checkPlugin(project, id, group, artifact),
});
