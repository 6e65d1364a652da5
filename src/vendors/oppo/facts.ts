// Constants of OPPO (OPPO, OnePlus, realme): hosts, paths, limits, token format, categories.
// Source: OPPO server API documents 11234, 11235, 11236 (open.oppomobile.com) and the Java server SDK 1.0.6.
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [A] unicast_batch and broadcast take 1000.
  batchLimit: 1000,
  concurrency: 4,
  // [A] Members next to the notification.
  targetFields: ['target_type', 'target_value'],
} satisfies VendorFacts;

export const PATHS = {
  auth: '/server/v1/auth',
  unicast: '/server/v1/message/notification/unicast',
  unicastBatch: '/server/v1/message/notification/unicast_batch',
  saveMessage: '/server/v1/message/notification/save_message_content',
  broadcast: '/server/v1/message/notification/broadcast',
  invalidTokens: '/server/v1/feedback/fetch_invalid_regidList',
  permit: '/server/v1/feedback/fetch_push_permit',
  setAlias: '/server/v1/device/set_alias',
  deleteAlias: '/server/v1/device/delete_alias',
  alias: '/server/v1/device/get_alias',
  addTags: '/server/v1/device/add_tags',
  addTagGroup: '/server/v1/device/add_tag_group',
  subscribeTags: '/server/v1/device/subscribe_tags',
  unsubscribeTags: '/server/v1/device/unsubscribe_tags',
  tags: '/server/v1/device/get_all_tags',
} as const;

export const LIMITS = {
  /** Code points. [A] */
  titleCharacters: 50,
  /** Code points for style 1: 50 in the newest source [C], 200 in older documents [A]. */
  contentCharacters: 50,
  olderContentCharacters: 200,
  /** Code points by style: 2 long text, 3 big picture. [A] */
  longContentCharacters: 128,
  pictureContentCharacters: 50,
  subtitleCharacters: 10,
  /** Characters of the JSON text. [A] */
  parametersCharacters: 4000,
  activityCharacters: 500,
  urlCharacters: 2000,
  ttlSeconds: { max: 864_000 },
  callbackUrlCharacters: 200,
  callbackParameterCharacters: 100,
  channelIdCharacters: 64,
  targets: 1000,
  tags: 50,
  /** Marketing messages per phone, app and day, and the limit for licensed news apps: document 11210 as quoted by Tencent and Getui. [B] */
  marketingPerDay: 2,
  newsPerDay: 5,
  /** Messages per user and day through the channel, both classes together. [C] */
  userPerDay: 2000,
  /** Messages per app and day on the public channel below 50 000 users, and targets per second below 10 million. [C] */
  publicPerDay: 100_000,
  targetsPerSecond: 5000,
  /** [A] Registration IDs per response of the list of invalid ones. */
  feedTokens: 500,
} as const;

/** [A] Access tokens are valid for 24 hours. */
export const ACCESS_TOKEN_MS = 24 * 3_600_000;
/** Response codes the program handles. [A] */
export const CODES = {
  success: 0,
  accessTokenEnded: 11,
  keyUnknown: 14,
  keyMissing: 15,
  signatureWrong: 16,
  /** An app_message_id OPPO has seen before. */
  duplicate: 32,
} as const;
/** [A] The timestamp may differ from OPPO's clock by up to ten minutes. */
export const CLOCK_WINDOW_MS = 600_000;

/** [A, the server SDK's pattern] Optional brand, then region, then 32 hex digits; or the older 24 hex digits. */
export const REGISTRATION_ID = /^(?:(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_)?[0-9a-fA-F]{32}$|^[0-9a-fA-F]{24}$/;

/** The region of a registration ID. [A] */
export type Region = 'domestic' | 'overseas' | 'invalid';

/** [A] One part is domestic; with two parts the first is the region, with three the second. */
export function regionOf(token: string): Region {
  if (!REGISTRATION_ID.test(token)) return 'invalid';
  const parts = token.split('_');
  if (parts.length === 1) return 'domestic';
  return parts[parts.length - 2] === 'CN' ? 'domestic' : 'overseas';
}

/** [A/B] Categories of the communication and service class; the others belong to content and marketing. */
export const SERVICE_CATEGORIES = ['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION'] as const;
export const MARKETING_CATEGORIES = ['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'] as const;
/** [B] 1: notification bar; 2: also lock screen; 16: also banner, vibration and sound (requires a permission). */
export const NOTIFY_LEVELS = [1, 2, 16] as const;

/** [A] The activity of tim_ui_kit_push_plugin that a tap opens. */
export const PLUGIN_ACTIVITY = 'com.tencent.flutter.tim_ui_kit_push_plugin.pushActivity.OPPOMessageActivity';
