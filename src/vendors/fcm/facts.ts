// Constants of Firebase Cloud Messaging, HTTP v1. Source: firebase.google.com/docs/reference/fcm/rest/v1/projects.messages and
// developers.google.com/identity/protocols/oauth2/service-account; the mark in brackets gives the confidence.
import type { VendorFacts } from '../../push/types.js';

export const facts: VendorFacts = {
  http2: true,
  // [A] There is no batch call: one request per message, many in parallel over one HTTP/2 connection.
  batchLimit: 1,
  // [A] 600 000 messages per minute and project.
  requestsPerSecond: 10_000,
  // [A + B] Google closes a connection that exceeds this number of concurrent streams.
  concurrency: 100,
  // [A] Exactly one of these sets the target.
  targetFields: ['message.token', 'message.fid', 'message.topic', 'message.condition'],
};

/** [A] `{project}` is the project id or the project number. */
export const sendPath = (project: string): string => `/v1/projects/${project}/messages:send`;
export const infoPath = (token: string): string => `/iid/info/${token}`;
export const tokenPath = '/token';
/** [D] Addresses of the same token service in older service-account files and libraries. */
export const olderTokenPaths = ['/oauth2/v4/token', '/o/oauth2/token'] as const;
/** [D] Shut down in mid-2024. */
export const legacyPaths = ['/fcm/send', '/batch', '/batch/fcm'] as const;

/** [A] Default of `token_uri`, and the audience of the assertion. */
export const googleTokenUri = 'https://oauth2.googleapis.com/token';
/** [D] Audiences of older libraries for the same service. */
export const olderTokenUris = [
  'https://www.googleapis.com/oauth2/v4/token',
  'https://accounts.google.com/o/oauth2/token',
] as const;

/** [A] */
export const messagingScope = 'https://www.googleapis.com/auth/firebase.messaging';
/** [A] The send call accepts either scope. */
export const sendScopes: readonly string[] = [messagingScope, 'https://www.googleapis.com/auth/cloud-platform'];
/** [A] */
export const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** [A] Maximum lifetime of an assertion, in seconds. */
export const assertionSeconds = 3600;
/** [D] Maximum seconds a clock may be ahead of Google's. */
export const clockAheadSeconds = 300;
/** [A] Lifetime of an access token, in seconds. */
export const accessTokenSeconds = 3599;

export const limits = {
  /** [A] Seconds, four weeks. */
  ttlMax: 2_419_200,
  /** [A] Bytes; keys and values of `data` count, the notification part in an undocumented way. */
  payload: 4096,
  /** [B] Messages to one device per minute and per hour. */
  devicePerMinute: 240,
  devicePerHour: 5000,
  /** [A] Topics one app instance can subscribe to. */
  topics: 2000,
} as const;

/** [A] Returned instead of a message id when `validate_only` is set. */
export const dryRunId = 'fake_message_id';

/** [A] Type names inside `error.details`. */
export const detailTypes = {
  fcm: 'type.googleapis.com/google.firebase.fcm.v1.FcmError',
  apns: 'type.googleapis.com/google.firebase.fcm.v1.ApnsError',
  badRequest: 'type.googleapis.com/google.rpc.BadRequest',
  info: 'type.googleapis.com/google.rpc.ErrorInfo',
  help: 'type.googleapis.com/google.rpc.Help',
  quota: 'type.googleapis.com/google.rpc.QuotaFailure',
} as const;

/** [C] `<installation id>:APA91b<134 characters>`; 163 characters with a new id, 152 with an older one. The format is not guaranteed. */
export const registrationToken = /^[A-Za-z0-9_-]{11,}:APA91b[A-Za-z0-9_-]{100,}$/;
/** [A] A Firebase Installation ID (`message.fid`): 17 random bytes whose first four bits are 0111, base64url, cut to 22 characters. */
export const installationId = /^[cdef][A-Za-z0-9_-]{21}$/;
/** [D] A legacy server key is similar: eleven characters starting with AAAA before the colon. */
export const serverKey = /^AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,}$/;
/** [C] Shorter tokens are truncated. */
export const shortestToken = 140;

/** [A] Keys that `data` must not contain; an older document also forbids `gcm` and everything that starts with `google`. */
export const isReservedKey = (key: string): boolean =>
  key === 'from' ||
  key === 'message_type' ||
  key === 'gcm' ||
  key.startsWith('google.') ||
  key.startsWith('gcm.notification.');

/** [A] Name of a topic in `registrations/…/topicSubscriptions`. */
export const topicShape = /^[A-Za-z0-9_.~%-]{1,900}$/;

/** [A] The name of an accepted message. */
export const messageName = /^projects\/([^/\s]+)\/messages\/([^/\s]+)$/;
