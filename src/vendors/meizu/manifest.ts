// The light part of Meizu: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { credentials } from './credentials.js';

export const meizuManifest: VendorManifest = { id: 'meizu', name: 'Meizu', credentials };
