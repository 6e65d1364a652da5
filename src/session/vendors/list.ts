// The vendors as commands name them.
import { commonFields } from '../../push/message/common-fields.js';
import type { FieldSpec } from '../../push/types.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { vendors } from '../../vendors/index.js';

export type VendorId = keyof typeof vendors;

export const vendorIds = Object.keys(vendors) as VendorId[];

export const isVendorId = (id: string): id is VendorId => Object.hasOwn(vendors, id);

/** Tencent IM: in sections of a config it is beside the vendors, and no device token belongs to it. */
export const TENCENT = tencentManifest.id;

/** What a config may name where a vendor is meant. */
export const configNames = { vendorIds: vendorIds as readonly string[], services: [TENCENT] };

/** Every config key of the program. */
export const allFields = (): readonly FieldSpec[] => [
  ...commonFields,
  ...vendorIds.flatMap((id) => vendors[id].credentials.fields),
  ...tencentManifest.credentials.fields,
];
