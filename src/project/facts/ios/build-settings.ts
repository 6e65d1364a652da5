// Build settings of an Xcode project with which the app is not built, not signed, or not for phones.
import type { BuildConfiguration } from '../../../readers/xcode/pbxproj.js';
import { type Text, t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { IosApp } from '../../ios/app.js';
import { isGeneratedConfig } from '../../ios/build-files.js';
import type { Finding } from '../../types.js';

/** Settings of a target; what one configuration has, the others need too. */
const OF_TARGET = [
  'PRODUCT_BUNDLE_IDENTIFIER',
  'INFOPLIST_FILE',
  'PRODUCT_NAME',
  'SWIFT_OBJC_BRIDGING_HEADER',
  'SWIFT_VERSION',
];
const OF_PROJECT = ['SDKROOT', 'IPHONEOS_DEPLOYMENT_TARGET'];
const KNOWN = [
  ...OF_TARGET,
  ...OF_PROJECT,
  'CODE_SIGN_ENTITLEMENTS',
  'CODE_SIGN_IDENTITY',
  'CODE_SIGN_STYLE',
  'DEVELOPMENT_TEAM',
  'PROVISIONING_PROFILE_SPECIFIER',
  'GENERATE_INFOPLIST_FILE',
];

/** What a value has to look like; `$(…)` may become anything. */
const VALUES: Readonly<Record<string, readonly [RegExp, Text | string]>> = {
  PRODUCT_BUNDLE_IDENTIFIER: [
    /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/,
    t('letters, digits, - and . alone', '只含字母、数字、- 和 .'),
  ],
  SDKROOT: [/^(?:(?:iphone|appletv|watch|xr)(?:os|simulator)|macosx|driverkit)[\d.]*$|^auto$|\/|^$/, 'iphoneos'],
  IPHONEOS_DEPLOYMENT_TARGET: [/^\d+(?:\.\d+){0,2}$/, '13.0'],
  // An app that is not signed has no entitlements: it is not installed on a phone.
  CODE_SIGNING_ALLOWED: [/^(?!NO$)/, 'YES'],
};

export function settingFaults(ios: IosApp): readonly Finding[] {
  const { xcode, projectFile } = ios;
  if (xcode === undefined || projectFile === undefined) return [];
  const findings: Finding[] = [];
  const isOpen = ({ base }: BuildConfiguration): boolean =>
    base !== undefined &&
    !isGeneratedConfig(base) &&
    !ios.buildFiles.all.some(({ source }) => source.path.endsWith(`/${base}`) || source.path === base);
  const isHidden = [...ios.appTargets, ...ios.extensions, xcode].some(({ configurations }) =>
    configurations.some(isOpen),
  );
  const check = (configurations: readonly BuildConfiguration[], keys: readonly string[]): void => {
    for (const configuration of configurations) {
      const { settings } = configuration;
      const at = (key: string) =>
        ios.placeOf(configuration, key) ?? projectFile.at(xcode.offsetOf(configuration.id, key));
      for (const key of settings.keys()) {
        const known = KNOWN.find((name) => !settings.has(name) && editDistance(name, key) === 1);
        if (known !== undefined)
          findings.push({
            at: at(key),
            found: t(`no build setting is called ${key}`, `没有名为 ${key} 的构建设置`),
            expected: known,
          });
      }
      for (const [key, [pattern, expected]] of Object.entries(VALUES)) {
        const value = settings.get(key)?.trim();
        if (value !== undefined && !value.includes('$') && !pattern.test(value))
          findings.push({
            at: at(key),
            found: t(`${key} is ${value || '""'}`, `${key} 是 ${value || '""'}`),
            expected,
          });
      }
      for (const key of keys) {
        const other = configurations.find((item) => item.settings.has(key));
        const isSlip = [...settings.keys()].some((name) => editDistance(name, key) === 1);
        if (other === undefined || isHidden || isSlip || ios.setting(configuration, key) !== undefined) continue;
        if (key === 'INFOPLIST_FILE' && ios.setting(configuration, 'GENERATE_INFOPLIST_FILE') === 'YES') continue;
        findings.push({
          at: projectFile.at(xcode.offsetOf(configuration.id)),
          found: t(`${configuration.name} has no ${key}`, `${configuration.name} 没有 ${key}`),
          expected: `${key} = ${other.settings.get(key) ?? ''}`,
        });
      }
    }
  };
  check(xcode.configurations, OF_PROJECT);
  for (const target of [...ios.appTargets, ...ios.extensions]) {
    check(target.configurations, OF_TARGET);
    const lost = xcode.configurations.find(({ name }) => !target.configurations.some((item) => item.name === name));
    const stranger = target.configurations.find(({ name }) => !xcode.configurations.some((item) => item.name === name));
    if (
      (lost !== undefined && target.configurations.length > 1) ||
      (stranger !== undefined && xcode.configurations.length > 1)
    )
      findings.push({
        at: projectFile.at(xcode.offsetOf(stranger?.id ?? target.id)),
        found:
          stranger === undefined
            ? t(
                `the target ${target.name} has no configuration ${lost?.name}`,
                `target ${target.name} 没有配置 ${lost?.name}`,
              )
            : t(`the project has no configuration ${stranger.name}`, `工程没有名为 ${stranger.name} 的配置`),
        expected: lost?.name ?? stranger?.name,
      });
  }
  return findings;
}
