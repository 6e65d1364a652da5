// T3-COD-16: ids that the code gives more than once, with different values.
import { t } from '../../../text/language.js';
import { appCode, isFlutter } from '../../facts/app-code.js';
import { nativeRegistrations, registrations } from '../../facts/timpush/registration.js';
import { type ArgumentValue, givenValue } from '../../flutter/argument-values.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { FLUTTER, timpushCode, warning } from '../defaults.js';

const given = (project: Project, calls: readonly string[], ...names: readonly string[]): readonly ArgumentValue[] =>
  calls.flatMap((call) =>
    project
      .calls(call)
      .flatMap((item) => names.map((name) => givenValue(project, item, name)).filter((value) => value !== undefined)),
  );

/** The same of scripts: constants are followed. */
const inScripts = (project: Project, call: string, name: 'sdkAppId' | 'appKey'): readonly ArgumentValue[] =>
  nativeRegistrations(appCode(project), call).flatMap((item): ArgumentValue[] => {
    const read = item[name];
    if (read.kind === 'absent') return [];
    const at = item.file.source.at(item.offset);
    return read.kind === 'unknown'
      ? [{ key: name, value: undefined, at, valueAt: at, isText: false }]
      : [{ ...read, key: name, valueAt: read.at }];
  });

/** Calls that name the Chat app. */
const LOGINS = ['initSDK', 'init', 'login', 'GenerateDevUsersigForTest', 'GenerateTestUserSig'];

/** Values that are written out and no template; undefined where one of them is computed. */
function written(values: readonly ArgumentValue[]): readonly ArgumentValue[] | undefined {
  const set = values.filter(({ value }) => value !== null && Number(value) !== 0);
  return set.every(({ value }) => value !== undefined) ? set : undefined;
}

/** Each value that no other call has, where others agree. */
function lonely(values: readonly ArgumentValue[]): readonly (readonly [ArgumentValue, ArgumentValue])[] {
  const count = (item: ArgumentValue): number => values.filter(({ value }) => value === item.value).length;
  const most = [...values].sort((a, b) => count(b) - count(a))[0];
  return most === undefined
    ? []
    : values.flatMap((item) => (item.value !== most.value && count(item) < count(most) ? [[item, most] as const] : []));
}

export const oneValueRules: readonly Rule[] = [
  {
    ...timpushCode,
    id: 'T3-COD-16',
    ...warning,
    kinds: [...FLUTTER, 'harmony', 'react-native', 'uni-app'],
    title: t('{name} is {found} here and {expected} elsewhere', '{name} 此处为 {found}，别处为 {expected}'),
    cause: t(
      'the phone registers with another app, or for another certificate, than the one that pushes: it may stay silent',
      '手机注册到的应用或证书与推送所用的不同，可能收不到推送',
    ),
    fix: t('use one constant for both', '两处使用同一个常量'),
    check: (project) => {
      const tell = ({ key, at, value }: ArgumentValue, other: ArgumentValue): Finding =>
        key === 'appKey'
          ? { at, found: t('one text', '一个值'), expected: t('another', '另一个值'), args: { name: key } }
          : { at, found: String(value), expected: String(other.value), args: { name: key } };
      const [ids = [], keys = [], apps = []] = (
        isFlutter(project)
          ? [
              given(project, ['registerPush'], 'sdkAppId'),
              given(project, ['registerPush'], 'appKey'),
              given(project, LOGINS, 'sdkAppID', 'sdkAppId', 'sdkappid'),
            ]
          : [
              inScripts(project, 'registerPush', 'sdkAppId'),
              inScripts(project, 'registerPush', 'appKey'),
              inScripts(project, 'initSDK', 'sdkAppId'),
            ]
      ).map(written);
      const [app] = apps;
      const isOneApp = app !== undefined && apps.every(({ value }) => String(value) === String(app.value));
      const others = lonely([...ids, ...apps]);
      const strange =
        isOneApp && others.length === 0 ? ids.filter(({ value }) => String(value) !== String(app.value)) : [];
      const certificates = written(given(project, ['registerPush'], 'apnsCertificateID'));
      const early = written(given(project, ['setApnsCertificateID'], 'apnsCertificateID'));
      const [used] = certificates ?? [];
      const findings = [
        ...strange.map((item) => tell(item, app ?? item)),
        ...others.map(([item, other]) => tell(item, other)),
        ...(new Set(ids.map(({ value }) => value)).size > 1 ? [] : lonely(keys)).map(([item, other]) =>
          tell(item, other),
        ),
        ...(early?.length === 1 && certificates?.length === 1 && used !== undefined
          ? early.filter(({ value }) => value !== used.value).map((item) => tell(item, used))
          : []),
      ];
      if (findings.length > 0) return verdict(findings);
      const [seen] = [...ids, ...keys, ...(certificates ?? [])];
      if (seen !== undefined) return verdict([], seen.at);
      return skipped(
        registrations(project).some((call) => call.arguments.length > 1) ? reasons.computed : reasons.notUsed,
      );
    },
  },
];
