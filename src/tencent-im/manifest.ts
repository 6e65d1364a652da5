// The light part of Tencent IM: name and credentials, loaded with the program.
import type { VendorManifest } from '../push/types.js';
import { credentials } from './credentials.js';
import { TENCENT_ID, TENCENT_NAME } from './facts.js';

export const tencentManifest: VendorManifest = { id: TENCENT_ID, name: TENCENT_NAME, credentials };
