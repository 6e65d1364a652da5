// Ids of vendors that the manifest carries as meta-data.
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, placeOf, skipped } from '../../types.js';
import { placeholderValue } from './gradle/placeholders.js';
import { insertIntoApplication, manifestPlace, metaDataOf } from './manifest-entries.js';

/** There, inside <application>, and filled. */
export function checkMetaValue(project: Project, name: string, configKey: string, example = '…'): Outcome {
  const { android, config } = project;
  if (android?.manifest === undefined) return skipped(reasons.noManifest);
  const { manifest } = android;
  const wanted = config?.text(configKey);
  const item = metaDataOf(android, name);
  const expected = wanted ?? example;
  if (item === undefined)
    return failed({
      at: manifestPlace(manifest),
      found: t('missing', '缺失'),
      expected,
      edits:
        wanted === undefined
          ? []
          : insertIntoApplication(manifest, [`<meta-data android:name="${name}" android:value="${wanted}" />`]),
    });
  const at = placeOf(item);
  if (!item.isInApplication)
    return failed({ at, found: t('outside of <application>', '写在 <application> 之外'), expected });
  if (item.isResource) return skipped(reasons.computed);
  const value = placeholderValue(project, item.value ?? '');
  if (value === undefined) return skipped(reasons.computed);
  return value.trim() === '' ? failed({ at, found: t('empty', '为空'), expected }) : passed(at);
}
