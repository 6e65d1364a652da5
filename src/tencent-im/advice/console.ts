// The Chat console: its one name, its address, what to read there, and what takes time.
import type { VendorConsole } from '../../push/guide-steps.js';
import { t } from '../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('Chat console', 'IM 控制台'),
  address: 'https://console.cloud.tencent.com/im',
  documents: [
    {
      title: t('certificates of all vendors', '各厂商证书的配置'),
      address: 'https://cloud.tencent.com/document/product/269/74285',
    },
    {
      title: t('the same, international site', '国际站：厂商配置'),
      address: 'https://tencentcloud.com/document/product/1047/67570',
    },
    { title: t('push check tool', '推送自查工具'), address: 'https://console.cloud.tencent.com/im/tool-push-check' },
  ],
  waiting: {
    text: t('changes of a certificate take up to 10 minutes', '证书修改最多 10 分钟生效'),
    mark: 'A',
    source: 'Tencent Chat documentation',
  },
};
