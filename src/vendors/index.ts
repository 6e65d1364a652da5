// The list of vendors: the light part comes with the program, the rest of a vendor when it is first needed.
import type { Vendor, VendorManifest } from '../push/types.js';
import { vivoManifest } from './vivo/manifest.js';

/** A vendor in the list: its manifest, and how to load everything else. */
export interface ListedVendor extends VendorManifest {
  load(): Promise<Vendor>;
}

export const vendors = {
  vivo: { ...vivoManifest, load: () => import('./vivo/index.js').then((module) => module.vivo) },
} satisfies Record<string, ListedVendor>;
