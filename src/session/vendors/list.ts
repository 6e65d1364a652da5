// The vendors as commands name them.
import { commonFields } from '../../push/message/common-fields.js';
import type { FieldSpec } from '../../push/types.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { vendors } from '../../vendors/index.js';

const idsOf = <Id extends string>(list: Readonly<Record<Id, unknown>>): readonly Id[] => Object.keys(list) as Id[];

/** In the published types this list is the ids alone, without what a vendor is made of. */
export const vendorIds = idsOf(vendors);

export type VendorId = (typeof vendorIds)[number];

export const isVendorId = (id: string): id is VendorId => Object.hasOwn(vendors, id);

/** Tencent IM: a config has a section for it as for a vendor, but no device token belongs to it. */
export const TENCENT = tencentManifest.id;

/** What a config may name where a vendor is meant. */
export const configNames = { vendorIds: vendorIds as readonly string[], services: [TENCENT] };

/** Every config key of the program. */
export const allFields = (): readonly FieldSpec[] => [
  ...commonFields,
  ...vendorIds.flatMap((id) => vendors[id].credentials.fields),
  ...tencentManifest.credentials.fields,
];
