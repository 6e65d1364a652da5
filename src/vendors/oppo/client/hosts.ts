// Selects the OPPO host for a registration ID by its region, or by the config if the ID has no region.
import type { Settings } from '../../../push/types.js';
import { regionOf } from '../facts.js';
import type { oppoManifest } from '../manifest.js';

export type Role = keyof typeof oppoManifest.hosts;

/** The hosts for a registration ID, in the order to try them. */
export function rolesFor(token: string, settings: Settings): readonly [Role, ...Role[]] {
  const isBare = !token.includes('_');
  const isOverseas = isBare ? settings.text('oppo_region') === 'intl' : regionOf(token) === 'overseas';
  return isOverseas ? ['pushOverseas'] : ['push', 'pushNew'];
}
