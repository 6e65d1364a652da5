// The Firebase console: name, address and the values to read there.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('Firebase console', 'Firebase 控制台'),
  address: 'https://console.firebase.google.com',
  documents: [
    {
      title: t('Cloud Messaging', 'Cloud Messaging 文档'),
      address: 'https://firebase.google.com/docs/cloud-messaging',
    },
  ],
};
