// An OPPO push was accepted and the phone stays silent: where to look, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'OPPO switches notifications off for new apps: Settings › Notifications › the app',
    'OPPO 默认关闭新应用的通知：设置 › 通知与状态栏 › 应用',
  ),
  t(
    'the channel does not exist in the app: createNotificationChannel has to run with the same channel ID',
    '应用里没有该渠道：需用相同的渠道 ID 调用 createNotificationChannel',
  ),
  t(
    'the channel is not registered in the OPPO console, or its class differs from the category',
    '渠道未在 OPPO 控制台登记，或与消息分类不一致',
  ),
  t(
    'marketing messages: a few a day for each device; use a service category or a private channel',
    '营销类消息每台设备每天只有几条；请用服务类分类或私信渠道',
  ),
  t(
    'ext is no JSON object: the phone then gets nothing although OPPO answers 0',
    'ext 不是 JSON 对象：OPPO 返回 0，但手机收不到',
  ),
  t('the same app_message_id was used before: the second push is dropped', 'app_message_id 重复：第二条会被丢弃'),
];
