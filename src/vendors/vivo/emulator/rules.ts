// What vivo rejects, in the order it checks: each rule with vivo's code and the confidence that vivo rejects it at all.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('vivo');

const rule = from('vivo server SDK 2.2 and 3.3');
const clients = from('several independent clients');
const text = from('vivo API text 2.9.2');
const guess = from('inferred');

export const rules: readonly Rule[] = [
  // 1. the request itself
  ...guess.always('http-404', 'D', { path: t('the path exists', '路径存在') }),
  ...guess.always('http-405', 'D', { method: t('send calls are POST, queries are GET', '发送用 POST，查询用 GET') }),
  ...guess.always('http-400', 'D', { json: t('the body is a JSON object', '请求体是 JSON 对象') }),

  // 2. /message/auth
  ...rule('10200', 'A', { 'auth-app-id-empty': t('appId is given', 'appId 非空') }),
  ...rule('10201', 'A', { 'auth-app-key-empty': t('appKey is given', 'appKey 非空') }),
  ...clients('10203', 'B', { 'auth-timestamp-empty': t('timestamp is given', 'timestamp 非空') }),
  ...clients('10204', 'B', { 'auth-sign-empty': t('sign is given', 'sign 非空') }),
  ...clients.always('10205', 'B', { 'auth-app-id': t('appId belongs to a known app', 'appId 对应已知应用') }),
  ...clients.always('10202', 'B', { 'auth-app-key': t('appKey belongs to that app', 'appKey 属于该应用') }),
  ...text.always('10207', 'A', {
    'auth-timestamp': t(
      'timestamp has 13 digits and lies within ten minutes',
      'timestamp 为 13 位毫秒且误差不超过 10 分钟',
    ),
  }),
  ...clients.always('10206', 'B', {
    'auth-sign': t(
      'sign is the lower-case MD5 of appId, appKey, timestamp and appSecret',
      'sign 为 appId、appKey、timestamp、appSecret 拼接后的小写 MD5',
    ),
  }),
  ...text.with({ needs: 'rates' })('10250', 'A', {
    'auth-rate': t('at most ten access tokens a second', '每秒最多获取 10 次访问令牌'),
  }),

  // 3. and 4. access token and app
  ...from('one client').always('10000', 'C', {
    'access-token': t('authToken is known and younger than 24 hours', 'authToken 有效且未超过 24 小时'),
  }),
  ...text('10094', 'A', {
    'app-of-token': t('appId in the body is the app of the access token', '请求体中的 appId 与访问令牌一致'),
  }),
  ...clients('10045', 'B', {
    'under-review-formal': t('an app under review sends in test mode only', '审核中的应用只能发测试消息'),
  }),
  ...from('vivo FAQ')('10045', 'A', {
    'under-review-single': t(
      'an app under review uses single pushes only (the code is a guess)',
      '审核中的应用只能单推（返回码为推测）',
    ),
  }),

  // 5. the message, in the order of the SDK's own validation
  ...rule('10352', 'A', { 'request-id-empty': t('requestId is given', 'requestId 非空') }),
  ...rule('10353', 'A', { 'request-id-long': t('requestId has at most 64 characters', 'requestId 不超过 64 个字符') }),
  ...rule('10055', 'A', { 'title-empty': t('title is given', 'title 非空') }),
  ...text('10056', 'A', { 'title-long': t('title has at most 40 characters', 'title 不超过 40 个字符') }),
  ...from('vivo server SDK 2.2')('10056', 'D', {
    'title-wide': t(
      'older rule: title fills at most 40 columns, a Han character counting two',
      '旧规则：title 宽度不超过 40，汉字按 2 计',
    ),
  }),
  ...rule('10057', 'A', { 'content-empty': t('content is given', 'content 非空') }),
  ...text('10058', 'A', { 'content-long': t('content has at most 100 characters', 'content 不超过 100 个字符') }),
  ...from('vivo server SDK 2.2')('10058', 'D', {
    'content-wide': t(
      'older rule: content fills at most 100 columns, a Han character counting two',
      '旧规则：content 宽度不超过 100，汉字按 2 计',
    ),
  }),
  ...rule('10054', 'A', { 'notify-type': t('notifyType is 1 to 4', 'notifyType 为 1–4') }),
  ...rule('10060', 'A', { 'skip-type': t('skipType is 1 to 4', 'skipType 为 1–4') }),
  ...rule('10061', 'A', { 'link-empty': t('skipType 2 has a link', 'skipType 2 带有链接') }),
  ...rule('10062', 'A', { 'link-long': t('the link has at most 1024 characters', '链接不超过 1024 个字符') }),
  ...rule('10063', 'A', { 'custom-empty': t('skipType 3 has a text', 'skipType 3 带有内容') }),
  ...rule('10064', 'A', { 'custom-long': t('the text has at most 1024 characters', '内容不超过 1024 个字符') }),
  ...rule('10068', 'A', { 'page-empty': t('skipType 4 has a page', 'skipType 4 带有页面') }),
  ...rule('10069', 'A', { 'page-long': t('the page has at most 1024 characters', '页面不超过 1024 个字符') }),
  ...rule('10065', 'A', { 'network-type': t('networkType is -1 or 1', 'networkType 为 -1 或 1') }),
  ...from('vivo server SDK 2.2')('10066', 'D', {
    'custom-map-pairs': t('older rule: clientCustomMap holds at most ten pairs', '旧规则：clientCustomMap 最多 10 对'),
  }),
  ...rule('10067', 'A', {
    'custom-map': t(
      'clientCustomMap is an object of at most 1024 characters',
      'clientCustomMap 是对象且不超过 1024 个字符',
    ),
  }),
  ...guess('10067', 'D', {
    'custom-map-strings': t('every value in clientCustomMap is a string', 'clientCustomMap 的值都是字符串'),
  }),
  ...rule('11000', 'A', { classification: t('classification is 0 or 1', 'classification 为 0 或 1') }),

  // 6. classes
  ...text('10096', 'A', { category: t('category is a known word in upper case', 'category 为已知的大写值') }),
  ...text('10097', 'A', {
    'category-pairing': t('category and classification belong together', 'category 与 classification 匹配'),
  }),

  // 7. target of a single push, and lists
  ...rule('10050', 'A', { 'target-empty': t('regId or alias is given', 'regId 或 alias 非空') }),
  ...rule('10301', 'A', { 'alias-long': t('alias has at most 70 characters', 'alias 不超过 70 个字符') }),
  ...rule('10305', 'A', {
    'callback-long': t('extra.callback has at most 128 characters', 'extra.callback 不超过 128 个字符'),
  }),
  ...rule('10306', 'A', {
    'callback-param-long': t(
      'extra["callback.param"] has at most 64 characters',
      'extra["callback.param"] 不超过 64 个字符',
    ),
  }),
  ...from('vivo document 362')('10059', 'A', {
    ttl: t('timeToLive is 60 seconds to one day', 'timeToLive 为 60 秒到 1 天'),
  }),
  ...from('vivo server SDK 2.2')('10059', 'A', {
    'ttl-list': t(
      'timeToLive of lists and broadcasts is at least 900 seconds',
      '列表和全量推送的 timeToLive 至少 900 秒',
    ),
  }),
  ...rule('10151', 'A', { 'task-id-empty': t('taskId is given', 'taskId 非空') }),
  ...guess.always('10151', 'D', {
    'task-id': t(
      'taskId comes from saveListPayload (the code is a guess)',
      'taskId 来自 saveListPayload（返回码为推测）',
    ),
  }),
  ...rule('10150', 'A', { 'list-empty': t('regIds or aliases are given', 'regIds 或 aliases 非空') }),
  ...rule('10154', 'A', { 'aliases-count': t('aliases holds 2 to 1000 entries', 'aliases 为 2–1000 个') }),
  ...rule('10153', 'A', { 'reg-ids-count': t('regIds holds 2 to 1000 entries', 'regIds 为 2–1000 个') }),

  // 8. text, volume, hours
  ...from('help page of a cloud vendor and one client')('10104', 'B', {
    'test-like-text': t('a formal message does not look like a test', '正式消息不像测试内容'),
  }),
  ...clients.with({ needs: 'hours' })('10071', 'B', {
    hours: t(
      'operational messages can be sent only from 7:00 to 23:00 China time',
      '运营消息在北京时间 7:00–23:00 发送',
    ),
  }),
  ...from('documents of Tencent Cloud and one client; the number is in one document of 2026-05 (C)').with({
    needs: 'quotas',
  })('10070', 'B', {
    'volume-operational': t(
      'operational messages of the app in a day: at most twice its phones with notifications on',
      '应用每天的运营消息总量：不超过打开通知的设备数的 2 倍',
    ),
  }),
  ...from('documents of Tencent Cloud and one client; the number is in one document of 2026-05 (C)').with({
    needs: 'quotas',
  })('10073', 'B', {
    'volume-system': t(
      'system messages of the app in a day: at most twenty times its phones with notifications on',
      '应用每天的系统消息总量：不超过打开通知的设备数的 20 倍',
    ),
  }),
  ...text.with({ needs: 'quotas' })('10254', 'A', { 'broadcast-daily': t('one broadcast a day', '每天一次全量推送') }),

  // 9. the device
  ...text.with({ always: true, entry: 'vivo/10302-unknown-token' })('10302', 'A', {
    'device-unknown': t('the device token belongs to this app (status 1)', '设备 token 属于该应用（status 1）'),
  }),
  ...text.with({ always: true, entry: 'vivo/10302-uninstalled' })('10302', 'A', {
    'device-uninstalled': t(
      'the app is installed and its notifications are on (status 2)',
      '应用已安装且通知打开（status 2）',
    ),
  }),
  ...text.with({ always: true, entry: 'vivo/10302-inactive' })('10302', 'A', {
    'device-inactive': t(
      'the phone was online within 90 days (status 3, older text)',
      '设备 90 天内联网过（status 3，旧文档）',
    ),
  }),
  ...text.with({ always: true, entry: 'vivo/10302-not-test-device' })('10302', 'A', {
    'device-not-test': t(
      'test mode reaches registered test devices only (status 4)',
      '测试模式只发到已登记的测试设备（status 4）',
    ),
  }),

  // queries and tags
  ...rule('10473', 'A', { 'task-ids-empty': t('taskIds is given', 'taskIds 非空') }),
  ...rule('10471', 'A', { 'task-ids-many': t('at most 100 task ids', 'taskIds 不超过 100 个') }),
  ...text.with({ needs: 'rates' })('10072', 'A', {
    'status-rate': t('one call of msgStatus a second (the code is a guess)', 'msgStatus 每秒 1 次（返回码为推测）'),
  }),
  ...rule('10601', 'A', { 'tag-name-empty': t('the tag has a name', '标签名非空') }),
  ...rule('10616', 'A', { 'tag-type': t('type is 1 or 2', 'type 为 1 或 2') }),
  ...rule('10609', 'A', { 'tag-ids-empty': t('ids are given', 'ids 非空') }),
  ...rule('10614', 'A', { 'tag-ids-many': t('at most 1000 ids', 'ids 不超过 1000 个') }),
];
