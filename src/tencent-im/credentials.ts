// Which keys Tencent IM needs and how a wrong value looks before any request.

import type { Problem } from '../problems/types.js';
import { problemMaker } from '../problems/types.js';
import { fieldsOf, missingOf } from '../push/message/config-fields.js';
import type { Credentials, FieldSpec, Settings } from '../push/types.js';
import { t } from '../text/language.js';
import {
  CERTIFICATE_KEYS,
  LIMITS,
  PLAIN_USER_ID,
  REGIONS,
  SDK_APP_ID,
  SECRET_KEY,
  STANDARD_REGION,
  TENCENT_ID,
} from './facts.js';
import { credentialEntries } from './problems/credentials.js';

const problem = problemMaker(credentialEntries, TENCENT_ID);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    im_sdk_app_id: {
      kind: 'integer',
      needed: true,
      describe: t('SDKAppID of the Chat app', '即时通信 IM 的 SDKAppID'),
      where: t('Chat console › app list', 'IM 控制台 › 应用列表'),
    },
  }),
  ...fieldsOf('server', {
    im_secret_key: {
      secret: true,
      needed: true,
      describe: t(
        'secret key of the Chat app, makes UserSigs; never in the app',
        '即时通信 IM 的密钥，用于生成 UserSig，不能放进应用',
      ),
      where: t('Chat console › app › basic information › secret key', 'IM 控制台 › 应用 › 基本信息 › 密钥'),
    },
    im_admin: {
      describe: t('app administrator account (default administrator)', '应用管理员账号（默认 administrator）'),
      where: t('Chat console › app › administrators', 'IM 控制台 › 应用 › 管理员'),
    },
    im_region: {
      values: REGIONS,
      describe: t('region of the Chat app (default cn)', '即时通信 IM 应用所在地域（默认 cn）'),
      where: t('Chat console › app › basic information', 'IM 控制台 › 应用 › 基本信息'),
    },
    im_push_callback_url: {
      describe: t(
        'address Tencent reports offline pushes to; the sandbox posts there when it is on this machine',
        '离线推送结果的回调地址；若在本机，沙箱会向它发送回调',
      ),
      where: t('Chat console › app › callbacks', 'IM 控制台 › 应用 › 回调配置'),
    },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: missingOf(fields),
  check: (settings) => [
    ...checkSecretKey(settings),
    ...checkAppId(settings),
    ...checkAdmin(settings),
    ...checkRegion(settings),
  ],
};

function checkSecretKey(settings: Settings): Problem[] {
  const key = settings.secret('im_secret_key')?.reveal();
  if (key === undefined) return [];
  const at = settings.origin('im_secret_key');
  const args = { length: key.length };
  if (SECRET_KEY.test(key)) return [];
  if (/^\d{8,10}$/.test(key)) return [problem('tencent-im/key-is-app-id', { at, args })];
  if (key.includes('-----BEGIN')) return [problem('tencent-im/key-is-pem', { at })];
  if (/^eJ[A-Za-z0-9*\-_]{80,}$/.test(key)) return [problem('tencent-im/key-is-user-sig', { at })];
  return [problem('tencent-im/key-shape', { at, args })];
}

function checkAppId(settings: Settings): Problem[] {
  const appId = settings.text('im_sdk_app_id');
  if (appId === undefined) return [];
  const at = settings.origin('im_sdk_app_id');
  const twin = Object.values(CERTIFICATE_KEYS).find((key) => settings.text(key) === appId);
  if (twin !== undefined) return [problem('tencent-im/app-id-is-certificate', { at, args: { key: twin } })];
  return SDK_APP_ID.test(appId) ? [] : [problem('tencent-im/app-id-shape', { at, args: { length: appId.length } })];
}

function checkAdmin(settings: Settings): Problem[] {
  const admin = settings.text('im_admin');
  if (admin === undefined) return [];
  const isPlain = PLAIN_USER_ID.test(admin) && Buffer.byteLength(admin) <= LIMITS.userIdBytes;
  return isPlain ? [] : [problem('tencent-im/admin-shape', { at: settings.origin('im_admin') })];
}

/** Eight digits are seen in international apps; a guess, and reported as one. */
function checkRegion(settings: Settings): Problem[] {
  const region = settings.text('im_region') ?? STANDARD_REGION;
  if (region === 'ind') return [problem('tencent-im/region-legacy', { at: settings.origin('im_region') })];
  const appId = settings.text('im_sdk_app_id') ?? '';
  if (region !== 'cn' || !/^\d{8}$/.test(appId)) return [];
  const at = settings.origin('im_region') ?? settings.origin('im_sdk_app_id');
  return [problem('tencent-im/region-guess', { at, args: { length: appId.length, region } })];
}
