// The list of vendors: the light part comes with the program, the rest of a vendor when it is first needed.
import type { Catalogue } from '../problems/types.js';
import type { AppContext, ExtDelivery, Vendor, VendorManifest } from '../push/types.js';
import { apnsManifest } from './apns/manifest.js';
import { fcmManifest } from './fcm/manifest.js';
import { honorManifest } from './honor/manifest.js';
import { huaweiManifest } from './huawei/manifest.js';
import { huaweiProblems } from './huawei/problems.js';
import { meizuManifest } from './meizu/manifest.js';
import { oppoManifest } from './oppo/manifest.js';
import { vivoManifest } from './vivo/manifest.js';
import { xiaomiManifest } from './xiaomi/manifest.js';

/** A vendor in the list: its manifest, and how to load everything else. */
export interface ListedVendor extends VendorManifest {
  load(): Promise<Vendor>;
}

/** In the order of every table. */
export const vendors = {
  apns: { ...apnsManifest, load: () => import('./apns/index.js').then((module) => module.apns) },
  fcm: { ...fcmManifest, load: () => import('./fcm/index.js').then((module) => module.fcm) },
  honor: { ...honorManifest, load: () => import('./honor/index.js').then((module) => module.honor) },
  xiaomi: { ...xiaomiManifest, load: () => import('./xiaomi/index.js').then((module) => module.xiaomi) },
  oppo: { ...oppoManifest, load: () => import('./oppo/index.js').then((module) => module.oppo) },
  vivo: { ...vivoManifest, load: () => import('./vivo/index.js').then((module) => module.vivo) },
  meizu: { ...meizuManifest, load: () => import('./meizu/index.js').then((module) => module.meizu) },
} satisfies Record<string, ListedVendor>;

/** A vendor whose app side is checked and whose ext is shown, and which this version does not send to. */
export interface AppSideVendor extends VendorManifest {
  readonly problems: Catalogue;
  loadExt(): Promise<{ deliverExt(ext: string, app: AppContext): ExtDelivery }>;
}

export const appSideVendors = {
  huawei: { ...huaweiManifest, problems: huaweiProblems, loadExt: () => import('./huawei/ext.js') },
} satisfies Record<string, AppSideVendor>;
