// The config keys that belong to no single vendor, and Tencent's own.
import { t } from '../text/language.js';
import type { FieldSpec } from './types.js';

export const commonFields: readonly FieldSpec[] = [
  {
    key: 'package_name',
    side: 'common',
    kind: 'text',
    describe: t('Android package name (applicationId)', 'Android 包名（applicationId）'),
  },
  {
    key: 'channel_id',
    side: 'common',
    kind: 'text',
    describe: t('Android notification channel ID the app creates', '应用创建的 Android 通知渠道 ID'),
  },
  {
    key: 'click_target',
    side: 'common',
    kind: 'text',
    values: ['plugin', 'timpush', 'launcher'],
    describe: t(
      'what a click opens: plugin (tim_ui_kit_push_plugin), timpush or launcher',
      '点击打开方式：plugin（tim_ui_kit_push_plugin）、timpush 或 launcher',
    ),
  },
  {
    key: 'timpush_click_page',
    side: 'common',
    kind: 'text',
    describe: t("TIMPush's page, pasted from the Tencent console", 'TIMPush 的页面，从腾讯控制台粘贴'),
  },
  {
    key: 'im_sdk_app_id',
    side: 'common',
    kind: 'integer',
    describe: t('SDKAppID of the Chat app', '即时通信 IM 的 SDKAppID'),
  },
  {
    key: 'im_secret_key',
    side: 'common',
    kind: 'text',
    secret: true,
    describe: t('secret key of the Chat app, makes UserSigs', '即时通信 IM 的密钥，用于生成 UserSig'),
  },
  {
    key: 'im_admin',
    side: 'common',
    kind: 'text',
    describe: t('app administrator account (default administrator)', '应用管理员账号（默认 administrator）'),
  },
  {
    key: 'im_region',
    side: 'common',
    kind: 'text',
    values: ['cn', 'sgp', 'kr', 'jpn', 'ger', 'usa', 'idn', 'ind'],
    describe: t('region of the Chat app', '即时通信 IM 应用所在地域'),
  },
];
