// Codes of messages and of the Push service (2xxxx, 8xxxx, 9xxxx, the app's own webhook).
import type { Catalogue } from '../../problems/types.js';
import { CHECK_CONFIG, entry, SHOW_REQUEST, WAIT } from './entry.js';

const IMPORT = [
  'let the app log in once with this UserID, or import it (account_import)',
  '用该 UserID 登录一次应用，或导入账号（account_import）',
] as const;
const RAW = ['correct it in --raw', '在 --raw 中改正'] as const;
const WEBHOOK = ["check the log of the app's own webhook server", '查看应用自己的回调服务日志'] as const;
const SERVICE = [
  'enable it in the Chat console: Push service (seven-day trial)',
  '在 IM 控制台开通推送服务（有 7 天试用）',
] as const;
const SHORTER = ['shorten title, text and ext', '缩短标题、正文和 ext'] as const;
const CONDITION = [
  'tim-push offers no all-user and tag pushes; specify users: --user <id>',
  'tim-push 不提供全员和标签推送；请指定用户：--user <用户>',
] as const;
const RECALL = [
  'nothing to do: a push can be recalled once, within 24 hours, and at most one a second',
  '无需处理：推送只能在 24 小时内撤回一次，每秒最多撤回一条',
] as const;

const condition = (en: string, zh: string) =>
  entry(
    'message',
    'after-fix',
    [en, zh],
    ['the condition of an all-user push is wrong', '全员推送的筛选条件有误'],
    [CONDITION],
  );
const recall = (en: string, zh: string) =>
  entry(
    'message',
    'no',
    [en, zh],
    ['this code comes from the call that recalls a push', '这是撤回推送接口的错误码'],
    [RECALL],
  );
const body = (en: string, zh: string, causeEn: string, causeZh: string) =>
  entry('message', 'after-fix', [en, zh], [causeEn, causeZh], [RAW, SHOW_REQUEST]);

export const messageCodes = {
  'tencent-im/20001': entry(
    'message',
    'after-fix',
    ['the request is invalid', '请求包非法'],
    ['a field is missing or has the wrong type', '字段缺失或类型不对'],
    [SHOW_REQUEST],
  ),
  'tencent-im/20002': entry(
    'credentials',
    'after-fix',
    ['UserSig or A2 has expired', 'UserSig 或 A2 失效'],
    ['the login is too old', '登录态过旧'],
    [CHECK_CONFIG],
  ),
  'tencent-im/20003': entry(
    'device-token',
    'after-fix',
    ['sender or receiver does not exist', '发送方或接收方不存在'],
    ['most likely the account was never imported; UserIDs are case-sensitive', '多半是账号没有导入；UserID 区分大小写'],
    [IMPORT],
  ),
  'tencent-im/20004': entry(
    'server',
    'yes',
    ['network fault at Tencent', '网络异常'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/20005': entry(
    'server',
    'yes',
    ['error inside Tencent', '腾讯内部错误'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/20006': entry(
    'message',
    'after-fix',
    ["the app's own webhook refused the message", '应用自己的回调拒绝了消息'],
    ['the before-send webhook refused it', '发消息前回调返回了禁止发送'],
    [WEBHOOK],
  ),
  'tencent-im/20007': entry(
    'message',
    'after-fix',
    ['the receiver has blocked the sender', '接收方已拉黑发送方'],
    ['one of the two users is on the block list of the other', '一方在另一方的黑名单中'],
    [['send from another account: --from <user>', '换一个发送方：--from <用户>']],
  ),
  'tencent-im/20008': entry(
    'message',
    'after-fix',
    ['sender and receiver belong to different apps', '收发双方不属于同一应用'],
    ['two apps were mixed up', '混用了两个应用'],
    [CHECK_CONFIG],
  ),
  'tencent-im/20009': entry(
    'message',
    'after-fix',
    ['sender and receiver are not friends', '收发双方不是好友'],
    ['the app checks friendship before chats', '应用开启了好友关系检查'],
    [['send as the administrator, without --from', '不加 --from，以管理员身份发送']],
  ),
  'tencent-im/20010': entry(
    'message',
    'after-fix',
    ['the receiver is not a friend of the sender', '接收方不是发送方的好友'],
    ['the app checks friendship before chats', '应用开启了好友关系检查'],
    [['send as the administrator, without --from', '不加 --from，以管理员身份发送']],
  ),
  'tencent-im/20011': entry(
    'message',
    'after-fix',
    ['the sender is not a friend of the receiver', '发送方不是接收方的好友'],
    ['the app checks friendship before chats', '应用开启了好友关系检查'],
    [['send as the administrator, without --from', '不加 --from，以管理员身份发送']],
  ),
  'tencent-im/20012': entry(
    'message',
    'after-fix',
    ['the sender is muted', '发送方被禁言'],
    ['the app muted the sender', '应用设置了禁言'],
    [['lift the mute, or send from another account: --from <user>', '解除禁言，或换一个发送方：--from <用户>']],
  ),
  'tencent-im/80001': entry(
    'message',
    'after-fix',
    ['the text was refused by content review', '文本未通过内容审核'],
    ['most likely it contains a sensitive word', '多半含有敏感词'],
    [['change title or text', '修改标题或正文']],
  ),
  'tencent-im/80002': entry(
    'message',
    'after-fix',
    ['the message is too large', '消息过大'],
    ['more than 12 KB', '超过 12 KB'],
    [SHORTER],
  ),
  'tencent-im/80003': entry(
    'server',
    'later',
    ["the app's own webhook could not be reached", '应用自己的回调服务无法访问'],
    ['the before-send webhook failed', '发消息前回调失败'],
    [WEBHOOK],
  ),
  'tencent-im/80004': entry(
    'message',
    'after-fix',
    ['a picture or file was refused by content review', '图片或文件未通过内容审核'],
    ['the review found forbidden content', '内容审核判定为违规内容'],
    [['change the content', '更换内容']],
  ),
  'tencent-im/90001': body(
    'the JSON of the message cannot be used',
    '消息 JSON 无法使用',
    'a field is missing or has the wrong type; an empty To_Account gives this code too',
    '字段缺失或类型不对；To_Account 为空也是这个码',
  ),
  'tencent-im/90001-msg-random': body(
    'the JSON of the push cannot be used, or MsgRandom is invalid',
    '推送 JSON 无法使用，或 MsgRandom 无效',
    'in timpush this code also means that MsgRandom is missing or not an integer',
    '在 timpush 中，MsgRandom 缺失或不是整数也返回此码',
  ),
  'tencent-im/90002': body(
    'MsgBody is malformed',
    'MsgBody 格式错误',
    'an element lacks MsgType or MsgContent',
    '元素缺少 MsgType 或 MsgContent',
  ),
  'tencent-im/90003': body(
    'To_Account is missing or not a string',
    '缺少 To_Account 或类型不对',
    'a single message takes one UserID as a string',
    '单发消息的 To_Account 是一个字符串',
  ),
  'tencent-im/90005': body(
    'MsgRandom is missing or not an integer',
    '缺少 MsgRandom 或不是整数',
    'most likely it was written as a string',
    '多半写成了字符串',
  ),
  'tencent-im/90007': body(
    'MsgBody is not an array',
    'MsgBody 不是数组',
    'it is an object, but an array is required',
    '应为数组，却给了对象',
  ),
  'tencent-im/90008': entry(
    'message',
    'after-fix',
    ['From_Account is missing or unknown', '缺少 From_Account 或账号不存在'],
    ['most likely the sending account was never imported', '多半是发送方账号没有导入'],
    [['remove --from, or import that account', '去掉 --from，或导入该账号']],
  ),
  'tencent-im/90009': entry(
    'credentials',
    'after-fix',
    ['this call needs an app administrator', '该接口需要应用管理员账号'],
    ['im_admin is an ordinary user of the app', 'im_admin 是普通用户'],
    [
      [
        'set im_admin to an administrator: Chat console › app › administrators (default: administrator)',
        '把 im_admin 设为管理员：IM 控制台 › 应用 › 管理员（默认 administrator）',
      ],
    ],
  ),
  'tencent-im/90010': body(
    'the format of the message is wrong',
    '消息格式不符',
    'MsgBody is missing or its elements are not of a known type',
    '缺少 MsgBody，或元素类型未知',
  ),
  'tencent-im/90011': entry(
    'message',
    'after-fix',
    ['more than 500 users in one request', '单次请求超过 500 个用户'],
    ['the batch calls take 500 at most', '批量接口最多 500 个'],
    [['give at most 500 users', '每次最多 500 个用户']],
  ),
  'tencent-im/90012': entry(
    'device-token',
    'after-fix',
    ['the receiver does not exist', '接收方不存在'],
    ['most likely the account was never imported; UserIDs are case-sensitive', '多半是账号没有导入；UserID 区分大小写'],
    [IMPORT],
  ),
  'tencent-im/90018': entry(
    'message',
    'after-fix',
    ['more than 500 users in one request', '单次请求超过 500 个用户'],
    ['the calls take 500 at most', '接口最多 500 个'],
    [['give at most 500 users', '每次最多 500 个用户']],
  ),
  'tencent-im/90020': condition('a tag is too long or empty', '标签过长或为空'),
  'tencent-im/90022': condition('tags and attributes cannot both be given', '标签与属性不能同时给出'),
  'tencent-im/90024': entry(
    'rate',
    'later',
    ['two all-user pushes within a second', '全员推送间隔小于 1 秒'],
    ['such calls must be a second apart', '此类接口需间隔 1 秒'],
    [['wait a second', '等待 1 秒']],
  ),
  'tencent-im/90026': entry(
    'message',
    'after-fix',
    ['MsgLifeTime is longer than seven days', 'MsgLifeTime 超过 7 天'],
    ['messages are kept for 604800 seconds at most', '消息最多保存 604800 秒'],
    [['use --ttl 7d or less', '--ttl 不超过 7d']],
  ),
  'tencent-im/90028': body(
    'To_Account is not an array',
    'To_Account 不是数组',
    'the batch calls take an array of UserIDs',
    '批量接口需要 UserID 数组',
  ),
  'tencent-im/90029': body(
    'To_Account is an empty array',
    'To_Account 是空数组',
    'no receiver was given',
    '没有接收方',
  ),
  'tencent-im/90031': body(
    'SyncOtherMachine is not an integer',
    'SyncOtherMachine 不是整数',
    'it must be 1 or 2',
    '取值 1 或 2',
  ),
  'tencent-im/90032': condition('more than ten tags', '标签超过 10 个'),
  'tencent-im/90033': condition('a condition is invalid', '筛选条件无效'),
  'tencent-im/90034': condition('a tag is longer than 50 bytes', '标签超过 50 字节'),
  'tencent-im/90039': condition('tags and attributes exclude each other', '标签与属性互斥'),
  'tencent-im/90040': condition('an attribute is invalid', '属性无效'),
  'tencent-im/90043': entry(
    'message',
    'after-fix',
    ['OfflinePushInfo is malformed', 'OfflinePushInfo 格式错误'],
    [
      'a field has the wrong type, most often Ext is an object instead of a string',
      '字段类型不对，最常见的是 Ext 写成了对象而不是字符串',
    ],
    [RAW, SHOW_REQUEST],
  ),
  'tencent-im/90044': body(
    'MsgLifeTime is not an integer',
    'MsgLifeTime 不是整数',
    'it must be a whole number of seconds',
    '应为整数秒',
  ),
  'tencent-im/90045': entry(
    'app-state',
    'after-fix',
    ['the Push service of this app is not enabled', '该应用未开通推送服务'],
    [
      'it was never bought, or the trial is over; without it there are no pushes of this kind and no traces',
      '没有购买，或试用已到期；未开通时不能用这类推送，也查不到链路',
    ],
    [
      SERVICE,
      ['a chat message needs no Push service: send --via tencent', '普通聊天消息不需要推送服务：send --via tencent'],
    ],
  ),
  'tencent-im/90047': entry(
    'quota',
    'next-day',
    ["today's all-user pushes are used up", '今日全员推送次数已用完'],
    ['100 a day, 10 on the free plan', '每天 100 次，免费版 10 次'],
    [['wait until tomorrow', '明天再试']],
  ),
  'tencent-im/90048': entry(
    'device-token',
    'after-fix',
    ['the account does not exist', '账号不存在'],
    ['it was deleted or never imported', '已删除或没有导入'],
    [IMPORT],
  ),
  'tencent-im/90049': recall('the push to recall is unknown', '要撤回的推送不存在'),
  'tencent-im/90050': recall('the push was already recalled', '推送已撤回'),
  'tencent-im/90051': recall('pushes are recalled too fast', '撤回过于频繁'),
  'tencent-im/90052': recall('it is too late to recall the push', '超过可撤回时间'),
  'tencent-im/90053': recall('this push cannot be recalled', '该推送无法撤回'),
  'tencent-im/90055': entry(
    'message',
    'after-fix',
    ['the body of the push is larger than 12 KB', '推送请求体超过 12 KB'],
    ['title, text and ext together are too large', '标题、正文与 ext 合计过大'],
    [SHORTER],
  ),
  'tencent-im/90056': entry(
    'message',
    'after-fix',
    ['the body of the all-user push is larger than 10 KB', '全员推送请求体超过 10 KB'],
    ['title, text and ext together are too large', '标题、正文与 ext 合计过大'],
    [CONDITION],
  ),
  'tencent-im/90057': entry(
    'message',
    'after-fix',
    [
      'in timpush: DataId is too long; in batchsendmsg: too many requests',
      '在 timpush 中：DataId 过长；在 batchsendmsg 中：请求过于频繁',
    ],
    ['the code has two meanings, depending on the call', '同一个码在不同接口含义不同'],
    [SHOW_REQUEST],
  ),
  'tencent-im/90057-data-id': entry(
    'message',
    'after-fix',
    ['DataId is longer than 64 bytes', 'DataId 超过 64 字节'],
    ['DataId came from --raw', 'DataId 来自 --raw'],
    [['shorten DataId in --raw', '在 --raw 中缩短 DataId']],
  ),
  'tencent-im/90057-rate': entry(
    'rate',
    'later',
    ['too many batch messages', '批量消息过于频繁'],
    ['there were more requests a second than allowed', '每秒请求数超限'],
    [WAIT],
  ),
  'tencent-im/90992': entry(
    'server',
    'later',
    ["the app's own webhook failed, or a back end did", '应用的回调失败，或后端服务异常'],
    ['the before-send webhook timed out or returned an invalid response', '发消息前回调超时或返回异常'],
    [WEBHOOK, WAIT],
  ),
  'tencent-im/90994': entry(
    'server',
    'yes',
    ['error inside Tencent', '腾讯内部错误'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/90995': entry(
    'server',
    'yes',
    ['error inside Tencent', '腾讯内部错误'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/91000': entry(
    'server',
    'yes',
    ['error inside Tencent', '腾讯内部错误'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/93000': entry(
    'message',
    'after-fix',
    ['the message is too large', '消息过大'],
    ['more than 12 KB (8 KB in older documents)', '超过 12 KB（旧文档为 8 KB）'],
    [SHORTER],
  ),
  'tencent-im/120001-130000': entry(
    'message',
    'after-fix',
    ["a code of the app's own webhook", '应用自己的回调返回的码'],
    [
      '120001 to 130000 are defined by the app: its webhook returned this code',
      '120001 到 130000 由应用自定义：该码由应用的回调返回',
    ],
    [WEBHOOK],
    { through: 130_000 },
  ),
} satisfies Catalogue;
