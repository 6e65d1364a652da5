// The config keys that belong to no single vendor.
import { t } from '../../text/language.js';
import type { FieldSpec } from '../types.js';
import { fieldsOf } from './config-fields.js';

/** The values of `ClickTarget`, as a person may type them. */
export const CLICK_TARGETS: readonly string[] = ['plugin', 'timpush', 'launcher'];

/** A class is named in full; a launcher takes no badge for `.MainActivity`. */
export const classForm = {
  pattern: /^[\p{L}_$][\w$\p{L}]*(?:\.[\p{L}_$][\w$\p{L}]*)+$/u,
  example: 'com.example.app.MainActivity',
};

/** The address that a vendor's console posts receipts to. */
export const receiptForm = { pattern: /^https?:\/\/[^\s/]+(?:\/\S*)?$/, example: 'https://push.example.com/receipts' };

/** Where the ID of every vendor's certificate is shown. */
export const certificateIdWhere = t(
  'Chat console › Push › Push settings › Manufacturer configuration',
  'IM 控制台 › 推送 › 推送设置 › 厂商配置',
);

/** A channel ID may be any text; quotes, a comment or a comma belong to the line it was copied from. */
export const channelForm = { pattern: /^(?!.*(?:["'`“”‘’]|\s#|\/[/*]|[,;]$))/u, example: 'new_message' };

export const commonFields: readonly FieldSpec[] = [
  ...fieldsOf('common', {
    package_name: {
      // developer.android.com, "Set the application ID": two segments or more, each begins with a letter.
      form: { pattern: /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/, example: 'com.example.app' },
      describe: t('Android package name (applicationId)', 'Android 包名（applicationId）'),
    },
    channel_id: {
      form: channelForm,
      describe: t('Android notification channel ID the app creates', '应用创建的 Android 通知渠道 ID'),
    },
    click_target: {
      values: CLICK_TARGETS,
      describe: t(
        'what a click opens: plugin (tim_ui_kit_push_plugin), timpush or launcher',
        '点击打开方式：plugin（tim_ui_kit_push_plugin）、timpush 或 launcher',
      ),
    },
    timpush_click_page: t("TIMPush's page, pasted from the Chat console", 'TIMPush 的页面，从 IM 控制台粘贴'),
  }),
];
