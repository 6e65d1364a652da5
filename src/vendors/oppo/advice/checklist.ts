// Checklist for a push that OPPO accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';
import { rawNotification } from '../client/message.js';
import { SERVICE_CATEGORIES } from '../facts.js';

const hasChannel = ({ message, settings }: SilentContext): boolean =>
  (settings.text('oppo_channel_id') ?? message.channelId) !== undefined;

const categoryOf = ({ message, settings }: SilentContext): string =>
  (message.category ?? settings.text('oppo_category') ?? '').trim();

const isService = (known: SilentContext): boolean =>
  (SERVICE_CATEGORIES as readonly string[]).includes(categoryOf(known));

export const silentChecklist: readonly SilentCause[] = [
  t(
    'OPPO switches notifications off for new apps: Settings › Notifications & status bar › the app: allow (tim-push device-status --adb reads it)',
    'OPPO 默认关闭新应用的通知：设置 › 通知与状态栏 › 应用通知管理 › 应用：允许（tim-push device-status --adb 可读取）',
  ),
  onlyWhen(
    (known) => !hasChannel(known),
    t(
      'no channel ID was sent, and since Android 8 a notification without a channel the app created is not shown: set oppo_channel_id, the same as in createNotificationChannel',
      '没有发送渠道 ID；Android 8 起，应用未创建的渠道不会显示通知：设置 oppo_channel_id，与 createNotificationChannel 中的 ID 相同',
    ),
  ),
  onlyWhen(
    hasChannel,
    t(
      'the app did not create this channel: createNotificationChannel must have run with exactly this ID; the list is in Settings › Notifications & status bar › the app, and in tim-push device-status --adb --channel-id <id>',
      '应用没有创建该渠道：必须用完全相同的 ID 调用过 createNotificationChannel；可在 设置 › 通知与状态栏 › 应用 或 tim-push device-status --adb --channel-id <id> 中查看',
    ),
  ),
  onlyWhen(
    hasChannel,
    t(
      'the channel is not registered, or its class differs from the category: OPPO console › Push › your app › Configuration › Channels',
      '渠道未登记，或与消息分类不一致：OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 新建通道',
    ),
  ),
  onlyWhen(
    (known) => !isService(known),
    t(
      'without a service category it may count as content and marketing: 2 a day for each phone (5 for licensed news); set oppo_category to IM, and see OPPO console › Push › your app › Statistics',
      '没有服务类分类时可能按内容营销类计：每台手机每天 2 条（持证新闻类 5 条）；把 oppo_category 设为 IM，并查看 OPPO 开放平台 › 推送服务 › 你的应用 › 数据统计',
    ),
  ),
  onlyWhen(
    ({ message }) => rawNotification(message.raw)?.['app_message_id'] !== undefined,
    t(
      'app_message_id in --raw was used before: OPPO drops the second push with the same ID; remove it from --raw',
      '--raw 中的 app_message_id 用过：相同 id 的第二条会被丢弃；请去掉',
    ),
  ),
  t(
    'the phone is offline or saves power: Settings › Battery › App battery management › the app: allow background activity',
    '手机离线或省电：设置 › 电池 › 应用耗电管理 › 应用：允许后台运行',
  ),
  t(
    'the app is in the foreground, or the registration ID is outdated: press Home and send again; tim-push device-status --vendor oppo --token <registration ID>',
    '应用正在前台，或 registration ID 已失效：按 Home 键后重发；tim-push device-status --vendor oppo --token <registration ID>',
  ),
];
