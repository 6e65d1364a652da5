// What vivo refuses, in the order in which it looks: each rule with vivo's code and how sure we are that vivo refuses it at all.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('vivo', 'vivo server SDK 2.2 and 3.3');

const clients = 'several independent clients';
const text = 'vivo API text 2.9.2';
const guess = 'inferred';

export const rules: readonly Rule[] = [
  // 1. the request as such
  rule('path', 'http-404', 'D', t('the path exists', '路径存在'), always, guess),
  rule('method', 'http-405', 'D', t('send calls are POST, queries are GET', '发送用 POST，查询用 GET'), always, guess),
  rule('json', 'http-400', 'D', t('the body is a JSON object', '请求体是 JSON 对象'), always, guess),

  // 2. /message/auth
  rule('auth-app-id-empty', '10200', 'A', t('appId is given', 'appId 非空')),
  rule('auth-app-key-empty', '10201', 'A', t('appKey is given', 'appKey 非空')),
  rule('auth-timestamp-empty', '10203', 'B', t('timestamp is given', 'timestamp 非空'), {}, clients),
  rule('auth-sign-empty', '10204', 'B', t('sign is given', 'sign 非空'), {}, clients),
  rule('auth-app-id', '10205', 'B', t('appId belongs to a known app', 'appId 对应已知应用'), always, clients),
  rule('auth-app-key', '10202', 'B', t('appKey belongs to that app', 'appKey 属于该应用'), always, clients),
  rule(
    'auth-timestamp',
    '10207',
    'A',
    t('timestamp has 13 digits and lies within ten minutes', 'timestamp 为 13 位毫秒且误差不超过 10 分钟'),
    always,
    text,
  ),
  rule(
    'auth-sign',
    '10206',
    'B',
    t(
      'sign is the lower-case MD5 of appId, appKey, timestamp and appSecret',
      'sign 为 appId、appKey、timestamp、appSecret 拼接后的小写 MD5',
    ),
    always,
    clients,
  ),
  rule(
    'auth-rate',
    '10250',
    'A',
    t('at most ten access tokens a second', '每秒最多获取 10 次访问令牌'),
    {
      needs: 'rates',
    },
    text,
  ),

  // 3. and 4. access token, app
  rule(
    'access-token',
    '10000',
    'C',
    t('authToken is known and younger than 24 hours', 'authToken 有效且未超过 24 小时'),
    always,
    'one client',
  ),
  rule(
    'app-of-token',
    '10094',
    'A',
    t('appId in the body is the app of the access token', '请求体中的 appId 与访问令牌一致'),
    {},
    text,
  ),
  rule(
    'under-review-formal',
    '10045',
    'B',
    t('an app under review sends in test mode only', '审核中的应用只能发测试消息'),
    {},
    clients,
  ),
  rule(
    'under-review-single',
    '10045',
    'A',
    t('an app under review uses single pushes only (the code is a guess)', '审核中的应用只能单推（返回码为推测）'),
    {},
    'vivo FAQ',
  ),

  // 5. the message, in the order of the SDK's own validation
  rule('request-id-empty', '10352', 'A', t('requestId is given', 'requestId 非空')),
  rule('request-id-long', '10353', 'A', t('requestId has at most 64 characters', 'requestId 不超过 64 个字符')),
  rule('title-empty', '10055', 'A', t('title is given', 'title 非空')),
  rule('title-long', '10056', 'A', t('title has at most 40 characters', 'title 不超过 40 个字符'), {}, text),
  rule(
    'title-wide',
    '10056',
    'D',
    t(
      'older rule: title fills at most 40 columns, a Han character counting two',
      '旧规则：title 宽度不超过 40，汉字按 2 计',
    ),
    {},
    'vivo server SDK 2.2',
  ),
  rule('content-empty', '10057', 'A', t('content is given', 'content 非空')),
  rule('content-long', '10058', 'A', t('content has at most 100 characters', 'content 不超过 100 个字符'), {}, text),
  rule(
    'content-wide',
    '10058',
    'D',
    t(
      'older rule: content fills at most 100 columns, a Han character counting two',
      '旧规则：content 宽度不超过 100，汉字按 2 计',
    ),
    {},
    'vivo server SDK 2.2',
  ),
  rule('notify-type', '10054', 'A', t('notifyType is 1 to 4', 'notifyType 为 1–4')),
  rule('skip-type', '10060', 'A', t('skipType is 1 to 4', 'skipType 为 1–4')),
  rule('link-empty', '10061', 'A', t('skipType 2 has a link', 'skipType 2 带有链接')),
  rule('link-long', '10062', 'A', t('the link has at most 1024 characters', '链接不超过 1024 个字符')),
  rule('custom-empty', '10063', 'A', t('skipType 3 has a text', 'skipType 3 带有内容')),
  rule('custom-long', '10064', 'A', t('the text has at most 1024 characters', '内容不超过 1024 个字符')),
  rule('page-empty', '10068', 'A', t('skipType 4 has a page', 'skipType 4 带有页面')),
  rule('page-long', '10069', 'A', t('the page has at most 1024 characters', '页面不超过 1024 个字符')),
  rule('network-type', '10065', 'A', t('networkType is -1 or 1', 'networkType 为 -1 或 1')),
  rule(
    'custom-map-pairs',
    '10066',
    'D',
    t('older rule: clientCustomMap holds at most ten pairs', '旧规则：clientCustomMap 最多 10 对'),
    {},
    'vivo server SDK 2.2',
  ),
  rule(
    'custom-map',
    '10067',
    'A',
    t('clientCustomMap is an object of at most 1024 characters', 'clientCustomMap 是对象且不超过 1024 个字符'),
  ),
  rule(
    'custom-map-strings',
    '10067',
    'D',
    t('every value in clientCustomMap is a string', 'clientCustomMap 的值都是字符串'),
    {},
    guess,
  ),
  rule('classification', '11000', 'A', t('classification is 0 or 1', 'classification 为 0 或 1')),

  // 6. classes
  rule('category', '10096', 'A', t('category is a known word in upper case', 'category 为已知的大写值'), {}, text),
  rule(
    'category-pairing',
    '10097',
    'A',
    t('category and classification belong together', 'category 与 classification 匹配'),
    {},
    text,
  ),

  // 7. target of a single push; list
  rule('target-empty', '10050', 'A', t('regId or alias is given', 'regId 或 alias 非空')),
  rule('alias-long', '10301', 'A', t('alias has at most 70 characters', 'alias 不超过 70 个字符')),
  rule(
    'callback-long',
    '10305',
    'A',
    t('extra.callback has at most 128 characters', 'extra.callback 不超过 128 个字符'),
  ),
  rule(
    'callback-param-long',
    '10306',
    'A',
    t('extra["callback.param"] has at most 64 characters', 'extra["callback.param"] 不超过 64 个字符'),
  ),
  rule(
    'ttl',
    '10059',
    'A',
    t('timeToLive is 60 seconds to one day', 'timeToLive 为 60 秒到 1 天'),
    {},
    'vivo document 362',
  ),
  rule(
    'ttl-list',
    '10059',
    'A',
    t('timeToLive of lists and broadcasts is at least 900 seconds', '列表和全量推送的 timeToLive 至少 900 秒'),
    {},
    'vivo server SDK 2.2',
  ),
  rule('task-id-empty', '10151', 'A', t('taskId is given', 'taskId 非空')),
  rule(
    'task-id',
    '10151',
    'D',
    t('taskId comes from saveListPayload (the code is a guess)', 'taskId 来自 saveListPayload（返回码为推测）'),
    always,
    guess,
  ),
  rule('list-empty', '10150', 'A', t('regIds or aliases are given', 'regIds 或 aliases 非空')),
  rule('aliases-count', '10154', 'A', t('aliases holds 2 to 1000 entries', 'aliases 为 2–1000 个')),
  rule('reg-ids-count', '10153', 'A', t('regIds holds 2 to 1000 entries', 'regIds 为 2–1000 个')),

  // 8. text, volume, hours
  rule(
    'test-like-text',
    '10104',
    'B',
    t('a formal message does not look like a test', '正式消息不像测试内容'),
    {},
    'help page of a cloud vendor and one client',
  ),
  rule(
    'hours',
    '10071',
    'B',
    t('operational messages can be sent only from 7:00 to 23:00 China time', '运营消息在北京时间 7:00–23:00 发送'),
    { needs: 'hours' },
    clients,
  ),
  rule(
    'volume-operational',
    '10070',
    'B',
    t(
      'operational messages of the app in a day: at most twice its phones with notifications on',
      '应用每天的运营消息总量：不超过打开通知的设备数的 2 倍',
    ),
    { needs: 'quotas' },
    'documents of Tencent Cloud and one client; the number is in one document of 2026-05 (C)',
  ),
  rule(
    'volume-system',
    '10073',
    'B',
    t(
      'system messages of the app in a day: at most twenty times its phones with notifications on',
      '应用每天的系统消息总量：不超过打开通知的设备数的 20 倍',
    ),
    { needs: 'quotas' },
    'documents of Tencent Cloud and one client; the number is in one document of 2026-05 (C)',
  ),
  rule('broadcast-daily', '10254', 'A', t('one broadcast a day', '每天一次全量推送'), { needs: 'quotas' }, text),

  // 9. the device
  rule(
    'device-unknown',
    '10302',
    'A',
    t('the device token belongs to this app (status 1)', '设备 token 属于该应用（status 1）'),
    { ...always, entry: 'vivo/10302-unknown-token' },
    text,
  ),
  rule(
    'device-uninstalled',
    '10302',
    'A',
    t('the app is installed and its notifications are on (status 2)', '应用已安装且通知打开（status 2）'),
    { ...always, entry: 'vivo/10302-uninstalled' },
    text,
  ),
  rule(
    'device-inactive',
    '10302',
    'A',
    t('the phone was online within 90 days (status 3, older text)', '设备 90 天内联网过（status 3，旧文档）'),
    { ...always, entry: 'vivo/10302-inactive' },
    text,
  ),
  rule(
    'device-not-test',
    '10302',
    'A',
    t('test mode reaches registered test devices only (status 4)', '测试模式只发到已登记的测试设备（status 4）'),
    { ...always, entry: 'vivo/10302-not-test-device' },
    text,
  ),

  // queries and tags
  rule('task-ids-empty', '10473', 'A', t('taskIds is given', 'taskIds 非空')),
  rule('task-ids-many', '10471', 'A', t('at most 100 task ids', 'taskIds 不超过 100 个')),
  rule(
    'status-rate',
    '10072',
    'A',
    t('one call of msgStatus a second (the code is a guess)', 'msgStatus 每秒 1 次（返回码为推测）'),
    { needs: 'rates' },
    text,
  ),
  rule('tag-name-empty', '10601', 'A', t('the tag has a name', '标签名非空')),
  rule('tag-type', '10616', 'A', t('type is 1 or 2', 'type 为 1 或 2')),
  rule('tag-ids-empty', '10609', 'A', t('ids are given', 'ids 非空')),
  rule('tag-ids-many', '10614', 'A', t('at most 1000 ids', 'ids 不超过 1000 个')),
];
