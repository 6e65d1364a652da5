// What a vendor lacks in a config, and findings that were skipped.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import type { Catalogue } from '../../types.js';

const error = entryOf('error', 'config');
const warning = entryOf('warning', 'config');

export const vendorEntries = {
  'config/secret-in-app': warning(
    t('{key} ships inside the app', '{key} 会随应用发布'),
    t('anyone with the APK can read this server secret', '拿到 APK 的人都能读到这个服务端密钥'),
    t('remove it from the file and renew it in the console', '从文件中删除，并在控制台重置'),
  ),
  'config/half-pair': error(
    t('{there} is set, {missing} is not', '设置了 {there}，但缺少 {missing}'),
    t('they only work together', '两者必须同时设置'),
    t('add {missing} beside it', '补上 {missing}'),
  ),
  'config/looks-swapped': warning(
    t('{key} and {other} look swapped', '{key} 和 {other} 像是填反了'),
    t('a guess: each has the shape of the other', '推测：两个值的格式互换了'),
    t('compare both with the console and swap them', '对照控制台核对，然后互换'),
  ),
  'config/missing-key': error(
    t('incomplete, missing: {keys}', '不完整，缺少：{keys}'),
    t('requests to {vendor} need {key}', '没有 {key} 就无法请求 {vendor}'),
    t('add it; where to find it: tim-push guide {vendorId}', '补上；在哪里找：tim-push guide {vendorId}'),
  ),
  'config/vendor-not-configured': error(
    t('not configured', '未配置'),
    t('{vendor} was requested, but the config has no values for it', '指定了 {vendor}，但配置中没有它的任何值'),
    t(
      'add its keys; where to find them: tim-push guide {vendorId}',
      '补上它的参数；在哪里找：tim-push guide {vendorId}',
    ),
  ),
  'config/server-side-missing': warning(
    t('only the app side is set', '只有应用侧的值'),
    t(
      'these values are for the app; to send to the vendor, this is missing: {keys}',
      '这些值供应用使用；请求厂商还缺少：{keys}',
    ),
    t('to send directly, add them: tim-push guide {vendorId}', '要直接发送请补充：tim-push guide {vendorId}'),
  ),
  'config/no-vendor': error(
    t('no vendor is configured', '没有配置任何厂商'),
    t('{file} holds no value of a vendor that is switched on', '{file} 中没有已启用厂商的参数'),
    t('start with one: tim-push guide vivo', '先配置一个：tim-push guide vivo'),
  ),
  'config/vendor-disabled': error(
    t('this vendor is switched off in the config', '配置中停用了该厂商'),
    t('enabled is false', 'enabled 为 false'),
    t('remove it from enabled', '从 enabled 中移除'),
  ),
  'config/unknown-skip': error(
    t('skip names an unknown code: {code}', 'skip 中有不存在的码：{code}'),
    t('most likely a typo; a wrong code silences nothing', '多半是拼写错误；错误的码不会忽略任何问题'),
    t('take a code from: tim-push explain general', '从这里选择：tim-push explain general'),
  ),
  'config/skip-without-reason': warning(
    t('skip of {code} has no reason', 'skip {code} 没有写原因'),
    t('without a reason it is unclear later whether the skip is still needed', '缺少原因，以后无法判断是否仍需忽略'),
    t('add "reason": "…"', '加上 "reason": "…"'),
  ),
} satisfies Catalogue;
