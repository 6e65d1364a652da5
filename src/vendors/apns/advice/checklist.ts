// Checklist for a push that APNs accepted but the iPhone does not show; most likely cause first.
import { type Text, t } from '../../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'is the app in the foreground? The plugin shows nothing there; put it in the background and send again',
    '应用是否在前台？插件在前台不显示通知；切到后台再发',
  ),
  t(
    'are notifications on? Settings › Notifications › your app (and a sound set, Lock Screen on)',
    '通知是否开启？设置 › 通知 › 你的应用（声音、锁定屏幕也要开）',
  ),
  t(
    'is a Focus mode or Do Not Disturb on? Try --importance time-sensitive, or switch it off',
    '是否开启专注模式或勿扰？关闭它，或试试 --importance time-sensitive',
  ),
  t(
    'does the environment match? A run from Xcode = development, TestFlight and App Store = production',
    '环境是否一致？Xcode 运行 = development，TestFlight 和 App Store = production',
  ),
  t(
    'was the app reinstalled or the phone restored? Then the device token is new: print it again',
    '应用是否重装、手机是否恢复过？此时 token 会变，请重新打印',
  ),
  t(
    'is the phone online? While it is offline Apple keeps only the newest push of each app',
    '手机是否联网？离线时苹果只为每个应用保留最新一条',
  ),
  t(
    'trace it: icloud.developer.apple.com › Push Notifications › Delivery Logs (development), by the id above',
    '追踪：icloud.developer.apple.com › Push Notifications › Delivery Logs（development），用上面的 id 查询',
  ),
];
