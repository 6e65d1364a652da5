// T3-CFG, ids in code and build files against the config: the phone must register with the ids that the server sends with.

import type { Origin } from '../../../../problems/types.js';
import { t } from '../../../../text/language.js';
import { allPlaceholders, placeholderValue } from '../../../facts/android/gradle/placeholders.js';
import { metaDataOf } from '../../../facts/android/manifest-entries.js';
import { shortValue } from '../../../facts/android/vendor-files.js';
import { appCode } from '../../../facts/app-code.js';
import { returnedIds } from '../../../facts/ios/app-delegate.js';
import { nativeRegistrations } from '../../../facts/timpush/registration.js';
import { givenValue } from '../../../flutter/argument-values.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, type PushVendor, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { error, FLUTTER, timpush } from '../../defaults.js';

interface PhoneValue {
  /** Undefined when it is known only in the build or at run time. */
  readonly value: string | undefined;
  readonly at: Origin;
  readonly name: string;
}

/** An entry in the app's manifest replaces the placeholder of the vendor's library. */
function fromManifest(project: Project, meta: string, placeholder: string): readonly PhoneValue[] {
  const { android } = project;
  const item = android === undefined ? undefined : metaDataOf(android, meta);
  if (item !== undefined)
    return [
      {
        value: item.isResource ? undefined : placeholderValue(project, item.value ?? ''),
        at: placeOf(item),
        name: meta,
      },
    ];
  return allPlaceholders(project)
    .filter(({ name }) => name === placeholder)
    .map(({ value, source, offset }) => ({ value, at: source.at(offset), name: placeholder }));
}

/** An argument of a Dart call, at the place where its value is written. */
const fromDart = (project: Project, call: string, argument: string): readonly PhoneValue[] =>
  project.calls(call).flatMap((item): PhoneValue[] => {
    const given = givenValue(project, item, argument);
    if (given === undefined) return [];
    const { value, valueAt: at } = given;
    return [{ value: value === undefined ? undefined : String(value ?? ''), at, name: argument }];
  });

/** `businessID` of the app delegate. */
const fromDelegate = (project: Project): readonly PhoneValue[] =>
  returnedIds(project).map((id) => ({ ...id, name: 'businessID' }));

const sdkAppIds = (project: Project): readonly PhoneValue[] => [
  ...fromDart(project, 'registerPush', 'sdkAppId'),
  ...nativeRegistrations(appCode(project)).flatMap(({ sdkAppId, file, offset }): PhoneValue[] =>
    sdkAppId.kind === 'absent'
      ? []
      : sdkAppId.kind === 'known'
        ? [{ value: sdkAppId.value, at: sdkAppId.at, name: 'sdkAppId' }]
        : [{ value: undefined, at: file.source.at(offset), name: 'sdkAppId' }],
  ),
];

/** Every id the build can give the app, at the place of the default one. */
function packageNames(project: Project): readonly PhoneValue[] {
  const { android } = project;
  const source = android?.moduleFile?.source;
  const written = android?.applicationId ?? android?.flavors.find((flavor) => flavor.applicationId)?.applicationId;
  if (source === undefined || written === undefined) return [];
  const at = source.at(written.statement.offset);
  return project.applicationIds.map((value) => ({ value, at, name: 'applicationId' }));
}

/** The key in the config, its vendor, and where the phone takes the value from. */
const SAME: readonly (readonly [string, PushVendor | undefined, (project: Project) => readonly PhoneValue[]])[] = [
  ['vivo_app_id', 'vivo', (project) => fromManifest(project, 'com.vivo.push.app_id', 'VIVO_APPID')],
  ['vivo_app_key', 'vivo', (project) => fromManifest(project, 'com.vivo.push.api_key', 'VIVO_APPKEY')],
  ['honor_app_id', 'honor', (project) => fromManifest(project, 'com.hihonor.push.app_id', 'HONOR_APPID')],
  [
    'apple_buz_id',
    'apns',
    (project) => [
      ...fromDart(project, 'registerPush', 'apnsCertificateID'),
      ...fromDart(project, 'setApnsCertificateID', 'apnsCertificateID'),
      ...fromDelegate(project),
    ],
  ],
  ['im_sdk_app_id', undefined, sdkAppIds],
  ['package_name', undefined, packageNames],
];

export const configNativeRules: readonly Rule[] = [
  {
    id: 'T3-CFG-16',
    ...error,
    ...timpush,
    kinds: [...FLUTTER, 'android', 'ios', 'react-native'],
    needs: ['config'],
    title: t(
      'the phone uses {name} {found}, the config says {expected}',
      '手机使用的是 {name} {found}，而配置中是 {expected}',
    ),
    cause: t(
      'the phone registers under one app or certificate, and your pushes go out in the name of another: they do not reach this phone',
      '手机注册在一个应用或证书下，推送却以另一个的名义发出，因此到不了这台手机',
    ),
    fix: t(
      'one app, one set of values: look up the right value in the console, and write it into both places',
      '同一个应用用同一组值：在控制台查到正确的值，两处都填它',
    ),
    check: (project) => {
      const { config } = project;
      const findings: Finding[] = [];
      let isUnknown = false;
      let seen: Origin | undefined;
      for (const [key, vendor, read] of SAME) {
        const wanted = config?.text(key)?.trim();
        const values = wanted === undefined || wanted === '' ? [] : read(project);
        const known = values.filter(({ value }) => value !== undefined && !/^0*$/.test(value.trim()));
        isUnknown ||= values.some(({ value }) => value === undefined);
        seen ??= values[0]?.at;
        // Flavours have values of their own: the config is that of one of them.
        if (known.some(({ value }) => value?.trim() === wanted)) continue;
        for (const { value = '', at, name } of known)
          findings.push({
            at,
            found: shortValue(value),
            expected: `${key} ${shortValue(wanted ?? '')}`,
            args: { name },
            vendor,
          });
      }
      if (findings.length === 0 && isUnknown) return skipped(reasons.computed);
      return seen === undefined ? skipped(reasons.notUsed) : verdict(findings, seen);
    },
  },
];
