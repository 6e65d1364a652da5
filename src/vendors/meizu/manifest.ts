// The light part of Meizu: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const meizuManifest: VendorManifest = { id: 'meizu', name: t('Meizu', '魅族'), credentials };
