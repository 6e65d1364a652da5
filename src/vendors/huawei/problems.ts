// Problems that tim-push itself finds in Huawei messages, device tokens and clicks; those in config values are in credential-problems.ts.

import { error, hint, warning } from '../../problems/code-entry.js';
import { printIt } from '../../problems/entries/token.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, titleEmpty } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const vendor = t('Huawei', '华为');

export const problems = {
  ...credentialEntries,
  'huawei/cold-start': hint.notice(
    t(
      'a click that starts the app from scratch does not reach the callback',
      '应用已退出时，点击通知只会启动应用，不触发回调',
    ),
    t(
      'the Flutter package emits the event before Dart listens, and the push plugin does not fetch the initial notification',
      'Flutter 包在 Dart 开始监听之前就发出了事件，而推送插件没有读取初始通知',
    ),
    t(
      'test with the app in the background, or read Push.getInitialNotification() in the app',
      '在应用处于后台时测试，或在应用里调用 Push.getInitialNotification()',
    ),
    'A',
  ),
  'huawei/no-page': warning.message(
    t(
      'TIMPush needs a page to open, and the address is not configured',
      'TIMPush 需要打开指定页面，但没有配置页面地址',
    ),
    t(
      'without it a tap only starts the app, and TIMPush gives no callback',
      '缺少地址时点击只会启动应用，TIMPush 不会回调',
    ),
    t(
      'copy the page from the Chat console (Huawei certificate) into timpush_click_page',
      '从 IM 控制台的华为证书复制页面，填入 timpush_click_page',
    ),
    'A',
  ),
  'huawei/page-not-intent': error.message(
    t('timpush_click_page cannot be used as an intent address', 'timpush_click_page 不是可用于 Intent 的地址'),
    t(
      'Huawei opens a page through an intent with a scheme; a class name cannot carry ext',
      '华为通过带 scheme 的 Intent 打开页面；类名无法携带 ext',
    ),
    t('paste the page as the Chat console shows it', '原样粘贴 IM 控制台显示的页面'),
    'A',
  ),
  'huawei/title-empty': titleEmpty(returns(vendor, '80100003')),
  'huawei/body-empty': textEmpty(returns(vendor, '80100003')),
  'huawei/text-long': hint.message(
    t(
      '{field} has {length} characters; the lowest published limit is {limit}',
      '{field} 有 {length} 个字符；各来源中最小的上限是 {limit}',
    ),
    t(
      'Huawei publishes no limit; some resellers cut at this length, and phones shorten long text',
      '华为没有公布上限；有渠道商在此截断，手机也会省略过长文本',
    ),
    t('to be safe, shorten {field}', '为保险起见请缩短 {field}'),
    'C',
  ),
  'huawei/message-too-large': error.message(
    t(
      'the message has {length} bytes without its tokens; the limit is {limit}',
      '消息（不含 token）有 {length} 字节，上限 {limit}',
    ),
    t('Huawei returns 80300008; a Chinese character counts as three bytes', '华为会返回 80300008；一个汉字占 3 字节'),
    t('shorten {part} first, it has {bytes} bytes', '先缩短 {part}，占 {bytes} 字节'),
    'A',
  ),
  'huawei/ttl-range': error.message(
    t('a time to live of {value} s is longer than 15 days', '有效期 {value} 秒超过 15 天'),
    t(
      'Huawei keeps a push for at most 1296000 seconds; for more it returns 80100004',
      '华为最多保留 1296000 秒，否则返回 80100004',
    ),
    t('use --ttl 15d or less', '使用 --ttl 15d 或更短'),
    'A',
  ),
  'huawei/image-not-https': error.message(
    t('the address of the picture is not https', '图片地址不是 https'),
    t('Huawei refuses other addresses with 80100003', '华为对其他地址返回 80100003'),
    t('use an https address, and a picture smaller than 512 KB', '改用 https 地址，图片小于 512 KB'),
    'A',
  ),
  'huawei/no-category': warning.message(
    t('no category: Huawei classifies the message by its content', '未设置 category：由华为按内容分类'),
    t(
      'messages classified as marketing are silent and limited to two a day for each device',
      '被判为营销的消息会静默展示，且每台设备每天最多 2 条',
    ),
    t(
      'set hw_category to IM (or --category IM) and apply for the self-classification right in AppGallery Connect',
      '把 hw_category 设为 IM（或 --category IM），并在 AppGallery Connect 申请自分类权益',
    ),
    'A',
  ),
  'huawei/category-right': hint.message(
    t('category {value} takes effect only with the self-classification right', 'category {value} 需要自分类权益才生效'),
    t(
      'without the right Huawei ignores it and classifies the message by its content; marketing messages are silent and limited to two a day',
      '没有该权益时华为会忽略它，按内容分类；营销消息静默且每天最多 2 条',
    ),
    t(
      'apply for it: AppGallery Connect › Push Kit › Configuration › self-classification',
      '申请：AppGallery Connect › 推送服务 › 配置 › 自分类权益',
    ),
    'A',
  ),
  'huawei/category-guarded': warning.message(
    t('category {value} needs a permission of its own', 'category {value} 需要单独申请权限'),
    t('without it Huawei returns 80300011', '没有权限时华为返回 80300011'),
    t('for chat messages use --category IM', '聊天消息请用 --category IM'),
    'A',
  ),
  'huawei/importance-high': warning.message(
    t('importance HIGH appears only in old documents', 'importance HIGH 只出现在旧文档中'),
    t(
      'Huawei may return 80300011; NORMAL already has a sound and a banner',
      '华为可能返回 80300011；NORMAL 已有提示音和横幅',
    ),
    t(
      'use NORMAL: --importance NORMAL, or hw_importance in the config',
      '改为 NORMAL：--importance NORMAL，或配置 hw_importance',
    ),
    'D',
  ),
  'huawei/importance-low': hint.message(
    t('importance LOW is silent', 'importance LOW 为静默'),
    t('the notification makes no sound and shows no banner', '通知没有提示音，也不弹横幅'),
    t('if you want a sound, use --importance NORMAL', '需要提示音请用 --importance NORMAL'),
    'A',
  ),
  'huawei/badge-range': error.message(
    t('a badge of {value} is out of range', '角标 {value} 超出范围'),
    t('adding allows 1 to 99, setting allows 0 to 99', '递增为 1–99，设置为 0–99'),
    t('for example --badge +1, --badge 5', '例如 --badge +1、--badge 5'),
    'A',
  ),
  'huawei/no-badge-class': warning.message(
    t('the badge is left out: hw_badge_class is not set', '角标未发送：没有设置 hw_badge_class'),
    t(
      'Huawei needs the class of the launcher activity, otherwise a badge has no effect',
      '华为需要启动 Activity 的类名，否则角标不生效',
    ),
    t(
      'set hw_badge_class, for example com.example.chat.MainActivity',
      '设置 hw_badge_class，例如 com.example.chat.MainActivity',
    ),
    'A',
  ),
  'huawei/channel-in-china': hint.message(
    t('a channel ID may have no effect for apps with data in China', '数据存储在中国的应用，渠道 ID 可能无效'),
    t('one source says so; in China the category decides', '有一个来源这样说；国内由 category 决定'),
    t('rely on --category, and check on the phone which channel is used', '以 --category 为准，并在手机上确认渠道'),
    'C',
  ),
  'huawei/raw-custom-action': warning.message(
    t('a click by action opens the app without the callback', '用 action 点击会打开应用，但没有回调'),
    t(
      'the Flutter package drops intents with an action other than MAIN or VIEW',
      'Flutter 包会丢弃 action 不是 MAIN 或 VIEW 的 Intent',
    ),
    t('remove click_action from --raw', '从 --raw 中去掉 click_action'),
    'A',
  ),
  'huawei/token-blank': error['device-token'](
    t('the device token contains spaces or quotes', '设备 token 含有空格或引号'),
    t('most likely they were copied along; Huawei would return 80300007', '多半是复制时带上的；华为会返回 80300007'),
    t('copy the token again, without anything around it', '重新复制 token，不要带多余字符'),
    'A',
  ),
  'huawei/token-cut': error['device-token'](
    t('the device token was shortened when it was copied', '设备 token 复制时被截断'),
    t('it contains an ellipsis, which logs and tables use to shorten tokens', '其中有省略号，日志和表格会这样缩写'),
    t('print the whole token in the app and copy it from there', '在应用里打印完整 token 再复制'),
    'A',
  ),
  'huawei/token-shape': warning['device-token'](
    t(
      'the device token has {length} characters and does not look like a known Huawei token',
      '设备 token 有 {length} 个字符，不像已知的华为格式',
    ),
    t('Huawei does not document the format, so this is only a guess', '华为没有公布格式，因此只是推测'),
    printIt,
    'B',
  ),
  'huawei/harmony-token': warning['device-token'](
    t('this looks like a device token of HarmonyOS 5 or later', '这像是 HarmonyOS 5 及以上的设备 token'),
    t(
      'v1 and v2 of Huawei reach EMUI and HarmonyOS up to 4; Huawei will most likely return 80300007',
      '华为 v1、v2 接口只能到达 EMUI 和 HarmonyOS 4 及以下，多半会返回 80300007',
    ),
    t(
      'send it as HarmonyOS: tim-push send --vendor harmony, with harmony_service_account in the config (tim-push guide harmony)',
      '按鸿蒙发送：tim-push send --vendor harmony，并在配置中填写 harmony_service_account（tim-push guide harmony）',
    ),
    'A',
  ),
  'huawei/unknown-code': unknownCode(vendor, askVendor(vendor, 'requestId'), { mark: 'D' }),
  'huawei/answer-not-understood': answerNotUnderstood(vendor, 'huawei'),
} satisfies Catalogue;

export const huaweiProblem = problemMaker(problems, 'huawei');
