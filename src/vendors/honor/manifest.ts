// The light part of Honor: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const honorManifest: VendorManifest = {
  id: 'honor',
  name: t('Honor', '荣耀'),
  // [A/B] Moved from hihonor.com to honor.com; both spellings are in use.
  hosts: { push: 'https://push-api.cloud.honor.com', auth: 'https://iam.developer.honor.com' },
  credentials,
};
