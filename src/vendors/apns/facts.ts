// Constants of APNs (developer.apple.com/documentation/usernotifications: sending-notification-requests-to-apns,
// handling-notification-responses-from-apns, establishing-a-token-based-connection-to-apns).
import type { VendorFacts } from '../../push/types.js';

export type Environment = 'development' | 'production';

export const facts = {
  http2: true,
  // [A] One request per device token; many requests run in parallel on one connection.
  batchLimit: 1,
  // [D] The usual number of streams; the limit that APNs announces takes precedence.
  concurrency: 1000,
  // The device token is in the path, so the payload has no target field.
  targetFields: [],
  sandboxPaths: { development: '/development' },
} satisfies VendorFacts;

/** [B] The older name of the development host is still in use. */
export const HOST_ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  'api.push.apple.com': 'production',
  'api.sandbox.push.apple.com': 'development',
  'api.development.push.apple.com': 'development',
};

export const DEVICE_PATH = '/3/device/';

/** The topic suffix after the bundle ID, by push type. [A] */
export const TOPIC_SUFFIXES = {
  alert: '',
  background: '',
  complication: '.complication',
  controls: '.push-type.controls',
  fileprovider: '.pushkit.fileprovider',
  liveactivity: '.push-type.liveactivity',
  location: '.location-query',
  pushtotalk: '.voip-ptt',
  voip: '.voip',
  widgets: '.push-type.widgets',
} as const;

export type PushType = keyof typeof TOPIC_SUFFIXES;

/** The topic of an MDM push is the UID of its certificate, not a bundle ID. [A] */
export const MDM = 'mdm';

/** [A] These push types require a provider token; a certificate is not accepted. */
export const TOKEN_ONLY: ReadonlySet<string> = new Set(['liveactivity', 'location']);

export const isPushType = (value: string): value is PushType => Object.hasOwn(TOPIC_SUFFIXES, value);

export const LIMITS = {
  /** [A] Bytes of the request body. */
  payloadBytes: 4096,
  voipPayloadBytes: 5120,
  /** [A] */
  collapseIdBytes: 64,
  /** [A] Apple stores a push for 30 days at most. */
  storageSeconds: 30 * 86_400,
  /** [A] Seconds; an older provider token is rejected. */
  tokenAgeSeconds: 3600,
  /** [A] Minimum seconds between two new provider tokens on one connection. */
  tokenRefreshSeconds: 1200,
  /** Live Activity broadcasts: bytes of a payload [C], channels per app [C]. */
  broadcastBytes: 5120,
  channels: 10_000,
} as const;

/** How long a provider token is used: Apple allows 20 to 60 minutes. */
export const TOKEN_LIFE_MS = 50 * 60_000;

/** [A/B] Hex of any even length; 64 digits for ordinary apps today, 160 seen for Live Activities. */
export const TOKEN_SHAPE = /^(?:[0-9a-fA-F]{2}){32,100}$/;
export const USUAL_TOKEN_DIGITS = 64;

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Apple's object identifiers in push certificates. [A/B] */
export const CERTIFICATE_OIDS = {
  development: '1.2.840.113635.100.6.3.1',
  production: '1.2.840.113635.100.6.3.2',
  voipTopics: '1.2.840.113635.100.6.3.4',
  topics: '1.2.840.113635.100.6.3.6',
} as const;

/** The chat SDK's constants for iOSSound, by name; APNs expects their values. [A] */
export const SOUND_CONSTANTS: Readonly<Record<string, string>> = {
  kIOSOfflinePushNoSound: 'push.no_sound',
  kIOSOfflinePushDefaultSound: 'default',
};
export const NO_SOUND = 'push.no_sound';

export const INTERRUPTION_LEVELS: ReadonlySet<string> = new Set(['passive', 'active', 'time-sensitive', 'critical']);

/** HTTP status of every reason. [A] */
export const REASON_STATUS: Readonly<Record<string, number>> = {
  BadCollapseId: 400,
  BadDeviceToken: 400,
  BadExpirationDate: 400,
  BadMessageId: 400,
  BadPriority: 400,
  BadTopic: 400,
  DeviceTokenNotForTopic: 400,
  DuplicateHeaders: 400,
  IdleTimeout: 400,
  InvalidPushType: 400,
  MissingDeviceToken: 400,
  MissingTopic: 400,
  PayloadEmpty: 400,
  TopicDisallowed: 400,
  BadCertificate: 403,
  BadCertificateEnvironment: 403,
  ExpiredProviderToken: 403,
  Forbidden: 403,
  InvalidProviderToken: 403,
  MissingProviderToken: 403,
  UnrelatedKeyIdInToken: 403,
  BadEnvironmentKeyIdInToken: 403,
  BadPath: 404,
  MethodNotAllowed: 405,
  ExpiredToken: 410,
  Unregistered: 410,
  PayloadTooLarge: 413,
  TooManyProviderTokenUpdates: 429,
  TooManyRequests: 429,
  InternalServerError: 500,
  ServiceUnavailable: 503,
  Shutdown: 503,
};

/** [B] The live service uses these spellings as well as the documented ones. */
export const REASON_ALIASES: Readonly<Record<string, string>> = {
  BadEnvironmentKeyInToken: 'BadEnvironmentKeyIdInToken',
};
