// The Meizu console: name, address, the values to read there, and the steps that take time.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('Meizu console', 'Flyme 开放平台'),
  address: 'https://open.flyme.cn',
  documents: [{ title: t('how to connect push', '推送接入文档'), address: 'https://open.flyme.cn/docs?id=129' }],
  waiting: {
    text: t('developer verification takes about 3 days', '开发者认证约需 3 天'),
    mark: 'A',
    source: 'tim_ui_kit_push_plugin guide',
  },
};
