// From a service that could not be asked to the problem: its entry, whether anything arrived, and whether a retry is safe.
import type { UnreachableError, UnreachableReason } from '../http/types.js';
import { t } from '../text/language.js';
import { type networkEntries, networkProblem } from './entries/network.js';
import type { Problem } from './types.js';

const CODE_OF_REASON: Readonly<Record<UnreachableReason, keyof typeof networkEntries>> = {
  dns: 'network/dns',
  refused: 'network/refused',
  timeout: 'network/timeout',
  reset: 'network/reset',
  busy: 'network/busy',
  'tls-untrusted': 'network/tls-untrusted',
  'tls-name': 'network/tls-name',
  'tls-expired': 'network/tls-expired',
  'tls-other': 'network/tls',
  'tls-client': 'network/client-certificate',
  'no-http2': 'network/no-http2',
  goaway: 'network/goaway',
  calm: 'network/calm',
  'stream-refused': 'network/stream-refused',
  'proxy-unreachable': 'network/proxy-unreachable',
  'proxy-auth': 'network/proxy-auth',
  'proxy-refused': 'network/proxy-refused',
  'answer-too-large': 'network/answer-too-large',
  'answer-broken': 'network/answer-broken',
  page: 'network/page',
  aborted: 'network/interrupted',
  other: 'network/unknown',
};

/** The problem for a vendor that could not be asked. */
export function unreachableProblem(error: UnreachableError, vendor: string): Problem {
  const name = error.host.replace(/:\d+$/, '');
  return networkProblem(CODE_OF_REASON[error.reason], {
    vendor,
    args: {
      host: error.host,
      name,
      proxy: error.proxy ?? '',
      message: error.message.slice(0, 200),
      reason: error.peerReason ?? t('no reason given', '未给出原因'),
      arrival: error.isOfAccessToken ? arrival.access : error.neverArrived ? arrival.never : arrival.unknown,
    },
    vendorMessage: error.peerReason,
    safeToRepeat: error.neverArrived && !STAYS_WRONG.has(error.reason),
    retryAfterMs: error.retryAfterMs,
  });
}

/** A wrong certificate, proxy or protocol is the same the next time. */
const STAYS_WRONG: ReadonlySet<UnreachableReason> = new Set<UnreachableReason>([
  'tls-untrusted',
  'tls-name',
  'tls-expired',
  'tls-other',
  'tls-client',
  'no-http2',
  'proxy-auth',
  'proxy-refused',
  'answer-too-large',
  'answer-broken',
  'page',
  'aborted',
]);

const arrival = {
  never: t('the request did not arrive', '请求没有到达'),
  access: t(
    'it was the request for an access token, without which no push is sent',
    '这是获取访问令牌的请求，拿不到它就不会发送推送',
  ),
  unknown: t('it is not known whether the request arrived', '无法确定请求是否到达'),
};
