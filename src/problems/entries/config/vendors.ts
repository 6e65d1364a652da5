// What a vendor lacks in a config, and findings that were skipped.
import { t } from '../../../text/language.js';
import type { Catalogue } from '../../types.js';

const error = { severity: 'error', kind: 'config' } as const;
const warning = { severity: 'warning', kind: 'config' } as const;

export const vendorEntries = {
  'config/secret-in-app': {
    ...warning,
    title: t('{key} ships inside the app', '{key} 会随应用发布'),
    cause: t('anyone with the APK can read this server secret', '拿到 APK 的人都能读到这个服务端密钥'),
    fix: [t('remove it from the file and renew it in the console', '从文件中删除，并在控制台重置')],
  },
  'config/half-pair': {
    ...error,
    title: t('{there} is set, {missing} is not', '设置了 {there}，但缺少 {missing}'),
    cause: t('they only work together', '两者必须同时设置'),
    fix: [t('add {missing} beside it', '补上 {missing}')],
  },
  'config/looks-swapped': {
    ...warning,
    title: t('{key} and {other} look swapped', '{key} 和 {other} 像是填反了'),
    cause: t('a guess: each has the shape of the other', '推测：两个值的格式互换了'),
    fix: [t('compare both with the console and swap them', '对照控制台核对，然后互换')],
  },
  'config/missing-key': {
    ...error,
    title: t('incomplete, missing: {keys}', '不完整，缺少：{keys}'),
    cause: t('requests to {vendor} need {key}', '没有 {key} 就无法请求 {vendor}'),
    fix: [t('add it; where to find it: tim-push guide {vendorId}', '补上；在哪里找：tim-push guide {vendorId}')],
  },
  'config/vendor-not-configured': {
    ...error,
    title: t('not configured', '未配置'),
    cause: t('{vendor} was requested, but the config has no values for it', '指定了 {vendor}，但配置中没有它的任何值'),
    fix: [
      t(
        'add its keys; where to find them: tim-push guide {vendorId}',
        '补上它的参数；在哪里找：tim-push guide {vendorId}',
      ),
    ],
  },
  'config/server-side-missing': {
    ...warning,
    title: t('only the app side is set', '只有应用侧的值'),
    cause: t(
      'enough for the app to register, but not to send to the vendor; missing: {keys}',
      '足够应用注册，但无法请求厂商；缺少：{keys}',
    ),
    fix: [t('to send directly, add them: tim-push guide {vendorId}', '要直接发送请补充：tim-push guide {vendorId}')],
  },
  'config/no-vendor': {
    ...error,
    title: t('no vendor is configured', '没有配置任何厂商'),
    cause: t('{file} holds no value of a vendor that is switched on', '{file} 中没有已启用厂商的参数'),
    fix: [t('start with one: tim-push guide vivo', '先配置一个：tim-push guide vivo')],
  },
  'config/vendor-disabled': {
    ...error,
    title: t('this vendor is switched off in the config', '配置中停用了该厂商'),
    cause: t('enabled is false', 'enabled 为 false'),
    fix: [t('remove it from enabled', '从 enabled 中移除')],
  },
  'config/unknown-skip': {
    ...error,
    title: t('skip names an unknown code: {code}', 'skip 中有不存在的码：{code}'),
    cause: t('most likely a typo; a wrong code silences nothing', '多半是拼写错误；错误的码不会忽略任何问题'),
    fix: [t('take a code from: tim-push explain general', '从这里选择：tim-push explain general')],
  },
  'config/skip-without-reason': {
    ...warning,
    title: t('skip of {code} has no reason', 'skip {code} 没有写原因'),
    cause: t(
      'without a reason it is unclear later whether the skip is still needed',
      '缺少原因，以后无法判断是否仍需忽略',
    ),
    fix: [t('add "reason": "…"', '加上 "reason": "…"')],
  },
} satisfies Catalogue;
