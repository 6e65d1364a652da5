// Apple's developer site: name, address and the values to read there.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('developer.apple.com', 'developer.apple.com'),
  address: 'https://developer.apple.com/account',
  documents: [
    {
      title: t('User Notifications', 'User Notifications 文档'),
      address: 'https://developer.apple.com/documentation/usernotifications',
    },
    {
      title: t('certificates for the Chat console', '为 IM 控制台申请证书'),
      address: 'https://cloud.tencent.com/document/product/269/3898',
    },
  ],
};
