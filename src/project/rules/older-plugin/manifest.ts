// MAN: the manifest of the app, whoever wrote it.

import type { Origin } from '../../../problems/types.js';
import { isAtLeast } from '../../../readers/version.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import type { Manifest } from '../../android/manifest.js';
import { launcherOf, launchMode } from '../../facts/android/launcher.js';
import { DECLARE, needPermission, renamed } from '../../facts/android/manifest-entries.js';
import { shortValue } from '../../facts/android/vendor-files.js';
import { inserted } from '../../fixes/edits.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, type Outcome, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { ALL, error, OLD, warning } from '../defaults.js';

const SOURCE = 'AndroidManifest.xml, Android developer guide';

/** Texts of guides that were copied without being filled in. */
const PLACEHOLDER =
  /\$\{\s*(?:enter|your|please)\b[^}]*\}|\benter (?:the|your)\b|\byour[ _-]?(?:package|app|vivo|honor|hihonor|api|key|id)|填写|你的|<[^>]*(?:id|key)>|^x{3,}$/i;

const withManifest = (project: Project, check: (manifest: Manifest) => Outcome): Outcome => {
  const manifest = project.android?.manifest;
  return manifest === undefined ? skipped(reasons.noManifest) : check(manifest);
};

/** 31 is where Android insists; unknown counts as new enough, since stores ask for more than that. */
const targetsAtLeast = (project: Project, level: number): boolean => {
  const target = project.android?.targetSdk;
  return target?.kind !== 'literal' || !/^\d+$/.test(target.text) || Number(target.text) >= level;
};

export const placeOfFault = (manifest: Manifest): Origin => ({
  file: manifest.source.shown,
  line: manifest.fault?.line ?? 1,
  column: manifest.fault?.column ?? 1,
});

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
    fix: [
      t(
        'remove what is not XML from this line; comments are written <!-- … -->',
        '删除这一行里不属于 XML 的内容；注释写成 <!-- … -->',
      ),
    ],
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
    id: 'MAN-02',
    ...warning,
    generations: OLD,
    needs: ['android'],
    title: t('a permission name has spaces around it: "{found}"', '权限名前后有空格："{found}"'),
    cause: t(
      'Android takes the name literally: the phone grants a permission that does not exist, and badges or pushes do not work',
      'Android 按原文匹配权限名：带空格等于没有声明，角标或推送不起作用',
    ),
    fix: [t('write "{expected}"', '改成 "{expected}"')],
    mark: 'A',
    source: 'tim_ui_kit_push_plugin README: CHANGE_BADGE with a trailing blank',
    check: (project) =>
      withManifest(project, (manifest) => {
        const items = [...manifest.uses, ...manifest.declares].filter((item) => item.name !== item.name.trim());
        return verdict(
          items.map(
            (item): Finding => ({
              at: placeOf(item),
              found: item.name,
              expected: item.name.trim(),
              edits: renamed(item, item.name.trim()),
            }),
          ),
          manifest.source.whole,
        );
      }),
  },
  {
    id: 'MAN-03',
    ...error,
    generations: OLD,
    needs: ['android'],
    title: t('text of a guide is still in the manifest: {found}', '清单里还留着文档中的占位文字：{found}'),
    cause: t(
      'the vendor gets the placeholder instead of your value and refuses the registration',
      '厂商收到的是占位文字而不是真实值，会拒绝注册',
    ),
    fix: [
      t(
        "put your app's value in its place; tim-push guide shows where each one comes from",
        '替换成你的应用的值；各值的来源可用 tim-push guide 查看',
      ),
    ],
    mark: 'A',
    source: SOURCE,
    check: (project) =>
      withManifest(project, (manifest) =>
        verdict(
          [...manifest.metaData, ...manifest.uses, ...manifest.declares].flatMap((item): Finding[] => {
            const value = 'value' in item && typeof item.value === 'string' ? item.value : '';
            const found = [item.name, value].find((text) => PLACEHOLDER.test(text));
            return found === undefined ? [] : [{ at: placeOf(item), found: shortValue(found.trim()), expected: '–' }];
          }),
          manifest.source.whole,
        ),
      ),
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
    fix: [t('android:exported="true" for this activity', '给这个 activity 写 android:exported="true"')],
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
    id: 'MAN-05',
    ...warning,
    generations: OLD,
    vendors: ['huawei'],
    needs: ['android'],
    title: t('the launcher activity has launchMode {found}', '启动 Activity 的 launchMode 是 {found}'),
    cause: t(
      'a tap on a Huawei notification starts a second copy of the page, and the click callback goes to the wrong one',
      '点击华为通知会再启动一个页面，点击回调送到错误的实例',
    ),
    fix: [t('set android:launchMode="singleTop"', '设置 android:launchMode="singleTop"')],
    mark: 'A',
    source: 'tim_ui_kit_push_plugin README',
    check: (project) => withManifest(project, (manifest) => launchMode(manifest)),
  },
  {
    id: 'MAN-06',
    ...warning,
    generations: OLD,
    needs: ['android'],
    title: t('POST_NOTIFICATIONS {state}', 'POST_NOTIFICATIONS {state}'),
    cause: t(
      'from Android 13 on the phone shows nothing until this permission is declared and granted',
      'Android 13 起，没有声明并获得该权限就不会显示通知',
    ),
    fix: [DECLARE, t('ask for it at run time', '在运行时申请')],
    mark: 'A',
    source: 'Android developer guide: notification permission',
    check: (project) => {
      if (!targetsAtLeast(project, 33)) return skipped(t('targetSdk is below 33', 'targetSdk 低于 33'));
      // From 2.5.0 on the Mi client inside the push package merges it in.
      if (project.generation !== 'timpush' && isAtLeast(versionOf(project), '2.5.0') !== false)
        return passed(project.package?.at);
      return needPermission(project, 'android.permission.POST_NOTIFICATIONS');
    },
  },
];
