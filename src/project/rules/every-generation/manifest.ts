// MAN-01 and MAN-04: the manifest of the app is XML, and its launcher activity is exported.

import type { Origin } from '../../../problems/types.js';
import { allOf, attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import type { Manifest } from '../../android/manifest.js';
import { launcherOf, targetsAtLeast, withManifest } from '../../facts/android/launcher.js';
import { inserted } from '../../fixes/edits.js';
import { reasons } from '../../reasons.js';
import { failed, passed, type Rule, skipped, verdict } from '../../types.js';
import { ALL, error } from '../defaults.js';

const SOURCE = 'AndroidManifest.xml, Android developer guide';

const placeOfFault = (manifest: Manifest): Origin => ({
  file: manifest.source.shown,
  line: manifest.fault?.line ?? 1,
  column: manifest.fault?.column ?? 1,
});

const LAUNCHER = ['android.intent.action.MAIN', 'android.intent.category.LAUNCHER'];

/** Of an app without a launcher activity: the word of one that has a slip, or that is there without the other. */
function almostLauncher({ source, root }: Manifest) {
  for (const match of source.text.matchAll(/<(?:action|category)\s+android:name\s*=\s*"(android\.[\w.]+)"/g)) {
    const [text, name = ''] = match;
    const meant = slipOf(name, LAUNCHER, () => 2);
    if (meant !== undefined) return { name, meant, offset: match.index + text.lastIndexOf(name) };
  }
  for (const { children, offset } of allOf(root, 'intent-filter')) {
    const names = children.map((child) => attributeOf(child, 'android:name')?.value ?? '');
    const [name, other] = LAUNCHER.filter((item) => names.includes(item));
    const isOther = names.some((item) => /\.category\.(?:\w+_LAUNCHER|HOME|INFO|DEFAULT)$/.test(item));
    if (name !== undefined && other === undefined && !isOther)
      return { name, meant: LAUNCHER.filter((item) => item !== name).join(''), offset };
  }
  return undefined;
}

export const manifestRules: readonly Rule[] = [
  {
    id: 'MAN-01',
    ...error,
    generations: ALL,
    needs: ['android'],
    title: t('AndroidManifest.xml is not well-formed: {found}', 'AndroidManifest.xml 格式有误：{found}'),
    cause: t(
      'the app does not build; most likely a comment such as // Add this line was copied into a tag',
      '应用无法编译；多半是把 // Add this line 之类的说明一起复制进了标签里',
    ),
    fix: t(
      'remove what is not XML from this line; comments are written <!-- … -->',
      '删除这一行里不属于 XML 的内容；注释写成 <!-- … -->',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) =>
      withManifest(project, (manifest) => {
        const broken = [manifest, ...(project.android?.otherManifests ?? [])].filter(
          (item) => item.fault !== undefined,
        );
        return verdict(
          broken.map((item) => ({ at: placeOfFault(item), found: item.fault?.message ?? '', expected: 'XML' })),
          manifest.source.whole,
        );
      }),
  },
  {
    id: 'MAN-04',
    ...error,
    generations: ALL,
    needs: ['android'],
    title: t('android:exported of the launcher activity: {found}', '启动 Activity 的 android:exported：{found}'),
    cause: t(
      'Android 12 and newer refuse to install the app: no push can arrive',
      'Android 12 及以上会拒绝安装，更谈不上收推送',
    ),
    fix: t('android:exported="true" for this activity', '给这个 activity 写 android:exported="true"'),
    mark: 'A',
    source: 'Android developer guide: android:exported with targetSdk 31',
    check: (project) =>
      withManifest(project, (manifest) => {
        if (!targetsAtLeast(project, 31)) return skipped(t('targetSdk is below 31', 'targetSdk 低于 31'));
        const launcher = launcherOf(manifest);
        if (launcher === undefined) return skipped(reasons.launcherElsewhere);
        if (
          launcher.element.name === 'activity-alias' &&
          attributeOf(launcher.element, 'android:exported') !== undefined
        )
          return passed();
        const exported = attributeOf(launcher.element, 'android:exported');
        if (
          exported?.value === 'true' ||
          exported?.value.startsWith('@') === true ||
          exported?.value.startsWith('$') === true
        )
          return passed(manifest.source.at(exported.offset));
        const at = manifest.source.at(exported?.offset ?? launcher.element.offset);
        const insert = exported === undefined ? launcher.element.offset + 1 + launcher.element.name.length : undefined;
        return failed({
          at,
          found: exported?.value ?? t('missing', '缺失'),
          expected: 'true',
          edits:
            insert === undefined || manifest.fault !== undefined
              ? []
              : inserted(manifest.source, insert, ' android:exported="true"'),
        });
      }),
  },
  {
    id: 'MAN-07',
    ...error,
    generations: ALL,
    needs: ['android'],
    title: t('{found} starts no app', '{found} 不会启动应用'),
    cause: t('the app gets no icon, and no tap can open it', '应用没有图标，点击通知也无法打开'),
    fix: t('it needs {expected}', '需要 {expected}'),
    mark: 'A',
    source: 'Android developer guide: <intent-filter> of the launcher',
    check: (project) =>
      withManifest(project, (manifest) => {
        const launcher = launcherOf(manifest);
        const isElsewhere = project.android?.otherManifests.some((item) => launcherOf(item) !== undefined) === true;
        const off = [manifest.application, launcher?.element].flatMap((element) =>
          element === undefined || element.name === 'activity-alias'
            ? []
            : (attributeOf(element, 'android:enabled') ?? []),
        );
        const [first] = off.filter(({ value }) => value === 'false');
        if (first !== undefined && !isElsewhere && manifest.activities.filter((item) => item.isLauncher).length === 1)
          return failed({
            at: manifest.source.at(first.offset),
            found: 'android:enabled="false"',
            expected: 'android:enabled="true"',
          });
        if (launcher !== undefined) return passed(manifest.source.at(launcher.element.offset));
        const slip = isElsewhere ? undefined : almostLauncher(manifest);
        return slip === undefined
          ? skipped(reasons.launcherElsewhere)
          : failed({ at: manifest.source.at(slip.offset), found: slip.name, expected: slip.meant });
      }),
  },
];
