// Codes of messages and of the Push service (2xxxx, 8xxxx, 9xxxx, the app's own webhook).
import type { Catalogue } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import {
  account,
  appState,
  CHECK_CONFIG,
  credentials,
  documented,
  fault,
  IMPORT,
  message,
  NO_ADMINISTRATOR,
  SHOW_REQUEST,
  tooFast,
  usedUp,
  WAIT,
} from './entry.js';

const RAW = t('correct it in --raw', '在 --raw 中改正');
const WEBHOOK = t("check the log of the app's own webhook server", '查看应用自己的回调服务日志');
const SHORTER = t('shorten title, text and ext', '缩短标题、正文和 ext');
const NOT_IMPORTED = t(
  'most likely the account was never imported; UserIDs are case-sensitive',
  '多半是账号没有导入；UserID 区分大小写',
);
const WHOLE_TOO_LARGE = t('title, text and ext together are too large', '标题、正文与 ext 合计过大');
const CONDITION = t(
  'tim-push offers no all-user and tag pushes; specify users: --user <id>',
  'tim-push 不提供全员和标签推送；请指定用户：--user <用户>',
);

const condition = (title: Text) =>
  message(title, t('the condition of an all-user push is wrong', '全员推送的筛选条件有误'), CONDITION);
const recall = (title: Text) =>
  documented('message', 'no')(
    title,
    t('this code comes from the call that recalls a push', '这是撤回推送接口的错误码'),
    t(
      'nothing to do: a push can be recalled once, within 24 hours, and at most one a second',
      '无需处理：推送只能在 24 小时内撤回一次，每秒最多撤回一条',
    ),
  );
const body = (title: Text, cause: Text) => message(title, cause, [RAW, SHOW_REQUEST]);
const strangers = (title: Text) =>
  message(
    title,
    t('the app checks friendship before chats', '应用开启了好友关系检查'),
    t('send as the administrator, without --from', '不加 --from，以管理员身份发送'),
  );
const tooManyUsers = (cause: Text) =>
  message(
    t('more than 500 users in one request', '单次请求超过 500 个用户'),
    cause,
    t('give at most 500 users', '每次最多 500 个用户'),
  );
const webhookDown = documented('server', 'later');

export const messageCodes = {
  'tencent-im/20001': message(
    t('the request is invalid', '请求包非法'),
    t('a field is missing or has the wrong type', '字段缺失或类型不对'),
    SHOW_REQUEST,
  ),
  'tencent-im/20002': credentials(
    t('UserSig or A2 has expired', 'UserSig 或 A2 失效'),
    t('the login is too old', '登录态过旧'),
    CHECK_CONFIG,
  ),
  'tencent-im/20003': account(t('sender or receiver does not exist', '发送方或接收方不存在'), NOT_IMPORTED, IMPORT),
  'tencent-im/20004': fault(t('network fault at Tencent', '网络异常')),
  'tencent-im/20005': fault(t('error inside Tencent', '腾讯内部错误')),
  'tencent-im/20006': message(
    t("the app's own webhook refused the message", '应用自己的回调拒绝了消息'),
    t('the before-send webhook refused it', '发消息前回调返回了禁止发送'),
    WEBHOOK,
  ),
  'tencent-im/20007': message(
    t('the receiver has blocked the sender', '接收方已拉黑发送方'),
    t('one of the two users is on the block list of the other', '一方在另一方的黑名单中'),
    t('send from another account: --from <user>', '换一个发送方：--from <用户>'),
  ),
  'tencent-im/20008': message(
    t('sender and receiver belong to different apps', '收发双方不属于同一应用'),
    t('two apps were mixed up', '混用了两个应用'),
    CHECK_CONFIG,
  ),
  'tencent-im/20009': strangers(t('sender and receiver are not friends', '收发双方不是好友')),
  'tencent-im/20010': strangers(t('the receiver is not a friend of the sender', '接收方不是发送方的好友')),
  'tencent-im/20011': strangers(t('the sender is not a friend of the receiver', '发送方不是接收方的好友')),
  'tencent-im/20012': message(
    t('the sender is muted', '发送方被禁言'),
    t('the app muted the sender', '应用设置了禁言'),
    t('lift the mute, or send from another account: --from <user>', '解除禁言，或换一个发送方：--from <用户>'),
  ),
  'tencent-im/80001': message(
    t('the text was refused by content review', '文本未通过内容审核'),
    t('most likely it contains a sensitive word', '多半含有敏感词'),
    t('change title or text', '修改标题或正文'),
  ),
  'tencent-im/80002': message(t('the message is too large', '消息过大'), t('more than 12 KB', '超过 12 KB'), SHORTER),
  'tencent-im/80003': webhookDown(
    t("the app's own webhook could not be reached", '应用自己的回调服务无法访问'),
    t('the before-send webhook failed', '发消息前回调失败'),
    WEBHOOK,
  ),
  'tencent-im/80004': message(
    t('a picture or file was refused by content review', '图片或文件未通过内容审核'),
    t('the review found forbidden content', '内容审核判定为违规内容'),
    t('change the content', '更换内容'),
  ),
  'tencent-im/90001': body(
    t('the JSON of the message cannot be used', '消息 JSON 无法使用'),
    t(
      'a field is missing or has the wrong type; an empty To_Account gives this code too',
      '字段缺失或类型不对；To_Account 为空也是这个码',
    ),
  ),
  'tencent-im/90001-msg-random': body(
    t('the JSON of the push cannot be used, or MsgRandom is invalid', '推送 JSON 无法使用，或 MsgRandom 无效'),
    t(
      'in timpush this code also means that MsgRandom is missing or not an integer',
      '在 timpush 中，MsgRandom 缺失或不是整数也返回此码',
    ),
  ),
  'tencent-im/90002': body(
    t('MsgBody is malformed', 'MsgBody 格式错误'),
    t('an element lacks MsgType or MsgContent', '元素缺少 MsgType 或 MsgContent'),
  ),
  'tencent-im/90003': body(
    t('To_Account is missing or not a string', '缺少 To_Account 或类型不对'),
    t('a single message takes one UserID as a string', '单发消息的 To_Account 是一个字符串'),
  ),
  'tencent-im/90005': body(
    t('MsgRandom is missing or not an integer', '缺少 MsgRandom 或不是整数'),
    t('most likely it was written as a string', '多半写成了字符串'),
  ),
  'tencent-im/90007': body(
    t('MsgBody is not an array', 'MsgBody 不是数组'),
    t('it is an object, but an array is required', '应为数组，却给了对象'),
  ),
  'tencent-im/90008': message(
    t('From_Account is missing or unknown', '缺少 From_Account 或账号不存在'),
    t('most likely the sending account was never imported', '多半是发送方账号没有导入'),
    t('remove --from, or import that account', '去掉 --from，或导入该账号'),
  ),
  'tencent-im/90009': NO_ADMINISTRATOR,
  'tencent-im/90010': body(
    t('the format of the message is wrong', '消息格式不符'),
    t('MsgBody is missing or its elements are not of a known type', '缺少 MsgBody，或元素类型未知'),
  ),
  'tencent-im/90011': tooManyUsers(t('the batch calls take 500 at most', '批量接口最多 500 个')),
  'tencent-im/90012': account(t('the receiver does not exist', '接收方不存在'), NOT_IMPORTED, IMPORT),
  'tencent-im/90018': tooManyUsers(t('the calls take 500 at most', '接口最多 500 个')),
  'tencent-im/90020': condition(t('a tag is too long or empty', '标签过长或为空')),
  'tencent-im/90022': condition(t('tags and attributes cannot both be given', '标签与属性不能同时给出')),
  'tencent-im/90024': tooFast(
    t('two all-user pushes within a second', '全员推送间隔小于 1 秒'),
    t('such calls must be a second apart', '此类接口需间隔 1 秒'),
    t('wait a second', '等待 1 秒'),
  ),
  'tencent-im/90026': message(
    t('MsgLifeTime is longer than seven days', 'MsgLifeTime 超过 7 天'),
    t('messages are kept for 604800 seconds at most', '消息最多保存 604800 秒'),
    t('use --ttl 7d or less', '--ttl 不超过 7d'),
  ),
  'tencent-im/90028': body(
    t('To_Account is not an array', 'To_Account 不是数组'),
    t('the batch calls take an array of UserIDs', '批量接口需要 UserID 数组'),
  ),
  'tencent-im/90029': body(
    t('To_Account is an empty array', 'To_Account 是空数组'),
    t('no receiver was given', '没有接收方'),
  ),
  'tencent-im/90031': body(
    t('SyncOtherMachine is not an integer', 'SyncOtherMachine 不是整数'),
    t('it must be 1 or 2', '取值 1 或 2'),
  ),
  'tencent-im/90032': condition(t('more than ten tags', '标签超过 10 个')),
  'tencent-im/90033': condition(t('a condition is invalid', '筛选条件无效')),
  'tencent-im/90034': condition(t('a tag is longer than 50 bytes', '标签超过 50 字节')),
  'tencent-im/90039': condition(t('tags and attributes exclude each other', '标签与属性互斥')),
  'tencent-im/90040': condition(t('an attribute is invalid', '属性无效')),
  'tencent-im/90043': body(
    t('OfflinePushInfo is malformed', 'OfflinePushInfo 格式错误'),
    t(
      'a field has the wrong type, most often Ext is an object instead of a string',
      '字段类型不对，最常见的是 Ext 写成了对象而不是字符串',
    ),
  ),
  'tencent-im/90044': body(
    t('MsgLifeTime is not an integer', 'MsgLifeTime 不是整数'),
    t('it must be a whole number of seconds', '应为整数秒'),
  ),
  'tencent-im/90045': appState(
    t('the Push service of this app is not enabled', '该应用未开通推送服务'),
    t(
      'it was never bought, or the trial is over; without it there are no pushes of this kind and no traces',
      '没有购买，或试用已到期；未开通时不能用这类推送，也查不到链路',
    ),
    [
      t('enable it in the Chat console: Push service (seven-day trial)', '在 IM 控制台开通推送服务（有 7 天试用）'),
      t('a chat message needs no Push service: send --via tencent', '普通聊天消息不需要推送服务：send --via tencent'),
    ],
  ),
  'tencent-im/90047': usedUp(
    t("today's all-user pushes are used up", '今日全员推送次数已用完'),
    t('100 a day, 10 on the free plan', '每天 100 次，免费版 10 次'),
    t('wait until tomorrow', '明天再试'),
  ),
  'tencent-im/90048': account(
    t('the account does not exist', '账号不存在'),
    t('it was deleted or never imported', '已删除或没有导入'),
    IMPORT,
  ),
  'tencent-im/90049': recall(t('the push to recall is unknown', '要撤回的推送不存在')),
  'tencent-im/90050': recall(t('the push was already recalled', '推送已撤回')),
  'tencent-im/90051': recall(t('pushes are recalled too fast', '撤回过于频繁')),
  'tencent-im/90052': recall(t('it is too late to recall the push', '超过可撤回时间')),
  'tencent-im/90053': recall(t('this push cannot be recalled', '该推送无法撤回')),
  'tencent-im/90055': message(
    t('the body of the push is larger than 12 KB', '推送请求体超过 12 KB'),
    WHOLE_TOO_LARGE,
    SHORTER,
  ),
  'tencent-im/90056': message(
    t('the body of the all-user push is larger than 10 KB', '全员推送请求体超过 10 KB'),
    WHOLE_TOO_LARGE,
    CONDITION,
  ),
  'tencent-im/90057': message(
    t(
      'in timpush: DataId is too long; in batchsendmsg: too many requests',
      '在 timpush 中：DataId 过长；在 batchsendmsg 中：请求过于频繁',
    ),
    t('the code has two meanings, depending on the call', '同一个码在不同接口含义不同'),
    SHOW_REQUEST,
  ),
  'tencent-im/90057-data-id': message(
    t('DataId is longer than 64 bytes', 'DataId 超过 64 字节'),
    t('DataId came from --raw', 'DataId 来自 --raw'),
    t('shorten DataId in --raw', '在 --raw 中缩短 DataId'),
  ),
  'tencent-im/90057-rate': tooFast(
    t('too many batch messages', '批量消息过于频繁'),
    t('there were more requests a second than allowed', '每秒请求数超限'),
    WAIT,
  ),
  'tencent-im/90992': webhookDown(
    t("the app's own webhook failed, or a back end did", '应用的回调失败，或后端服务异常'),
    t('the before-send webhook timed out or returned an invalid response', '发消息前回调超时或返回异常'),
    [WEBHOOK, WAIT],
  ),
  'tencent-im/90994': fault(t('error inside Tencent', '腾讯内部错误')),
  'tencent-im/90995': fault(t('error inside Tencent', '腾讯内部错误')),
  'tencent-im/91000': fault(t('error inside Tencent', '腾讯内部错误')),
  'tencent-im/93000': message(
    t('the message is too large', '消息过大'),
    t('more than 12 KB (8 KB in older documents)', '超过 12 KB（旧文档为 8 KB）'),
    SHORTER,
  ),
  'tencent-im/120001-130000': message(
    t("a code of the app's own webhook", '应用自己的回调返回的码'),
    t(
      '120001 to 130000 are defined by the app: its webhook returned this code',
      '120001 到 130000 由应用自定义：该码由应用的回调返回',
    ),
    WEBHOOK,
    { through: 130_000 },
  ),
} satisfies Catalogue;
