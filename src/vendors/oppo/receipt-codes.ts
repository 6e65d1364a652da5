// Events in OPPO's receipts other than delivery (document on receipts of single push).
import { error } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const source = 'OPPO document on receipts';

export const receiptCodes = {
  'oppo/regid_invalid-receipt': error['device-token'](
    t('receipt: the registration ID is no longer valid', '回执：registration ID 已失效'),
    t(
      'the app was removed, pushes were unregistered, the phone was flashed, or it was offline for 30 days',
      '应用已卸载、已注销推送、手机刷机，或离线超过 30 天',
    ),
    t(
      'stop sending to this registration ID; the app reports a new one when it registers again',
      '停用该 registration ID；应用重新注册后会上报新的',
    ),
    { retry: 'no', deviceToken: 'invalid', mark: 'A', source },
  ),
  'oppo/user_daily_limit-receipt': error.quota(
    t(
      'receipt: the device has received its daily maximum of pushes from this app',
      '回执：该设备当天接收本应用的推送数已达上限',
    ),
    t(
      'OPPO caps marketing messages for each device; private messages are not capped',
      'OPPO 限制每台设备的公信（营销）消息条数，私信不限',
    ),
    t(
      'send tomorrow; for chat messages use a private channel: oppo_channel_id, oppo_category',
      '次日再发；聊天消息请使用私信渠道：oppo_channel_id、oppo_category',
    ),
    { retry: 'next-day', mark: 'A', source },
  ),
} satisfies Catalogue;
