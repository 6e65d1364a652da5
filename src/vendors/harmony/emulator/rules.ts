// What v3 refuses, in the order this emulator checks. The order is inferred; the mark judges whether the service refuses the thing at all.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('harmony', 'developer.huawei.com, push-scenariozed-api');

const door: readonly Rule[] = [
  rule(
    'path',
    'http-404',
    'A',
    t('the path is /v3/{project id}/messages:send', '路径为 /v3/{项目 ID}/messages:send'),
    always,
  ),
  rule('method', 'http-405', 'A', t('the method is POST', '方法为 POST'), always),
  rule(
    'project',
    '80300002',
    'A',
    t('the project id of the path belongs to a known service account', '路径中的项目 ID 属于已知的服务账号'),
    always,
  ),
  rule(
    'authorization',
    '80200001',
    'A',
    t('the header Authorization is Bearer and a JWT', 'Authorization 头为 Bearer 加 JWT'),
    always,
  ),
  rule(
    'oauth-token',
    '80200001',
    'A',
    t(
      'the bearer is a JWT of three parts; an OAuth access token of v1 and v2 is not accepted',
      'Bearer 是三段式 JWT；不接受 v1、v2 的 OAuth 访问令牌',
    ),
    always,
  ),
  rule('jwt-alg', '80200001', 'A', t('alg is PS256', 'alg 为 PS256'), always),
  rule('jwt-kid', '80200001', 'D', t('kid is the key_id of a service account', 'kid 是服务账号的 key_id'), always),
  rule('jwt-iss', '80200001', 'A', t('iss is the sub_account of that account', 'iss 是该账号的 sub_account'), always),
  rule('jwt-aud', '80200001', 'A', t('aud is the token address of Huawei', 'aud 是华为的令牌地址'), always),
  rule(
    'jwt-signature',
    '80200001',
    'A',
    t('that account made the signature with RSASSA-PSS and SHA-256', '签名是该账号的 RSASSA-PSS、SHA-256'),
    always,
  ),
  rule('jwt-salt', '80200001', 'D', t('the PSS salt has 32 bytes', 'PSS 盐为 32 字节')),
  rule(
    'jwt-project',
    '80200001',
    'A',
    t('the service account belongs to the project in the path', '服务账号属于路径中的项目'),
    always,
  ),
  rule('jwt-expired', '80200005', 'A', t('exp is in the future, in seconds', 'exp 未过期，单位秒'), always),
  rule('jwt-lifetime', '80300036', 'A', t('exp is at most a day after iat', 'exp 不超过 iat 一天'), always),
  rule(
    'push-enabled',
    '80300002',
    'A',
    t(
      'Push Kit is enabled for the project (sandbox: app_state published)',
      '项目已开通推送服务（沙箱：app_state 为 published）',
    ),
  ),
  rule(
    'penalty',
    '80300037',
    'A',
    t('no penalty is open (sandbox: app_state is not suspended)', '没有未处理的处罚（沙箱：app_state 不是 suspended）'),
  ),
];

const call: readonly Rule[] = [
  rule('json', '80100003', 'D', t('the body is a JSON object', '请求体是 JSON 对象'), always),
  rule(
    'push-type',
    '80100001',
    'A',
    t('the header push-type is 0, 1, 2, 6, 7 or 10', '请求头 push-type 为 0、1、2、6、7 或 10'),
    always,
  ),
  rule('test-flag', '80100001', 'D', t('testMessage is true or false', 'testMessage 为布尔值')),
  rule(
    'test-tokens',
    '80300030',
    'A',
    t(
      'a test message goes to at most 10 device tokens, a widget refresh to 1',
      '测试消息最多 10 个 token，卡片刷新 1 个',
    ),
  ),
  rule(
    'token-list',
    '80300010',
    'A',
    t('target.token is a list of 1 to 1000 strings, for a widget of 1', 'target.token 为 1–1000 个字符串，卡片为 1 个'),
    always,
  ),
  rule('size', '80300008', 'A', t('at most 4096 bytes without the tokens', '不含 token 最多 4096 字节')),
  rule('ttl', '80100004', 'A', t('ttl is 0 to 1296000 seconds', 'ttl 为 0–1296000 秒')),
  rule('ttl-number', '80100004', 'D', t('ttl is a number, not a string', 'ttl 是数字，不是字符串')),
  rule('bi-tag', '80100001', 'A', t('biTag has at most 64 bytes', 'biTag 最多 64 字节')),
  rule('collapse-key', '80100001', 'A', t('collapseKey is -1 to 100', 'collapseKey 为 -1–100')),
];

const payload: readonly Rule[] = [
  rule('payload', '80100003', 'A', t('there is a payload object', '有 payload 对象'), always),
  rule('notification', '80100003', 'A', t('the payload has a notification', 'payload 含 notification'), always),
  rule('category', '80100003', 'A', t('a notification has a category', '通知有 category'), always),
  rule(
    'category-known',
    '80100003',
    'D',
    t('the category is in the list, in upper case', 'category 在列表中，且为大写'),
  ),
  rule('texts', '80100003', 'A', t('a notification has title and body', '通知有 title 和 body'), always),
  rule('click-action', '80100003', 'A', t('there is clickAction.actionType', '有 clickAction.actionType'), always),
  rule('click-kind', '80100003', 'D', t('actionType is the number 0 or 1', 'actionType 为数字 0 或 1')),
  rule('click-page', '80100003', 'A', t('actionType 1 names action or uri', 'actionType 1 有 action 或 uri')),
  rule('click-data', '80100003', 'A', t('clickAction.data is a JSON object', 'clickAction.data 是 JSON 对象')),
  rule('badge', '80100003', 'A', t('addNum is 1 to 99, setNum 0 to 99', 'addNum 为 1–99，setNum 为 0–99')),
  rule('image', '80100003', 'A', t('the picture has an https address', '图片为 https 地址')),
  rule('style-known', '80100003', 'D', t('style is the number 0, 1 or 3', 'style 为数字 0、1 或 3')),
  rule(
    'style',
    '80100003',
    'A',
    t(
      'style 1 has bigTitle and bigBody, style 3 has one to three lines in inboxContent',
      'style 1 有 bigTitle 和 bigBody，style 3 的 inboxContent 有 1–3 行',
    ),
  ),
  rule('sound-duration', '80100003', 'A', t('soundDuration is 1 to 60 seconds', 'soundDuration 为 1–60 秒')),
  rule(
    'ids',
    '80100003',
    'A',
    t(
      'appMessageId and profileId have at most 64 characters, notifyId is a number from -1',
      'appMessageId、profileId 最多 64 个字符，notifyId 为不小于 -1 的数字',
    ),
  ),
  rule(
    'voice-category',
    '80100003',
    'A',
    t('a voice broadcast has the category PLAY_VOICE', '语音播报的 category 为 PLAY_VOICE'),
  ),
  rule('extra-data', '80100003', 'A', t('payload.extraData is a string', 'payload.extraData 是字符串'), always),
  rule(
    'widget',
    '80100003',
    'A',
    t(
      'a widget refresh has formId, version, moduleName, formName, abilityName and formData',
      '卡片刷新有 formId、version、moduleName、formName、abilityName 和 formData',
    ),
    always,
  ),
  rule(
    'image-checked',
    '80100022',
    'A',
    t(
      'the picture passed the risk control (sandbox: right checked-images)',
      '图片已通过风控校验（沙箱：权限 checked-images）',
    ),
  ),
  rule(
    'test-quota',
    '80300029',
    'A',
    t('at most 1000 test calls of a project a day', '每个项目每天最多 1000 次测试消息'),
    { needs: 'quotas' },
  ),
];

const tokens: readonly Rule[] = [
  rule(
    'push-type-right',
    '80300007',
    'A',
    t(
      'the app has the right for the push-type (reason noPushTypeRight)',
      '应用有该 push-type 的权限（原因 noPushTypeRight）',
    ),
  ),
  rule(
    'atomic-service',
    '80300007',
    'A',
    t(
      'an atomic service sends widget refreshes only (reason atomicUnableSendUnsubscribedMsg)',
      '元服务只发送卡片刷新（原因 atomicUnableSendUnsubscribedMsg）',
    ),
  ),
  rule(
    'play-voice',
    '80300007',
    'A',
    t(
      'PLAY_VOICE goes with push-type 2 (reason notSupportPlayVoice)',
      'PLAY_VOICE 配合 push-type 2（原因 notSupportPlayVoice）',
    ),
  ),
  rule(
    'device-project',
    '80300007',
    'A',
    t('the device token belongs to the project (reason noRight)', '设备 token 属于该项目（原因 noRight）'),
    always,
  ),
  rule(
    'device-token',
    '80300007',
    'A',
    t('the device token is known (reason tokenFormatError)', '设备 token 有效（原因 tokenFormatError）'),
    always,
  ),
];

export const rules: readonly Rule[] = [...door, ...call, ...payload, ...tokens];
