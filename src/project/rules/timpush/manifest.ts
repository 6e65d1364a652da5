// T3-MAN, the manifest: meta-data, permissions and the launcher activity with TIMPush.

import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { launchMode } from '../../facts/android/launcher.js';
import {
  DECLARE,
  metaDataOf,
  needPermission,
  OPPO_PERMISSIONS,
  REMOVED,
  removedPermission,
} from '../../facts/android/manifest-entries.js';
import { reasons } from '../../reasons.js';
import { failed, judgeEach, passed, placeOf, type Rule, skipped, withFindings } from '../../types.js';
import { error, hint, timpushAndroid, warning } from '../defaults.js';

export const timpushManifestRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-MAN-03',
    ...error,
    title: t('the meta-data {found} has no tools:replace', 'meta-data {found} 缺少 tools:replace'),
    cause: t(
      "the SDK's manifest sets the same name: the two cannot be merged, and the app does not build",
      'SDK 的清单里有同名项，无法合并，应用无法编译',
    ),
    fix: t(
      'add tools:replace="android:value" to it, or use manifestPlaceholders instead',
      '加上 tools:replace="android:value"，或改用 manifestPlaceholders',
    ),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const items = (['vivo.push.api_key', 'vivo.push.app_id', 'hihonor.push.app_id'] as const).flatMap((name) => {
        const item = metaDataOf(android, `com.${name}`);
        return item === undefined || !project.wanted.has(name.startsWith('vivo') ? 'vivo' : 'honor') ? [] : [item];
      });
      return judgeEach(items, (item) =>
        attributeOf(item.element, 'tools:replace')?.value.includes('android:value') === true
          ? undefined
          : { found: item.name.trim(), expected: 'tools:replace="android:value"' },
      );
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-MAN-04',
    ...warning,
    title: t('{name} {state}', '{name} {state}'),
    cause: t('{why}', '{why}'),
    fix: DECLARE,
    check: (project) => {
      const { android } = project;
      const gone = android === undefined ? undefined : removedPermission(android, 'android.permission.INTERNET');
      if (gone !== undefined)
        return failed({
          at: placeOf(gone),
          found: 'tools:node="remove"',
          expected: '<uses-permission android:name="android.permission.INTERNET"/>',
          severity: 'error',
          args: {
            name: 'INTERNET',
            state: REMOVED,
            why: t('the app reaches no server: nothing registers', '应用无法联网，无法注册'),
          },
        });
      const target = android?.targetSdk;
      if (target?.kind === 'literal' && Number(target.text) < 33)
        return skipped(t('targetSdk is below 33', 'targetSdk 低于 33'));
      // Permissions of libraries are visible only in a built manifest; one that the app removes is missing for certain.
      return withFindings(needPermission(project, 'android.permission.POST_NOTIFICATIONS'), (finding) => ({
        ...finding,
        ...(finding.found === '–' ? { severity: 'hint' as const } : {}),
        args: {
          ...finding.args,
          name: 'POST_NOTIFICATIONS',
          why: t(
            'from Android 13 on the phone shows nothing until this permission is declared and granted; a library may declare it, as Firebase Messaging does',
            'Android 13 起，没有声明并获得该权限就不会显示通知；依赖库也可能已声明，例如 Firebase Messaging',
          ),
        },
      }));
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-MAN-05',
    ...hint,
    vendors: ['oppo'],
    title: t("OPPO's permission {name} is not declared by the app itself", '应用自身没有声明 OPPO 权限 {name}'),
    cause: t(
      'usually the OPPO artifact brings it, and the manifest a release build merged shows whether it did; the official demo declares it anyway',
      '通常由 OPPO 依赖合并进来，release 编译合并后的清单可以确认；官方 Demo 仍自行声明',
    ),
    fix: t('if OPPO phones stay silent, add {expected}', '如果 OPPO 手机收不到，加上 {expected}'),
    // Reported without an edit.
    check: (project) =>
      withFindings(needPermission(project, ...OPPO_PERMISSIONS), (finding) => ({ ...finding, edits: [] })),
  },
  {
    ...timpushAndroid,
    id: 'T3-MAN-06',
    ...warning,
    title: t('the launcher activity has launchMode {found}', '启动 Activity 的 launchMode 是 {found}'),
    cause: t(
      'a tap can start a second copy of the page, and the click callback goes to the wrong one',
      '点击可能再启动一个页面，点击回调送到错误的实例',
    ),
    fix: t('set android:launchMode="singleTop" or singleTask', '设置 android:launchMode="singleTop" 或 singleTask'),
    check: (project) => {
      const manifest = project.android?.manifest;
      if (manifest === undefined) return skipped(reasons.noManifest);
      // A native app often starts with a splash page, and a tap leads to another page.
      return withFindings(launchMode(manifest), (finding) =>
        project.kind === 'android' ? { ...finding, severity: 'hint' } : finding,
      );
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-MAN-07',
    ...hint,
    title: t("the project declares the TUIKit demo's click page {found}", '工程声明了 TUIKit Demo 的点击页面 {found}'),
    cause: t(
      'that page belongs to self-integrated push: TIMPush opens a page of its own, which the console fills in by itself',
      '该页面属于自行集成的推送；TIMPush 使用自己的页面，控制台会自动填好',
    ),
    fix: t(
      'in the Chat console leave "open specified page" at its default; remove this page once nothing else uses it',
      'IM 控制台“打开应用内指定界面”保持默认；没有其他用途时删除该页面',
    ),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const { source } = android.manifest;
      const data = android.manifest.activities.flatMap((activity) =>
        activity.element.children.flatMap((filter) => filter.children.filter((part) => part.name === 'data')),
      );
      const own = data.find(
        (part) =>
          attributeOf(part, 'android:scheme')?.value === 'pushscheme' &&
          attributeOf(part, 'android:host')?.value === 'com.tencent.qcloud',
      );
      return own === undefined
        ? passed(source.whole)
        : failed({ at: source.at(own.offset), found: 'pushscheme://com.tencent.qcloud', expected: '–' });
    },
  },
];
