// Events in Xiaomi's receipts other than delivery and taps: the bits of `callback.type`.
import type { Catalogue, Entry, Mark } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const receipt = (
  kind: Entry['kind'],
  retry: NonNullable<Entry['retry']>,
  mark: Mark,
  title: Text,
  cause: Text,
  fix: Text,
  more: Partial<Entry> = {},
): Entry => ({
  severity: 'error',
  kind,
  retry,
  title,
  cause,
  fix: [fix],
  mark,
  source: mark === 'A' ? 'Xiaomi document on receipts' : 'one server',
  ...more,
});

export const receiptCodes = {
  'xiaomi/16-receipt': receipt(
    'device-token',
    'no',
    'C',
    t('receipt: the regid is no longer a target', '回执：regid 已不是有效目标'),
    t(
      'silent for more than 90 days, a wrong or foreign regid, or the app was removed',
      '超过 90 天不活跃、regid 错误或属于其他应用，或应用已卸载',
    ),
    t(
      'stop sending to this regid; the app reports a new one when it registers again',
      '停用该 regid；应用重新注册后会上报新的',
    ),
    { deviceToken: 'invalid' },
  ),
  'xiaomi/bar-off-receipt': receipt(
    'device-token',
    'no',
    'C',
    t(
      'receipt: arrived at the phone, where notifications of the app are switched off',
      '回执：已到达手机，但该应用的通知开关已关闭',
    ),
    t('barStatus is Disable', 'barStatus 为 Disable'),
    t('turn them on: Settings › Notifications › your app', '打开通知：设置 › 通知 › 你的应用'),
    { severity: 'warning', deviceToken: 'switched-off' },
  ),
  'xiaomi/32-receipt': receipt(
    'device-token',
    'no',
    'C',
    t('receipt: pushes are disabled in the app', '回执：应用内关闭了推送'),
    t('the app told the push SDK to stop', '应用调用 SDK 关闭了推送'),
    t('look for disablePush or pausePush in the app', '检查应用中是否调用了 disablePush 或 pausePush'),
    { deviceToken: 'switched-off' },
  ),
  'xiaomi/64-receipt': receipt(
    'message',
    'no',
    'C',
    t('receipt: the target was filtered out', '回执：目标被过滤'),
    t('a condition of the message does not fit the phone', '消息的条件与手机不符'),
    t('check the conditions of the message (version, model, region)', '检查消息的条件（版本、机型、地区）'),
  ),
  'xiaomi/128-receipt': receipt(
    'quota',
    'next-day',
    'A',
    t('receipt: the daily quota is used up', '回执：当日配额已用完'),
    t('more was sent today than the class of the message allows', '当天发送量超过该消息分类的配额'),
    t(
      'send tomorrow, or use a channel with a larger quota: mi_channel_id',
      '次日再发，或改用配额更大的 channel：mi_channel_id',
    ),
  ),
  'xiaomi/1024-receipt': receipt(
    'message',
    'yes',
    'A',
    t('receipt: the lifetime of the message ended first', '回执：消息已过有效期'),
    t('the phone was not online in time', '有效期内手机没有上线'),
    t('use a longer lifetime: --ttl 1d', '延长有效期：--ttl 1d'),
  ),
} satisfies Catalogue;
