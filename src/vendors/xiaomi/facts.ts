// Constants of Xiaomi (Mi Push): hosts, paths, limits, formats. Source: dev.mi.com documents 1559, 1558, 1560, 1656 and the Java server SDK.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [B]
  batchLimit: 1000,
  // [B] 500 for apps with fewer than 100 000 devices.
  requestsPerSecond: 500,
  concurrency: 8,
  // [A] The path determines which one applies; topic_op belongs to topics.
  targetFields: ['registration_id', 'alias', 'user_account', 'topic', 'topics', 'topic_op'],
} satisfies VendorFacts;

/** [A/C] All known host names, old and new, dotted and dashed. Xiaomi's sandbox host is for iOS only and not included. */
export const HOST_NAMES = [
  'api.xmpush.xiaomi.com',
  'lg.api.xmpush.xiaomi.com',
  'c3.api.xmpush.xiaomi.com',
  'vip.api.xmpush.xiaomi.com',
  'feedback.xmpush.xiaomi.com',
  'emq.xmpush.xiaomi.com',
  'api.xmpush.global.xiaomi.com',
  'vip.api.xmpush.global.xiaomi.com',
  'fr.api.xmpush.global.xiaomi.com',
  'ru.api.xmpush.global.xiaomi.com',
  'idmb.api.xmpush.global.xiaomi.com',
  'fr-api.xmpush.global.xiaomi.com',
  'ru-api.xmpush.global.xiaomi.com',
  'idmb-api.xmpush.global.xiaomi.com',
  'sgp-api.xmpush.global.xiaomi.com',
] as const;

/** The host role for the configured region. */
export const roleOf = (region: string | undefined): 'push' | 'pushGlobal' =>
  region === 'global' ? 'pushGlobal' : 'push';

export const PATHS = {
  send: '/v3/message/regid',
  multi: '/v2/multi_messages/regids',
  quota: '/v1/trace/quota/get',
  trace: '/v1/trace/message/status',
  traces: '/v1/trace/messages/status',
  counters: '/v1/stats/message/counters',
  aliases: '/v1/alias/all',
  topics: '/v1/topic/all',
  accounts: '/v1/account/all',
  presence: '/v1/regid/presence',
  validation: '/v1/validation/regids',
  regions: '/v1/feedback/get_region_by_regid',
  invalidTokens: '/v1/feedback/fetch_invalid_regids',
  invalidAliases: '/v1/feedback/fetch_invalid_aliases',
  channels: '/v1/channel/list',
} as const;

export const LIMITS = {
  /** [A] Must be shorter than 50; every character counts one. */
  titleCharacters: 49,
  /** [A] Must be shorter than 128. */
  descriptionCharacters: 127,
  /** [B] Custom keys in extra, and characters of all keys and values together. */
  extraPairs: 10,
  extraCharacters: 1024,
  targets: 1000,
  topics: 5,
  /** [A] Since 2024-09-03: one day for public messages, ten for private. */
  ttlSeconds: { public: 86_400, private: 864_000 },
  callbackParamBytes: 64,
  callbackUrlBytes: 512,
  templateValueCharacters: 128,
  templateValues: 9,
  /** [A] Messages per phone, app and day: default class, public channel, public channel of licensed news apps; private has no limit. */
  defaultPerDay: 1,
  publicPerDay: 5,
  publicNewsPerDay: 8,
  /** [A] The app's daily volume, as a multiple of its phones with notifications on: default (at least 10 000), public, licensed news apps. */
  defaultVolume: 1,
  defaultVolumeLeast: 10_000,
  publicVolume: 2,
  publicNewsVolume: 3,
  /** [B] Regids per response of the feed of invalid ones. */
  feedRegids: 1000,
  /** [C] 30 days is the largest limit seen. */
  scheduleMs: 30 * 86_400_000,
} as const;

/** `callback.type`, a bit mask: delivered, tapped, invalid target, disabled in the app, filtered [C], quota exceeded, expired [A]. */
export const EVERY_RECEIPT = 1 + 2 + 16 + 32 + 64 + 128 + 1024;

/** [A] Predefined keys of `extra.`; all others belong to the app and count towards the limit. */
export const KNOWN_EXTRAS: ReadonlySet<string> = new Set([
  'notify_effect',
  'intent_uri',
  'web_uri',
  'notify_foreground',
  'channel_id',
  'channel_name',
  'channel_description',
  'template_id',
  'template_param',
  'callback',
  'callback.param',
  'callback.type',
  'jobkey',
  'sound_uri',
  'ticker',
  'flow_control',
  'locale',
  'locale_not_in',
  'model',
  'model_not_in',
  'app_version',
  'app_version_not_in',
  'connpt',
  'only_send_once',
]);

/** [B, inferred] Standard base64 of 30 or more bytes; 44 and 64 characters were observed. */
export const REGID = /^(?:[A-Za-z0-9+/]{4}){10,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** [inferred from twelve of thirteen observed ids] The kind, and the last twelve digits of the time in milliseconds. */
export const MESSAGE_ID = /^[Xsat][a-z]{2}[0-9]{2}[0-9a-z][0-9]{2}([0-9]{12})[A-Za-z]{2}$/;

/** [B, observed] Formats, used for warnings only. */
export const SHAPES = {
  appId: /^28823037[0-9]{11}$/,
  appKey: /^5[0-9]{12}$/,
  appSecret: /^[A-Za-z0-9+/]{22}==$/,
} as const;

/** [B] Letters, digits, _ and -, not starting with _; 20 is the limit in the newest document. */
export const JOBKEY = /^(?!_)[0-9A-Za-z_-]{1,20}$/;

/** Response codes the program handles (A; what 10027, 10038 and 10039 imply about the secret: C). */
export const CODES = {
  success: 0,
  feedEmpty: 10_035,
  statisticsTooOften: 10_027,
  noRightToStatistics: 10_038,
  statisticsBusy: 10_039,
  targetInvalid: 20_301,
  packageWrong: 22_022,
} as const;
