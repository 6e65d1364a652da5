// The light part of Huawei, loaded with the program: who it is and which config keys it needs.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const huaweiManifest: VendorManifest = {
  id: 'huawei',
  name: t('Huawei', '华为'),
  // A: one push host for the whole world; no regional one was found in any source.
  hosts: { push: 'https://push-api.cloud.huawei.com', auth: 'https://oauth-login.cloud.huawei.com' },
  credentials,
};
