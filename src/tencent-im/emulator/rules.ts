// What Tencent's REST API refuses, in the order of this emulator. The codes are Tencent's; their order is a guess from what they mean.
import type { Rule } from '../../push/emulator/emulator.js';
import { t } from '../../text/language.js';

const ERRORS = 'Tencent Chat: error codes';
const REST = 'Tencent Chat: REST API overview';
const SIG = 'Tencent Chat: UserSig';
const SEND = 'Tencent Chat: one-to-one messages';
const PUSH = 'Tencent Chat: push to given users';

type More = Pick<Rule, 'always' | 'needs' | 'entry'>;
const always: More = { always: true };

const rule = (
  id: string,
  code: string,
  mark: Rule['mark'],
  en: string,
  zh: string,
  source: string,
  more: More = {},
): Rule => ({ id: `tencent-im/${id}`, code, mark, title: t(en, zh), source, ...more });

export const rules: readonly Rule[] = [
  // 1. The request as such.
  rule('url', '60002', 'A', 'the URL is POST /v4/<service>/<command>', 'URL 是 POST /v4/<服务>/<命令>', REST, always),
  rule('command', '60009', 'A', 'the command exists', '接口存在', ERRORS, always),
  rule('app-id-given', '60012', 'A', 'the query contains sdkappid', '查询参数有 sdkappid', ERRORS, always),
  rule(
    'query',
    '60025',
    'A',
    'identifier, usersig, random (0 to 4294967295) and contenttype=json are in the query, sdkappid is a number',
    '查询参数有 identifier、usersig、random（0 到 4294967295）和 contenttype=json，sdkappid 是数字',
    ERRORS,
    always,
  ),
  rule('json', '60003', 'A', 'the body is a JSON object', '请求体是 JSON 对象', ERRORS, always),
  // 2. The app.
  rule('app-id', '70020', 'A', 'the SDKAppID exists', 'SDKAppID 存在', ERRORS, always),
  rule('region', '60026', 'A', 'the host serves the region of the app', '域名与应用地域一致', ERRORS, always),
  // 3. The UserSig.
  rule(
    'sig-locked',
    '70050',
    'A',
    'fewer than ten failed signatures a minute (the number is a guess)',
    '每分钟签名失败少于 10 次（次数为推测）',
    SIG,
    { needs: 'rates' },
  ),
  rule('sig-empty', '70002', 'A', 'the UserSig is not empty', 'UserSig 非空', SIG, always),
  rule('sig-format', '70003', 'A', 'the UserSig can be unpacked', 'UserSig 可以解开', SIG, always),
  rule('sig-app', '70014', 'A', 'the UserSig belongs to the SDKAppID', 'UserSig 属于该 SDKAppID', SIG, always),
  rule('sig-user', '70013', 'A', 'the UserSig belongs to the identifier', 'UserSig 属于该 identifier', SIG, always),
  rule('sig-key', '70009', 'A', 'the signature was made with the key of the app', '签名由应用密钥生成', SIG, always),
  rule('sig-expired', '70001', 'A', 'the UserSig has not expired', 'UserSig 未过期', SIG, always),
  // 4. Rights.
  rule(
    'admin-account',
    '60010',
    'A',
    'account calls come from an administrator',
    '账号接口由管理员调用',
    ERRORS,
    always,
  ),
  rule(
    'admin-message',
    '90009',
    'A',
    'message and push calls come from an administrator',
    '消息与推送接口由管理员调用',
    ERRORS,
    always,
  ),
  rule('push-service', '90045', 'A', 'the Push service of the app is on', '应用已开通推送服务', PUSH, always),
  rule('rate', '60007', 'A', 'at most 200 calls a second', '每秒最多 200 次', REST, { needs: 'rates' }),
  rule(
    'trace-rate',
    '60007',
    'A',
    'one trace or statistics call a second (the code is a guess)',
    '链路与统计接口每秒 1 次（错误码为推测）',
    PUSH,
    { needs: 'rates' },
  ),
  // 5. account_check.
  rule('check-item', '70402', 'A', 'CheckItem is a list of {UserID}', 'CheckItem 是 {UserID} 数组', ERRORS, always),
  rule('account-text', '60015', 'A', 'every account is a string', '账号均为字符串', ERRORS, always),
  rule('check-count', '70206', 'D', 'at most 100 accounts in one check', '每次最多检查 100 个账号', 'inferred'),
  // 6. query_online_status.
  rule(
    'status-accounts',
    '90001',
    'A',
    'To_Account is a list that is not empty',
    'To_Account 是非空数组',
    'Tencent Chat: online status',
    always,
  ),
  rule('many-accounts', '90011', 'A', 'at most 500 accounts', '最多 500 个账号', ERRORS),
  // 7. Messages: types first, then ranges, then whether the accounts exist.
  rule(
    'to-account',
    '90003',
    'A',
    'To_Account of a single message is a string',
    '单发消息的 To_Account 是字符串',
    ERRORS,
    always,
  ),
  rule('to-list', '90028', 'A', 'To_Account of a batch is a list', '批量接口的 To_Account 是数组', ERRORS, always),
  rule(
    'to-list-empty',
    '90029',
    'A',
    'To_Account of a batch is not empty',
    '批量接口的 To_Account 非空',
    ERRORS,
    always,
  ),
  rule(
    'msg-random',
    '90005',
    'A',
    'MsgRandom is an unsigned 32-bit integer',
    'MsgRandom 是 32 位无符号整数',
    ERRORS,
    always,
  ),
  rule(
    'push-random',
    '90001',
    'A',
    'MsgRandom of a push is an unsigned 32-bit integer',
    '推送的 MsgRandom 是 32 位无符号整数',
    PUSH,
    { ...always, entry: 'tencent-im/90001-msg-random' },
  ),
  rule('msg-body-given', '90010', 'A', 'MsgBody is present', '有 MsgBody', ERRORS, always),
  rule('msg-body-list', '90007', 'A', 'MsgBody is a list', 'MsgBody 是数组', ERRORS, always),
  rule(
    'msg-body',
    '90002',
    'A',
    'each element has MsgType and MsgContent',
    '每个元素有 MsgType 和 MsgContent',
    ERRORS,
    always,
  ),
  rule('sync', '90031', 'A', 'SyncOtherMachine is an integer', 'SyncOtherMachine 是整数', ERRORS),
  rule('life-time', '90044', 'A', 'MsgLifeTime is an integer', 'MsgLifeTime 是整数', ERRORS),
  rule('push-info', '90043', 'A', 'OfflinePushInfo has the documented types', 'OfflinePushInfo 类型正确', ERRORS),
  rule(
    'life-time-range',
    '90026',
    'C',
    'MsgLifeTime is seven days at most (a newer text stores longer ones as seven days)',
    'MsgLifeTime 最多 7 天（新文档称超出按 7 天保存）',
    ERRORS,
  ),
  rule('size', '93000', 'A', 'the body has 12 KB at most', '请求体最多 12 KB', SEND),
  rule('push-size', '90055', 'A', 'the body of a push has 12 KB at most', '推送请求体最多 12 KB', PUSH),
  rule('many-pushed', '90018', 'A', 'at most 500 users in one push', '单次推送最多 500 个用户', PUSH),
  rule('data-id', '90057', 'A', 'DataId has 64 bytes at most', 'DataId 最多 64 字节', PUSH),
  rule('sender', '90008', 'A', 'the sending account exists', '发送方账号存在', ERRORS, always),
  rule('receiver', '90012', 'A', 'the receiver of a single message exists', '单发消息的接收方存在', ERRORS, always),
  rule('listed-account', '70107', 'A', 'a listed account exists', '列表中的账号存在', ERRORS, always),
  // 8. Traces and statistics.
  rule(
    'trace-query',
    '90001',
    'D',
    'TaskID and UserID, or PushID, are strings',
    'TaskID 和 UserID（或 PushID）是字符串',
    'inferred',
    always,
  ),
  rule(
    'statistics-range',
    '90001',
    'A',
    'StartTime and EndTime are seconds, 30 days apart at most (the code is a guess)',
    'StartTime、EndTime 为秒，跨度最多 30 天（错误码为推测）',
    'Tencent Chat: push statistics',
  ),
  rule(
    'loss-range',
    '90001',
    'A',
    'StartTime and EndTime of a query for losses are seconds, 7 days apart at most (the code is a guess)',
    '折损查询的 StartTime、EndTime 为秒，跨度最多 7 天（错误码为推测）',
    'Tencent Chat: push loss analysis',
  ),
];
