// What Huawei's receipts report about a delivery: `deliveryStatus.result` of V2, `status` of V1 (msg-receipt-guide). Codes that only v3 uses are in vendors/harmony.
import type { Catalogue } from '../../problems/types.js';
import { pushKitReceipt, sharedReceipts } from '../../push/entries/push-kit.js';
import { t } from '../../text/language.js';

const receipt = pushKitReceipt(t('reported by a receipt after Huawei accepted the push', '华为接受推送后，由回执告知'));

export const receiptCodes = {
  ...sharedReceipts('huawei', receipt),
  'huawei/6-receipt': receipt(
    6,
    'device-token',
    t('notifications are switched off', '通知已关闭'),
    t('on the phone: Settings › Notifications › your app: allow', '在手机上：设置 › 通知 › 你的应用：允许'),
    { deviceToken: 'switched-off' },
  ),
  'huawei/10-receipt': receipt(
    10,
    'device-token',
    t('the phone was inactive for 30 days', '手机 30 天不活跃'),
    t('delete the device token, or stop sending to it for now', '删除该设备 token 或暂停发送'),
    { deviceToken: 'inactive' },
  ),
  'huawei/14-receipt': receipt(
    14,
    'server',
    t('a network problem inside Huawei', '华为内部网络问题'),
    t('send it again later; if it persists, contact Huawei support', '稍后重发；若持续出现，联系华为'),
    { retry: 'later' },
  ),
  'huawei/27-receipt': receipt(
    27,
    'notice',
    t('the app is not running; the data message is kept', '应用未运行，透传消息已缓存'),
    t('send a notification instead of a data message', '改发通知栏消息'),
  ),
  'huawei/31-receipt': receipt(
    31,
    'message',
    t('the page of the click does not exist in the app', '点击要打开的页面不存在'),
    t(
      'tim-push check-config --vendor huawei, and compare timpush_click_page with the console',
      '运行 tim-push check-config --vendor huawei，并核对 timpush_click_page 与控制台',
    ),
  ),
  'huawei/102-receipt': receipt(
    102,
    'quota',
    t('flow control: 3000 a day for one app on one device', '流控：单设备单应用每天 3000 条'),
    t('send again tomorrow', '明天再发'),
    { retry: 'next-day' },
  ),
  'huawei/144-receipt': receipt(
    144,
    'message',
    t('the profile id does not match', 'profile_id 不匹配'),
    t('remove profile_id from --raw', '从 --raw 中去掉 profile_id'),
  ),
  'huawei/201-receipt': receipt(
    201,
    'app-state',
    t('sending is restricted', '发送受限'),
    t('contact Huawei support', '联系华为'),
  ),
  'huawei/256-receipt': receipt(
    256,
    'quota',
    t('frequency limit of marketing messages', '营销消息频次限制'),
    t('apply for the self-classification right and send --category IM', '申请自分类权益并使用 --category IM'),
    { retry: 'next-day' },
  ),
} satisfies Catalogue;
