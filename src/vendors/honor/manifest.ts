// The light part of Honor: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const honorManifest: VendorManifest = { id: 'honor', name: t('Honor', '荣耀'), credentials };
