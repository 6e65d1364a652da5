// Checklist for a push that Honor accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';

/** A page opens only if its intent resolves; the launcher always opens. */
const opensPage = ({ message }: SilentContext): boolean => message.clickTarget !== 'launcher';

export const silentChecklist: readonly SilentCause[] = [
  onlyWhen(
    ({ message }) => message.mode === 'formal',
    t(
      'marketing class, the default without the self-classification right: no sound, two a day on each phone (five for licensed news), in the notification drawer only. Apply: Honor console › Push Kit › your app › Self-classification right',
      '未申请自分类权益时默认为资讯营销类：静默、每台手机每天 2 条（持证新闻类 5 条）、只在通知栏。申请：荣耀开发者平台 › 推送服务 › 你的应用 › 自分类权益',
    ),
  ),
  onlyWhen(
    opensPage,
    t(
      'the click page does not resolve, and then nothing is shown (receipt 40000015): package_name must be the applicationId of this build, and its merged AndroidManifest must hold the page',
      '点击页面无法解析时不会显示（回执 40000015）：package_name 必须是该构建的 applicationId，合并后的 AndroidManifest 中要有该页面',
    ),
  ),
  t(
    'notifications of the app are off: Settings › Notifications & status bar › the app: allow (tim-push device-status --adb reads it)',
    '应用通知已关闭：设置 › 通知和状态栏 › 应用通知管理 › 应用：允许（tim-push device-status --adb 可读取）',
  ),
  t(
    'between 0:00 and 6:00 nothing may be shown: check the time on the phone and try during the day',
    '0:00–6:00 可能不展示：看手机时间，白天再试',
  ),
  t(
    'the phone is offline or saves power: Settings › Apps › App launch › the app: manage manually, all three on',
    '手机离线或省电：设置 › 应用和服务 › 应用启动管理 › 应用：改为手动管理，三个开关全开',
  ),
  t(
    'an older Honor phone registers with Huawei: if the app prints a Huawei token, send with --vendor huawei and set hw_buz_id',
    '较旧的荣耀手机走华为通道：若应用打印的是华为 token，请用 --vendor huawei 发送并设置 hw_buz_id',
  ),
  t(
    'the app is in the foreground, or the token is outdated: press Home and send again; tim-push device-status --vendor honor --token <token> --probe',
    '应用正在前台，或 token 已失效：按 Home 键后重发；tim-push device-status --vendor honor --token <token> --probe',
  ),
];
