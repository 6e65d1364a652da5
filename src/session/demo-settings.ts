// The sandbox's demo credentials as settings, and how they lie under what a config or the environment sets.

import { Secret } from '../crypto/secret.js';
import type { Origin } from '../problems/types.js';
import type { Emulator } from '../push/emulator/emulator.js';
import type { Settings, VendorManifest } from '../push/types.js';

const ORIGIN: Origin = { file: 'sandbox demo' };

/** What the demo values come from: a vendor, or Tencent IM. */
type WithEmulator = Pick<VendorManifest, 'credentials'> & { readonly emulator: Pick<Emulator, 'demo'> };

/** True when nothing of the vendor's server side is set as a whole, so that the demo values have to help out. */
export const needsDemo = (manifest: VendorManifest, settings: Settings): boolean =>
  manifest.credentials.missing(settings).length > 0;

/**
 * The demo values of a vendor together with a config that is not complete. An app's own constants beside the demo's server secret
 * would be an app nobody knows, so they step back, unless a server-side value is set: then somebody is trying just that value.
 */
export function withDemo(config: Settings, vendor: WithEmulator): Settings {
  const demo = demoSettings(vendor);
  const triesServerValue = vendor.credentials.fields.some((field) => field.side === 'server' && config.has(field.key));
  if (triesServerValue) return layerSettings(config, demo);
  const own = new Set(vendor.credentials.fields.map((field) => field.key));
  const others: Settings = { ...config, has: (key) => !own.has(key) && config.has(key) };
  return layerSettings(others, demo);
}

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

/** `over` where it has a value, else `under`. */
function layerSettings(over: Settings, under: Settings): Settings {
  const pick = (key: string): Settings => (over.has(key) ? over : under);
  return {
    text: (key) => pick(key).text(key),
    secret: (key) => pick(key).secret(key),
    file: (key) => pick(key).file(key),
    has: (key) => over.has(key) || under.has(key),
    origin: (key) => pick(key).origin(key),
  };
}
