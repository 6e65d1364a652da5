// Constants of Meizu: hosts, paths, limits, token format. Source: the vendor's server API document (MEIZUPUSH/PushAPI, 2025-04-09).
import type { VendorFacts } from '../../push/types.js';

export const facts = {
  // [A] 100 since 2023-08-21; many clients still use the earlier limit of 1000.
  batchLimit: 100,
  // [C] From one aggregator's table; the vendor publishes no figure.
  requestsPerSecond: 200,
  concurrency: 4,
  // [A] Fields of the form around the message; the documents show both together.
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

/** `callback.type` of a receipt, and its default. [A] */
export const DELIVERED_AND_CLICKED = 3;

export const LIMITS = {
  /** Characters, counted in UTF-16 units to be safe: how an emoji counts is not documented. [A] for the number. */
  titleCharacters: 32,
  /** Characters, counted like the title. [A] */
  contentCharacters: 100,
  /** The document has no limit for `parameters`; the field next to it allows 1000 bytes. [D] */
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
  /** Public messages per phone, app and day since 2025-05-07, and the limit for news apps; from a Tencent page, not from the vendor. [C] */
  publicPerDay: 3,
  publicNewsPerDay: 5,
  /** Messages from one app to one device per minute; more are folded (520). [A] */
  devicePerMinute: 5,
  /** Pushes per app and day unless agreed otherwise; from an older Tencent page, Meizu publishes no figure. [C] */
  appPerDay: 1000,
} as const;

/** [B, inferred from real-looking tokens] 45 characters. */
export const PUSH_ID = /^[A-Z0-9]{3}[0-9a-f]{42}$/;
/** [A, a test constant of the vendor's Go SDK] 15-digit IMEI followed by the app id. Exactly 23 digits are treated as a vivo token. */
export const LEGACY_PUSH_ID = /^[0-9]{15}(?:[0-9]{4,7}|[0-9]{9})$/;

/** [A] At most eight characters; only the newest message with the same key is shown. */
export const NOTIFY_KEY = /^[0-9A-Za-z_-]{0,8}$/;

/** Response codes the program handles. [A] */
export const CODES = {
  success: '200',
  /** The request must be sent to `redirect` instead. */
  moved: '300',
  appUnknown: '110000',
  pushIdNotRegistered: '110002',
  pushIdIllegal: '110003',
  /** For the whole request: too many requests. In the map of targets: notifications are off on that device. */
  tooFastOrSwitchOff: '110010',
  taskUnknown: '110032',
} as const;
