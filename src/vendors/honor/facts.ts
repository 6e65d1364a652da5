// Constants of Honor (Honor Push, MCS): old and new hosts, limits, token formats. The vendor's reference was not
// accessible; sources are two posts published by Honor, its Android demo, and about ten public clients.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [D] By analogy; one client uses 300.
  batchLimit: 1000,
  // [C]
  requestsPerSecond: 3000,
  concurrency: 8,
  // [A/B] There are no topics; the `message.` spellings are Huawei's, whose examples are often copied.
  targetFields: ['token', 'message.token', 'message.topic', 'message.condition'],
} satisfies VendorFacts;

export const HOST_NAMES = [
  'push-api.cloud.honor.com',
  'push-api.cloud.hihonor.com',
  'iam.developer.honor.com',
  'iam.developer.hihonor.com',
] as const;

export const PATHS = {
  token: '/auth/token',
  /** [A/B] The older path of the token endpoint. */
  longToken: '/auth/realms/developer/protocol/openid-connect/token',
} as const;

export const sendPath = (appId: string): string => `/api/v1/${appId}/sendMessage`;

export const LIMITS = {
  targets: 1000,
  /** Seconds. [B] */
  ttlSeconds: { standard: 86_400, max: 1_296_000 },
  /** Bytes of the body without its tokens. [D] assumed to be the same as Huawei's. */
  messageBytes: 4096,
  /** [C] The smaller of two conflicting limits: 40 and 256 characters against 60 and 4096 units (a Han character counts two); a third source limits only the message size. */
  titleCharacters: 40,
  bodyCharacters: 256,
  titleUnits: 60,
  bodyUnits: 4096,
  buttons: 3,
  buttonNameCharacters: 40,
  buttonDataBytes: 1024,
  badge: { addMin: 1, setMin: 0, max: 99 },
  /** [B] */
  testMessagesPerDay: 1000,
  /** [B] Marketing messages per phone, app and day, and the limit for licensed news apps. */
  marketingPerDay: 2,
  newsPerDay: 5,
} as const;

/** [D] Allowed deviation of the timestamp header; the vendor documents none. */
export const CLOCK_WINDOW_MS = 300_000;
/** Response codes the program handles: accepted [B], and access token expired [C, a guess in one client]. */
export const CODES = { accepted: '200', accessTokenEnded: '401' } as const;

/** [B] Used when the response has no lifetime. */
export const FALLBACK_LIFETIME_SECONDS = 3600;

/** [D] For example `86400s`; how the service treats a number without unit is not known. */
export const TTL = /^\d+(?:\.\d{1,9})?s$/;

/** [C, one sample] A dot after a short prefix. */
export const DOTTED_TOKEN = /^BA[A-Z]{7}\.[A-Za-z0-9_-]{80,}$/;
/** [A] Newer Huawei tokens have the same prefix, so it is not conclusive. */
export const SHARED_TOKEN = /^IQAAAA[A-Za-z0-9_-]{90,}$/;

/** Receipt statuses: delivered [C]; accepted but not shown, because the click intent does not resolve [A]. */
export const receiptStatus = { delivered: 40000002, notShown: 40000015 } as const;
