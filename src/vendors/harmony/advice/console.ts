// AppGallery Connect: name, address and the values to read there.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('AppGallery Connect', 'AppGallery Connect'),
  address: 'https://developer.huawei.com/consumer/cn/service/josp/agc/index.html',
  documents: [
    {
      title: t('authorisation of server requests', '服务端请求的鉴权'),
      address: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-jwt-token',
    },
    {
      title: t('receipts', '消息回执'),
      address: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-msg-receipt',
    },
  ],
};
