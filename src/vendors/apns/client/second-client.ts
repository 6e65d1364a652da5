// @parse/node-apn as the second client for `send --client sdk`: its notification, its messages, and the parts of the APNs response it hides.
import type { SecondAnswer, SecondClient } from '../../../push/second-client.js';
import type { SendResult } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { apnsProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';
import { bundleIdOf, environmentOf, openIdentity } from './identity.js';
import { headersOf, payloadOf } from './message.js';

export const secondClient: SecondClient = {
  library: '@parse/node-apn',
  install: 'npm install @parse/node-apn',
  versions: t('@parse/node-apn 8 supports Node 20, 22 and 24', '@parse/node-apn 8 支持 Node 20、22、24'),

  async order(message, token, { settings, clock, protect }) {
    const { identity, problems } = await openIdentity(settings);
    const environment = environmentOf(settings, identity);
    const bundleId = bundleIdOf(settings, identity);
    const problem = problems.find(({ severity }) => severity === 'error');
    if (identity === undefined || problem !== undefined)
      return { problem: problem ?? apnsProblem('apns/environment-unknown') };
    if (environment === undefined || bundleId === undefined)
      return { problem: apnsProblem('apns/environment-unknown') };
    const pem =
      identity.kind === 'token' ? String(identity.key.export({ type: 'pkcs8', format: 'pem' })) : identity.key;
    protect(pem);
    const headers = headersOf(message, bundleId, clock.now());
    return {
      credentials: {
        ...(identity.kind === 'token'
          ? { token: { key: pem, keyId: identity.keyId, teamId: identity.teamId } }
          : { cert: identity.cert, key: pem }),
        production: environment === 'production',
      },
      note: {
        rawPayload: payloadOf(message),
        topic: headers['apns-topic'],
        pushType: headers['apns-push-type'],
        priority: Number(headers['apns-priority']),
        ...(headers['apns-expiration'] === undefined ? {} : { expiry: Number(headers['apns-expiration']) }),
        ...(headers['apns-collapse-id'] === undefined ? {} : { collapseId: headers['apns-collapse-id'] }),
      },
      token,
    };
  },

  read({ id, code, message, httpStatus, failed }): SecondAnswer {
    if (id !== undefined) return { status: 'accepted', ...(id === '' ? {} : { message: id }) };
    // After its own retries, the library returns Apple's reason as an error message.
    const reason =
      code ?? (message !== undefined && Object.hasOwn(resultCodes, `apns/${message}`) ? message : undefined);
    const http = httpStatus === undefined ? {} : { httpStatus };
    if (reason !== undefined) return { status: 'rejected', code: reason, ...http };
    return { status: 'unreachable', message: failed ?? message ?? '', ...http };
  },

  compare,
};

const NO_CREDENTIALS = /mac verify failure|PKCS#?12|failed to generate token/i;
const LOST_STREAM = /NGHTTP2|stream|session|GOAWAY/i;
/** The library reports "pending stream has been canceled" when no connection was established. */
const NO_CONNECTION = /pending stream has been canceled|ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN|certificate/i;

function compare(first: SendResult, second: SecondAnswer): readonly Text[] {
  const own = first.problem?.vendorCode;
  if (first.status === 'accepted' && second.status === 'accepted')
    return [
      t('Apple accepted both: the phone may show this notification twice.', '苹果两次都已接受：手机可能显示两条。'),
    ];
  if (second.status === 'unreachable')
    return [
      NO_CREDENTIALS.test(second.message ?? '')
        ? t(
            '@parse/node-apn could not use the credentials: nothing reached Apple.',
            '@parse/node-apn 无法使用这些凭证：请求没有到达苹果。',
          )
        : LOST_STREAM.test(second.message ?? '') && !NO_CONNECTION.test(second.message ?? '')
          ? t(
              '@parse/node-apn lost its connection or stream and does not say why. Most likely Apple ended it with a GOAWAY, whose reason the library does not pass on, or the library opened more streams than Apple allows on a fresh connection.',
              '@parse/node-apn 的连接或流中断，且不说明原因。多半是苹果用 GOAWAY 结束了连接（该库不透传原因），或该库在新连接上打开的流超过了苹果允许的数量。',
            )
          : t(
              '@parse/node-apn got no answer. It connects to Apple directly: --proxy of tim-push does not reach it.',
              '@parse/node-apn 没有得到响应。它直接连接苹果：tim-push 的 --proxy 对它不生效。',
            ),
    ];
  if (first.status === 'unreachable')
    return [
      t(
        'Only @parse/node-apn got an answer: the network path differs (proxy, certificates), not the message or the credentials.',
        '只有 @parse/node-apn 得到响应：差别在网络路径（代理、证书），不在消息或凭证。',
      ),
    ];
  if (first.status === 'accepted' || second.status === 'accepted')
    return [
      t(
        'One of the two was refused: compare the requests (--print-request), and send again: some refusals are temporary.',
        '两者之一被拒绝：对比请求（--print-request）后再发一次，有些拒绝是暂时的。',
      ),
    ];
  return [
    own === second.code
      ? t('The same reason in both answers.', '两者给出的原因相同。')
      : t(
          'The two name different reasons: a connection of its own may be judged differently. Send again to see which one persists.',
          '两者给出的原因不同：各自的连接可能被分别判断。再发一次看哪个稳定。',
        ),
    ...(own === 'BadDeviceToken'
      ? [
          t(
            '@parse/node-apn gives only this word; see above whether the device token belongs to the other environment.',
            '@parse/node-apn 只给出这个词；设备 token 是否属于另一个环境见上文。',
          ),
        ]
      : []),
  ];
}
