// Tencent Chat (IM) server REST API: hosts, paths, limits and words. Each fact has its mark; the sources are in README.md.
import { type Text, t } from '../text/language.js';

export const TENCENT_ID = 'tencent-im';
export const TENCENT_NAME = t('Tencent IM', '腾讯 IM');

/** [A] Host by region of the SDKAppID. `jpn` only in documents since 2025-12; `ind` (Mumbai) is gone from the newest lists. */
export const REGION_HOSTS = {
  cn: 'console.tim.qq.com',
  sgp: 'adminapisgp.im.qcloud.com',
  kr: 'adminapikr.im.qcloud.com',
  jpn: 'adminapijpn.im.qcloud.com',
  ger: 'adminapiger.im.qcloud.com',
  usa: 'adminapiusa.im.qcloud.com',
  idn: 'adminapiidn.im.qcloud.com',
  ind: 'adminapiind.im.qcloud.com',
} as const;

export type Region = keyof typeof REGION_HOSTS;

export const REGIONS = Object.keys(REGION_HOSTS) as readonly Region[];

/** When `im_region` is not set. */
export const STANDARD_REGION: Region = 'cn';

/** The account the console creates with every app. [A] */
export const STANDARD_ADMIN = 'administrator';

export const PATHS = {
  accountCheck: '/v4/im_open_login_svc/account_check',
  onlineStatus: '/v4/openim/query_online_status',
  sendMessage: '/v4/openim/sendmsg',
  batchSendMessage: '/v4/openim/batchsendmsg',
  pushToUsers: '/v4/timpush/batch',
  taskTrace: '/v4/timpush/all_member_push_trace',
  pushTrace: '/v4/timpush/normal_push_trace',
  statistics: '/v4/timpush/normal_push_statistics',
  losses: '/v4/timpush/normal_push_loss',
} as const;

/** Calls that exist and that this program never makes: they reach every user, or change accounts. */
export const PATHS_NOT_OFFERED = [
  '/v4/timpush/push',
  '/v4/timpush/revoke',
  '/v4/timpush/all_member_push_statistics',
  '/v4/timpush/all_member_push_loss',
  '/v4/all_member_push/im_push',
  // What server libraries call before or beside the first message.
  ...['account_import', 'multiaccount_import', 'account_delete', 'kick'].map((name) => `/v4/im_open_login_svc/${name}`),
  ...['admin_msgwithdraw', 'admin_getroammsg', 'importmsg', 'admin_set_msg_read', 'modify_c2c_msg'].map(
    (name) => `/v4/openim/${name}`,
  ),
  '/v4/profile/portrait_set',
  '/v4/profile/portrait_get',
  ...['friend_add', 'friend_import', 'friend_get', 'friend_delete'].map((name) => `/v4/sns/${name}`),
  ...['create_group', 'import_group', 'add_group_member', 'send_group_msg', 'get_group_info', 'destroy_group'].map(
    (name) => `/v4/group_open_http_svc/${name}`,
  ),
];

export const LIMITS = {
  /** [A] Accounts in one query_online_status, batchsendmsg or timpush/batch. */
  accounts: 500,
  /** [D] Accounts in one account_check. */
  accountsChecked: 100,
  /** [A] Whole JSON of a message; older texts say 8 KB. */
  bodyBytes: 12 * 1024,
  /** [A] Seconds a message is kept for an offline user. */
  lifeTimeSeconds: 604_800,
  /** [A] Bytes of DataId in timpush. */
  dataIdBytes: 64,
  /** [A] A page of 2026 advises at most 1 KB for Ext. */
  extBytes: 1024,
  /** [A] Desc and Ext together, so that the APNs packet of 4 KB holds both. */
  descAndExtBytes: 3 * 1024,
  badgeAdd: 99,
  badgeSet: 999,
  /** [A] The back end's own deadline is 3 s. */
  timeoutMs: 10_000,
  /** [A] Bytes of a UserID by the official generators: letters, digits, `_`, `-`. Others work in practice [D]. */
  userIdBytes: 32,
  /** [A] Longest device token Tencent takes, in bytes. */
  tokenBytes: 256,
  /** [A] Span of a statistics query. */
  statisticsDays: 30,
  /** [A] Span of a query for losses. */
  lossDays: 7,
  /** [A] Traces reach so far back. */
  traceDays: 7,
} as const;

/** UserSig, in seconds. [A] The libraries' standard is 180 days, and Tencent advises at least a day. */
export const USER_SIG = { standardSeconds: 15_552_000, advisedSeconds: 86_400, version: '2.0' } as const;

/** [A] Letters, digits, underscore, dash. */
export const PLAIN_USER_ID = /^[A-Za-z0-9_-]+$/;

/** [A] The key as the console shows it. */
export const SECRET_KEY = /^[0-9a-f]{64}$/i;

/** [D] Eight digits in older international apps, ten in the others; the rule is not published. */
export const SDK_APP_ID = /^[1-9]\d{7,9}$/;

/** [A] Numbers in `PushPlatform`, by our names of the vendors. The list ends here: the number of HarmonyOS is published nowhere. */
export const PUSH_PLATFORMS = {
  1: 'apns',
  2: 'xiaomi',
  3: 'huawei',
  4: 'fcm',
  5: 'meizu',
  6: 'oppo',
  7: 'vivo',
  8: 'honor',
} as const;

/** [A] How far a push came, in callbacks. */
export const PUSH_STAGES = { sent: 1, delivered: 2, clicked: 3 } as const;

/** Config key of the certificate ID by vendor, as the plugin spells it. */
export const CERTIFICATE_KEYS: Readonly<Record<string, string>> = {
  apns: 'apple_buz_id',
  fcm: 'google_buz_id',
  huawei: 'hw_buz_id',
  honor: 'honor_buz_id',
  xiaomi: 'mi_buz_id',
  oppo: 'oppo_buz_id',
  vivo: 'vivo_buz_id',
  meizu: 'mz_buz_id',
  harmony: 'harmony_buz_id',
};

/** Names of the vendors in sentences. */
export const VENDOR_NAMES: Readonly<Record<string, Text>> = {
  apns: t('APNs', 'APNs'),
  fcm: t('FCM', 'FCM'),
  huawei: t('Huawei', '华为'),
  honor: t('Honor', '荣耀'),
  xiaomi: t('Xiaomi', '小米'),
  oppo: t('OPPO', 'OPPO'),
  vivo: t('vivo', 'vivo'),
  meizu: t('Meizu', '魅族'),
  harmony: t('HarmonyOS', 'HarmonyOS'),
};

/** [A] The state of an account; `State` in older answers, `Status` in newer ones. */
export type OnlineState = 'Online' | 'PushOnline' | 'Offline';
export const ONLINE_STATES: readonly OnlineState[] = ['Online', 'PushOnline', 'Offline'];

export const facts = {
  batchLimit: LIMITS.accounts,
  // [A] Who gets a message.
  targetFields: ['To_Account'],
  /** [A] query_online_status, sendmsg and batchsendmsg. */
  requestsPerSecond: 200,
  concurrency: 4,
} as const;
