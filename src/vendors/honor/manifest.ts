// The light part of Honor: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { credentials } from './credentials.js';

export const honorManifest: VendorManifest = { id: 'honor', name: 'Honor', credentials };
