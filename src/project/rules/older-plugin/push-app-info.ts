// DRT, PushAppInfo: the values the plugin registers with.

import { argumentOf } from '../../../readers/dart/calls.js';
import { type Text, t } from '../../../text/language.js';
import { firebaseProjectNumber } from '../../facts/android/google-services.js';
import { SAME_CERTIFICATE, sharedIds } from '../../facts/certificates.js';
import { dartAnchor, fcmIsOff } from '../../facts/dart/start.js';
import type { ArgumentValue } from '../../flutter/argument-values.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { CERTIFICATE_ARGUMENTS } from '../../vendors-in-use.js';
import { error, oldDart } from '../defaults.js';

const base = { ...oldDart, source: 'tim_ui_kit_push_plugin 3.1.2+1: source and README' } as const;

/** Values that are useless without each other. The plugin does not use `oppo_app_id`. */
const PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['Xiaomi', ['mi_buz_id', 'mi_app_id', 'mi_app_key']],
  ['Meizu', ['mz_buz_id', 'mz_app_id', 'mz_app_key']],
  ['OPPO', ['oppo_buz_id', 'oppo_app_key', 'oppo_app_secret']],
];

const isZeroId = (value: unknown): boolean => value === 0 || value === '0';

const isEmpty = (value: ArgumentValue | undefined): boolean =>
  value === undefined || value.value === null || value.value === '' || value.value === 0 || value.value === '0';

/** Xiaomi's AppID has 19 digits and its AppKey 13: in each other's place they were swapped. OPPO's AppKey is never a number, its AppID is. */
function mixedUp(values: ReadonlyMap<string, ArgumentValue>): readonly Finding[] {
  const text = (key: string): string => String(values.get(key)?.value ?? '');
  const findings: Finding[] = [];
  const tell = (key: string, found: Text, expected = key): void => {
    findings.push({ at: values.get(key)?.at, found, expected });
  };
  const swapped = (id: string, key: string): Text => t(`${id} and ${key} are swapped`, `${id} 与 ${key} 写反了`);
  if (/^\d{13}$/.test(text('mi_app_id')) && /^\d{19}$/.test(text('mi_app_key')))
    tell('mi_app_id', swapped('mi_app_id', 'mi_app_key'));
  for (const key of ['oppo_app_key', 'oppo_app_secret'])
    if (text(key) !== '' && text(key) === text('oppo_app_id'))
      tell(key, t(`${key} is the AppID of OPPO`, `${key} 填的是 OPPO 的 AppID`));
  if (text('oppo_app_key') !== '' && text('oppo_app_key') === text('oppo_app_secret'))
    tell(
      'oppo_app_secret',
      t('oppo_app_secret is the same text as oppo_app_key', 'oppo_app_secret 与 oppo_app_key 相同'),
      'AppSecret',
    );
  if (/^[0-9a-f]{32}$/i.test(text('mz_app_id')) && /^\d{1,9}$/.test(text('mz_app_key')))
    tell('mz_app_id', swapped('mz_app_id', 'mz_app_key'));
  return findings;
}

/** Vendors that the app was set up for, without their certificate ID: 0 is uploaded for them. */
function forgotten(project: Project): Finding[] {
  const { android, ios, appInfos } = project;
  const meta = new Set(android?.manifest?.metaData.map(({ name }) => name.trim()));
  const plugins = new Set(android?.modulePlugins.map(({ id }) => id));
  const hasPush = ios?.entitlements.some(({ file }) => file?.root?.members?.has('aps-environment') === true) === true;
  const set: readonly (readonly [string, string, boolean])[] = [
    ['Huawei', 'hw_buz_id', plugins.has('com.huawei.agconnect')],
    ['Honor', 'honor_buz_id', meta.has('com.hihonor.push.app_id')],
    ['vivo', 'vivo_buz_id', meta.has('com.vivo.push.app_id')],
    [
      'FCM',
      'google_buz_id',
      plugins.has('com.google.gms.google-services') && project.generation === 'international' && !fcmIsOff(project),
    ],
    ['APNs', 'apple_buz_id', hasPush],
  ];
  return appInfos.flatMap(({ call, values }) =>
    set
      .filter(([, key, isSet]) => isSet && (values.get(key) ?? { value: null }).value === null)
      .map(([name, key]): Finding => ({ at: placeOf(call), expected: key, args: { name }, severity: 'warning' })),
  );
}

export const pushAppInfoRules: readonly Rule[] = [
  {
    ...base,
    id: 'DRT-01',
    ...error,
    title: t('PushAppInfo: {found}', 'PushAppInfo：{found}'),
    cause: t(
      'the plugin registers with a vendor, and uploads its token, only by what is set in PushAppInfo; 0 is uploaded without an error but matches no certificate',
      '插件只按 PushAppInfo 中的内容注册厂商并上报 token；填 0 也会照常上报，但匹配不到任何证书',
    ),
    fix: t(
      'fill in the certificate ID from the Chat console (Push), or leave the vendor out',
      '填入 IM 控制台（推送）的证书 ID，不用的厂商就删掉该行',
    ),
    check: (project) => {
      const [first] = project.appInfos;
      const [blank] = [...project.calls('uploadToken'), ...project.calls('init')].flatMap(
        ({ file, arguments: given }) =>
          given
            .filter(({ value }) => value.map(({ text }) => text).join('') === 'PushAppInfo()')
            .map(({ offset }) => file.source.at(offset)),
      );
      if (blank !== undefined)
        return failed({
          at: blank,
          found: t('an object without values is handed on', '传入的是没有任何值的对象'),
          expected: 'PushAppInfo(…)',
        });
      if (first === undefined) {
        const mention = project.mentions('PushAppInfo')[0];
        if (mention !== undefined) return skipped(reasons.computed);
        return failed({
          at: dartAnchor(project),
          found: t('no object is created', '没有创建该对象'),
          expected: 'PushAppInfo(…)',
        });
      }
      const findings: Finding[] = [];
      const sender = firebaseProjectNumber(project);
      for (const { values } of project.appInfos) findings.push(...mixedUp(values));
      for (const { values } of project.appInfos)
        for (const value of values.values()) {
          if (value.key === 'google_buz_id' && sender !== undefined && String(value.value) === sender)
            findings.push({
              at: value.valueAt,
              found: t(
                `google_buz_id: ${sender.slice(0, 20)} is the project number of Firebase`,
                `google_buz_id: ${sender.slice(0, 20)} 是 Firebase 的项目编号`,
              ),
              expected: '12345',
            });
          if (typeof value.value === 'string' && value.value !== value.value.trim())
            findings.push({
              at: value.valueAt,
              found: t(`${value.key} has a blank at its edge`, `${value.key} 首尾有空格`),
              expected: value.key,
            });
          const isZero = value.key.endsWith('_buz_id') && isZeroId(value.value);
          if (!isZero && value.value !== '') continue;
          // For a vendor whose certificate ID is 0, its empty values need no finding of their own.
          if (!isZero && isZeroId(values.get(`${value.key.split('_')[0] ?? ''}_buz_id`)?.value)) continue;
          findings.push({
            at: value.valueAt,
            found: `${value.key}: ${isZero ? '0' : "''"}`,
            expected: value.key.endsWith('_buz_id') ? '12345' : "'…'",
            severity: 'warning',
          });
        }
      return verdict(findings, placeOf(first.call));
    },
  },
  {
    ...base,
    id: 'DRT-02',
    ...error,
    title: t(
      'PushAppInfo is incomplete for {name}: {expected} is missing',
      'PushAppInfo 中 {name} 不完整：缺少 {expected}',
    ),
    cause: t(
      'the vendor client needs both values to register, and Tencent needs the certificate ID to send: with only some of them the phone stays silent',
      '厂商 SDK 注册需要成对的值，腾讯发送需要证书 ID；缺一部分手机就收不到推送',
    ),
    fix: t('add {expected} from the console of {name}', '从 {name} 控制台补上 {expected}'),
    check: (project) => {
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const findings: Finding[] = project.appInfos.length === 1 ? forgotten(project) : [];
      for (const { values, call } of project.appInfos)
        for (const [name, keys] of PAIRS) {
          const missing = keys.filter((key) => isEmpty(values.get(key)));
          if (missing.length === 0 || missing.length === keys.length) continue;
          const there = keys.map((key) => values.get(key)).find((value) => !isEmpty(value));
          findings.push({
            at: there?.at ?? placeOf(call),
            found: there?.key,
            expected: missing.join(', '),
            args: { name },
          });
        }
      const [first] = project.appInfos;
      return verdict(findings, placeOf(first?.call));
    },
  },
  {
    ...base,
    id: 'DRT-11',
    ...error,
    title: t('{name} has the wrong type: {found}', '{name} 类型不对：{found}'),
    cause: t(
      'the app does not compile: certificate IDs are int, all other fields of PushAppInfo are String',
      '无法编译：证书 ID 是 int，PushAppInfo 的其他字段都是 String',
    ),
    fix: t('write {name}: {expected}', '写成 {name}: {expected}'),
    check: (project) => {
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const certificates = new Set<string>(Object.values(CERTIFICATE_ARGUMENTS));
      const findings: Finding[] = [];
      for (const { values } of project.appInfos)
        for (const value of values.values()) {
          if (value.value === undefined || value.value === null) continue;
          const wantsNumber = certificates.has(value.key);
          if (wantsNumber && value.isText)
            findings.push({
              at: value.valueAt,
              found: t('a string', '字符串'),
              expected: /^\d+$/.test(String(value.value)) ? String(value.value) : '12345',
              args: { name: value.key },
            });
          if (!wantsNumber && typeof value.value === 'number')
            findings.push({
              at: value.valueAt,
              found: t('a number', '数字'),
              expected: "'…'",
              args: { name: value.key },
            });
        }
      const [first] = project.appInfos;
      return verdict(findings, placeOf(first?.call));
    },
  },
  {
    ...base,
    id: 'DRT-12',
    ...error,
    ...SAME_CERTIFICATE,
    fix: t(
      'copy the certificate ID of each vendor from the Chat console (Push)',
      '从 IM 控制台（推送）分别复制各厂商的证书 ID',
    ),
    check: (project) => {
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const certificates = new Set<string>(Object.values(CERTIFICATE_ARGUMENTS));
      const findings = project.appInfos.flatMap(({ call, values }) => {
        const ids = [...values.values()].filter(
          (item) => certificates.has(item.key) && !isEmpty(item) && /^\d+$/.test(String(item.value)),
        );
        // If one constant fills two arguments, the wrong one is the argument that the constant is not named after.
        const isOne = ({ valueAt }: ArgumentValue): boolean =>
          ids.filter((other) => other.valueAt.file === valueAt.file && other.valueAt.line === valueAt.line).length > 1;
        const isNamed = ({ key }: ArgumentValue): boolean =>
          argumentOf(call, key)?.value.some(({ text }) => text.toLowerCase().startsWith(key.split('_')[0] ?? '')) ===
          true;
        return sharedIds(
          [...ids.filter(isNamed), ...ids.filter((item) => !isNamed(item))].map((item) => ({
            key: item.key,
            id: String(item.value),
            at: isOne(item) ? item.at : item.valueAt,
          })),
        );
      });
      const [first] = project.appInfos;
      return verdict(findings, placeOf(first?.call));
    },
  },
];
