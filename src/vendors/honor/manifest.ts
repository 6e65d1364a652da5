// The manifest of Honor, loaded at start-up: name, config keys and flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const honorManifest: VendorManifest = {
  id: 'honor',
  name: t('Honor', '荣耀'),
  // [A/B] The newer hosts on honor.com; those on hihonor.com are still in use.
  hosts: { push: 'https://push-api.cloud.honor.com', auth: 'https://iam.developer.honor.com' },
  credentials,
};
