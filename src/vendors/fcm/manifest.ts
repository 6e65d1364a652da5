// The light part of FCM, loaded with the program: who it is and which config keys it needs.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const fcmManifest: VendorManifest = {
  id: 'fcm',
  name: t('FCM', 'FCM'),
  // [A] Sending, access tokens, and the information about one registration token.
  hosts: {
    push: 'https://fcm.googleapis.com',
    auth: 'https://oauth2.googleapis.com',
    info: 'https://iid.googleapis.com',
  },
  credentials,
};
