// What receipts report about a delivery to HarmonyOS 5 and later: `deliveryStatus.result`, for widgets `formStatus.result` (push-msg-receipt; only receipt version V2 works with v3).
import type { Catalogue } from '../../problems/types.js';
import { pushKitReceipt, sharedReceipts } from '../../push/entries/push-kit.js';
import { t } from '../../text/language.js';

const receipt = pushKitReceipt(t('reported by a receipt after the push was accepted', '推送被接受之后，由回执告知'));

const notSent = t(
  'tim-push does not send this kind of message; see your own sender',
  'tim-push 不发送这类消息，请检查自己的服务端',
);

export const receiptCodes = {
  ...sharedReceipts('harmony', receipt),
  'harmony/6-receipt': receipt(
    6,
    'device-token',
    t('notifications are switched off', '通知已关闭'),
    t(
      'Settings › Notifications › your app: allow. The vendor advises to stop sending to this device token until then',
      '设置 › 通知 › 你的应用：允许。官方建议在此之前停止向该 token 发送',
    ),
    { deviceToken: 'switched-off' },
  ),
  'harmony/10-receipt': receipt(
    10,
    'device-token',
    t('the phone was inactive for 30 days', '手机 30 天不活跃'),
    t('stop sending to this device token for now; the phone may come back', '暂停向该 token 发送，设备可能恢复'),
    { deviceToken: 'inactive' },
  ),
  'harmony/14-receipt': receipt(
    14,
    'server',
    t('a network problem inside Huawei', '厂商内部网络故障'),
    t('send again later', '稍后重发'),
    {
      retry: 'later',
    },
  ),
  'harmony/27-receipt': receipt(
    27,
    'notice',
    t('the app is not running; the background message is kept', '应用未运行，后台消息已缓存'),
    t('send a notification: remove --harmony-push-type', '改发通知：去掉 --harmony-push-type'),
  ),
  'harmony/31-receipt': receipt(
    31,
    'message',
    t('the page of the click does not exist in the app', '点击要打开的页面不存在'),
    t(
      'compare harmony_click_uri with skills.uris of module.json5',
      '核对 harmony_click_uri 与 module.json5 的 skills.uris',
    ),
  ),
  'harmony/102-receipt': receipt(
    102,
    'quota',
    t('flow control for one phone and app', '流控：单设备单应用消息过多'),
    t('send less to this phone; older documents name 3000 a day', '减少发给该设备的消息；旧文档的上限是每天 3000 条'),
    { retry: 'next-day' },
  ),
  'harmony/144-receipt': receipt(
    144,
    'message',
    t('the profile id does not match', 'profileId 不匹配'),
    t('remove profileId from --raw', '从 --raw 中去掉 profileId'),
  ),
  'harmony/151-receipt': receipt(
    151,
    'message',
    t('not shown, or the widget is not on the phone', '未展示，或卡片不在手机上'),
    t('open the app once, then send again', '打开一次应用后重发'),
  ),
  'harmony/155-receipt': receipt(
    155,
    'message',
    t('live view: the update failed, it was not created or is over', '实况窗：更新失败，未创建或已结束'),
    notSent,
  ),
  'harmony/156-receipt': receipt(156, 'message', t('live view: out of order', '实况窗：version 过低，乱序'), notSent),
  'harmony/158-receipt': receipt(158, 'message', t('live view: it already exists', '实况窗：已存在'), notSent),
  'harmony/188-receipt': receipt(
    188,
    'notice',
    t('the app could not be started', '应用未能启动'),
    t('send again later', '稍后重发'),
    {
      retry: 'later',
    },
  ),
  'harmony/191-receipt': receipt(
    191,
    'message',
    t('the badge could not be set', '角标设置失败'),
    t('Settings › Notifications › your app: allow badges', '设置 › 通知 › 你的应用：允许角标'),
  ),
  'harmony/201-receipt': receipt(
    201,
    'app-state',
    t('sending is restricted', '发送受限'),
    t(
      'check AppGallery Connect › Push Kit; if it shows nothing, contact Huawei support',
      '查看 AppGallery Connect › 推送服务；若没有提示，联系华为',
    ),
  ),
  'harmony/256-receipt': receipt(
    256,
    'quota',
    t('a frequency limit was reached, or the app was penalised', '触发频次限制或处罚'),
    t(
      'marketing: 2 a day for each phone, 5 for licensed news; apply for the self-classification right and send --category IM',
      '营销消息每台设备每天 2 条（持牌资讯 5 条）；请申请自分类权益并使用 --category IM',
    ),
    { retry: 'next-day' },
  ),
  'harmony/261-receipt': receipt(
    261,
    'message',
    t('widget: formId unknown, held back for 30 days', '卡片：formId 不存在，30 天内不再下发'),
    notSent,
  ),
  'harmony/262-receipt': receipt(
    262,
    'quota',
    t('widget: refresh limit of the phone reached for a day', '卡片：达到设备当日刷新上限'),
    notSent,
    { retry: 'next-day' },
  ),
  'harmony/264-receipt': receipt(
    264,
    'message',
    t('the user did not subscribe to this subscription message', '用户没有订阅该消息'),
    notSent,
  ),
  'harmony/265-receipt': receipt(
    265,
    'quota',
    t('live view: held back for 24 hours', '实况窗：24 小时内不再下发'),
    notSent,
  ),
  'harmony/268-receipt': receipt(268, 'message', t('live view: status is missing', '实况窗：缺少 status'), notSent),
  'harmony/269-receipt': receipt(269, 'message', t('live view: created twice', '实况窗：重复创建'), notSent),
} satisfies Catalogue;
