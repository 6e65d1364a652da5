// What Google refuses, in the order in which it looks (the order of the send checks is inferred): each rule with its code and how sure we are.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('fcm', 'firebase.google.com/docs/reference/fcm/rest/v1/projects.messages');

const errors = 'firebase.google.com/docs/cloud-messaging/error-codes';
const oauth = 'developers.google.com/identity/protocols/oauth2/service-account';
const iid = 'developers.google.com/instance-id/reference/server';
const clients = 'several independent clients and reports';
const topics = 'firebase.google.com/docs/reference/fcm/fcmtopics/rest/v1/projects.registrations.topicSubscriptions';
const guess = 'inferred';

export const rules: readonly Rule[] = [
  // 1. the request as such
  rule(
    'legacy-api',
    'http-404',
    'D',
    t('/fcm/send and /batch were shut down in 2024', '/fcm/send 与 /batch 已于 2024 年关闭'),
    always,
    guess,
  ),
  rule('path', 'http-404', 'D', t('path and method exist', '路径和方法存在'), always, guess),

  // 2. the token endpoint
  rule(
    'grant-type',
    'unsupported_grant_type',
    'D',
    t('grant_type is the JWT bearer grant', 'grant_type 为 JWT bearer'),
    always,
    guess,
  ),
  rule('assertion', 'invalid_request', 'D', t('assertion is a JWT', 'assertion 是 JWT'), always, guess),
  rule('assertion-algorithm', 'invalid_grant', 'A', t('the header says RS256', '头部 alg 为 RS256'), always, oauth),
  rule('account', 'invalid_grant', 'B', t('iss is a known service account', 'iss 为已知服务账号'), always, clients),
  rule(
    'signature',
    'invalid_grant',
    'B',
    t('the signature was made with the key of the account', '签名由该账号的私钥生成'),
    always,
    clients,
  ),
  rule(
    'audience',
    'invalid_grant',
    'C',
    t('aud is the address of the token endpoint', 'aud 为令牌地址'),
    always,
    'one client',
  ),
  rule(
    'times',
    'invalid_grant',
    'B',
    t(
      'iat is not in the future, exp not in the past, at most an hour between them',
      'iat 不在未来、exp 未过期、间隔不超过 1 小时',
    ),
    { ...always, entry: 'fcm/invalid_grant-clock' },
    clients,
  ),
  rule('scope', 'invalid_scope', 'C', t('a scope is requested', '请求了 scope'), always, 'one client'),

  // 3. the access token
  rule(
    'authorization',
    'CREDENTIALS_MISSING',
    'B',
    t('Authorization: Bearer … is given', '带有 Authorization: Bearer …'),
    always,
    clients,
  ),
  rule(
    'access-token',
    'ACCESS_TOKEN_EXPIRED',
    'B',
    t('the access token is known and younger than an hour', '访问令牌有效且未超过 1 小时'),
    always,
    clients,
  ),

  // 4. JSON and its types
  rule('json', 'INVALID_ARGUMENT', 'B', t('the body is a JSON object', '请求体是 JSON 对象'), always, clients),
  rule(
    'unknown-field',
    'INVALID_ARGUMENT',
    'B',
    t('all names are known, in snake_case or lowerCamelCase', '字段名已知（snake_case 或 lowerCamelCase）'),
    {},
    'the front end of other Google services',
  ),
  rule('data-strings', 'INVALID_ARGUMENT', 'A', t('values of data are strings', 'data 的值是字符串'), {
    entry: 'fcm/INVALID_ARGUMENT-data-value',
  }),
  rule(
    'types',
    'INVALID_ARGUMENT',
    'B',
    t('other fields have their type; numbers may be strings', '其他字段类型正确；数字可用字符串'),
    {},
    'the front end of other Google services',
  ),

  // 5. project, role, API
  rule(
    'project',
    'IAM_PERMISSION_DENIED',
    'B',
    t('the path names the project of the account, by id or number', '路径中的项目属于该账号（ID 或编号）'),
    always,
    clients,
  ),
  rule(
    'role',
    'IAM_PERMISSION_DENIED',
    'B',
    t('the account may send (app state no-role says it may not)', '账号有发送权限（应用状态 no-role 表示没有）'),
    always,
    clients,
  ),
  rule(
    'scope-of-token',
    'PERMISSION_DENIED',
    'D',
    t('the access token has the messaging or cloud-platform scope', '访问令牌包含 messaging 或 cloud-platform scope'),
    {},
    guess,
  ),
  rule(
    'api',
    'SERVICE_DISABLED',
    'B',
    t('the API is switched on (app state api-off says it is not)', 'API 已启用（应用状态 api-off 表示未启用）'),
    always,
    clients,
  ),

  // 6. the message
  rule(
    'target',
    'INVALID_ARGUMENT',
    'A',
    t('a token, fid, topic or condition is given', '给出了 token、fid、topic 或 condition'),
    { ...always, entry: 'fcm/INVALID_ARGUMENT-no-target' },
  ),
  rule('one-target', 'INVALID_ARGUMENT', 'A', t('only one target is given', '只给出一个目标'), always),
  rule('topic', 'INVALID_ARGUMENT', 'A', t('topic is a name without /topics/', 'topic 不带 /topics/')),
  rule('ttl', 'INVALID_ARGUMENT', 'A', t('android.ttl is 0 to 2419200 seconds', 'android.ttl 为 0–2419200 秒')),
  rule(
    'data-keys',
    'INVALID_ARGUMENT',
    'A',
    t(
      'data has no reserved key (from, message_type, google.*, gcm.notification.*)',
      'data 不含保留键（from、message_type、google.*、gcm.notification.*）',
    ),
  ),
  rule(
    'data-key-gcm',
    'INVALID_ARGUMENT',
    'D',
    t('older text: data has no key gcm', '旧文档：data 不含键 gcm'),
    {},
    'older text of the same page',
  ),
  rule(
    'size',
    'INVALID_ARGUMENT',
    'A',
    t('data has at most 4096 bytes', 'data 不超过 4096 字节'),
    {
      entry: 'fcm/INVALID_ARGUMENT-too-big',
    },
    errors,
  ),

  // 7. the device token
  rule(
    'token-format',
    'INVALID_ARGUMENT',
    'A',
    t('the device token is well-formed', '设备 token 格式正确'),
    {
      ...always,
      entry: 'fcm/INVALID_ARGUMENT-token',
    },
    errors,
  ),
  rule(
    'fid-format',
    'INVALID_ARGUMENT',
    'D',
    t(
      'the installation ID has 22 characters and begins with c, d, e or f',
      '安装 ID 为 22 个字符，以 c、d、e 或 f 开头',
    ),
    {},
    guess,
  ),
  rule('token-alive', 'UNREGISTERED', 'A', t('the device token is registered', '设备 token 已注册'), always, errors),
  rule(
    'sender',
    'SENDER_ID_MISMATCH',
    'A',
    t('the device token belongs to this project', '设备 token 属于该项目'),
    always,
    errors,
  ),
  rule(
    'package',
    'INVALID_ARGUMENT',
    'A',
    t('restricted_package_name is the package of the device token', 'restricted_package_name 与设备 token 的包名一致'),
    {},
    errors,
  ),
  rule(
    'apns-key',
    'THIRD_PARTY_AUTH_ERROR',
    'A',
    t('the project has an APNs key (for device tokens of iPhones)', '项目配置了 APNs 密钥（针对 iPhone 的 token）'),
    always,
    errors,
  ),

  // 8. rates
  rule(
    'rate-minute',
    'QUOTA_EXCEEDED',
    'B',
    t('at most 240 messages a minute to one device', '单台设备每分钟不超过 240 条'),
    { needs: 'rates' },
    clients,
  ),
  rule(
    'rate-hour',
    'QUOTA_EXCEEDED',
    'B',
    t('at most 5000 messages an hour to one device', '单台设备每小时不超过 5000 条'),
    { needs: 'rates' },
    clients,
  ),

  // topics by the newer address
  rule(
    'topic-registration',
    'NOT_FOUND',
    'D',
    t('the token or installation ID is registered', 'token 或安装 ID 已注册'),
    always,
    guess,
  ),
  rule(
    'topic-name',
    'INVALID_ARGUMENT',
    'A',
    t('topic_name has 1 to 900 letters, digits and - _ . ~ %', 'topic_name 为 1–900 个字母、数字或 - _ . ~ %'),
    always,
    topics,
  ),
  rule('topic-new', 'ALREADY_EXISTS', 'A', t('the topic is not subscribed to yet', '该主题尚未订阅'), always, topics),
  rule(
    'topic-count',
    'INVALID_ARGUMENT',
    'A',
    t('at most 2000 topics of one app instance (the code is a guess)', '一个应用实例最多 2000 个主题（错误码为推测）'),
    {},
    'firebase.google.com/docs/cloud-messaging/topic-messaging',
  ),
  rule(
    'topic-known',
    'NOT_FOUND',
    'A',
    t('the subscription exists, or allow_missing says it need not', '订阅存在，或 allow_missing 允许不存在'),
    always,
    topics,
  ),

  // the information service
  rule(
    'info-oauth',
    'UNAUTHENTICATED',
    'A',
    t('the header access_token_auth: true is given', '带有请求头 access_token_auth: true'),
    {},
    iid,
  ),
  rule(
    'info-format',
    'InvalidToken',
    'B',
    t('the device token is well-formed', '设备 token 格式正确'),
    always,
    clients,
  ),
  rule('info-known', 'no-information', 'B', t('the device token is known', '设备 token 已知'), always, clients),
  rule(
    'info-entity',
    'PERMISSION_DENIED',
    'D',
    t('the device token belongs to this project', '设备 token 属于该项目'),
    always,
    guess,
  ),
];
