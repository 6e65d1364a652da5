// Meizu's numbers and names: hosts, paths, limits, token shape. Source: the vendor's server API document (MEIZUPUSH/PushAPI, 2025-04-09).
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [A] 100 since 2023-08-21; it was 1000 before, and many clients still say so.
  batchLimit: 100,
  // [C] One aggregator's table; the vendor publishes no figure.
  requestsPerSecond: 200,
  concurrency: 4,
  // [A] Fields of the form around the message, which documents show together with it.
  targetFields: ['pushIds', 'alias'],
} satisfies VendorFacts;

const ROOT = '/garcia/api/server';

export const PATHS = {
  push: `${ROOT}/push/varnished/pushByPushId`,
  pushByAlias: `${ROOT}/push/varnished/pushByAlias`,
  passThrough: `${ROOT}/push/unvarnished/pushByPushId`,
  passThroughByAlias: `${ROOT}/push/unvarnished/pushByAlias`,
  taskId: `${ROOT}/push/pushTask/getTaskId`,
  taskPush: `${ROOT}/push/task/varnished/pushByPushId`,
  taskPushByAlias: `${ROOT}/push/task/varnished/pushByAlias`,
  taskPassThrough: `${ROOT}/push/task/unvarnished/pushByPushId`,
  taskPassThroughByAlias: `${ROOT}/push/task/unvarnished/pushByAlias`,
  pushToApp: `${ROOT}/push/pushTask/pushToApp`,
  pushToTag: `${ROOT}/push/pushTask/pushToTag`,
  cancel: `${ROOT}/push/pushTask/cancel`,
  uploadImage: `${ROOT}/push/uploadImg`,
  taskStatistics: `${ROOT}/push/statistics/getTaskStatistics`,
  dailyStatistics: `${ROOT}/push/statistics/dailyPushStatics`,
  registerSwitch: `${ROOT}/message/getRegisterSwitch`,
  changeSwitch: `${ROOT}/message/changeRegisterSwitch`,
  changeAllSwitches: `${ROOT}/message/changeAllSwitch`,
  subscribeAlias: `${ROOT}/message/subscribeAlias`,
  unsubscribeAlias: `${ROOT}/message/unSubscribeAlias`,
  aliases: `${ROOT}/message/getSubAlias`,
  subscribeTags: `${ROOT}/message/subscribeTags`,
  unsubscribeTags: `${ROOT}/message/unSubscribeTags`,
  tags: `${ROOT}/message/getSubTags`,
  unsubscribeAllTags: `${ROOT}/message/unSubAllTags`,
} as const;

/** `callback.type` of a receipt, also what counts without one. [A] */
export const DELIVERED_AND_CLICKED = 3;

export const LIMITS = {
  /** Characters, counted in UTF-16 units to be safe: how an emoji counts is not documented. [A] for the number. */
  titleCharacters: 32,
  /** Characters, counted like the title. [A] */
  contentCharacters: 100,
  /** The document names no limit for `parameters`; its sibling field has 1000 bytes. [D] */
  parametersBytes: 1000,
  /** Hours. [A] */
  validTimeHours: { min: 1, max: 72, standard: 24 },
  targets: 100,
  packageNames: 50,
  callbackBytes: 128,
  callbackParamBytes: 64,
  subtitleCharacters: 16,
  timeTopSeconds: { min: 1800, max: 7200 },
  aliasCharacters: 60,
  customAttributeBytes: 1000,
  /** Public messages for one phone and app a day since 2025-05-07, and those of news apps: a page of Tencent, the vendor's own was not seen. [C] */
  publicPerDay: 3,
  publicNewsPerDay: 5,
  /** Messages of one app to one device in a minute; more are folded (520). [A] */
  devicePerMinute: 5,
  /** Pushes of one app a day when nothing else was agreed: an older page of Tencent; Meizu publishes no figure. [C] */
  appPerDay: 1000,
} as const;

/** [B, inferred from real-looking tokens] 45 characters. */
export const PUSH_ID = /^[A-Z0-9]{3}[0-9a-f]{42}$/;
/** [A, a test constant of the vendor's Go SDK] 15-digit IMEI followed by the app id. Exactly 23 digits are taken as vivo. */
export const LEGACY_PUSH_ID = /^[0-9]{15}(?:[0-9]{4,7}|[0-9]{9})$/;

/** [A] At most eight characters; only the newest message with one key is shown. */
export const NOTIFY_KEY = /^[0-9A-Za-z_-]{0,8}$/;

/** Codes of an answer the program acts on. [A] */
export const CODES = {
  success: '200',
  /** Repeat the request at `redirect`. */
  moved: '300',
  appUnknown: '110000',
  pushIdNotRegistered: '110002',
  pushIdIllegal: '110003',
  /** Of the whole request: too fast; inside the map of targets: the switch of that device is off. */
  tooFastOrSwitchOff: '110010',
  taskUnknown: '110032',
} as const;
