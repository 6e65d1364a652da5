// The sandbox's demo credentials as settings, for runs without any config; a config that is given is never filled up from them.

import { Secret } from '../../crypto/secret.js';
import type { Origin } from '../../problems/types.js';
import type { Emulator } from '../../push/emulator/emulator.js';
import type { Settings, VendorManifest } from '../../push/types.js';

const ORIGIN: Origin = { file: 'sandbox demo' };

/** What the demo values come from: a vendor, or Tencent IM. */
type WithEmulator = Pick<VendorManifest, 'credentials'> & { readonly emulator: Pick<Emulator, 'demo'> };

/** The sandbox without any config: its demo apps and devices are used, and every row says so. */
export const isDemo = (session: {
  readonly sandbox: unknown;
  readonly config: { readonly sources: readonly unknown[] };
}): boolean => session.sandbox !== undefined && session.config.sources.length === 0;

/** The demo values of one vendor's emulator. */
export function demoSettings(vendor: WithEmulator): Settings {
  const values = vendor.emulator.demo.values;
  const secrets = new Set(vendor.credentials.fields.filter((field) => field.secret === true).map((field) => field.key));
  const plain = (key: string): string | undefined => values[key];
  return {
    text: (key) => (secrets.has(key) ? undefined : plain(key)),
    secret: (key) => {
      const value = plain(key);
      return value === undefined ? undefined : new Secret(value);
    },
    file: (key) => {
      const value = plain(key);
      return value === undefined ? undefined : { bytes: Buffer.from(value), path: `${key} (sandbox demo)` };
    },
    has: (key) => plain(key) !== undefined,
    origin: (key) => (plain(key) === undefined ? undefined : { ...ORIGIN, key }),
  };
}
