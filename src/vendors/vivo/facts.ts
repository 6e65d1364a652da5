// Constants of vivo's push service (vivo open platform, document 362 and older API texts). Marks: A official, B several clients, C one source, D inferred.
import type { VendorFacts } from '../../push/types.js';

export const facts: VendorFacts = {
  // A: /message/pushToList takes 2 to 1000 ids; a single id requires /message/send.
  batchLimit: 1000,
  // The rate limit for sending is not published, so this value is conservative.
  concurrency: 4,
  // A: single sends and lists.
  targetFields: ['regId', 'alias', 'regIds', 'aliases', 'taskId'],
};

/** Paths of the server API. A, except `invalidUserCheck`: its purpose is A, its path C. */
export const paths = {
  auth: '/message/auth',
  send: '/message/send',
  saveListPayload: '/message/saveListPayload',
  pushToList: '/message/pushToList',
  all: '/message/all',
  tagPush: '/message/tagPush',
  statistics: '/report/getStatistics',
  invalidUserCheck: '/invalidUser/check',
  messageStatus: '/search/msgStatus',
  tagAdd: '/tag/add',
  tagUpdate: '/tag/update',
  tagAddMembers: '/tag/addMembers',
  tagRemoveMembers: '/tag/removeMembers',
} as const;

/** Documented paths whose bodies are not documented (A for the paths). */
export const undescribedPaths = [
  '/tagGroup/add',
  '/tagGroup/update',
  '/tagGroup/addToGroup',
  '/tagSegment/add',
  '/tagSegment/update',
] as const;

/** Header that carries the access token, in vivo's own spelling (A). */
export const authHeader = 'authToken';
/** A. */
export const contentType = 'application/json;charset=UTF-8';

/** Values of `result` the program handles (A; the access token's code C); all others are only looked up in the table. */
export const codes = { success: 0, accessTokenRefused: 10000, noTaskId: 10151, invalidTarget: 10302 } as const;

/** Lifetime of an access token in milliseconds (A: 24 hours; several may be valid at once). */
export const accessTokenLifetimeMs = 24 * 3_600_000;
/** Allowed difference between `timestamp` and vivo's clock, in either direction (A). */
export const clockWindowMs = 10 * 60_000;

export const limits = {
  /** Characters of any script (A, newest text). */
  title: 40,
  /** Characters of any script (A, newest text). */
  content: 100,
  /** Characters of the link, custom text or page (A; older document: 1000 for links). */
  skipContent: 1024,
  /** Keys and values of clientCustomMap together (A). */
  customMap: 1024,
  /** Pairs in clientCustomMap: only in the SDK of 2020 (A for that version, D for the current one). */
  customMapPairs: 10,
  /** The remaining length for the value of key `ext` (computed). */
  ext: 1024 - 'ext'.length,
  requestId: 64,
  alias: 70,
  callback: 128,
  callbackParam: 64,
  /** Seconds (A). */
  ttlMin: 60,
  /** Seconds, for saved lists and broadcasts (A, SDK of 2020; not in the newest document). */
  ttlMinList: 900,
  /** Seconds (A, texts of 2024 and later; 604800 before). */
  ttlMax: 86_400,
  listMin: 2,
  listMax: 1000,
  /** Task ids per statistics call (A). */
  taskIds: 100,
  tagMembers: 1000,
  testDevices: 20,
  /** Auth calls per second (A, text 2.9.2). */
  authPerSecond: 10,
  /** Calls of /search/msgStatus per second (A). */
  statusPerSecond: 1,
  /** Operational messages per user, app and day, and the limit for licensed news apps (B); system messages have no such limit (A). */
  operationalPerUser: 2,
  operationalNewsPerUser: 5,
} as const;

/** Default TTL: seconds a message is stored for an offline phone (A). */
export const defaultTtlSeconds = 86_400;

/** notifyType (A): only effective on older Android versions without notification channels. */
export const notifyTypes = { none: 1, sound: 2, vibrate: 3, both: 4 } as const;
/** skipType (A): the action of a tap. */
export const skipTypes = { app: 1, link: 2, custom: 3, page: 4 } as const;
/** classification (A). */
export const classes = { operational: 0, system: 1 } as const;

/** Second-level classes with their first-level class (B). vivo requires upper case. */
export const categoryClass: Readonly<Record<string, 0 | 1>> = {
  IM: 1,
  ACCOUNT: 1,
  TODO: 1,
  DEVICE_REMINDER: 1,
  ORDER: 1,
  SUBSCRIPTION: 1,
  NEWS: 0,
  CONTENT: 0,
  MARKETING: 0,
  SOCIAL: 0,
};

/** Hours in China time when operational messages are sent (C): from 7:00 until 23:00. */
export const operationalHours = { from: 7, until: 23 } as const;
/**
 * The daily volume of an app by class, as a multiple of its phones with notifications on (C, as of 2026-05; from 2023-04
 * system was 3). Licensed news apps have 3 for operational messages. It is a total for the app (A), not a limit per phone.
 */
export const dailyVolumePerPhone = { operational: 2, operationalNews: 3, system: 20 } as const;

/** Classic device token (A: 23 long; every example is digits). */
export const classicRegId = /^[0-9]{23}$/;
/** Newer device token (C): starts with `v2-` and has more than 50 characters. */
export const v2RegId = /^v2-\S{48,}$/;
/** Server SDKs up to 2.2 drop tokens of any other length before sending (A). */
export const oldSdkRegIdLength = 23;

/** `status` in invalidUser and invalidUsers (A; 3 is missing in the newest text). */
export const invalidUserStatus = { unknown: 1, uninstalled: 2, inactive: 3, notTestDevice: 4 } as const;
