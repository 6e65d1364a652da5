// Lines of a guide that are the same for every vendor whose certificate is entered in the Chat console: where, what a click does, and the ID to bring back.
import { type Text, t } from '../text/language.js';
import { certificateIdWhere } from './message/common-fields.js';
import type { AppContext, GuideStep } from './types.js';

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
