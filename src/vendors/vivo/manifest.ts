// The manifest of vivo, loaded at start-up: name and config keys.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const vivoManifest: VendorManifest = {
  id: 'vivo',
  name: t('vivo', 'vivo'),
  // A: the only host in every SDK; no overseas host is known.
  hosts: { push: 'https://api-push.vivo.com.cn' },
  credentials,
};
