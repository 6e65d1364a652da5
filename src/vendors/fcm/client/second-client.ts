// firebase-admin as the second client for `send --client sdk`: its message format, its error codes, and the details they lose.
import type { SecondAnswer, SecondClient } from '../../../push/second-client.js';
import type { SendResult } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { ownValue } from '../../../text/own-value.js';
import { aliases } from '../code-aliases.js';
import { credentialProblem } from '../credential-problems.js';
import { bodyOf } from './message.js';
import { readServiceAccount } from './service-account.js';

type Json = Readonly<Record<string, unknown>>;

export const secondClient: SecondClient = {
  library: 'firebase-admin',
  install: 'npm install firebase-admin@13',
  versions: t(
    'firebase-admin 13 runs on Node 18 and newer, 14 on Node 22 and newer',
    'firebase-admin 13 需要 Node 18 及以上，14 需要 Node 22 及以上',
  ),

  async order(message, token, { settings, protect }) {
    const read = readServiceAccount(settings);
    if (read?.ok !== true)
      return {
        problem:
          read?.problem ??
          credentialProblem('fcm/service-account-incomplete', { args: { missing: 'google_service_account' } }),
      };
    const { projectId, clientEmail, pem } = read.account;
    protect(pem);
    return {
      account: { projectId, clientEmail, privateKey: pem },
      message: libraryMessageOf(bodyOf(message, settings, token)['message'] as Json),
    };
  },

  read({ id, code, message, httpStatus, failed }): SecondAnswer {
    const words = message === undefined ? {} : { message };
    if (id !== undefined) return { status: 'accepted', message: id };
    if (code === undefined) return { status: 'unreachable', message: failed ?? message ?? '' };
    const status = isNetwork(code, message ?? '') ? 'unreachable' : 'rejected';
    return { status, code, ...words, ...(httpStatus === undefined ? {} : { httpStatus }) };
  },

  compare,
};

/** The library's messages use camelCase names, milliseconds and different priority values. */
function libraryMessageOf(wire: Json): Json {
  const android = wire['android'] as Json | undefined;
  const { ttl, priority, notification: shown, ...rest } = android ?? {};
  return {
    ...camelCased(wire),
    ...(wire['notification'] === undefined ? {} : { notification: withImageUrl(wire['notification'] as Json) }),
    // The names in these maps belong to the sender and are not converted.
    ...(wire['data'] === undefined ? {} : { data: wire['data'] }),
    ...(wire['apns'] === undefined ? {} : { apns: wire['apns'] }),
    ...(android === undefined
      ? {}
      : {
          android: {
            ...camelCased(rest),
            ...(rest['data'] === undefined ? {} : { data: rest['data'] }),
            ...(typeof priority === 'string' ? { priority: priority.toLowerCase() } : {}),
            ...(typeof ttl === 'string' ? { ttl: Math.round(Number.parseFloat(ttl) * 1000) } : {}),
            ...(shown === undefined ? {} : { notification: androidNotificationOf(shown as Json) }),
          },
        }),
  };
}

function androidNotificationOf(wire: Json): Json {
  const { notification_priority: priority, ...rest } = wire;
  return {
    ...withImageUrl(rest),
    ...(typeof priority === 'string' ? { priority: priority.replace('PRIORITY_', '').toLowerCase() } : {}),
  };
}

function withImageUrl(wire: Json): Json {
  const { image, ...rest } = wire;
  return { ...camelCased(rest), ...(image === undefined ? {} : { imageUrl: image }) };
}

const camelCased = (wire: Json): Json =>
  Object.fromEntries(
    Object.entries(wire).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );

/** No response from Google or from the token endpoint. */
const isNetwork = (code: string, message: string): boolean =>
  /^app\/network-(?:error|timeout)$/.test(code) ||
  /\b(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|self-signed certificate|unable to (?:get|verify))/.test(
    message,
  );

/** The major version these names were taken from; version 14 keeps Google's response. */
const FOLDING = 13;

/** Codes of that version that each cover several Google codes, with those codes. */
const FOLDED: Readonly<Record<string, Text>> = {
  'mismatched-credential': t(
    'firebase-admin 13 gives this name to every 403: a device token of another project, a missing role, the API switched off',
    'firebase-admin 13 对所有 403 都用这个名字：设备 token 属于其他项目、缺少角色、API 未启用',
  ),
  'third-party-auth-error': t(
    'firebase-admin 13 gives this name to every 401: a bad access token, or the APNs key of the project',
    'firebase-admin 13 对所有 401 都用这个名字：访问令牌无效，或项目的 APNs 密钥有误',
  ),
  'registration-token-not-registered': t(
    'firebase-admin 13 gives this name to every 404 with a reason, UNREGISTERED and NOT_FOUND alike',
    'firebase-admin 13 对带原因的 404 都用这个名字，UNREGISTERED 和 NOT_FOUND 不作区分',
  ),
  'invalid-argument': t(
    'firebase-admin 13 gives this name to every 400 and leaves out the field that Google named',
    'firebase-admin 13 对所有 400 都用这个名字，并丢掉 Google 指出的字段',
  ),
  'server-unavailable': t(
    'firebase-admin 13 retried the push up to four times before this answer, and does not report how often',
    'firebase-admin 13 在给出这个结果之前最多重试四次，且不说明次数',
  ),
};

function compare(first: SendResult, second: SecondAnswer, version: string): readonly Text[] {
  const name = (second.code ?? '').replace(/^messaging\//, '');
  const own = first.problem?.vendorCode ?? '';
  if (first.status === 'accepted' && second.status === 'accepted')
    return [
      t('Google accepted both: the phone may show this notification twice.', 'Google 两次都已接受：手机可能显示两条。'),
    ];
  if (second.status === 'unreachable') return [UNREACHED];
  if (first.status === 'unreachable') return [FIRST_UNREACHED];
  if (first.status === 'accepted') return [localOr(second)];
  if (second.status === 'accepted') return [CHANGED];
  const known = ownValue(aliases.names, name) ?? [];
  const folded = Number.parseInt(version, 10) === FOLDING ? ownValue(FOLDED, name) : undefined;
  const sameThing = known.some((code) => own === code || code.startsWith(`${own}-`));
  if (folded !== undefined)
    return [
      t(`${folded.en}. Google's answer said ${own}.`, `${folded.zh}。Google 的返回是 ${own}。`),
      ...(sameThing ? [] : [OTHER_REASON]),
    ];
  return [
    sameThing
      ? t(`The same refusal: ${name} is its name for ${own}.`, `同一个拒绝：它把 ${own} 称为 ${name}。`)
      : OTHER_REASON,
  ];
}

const UNREACHED = t(
  'firebase-admin got no answer. It connects to Google directly: --proxy of tim-push does not reach it.',
  'firebase-admin 没有得到响应。它直接连接 Google：tim-push 的 --proxy 对它不生效。',
);
const FIRST_UNREACHED = t(
  'Only firebase-admin got an answer: the network path differs (proxy, certificates, HTTP/2), not the message or the credentials.',
  '只有 firebase-admin 得到响应：差别在网络路径（代理、证书、HTTP/2），不在消息或凭证。',
);
const CHANGED = t(
  'The same push was refused first and accepted now: compare the requests (--print-request), and send again: some refusals are temporary.',
  '同一条推送先被拒绝、后被接受：对比请求（--print-request）后再发一次，有些拒绝是暂时的。',
);
const OTHER_REASON = t(
  'The two name different reasons: trust the one whose answer is quoted above, and send again to see whether it persists.',
  '两者给出的原因不同：以上面引用的返回为准，再发一次看是否稳定。',
);

/** The library validates messages locally and rejects some that Google accepts. */
const localOr = ({ code }: SecondAnswer): Text =>
  /^messaging\/invalid-(?:payload|argument|options|recipient)/.test(code ?? '')
    ? t(
        'Google accepts this push. firebase-admin checks messages by itself first and may have refused it without asking Google.',
        'Google 接受这条推送。firebase-admin 会先自行检查消息，可能没有询问 Google 就拒绝了。',
      )
    : t(
        'Google accepts this push with these credentials; look for the difference in how firebase-admin is used: project, credentials, retries.',
        '使用同样的凭证，Google 接受这条推送；请检查 firebase-admin 的用法：项目、凭证、重试。',
      );
