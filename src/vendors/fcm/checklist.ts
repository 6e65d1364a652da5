// Questions for a push that FCM accepted and the phone does not show, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'are notifications on? Android 13 and later ask at run time: Settings › Apps › your app › Notifications',
    '通知是否打开？Android 13 起需运行时授权：设置 › 应用 › 你的应用 › 通知',
  ),
  t(
    'is the app in front? Then the plugin gets the message and shows nothing: send it to the background',
    '应用是否在前台？此时消息交给插件而不显示通知：切到后台再试',
  ),
  t(
    'does the channel exist? The app has to create it (createNotificationChannel); otherwise the channel of the manifest is used, with its own sound and importance',
    '通知渠道是否存在？须由应用创建（createNotificationChannel），否则使用 manifest 中的默认渠道及其声音和重要级别',
  ),
  t(
    'does the phone have Google services, and a way to them? In mainland China they are normally unreachable',
    '手机是否有谷歌服务且能连通？中国大陆通常无法访问',
  ),
  t(
    'was the app stopped by force? Settings › Apps › force stop blocks pushes until it is opened again',
    '应用是否被强行停止？强行停止后，重新打开应用前收不到推送',
  ),
  t(
    'was it started again since the device token was copied? The plugin deletes the token at every start: tim-push device-status',
    '复制设备 token 之后是否又启动过应用？插件每次启动都会删除旧 token：tim-push device-status',
  ),
];
