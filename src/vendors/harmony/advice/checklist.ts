// Checklist for a push that HarmonyOS accepted but the phone does not show; most likely cause first.
import { onlyWhen, type SilentCause, type SilentContext } from '../../../push/message/silent.js';
import { t } from '../../../text/language.js';
import { categoryOf, sentTypeOf } from '../client/message.js';

const isAlert = ({ message }: SilentContext): boolean => sentTypeOf(message) === 'alert';
const isMarketing = ({ message, settings }: SilentContext): boolean => categoryOf(message, settings) === 'MARKETING';

export const silentChecklist: readonly SilentCause[] = [
  onlyWhen(
    (known) => isAlert(known) && !isMarketing(known),
    t(
      'the app has no self-classification right: every notification counts as MARKETING, silent and two a day. AppGallery Connect › Push Kit › Configuration shows it; apply for the scene "instant chat"',
      '应用没有自分类权益：所有通知按 MARKETING 处理，静默且每天 2 条。在 AppGallery Connect › 推送服务 › 配置查看，并按即时聊天场景申请',
    ),
  ),
  onlyWhen(
    isMarketing,
    t(
      'category MARKETING is silent and capped at two a day for each phone: --category IM for chat messages',
      'category 为 MARKETING：静默，每台设备每天 2 条；聊天消息用 --category IM',
    ),
  ),
  t('notifications of the app are off: Settings › Notifications › your app', '应用通知已关闭：设置 › 通知 › 你的应用'),
  onlyWhen(
    ({ message }) => sentTypeOf(message) === 'background',
    t(
      'a background message shows nothing: it is kept until the app runs, and the app must read it (pushService.receiveMessage)',
      '后台消息不展示：会保留到应用运行，由应用读取（pushService.receiveMessage）',
    ),
  ),
  onlyWhen(
    ({ message }) => sentTypeOf(message) === 'call',
    t('wearables, TVs and PCs do not support in-app calls', '穿戴设备、电视和 PC 不支持应用内通话'),
  ),
  t(
    'send it as a test message, which no daily cap counts: --test-mode (at most 10 device tokens a call, 1000 calls a day)',
    '改发不计入每日上限的测试消息：--test-mode（每次最多 10 个 token，每天 1000 次）',
  ),
  t(
    'the app is in the foreground and foregroundShow is false: then the app gets the message itself',
    '应用在前台且 foregroundShow 为 false：消息直接交给应用',
  ),
  t(
    'turn receipts on in AppGallery Connect (version V2): only they show whether it was delivered; 6 is the switch, 102 flow control, 256 the cap',
    '在 AppGallery Connect 打开回执（V2 版本）：只有回执能说明是否送达；6 是通知开关，102 是流控，256 是频次上限',
  ),
];
