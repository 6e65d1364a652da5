// The vivo console: name, address, the values to read there, and the steps that take time.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('vivo console', 'vivo 开放平台'),
  address: 'https://dev.vivo.com.cn/home',
  documents: [
    { title: t('push guide', '推送接入指南'), address: 'https://dev.vivo.com.cn/documentCenter/doc/281' },
    { title: t('server API', '服务端接口'), address: 'https://dev.vivo.com.cn/documentCenter/doc/362' },
    { title: t('message classes', '消息分类'), address: 'https://dev.vivo.com.cn/documentCenter/doc/359' },
    {
      title: t('rules before the app is in the store', '应用上架前的规则'),
      address: 'https://dev.vivo.com.cn/documentCenter/doc/151',
    },
  ],
  waiting: {
    text: t('developer verification takes about 3 days', '开发者认证约需 3 天'),
    mark: 'A',
    source: 'tim_ui_kit_push_plugin guide',
  },
};
