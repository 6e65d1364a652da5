// The light part of vivo, loaded with the program: who it is and which config keys it needs.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const vivoManifest: VendorManifest = {
  id: 'vivo',
  name: t('vivo', 'vivo'),
  // A: the only host in every SDK; no overseas host was ever seen.
  hosts: { push: 'https://api-push.vivo.com.cn' },
  credentials,
};
