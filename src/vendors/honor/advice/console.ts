// The Honor console: name, address and the values to read there.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('Honor console', '荣耀开发者平台'),
  address: 'https://developer.honor.com',
  documents: [
    {
      title: t('push service: first steps', '推送服务接入说明'),
      address: 'https://developer.honor.com/cn/docs/11002/guides/kit-history',
    },
    {
      title: t('message classes and self-classification', '消息分类与自分类权益'),
      address: 'https://developer.honor.com/cn/docs/11002/guides/notification-class',
    },
    {
      title: t('server API', '服务端接口'),
      address: 'https://developer.honor.com/cn/docs/11002/reference/downlink-message',
    },
  ],
};
