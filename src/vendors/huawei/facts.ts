// Constants of Huawei's Push Kit (developer.huawei.com, HMSCore-References https-send-api; the vendor's server demos). Marks: A official, B several clients, C one source, D inferred.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // A
  batchLimit: 1000,
  // C: at least 6000, regardless of the number of users.
  requestsPerSecond: 6000,
  concurrency: 8,
  // A: exactly one of these sets the target.
  targetFields: ['message.token', 'message.topic', 'message.condition'],
} satisfies VendorFacts;

/** Every host name of the service, old and new. */
export const hostNames = [
  'push-api.cloud.huawei.com',
  'oauth-login.cloud.huawei.com',
  // A/B: older address of the token call.
  'login.cloud.huawei.com',
  // A/B: first generation, obsolete.
  'api.push.hicloud.com',
] as const;

export const tokenPaths = {
  /** A: the current document; the vendor's Java, Node and Python demos. */
  current: '/oauth2/v3/token',
  /** A/B: the vendor's PHP demo and several clients. */
  older: '/oauth2/v2/token',
} as const;

/** First generation, `nsp_svc` in a form (A/B): obsolete, not emulated. */
export const obsoleteSendPath = '/pushsend.do';

/** A: by app; the variable part is the OAuth client ID, which older documents call app id. */
export const sendPath = (clientId: string): string => `/v1/${encodeURIComponent(clientId)}/messages:send`;
/** A: by project, when several sender apps share one. */
export const projectSendPath = (projectId: string): string => `/v2/${encodeURIComponent(projectId)}/messages:send`;
/** A: reads what the service stores about one device token; changes nothing. */
export const tokenQueryPath = (clientId: string): string => `/v1/${encodeURIComponent(clientId)}/token:query`;

/** A: `aud` of a service account's JWT. */
export const jwtAudience = 'https://oauth-login.cloud.huawei.com/oauth2/v3/token';

/** A: lifetime of an access token in seconds when the response has none. */
export const accessTokenSeconds = 3600;
/** A (the vendor's Python demo): how long before its expiry an access token is renewed, in seconds. */
export const renewEarlySeconds = 300;

export const limits = {
  /** A */
  tokens: 1000,
  /** Bytes of the compact JSON without the token list (limit A, which bytes are counted D). */
  messageBytes: 4096,
  /** Seconds (A). */
  ttlMax: 1_296_000,
  ttlStandard: 86_400,
  collapseKey: { min: -1, max: 100 },
  badge: { addMin: 1, setMin: 0, max: 99 },
  buttons: 3,
  buttonName: 40,
  buttonData: 1024,
  inboxLines: 5,
  inboxLine: 1024,
  vibrations: 10,
  vibrationSeconds: 60,
  languages: 3,
  profileId: 64,
  conditionTopics: 5,
  /** C, and the sources disagree: one reseller truncates titles at 40 and bodies at 80 characters, another at 40 and 1024. */
  titleCharacters: 40,
  bodyCharacters: 80,
  /** A: test messages per app and day. */
  testMessagesPerDay: 500,
  /** A: test messages per project and day, and tokens per test message, on HarmonyOS 5 and later. */
  testMessagesPerDayV3: 1000,
  testTokensV3: 10,
  /** A: messages per phone, app and day. */
  perDevicePerDay: 3000,
  /** A: marketing messages per phone, app and day, and the limit for licensed news apps. */
  marketingPerDay: 2,
  newsPerDay: 5,
  /** A: messages stored for an offline phone. */
  waitingMessages: 120,
  /** A: access token requests per app in five minutes. */
  tokenCalls: 1000,
  tokenCallsWindowMs: 300_000,
  /** A */
  topics: 2000,
  topicCharacters: 900,
  /** A: maximum lifetime of a service account's JWT, in seconds. */
  jwtSeconds: 86_400,
  biTagBytesV3: 64,
} as const;

/** A: OAuth client ID, digits. */
export const clientIdShape = /^[0-9]{1,64}$/;
/** Seconds, with or without `s`; the vendor's demo accepts more because its dot is not escaped (A, strict reading D). */
export const ttlShape = /^[0-9]+(?:\.[0-9]{1,9})?[sS]?$/;
/** A */
export const topicShape = /^[\u4e00-\u9fa5\w.~%-]{1,900}$/;
/** A */
export const colorShape = /^#[0-9A-Fa-f]{6}$/;

/** A (the last one: one reseller, C). */
export const categories = [
  'IM',
  'VOIP',
  'SUBSCRIPTION',
  'TRAVEL',
  'HEALTH',
  'WORK',
  'ACCOUNT',
  'EXPRESS',
  'FINANCE',
  'DEVICE_REMINDER',
  'MAIL',
  'MARKETING',
  'PLAY_VOICE',
  'SYSTEM_REMINDER',
] as const;
/** A: each of these needs a separate permission. */
export const guardedCategories: readonly string[] = ['VOIP', 'PLAY_VOICE'];

/** Permissions of an app, by their names in the sandbox section of a config. */
export const rights = {
  urgency: 'urgency',
  calls: 'voip',
  selfClassification: 'self-classification',
} as const;

export const clickTypes = { page: 1, url: 2, app: 3, richResource: 4 } as const;

/** Observed formats; Huawei guarantees none and says that the length is not fixed. */
export const tokenShapes = {
  /** A, example: EMUI 9 and earlier; contains the country code. */
  legacy: /^0[0-9]{27}[A-Z]{2}[0-9]{2}$/,
  /** B */
  classic: /^A[A-Za-z0-9_-]{90,}$/,
  /** A and C: Honor's early SDK produced the same prefix. */
  sharedWithHonor: /^IQAAAA[A-Za-z0-9_-]{90,}$/,
  /** A: HarmonyOS 5 and later; only v3 reaches them. */
  harmonyNext: /^(?:MA|Ms)[A-Za-z0-9+/_-]{80,}={0,2}$/,
} as const;

/** Hosts of `agcgw.url` by `region` in agconnect-services.json (B). */
export const regionHosts: Readonly<Record<string, string>> = {
  CN: 'connect-drcn.dbankcloud.cn',
  DE: 'connect-dre.dbankcloud.cn',
  SG: 'connect-dra.dbankcloud.cn',
  RU: 'connect-drru.hispace.dbankcloud.ru',
};

/** A: header of a receipt: `timestamp=<ms>; nonce=<uuid>; value=<base64>`. */
export const receiptHeader = 'X-HUAWEI-CALLBACK-ID';
/** A: outcome of a delivery in a receipt. */
export const receiptStatus = { delivered: 0, removed: 2, switchedOff: 6, inactive: 10 } as const;

/** Response codes the program handles. [A] */
export const codes = {
  accepted: '80000000',
  partlyAccepted: '80100000',
  allTokensRefused: '80300007',
  targetForbidden: '80300002',
} as const;
/** Codes that a new access token or JWT can solve; it is renewed once. [A] */
export const accessTokenRefused: ReadonlySet<string> = new Set(['80200001', '80200003', '80200005']);
