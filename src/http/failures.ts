// From whatever went wrong below HTTP to one UnreachableError with a reason a person can act on.
import { UnreachableError, type UnreachableReason } from './types.js';

export interface Attempt {
  /** host:port as asked for. */
  readonly host: string;
  readonly proxy?: string | undefined;
  /** True as long as there was no connection that could have carried the request. */
  readonly nothingSent?: boolean | undefined;
}

interface SystemError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);

/** Reasons after which it is certain that no byte of the request arrived. */
const BEFORE_SENDING = new Set<UnreachableReason>([
  'dns',
  'refused',
  'tls-untrusted',
  'tls-name',
  'tls-expired',
  'tls-other',
  'tls-client',
  'no-http2',
  'proxy-unreachable',
  'proxy-auth',
  'proxy-refused',
]);

export function toUnreachable(error: unknown, attempt: Attempt): UnreachableError {
  if (error instanceof UnreachableError) return error;
  const reason = reasonOf(error, attempt);
  return new UnreachableError({
    reason,
    host: attempt.host,
    message: messageOf(error),
    neverArrived: attempt.nothingSent === true || BEFORE_SENDING.has(reason),
    proxy: attempt.proxy,
    cause: error,
  });
}

function reasonOf(error: unknown, attempt: Attempt): UnreachableReason {
  const code = codeOf(error);
  const message = messageOf(error);
  if (code === 'ERR_CANCELED' || code === 'ABORT_ERR') return 'aborted';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL')
    return attempt.proxy === undefined ? 'dns' : 'proxy-unreachable';
  if (
    code === 'ECONNREFUSED' ||
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH' ||
    code === 'EADDRNOTAVAIL' ||
    code === 'EACCES'
  )
    return attempt.proxy === undefined ? 'refused' : 'proxy-unreachable';
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return 'timeout';
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'tls-expired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'tls-name';
  if (UNTRUSTED.has(code)) return 'tls-untrusted';
  // Alerts about the certificate we showed, not about theirs: bad_certificate, certificate_revoked, _expired, _unknown, _required.
  if (/^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_ALERT_(?:BAD_CERTIFICATE|.*CERTIFICATE)/.test(code)) return 'tls-client';
  if (/NO_APPLICATION_PROTOCOL/.test(code)) return 'no-http2';
  if (
    code.startsWith('ERR_SSL') ||
    code.startsWith('ERR_TLS') ||
    code === 'EPROTO' ||
    /wrong version number|before secure TLS|ssl3_|tlsv1/i.test(message)
  )
    return 'tls-other';
  if (code === 'ERR_FR_MAX_BODY_LENGTH_EXCEEDED' || /maxContentLength/.test(message)) return 'answer-too-large';
  // Cut off in the middle of a body; everything else the two parsers complain of is no HTTP.
  if (code === 'HPE_INVALID_EOF_STATE') return 'reset';
  if (code.startsWith('HPE_') || code.startsWith('ERR_HTTP2_')) return 'answer-broken';
  if (['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code) || /socket hang up|aborted/.test(message))
    return 'reset';
  return 'other';
}

/** axios and AggregateError (several addresses tried) hide the system's own code one level down. */
function codeOf(error: unknown): string {
  const seen = error as SystemError & { readonly errors?: readonly unknown[] };
  if (typeof seen?.code === 'string' && seen.code !== 'ERR_NETWORK' && seen.code !== 'ERR_BAD_RESPONSE')
    return seen.code;
  const inner = seen?.cause ?? seen?.errors?.[0];
  return inner === undefined || inner === error ? '' : codeOf(inner);
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0].message : '';
  return text === '' ? inner : text;
}
