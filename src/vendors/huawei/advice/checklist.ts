// Checklist for a push that Huawei accepted but the phone does not show; most likely cause first.
import { type Text, t } from '../../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'was it judged marketing? Without the self-classification right category has no effect: silent, two a day; apply for the right',
    '是否被判为营销？没有自分类权益时 category 不生效：静默且每天 2 条；请申请自分类权益',
  ),
  t('are notifications on? Settings › Notifications › your app', '通知是否打开？设置 › 通知 › 你的应用'),
  t(
    'is it a phone with HarmonyOS 5 or later? v1 does not reach it: tim-push send --vendor harmony',
    '手机是否为 HarmonyOS 5 及以上？v1 接口到不了：用 tim-push send --vendor harmony',
  ),
  t(
    'send it as a test message, which the daily cap does not count: --raw \'{"message":{"android":{"target_user_type":1}}}\'',
    '改发不计入每日上限的测试消息：--raw \'{"message":{"android":{"target_user_type":1}}}\'',
  ),
  t(
    'turn receipts on in AppGallery Connect: only they show whether a push was delivered (tim-push explain huawei/6-receipt)',
    '在 AppGallery Connect 打开回执：只有回执能说明是否送达（tim-push explain huawei/6-receipt）',
  ),
  t(
    'works in China only? The overseas service is off: disable Push Kit and enable it again with "overseas"',
    '仅国内能收到？海外服务未开：关闭推送服务后重新开通并勾选海外',
  ),
  t('between 0 and 6 h, with the screen off, notifications may be held back', '0 到 6 点息屏时通知可能被延后'),
];
