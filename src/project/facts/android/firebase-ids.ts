// Whether the app registers with Firebase by installation ID, which leaves every SDK that asks for a token without one.

import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { reasons, undecided } from '../../reasons.js';
import { type Finding, type Outcome, passed, placeOf, skipped, verdict } from '../../types.js';
import { mergedManifests } from './manifest-entries.js';

const ANDROID_KEY = 'firebase_messaging_installation_id_enabled';
const IOS_KEY = 'FirebaseMessagingInstallationIdEnabled';

/** Looks at the manifests of the app and its modules, and at Info.plist. */
function checkFirebaseIds(project: Project): Outcome {
  const findings: Finding[] = [];
  let isComputed = false;
  const { android, ios } = project;
  const metas = android === undefined ? [] : mergedManifests(android).flatMap((manifest) => manifest.metaData);
  const own = metas.filter((item) => item.name.trim() === ANDROID_KEY);
  const isRemoved = own.some((item) =>
    /tools:node\s*=\s*["']remove/.test(
      item.source.text.slice(item.element.offset, item.element.offset + 400).split('>')[0] ?? '',
    ),
  );
  for (const item of isRemoved ? [] : own) {
    const value = item.value?.trim();
    if (value === 'true') findings.push({ at: placeOf(item), found: ANDROID_KEY, expected: 'false' });
    else if (value === undefined || item.isResource || value.includes('${')) isComputed = true;
  }
  const node = ios?.infoPlist?.root?.members?.get(IOS_KEY);
  if (node?.type === 'true' && ios?.infoPlist !== undefined)
    findings.push({ at: ios.infoPlist.source.at(node.offset), found: IOS_KEY, expected: '<false/>' });
  // What a library brings in shows only in the manifest that a build has merged.
  if (findings.length === 0 && android !== undefined && android.manifest === undefined)
    return skipped(reasons.noManifest);
  if (findings.length === 0 && isComputed)
    return skipped(undecided(`the value of ${ANDROID_KEY} comes from the build`, `${ANDROID_KEY} 的值由构建决定`));
  return findings.length === 0 ? passed() : verdict(findings);
}

export const firebaseIds = {
  title: t('{found} is switched on', '已开启 {found}'),
  fix: t(
    'remove the key, or write {expected}; when a library brings it into the merged manifest: tools:node="remove"',
    '删除该键，或改为 {expected}；如果由依赖库合并进来，用 tools:node="remove" 去掉',
  ),
  mark: 'D',
  source: 'Firebase: register with Firebase Installation IDs',
  check: checkFirebaseIds,
} as const;
