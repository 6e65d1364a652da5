// Checklist for a push that FCM accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';
import { channelOf, importanceOf } from '../client/message.js';

const namesChannel = ({ message, settings }: SilentContext): boolean => channelOf(message, settings) !== undefined;
const isSlow = ({ message }: SilentContext): boolean => importanceOf(message.importance)?.priority === 'NORMAL';

export const silentChecklist: readonly SilentCause[] = [
  t(
    'notifications of the app are off; Android 13 and later ask at run time: Settings › Apps › the app › Notifications (tim-push device-status --adb reads it)',
    '应用通知已关闭（Android 13 起需运行时授权）：设置 › 应用 › 该应用 › 通知（tim-push device-status --adb 可读取）',
  ),
  t(
    'the app is in the foreground: the plugin gets the message and nothing is shown. Put the app in the background and send again',
    '应用在前台：消息交给插件，不显示通知。切到后台再发',
  ),
  onlyWhen(
    namesChannel,
    t(
      'the channel does not exist in the app: it has to create it (createNotificationChannel), else the channel of the manifest is used with its own sound and importance',
      '应用中不存在该通知渠道：须由应用创建（createNotificationChannel），否则使用 manifest 的默认渠道及其声音和重要级别',
    ),
  ),
  onlyWhen(
    (known) => !namesChannel(known),
    t(
      'no channel is named, so the one of the manifest (or "Miscellaneous") is used, often without sound: set "channel_id" in the config',
      '没有指定通知渠道，将使用 manifest 的默认渠道（或“其他”），往往没有声音：在配置中设置 "channel_id"',
    ),
  ),
  t(
    "the phone cannot reach Google: in mainland China its services are normally unreachable. The plugin then uses the channel of the phone's vendor: send with that vendor",
    '手机连不上 Google：中国大陆通常无法访问。此时插件使用手机厂商通道：改用该厂商发送',
  ),
  onlyWhen(
    isSlow,
    t(
      'priority NORMAL waits until the phone wakes up: --importance high',
      '优先级 NORMAL 会等手机唤醒：--importance high',
    ),
  ),
  t('the app was force-stopped: it gets no push until it is opened again', '应用被强行停止：重新打开前收不到推送'),
  t(
    'the app was started again since the token was noted: the plugin deletes the device token at every start. tim-push device-status --vendor fcm',
    '记录 token 之后又启动过应用：插件每次启动都会删除旧 token。tim-push device-status --vendor fcm',
  ),
];
