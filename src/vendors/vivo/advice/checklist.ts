// Checklist for a push that vivo accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';
import { categoryClass, classes } from '../facts.js';

const isTest = ({ message }: SilentContext): boolean => message.mode === 'test';

/** Without a category of the system class, vivo treats a message as operational. */
function isOperational({ message, settings }: SilentContext): boolean {
  const category = message.category ?? settings.text('vivo_category') ?? '';
  return message.mode === 'formal' && categoryClass[category] !== classes.system;
}

export const silentChecklist: readonly SilentCause[] = [
  t(
    'notifications of the app are off: Settings › Notifications & status bar › the app: allow, with banner and lock screen (tim-push device-status --adb reads it)',
    '应用通知已关闭：设置 › 通知与状态栏 › 应用通知管理 › 应用：允许，并打开横幅和锁屏（tim-push device-status --adb 可读取）',
  ),
  onlyWhen(
    isOperational,
    t(
      'the message counts as operational: 2 a day for each user (5 for licensed news), from 7:00 to 23:00. Send with --category IM; "controlled" in tim-push device-status --vendor vivo --task <task id> counts what vivo withheld',
      '消息按运营类计：每个用户每天 2 条（持证新闻类 5 条），仅 7:00–23:00。用 --category IM 发送；tim-push device-status --vendor vivo --task <任务 ID> 中的 controlled 为被管控数',
    ),
  ),
  onlyWhen(
    (known) => !isTest(known) && !isOperational(known),
    t(
      'vivo moved it to the operational class on its own review: vivo console › Push › your app › message records',
      'vivo 复核后把它改判为运营类：vivo 开放平台 › 消息推送 › 你的应用 › 推送记录',
    ),
  ),
  onlyWhen(
    (known) => !isTest(known),
    t(
      'the audit held it back, which the answer of a single push does not say: the line "audit" of tim-push device-status --vendor vivo --task <task id>, a minute later',
      '被内容审核拦截（单推的响应里不会说明）：一分钟后看 tim-push device-status --vendor vivo --task <任务 ID> 的“内容审核”一行',
    ),
  ),
  t(
    'the app is in the foreground: press Home and send again; vivo and the plugin may hide a push while the app is open',
    '应用正在前台：按 Home 键后重发；应用打开时 vivo 和插件可能不显示',
  ),
  t(
    'the phone is offline or asleep: wake it, turn Wi-Fi off and on; Settings › Battery › Background power consumption. vivo keeps the push for --ttl, a day at most',
    '手机离线或休眠：点亮屏幕，重新开关 Wi-Fi；设置 › 电池 › 后台耗电管理。vivo 在 --ttl 内保留，最长一天',
  ),
  t(
    'the app was reinstalled in the meantime, so its device token has changed: tim-push device-status --vendor vivo --token <regId>, and let the app print getDevicePushToken()',
    '应用重装过，设备 token 已变：tim-push device-status --vendor vivo --token <regId>，并让应用重新打印 getDevicePushToken()',
  ),
  onlyWhen(
    isTest,
    t(
      'a test push sends no receipt: look at the phone, not at your receipt address or the console',
      '测试推送没有回执：请看手机，不要等回执或看控制台',
    ),
  ),
];
