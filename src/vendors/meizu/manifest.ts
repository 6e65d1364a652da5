// The light part of Meizu: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const meizuManifest: VendorManifest = {
  id: 'meizu',
  name: t('Meizu', '魅族'),
  // [A] Two hosts since 2017: pushes and statistics on one, switches and subscriptions on the other.
  hosts: { push: 'https://server-api-push.meizu.com', subscription: 'https://api-push.meizu.com' },
  credentials,
};
