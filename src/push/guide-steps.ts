// Lines of a guide that are the same for every vendor whose certificate is entered in the Chat console: where, what a click does, and the ID to bring back.
import { type Text, t } from '../text/language.js';
import type { AppContext, GuideStep } from './types.js';

/** Where the certificate is added, and the response after a click; `plugin` is that response in the older plugin's form. */
export const consoleLines = (app: AppContext, vendor: Text, plugin: Text): readonly Text[] => [
  t(
    `Chat console › your app › Push › Vendor settings › Android › ${vendor.en}`,
    `IM 控制台 › 你的应用 › 推送 › 厂商配置 › Android › ${vendor.zh}`,
  ),
  app.clickTarget === 'timpush'
    ? t(
        'response after click: open the specified page in the app; leave the pre-filled page as it is',
        '点击后续动作：打开应用内指定界面，预填的页面保持不变',
      )
    : plugin,
];

/** The last step of a guide. */
export const bringBack = (key: string, value: string | undefined): GuideStep => ({
  title: t('Enter the certificate ID in the config', '把证书 ID 填回配置'),
  lines: [
    t(
      'the console shows it next to the new certificate; the app needs it too',
      '新证书旁会显示证书 ID，应用里也要用到',
    ),
  ],
  copy: [{ label: t('certificate ID', '证书 ID'), value, key }],
});
