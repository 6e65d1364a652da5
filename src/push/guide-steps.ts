// The steps of a guide, and the lines that are the same for every vendor whose certificate is entered in the Chat console: where, what a click does, and the ID to bring back.
import type { Mark } from '../problems/types.js';
import { type Text, t } from '../text/language.js';
import { certificateIdWhere } from './message/common-fields.js';
import type { AppContext, Settings } from './types.js';

/** One step of `guide`. */
export interface GuideStep {
  readonly title: Text;
  readonly lines: readonly Text[];
  readonly copy?: readonly GuideValue[];
}

/** A value to copy: what it is, and the value for this app (undefined: not known yet); a Text is a choice to click. */
interface GuideValue {
  readonly label: Text;
  readonly value: string | Text | undefined;
  readonly key?: string;
  /** Where the console shows the value; the field of the key says it unless this does. */
  readonly where?: Text;
}

/** A value of the config to copy; a secret only as set. */
export const configValue = (settings: Settings, label: Text, key: string, isSecret = false): GuideValue => ({
  label,
  value: isSecret ? settings.secret(key)?.toString() : settings.text(key),
  key,
});

/** Values to enter once more, which were copied before. */
export const again = (...values: readonly GuideValue[]): readonly GuideValue[] =>
  values.map(({ label, value }) => ({ label, value }));

/** The web console of a vendor: one name in every sentence, its address, what to read, and what takes time there. */
export interface VendorConsole {
  readonly name: Text;
  readonly address: string;
  readonly documents: readonly { readonly title: Text; readonly address: string }[];
  /** What takes time there before a push can work (a review, a change that spreads), with where it is known from. */
  readonly waiting?: { readonly text: Text; readonly mark: Mark; readonly source: string };
}

const opensApp = t('response after click: open application', '点击后续动作：打开应用');

/** The page of the console where a certificate is added. */
export const certificatePage = (tab: Text): Text =>
  t(
    `Chat console › your app › Push › Push settings › Manufacturer configuration › ${tab.en}`,
    `IM 控制台 › 你的应用 › 推送 › 推送设置 › 厂商配置 › ${tab.zh}`,
  );

/** That page, and the response after a click; `plugin` is that response in the older plugin's form. */
export const consoleLines = (app: AppContext, vendor: Text, plugin = opensApp): readonly Text[] => [
  certificatePage(t(`Android › ${vendor.en}`, `Android › ${vendor.zh}`)),
  app.clickTarget === 'timpush'
    ? t(
        'response after click: open in-app page; leave the text the console fills in, and copy it into "timpush_click_page"',
        '点击后续动作：打开应用内指定界面；保留控制台自动填入的内容，并复制到 "timpush_click_page"',
      )
    : app.clickTarget === 'plugin'
      ? plugin
      : opensApp,
];

/** The page the console fills in for TIMPush, to bring back. */
export const clickPageCopy = (app: AppContext): NonNullable<GuideStep['copy']> =>
  app.clickTarget === 'timpush'
    ? [{ label: t('in-app page', '应用内指定界面'), value: app.clickPage, key: 'timpush_click_page' }]
    : [];

/** The last step of a guide. */
export const bringBack = (key: string, value: string | undefined, ...lines: readonly Text[]): GuideStep => ({
  title: t(`${certificateIdWhere.en}: bring back the certificate ID`, `${certificateIdWhere.zh}：把证书 ID 填回配置`),
  lines: [
    t(
      'the console shows it beside the saved certificate; the app uploads it together with the device token',
      '保存后证书旁会显示证书 ID，应用上传设备 token 时会带上它',
    ),
    ...lines,
  ],
  copy: [{ label: t('certificate ID', '证书 ID'), value, key }],
});
