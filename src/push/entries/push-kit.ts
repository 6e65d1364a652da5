// What the receipts of Huawei's two services say in the same words, under codes of their own.
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { nothingToDo } from './answer.js';

export type PushKitReceipt = (
  status: number,
  kind: Entry['kind'],
  what: Text,
  fix: Text,
  more?: Partial<Entry>,
) => Entry;

/** Makes the entries of one service. */
export const pushKitReceipt =
  (cause: Text): PushKitReceipt =>
  (status, kind, what, fix, more = {}) => ({
    severity: status === 0 ? 'hint' : 'error',
    kind,
    title: t(`receipt ${status}: ${what.en}`, `回执 ${status}：${what.zh}`),
    cause,
    fix: [fix],
    retry: 'no',
    mark: 'A',
    source: 'developer.huawei.com, message receipts of Push Kit',
    ...more,
  });

const dropToken = t('delete this device token from the database', '从数据库删除该设备 token');

export const sharedReceipts = (vendor: string, receipt: PushKitReceipt): Catalogue => ({
  [`${vendor}/0-receipt`]: receipt(0, 'notice', t('delivered', '已送达'), nothingToDo),
  [`${vendor}/2-receipt`]: receipt(2, 'device-token', t('the app was removed', '应用已卸载'), dropToken, {
    deviceToken: 'invalid',
  }),
  [`${vendor}/5-receipt`]: receipt(
    5,
    'device-token',
    t("the device token is no longer the phone's current one", 'token 与手机当前的不符'),
    dropToken,
    { deviceToken: 'invalid' },
  ),
  [`${vendor}/15-receipt`]: receipt(
    15,
    'notice',
    t('replaced by a newer message, or more than 120 messages were waiting', '被新消息覆盖，或离线消息超过 120 条'),
    t('send fewer messages to phones that are offline', '减少发给离线设备的消息'),
  ),
  [`${vendor}/22-receipt`]: receipt(
    22,
    'notice',
    t('another user of the phone is active', '手机当前是其他用户'),
    t('try again when the user is back', '用户切回后再试'),
  ),
  [`${vendor}/51-receipt`]: receipt(
    51,
    'notice',
    t('the phone was not unlocked since it started', '手机开机后尚未解锁'),
    t('unlock the phone', '解锁手机'),
  ),
  [`${vendor}/259-receipt`]: receipt(
    259,
    'message',
    t('the content was refused', '内容被拒绝'),
    t('change the wording', '换一段文案'),
  ),
});
