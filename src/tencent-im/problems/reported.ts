// What a device reported to Tencent, held against the config: certificate ID, device token, vendor, phone.
import { error, hint, warning } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const reportedEntries = {
  'tencent-im/certificate-differs': error['device-token'](
    t(
      '{user} reported certificate ID {found} for {vendor}, but the config has {expected} ({key})',
      '{user} 为 {vendor} 上报的证书 ID 是 {found}，配置是 {expected}（{key}）',
    ),
    t(
      'the app on that phone was built with another {key}, or the certificate was re-created in the console, which gives a new ID',
      '该手机上的应用用了别的 {key}，或控制台重新创建了证书（会产生新 ID）',
    ),
    [
      t(
        'compare with Chat console › Push › Push settings › Manufacturer configuration, correct {key} in the app, let the user log in again',
        '对照 IM 控制台 › 推送 › 推送设置 › 厂商配置，改正应用中的 {key}，让用户重新登录',
      ),
      t('if the app is right, correct {key} in the config', '如果应用是对的，改正配置中的 {key}'),
    ],
  ),
  'tencent-im/certificate-of-other-vendor': error['device-token'](
    t(
      '{user} reported certificate ID {found}, which is the one of {other} ({otherKey}), for {vendor}',
      '{user} 为 {vendor} 上报的证书 ID {found} 其实属于 {other}（{otherKey}）',
    ),
    t(
      'two certificate IDs are swapped in the app, or the plugin took another brand for this phone',
      '应用中两个证书 ID 填反了，或插件把这台手机认成了别的品牌',
    ),
    t(
      'put {expected} into {key} and {found} into {otherKey} in the app, let the user log in again',
      '在应用中把 {expected} 填入 {key}、{found} 填入 {otherKey}，让用户重新登录',
    ),
  ),
  'tencent-im/certificate-zero': error['device-token'](
    t('{user} reported certificate ID 0', '{user} 上报的证书 ID 是 0'),
    t(
      'the plugin found no certificate ID for this brand and reported 0 without a complaint',
      '插件没有找到该品牌的证书 ID，直接上报了 0',
    ),
    t(
      'set {key} in PushAppInfo; google_buz_id serves brands without a push of their own',
      '在 PushAppInfo 中设置 {key}；没有自有推送的品牌使用 google_buz_id',
    ),
    'A',
  ),
  'tencent-im/certificate-not-in-config': hint['device-token'](
    t(
      '{user} reported certificate ID {found} for {vendor}; the config has no {key} to compare',
      '{user} 为 {vendor} 上报的证书 ID 是 {found}；配置中没有 {key} 可对照',
    ),
    t('the certificate ID of the app is not in the config', '配置中没有应用的证书 ID'),
    t(
      'set {key} in the config, or read it from the app: "extends": "lib/push_constant.dart"',
      '在配置中设置 {key}，或从应用读取："extends": "lib/push_constant.dart"',
    ),
  ),
  'tencent-im/token-differs': error['device-token'](
    t(
      'the device token {user} reported for {vendor} is not the one of {device}',
      '{user} 为 {vendor} 上报的 token 与 {device} 的不同',
    ),
    t(
      'the app got a new token and the config holds the old one, or the user is logged in on another phone',
      '应用拿到了新 token 而配置里是旧的，或该用户登录在另一台手机上',
    ),
    t('let the app print its device token and put it into the config', '在应用中打印设备 token 并更新配置'),
  ),
  'tencent-im/reported-for-other-vendor': error['device-token'](
    t(
      '{user} reported a {vendor} device token, and {device} is a device of {deviceVendor}',
      '{user} 上报的是 {vendor} 的设备 token，而 {device} 是 {deviceVendor} 设备',
    ),
    t(
      '{user} is logged in on a phone other than {device}: Tencent pushes to that phone',
      '{user} 登录在另一台手机上，而不是 {device}：腾讯会推送到那台手机',
    ),
    t(
      'log in as {user} on {device}, or name the device that is logged in with --device',
      '在 {device} 上以 {user} 登录，或用 --device 指定已登录的设备',
    ),
  ),
  'tencent-im/token-empty': error['device-token'](
    t('{user} reported no device token', '{user} 没有上报设备 token'),
    t(
      'uploadToken ran before the vendor answered, or clearToken was called',
      'uploadToken 在厂商返回前执行，或调用过 clearToken',
    ),
    t('wait for the token, then call uploadToken after the login', '等拿到 token，并在登录后调用 uploadToken'),
    'A',
  ),
  'tencent-im/token-of-other-vendor': error['device-token'](
    t(
      'the token {user} reported for {vendor} has the shape of {other}',
      '{user} 为 {vendor} 上报的 token 是 {other} 的格式',
    ),
    t(
      'token and certificate ID belong to different vendors: Tencent hands the token to the wrong one (-201)',
      'token 与证书 ID 属于不同厂商：腾讯会交给错误的厂商（-201）',
    ),
    t(
      'report the certificate ID of the vendor the token comes from: {otherKey}',
      '上报 token 所属厂商的证书 ID：{otherKey}',
    ),
  ),
  'tencent-im/vendor-not-of-phone': error['device-token'](
    t('the phone is {phone}, and {user} reported for {vendor}', '手机是 {phone}，{user} 却按 {vendor} 上报'),
    t(
      "a {phone} phone gets its pushes through {expectedVendor}; {vendor}'s token does not reach it",
      '{phone} 手机走 {expectedVendor} 通道；{vendor} 的 token 到不了它',
    ),
    t(
      'check how the app chooses the certificate ID for this brand; it should use {expectedKey}',
      '检查应用如何按品牌选择证书 ID；这里应使用 {expectedKey}',
    ),
    'A',
  ),
  'tencent-im/nothing-reported': warning['device-token'](
    t('the trace of this push names no device of {user}', '该推送的链路中没有 {user} 的设备'),
    t(
      'no token was reported, the push is older than seven days, or it was not meant for this user',
      '没有上报 token、推送超过 7 天，或并非发给该用户',
    ),
    t(
      'log in on the phone, send again with --via tencent-push, then query the new task id',
      '在手机上登录，用 --via tencent-push 再发一次，再用新的任务 ID 查询',
    ),
    'A',
  ),
} satisfies Catalogue;
