// MAN-02 to MAN-06: manifest entries of an app with an older plugin.

import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { launchMode, targetsAtLeast, withManifest } from '../../facts/android/launcher.js';
import { DECLARE, needPermission, renamed } from '../../facts/android/manifest-entries.js';
import { shortValue } from '../../facts/android/vendor-files.js';
import { versionOf } from '../../package-version.js';
import { type Finding, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, OLD, warning } from '../defaults.js';

const SOURCE = 'AndroidManifest.xml, Android developer guide';

/** Texts of guides that were copied without being filled in. */
const PLACEHOLDER =
  /\$\{\s*(?:enter|your|please)\b[^}]*\}|\benter (?:the|your)\b|\byour[ _-]?(?:package|app|vivo|honor|hihonor|api|key|id)|填写|你的|<[^>]*(?:id|key)>|^x{3,}$/i;

export const olderManifestRules: readonly Rule[] = [
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
    fix: t('write "{expected}"', '改成 "{expected}"'),
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
    fix: t(
      "put your app's value in its place; tim-push guide shows where each one comes from",
      '替换成你的应用的值；各值的来源可用 tim-push guide 查看',
    ),
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
    fix: t('set android:launchMode="singleTop"', '设置 android:launchMode="singleTop"'),
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
