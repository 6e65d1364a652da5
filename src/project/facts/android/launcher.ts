// The activity the launcher starts, and its launch mode.
import { attributeOf } from '../../../readers/xml.js';
import type { Manifest } from '../../android/manifest.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, skipped } from '../../types.js';

export const launcherOf = (manifest: Manifest) => manifest.activities.find((activity) => activity.isLauncher);

/** singleTop, singleTask or singleInstance; the default starts a copy. */
export function launchMode(manifest: Manifest): Outcome {
  const launcher = launcherOf(manifest);
  if (launcher === undefined) return skipped(reasons.launcherElsewhere);
  const mode = attributeOf(launcher.element, 'android:launchMode');
  if (launcher.element.name === 'activity-alias') return passed();
  return mode !== undefined && /^single/.test(mode.value)
    ? passed(manifest.source.at(mode.offset))
    : failed({
        at: manifest.source.at(mode?.offset ?? launcher.element.offset),
        found: mode?.value ?? 'standard',
        expected: 'singleTop',
      });
}
