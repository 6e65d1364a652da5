// What the emulator of APNs refuses, in the order in which it looks. Apple publishes no order; this one table is ours.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('apns', 'Apple: sending notification requests to APNs');

const answers = 'Apple: handling notification responses from APNs';
const tokens = 'Apple: establishing a token-based connection to APNs';
const certificates = 'Apple: establishing a certificate-based connection to APNs';
const guess = 'inferred';

export const rules: readonly Rule[] = [
  // 1. a client certificate, when one was shown
  rule(
    'certificate',
    'BadCertificate',
    'A',
    t(
      'the client certificate is a push certificate of a known app and is valid now',
      '客户端证书是已知应用的推送证书，且在有效期内',
    ),
    always,
    certificates,
  ),
  rule(
    'certificate-environment',
    'BadCertificateEnvironment',
    'A',
    t('the certificate serves this environment', '证书支持该环境'),
    always,
    answers,
  ),

  // 2. the request as such
  rule('method', 'MethodNotAllowed', 'A', t('the method is POST', '使用 POST'), always, answers),
  rule('path', 'BadPath', 'A', t('the path begins with /3/device/', '路径以 /3/device/ 开头'), always, answers),
  rule(
    'device-token-given',
    'MissingDeviceToken',
    'A',
    t('the path contains a device token', '路径中有设备 token'),
    always,
    answers,
  ),

  // 3. who asks
  rule(
    'provider-token-given',
    'MissingProviderToken',
    'A',
    t('a provider token or a client certificate is presented', '提供了 provider token 或客户端证书'),
    always,
    answers,
  ),
  rule(
    'provider-token-form',
    'InvalidProviderToken',
    'A',
    t(
      'authorization holds "bearer" and a JWT with alg ES256, kid, iss and iat in seconds',
      'authorization 为 bearer 加 JWT，含 alg ES256、kid、iss 和秒级 iat',
    ),
    always,
    tokens,
  ),
  rule(
    'provider-token-known',
    'InvalidProviderToken',
    'A',
    t('key ID and team ID belong to a known key', 'Key ID 与 Team ID 对应已知密钥'),
    always,
    answers,
  ),
  rule(
    'provider-token-signature',
    'InvalidProviderToken',
    'A',
    t('the signature verifies with that key', '签名用该密钥验证通过'),
    always,
    answers,
  ),
  rule(
    'provider-token-raw',
    'InvalidProviderToken',
    'D',
    t('the signature is r and s side by side, 64 bytes, not DER', '签名为 r、s 直接拼接的 64 字节，不是 DER'),
    {},
    'RFC 7518; several public senders sign in DER and are served, no document says what Apple does',
  ),
  rule(
    'provider-token-future',
    'InvalidProviderToken',
    'A',
    t('iat is at most an hour ahead (the reason is a guess)', 'iat 不超前一小时以上（原因码为推测）'),
    always,
    tokens,
  ),
  rule(
    'provider-token-age',
    'ExpiredProviderToken',
    'A',
    t('iat is at most an hour old', 'iat 不超过一小时前'),
    always,
    answers,
  ),
  rule(
    'connection-expired',
    'ExpiredProviderToken',
    'C',
    t('the connection saw no expired provider token before', '该连接之前没有出现过过期的 provider token'),
    {},
    'one client',
  ),
  rule(
    'key-environment',
    'BadEnvironmentKeyIdInToken',
    'A',
    t('the key serves this environment', '密钥支持该环境'),
    always,
    answers,
  ),
  rule(
    'one-team',
    'InvalidProviderToken',
    'A',
    t('one connection serves one team (the reason is a guess)', '一个连接只服务一个团队（原因码为推测）'),
    {},
    tokens,
  ),
  rule(
    'one-key',
    'UnrelatedKeyIdInToken',
    'A',
    t('the key is the one the connection began with', '密钥与该连接首次使用的相同'),
    {},
    answers,
  ),
  rule(
    'provider-token-updates',
    'TooManyProviderTokenUpdates',
    'A',
    t(
      'a new provider token comes at most every 20 minutes on one connection',
      '同一连接上 20 分钟内最多更换一次 provider token',
    ),
    {},
    answers,
  ),

  // 4. headers
  rule('duplicate-headers', 'DuplicateHeaders', 'A', t('each header comes once', '每个请求头只出现一次'), {}, answers),
  rule('apns-id', 'BadMessageId', 'A', t('apns-id is a UUID', 'apns-id 是 UUID'), {}, answers),
  rule(
    'expiration',
    'BadExpirationDate',
    'A',
    t('apns-expiration is a whole number of seconds', 'apns-expiration 是整秒数'),
    {},
    answers,
  ),
  rule('priority', 'BadPriority', 'A', t('apns-priority is 10, 5 or 1', 'apns-priority 为 10、5 或 1'), {}, answers),
  rule('push-type', 'InvalidPushType', 'A', t('apns-push-type is known', 'apns-push-type 有效'), {}, answers),
  rule(
    'collapse-id',
    'BadCollapseId',
    'A',
    t('apns-collapse-id has at most 64 bytes', 'apns-collapse-id 不超过 64 字节'),
    {},
    answers,
  ),
  rule(
    'background-priority',
    'BadPriority',
    'A',
    t(
      'a background push does not have priority 10 (the reason is a guess)',
      'background 推送不能用优先级 10（原因码为推测）',
    ),
  ),
  rule(
    'topic-given',
    'MissingTopic',
    'A',
    t('a topic is given, or the certificate has only one', '有 topic，或证书只有一个 topic'),
    always,
    answers,
  ),
  rule(
    'topic-form',
    'BadTopic',
    'A',
    t('the topic has the form of a bundle id', 'topic 符合 Bundle ID 格式'),
    always,
    answers,
  ),
  rule(
    'topic-allowed',
    'TopicDisallowed',
    'A',
    t('the topic belongs to the key or the certificate', 'topic 属于该密钥或证书'),
    always,
    answers,
  ),
  rule(
    'topic-of-type',
    'TopicDisallowed',
    'D',
    t(
      'the topic has the suffix of the push type (the reason is a guess)',
      'topic 带有该推送类型的后缀（原因码为推测）',
    ),
    {},
    guess,
  ),
  rule(
    'token-only-type',
    'TopicDisallowed',
    'A',
    t(
      'location and liveactivity come with a provider token (the reason is a guess)',
      'location 与 liveactivity 需使用 provider token（原因码为推测）',
    ),
    {},
    certificates,
  ),

  // 5. the body
  rule('payload-given', 'PayloadEmpty', 'A', t('the body is not empty', '请求体非空'), always, answers),
  rule(
    'payload-size',
    'PayloadTooLarge',
    'A',
    t('the body has at most 4096 bytes, for VoIP 5120', '请求体不超过 4096 字节（VoIP 为 5120）'),
    {},
    answers,
  ),
  rule(
    'payload-json',
    'PayloadEmpty',
    'D',
    t('the body is a JSON object (the reason is a guess)', '请求体是 JSON 对象（原因码为推测）'),
    {},
    guess,
  ),

  // 6. the device
  rule(
    'device-token-form',
    'BadDeviceToken',
    'A',
    t('the device token is hex', '设备 token 为十六进制'),
    {
      ...always,
      entry: 'apns/BadDeviceToken-malformed',
    },
    answers,
  ),
  rule('device-token-known', 'BadDeviceToken', 'A', t('the device token is known', '设备 token 已知'), always, answers),
  rule(
    'device-token-environment',
    'BadDeviceToken',
    'A',
    t('the device token belongs to this environment', '设备 token 属于该环境'),
    { ...always, entry: 'apns/BadDeviceToken-other-environment' },
    answers,
  ),
  rule(
    'device-token-topic',
    'DeviceTokenNotForTopic',
    'A',
    t('the device token belongs to the topic', '设备 token 属于该 topic'),
    always,
    answers,
  ),
  rule(
    'device-token-active',
    'Unregistered',
    'A',
    t('the app is still on the phone', '应用仍安装在手机上'),
    always,
    answers,
  ),
  rule(
    'device-token-current',
    'ExpiredToken',
    'A',
    t('the device token has not expired', '设备 token 未过期'),
    always,
    answers,
  ),
  rule(
    'device-rate',
    'TooManyRequests',
    'A',
    t('one device gets at most 100 pushes a minute (the number is a guess)', '单设备每分钟最多 100 条（数值为推测）'),
    { needs: 'rates' },
    answers,
  ),
];
