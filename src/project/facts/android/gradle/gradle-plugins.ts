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
import { commentedOut } from '../commented-out.js';

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

/** The place of `android {`, or of a block in it. */
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

/** The one that was most likely meant: mistyped, not applied, or another of the same maker. */
export const nearest = <T>(items: readonly T[], wanted: string, name: (item: T) => string): T | undefined =>
  items.find((item) => editDistance(name(item), wanted) <= 2) ??
  items.find((item) => /^com\.(?:huawei|hihonor)\./.exec(name(item))?.[0] === /^com\.\w+\./.exec(wanted)?.[0]);

/** Where a version is written: an alias leads into its catalog. */
export function versionPlace({ names }: AndroidApp, item: Artifact | PluginUse): Origin {
  const parts = 'id' in item ? [item.id] : [item.group, item.name];
  const isHere = item.source.text.slice(item.offset, item.end).includes(parts[0] ?? '');
  for (const { source } of isHere ? [] : names.catalogs.values()) {
    const lines = [...(source?.text.matchAll(/^.+$/gm) ?? [])];
    const line = lines.find(([text]) => parts.every((part) => new RegExp(`["':]${part}["':]`).test(text)));
    if (source !== undefined && line !== undefined) return source.at(line.index);
  }
  return placeOf(item);
}

export interface GradlePlugin {
  readonly id: string;
  readonly group: string;
  readonly artifact: string;
}

/** A Gradle plugin: applied in the module, and found by the build. */
export function checkPlugin(project: Project, { id, group, artifact }: GradlePlugin): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const use = pluginApplied(android, id);
  if (use === undefined)
    return android.hasHiddenBuild
      ? skipped(reasons.hiddenBuild)
      : failed({
          at:
            placeOf(nearest(android.modulePlugins, id, (item) => item.id)) ??
            commentedOut(android.moduleFile.source, id) ??
            pluginsPlace(android),
          found: t('not applied', '没有应用'),
          expected: `id("${id}")`,
        });
  const found = use.version === undefined ? pluginArtifact(android, group, artifact, id) : use;
  if (found !== undefined) return passed(placeOf(use));
  if (android.hasHiddenBuild || (android.rootFile === undefined && android.settingsFile === undefined))
    return skipped(reasons.hiddenBuild);
  return failed({
    at:
      placeOf(
        nearest(
          [...android.classpaths, ...android.dependencies],
          `${group}:${artifact}`,
          (item) => `${item.group}:${item.name}`,
        ),
      ) ??
      commentedOut(android.rootFile?.source, `${group}:${artifact}`) ??
      classpathPlace(android),
    found: t('applied but not on the class path', '已应用但未加入 classpath'),
    expected: `classpath("${group}:${artifact}:…")`,
  });
}

/** A plugin that builds a vendor's file into the app. */
export const gradlePlugin = (maker: Text, plugin: GradlePlugin): Pick<SharedRule, 'title' | 'check'> => ({
  title: t(`${maker.en}'s Gradle plugin ${plugin.id} is {found}`, `${maker.zh} Gradle 插件 ${plugin.id} {found}`),
  check: (project) => checkPlugin(project, plugin),
});
