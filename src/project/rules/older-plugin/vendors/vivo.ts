// VIVO: the two ids in the manifest, the placeholders that fill them, and the badge permission.

import { t } from '../../../../text/language.js';
import { allPlaceholders, placeholderValue } from '../../../facts/android/gradle/placeholders.js';
import { badgePermission, mergedManifests, metaDataOf } from '../../../facts/android/manifest-entries.js';
import { checkMetaValue } from '../../../facts/android/meta-values.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { error, hint, oldAndroid, warning } from '../../defaults.js';

const base = {
  ...oldAndroid,
  vendors: ['vivo'],
  source: 'Tencent Chat: offline push for Flutter, vivo; vivo push SDK manifest',
} as const;

const KEY = 'com.vivo.push.api_key';

const ID = 'com.vivo.push.app_id';

function isSwapped(project: Project): boolean {
  const { android } = project;
  if (android === undefined) return false;
  const read = (name: string): string =>
    placeholderValue(project, metaDataOf(android, name)?.value ?? '')?.trim() ?? '';
  return /^\d{5,12}$/.test(read(KEY)) && !/^\d+$/.test(read(ID)) && read(ID) !== '';
}

export const vivoRules: readonly Rule[] = [
  {
    ...base,
    id: 'VIVO-01',
    ...error,
    title: t("vivo's api_key in the manifest: {found}", '清单中的 vivo api_key：{found}'),
    cause: t(
      'the vivo client reads its key only from here; without it vivo phones get no token',
      'vivo SDK 只从这里读取 key，缺少时 vivo 手机拿不到 token',
    ),
    fix: t(
      'inside <application>: <meta-data android:name="com.vivo.push.api_key" android:value="{expected}" />',
      '在 <application> 内写：<meta-data android:name="com.vivo.push.api_key" android:value="{expected}" />',
    ),
    check: (project) => checkMetaValue(project, KEY, 'vivo_app_key'),
  },
  {
    ...base,
    id: 'VIVO-02',
    ...error,
    title: t("vivo's app_id in the manifest: {found}", '清单中的 vivo app_id：{found}'),
    cause: t(
      'the vivo client reads its id only from here; without it vivo phones get no token',
      'vivo SDK 只从这里读取 ID，缺少时 vivo 手机拿不到 token',
    ),
    fix: t(
      'inside <application>: <meta-data android:name="com.vivo.push.app_id" android:value="{expected}" />',
      '在 <application> 内写：<meta-data android:name="com.vivo.push.app_id" android:value="{expected}" />',
    ),
    check: (project) => {
      const outcome = checkMetaValue(project, ID, 'vivo_app_id');
      const { android } = project;
      const item = android === undefined ? undefined : metaDataOf(android, ID);
      const value = item?.value === undefined ? undefined : placeholderValue(project, item.value);
      if (outcome.status !== 'passed' || item === undefined || value === undefined) return outcome;
      // Two swapped values are reported by another finding.
      return /^\d+$/.test(value.trim()) || isSwapped(project)
        ? outcome
        : failed({ at: placeOf(item), found: shortValue(value), expected: t('digits only', '纯数字') });
    },
  },
  {
    ...base,
    id: 'VIVO-03',
    ...error,
    title: t('the vivo ids in the manifest are wrong: {found}', '清单中的 vivo ID 不对：{found}'),
    cause: t(
      'vivo refuses the registration of the phone, or registers it under another app',
      'vivo 会拒绝手机注册，或把它注册到另一个应用名下',
    ),
    fix: t(
      'app_id takes the number, api_key the 32 letters and digits; as configured: {expected}',
      'app_id 填数字，api_key 填 32 位字母数字；配置中为：{expected}',
    ),
    check: (project) => {
      const { android, config } = project;
      if (android === undefined) return skipped(reasons.noManifest);
      const key = metaDataOf(android, KEY);
      const id = metaDataOf(android, ID);
      const keyValue = key?.value === undefined ? undefined : placeholderValue(project, key.value)?.trim();
      const idValue = id?.value === undefined ? undefined : placeholderValue(project, id.value)?.trim();
      if (
        key === undefined ||
        id === undefined ||
        keyValue === undefined ||
        idValue === undefined ||
        keyValue === '' ||
        idValue === ''
      )
        return skipped(reasons.computed);
      if (key.value === id.value)
        return failed({
          at: placeOf(key),
          found: t('app_id and api_key have one value', 'app_id 与 api_key 是同一个值'),
          expected: t('two values', '两个不同的值').en,
        });
      if (isSwapped(project))
        return failed({
          at: placeOf(key),
          found: t('app_id and api_key are swapped', 'app_id 与 api_key 填反了'),
          expected: `app_id ${keyValue}`,
        });
      const findings: Finding[] = [];
      const wantedId = config?.text('vivo_app_id');
      const wantedKey = config?.text('vivo_app_key');
      if (wantedId !== undefined && wantedId !== idValue)
        findings.push({
          at: placeOf(id),
          found: `app_id ${shortValue(idValue)}`,
          expected: `vivo_app_id ${wantedId}`,
        });
      if (wantedKey !== undefined && wantedKey !== keyValue)
        findings.push({
          at: placeOf(key),
          found: t('api_key differs from vivo_app_key', 'api_key 与 vivo_app_key 不同'),
          expected: 'vivo_app_key',
        });
      return verdict(findings, placeOf(key));
    },
  },
  {
    ...base,
    id: 'VIVO-04',
    ...hint,
    title: t('the placeholder {found} is not used', '占位符 {found} 没有被使用'),
    cause: t(
      'neither the plugin nor the vivo client reads it; only the manifest may, as ${…}',
      '插件和 vivo SDK 都不读取它，只有清单里写了 ${…} 才会用到',
    ),
    fix: t('use it in the manifest, or remove it', '在清单中引用它，或删除'),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const used = new Set(
        mergedManifests(android).flatMap((manifest) => manifest.placeholders.map((item) => item.name)),
      );
      const seen = new Set<string>();
      return verdict(
        allPlaceholders(project)
          .filter(
            (item) =>
              /^vivo_APP(?:ID|KEY)$/i.test(item.name) &&
              !used.has(item.name) &&
              !seen.has(item.name) &&
              seen.add(item.name),
          )
          .map((item): Finding => ({ at: placeOf(item), found: item.name, expected: `\${${item.name}}` })),
      );
    },
  },
  {
    ...base,
    id: 'VIVO-07',
    ...warning,
    ...badgePermission(t('vivo', 'vivo '), 'com.vivo.notification.permission.BADGE_ICON'),
  },
];
