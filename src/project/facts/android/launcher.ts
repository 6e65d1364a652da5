// What the main manifest says of the app: the activity the launcher starts, its launch mode, and for which Android it counts.
import { attributeOf } from '../../../readers/xml.js';
import type { Manifest } from '../../android/manifest.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, skipped } from '../../types.js';

/** Skipped for apps without a main manifest. */
export const withManifest = (project: Project, check: (manifest: Manifest) => Outcome): Outcome => {
  const manifest = project.android?.manifest;
  return manifest === undefined ? skipped(reasons.noManifest) : check(manifest);
};

/** An unknown targetSdk counts as new enough: stores require more than the levels that are asked for here. */
export const targetsAtLeast = (project: Project, level: number): boolean => {
  const target = project.android?.targetSdk;
  return target?.kind !== 'literal' || !/^\d+$/.test(target.text) || Number(target.text) >= level;
};

export const launcherOf = (manifest: Manifest) => manifest.activities.find((activity) => activity.isLauncher);

/** singleTop, singleTask or singleInstance; the default starts a copy. */
export function launchMode(manifest: Manifest): Outcome {
  const launcher = launcherOf(manifest);
  if (launcher === undefined) return skipped(reasons.launcherElsewhere);
  const mode = attributeOf(launcher.element, 'android:launchMode');
  if (launcher.element.name === 'activity-alias') return passed();
  if (mode?.value.startsWith('@')) return skipped(reasons.computed);
  return mode !== undefined && /^single/.test(mode.value)
    ? passed(manifest.source.at(mode.offset))
    : failed({
        at: manifest.source.at(mode?.offset ?? launcher.element.offset),
        found: mode?.value ?? 'standard',
        expected: 'singleTop',
      });
}
