// Every vendor the program knows, for tests that compare lists.
import { appSideVendors, vendors } from '../../src/vendors/index.js';

export const allVendorIds = (): string[] => [...Object.keys(vendors), ...Object.keys(appSideVendors)].sort();
