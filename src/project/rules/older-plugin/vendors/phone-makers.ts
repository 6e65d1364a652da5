// MI, OPPO, MZ: permissions and channels of Xiaomi, OPPO and Meizu.

import { isAtLeast } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import {
  DECLARE,
  fillId,
  insertBeforeApplication,
  manifestPlace,
  mergedManifests,
  needPermission,
  OPPO_PERMISSIONS,
  ownPermission,
  renamed,
  usesPermission,
} from '../../../facts/android/manifest-entries.js';
import { versionOf } from '../../../package-version.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, see, skipped, verdict } from '../../../types.js';
import { error, oldAndroid, warning } from '../../defaults.js';

const SOURCE = 'tim_ui_kit_push_plugin README; manifests of the vendor SDKs';

const old = { ...oldAndroid, source: SOURCE } as const;

/** Checks that `<pkg><suffix>` is declared with signature protection and used. */
function ownPair(project: Project, suffix: string, severity?: 'error' | 'warning' | 'hint') {
  const { android } = project;
  if (android?.manifest === undefined) return skipped(reasons.noManifest);
  const { manifest } = android;
  const ids = project.applicationIds;
  const declared = ownPermission(android, 'declares', suffix, ids);
  const used = ownPermission(android, 'uses', suffix, ids);
  if (declared !== undefined && used !== undefined) return passed(placeOf(used));
  // A literal package name cannot be judged when the applicationId is not known.
  if (
    ids.length === 0 &&
    mergedManifests(android).some((item) =>
      [...item.uses, ...item.declares].some((name) => name.name.trim().endsWith(suffix)),
    )
  )
    return skipped(reasons.noApplicationId);
  const lines = [
    ...(declared === undefined
      ? [`<permission android:name="\${applicationId}${suffix}" android:protectionLevel="signature" />`]
      : []),
    ...(used === undefined ? [`<uses-permission android:name="\${applicationId}${suffix}" />`] : []),
  ];
  const there = declared ?? used;
  return failed({
    at: there === undefined ? manifestPlace(manifest) : placeOf(there),
    found:
      declared !== undefined
        ? t('declared but not used', '只声明未使用')
        : used !== undefined
          ? t('used but not declared', '只使用未声明')
          : t('missing', '缺失'),
    expected: lines.join(' '),
    severity,
    edits: insertBeforeApplication(manifest, lines),
  });
}

export const phoneMakerRules: readonly Rule[] = [
  {
    ...old,
    id: 'MI-01',
    ...error,
    vendors: ['xiaomi'],
    title: t("Xiaomi's permission MIPUSH_RECEIVE: {found}", '小米权限 MIPUSH_RECEIVE：{found}'),
    cause: t(
      'the Mi client delivers only to an app that owns this permission',
      '小米 SDK 只向拥有该权限的应用投递消息',
    ),
    fix: t('add {expected}', '加上 {expected}'),
    check: (project) => {
      // From 2.5.0 on the Mi client inside the package declares both.
      const brings = isAtLeast(versionOf(project), '2.5.0');
      if (brings === true) return passed(project.package?.at);
      return brings === undefined ? skipped(reasons.noVersion) : ownPair(project, '.permission.MIPUSH_RECEIVE');
    },
  },
  {
    ...old,
    id: 'MI-02',
    ...warning,
    vendors: ['xiaomi'],
    title: t(
      'MIPUSH_RECEIVE is declared for {found}, the app is {expected}',
      'MIPUSH_RECEIVE 属于 {found}，而应用是 {expected}',
    ),
    cause: t(
      'the permission of another package has no effect for this app; two apps that declare it cannot be installed side by side',
      '其他包名的权限对本应用无效；声明了它的两个应用还不能同时安装',
    ),
    fix: t('write ${applicationId}.permission.MIPUSH_RECEIVE', '写成 ${applicationId}.permission.MIPUSH_RECEIVE'),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const ids = project.applicationIds;
      const suffix = '.permission.MIPUSH_RECEIVE';
      const items = mergedManifests(android)
        .flatMap((manifest) => [...manifest.declares, ...manifest.uses])
        .filter((item) => item.name.trim().endsWith(suffix));
      if (items.length > 0 && ids.length === 0) return skipped(reasons.noApplicationId);
      return judgeEach(items, (item) =>
        ids.some((id) => fillId(item.name, id) === `${id}${suffix}`)
          ? undefined
          : {
              found: item.name.trim().slice(0, -suffix.length),
              expected: ids.join(', '),
              edits: renamed(item, `\${applicationId}${suffix}`),
            },
      );
    },
  },
  {
    ...old,
    id: 'OPPO-01',
    ...error,
    vendors: ['oppo'],
    title: t("OPPO's permission {name} {state}", 'OPPO 权限 {name} {state}'),
    cause: t('OPPO phones deliver no push to an app without it', '没有该权限，OPPO 手机不会把推送交给应用'),
    fix: [DECLARE, t('RECIEVE is how OPPO spells it', 'OPPO 的拼写就是 RECIEVE')],
    check: (project) => {
      const { android } = project;
      const outcome = needPermission(project, ...OPPO_PERMISSIONS);
      if (outcome.status !== 'failed' || android === undefined) return outcome;
      // OPPO-02 reports that spelling, with another fix.
      const left = outcome.findings.filter(
        ({ args }) =>
          typeof args?.['name'] !== 'string' ||
          usesPermission(android, args['name'].replace('RECIEVE', 'RECEIVE')) === undefined,
      );
      return left.length === 0 ? see('OPPO-02') : failed(...left);
    },
  },
  {
    ...old,
    id: 'OPPO-02',
    ...error,
    vendors: ['oppo'],
    title: t(
      'the permission is spelt correctly, but OPPO uses a misspelled name: {found}',
      '权限拼写“正确”，但 OPPO 用的是错误拼写：{found}',
    ),
    cause: t(
      "OPPO's system looks for the misspelled name; with this one the phone delivers no push",
      'OPPO 系统认的是拼错的名字；用这个名字收不到推送',
    ),
    fix: t('write {expected}', '改成 {expected}'),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const items = mergedManifests(android)
        .flatMap((manifest) => manifest.uses)
        .filter((item) => /^com\.(?:coloros|heytap)\.mcs\.permission\.RECEIVE_MCS_MESSAGE$/.test(item.name.trim()))
        .filter((item) => usesPermission(android, item.name.trim().replace('RECEIVE', 'RECIEVE')) === undefined);
      return verdict(
        items.map(
          (item): Finding => ({
            at: placeOf(item),
            found: item.name.trim(),
            expected: item.name.trim().replace('RECEIVE', 'RECIEVE'),
            edits: renamed(item, item.name.trim().replace('RECEIVE', 'RECIEVE')),
          }),
        ),
        android.manifest.source.whole,
      );
    },
  },
  {
    ...old,
    id: 'MZ-01',
    ...error,
    vendors: ['meizu'],
    title: t("Meizu's permission {name} {state}", '魅族权限 {name} {state}'),
    cause: t('the Meizu client delivers only to an app that asks for it', '没有该权限，魅族 SDK 不会向应用投递消息'),
    fix: DECLARE,
    check: (project) => needPermission(project, 'com.meizu.flyme.push.permission.RECEIVE'),
  },
  {
    ...old,
    id: 'MZ-02',
    ...error,
    vendors: ['meizu'],
    title: t("Meizu's permission push.permission.MESSAGE: {found}", '魅族权限 push.permission.MESSAGE：{found}'),
    cause: t(
      'without the permission of its own package the app cannot receive from the Meizu service',
      '没有自己包名下的权限，应用收不到魅族服务的消息',
    ),
    fix: t('add {expected}', '加上 {expected}'),
    check: (project) => ownPair(project, '.push.permission.MESSAGE'),
  },
  {
    ...old,
    id: 'MZ-03',
    ...warning,
    vendors: ['meizu'],
    title: t('the permissions for Flyme 3 are missing: {found}', '缺少 Flyme 3 的权限：{found}'),
    cause: t('old Meizu phones deliver through this pair only', '旧款魅族手机只通过这组权限投递'),
    fix: t('add {expected}', '加上 {expected}'),
    check: (project) => {
      const receive = needPermission(project, 'com.meizu.c2dm.permission.RECEIVE');
      const own = ownPair(project, '.permission.C2D_MESSAGE');
      if (receive.status === 'skipped' || own.status === 'skipped') return receive.status === 'skipped' ? receive : own;
      const findings = [
        ...(receive.status === 'failed'
          ? receive.findings.map((finding) => ({ ...finding, found: 'com.meizu.c2dm.permission.RECEIVE' }))
          : []),
        ...(own.status === 'failed' ? own.findings.map((finding) => ({ ...finding, found: 'C2D_MESSAGE' })) : []),
      ];
      return verdict(findings);
    },
  },
];
