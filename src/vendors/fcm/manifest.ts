// The manifest of FCM, loaded at start-up: name and config keys.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const fcmManifest: VendorManifest = {
  id: 'fcm',
  name: t('FCM', 'FCM'),
  // [A] Hosts for sending, access tokens, and information about a registration token.
  hosts: {
    push: 'https://fcm.googleapis.com',
    auth: 'https://oauth2.googleapis.com',
    info: 'https://iid.googleapis.com',
  },
  credentials,
};
