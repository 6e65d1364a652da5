// What the APNs emulator rejects, in the order it checks. Apple publishes no order, so this order is ours.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('apns');

const rule = from('Apple: sending notification requests to APNs');
const answers = from('Apple: handling notification responses from APNs');
const tokens = from('Apple: establishing a token-based connection to APNs');
const certificates = from('Apple: establishing a certificate-based connection to APNs');
const guess = from('inferred');

export const rules: readonly Rule[] = [
  // 1. the client certificate, if presented
  ...certificates.always('BadCertificate', 'A', {
    certificate: t(
      'the client certificate is a push certificate of a known app and is valid now',
      '客户端证书是已知应用的推送证书，且在有效期内',
    ),
  }),
  ...answers.always('BadCertificateEnvironment', 'A', {
    'certificate-environment': t('the certificate serves this environment', '证书支持该环境'),
  }),

  // 2. the request itself
  ...answers.always('MethodNotAllowed', 'A', { method: t('the method is POST', '使用 POST') }),
  ...answers.always('BadPath', 'A', { path: t('the path begins with /3/device/', '路径以 /3/device/ 开头') }),
  ...answers.always('MissingDeviceToken', 'A', {
    'device-token-given': t('the path contains a device token', '路径中有设备 token'),
  }),

  // 3. authentication
  ...answers.always('MissingProviderToken', 'A', {
    'provider-token-given': t(
      'a provider token or a client certificate is presented',
      '提供了 provider token 或客户端证书',
    ),
  }),
  ...tokens.always('InvalidProviderToken', 'A', {
    'provider-token-form': t(
      'authorization holds "bearer" and a JWT with alg ES256, kid, iss and iat in seconds',
      'authorization 为 bearer 加 JWT，含 alg ES256、kid、iss 和秒级 iat',
    ),
  }),
  ...answers.always('InvalidProviderToken', 'A', {
    'provider-token-known': t('key ID and team ID belong to a known key', 'Key ID 与 Team ID 对应已知密钥'),
    'provider-token-signature': t('the signature verifies with that key', '签名用该密钥验证通过'),
  }),
  ...from('RFC 7518; several public senders sign in DER and are served, no document says what Apple does')(
    'InvalidProviderToken',
    'D',
    {
      'provider-token-raw': t(
        'the signature is r and s side by side, 64 bytes, not DER',
        '签名为 r、s 直接拼接的 64 字节，不是 DER',
      ),
    },
  ),
  ...tokens.always('InvalidProviderToken', 'A', {
    'provider-token-future': t(
      'iat is at most an hour ahead (the reason is a guess)',
      'iat 不超前一小时以上（原因码为推测）',
    ),
  }),
  ...answers.always('ExpiredProviderToken', 'A', {
    'provider-token-age': t('iat is at most an hour old', 'iat 不超过一小时前'),
  }),
  ...from('one client')('ExpiredProviderToken', 'C', {
    'connection-expired': t(
      'the connection saw no expired provider token before',
      '该连接之前没有出现过过期的 provider token',
    ),
  }),
  ...answers.always('BadEnvironmentKeyIdInToken', 'A', {
    'key-environment': t('the key serves this environment', '密钥支持该环境'),
  }),
  ...tokens('InvalidProviderToken', 'A', {
    'one-team': t('one connection serves one team (the reason is a guess)', '一个连接只服务一个团队（原因码为推测）'),
  }),
  ...answers('UnrelatedKeyIdInToken', 'A', {
    'one-key': t('the key is the one the connection began with', '密钥与该连接首次使用的相同'),
  }),
  ...answers('TooManyProviderTokenUpdates', 'A', {
    'provider-token-updates': t(
      'a new provider token comes at most every 20 minutes on one connection',
      '同一连接上 20 分钟内最多更换一次 provider token',
    ),
  }),

  // 4. headers
  ...answers('DuplicateHeaders', 'A', { 'duplicate-headers': t('each header comes once', '每个请求头只出现一次') }),
  ...answers('BadMessageId', 'A', { 'apns-id': t('apns-id is a UUID', 'apns-id 是 UUID') }),
  ...answers('BadExpirationDate', 'A', {
    expiration: t('apns-expiration is a whole number of seconds', 'apns-expiration 是整秒数'),
  }),
  ...answers('BadPriority', 'A', { priority: t('apns-priority is 10, 5 or 1', 'apns-priority 为 10、5 或 1') }),
  ...answers('InvalidPushType', 'A', { 'push-type': t('apns-push-type is known', 'apns-push-type 有效') }),
  ...answers('BadCollapseId', 'A', {
    'collapse-id': t('apns-collapse-id has at most 64 bytes', 'apns-collapse-id 不超过 64 字节'),
  }),
  ...rule('BadPriority', 'A', {
    'background-priority': t(
      'a background push does not have priority 10 (the reason is a guess)',
      'background 推送不能用优先级 10（原因码为推测）',
    ),
  }),
  ...answers.always('MissingTopic', 'A', {
    'topic-given': t('a topic is given, or the certificate has only one', '有 topic，或证书只有一个 topic'),
  }),
  ...answers.always('BadTopic', 'A', {
    'topic-form': t('the topic has the form of a bundle id', 'topic 符合 Bundle ID 格式'),
  }),
  ...answers.always('TopicDisallowed', 'A', {
    'topic-allowed': t('the topic belongs to the key or the certificate', 'topic 属于该密钥或证书'),
  }),
  ...guess('TopicDisallowed', 'D', {
    'topic-of-type': t(
      'the topic has the suffix of the push type (the reason is a guess)',
      'topic 带有该推送类型的后缀（原因码为推测）',
    ),
  }),
  ...certificates('TopicDisallowed', 'A', {
    'token-only-type': t(
      'location and liveactivity come with a provider token (the reason is a guess)',
      'location 与 liveactivity 需使用 provider token（原因码为推测）',
    ),
  }),

  // 5. the body
  ...answers.always('PayloadEmpty', 'A', { 'payload-given': t('the body is not empty', '请求体非空') }),
  ...answers('PayloadTooLarge', 'A', {
    'payload-size': t('the body has at most 4096 bytes, for VoIP 5120', '请求体不超过 4096 字节（VoIP 为 5120）'),
  }),
  ...guess('PayloadEmpty', 'D', {
    'payload-json': t('the body is a JSON object (the reason is a guess)', '请求体是 JSON 对象（原因码为推测）'),
  }),

  // 6. the device
  ...answers.with({ always: true, entry: 'apns/BadDeviceToken-malformed' })('BadDeviceToken', 'A', {
    'device-token-form': t('the device token is hex', '设备 token 为十六进制'),
  }),
  ...answers.always('BadDeviceToken', 'A', { 'device-token-known': t('the device token is known', '设备 token 已知') }),
  ...answers.with({ always: true, entry: 'apns/BadDeviceToken-other-environment' })('BadDeviceToken', 'A', {
    'device-token-environment': t('the device token belongs to this environment', '设备 token 属于该环境'),
  }),
  ...answers.always('DeviceTokenNotForTopic', 'A', {
    'device-token-topic': t('the device token belongs to the topic', '设备 token 属于该 topic'),
  }),
  ...answers.always('Unregistered', 'A', {
    'device-token-active': t('the app is still on the phone', '应用仍安装在手机上'),
  }),
  ...answers.always('ExpiredToken', 'A', {
    'device-token-current': t('the device token has not expired', '设备 token 未过期'),
  }),
  ...answers.with({ needs: 'rates' })('TooManyRequests', 'A', {
    'device-rate': t(
      'one device gets at most 100 pushes a minute (the number is a guess)',
      '单设备每分钟最多 100 条（数值为推测）',
    ),
  }),
];
