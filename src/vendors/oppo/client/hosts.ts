// Which of OPPO's hosts serves a registration ID: its region decides, the config where the ID names none.
import type { Settings } from '../../../push/types.js';
import { regionOf } from '../facts.js';
import type { oppoManifest } from '../manifest.js';

export type Role = keyof typeof oppoManifest.hosts;

/** The hosts for a registration ID, the one to try first in front. */
export function rolesFor(token: string, settings: Settings): readonly [Role, ...Role[]] {
  const isBare = !token.includes('_');
  const isOverseas = isBare ? settings.text('oppo_region') === 'intl' : regionOf(token) === 'overseas';
  return isOverseas ? ['pushOverseas'] : ['push', 'pushNew'];
}
