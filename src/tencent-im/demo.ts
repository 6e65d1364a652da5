// The demo app of the sandbox and its users, one for each state of an account. All values are invented.

import type { Emulator } from '../push/emulator/emulator.js';
import { t } from '../text/language.js';
import { CERTIFICATE_KEYS } from './facts.js';

type DemoUsers = NonNullable<Emulator['demo']['imUsers']>;

const stateUsers: DemoUsers = [
  {
    id: 'alice',
    state: 'PushOnline',
    reports: { vendor: 'vivo', model: 'vivo V2309A' },
    says: t('app closed, token reported: gets offline pushes', '应用已退出、已上报 token：能收到离线推送'),
  },
  {
    id: 'bob',
    state: 'Online',
    reports: { vendor: 'xiaomi', model: 'Xiaomi 23127PN0CC' },
    says: t('app in the foreground', '应用在前台'),
  },
  {
    id: 'carol',
    state: 'Offline',
    reports: { vendor: 'oppo', model: 'OPPO PHB110' },
    says: t('logged out', '已退出登录'),
  },
  { id: 'dave', state: 'Offline', says: t('imported, never logged in on a phone', '已导入，从未在手机登录') },
  { id: 'erin', state: 'PushOnline', says: t('reported no device token', '没有上报 token') },
  {
    id: 'frank',
    state: 'PushOnline',
    reports: { vendor: 'vivo', model: 'vivo V2309A', certificateId: '10099' },
    says: t('reported a certificate ID the console does not have', '上报了控制台没有的证书 ID'),
  },
  {
    id: 'grace',
    state: 'PushOnline',
    reports: { vendor: 'oppo', model: 'OPPO PHB110', certificateId: '10007' },
    says: t("reported vivo's certificate ID for an OPPO token", '为 OPPO 的 token 上报了 vivo 的证书 ID'),
  },
  {
    id: 'heidi',
    state: 'PushOnline',
    reports: { vendor: 'xiaomi', model: 'HUAWEI ELS-AN00' },
    says: t('a Huawei phone that reported for Xiaomi', '华为手机按小米上报'),
  },
  {
    id: 'ivan',
    state: 'PushOnline',
    reports: { vendor: 'meizu', model: 'meizu M481Q', certificateId: '0' },
    says: t('reported certificate ID 0', '上报的证书 ID 是 0'),
  },
  { id: 'nobody', state: 'NotImported', says: t('no such account', '没有这个账号') },
];

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    im_sdk_app_id: '1400000001',
    im_secret_key: 'de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30',
    im_admin: 'administrator',
    im_region: 'cn',
    apple_buz_id: '10001',
    google_buz_id: '10002',
    hw_buz_id: '10003',
    honor_buz_id: '10004',
    mi_buz_id: '10005',
    oppo_buz_id: '10006',
    vivo_buz_id: '10007',
    mz_buz_id: '10008',
    harmony_buz_id: '10009',
  },
  devices: [],
  imUsers: [
    ...stateUsers,
    ...Object.keys(CERTIFICATE_KEYS).map((vendor) => ({
      id: `demo-${vendor}`,
      state: 'PushOnline' as const,
      reports: { vendor },
      says: t(`app closed, reported a device of ${vendor}`, `应用已退出，上报了 ${vendor} 的设备`),
    })),
  ],
};
