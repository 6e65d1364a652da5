// What Huawei rejects, in the order this emulator checks (the order is inferred; each rule has its own confidence mark).
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('huawei');

const rule = from('developer.huawei.com, Push Kit server API');
const account = from('developer.huawei.com, OAuth and its error codes');
const guess = from('inferred');

const door: readonly Rule[] = [
  ...rule.always('http-404', 'A', { path: t('the path exists', '路径存在') }),
  ...rule.always('http-405', 'A', { method: t('the method is POST', '方法为 POST') }),
  ...account.always('1101/20182', 'A', {
    'auth-form': t('the token request is a form', '令牌请求是表单'),
    'auth-grant-type': t('grant_type is client_credentials', 'grant_type 为 client_credentials'),
  }),
  ...account.always('1101/20002', 'A', { 'auth-client-id-form': t('client_id has digits only', 'client_id 只含数字') }),
  ...account.always('1101/20003', 'A', { 'auth-client-id': t('client_id is known', 'client_id 存在') }),
  ...account.always('1101/20171', 'A', { 'auth-secret-empty': t('client_secret is given', 'client_secret 非空') }),
  ...guess('1101/20172', 'D', {
    'auth-secret-form': t(
      'client_secret is encoded as a form (when this code comes is a guess)',
      'client_secret 已做表单编码（何时返回此码为推测）',
    ),
  }),
  ...account.always('1101/12304', 'A', {
    'auth-secret': t('client_secret fits the client_id', 'client_secret 与 client_id 匹配'),
  }),
  ...account.with({ needs: 'rates' })('503', 'A', {
    'auth-rate': t('at most 1000 access tokens in five minutes', '每 5 分钟最多 1000 次获取令牌'),
  }),
  ...rule.always('80300002', 'A', {
    app: t(
      'the id in the path is a client ID (v1) or project id (v2, v3) of a known app',
      '路径中的 id 是已知应用的 Client ID（v1）或项目 ID（v2、v3）',
    ),
  }),
  ...rule.always('80200001', 'A', {
    authorization: t('the header Authorization is Bearer and a token', 'Authorization 头为 Bearer 加令牌'),
  }),
  ...rule.always('80200003', 'A', {
    'token-damaged': t('the access token has no backslash: \\/ was undone', '访问令牌不含反斜杠（\\/ 已还原）'),
  }),
  ...rule.always('80200001', 'A', {
    'token-known': t('the access token was issued', '访问令牌由服务端签发'),
    'token-of-app': t('the access token belongs to the app or project of the path', '访问令牌属于路径中的应用或项目'),
  }),
  ...rule.always('80200003', 'A', {
    'token-expired': t('the access token is younger than 3600 seconds', '访问令牌未超过 3600 秒'),
  }),
  ...rule.always('80200001', 'A', {
    'jwt-header': t(
      'the JWT header has alg PS256, typ JWT and a known kid',
      'JWT 头含 alg PS256、typ JWT 和已知的 kid',
    ),
    'jwt-signature': t(
      'the JWT is signed with RSASSA-PSS and SHA-256 by the service account',
      'JWT 由服务账号以 RSASSA-PSS、SHA-256 签名',
    ),
  }),
  ...from('RFC 7518')('80200001', 'D', { 'jwt-salt': t('the PSS salt has 32 bytes', 'PSS 盐为 32 字节') }),
  ...guess.always('80200001', 'D', {
    'jwt-claims': t('iss is the sub_account, aud the token address', 'iss 为 sub_account，aud 为令牌地址'),
  }),
  ...rule.always('80200005', 'A', { 'jwt-expired': t('exp is in the future', 'exp 未过期') }),
  ...rule.always('80300036', 'A', { 'jwt-lifetime': t('exp is at most a day after iat', 'exp 不超过 iat 一天') }),
  ...rule.always('80200001', 'A', {
    'v3-needs-jwt': t(
      'v3 accepts only a JWT of a service account, no access token',
      'v3 只接受服务账号 JWT，不接受访问令牌',
    ),
  }),
  ...rule('80300002', 'A', {
    'push-enabled': t(
      'Push Kit is enabled for the app (sandbox: app_state published)',
      '应用已开通推送服务（沙箱：app_state 为 published）',
    ),
  }),
  ...from('two resellers').with({ needs: 'rates' })('http-503', 'C', {
    rate: t('at most 6000 calls a second', '每秒最多 6000 次'),
  }),
];

const shape: readonly Rule[] = [
  ...guess.always('80100003', 'D', { json: t('the body is a JSON object', '请求体是 JSON 对象') }),
  ...rule('80300010', 'A', { message: t('the body has a message object', '请求体含 message 对象') }),
  ...rule('80100003', 'A', {
    'one-target': t(
      'exactly one of token, topic and condition (the code is a guess)',
      'token、topic、condition 只能有一个（返回码为推测）',
    ),
  }),
  ...rule('80300010', 'A', {
    'token-list': t('message.token holds 1 to 1000 device tokens', 'message.token 为 1–1000 个'),
  }),
  ...guess('80100003', 'D', { 'token-texts': t('device tokens are strings', '设备 token 为字符串') }),
  ...rule('82000007', 'A', { 'topic-name': t('the topic has an allowed name', '主题名合法') }),
  ...rule('80100003', 'A', { condition: t('the condition names at most five topics', '条件表达式最多 5 个主题') }),
  ...rule('80300008', 'A', { size: t('at most 4096 bytes without the tokens', '不含 token 最多 4096 字节') }),
  ...rule('80100004', 'A', { ttl: t('ttl is a string of seconds, at most 15 days', 'ttl 为秒数字符串，最长 15 天') }),
  ...rule('80100013', 'A', { 'collapse-key': t('collapse_key is -1 to 100', 'collapse_key 为 -1–100') }),
  ...rule('80100003', 'A', {
    content: t('there is a notification or data', '有 notification 或 data'),
    texts: t('a notification has title and body', '通知有 title 和 body'),
  }),
  ...from("the document asks for it, the vendor's own Go demo sends plain text; the answer is a guess")(
    '80100003',
    'D',
    {
      'data-with-notification': t(
        'data sent with a notification is a JSON object in a string',
        '与通知同时出现的 data 是 JSON 对象字符串',
      ),
    },
  ),
  ...rule('80100003', 'A', {
    'click-action': t('a notification for Android has a click_action', 'Android 通知有 click_action'),
  }),
  ...guess('80100003', 'D', {
    'click-type': t('click_action.type is the number 1, 2 or 3', 'click_action.type 为数字 1、2、3'),
  }),
  ...rule('80100003', 'A', {
    'click-page': t('type 1 has an intent or an action', 'type 1 有 intent 或 action'),
    'click-url': t('type 2 has an https url', 'type 2 有 https 的 url'),
    image: t('the picture has an https address', '图片为 https 地址'),
    color: t('color is #RRGGBB', 'color 为 #RRGGBB'),
    badge: t('add_num is 1 to 99, set_num 0 to 99', 'add_num 为 1–99，set_num 为 0–99'),
    style: t(
      'style 1 has big_title and big_body, style 3 one to five inbox lines',
      'style 1 有 big_title 和 big_body，style 3 有 1–5 行',
    ),
    buttons: t('at most three buttons, each with name and action_type', '最多 3 个按钮，均有 name 和 action_type'),
    'loc-args': t('body_loc_args and title_loc_args come with their key', 'body_loc_args、title_loc_args 需配 key'),
    presentation: t(
      'vibration, light, languages, profile and auto_clear are within their limits',
      '振动、灯光、语言、profile、auto_clear 均在限制内',
    ),
  }),
  ...guess('80100003', 'D', {
    enums: t(
      'category, importance, urgency, visibility, target_user_type and fast_app_target have listed values',
      'category、importance、urgency、visibility、target_user_type、fast_app_target 取列表中的值',
    ),
    types: t('every field has its documented type', '各字段类型与文档一致'),
  }),
  ...rule('80300011', 'A', {
    'urgency-right': t('urgency HIGH needs the right "urgency"', 'urgency HIGH 需要 urgency 权限'),
    'category-right': t('VOIP and PLAY_VOICE need the right "voip"', 'VOIP、PLAY_VOICE 需要 voip 权限'),
  }),
  ...guess('80300011', 'D', {
    'importance-high': t('importance HIGH is in old documents only', 'importance HIGH 仅见于旧文档'),
  }),
  ...rule('80100016', 'A', {
    words: t(
      'no forbidden words (the list is the sandbox\'s own: "forbidden word", "违禁词")',
      '没有违禁词（沙箱自己的列表："forbidden word"、"违禁词"）',
    ),
  }),
];

const harmony: readonly Rule[] = [
  ...guess('80100001', 'D', {
    'v3-push-type': t('the header push-type is 0, 1, 2, 6, 7 or 10', 'push-type 请求头为 0、1、2、6、7 或 10'),
  }),
  ...rule('80100001', 'A', {
    'v3-payload': t(
      'payload.notification has category, title, body and clickAction',
      'payload.notification 有 category、title、body、clickAction',
    ),
  }),
  ...rule('80100004', 'A', {
    'v3-ttl': t(
      'pushOptions.ttl is a whole number of seconds, at most 15 days',
      'pushOptions.ttl 为整数秒，最长 15 天',
    ),
  }),
  ...rule('80100001', 'A', { 'v3-bi-tag': t('biTag has at most 64 bytes', 'biTag 不超过 64 字节') }),
  ...rule('80300030', 'A', {
    'v3-test-tokens': t('a test message has at most ten device tokens', '测试消息最多 10 个 token'),
  }),
];

const delivery: readonly Rule[] = [
  ...rule.with({ needs: 'quotas' })('80300029', 'A', {
    'test-quota': t(
      '500 test messages a day for an app, 1000 for a project (the code of v1 is a guess)',
      '每个应用每天 500 条测试消息，每个项目 1000 条（v1 的返回码为推测）',
    ),
  }),
  ...rule.always('80300007', 'A', {
    'device-token': t('the device token is known and belongs to the app', '设备 token 存在且属于该应用'),
  }),
  ...rule('82000008', 'A', { 'topic-list': t('tokenArray is not empty', 'tokenArray 非空') }),
  ...rule('82000011', 'A', { 'topic-list-long': t('tokenArray holds at most 1000', 'tokenArray 不超过 1000 个') }),
  ...rule('82000009', 'A', { 'topic-count': t('at most 2000 topics', '主题不超过 2000 个') }),
  ...guess.always('80300007', 'D', {
    'query-token': t('the queried token is known (the code is a guess)', '查询的 token 存在（返回码为推测）'),
  }),
];

export const rules: readonly Rule[] = [...door, ...shape, ...harmony, ...delivery];
