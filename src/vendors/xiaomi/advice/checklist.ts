// Checklist for a push that Xiaomi accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';
import { miClick } from '../client/click.js';

const hasChannel = ({ message, settings }: SilentContext): boolean =>
  (settings.text('mi_channel_id') ?? message.channelId) !== undefined;

const isCustomClick = ({ message }: SilentContext): boolean => miClick(message) === 'callback';

export const silentChecklist: readonly SilentCause[] = [
  onlyWhen(
    (known) => !hasChannel(known),
    t(
      'no channel: the default class shows one message a day on each phone, the others are accepted but not shown. Set mi_channel_id: Xiaomi console › Push › your app › Channels',
      '没有渠道：默认类每台手机每天只显示 1 条，其余返回成功但不显示。请设置 mi_channel_id：小米开放平台 › 消息推送 › 你的应用 › 通知类别',
    ),
  ),
  t(
    'notifications of the app are off: Settings › Notifications & Control centre › the app: allow, with banner and lock screen (tim-push device-status --adb reads it)',
    '应用通知已关闭：设置 › 通知与控制中心 › 通知管理 › 应用：允许，并打开悬浮和锁屏通知（tim-push device-status --adb 可读取）',
  ),
  onlyWhen(
    hasChannel,
    t(
      'the channel is a public one: five a day on each phone (eight for licensed news). Xiaomi console › Push › your app › Channels shows the class',
      '该渠道为公信：每台手机每天 5 条（持证新闻 8 条）。小米开放平台 › 消息推送 › 你的应用 › 通知类别 可查看类别',
    ),
  ),
  onlyWhen(
    isCustomClick,
    t(
      'it was sent without notify_effect, which Xiaomi has not supported since 2024-09-30: send once with --mi-click launcher and compare',
      '未带 notify_effect，小米自 2024-09-30 起不再支持：用 --mi-click launcher 发一条对比',
    ),
  ),
  t(
    'held back as junk, for example for words like "test": "delivered" stays 0 in tim-push device-status --vendor xiaomi --task <message id>; try another text',
    '被当作垃圾消息拦截（如含“测试”）：tim-push device-status --vendor xiaomi --task <消息 ID> 中的 delivered 一直为 0；换一段文案',
  ),
  t(
    'the phone is offline or saves power: Settings › Apps › Manage apps › the app: Battery saver “No restrictions”, Autostart on',
    '手机离线或省电：设置 › 应用设置 › 应用管理 › 应用：省电策略选“无限制”，打开自启动',
  ),
  onlyWhen(
    ({ message }) => message.raw?.['notify_id'] !== undefined || message.options['mi-notify-id'] === 'same',
    t(
      'one notify_id for all (--mi-notify-id same, or notify_id in --raw): a later message replaces the earlier one in the drawer; leave it out, or look for one notification only',
      '所有消息使用同一个 notify_id（--mi-notify-id same 或 --raw 中的 notify_id）：后一条会覆盖前一条；请去掉，或只找一条通知',
    ),
  ),
  t(
    'the app is in the foreground, or the regid is outdated: press Home and send again; tim-push device-status --vendor xiaomi --token <regid>',
    '应用正在前台，或 regid 已失效：按 Home 键后重发；tim-push device-status --vendor xiaomi --token <regid>',
  ),
];
