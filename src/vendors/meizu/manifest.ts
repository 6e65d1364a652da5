// The manifest of Meizu, loaded at start-up: name, config keys and flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const meizuManifest: VendorManifest = {
  id: 'meizu',
  name: t('Meizu', '魅族'),
  // [A] Two hosts since 2017: one for pushes and statistics, the other for switches and subscriptions.
  hosts: { push: 'https://server-api-push.meizu.com', subscription: 'https://api-push.meizu.com' },
  credentials,
};
