// A Meizu push was accepted and the phone stays silent: where to look, most likely cause first.
import { type Text, t } from '../../text/language.js';

export const silentChecklist: readonly Text[] = [
  t(
    'the switch of the app: Settings › Notifications › the app (Flyme can switch it off by itself)',
    '应用的通知开关：设置 › 通知 › 应用（Flyme 可能自动关闭）',
  ),
  t(
    'public class: only three messages a day for each device (five for news); set mz_notice_type to private',
    '公信每台设备每天 3 条（新闻类 5 条）；请把 mz_notice_type 设为 private',
  ),
  t(
    'more than five pushes within a minute are folded: wait a minute between tests',
    '一分钟内超过 5 条会被折叠：测试之间间隔一分钟',
  ),
  t(
    'the phone is not recognised as Meizu: the plugin looks for "flyme" in the build id',
    '手机未被识别为魅族：插件只看系统版本号里是否含 “flyme”',
  ),
  t(
    'the app was silent for a month: its subscription ended, let it register again',
    '应用一个月未启动：订阅已失效，需要重新注册',
  ),
];
