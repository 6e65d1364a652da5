// A Xiaomi push was accepted and the phone stays silent: where to look, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'no channel: the default class lets one message a day through for each device; set mi_channel_id',
    '没有通道：默认类每台设备每天只放行 1 条；请设置 mi_channel_id',
  ),
  t('notifications are off: Settings › Notifications › the app', '通知已关闭：设置 › 通知管理 › 应用'),
  t('the phone is offline or battery saving stops the push service', '手机不在线，或省电策略限制了推送服务'),
  t('words like "test" are held back as junk although the answer is ok', '含“测试”一类的词可能被拦截，而应答仍是成功'),
  t('the same notify_id replaces the earlier notification', '相同 notify_id 会覆盖之前的通知'),
  t(
    'since 2024-09-30 notifications without notify_effect are no longer served: compare --mi-click launcher',
    '2024-09-30 起不再支持不带 notify_effect 的通知：用 --mi-click launcher 对比',
  ),
];
