// Every vendor the program knows, for tests that compare lists.
import { vendors } from '../../src/vendors/index.js';

export const allVendorIds = (): string[] => Object.keys(vendors).sort();
