// What Tencent's REST API refuses, in the order of this emulator. The codes are Tencent's; their order is a guess from what they mean.
import type { Rule } from '../../push/emulator/emulator.js';
import { rulesOf } from '../../push/emulator/rule.js';
import { t } from '../../text/language.js';

const from = rulesOf('tencent-im');

const ERRORS = from('Tencent Chat: error codes');
const REST = from('Tencent Chat: REST API overview');
const SIG = from('Tencent Chat: UserSig');
const SEND = from('Tencent Chat: one-to-one messages');
const PUSH = from('Tencent Chat: push to given users');

export const rules: readonly Rule[] = [
  // 1. The request as such.
  ...REST.always('60002', 'A', { url: t('the URL is POST /v4/<service>/<command>', 'URL 是 POST /v4/<服务>/<命令>') }),
  ...ERRORS.always('60009', 'A', { command: t('the command exists', '接口存在') }),
  ...ERRORS.always('60012', 'A', { 'app-id-given': t('the query contains sdkappid', '查询参数有 sdkappid') }),
  ...ERRORS.always('60025', 'A', {
    query: t(
      'identifier, usersig, random (0 to 4294967295) and contenttype=json are in the query, sdkappid is a number',
      '查询参数有 identifier、usersig、random（0 到 4294967295）和 contenttype=json，sdkappid 是数字',
    ),
  }),
  ...ERRORS.always('60003', 'A', { json: t('the body is a JSON object', '请求体是 JSON 对象') }),

  // 2. The app.
  ...ERRORS.always('70020', 'A', { 'app-id': t('the SDKAppID exists', 'SDKAppID 存在') }),
  ...ERRORS.always('60026', 'A', { region: t('the host serves the region of the app', '域名与应用地域一致') }),

  // 3. The UserSig.
  ...SIG.with({ needs: 'rates' })('70050', 'A', {
    'sig-locked': t(
      'fewer than ten failed signatures a minute (the number is a guess)',
      '每分钟签名失败少于 10 次（次数为推测）',
    ),
  }),
  ...SIG.always('70002', 'A', { 'sig-empty': t('the UserSig is not empty', 'UserSig 非空') }),
  ...SIG.always('70003', 'A', { 'sig-format': t('the UserSig can be unpacked', 'UserSig 可以解开') }),
  ...SIG.always('70014', 'A', { 'sig-app': t('the UserSig belongs to the SDKAppID', 'UserSig 属于该 SDKAppID') }),
  ...SIG.always('70013', 'A', { 'sig-user': t('the UserSig belongs to the identifier', 'UserSig 属于该 identifier') }),
  ...SIG.always('70009', 'A', { 'sig-key': t('the signature was made with the key of the app', '签名由应用密钥生成') }),
  ...SIG.always('70001', 'A', { 'sig-expired': t('the UserSig has not expired', 'UserSig 未过期') }),

  // 4. Rights.
  ...ERRORS.always('60010', 'A', {
    'admin-account': t('account calls come from an administrator', '账号接口由管理员调用'),
  }),
  ...ERRORS.always('90009', 'A', {
    'admin-message': t('message and push calls come from an administrator', '消息与推送接口由管理员调用'),
  }),
  ...PUSH.always('90045', 'A', { 'push-service': t('the Push service of the app is on', '应用已开通推送服务') }),
  ...REST.with({ needs: 'rates' })('60007', 'A', { rate: t('at most 200 calls a second', '每秒最多 200 次') }),
  ...PUSH.with({ needs: 'rates' })('60007', 'A', {
    'trace-rate': t(
      'one trace or statistics call a second (the code is a guess)',
      '链路与统计接口每秒 1 次（错误码为推测）',
    ),
  }),

  // 5. account_check.
  ...ERRORS.always('70402', 'A', { 'check-item': t('CheckItem is a list of {UserID}', 'CheckItem 是 {UserID} 数组') }),
  ...ERRORS.always('60015', 'A', { 'account-text': t('every account is a string', '账号均为字符串') }),
  ...from('inferred')('70206', 'D', {
    'check-count': t('at most 100 accounts in one check', '每次最多检查 100 个账号'),
  }),

  // 6. query_online_status.
  ...from('Tencent Chat: online status').always('90001', 'A', {
    'status-accounts': t('To_Account is a list that is not empty', 'To_Account 是非空数组'),
  }),
  ...ERRORS('90011', 'A', { 'many-accounts': t('at most 500 accounts', '最多 500 个账号') }),

  // 7. Messages: types first, then ranges, then whether the accounts exist.
  ...ERRORS.always('90003', 'A', {
    'to-account': t('To_Account of a single message is a string', '单发消息的 To_Account 是字符串'),
  }),
  ...ERRORS.always('90028', 'A', { 'to-list': t('To_Account of a batch is a list', '批量接口的 To_Account 是数组') }),
  ...ERRORS.always('90029', 'A', {
    'to-list-empty': t('To_Account of a batch is not empty', '批量接口的 To_Account 非空'),
  }),
  ...ERRORS.always('90005', 'A', {
    'msg-random': t('MsgRandom is an unsigned 32-bit integer', 'MsgRandom 是 32 位无符号整数'),
  }),
  ...PUSH.with({ always: true, entry: 'tencent-im/90001-msg-random' })('90001', 'A', {
    'push-random': t('MsgRandom of a push is an unsigned 32-bit integer', '推送的 MsgRandom 是 32 位无符号整数'),
  }),
  ...ERRORS.always('90010', 'A', { 'msg-body-given': t('MsgBody is present', '有 MsgBody') }),
  ...ERRORS.always('90007', 'A', { 'msg-body-list': t('MsgBody is a list', 'MsgBody 是数组') }),
  ...ERRORS.always('90002', 'A', {
    'msg-body': t('each element has MsgType and MsgContent', '每个元素有 MsgType 和 MsgContent'),
  }),
  ...ERRORS('90031', 'A', { sync: t('SyncOtherMachine is an integer', 'SyncOtherMachine 是整数') }),
  ...ERRORS('90044', 'A', { 'life-time': t('MsgLifeTime is an integer', 'MsgLifeTime 是整数') }),
  ...ERRORS('90043', 'A', { 'push-info': t('OfflinePushInfo has the documented types', 'OfflinePushInfo 类型正确') }),
  ...ERRORS('90026', 'C', {
    'life-time-range': t(
      'MsgLifeTime is seven days at most (a newer text stores longer ones as seven days)',
      'MsgLifeTime 最多 7 天（新文档称超出按 7 天保存）',
    ),
  }),
  ...SEND('93000', 'A', { size: t('the body has 12 KB at most', '请求体最多 12 KB') }),
  ...PUSH('90055', 'A', { 'push-size': t('the body of a push has 12 KB at most', '推送请求体最多 12 KB') }),
  ...PUSH('90018', 'A', { 'many-pushed': t('at most 500 users in one push', '单次推送最多 500 个用户') }),
  ...PUSH('90057', 'A', { 'data-id': t('DataId has 64 bytes at most', 'DataId 最多 64 字节') }),
  ...ERRORS.always('90008', 'A', { sender: t('the sending account exists', '发送方账号存在') }),
  ...ERRORS.always('90012', 'A', { receiver: t('the receiver of a single message exists', '单发消息的接收方存在') }),
  ...ERRORS.always('70107', 'A', { 'listed-account': t('a listed account exists', '列表中的账号存在') }),

  // 8. Traces and statistics.
  ...from('inferred').always('90001', 'D', {
    'trace-query': t('TaskID and UserID, or PushID, are strings', 'TaskID 和 UserID（或 PushID）是字符串'),
  }),
  ...from('Tencent Chat: push statistics')('90001', 'A', {
    'statistics-range': t(
      'StartTime and EndTime are seconds, 30 days apart at most (the code is a guess)',
      'StartTime、EndTime 为秒，跨度最多 30 天（错误码为推测）',
    ),
  }),
  ...from('Tencent Chat: push loss analysis')('90001', 'A', {
    'loss-range': t(
      'StartTime and EndTime of a query for losses are seconds, 7 days apart at most (the code is a guess)',
      '折损查询的 StartTime、EndTime 为秒，跨度最多 7 天（错误码为推测）',
    ),
  }),
];
