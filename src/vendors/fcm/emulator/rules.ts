// What Google rejects, in the order it checks (inferred for the send checks), each rule with its code and confidence.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('fcm');

const rule = from('firebase.google.com/docs/reference/fcm/rest/v1/projects.messages');
const errors = from('firebase.google.com/docs/cloud-messaging/error-codes');
const oauth = from('developers.google.com/identity/protocols/oauth2/service-account');
const iid = from('developers.google.com/instance-id/reference/server');
const clients = from('several independent clients and reports');
const topics = from(
  'firebase.google.com/docs/reference/fcm/fcmtopics/rest/v1/projects.registrations.topicSubscriptions',
);
const guess = from('inferred');

export const rules: readonly Rule[] = [
  // 1. the request itself
  ...guess.always('http-404', 'D', {
    'legacy-api': t('/fcm/send and /batch were shut down in 2024', '/fcm/send 与 /batch 已于 2024 年关闭'),
    path: t('path and method exist', '路径和方法存在'),
  }),

  // 2. the token endpoint
  ...guess.always('unsupported_grant_type', 'D', {
    'grant-type': t('grant_type is the JWT bearer grant', 'grant_type 为 JWT bearer'),
  }),
  ...guess.always('invalid_request', 'D', { assertion: t('assertion is a JWT', 'assertion 是 JWT') }),
  ...oauth.always('invalid_grant', 'A', { 'assertion-algorithm': t('the header says RS256', '头部 alg 为 RS256') }),
  ...clients.always('invalid_grant', 'B', {
    account: t('iss is a known service account', 'iss 为已知服务账号'),
    signature: t('the signature was made with the key of the account', '签名由该账号的私钥生成'),
  }),
  ...from('one client').always('invalid_grant', 'C', {
    audience: t('aud is the address of the token endpoint', 'aud 为令牌地址'),
  }),
  ...clients.with({ always: true, entry: 'fcm/invalid_grant-clock' })('invalid_grant', 'B', {
    times: t(
      'iat is not in the future, exp not in the past, at most an hour between them',
      'iat 不在未来、exp 未过期、间隔不超过 1 小时',
    ),
  }),
  ...from('one client').always('invalid_scope', 'C', { scope: t('a scope is requested', '请求了 scope') }),

  // 3. the access token
  ...clients.always('CREDENTIALS_MISSING', 'B', {
    authorization: t('Authorization: Bearer … is given', '带有 Authorization: Bearer …'),
  }),
  ...clients.always('ACCESS_TOKEN_EXPIRED', 'B', {
    'access-token': t('the access token is known and younger than an hour', '访问令牌有效且未超过 1 小时'),
  }),

  // 4. JSON and its types
  ...clients.always('INVALID_ARGUMENT', 'B', { json: t('the body is a JSON object', '请求体是 JSON 对象') }),
  ...from('the front end of other Google services')('INVALID_ARGUMENT', 'B', {
    'unknown-field': t(
      'all names are known, in snake_case or lowerCamelCase',
      '字段名已知（snake_case 或 lowerCamelCase）',
    ),
  }),
  ...rule.with({ entry: 'fcm/INVALID_ARGUMENT-data-value' })('INVALID_ARGUMENT', 'A', {
    'data-strings': t('values of data are strings', 'data 的值是字符串'),
  }),
  ...from('the front end of other Google services')('INVALID_ARGUMENT', 'B', {
    types: t('other fields have their type; numbers may be strings', '其他字段类型正确；数字可用字符串'),
  }),

  // 5. project, role, API
  ...clients.always('IAM_PERMISSION_DENIED', 'B', {
    project: t('the path names the project of the account, by id or number', '路径中的项目属于该账号（ID 或编号）'),
    role: t('the account may send (app state no-role says it may not)', '账号有发送权限（应用状态 no-role 表示没有）'),
  }),
  ...guess('PERMISSION_DENIED', 'D', {
    'scope-of-token': t(
      'the access token has the messaging or cloud-platform scope',
      '访问令牌包含 messaging 或 cloud-platform scope',
    ),
  }),
  ...clients.always('SERVICE_DISABLED', 'B', {
    api: t('the API is switched on (app state api-off says it is not)', 'API 已启用（应用状态 api-off 表示未启用）'),
  }),

  // 6. the message
  ...rule.with({ always: true, entry: 'fcm/INVALID_ARGUMENT-no-target' })('INVALID_ARGUMENT', 'A', {
    target: t('a token, fid, topic or condition is given', '给出了 token、fid、topic 或 condition'),
  }),
  ...rule.always('INVALID_ARGUMENT', 'A', { 'one-target': t('only one target is given', '只给出一个目标') }),
  ...rule('INVALID_ARGUMENT', 'A', {
    topic: t('topic is a name without /topics/', 'topic 不带 /topics/'),
    ttl: t('android.ttl is 0 to 2419200 seconds', 'android.ttl 为 0–2419200 秒'),
    'data-keys': t(
      'data has no reserved key (from, message_type, google.*, gcm.notification.*)',
      'data 不含保留键（from、message_type、google.*、gcm.notification.*）',
    ),
  }),
  ...from('older text of the same page')('INVALID_ARGUMENT', 'D', {
    'data-key-gcm': t('older text: data has no key gcm', '旧文档：data 不含键 gcm'),
  }),
  ...errors.with({ entry: 'fcm/INVALID_ARGUMENT-too-big' })('INVALID_ARGUMENT', 'A', {
    size: t('data has at most 4096 bytes', 'data 不超过 4096 字节'),
  }),

  // 7. the device token
  ...errors.with({ always: true, entry: 'fcm/INVALID_ARGUMENT-token' })('INVALID_ARGUMENT', 'A', {
    'token-format': t('the device token is well-formed', '设备 token 格式正确'),
  }),
  ...guess('INVALID_ARGUMENT', 'D', {
    'fid-format': t(
      'the installation ID has 22 characters and begins with c, d, e or f',
      '安装 ID 为 22 个字符，以 c、d、e 或 f 开头',
    ),
  }),
  ...errors.always('UNREGISTERED', 'A', { 'token-alive': t('the device token is registered', '设备 token 已注册') }),
  ...errors.always('SENDER_ID_MISMATCH', 'A', {
    sender: t('the device token belongs to this project', '设备 token 属于该项目'),
  }),
  ...errors('INVALID_ARGUMENT', 'A', {
    package: t(
      'restricted_package_name is the package of the device token',
      'restricted_package_name 与设备 token 的包名一致',
    ),
  }),
  ...errors.always('THIRD_PARTY_AUTH_ERROR', 'A', {
    'apns-key': t(
      'the project has an APNs key (for device tokens of iPhones)',
      '项目配置了 APNs 密钥（针对 iPhone 的 token）',
    ),
  }),

  // 8. rate limits
  ...clients.with({ needs: 'rates' })('QUOTA_EXCEEDED', 'B', {
    'rate-minute': t('at most 240 messages a minute to one device', '单台设备每分钟不超过 240 条'),
    'rate-hour': t('at most 5000 messages an hour to one device', '单台设备每小时不超过 5000 条'),
  }),

  // topics, newer API
  ...guess.always('NOT_FOUND', 'D', {
    'topic-registration': t('the token or installation ID is registered', 'token 或安装 ID 已注册'),
  }),
  ...topics.always('INVALID_ARGUMENT', 'A', {
    'topic-name': t(
      'topic_name has 1 to 900 letters, digits and - _ . ~ %',
      'topic_name 为 1–900 个字母、数字或 - _ . ~ %',
    ),
  }),
  ...topics.always('ALREADY_EXISTS', 'A', { 'topic-new': t('the topic is not subscribed to yet', '该主题尚未订阅') }),
  ...from('firebase.google.com/docs/cloud-messaging/topic-messaging')('INVALID_ARGUMENT', 'A', {
    'topic-count': t(
      'at most 2000 topics of one app instance (the code is a guess)',
      '一个应用实例最多 2000 个主题（错误码为推测）',
    ),
  }),
  ...topics.always('NOT_FOUND', 'A', {
    'topic-known': t(
      'the subscription exists, or allow_missing says it need not',
      '订阅存在，或 allow_missing 允许不存在',
    ),
  }),

  // the information service
  ...iid('UNAUTHENTICATED', 'A', {
    'info-oauth': t('the header access_token_auth: true is given', '带有请求头 access_token_auth: true'),
  }),
  ...clients.always('InvalidToken', 'B', {
    'info-format': t('the device token is well-formed', '设备 token 格式正确'),
  }),
  ...clients.always('no-information', 'B', { 'info-known': t('the device token is known', '设备 token 已知') }),
  ...guess.always('PERMISSION_DENIED', 'D', {
    'info-entity': t('the device token belongs to this project', '设备 token 属于该项目'),
  }),
];
