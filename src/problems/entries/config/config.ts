// What can be wrong with a config as such; what a vendor needs is in the vendor's folder.
import { problemMaker } from '../../types.js';
import { appFileEntries } from './app-files.js';
import { fileEntries } from './files.js';
import { hostEntries } from './hosts.js';
import { valueEntries } from './values.js';
import { vendorEntries } from './vendors.js';

export const configEntries = {
  ...fileEntries,
  ...valueEntries,
  ...hostEntries,
  ...appFileEntries,
  ...vendorEntries,
};

export const configProblem = problemMaker(configEntries);
