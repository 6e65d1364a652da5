// Checklist for a push that Meizu accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';

export const silentChecklist: readonly SilentCause[] = [
  t(
    'the notification switch of the app is off: Settings › Notifications & status bar › the app; barTypeSwitch in tim-push device-status --vendor meizu --token <pushId>',
    '应用的通知开关已关闭：设置 › 通知和状态栏 › 应用通知管理 › 应用；tim-push device-status --vendor meizu --token <pushId> 中的 barTypeSwitch',
  ),
  onlyWhen(
    ({ settings }) => settings.text('mz_notice_type') === 'public',
    t(
      'public class: according to Tencent, since 2025-05 three a day on each phone (five for news); set mz_notice_type to private',
      '公信：据腾讯文档，自 2025-05 起每台手机每天 3 条（新闻类 5 条）；请把 mz_notice_type 设为 private',
    ),
  ),
  t(
    'more than five pushes within a minute are collapsed: wait a minute and send one',
    '一分钟内超过 5 条会被折叠：等一分钟后只发一条',
  ),
  t(
    'the phone is offline or saves power: Settings › Apps › the app › Permissions › Background management: allow',
    '手机离线或省电：设置 › 应用管理 › 应用 › 权限管理 › 后台管理：允许后台运行',
  ),
  t(
    'the app was not in use for a month, so its subscription ended: open it, let it print getDevicePushToken() and compare; tim-push device-status --vendor meizu --token <pushId>',
    '应用一个月未使用，订阅已失效：打开应用，重新打印 getDevicePushToken() 并对比；tim-push device-status --vendor meizu --token <pushId>',
  ),
  onlyWhen(
    ({ message }) => message.raw?.['advanceInfo'] !== undefined,
    t(
      'advanceInfo in --raw: of all messages with one notifyKey only the newest shows, and a display window hides it; remove it from --raw',
      '--raw 中的 advanceInfo：相同 notifyKey 只显示最新一条，展示时段也会隐藏它；请去掉',
    ),
  ),
  t('the app is in the foreground: press Home and send again', '应用正在前台：按 Home 键后重发'),
];
