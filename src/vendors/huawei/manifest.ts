// The light part of Huawei, loaded with the program: who it is and which config keys it needs.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const huaweiManifest: VendorManifest = { id: 'huawei', name: t('Huawei', '华为'), credentials };
