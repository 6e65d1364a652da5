// Findings about a message before Tencent gets it, and about accounts that offline push cannot reach.
import { makersOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const error = makersOf('error', { mark: 'A' });
const warning = makersOf('warning', { mark: 'A' });
const hint = makersOf('hint', { mark: 'A' });

export const messageEntries = {
  'tencent-im/body-too-large': error.message(
    t("the message has {size} bytes, Tencent's limit is {limit}", '消息有 {size} 字节，腾讯最多 {limit}'),
    t('the whole JSON counts; larger ones are refused with 93000', '按整个 JSON 计算；超过会以 93000 拒绝'),
    t('shorten title, text and ext', '缩短标题、正文和 ext'),
  ),
  'tencent-im/ext-too-large': warning.message(
    t(
      'text and ext have {size} bytes together, {limit} are advised',
      '正文与 ext 合计 {size} 字节，建议不超过 {limit}',
    ),
    t(
      'the packet of APNs holds 4 KB; Tencent advises 3 KB for Desc and Ext',
      'APNs 报文上限为 4 KB；腾讯建议 Desc 与 Ext 不超过 3 KB',
    ),
    t('keep ext short: only what the click needs', '精简 ext，只保留点击需要的内容'),
  ),
  'tencent-im/ext-not-object': warning.message(
    t('ext is not a JSON object: OPPO drops such a push', 'ext 不是 JSON 对象：OPPO 会丢弃这种推送'),
    t(
      "Tencent hands the keys of ext to OPPO as parameters; without keys OPPO refuses, and Tencent's answer does not say so",
      '腾讯把 ext 的键作为参数交给 OPPO；没有键时 OPPO 会拒绝，而腾讯的响应不会提示',
    ),
    t(
      'use --conversation c2c_<user>, or --ext with an object: \'{"conversationID":"c2c_alice"}\'',
      '使用 --conversation c2c_<用户>，或让 --ext 是对象：\'{"conversationID":"c2c_alice"}\'',
    ),
  ),
  'tencent-im/oppo-spread': hint.message(
    t('on OPPO the app gets the keys of ext themselves, not ext', '在 OPPO 上应用收到的是 ext 里的各个键，而不是 ext'),
    t(
      'Tencent spreads the top-level keys of ext over the intent there; a direct push can wrap them',
      '腾讯在 OPPO 上把 ext 的顶层键展开到 intent；直接推送可以包一层',
    ),
    t(
      "let the click handler read both: msg['ext'], else msg['conversationID']",
      "点击回调两种都读：先 msg['ext']，否则 msg['conversationID']",
    ),
  ),
  'tencent-im/life-time-zero': error.message(
    t('with MsgLifeTime 0 there is no offline push', 'MsgLifeTime 为 0 时没有离线推送'),
    t('0 means that only users who are online now get the message', '0 表示只发给当前在线的用户'),
    t('remove --ttl (default: seven days), or use a longer one', '去掉 --ttl（默认 7 天），或给更长的时间'),
  ),
  'tencent-im/life-time-long': error.message(
    t('--ttl is longer than seven days', '--ttl 超过 7 天'),
    t('Tencent keeps messages for {limit} seconds at most', '腾讯最多保存 {limit} 秒'),
    t('use --ttl 7d or less', '--ttl 不超过 7d'),
  ),
  'tencent-im/push-flag-off': error.message(
    t('PushFlag is 1: that switches the offline push off', 'PushFlag 为 1：会关闭离线推送'),
    t('0 pushes, 1 does not, whatever the name suggests', '0 推送，1 不推送，与名字给人的印象相反'),
    t('remove PushFlag from --raw', '从 --raw 中去掉 PushFlag'),
  ),
  'tencent-im/custom-without-desc': error.message(
    t('a custom message without Desc is not pushed', '自定义消息没有 Desc 就不会推送'),
    t(
      'Tencent takes the text of the notification from OfflinePushInfo.Desc or from the element',
      '通知文字取自 OfflinePushInfo.Desc 或消息元素',
    ),
    t('add --body, or Desc in --raw', '加上 --body，或在 --raw 中写 Desc'),
  ),
  'tencent-im/wrong-field': error.message(
    t('{field} in OfflinePushInfo must be {expected}', 'OfflinePushInfo 中的 {field} 应为 {expected}'),
    t('Tencent refuses wrong types with 90043; found: {found}', '类型不对会被腾讯以 90043 拒绝；当前是 {found}'),
    t('correct it in --raw, or in the config', '在 --raw 或配置中改正'),
  ),
  'tencent-im/unknown-field': warning.message(
    t('OfflinePushInfo has no field {field}', 'OfflinePushInfo 没有 {field} 字段'),
    t(
      'most likely a typo{suggestion}; names are case-sensitive, and Tencent ignores what it does not know',
      '多半是拼写错误{suggestion}；区分大小写，腾讯会忽略不认识的字段',
    ),
    t('correct the name in --raw', '在 --raw 中改正名字'),
  ),
  'tencent-im/cut-by-tencent': hint.message(
    t(
      'Tencent cuts the {part} for {vendor}: {length} of {limit} characters',
      '腾讯会为 {vendor} 截短{part}：{length} / {limit} 个字符',
    ),
    t(
      'longer texts end in three dots; a direct push is not cut, the vendor may refuse it instead',
      '过长的文本以三个点结尾；直接推送不会截断，厂商可能直接拒绝',
    ),
    t('shorten it where the end matters', '如果结尾重要，请缩短'),
  ),
  'tencent-im/oppo-level-without-category': warning.message(
    t('OPPONotifyLevel needs OPPOCategory', 'OPPONotifyLevel 需要 OPPOCategory'),
    t('OPPO uses the level only together with a category', 'OPPO 只有在设置了消息分类时才看该级别'),
    t(
      'set oppo_category (IM for chat messages), or remove oppo_notify_level',
      '设置 oppo_category（聊天用 IM），或去掉 oppo_notify_level',
    ),
  ),
  'tencent-im/no-xiaomi-channel': hint.message(
    t(
      'no Xiaomi channel: phones with Android 8 or later may show nothing',
      '没有小米渠道：Android 8 以上的手机可能不显示',
    ),
    t(
      'according to a page of 2026, unless the channel is set in the certificate of the console',
      '2026 年的页面如此说明；控制台证书里已填渠道的除外',
    ),
    t('set mi_channel_id, or fill in the channel in the Chat console', '设置 mi_channel_id，或在 IM 控制台填写渠道'),
  ),
  'tencent-im/no-xiaomi-template': warning.message(
    t('the Xiaomi template of the config is not in this message', '这条消息没有带上配置中的小米模板'),
    t(
      'since 2026-07 the example of Tencent for chat pushes has one more field for Xiaomi, most likely the template, but its name is in no document we could read; without a template Xiaomi may refuse private messages',
      '腾讯 2026-07 的聊天推送示例中小米多了一个字段，多半就是模板，但能读到的文档里没有它的名字；没有模板时小米可能拒绝私信',
    ),
    [
      t(
        'look the field up in the document and pass it: --raw \'{"OfflinePushInfo":{"AndroidInfo":{"XiaoMi…":"<template id>"}}}\'',
        '从文档中查到字段名后用 --raw 传入：--raw \'{"OfflinePushInfo":{"AndroidInfo":{"XiaoMi…":"<模板 ID>"}}}\'',
      ),
      t('or send directly: tim-push send --vendor xiaomi', '或直接推送：tim-push send --vendor xiaomi'),
    ],
    { mark: 'D', source: 'https://cloud.tencent.com/document/product/269/133879' },
  ),
  'tencent-im/xiaomi-field': hint.message(
    t('{field} is in no document we know', '{field} 不在我们已知的文档中'),
    t(
      'Tencent added a field for Xiaomi in 2026-07; yours is sent unchanged, and whether Tencent reads it is not checked',
      '腾讯在 2026-07 为小米增加了字段；这里原样发送，未校验腾讯是否识别',
    ),
    t('compare the name with the document of Tencent', '与腾讯文档核对字段名'),
    { mark: 'C', source: 'https://cloud.tencent.com/document/product/269/133879' },
  ),
  'tencent-im/ignored-field': hint.notice(
    t('{flag} is ignored: OfflinePushInfo has no such field', '{flag} 被忽略：OfflinePushInfo 没有对应字段'),
    t('a push through Tencent can use only the fields of Tencent', '经腾讯发送只能使用它提供的字段'),
    t('send directly to use it: tim-push send --device <name>', '需要时请直接推送：tim-push send --device <名称>'),
  ),
  'tencent-im/no-vivo-test-mode': error.message(
    t("vivo's test mode cannot be reached through Tencent", '经腾讯无法使用 vivo 测试模式'),
    t('Tencent sends formal messages only', '腾讯只发送正式消息'),
    t('tim-push vivo-test --device <name>', 'tim-push vivo-test --device <名称>'),
  ),
  'tencent-im/user-online': hint['device-token'](
    t(
      '{user} is online: Tencent delivers inside the app and pushes only if the app reported that it is in the background',
      '{user} 在线：腾讯在应用内下发，只有应用上报了后台才会离线推送',
    ),
    t(
      'a long connection exists, on {platforms}; the app keeps it in the background too',
      '存在长连接（{platforms}）；应用在后台时也会保持',
    ),
    [
      t('close the app by swiping it away, wait (up to 400 s), then send again', '划掉应用，等待（最多 400 秒）后再发'),
      t(
        'let the app call doBackground when it leaves the screen (TIMPush does it by itself)',
        '让应用退到后台时调用 doBackground（TIMPush 会自动处理）',
      ),
    ],
  ),
  'tencent-im/user-offline': error['device-token'](
    t('{user} is Offline: Tencent sends no offline push', '{user} 处于 Offline：腾讯不会发离线推送'),
    t(
      'logged out, or no login for seven days (thirty with the paid Push service, a product page says), or never logged in on a phone',
      '已退出登录，或 7 天没有登录（付费推送服务据称为 30 天），或从未在手机上登录',
    ),
    [
      t(
        'log in on the phone, put the app in the background, then run this again',
        '在手机上登录，把应用切到后台，再运行一次',
      ),
      t(
        'a direct push may still show: tim-push send --device <name>',
        '直接推送仍可能显示：tim-push send --device <名称>',
      ),
    ],
  ),
  'tencent-im/user-state-unknown': warning['device-token'](
    t("Tencent's answer does not contain the state of {user}", '腾讯的响应没有说明 {user} 的状态'),
    t('neither Status nor State has a known value', 'Status 和 State 都不是已知的值'),
    t('run again with --verbose and look at the answer', '加 --verbose 再运行一次查看响应'),
  ),
  'tencent-im/user-not-answered': error['device-token'](
    t("Tencent's answer leaves {user} out", '腾讯的响应里没有 {user}'),
    t('neither the results nor the list of errors name the user', '结果和错误列表都没有该用户'),
    t('run again with --verbose and look at the answer', '加 --verbose 再运行一次查看响应'),
  ),
} satisfies Catalogue;
