// Problems that tim-push itself finds in HarmonyOS messages, device tokens and responses; those in config values are in credential-problems.ts.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, titleEmpty } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const fromConfig = t(
  'set harmony_click_uri to the page in skills.uris of module.json5',
  '把 harmony_click_uri 设为 module.json5 的 skills.uris 中的页面',
);
const printAgain = t(
  'open the app on the phone and let it print its device token (pushService.getToken)',
  '在手机上打开应用，打印设备 token（pushService.getToken）',
);

const vendor = t('Huawei', '华为');

export const problems = {
  ...credentialEntries,
  'harmony/title-empty': titleEmpty(returns(vendor, '80100003')),
  'harmony/body-empty': textEmpty(returns(vendor, '80100003')),
  'harmony/no-extra-data': error.message(
    t(
      'a background message or call takes its data from ext, and ext is empty',
      '后台消息和通话的数据来自 ext，而 ext 为空',
    ),
    t('payload.extraData is required; without it the answer is 80100003', 'payload.extraData 必填，否则返回 80100003'),
    t('add --ext or --conversation', '加上 --ext 或 --conversation'),
    'A',
  ),
  'harmony/message-too-large': error.message(
    t(
      'the message has {length} bytes without its tokens; the limit is {limit}',
      '消息（不含 token）有 {length} 字节，上限 {limit}',
    ),
    t(
      'Huawei would return 80300008; a Chinese character counts as three bytes',
      '华为会返回 80300008；一个汉字占 3 字节',
    ),
    t('shorten the text or the ext', '缩短文案或 ext'),
    'A',
  ),
  'harmony/ttl-range': error.message(
    t('a time to live of {value} s is longer than 15 days', '有效期 {value} 秒超过 15 天'),
    t('1296000 seconds at most; Huawei would return 80100004', '最多保留 1296000 秒，否则返回 80100004'),
    t('use --ttl 15d or less', '使用 --ttl 15d 或更短'),
    'A',
  ),
  'harmony/ttl-text': warning.message(
    t('pushOptions.ttl in --raw is not a number', '--raw 中的 pushOptions.ttl 不是数字'),
    t(
      'v3 expects seconds as a number; a string such as "86400s" is the format of v1',
      'v3 的单位是秒，类型为数字；"86400s" 是 v1 的写法',
    ),
    t('use --ttl, or a number in --raw', '使用 --ttl，或在 --raw 中写数字'),
    'A',
  ),
  'harmony/call-ttl': hint.message(
    t('a call is kept for {value} s', '通话消息会保留 {value} 秒'),
    t(
      'Huawei advises 30 to 60 seconds; after that the call has most likely ended',
      '官方建议 30–60 秒：之后通话多半已结束',
    ),
    t('use --ttl 60s', '使用 --ttl 60s'),
    'A',
  ),
  'harmony/call-right': hint.message(
    t('an in-app call needs a separate permission', '应用内通话需要单独申请权限'),
    t(
      'without it every device token is refused with noPushTypeRight; wearables, TVs and PCs do not support such calls',
      '没有权限时所有 token 都会以 noPushTypeRight 拒绝；穿戴设备、电视和 PC 不支持',
    ),
    t(
      'apply in AppGallery Connect › Push Kit, or send a notification: remove --harmony-push-type',
      '到 AppGallery Connect › 推送服务申请；或改发通知：去掉 --harmony-push-type',
    ),
    'A',
  ),
  'harmony/no-category': hint.message(
    t('no category is set: IM is sent', '没有设置 category：按 IM 发送'),
    t(
      'v3 requires a category; for a chat message it is IM. Without the self-classification right it counts as MARKETING: silent, two a day',
      'v3 要求填写 category，聊天消息为 IM；没有自分类权益时按 MARKETING 处理：静默，每天 2 条',
    ),
    t(
      'set harmony_category, and apply for the right: AppGallery Connect › Push Kit › Configuration › self-classification',
      '设置 harmony_category，并申请权益：AppGallery Connect › 推送服务 › 配置 › 自分类权益',
    ),
    'A',
  ),
  'harmony/category-right': hint.message(
    t('category {value} takes effect only with the self-classification right', 'category {value} 需要自分类权益才生效'),
    t(
      'without the right every notification counts as MARKETING: silent and two a day for each phone',
      '没有该权益时所有通知都按 MARKETING 处理：静默，每台设备每天 2 条',
    ),
    t(
      'apply for it: AppGallery Connect › Push Kit › Configuration › self-classification, scene "instant chat"',
      '申请：AppGallery Connect › 推送服务 › 配置 › 自分类权益，场景选择即时聊天',
    ),
    'A',
  ),
  'harmony/marketing': warning.message(
    t('category MARKETING is silent', 'category MARKETING 为静默'),
    t(
      'two a day for each phone and app (five for licensed news), without sound',
      '每台设备每个应用每天 2 条（持牌资讯 5 条），没有提示音',
    ),
    t('for chat messages use --category IM', '聊天消息请用 --category IM'),
    'A',
  ),
  'harmony/play-voice': error.message(
    t('category PLAY_VOICE is only for voice broadcasts', 'category PLAY_VOICE 只能用于语音播报'),
    t(
      'in a notification every device token is refused with notSupportPlayVoice',
      '用于通知时所有 token 都会以 notSupportPlayVoice 拒绝',
    ),
    t('for chat messages use --category IM', '聊天消息请用 --category IM'),
    'A',
  ),
  'harmony/badge-range': error.message(
    t('a badge of {value} is out of range', '角标 {value} 超出范围'),
    t('adding allows 1 to 99, setting allows 0 to 99', '递增为 1–99，设置为 0–99'),
    t('for example --badge +1, --badge 5', '例如 --badge +1、--badge 5'),
    'A',
  ),
  'harmony/badge-without-number': warning.message(
    t('the badge in --raw has neither addNum nor setNum', '--raw 中的 badge 既没有 addNum 也没有 setNum'),
    t('a missing addNum counts as 0: the number does not change', '不填 addNum 按 0 处理：角标不变'),
    t('use --badge +1 or --badge 5', '使用 --badge +1 或 --badge 5'),
    'A',
  ),
  'harmony/image-not-https': error.message(
    t('the address of the picture is not https', '图片地址不是 https'),
    t('other addresses are refused with 80100003', '其他地址会返回 80100003'),
    t('use an https address: PNG, JPG or BMP', '改用 https 地址：PNG、JPG 或 BMP'),
    'A',
  ),
  'harmony/image-check': hint.message(
    t("a picture must first pass Huawei's risk control", '图片必须先通过华为的风控校验'),
    t(
      'a picture that was not submitted is refused with 80100022; above 49152 pixels it is not shown',
      '未提交校验的图片会返回 80100022；超过 49152 像素不展示',
    ),
    t(
      'submit the picture through push-image-control with the same push-type, or remove --image',
      '先用 push-image-control 接口以相同的 push-type 提交图片，或去掉 --image',
    ),
    'A',
  ),
  'harmony/click-no-page': error.message(
    t('clickAction 1 has neither action nor uri', 'clickAction 为 1 时既没有 action 也没有 uri'),
    t('one of the two is required; without it Huawei returns 80100003', '两者至少填一个，否则返回 80100003'),
    fromConfig,
    'A',
  ),
  'harmony/click-kind': error.message(
    t('clickAction.actionType is neither 0 nor 1', 'clickAction.actionType 不是 0 或 1'),
    t('3 (clear) and 5 (dial) are for live views only', '3（清除）和 5（拨号）只用于实况窗'),
    t('remove clickAction from --raw', '从 --raw 中去掉 clickAction'),
    'A',
  ),
  'harmony/click-data': error.message(
    t('clickAction.data is not a JSON object', 'clickAction.data 不是 JSON 对象'),
    t(
      'the ability reads the keys of that object from want.parameters; plain text is not delivered to it',
      'Ability 从 want.parameters 读取该对象的键；纯字符串传不到 Ability',
    ),
    t('use --ext: it becomes {"ext": "…"}', '使用 --ext：它会写成 {"ext": "…"}'),
    'A',
  ),
  'harmony/no-page': warning.message(
    t(
      '--click-target timpush is ignored: the page of the app is not configured',
      '--click-target timpush 已忽略：没有配置应用的页面地址',
    ),
    t(
      'without harmony_click_uri a tap opens the start page; whether onNotificationClicked then runs is not documented',
      '没有 harmony_click_uri 时点击打开首页；此时是否触发 onNotificationClicked 没有文档说明',
    ),
    fromConfig,
    'D',
  ),
  'harmony/no-older-plugin': hint.notice(
    t('tim_ui_kit_push_plugin does not run on HarmonyOS 5', 'tim_ui_kit_push_plugin 不支持 HarmonyOS 5'),
    t(
      'it supports only Android and iOS; on HarmonyOS 5 the ability of the app reads ext from want.parameters, or TIMPush passes it to onNotificationClicked',
      '它只支持 Android 和 iOS；在 HarmonyOS 5 上由应用的 Ability 从 want.parameters 读取 ext，或由 TIMPush 交给 onNotificationClicked',
    ),
    t(
      'use --click-target timpush for TIMPush, launcher for an app that reads want.parameters itself',
      'TIMPush 使用 --click-target timpush；自行读取 want.parameters 的应用使用 launcher',
    ),
    'A',
  ),
  'harmony/ignored': warning.message(
    t('{flag} is ignored', '{flag} 已忽略'),
    t('this kind of message has no such field on HarmonyOS', '鸿蒙的这类消息没有对应字段'),
    t('remove {flag}', '去掉 {flag}'),
    'A',
  ),
  'harmony/sound-none-ignored': warning.message(
    t('--sound none is ignored', '--sound none 已忽略'),
    t('v3 has no field for a silent push; the category decides', 'v3 没有静音字段，由 category 决定'),
    t('remove --sound', '去掉 --sound'),
    'A',
  ),
  'harmony/token-blank': error['device-token'](
    t('the device token is empty, or contains spaces or quotes', '设备 token 为空，或含有空格、引号'),
    t(
      'most likely they were copied along; Huawei would return tokenFormatError',
      '多半是复制时带上的；华为会返回 tokenFormatError',
    ),
    t('copy the token again, without anything around it', '重新复制 token，不要带多余字符'),
    'A',
  ),
  'harmony/token-cut': error['device-token'](
    t('the device token was shortened when it was copied', '设备 token 复制时被截断'),
    t('it contains an ellipsis, which logs and tables use to shorten tokens', '其中有省略号，日志和表格会这样缩写'),
    t('print the whole token in the app and copy it from there', '在应用里打印完整 token 再复制'),
    'A',
  ),
  'harmony/token-older': warning['device-token'](
    t(
      'this looks like a device token of EMUI or HarmonyOS up to 4, or of Honor',
      '这像是 EMUI、HarmonyOS 4 及以下或荣耀的设备 token',
    ),
    t(
      'v3 refuses it with noRight: after an upgrade to HarmonyOS 5 the app must ask for a new token',
      'v3 会以 noRight 拒绝：升级到 HarmonyOS 5 后应用必须重新获取 token',
    ),
    [printAgain, t('for an older phone: tim-push send --vendor huawei', '旧系统的手机：tim-push send --vendor huawei')],
    'A',
  ),
  'harmony/token-shape': warning['device-token'](
    t(
      'the device token has {length} characters and does not look like a known HarmonyOS 5 token',
      '设备 token 有 {length} 个字符，不像已知的 HarmonyOS 5 格式',
    ),
    t(
      'known tokens begin with MA or Ms; Huawei does not document the format, so this is only a guess',
      '已知的 token 以 MA 或 Ms 开头；官方没有公布格式，因此只是推测',
    ),
    printAgain,
    'A',
  ),
  'harmony/unknown-code': unknownCode(vendor, askVendor(vendor, 'requestId'), { mark: 'D' }),
  'harmony/unknown-reason': error.server(
    t(
      'the device token was refused for a reason that is not documented: {reason}',
      '设备 token 被拒绝，原因没有文档：{reason}',
    ),
    t("it is not in Huawei's list of reasons", '不在官方的原因列表中'),
    t(
      'keep the device token, and contact Huawei support with the reason and the requestId',
      '保留该 token，带上原因和 requestId 咨询华为',
    ),
    'D',
  ),
  'harmony/partly-unnamed': error.server(
    t(
      'some device tokens were refused, and the answer does not say which',
      '部分设备 token 被拒绝，但响应没有说明是哪些',
    ),
    t(
      'the list of refused tokens is missing, or does not fit its own counts: whether this token got the push is not known',
      '被拒绝的 token 列表缺失，或与计数不符：无法确定该 token 是否已被接受',
    ),
    t('send to one device token at a time', '每次只发一个设备 token'),
    'D',
  ),
  'harmony/answer-incomplete': error.server(
    t('the code means success, but the rest of the answer does not', '码表示成功，但响应的其余部分不符'),
    t(
      'success comes with HTTP 200 and a requestId; this was HTTP {status}, so whether the push was accepted is unknown',
      '成功的响应为 HTTP 200 并带有 requestId；此次为 HTTP {status}，无法确定是否已接受',
    ),
    t('check endpoints.harmony in the config, and the proxy', '检查配置中的 endpoints.harmony 和代理'),
    'A',
  ),
  'harmony/probe-accepted': error.server(
    t(
      'the credentials were not verified: a text that is not a device token was accepted',
      '凭证未验证：一段不是设备 token 的文本也被接受了',
    ),
    t(
      'the check needs the refusal of that text; most likely something else than Huawei answers at this address',
      '验证依赖对该文本的拒绝；多半是其他服务在这个地址响应',
    ),
    t('check endpoints.harmony in the config, and the proxy', '检查配置中的 endpoints.harmony 和代理'),
    'D',
  ),
  'harmony/answer-not-understood': answerNotUnderstood(vendor, 'harmony'),
} satisfies Catalogue;

export const harmonyProblem = problemMaker(problems, 'harmony');
