// Constants of vivo's push service (vivo open platform, document 362 and older API texts). Marks: A official, B several clients, C one source, D inferred.
import type { VendorFacts } from '../../push/types.js';

export const facts: VendorFacts = {
  // A: /message/pushToList takes 2 to 1000 ids; a single one goes to /message/send.
  batchLimit: 1000,
  // No rate is published for sending, so the client stays modest.
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

/** Paths that are named in the documents, but whose bodies are not (A for the names). */
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

/** Values of `result` the program acts on (A; the access token's code C); every other one is only read from the table. */
export const codes = { success: 0, accessTokenRefused: 10000, noTaskId: 10151, invalidTarget: 10302 } as const;

/** How long an access token lives, in milliseconds (A: 24 hours; several may live at once). */
export const accessTokenLifetimeMs = 24 * 3_600_000;
/** Allowed distance between `timestamp` and vivo's clock, either side (A). */
export const clockWindowMs = 10 * 60_000;

export const limits = {
  /** Characters of any script (A, newest text). */
  title: 40,
  /** Characters of any script (A, newest text). */
  content: 100,
  /** Characters of link, custom text or page (A; older text: 1000 for links). */
  skipContent: 1024,
  /** Keys and values of clientCustomMap together (A). */
  customMap: 1024,
  /** Pairs in clientCustomMap: only in the SDK of 2020 (A for then, D for now). */
  customMapPairs: 10,
  /** What is left for the value of key `ext` (computed). */
  ext: 1024 - 'ext'.length,
  requestId: 64,
  alias: 70,
  callback: 128,
  callbackParam: 64,
  /** Seconds (A). */
  ttlMin: 60,
  /** Seconds, for saved lists and broadcasts (A, SDK of 2020; the newest text is silent). */
  ttlMinList: 900,
  /** Seconds (A, texts of 2024 and later; 604800 before). */
  ttlMax: 86_400,
  listMin: 2,
  listMax: 1000,
  /** Task ids in one statistics call (A). */
  taskIds: 100,
  tagMembers: 1000,
  testDevices: 20,
  /** Auth calls a second (A, text 2.9.2). */
  authPerSecond: 10,
  /** Calls of /search/msgStatus a second (A). */
  statusPerSecond: 1,
  /** Operational messages one user gets from one app in a day, and those of licensed news (B); system messages have no such cap (A). */
  operationalPerUser: 2,
  operationalNewsPerUser: 5,
} as const;

/** Seconds a message waits for an offline phone when nothing is said (A). */
export const defaultTtlSeconds = 86_400;

/** notifyType (A): it only counts on older Android versions, where no channel decides. */
export const notifyTypes = { none: 1, sound: 2, vibrate: 3, both: 4 } as const;
/** skipType (A): what a tap does. */
export const skipTypes = { app: 1, link: 2, custom: 3, page: 4 } as const;
/** classification (A). */
export const classes = { operational: 0, system: 1 } as const;

/** Second-level classes and the first-level class each belongs to (B). vivo wants them in upper case. */
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

/** Hours in China between which operational messages go out (C): from 7:00, until 23:00. */
export const operationalHours = { from: 7, until: 23 } as const;
/**
 * The volume of an app in a day: so many times the phones with notifications on, by class (C, reading of 2026-05; from 2023-04 on
 * system stood at 3). Licensed news apps have 3 for operational messages. It is a total of the app (A), never a number for each phone.
 */
export const dailyVolumePerPhone = { operational: 2, operationalNews: 3, system: 20 } as const;

/** Classic device token (A: 23 long; every example is digits). */
export const classicRegId = /^[0-9]{23}$/;
/** Newer device token (C): begins with `v2-` and is longer than 50 characters. */
export const v2RegId = /^v2-\S{48,}$/;
/** Server SDKs up to 2.2 drop every token of another length before sending (A). */
export const oldSdkRegIdLength = 23;

/** `status` in invalidUser and invalidUsers (A; 3 is missing in the newest text). */
export const invalidUserStatus = { unknown: 1, uninstalled: 2, inactive: 3, notTestDevice: 4 } as const;
