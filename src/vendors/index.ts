// The list of vendors: manifests are loaded at start-up, the rest of a vendor when it is first needed.
import type { Vendor, VendorManifest } from '../push/types.js';
import { apnsManifest } from './apns/manifest.js';
import { fcmManifest } from './fcm/manifest.js';
import { harmonyManifest } from './harmony/manifest.js';
import { honorManifest } from './honor/manifest.js';
import { huaweiManifest } from './huawei/manifest.js';
import { meizuManifest } from './meizu/manifest.js';
import { oppoManifest } from './oppo/manifest.js';
import { vivoManifest } from './vivo/manifest.js';
import { xiaomiManifest } from './xiaomi/manifest.js';

/** A vendor in the list: its manifest, and how to load everything else. */
export interface ListedVendor extends VendorManifest {
  load(): Promise<Vendor>;
}

/** The order is that of every output table. */
export const vendors = {
  apns: { ...apnsManifest, load: () => import('./apns/index.js').then((module) => module.apns) },
  fcm: { ...fcmManifest, load: () => import('./fcm/index.js').then((module) => module.fcm) },
  huawei: { ...huaweiManifest, load: () => import('./huawei/index.js').then((module) => module.huawei) },
  honor: { ...honorManifest, load: () => import('./honor/index.js').then((module) => module.honor) },
  xiaomi: { ...xiaomiManifest, load: () => import('./xiaomi/index.js').then((module) => module.xiaomi) },
  oppo: { ...oppoManifest, load: () => import('./oppo/index.js').then((module) => module.oppo) },
  vivo: { ...vivoManifest, load: () => import('./vivo/index.js').then((module) => module.vivo) },
  meizu: { ...meizuManifest, load: () => import('./meizu/index.js').then((module) => module.meizu) },
  harmony: { ...harmonyManifest, load: () => import('./harmony/index.js').then((module) => module.harmony) },
} satisfies Record<string, ListedVendor>;
