// What Honor rejects, in the order this emulator checks. Order and codes are inferred: the real failure codes are not
// published, so the responses use HTTP-like codes and say so in their message.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('honor');

const rule = from('public clients and two posts of Honor');

export const rules: readonly Rule[] = [
  ...rule.always('404', 'D', {
    path: t(
      'the path is /api/v1/<app id>/sendMessage or a token address',
      '路径为 /api/v1/<app id>/sendMessage 或令牌地址',
    ),
  }),
  ...rule.always('405', 'D', { method: t('the method is POST', '方法为 POST') }),
  ...rule.always('invalid_request', 'D', {
    'token-form': t('the token request is a form with grant_type', '令牌请求是含 grant_type 的表单'),
  }),
  ...rule.always('unsupported_grant_type', 'D', {
    'grant-type': t('grant_type is client_credentials', 'grant_type 为 client_credentials'),
  }),
  ...rule.always('invalid_client', 'C', { 'client-known': t('the Client ID is known', 'Client ID 存在') }),
  ...rule.always('unauthorized_client', 'C', {
    'client-secret': t('the Client Secret is correct', 'Client Secret 正确'),
  }),
  ...rule.always('403', 'D', { 'app-known': t('the App ID of the path exists', '路径中的 App ID 存在') }),
  ...rule.always('401', 'A', {
    authorization: t('Authorization is Bearer and one access token', 'Authorization 为 Bearer 加访问令牌'),
  }),
  ...rule('401', 'D', {
    'authorization-spelling': t('Bearer has a capital B and one space after it', 'Bearer 首字母大写且只有一个空格'),
  }),
  ...rule.always('401', 'B', {
    'token-live': t('the access token is known, fresh, and of this app', '访问令牌有效且属于本应用'),
  }),
  ...rule.always('401', 'D', {
    timestamp: t(
      'the timestamp header has 13 digits and lies within five minutes',
      'timestamp 头为 13 位且相差不超过五分钟',
    ),
  }),
  ...rule.always('400', 'B', {
    json: t('the body is a JSON object', '请求体是 JSON 对象'),
    'token-list': t('token is an array of at least one device token', 'token 是数组，且至少有一个设备 token'),
  }),
  ...rule('400', 'D', { 'token-count': t('at most 1000 device tokens', '最多 1000 个设备 token') }),
  ...rule.always('400', 'D', { content: t('there is data or a notification', '有 data 或通知') }),
  ...rule('400', 'B', { data: t('data is a string', 'data 是字符串') }),
  ...rule.always('400', 'B', {
    'text-given': t('a notification has a title and a text', '通知有标题和正文'),
    'click-given': t('a notification has a clickAction with a type', '通知有带 type 的 clickAction'),
  }),
  ...rule('400', 'B', {
    click: t(
      'clickAction 1 has intent or action, 2 an https URL, 3 nothing',
      'clickAction 1 有 intent 或 action，2 有 https 地址，3 无需',
    ),
    importance: t('importance is LOW or NORMAL', 'importance 为 LOW 或 NORMAL'),
    style: t('style is 0, or 1 with bigTitle and bigBody', 'style 为 0，或带 bigTitle 和 bigBody 的 1'),
  }),
  ...rule('400', 'C', {
    'big-text': t('bigTitle and bigBody equal title and text', 'bigTitle、bigBody 与标题、正文相同'),
  }),
  ...rule('400', 'B', {
    'target-user-type': t('targetUserType is 0 or 1', 'targetUserType 为 0 或 1'),
    badge: t('addNum is 1 to 99, setNum 0 to 99', 'addNum 为 1 到 99，setNum 为 0 到 99'),
  }),
  ...rule('400', 'D', { 'badge-class': t('a badge has a badgeClass', '角标带有 badgeClass') }),
  ...rule('400', 'B', {
    image: t('the image is an https address', '图片是 https 地址'),
    buttons: t(
      'at most three buttons, names up to 40 characters, data up to 1024',
      '最多三个按钮，名称不超过 40 个字符，数据不超过 1024',
    ),
    ttl: t('ttl is a number with s of at most 1296000', 'ttl 形如 86400s，不超过 1296000'),
  }),
  ...rule('400', 'D', {
    size: t('the message has at most 4096 bytes without its tokens', '不计 token 时消息不超过 4096 字节'),
  }),
  ...rule.with({ needs: 'quotas' })('429', 'B', {
    'test-quota': t('at most 1000 test messages a day', '每天最多 1000 条测试消息'),
  }),
  ...rule.with({ needs: 'rates' })('429', 'C', {
    rate: t('not more than 3000 requests a second', '每秒不超过 3000 次请求'),
  }),
  ...from("the vendor's Android demo; checked as far as an intent names a package")('40000015', 'A', {
    'intent-resolves': t(
      'the intent leads to a page of the app (otherwise accepted but never shown: receipt 40000015)',
      'intent 指向本应用的页面（否则会接受但不展示：回执 40000015）',
    ),
  }),
  ...rule.always('200', 'B', {
    'device-token': t(
      'each device token is known and valid (otherwise failTokens or expireTokens)',
      '设备 token 存在且有效（否则列入 failTokens 或 expireTokens）',
    ),
  }),
];
