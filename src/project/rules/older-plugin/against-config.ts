// CFG-01: values that the app and the config both name are the same.

import { t } from '../../../text/language.js';
import { shortValue } from '../../facts/android/vendor-files.js';
import { reasons } from '../../reasons.js';
import { type Finding, PUSH_VENDORS, type PushVendor, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { CERTIFICATE_ARGUMENTS } from '../../vendors-in-use.js';
import { error, OLD } from '../defaults.js';

/** Values that the app and the config both name. The phone uses those in Dart, whatever the config says. */
const APP_VALUES: readonly (readonly [string, PushVendor])[] = [
  ...PUSH_VENDORS.map((vendor) => [CERTIFICATE_ARGUMENTS[vendor], vendor] as const),
  ['mi_app_id', 'xiaomi'],
  ['mi_app_key', 'xiaomi'],
  ['oppo_app_key', 'oppo'],
  ['mz_app_id', 'meizu'],
  ['mz_app_key', 'meizu'],
];

export const againstConfigRules: readonly Rule[] = [
  {
    id: 'CFG-01',
    ...error,
    generations: OLD,
    needs: ['dart', 'config'],
    mark: 'A',
    source: 'tim_ui_kit_push_plugin 3.1.2+1: source and README',
    title: t(
      '{name} is {found} in Dart, {expected} in the config',
      '{name} 在 Dart 中是 {found}，在配置中是 {expected}',
    ),
    cause: t(
      'the phone uses the value in Dart: it registers with another app, or uploads its token for another certificate, than the one you test',
      '手机使用的是 Dart 中的值：注册的应用或上报 token 的证书，与你测试的不是同一个',
    ),
    fix: t(
      'write the same value into both: a certificate ID from the Chat console, an id or key from the console of the vendor',
      '两处填同一个值：证书 ID 来自 IM 控制台，ID 和 Key 来自厂商控制台',
    ),
    check: (project) => {
      const { config } = project;
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const findings: Finding[] = [];
      let isCompared = false;
      for (const { values } of project.appInfos)
        for (const [key, vendor] of APP_VALUES) {
          const value = values.get(key);
          const text = value === undefined ? '' : String(value.value ?? '').trim();
          const wanted = config?.text(key);
          const isEqual = wanted === undefined ? config?.isSecret(key, text) : wanted === text;
          if (value === undefined || text === '' || config?.has(key) !== true) continue;
          // Another rule reports a certificate ID that is 0 or not a number.
          if (key === CERTIFICATE_ARGUMENTS[vendor] && (typeof value.value !== 'number' || value.value === 0)) continue;
          isCompared = true;
          if (isEqual === true) continue;
          findings.push({
            at: value.valueAt,
            found: shortValue(text),
            expected: wanted === undefined ? t('another one', '另一个值') : shortValue(wanted),
            args: { name: key },
            vendor,
          });
        }
      const [first] = project.appInfos;
      return isCompared ? verdict(findings, placeOf(first?.call)) : skipped(reasons.nothingShared);
    },
  },
];
