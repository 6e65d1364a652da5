// Questions for a push that vivo accepted and the phone does not show, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'are notifications on? Settings › Notifications › your app: allow, with banner and lock screen',
    '通知是否打开？设置 › 通知 › 你的应用：允许，并打开横幅和锁屏',
  ),
  t(
    'is the app in front? Send it to the background: vivo and the plugin may hide a push while the app is open',
    '应用是否在前台？切到后台再试：应用打开时通知可能不显示',
  ),
  t(
    'was the message counted as operational? Only a few a day reach one user, from 7:00 to 23:00: use --category IM',
    '是否被判为运营消息？每个用户每天只有几条，且仅 7:00–23:00：请用 --category IM',
  ),
  t(
    'did the audit hold it back? The vivo console › Push › records shows it, and a second text helps to tell',
    '是否被内容审核拦截？在 vivo 开放平台 › 消息推送 › 推送记录查看，或换一段文案对比',
  ),
  t(
    'is the phone online? Switch Wi-Fi off and on; vivo keeps the push for --ttl',
    '手机是否联网？重新开关 Wi-Fi；vivo 会在 --ttl 时间内保留',
  ),
  t(
    'was the app reinstalled? Then the device token is new: print it again',
    '应用是否重装过？重装后设备 token 会变，请重新打印',
  ),
  t(
    'test mode sends no receipt: look at the phone, not at your receipt address',
    '测试模式没有回执：请看手机，不要等回执',
  ),
];
