// Honor's numbers and names (Honor Push, MCS): hosts old and new, limits, token shapes. The vendor's own reference could not be
// read; sources are two posts published by Honor, its Android demo, and about ten public clients.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [D] By analogy; one client uses 300.
  batchLimit: 1000,
  // [C]
  requestsPerSecond: 3000,
  concurrency: 8,
  // [A/B] There are no topics; the second spelling is Huawei's, whose examples people paste.
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
  /** [A/B] The older address of the same thing. */
  longToken: '/auth/realms/developer/protocol/openid-connect/token',
} as const;

export const sendPath = (appId: string): string => `/api/v1/${appId}/sendMessage`;

export const LIMITS = {
  targets: 1000,
  /** Seconds. [B] */
  ttlSeconds: { standard: 86_400, max: 1_296_000 },
  /** Bytes of the body without its tokens. [D] assumed from Huawei. */
  messageBytes: 4096,
  /** [C] The smaller of two figures that disagree: 40 and 256 characters against 60 and 4096 units (Han counts two); a third source knows no limit but the size of the message. */
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
  /** [B] Marketing messages for one phone and app a day, and those of news apps with a licence. */
  marketingPerDay: 2,
  newsPerDay: 5,
} as const;

/** [D] How far the timestamp header may be off; the vendor names no window. */
export const CLOCK_WINDOW_MS = 300_000;
/** Codes of an answer the program acts on: taken [B], and the access token ended [C, a guess of one client]. */
export const CODES = { accepted: '200', accessTokenEnded: '401' } as const;

/** [B] Used when the answer names no lifetime. */
export const FALLBACK_LIFETIME_SECONDS = 3600;

/** [D] `86400s`; what the service does with a bare number is not known. */
export const TTL = /^\d+(?:\.\d{1,9})?s$/;

/** [C, one sample] A dot after a short head. */
export const DOTTED_TOKEN = /^BA[A-Z]{7}\.[A-Za-z0-9_-]{80,}$/;
/** [A] The same prefix as newer Huawei tokens: it does not decide. */
export const SHARED_TOKEN = /^IQAAAA[A-Za-z0-9_-]{90,}$/;

/** Outcomes of a receipt: arrived [C]; taken and never shown, because the click intent does not resolve [A]. */
export const receiptStatus = { delivered: 40000002, notShown: 40000015 } as const;
