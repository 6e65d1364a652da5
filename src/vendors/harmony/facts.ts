// Constants of Push Kit v3 for HarmonyOS 5 and later (developer.huawei.com, harmonyos-references push-scenariozed-api). Marks: A official, B several clients, C one source, D inferred.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // A
  batchLimit: 1000,
  concurrency: 8,
  // A for target.token; the others are those of v1, whose examples are often copied.
  targetFields: ['target.token', 'message.token', 'message.topic', 'message.condition'],
} satisfies VendorFacts;

export const hostNames = ['push-api.cloud.huawei.com'] as const;

/** The path prefix that only v3 uses on the shared host. */
export const pathStart = '/v3/';

/** A: the path, the service account and the app must use the same project. */
export const sendPath = (projectId: string): string => `/v3/${encodeURIComponent(projectId)}/messages:send`;

/** A: `aud` of the JWT, although the JWT is never exchanged there. */
export const jwtAudience = 'https://oauth-login.cloud.huawei.com/oauth2/v3/token';
/** A: the lifetime the document recommends, in seconds. */
export const jwtSeconds = 3600;
/** How long before its expiry a JWT is renewed, in seconds. */
export const renewEarlySeconds = 300;

export const limits = {
  /** A */
  tokens: 1000,
  /** A: tokens of one test message; a widget refresh accepts only one device token. */
  testTokens: 10,
  widgetTokens: 1,
  /** A: accepted test calls per project and day. */
  testMessagesPerDay: 1000,
  /** Bytes of the compact JSON without the token list (limit A, which bytes are counted D). */
  messageBytes: 4096,
  /** A: seconds. */
  ttlMax: 1_296_000,
  ttlStandard: 86_400,
  /** A: recommended for calls. */
  callTtlMax: 60,
  collapseKey: { min: -1, max: 100 },
  biTagBytes: 64,
  badge: { addMin: 1, setMin: 0, max: 99 },
  inboxLines: 3,
  inboxLine: 1024,
  soundSeconds: 60,
  appMessageId: 64,
  profileId: 64,
  /** A: `notifyId`; -1 means automatic. */
  notifyIdMax: 2_147_483_647,
  /** A: maximum lifetime of a JWT, in seconds. */
  jwtSeconds: 86_400,
  /** A: marketing notifications per phone, app and day, and the limit for licensed news apps. */
  marketingPerDay: 2,
  newsPerDay: 5,
} as const;

/** A: the header `push-type`. */
export const pushTypes = { alert: '0', widget: '1', voice: '2', background: '6', liveView: '7', call: '10' } as const;
/** The values of --harmony-push-type. */
export const sentTypes = ['alert', 'background', 'call'] as const;
export type SentType = (typeof sentTypes)[number];

/** A: from three copies of the list; MISS_CALL is missing in the oldest. */
export const categories = [
  'IM',
  'VOIP',
  'MISS_CALL',
  'SUBSCRIPTION',
  'TRAVEL',
  'HEALTH',
  'WORK',
  'ACCOUNT',
  'EXPRESS',
  'FINANCE',
  'DEVICE_REMINDER',
  'MAIL',
  'PLAY_VOICE',
  'MARKETING',
] as const;
/** D: from an older source; in none of the three copies. */
export const doubtfulCategories: readonly string[] = ['CUSTOMER_SERVICE'];
/** Used when neither the flag nor the config sets one, because the service requires a category. */
export const standardCategory = 'IM';

/** A: actionType of a click; 3 (clear) and 5 (dial) exist for live views only. */
export const actionTypes = { startPage: 0, innerPage: 1 } as const;

/** Permissions of an app, by their names in the sandbox section of a config. `checked-images`: every image passed the vendor's risk control. */
export const rights = {
  selfClassification: 'self-classification',
  voice: 'voice-broadcast',
  liveView: 'live-view',
  call: 'in-app-call',
  checkedImages: 'checked-images',
  atomicService: 'atomic-service',
} as const;

/** A: neither format nor length is guaranteed; currently 112 characters. */
export const tokenShape = /^(?:MA|Ms)[A-Za-z0-9+/_-]{80,}={0,2}$/;
/** A and B: device tokens of EMUI and HarmonyOS up to 4, which v3 rejects with noRight. */
export const olderTokenShape = /^(?:0[0-9]{27}[A-Z]{2}[0-9]{2}|A[A-Za-z0-9_-]{90,}|IQAAAA[A-Za-z0-9_-]{90,})$/;

/** A: `iss` and project id are digits. */
export const idShape = /^[0-9]{1,64}$/;
/** A: a bundle name has at least two parts (HarmonyOS requires three in practice). */
export const bundleNameShape = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+$/;
/** A: scheme://host:port/path, port and path optional. */
export const clickUriShape = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#]+(?:[/?#]\S*)?$/;

/** A: header of a receipt: `timestamp=<ms>; nonce=<uuid>; value=<base64>`. */
export const receiptHeader = 'X-HUAWEI-CALLBACK-ID';
/** A: outcome of a delivery in a receipt. */
export const receiptStatus = { delivered: 0, removed: 2, switchedOff: 6, inactive: 10 } as const;
