// The manifest of Huawei, loaded at start-up: name and config keys.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const huaweiManifest: VendorManifest = {
  id: 'huawei',
  name: t('Huawei', '华为'),
  // A: one push host worldwide; no source lists a regional one.
  hosts: { push: 'https://push-api.cloud.huawei.com', auth: 'https://oauth-login.cloud.huawei.com' },
  credentials,
};
