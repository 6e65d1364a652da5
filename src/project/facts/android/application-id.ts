// The applicationId against the config, and the lowest Android version of the app.

import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, skipped } from '../../types.js';
import { androidPlace } from './gradle/gradle-plugins.js';

export function checkApplicationId(project: Project): Outcome {
  const { android, config } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const { applicationId } = android;
  const { source } = android.moduleFile;
  const isEmpty = project.applicationIds.length === 0;
  if (applicationId?.kind === 'computed' || (applicationId !== undefined && isEmpty)) return skipped(reasons.computed);
  if (isEmpty) {
    if (android.hasHiddenBuild || android.defaultConfig.length === 0) return skipped(reasons.hiddenBuild);
    return failed({
      at: androidPlace(android, 'defaultConfig'),
      found: '–',
      expected: config?.text('package_name') ?? 'com.example.chat',
    });
  }
  const at = source.at(
    applicationId?.statement.offset ??
      android.flavors.find((flavor) => flavor.applicationId !== undefined)?.applicationId?.statement.offset ??
      0,
  );
  const wanted = config?.text('package_name');
  if (wanted === undefined || project.applicationIds.includes(wanted)) return passed(at);
  return failed({ at, found: project.applicationIds.join(', '), expected: wanted });
}

export function checkMinSdk(project: Project, lowest: number): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const { minSdk } = android;
  if (minSdk === undefined || minSdk.kind === 'computed' || !/^\d+$/.test(minSdk.text))
    return skipped(reasons.computed);
  const at = android.moduleFile.source.at(minSdk.statement.offset);
  return Number(minSdk.text) >= lowest ? passed(at) : failed({ at, found: minSdk.text, expected: String(lowest) });
}
