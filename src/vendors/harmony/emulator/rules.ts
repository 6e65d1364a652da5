// What v3 rejects, in the order this emulator checks. The order is inferred; the mark is the confidence that the service rejects it at all.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('harmony');

const rule = from('developer.huawei.com, push-scenariozed-api');

const door: readonly Rule[] = [
  ...rule.always('http-404', 'A', {
    path: t('the path is /v3/{project id}/messages:send', '路径为 /v3/{项目 ID}/messages:send'),
  }),
  ...rule.always('http-405', 'A', { method: t('the method is POST', '方法为 POST') }),
  ...rule.always('80300002', 'A', {
    project: t('the project id of the path belongs to a known service account', '路径中的项目 ID 属于已知的服务账号'),
  }),
  ...rule.always('80200001', 'A', {
    authorization: t('the header Authorization is Bearer and a JWT', 'Authorization 头为 Bearer 加 JWT'),
    'oauth-token': t(
      'the bearer is a JWT of three parts; an OAuth access token of v1 and v2 is not accepted',
      'Bearer 是三段式 JWT；不接受 v1、v2 的 OAuth 访问令牌',
    ),
    'jwt-alg': t('alg is PS256', 'alg 为 PS256'),
  }),
  ...rule.always('80200001', 'D', {
    'jwt-kid': t('kid is the key_id of a service account', 'kid 是服务账号的 key_id'),
  }),
  ...rule.always('80200001', 'A', {
    'jwt-iss': t('iss is the sub_account of that account', 'iss 是该账号的 sub_account'),
    'jwt-aud': t('aud is the token address of Huawei', 'aud 是华为的令牌地址'),
    'jwt-signature': t(
      'that account made the signature with RSASSA-PSS and SHA-256',
      '签名是该账号的 RSASSA-PSS、SHA-256',
    ),
  }),
  ...rule('80200001', 'D', { 'jwt-salt': t('the PSS salt has 32 bytes', 'PSS 盐为 32 字节') }),
  ...rule.always('80200001', 'A', {
    'jwt-project': t('the service account belongs to the project in the path', '服务账号属于路径中的项目'),
  }),
  ...rule.always('80200005', 'A', { 'jwt-expired': t('exp is in the future, in seconds', 'exp 未过期，单位秒') }),
  ...rule.always('80300036', 'A', { 'jwt-lifetime': t('exp is at most a day after iat', 'exp 不超过 iat 一天') }),
  ...rule('80300002', 'A', {
    'push-enabled': t(
      'Push Kit is enabled for the project (sandbox: app_state published)',
      '项目已开通推送服务（沙箱：app_state 为 published）',
    ),
  }),
  ...rule('80300037', 'A', {
    penalty: t(
      'no penalty is open (sandbox: app_state is not suspended)',
      '没有未处理的处罚（沙箱：app_state 不是 suspended）',
    ),
  }),
];

const call: readonly Rule[] = [
  ...rule.always('80100003', 'D', { json: t('the body is a JSON object', '请求体是 JSON 对象') }),
  ...rule.always('80100001', 'A', {
    'push-type': t('the header push-type is 0, 1, 2, 6, 7 or 10', '请求头 push-type 为 0、1、2、6、7 或 10'),
  }),
  ...rule('80100001', 'D', { 'test-flag': t('testMessage is true or false', 'testMessage 为布尔值') }),
  ...rule('80300030', 'A', {
    'test-tokens': t(
      'a test message goes to at most 10 device tokens, a widget refresh to 1',
      '测试消息最多 10 个 token，卡片刷新 1 个',
    ),
  }),
  ...rule.always('80300010', 'A', {
    'token-list': t(
      'target.token is a list of 1 to 1000 strings, for a widget of 1',
      'target.token 为 1–1000 个字符串，卡片为 1 个',
    ),
  }),
  ...rule('80300008', 'A', { size: t('at most 4096 bytes without the tokens', '不含 token 最多 4096 字节') }),
  ...rule('80100004', 'A', { ttl: t('ttl is 0 to 1296000 seconds', 'ttl 为 0–1296000 秒') }),
  ...rule('80100004', 'D', { 'ttl-number': t('ttl is a number, not a string', 'ttl 是数字，不是字符串') }),
  ...rule('80100001', 'A', {
    'bi-tag': t('biTag has at most 64 bytes', 'biTag 最多 64 字节'),
    'collapse-key': t('collapseKey is -1 to 100', 'collapseKey 为 -1–100'),
  }),
];

const payload: readonly Rule[] = [
  ...rule.always('80100003', 'A', {
    payload: t('there is a payload object', '有 payload 对象'),
    notification: t('the payload has a notification', 'payload 含 notification'),
    category: t('a notification has a category', '通知有 category'),
  }),
  ...rule('80100003', 'D', {
    'category-known': t('the category is in the list, in upper case', 'category 在列表中，且为大写'),
  }),
  ...rule.always('80100003', 'A', {
    texts: t('a notification has title and body', '通知有 title 和 body'),
    'click-action': t('there is clickAction.actionType', '有 clickAction.actionType'),
  }),
  ...rule('80100003', 'D', { 'click-kind': t('actionType is the number 0 or 1', 'actionType 为数字 0 或 1') }),
  ...rule('80100003', 'A', {
    'click-page': t('actionType 1 names action or uri', 'actionType 1 有 action 或 uri'),
    'click-data': t('clickAction.data is a JSON object', 'clickAction.data 是 JSON 对象'),
    badge: t('addNum is 1 to 99, setNum 0 to 99', 'addNum 为 1–99，setNum 为 0–99'),
    image: t('the picture has an https address', '图片为 https 地址'),
  }),
  ...rule('80100003', 'D', { 'style-known': t('style is the number 0, 1 or 3', 'style 为数字 0、1 或 3') }),
  ...rule('80100003', 'A', {
    style: t(
      'style 1 has bigTitle and bigBody, style 3 has one to three lines in inboxContent',
      'style 1 有 bigTitle 和 bigBody，style 3 的 inboxContent 有 1–3 行',
    ),
    'sound-duration': t('soundDuration is 1 to 60 seconds', 'soundDuration 为 1–60 秒'),
    ids: t(
      'appMessageId and profileId have at most 64 characters, notifyId is a number from -1',
      'appMessageId、profileId 最多 64 个字符，notifyId 为不小于 -1 的数字',
    ),
    'voice-category': t('a voice broadcast has the category PLAY_VOICE', '语音播报的 category 为 PLAY_VOICE'),
  }),
  ...rule.always('80100003', 'A', {
    'extra-data': t('payload.extraData is a string', 'payload.extraData 是字符串'),
    widget: t(
      'a widget refresh has formId, version, moduleName, formName, abilityName and formData',
      '卡片刷新有 formId、version、moduleName、formName、abilityName 和 formData',
    ),
  }),
  ...rule('80100022', 'A', {
    'image-checked': t(
      'the picture passed the risk control (sandbox: right checked-images)',
      '图片已通过风控校验（沙箱：权限 checked-images）',
    ),
  }),
  ...rule.with({ needs: 'quotas' })('80300029', 'A', {
    'test-quota': t('at most 1000 test calls of a project a day', '每个项目每天最多 1000 次测试消息'),
  }),
];

const tokens: readonly Rule[] = [
  ...rule('80300007', 'A', {
    'push-type-right': t(
      'the app has the right for the push-type (reason noPushTypeRight)',
      '应用有该 push-type 的权限（原因 noPushTypeRight）',
    ),
    'atomic-service': t(
      'an atomic service sends widget refreshes only (reason atomicUnableSendUnsubscribedMsg)',
      '元服务只发送卡片刷新（原因 atomicUnableSendUnsubscribedMsg）',
    ),
    'play-voice': t(
      'PLAY_VOICE goes with push-type 2 (reason notSupportPlayVoice)',
      'PLAY_VOICE 配合 push-type 2（原因 notSupportPlayVoice）',
    ),
  }),
  ...rule.always('80300007', 'A', {
    'device-project': t(
      'the device token belongs to the project (reason noRight)',
      '设备 token 属于该项目（原因 noRight）',
    ),
    'device-token': t(
      'the device token is known (reason tokenFormatError)',
      '设备 token 有效（原因 tokenFormatError）',
    ),
  }),
];

export const rules: readonly Rule[] = [...door, ...call, ...payload, ...tokens];
