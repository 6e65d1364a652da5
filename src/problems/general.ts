// All codes that belong to no vendor, in one catalogue: `explain` and the documentation read it.
import { clickEntries } from './entries/app/click.js';
import { doctorEntries } from './entries/app/doctor.js';
import { extEntries } from './entries/app/ext.js';
import { tapEntries } from './entries/app/tap.js';
import { clientEntries } from './entries/client.js';
import { configEntries } from './entries/config/config.js';
import { credentialEntries } from './entries/config/credential.js';
import { initEntries } from './entries/config/init.js';
import { deliveryEntries } from './entries/delivery.js';
import { deviceEntries } from './entries/device.js';
import { networkEntries } from './entries/network.js';
import { phoneEntries } from './entries/phone.js';
import { programEntries } from './entries/program.js';
import { receiptEntries } from './entries/receipts.js';
import { sandboxEntries } from './entries/sandbox.js';
import { savedMessageEntries } from './entries/saved-message.js';
import { tokenEntries } from './entries/token.js';
import { usageEntries } from './entries/usage.js';
import type { Catalogue } from './types.js';

export const generalCatalogue: Catalogue = {
  ...usageEntries,
  ...configEntries,
  ...credentialEntries,
  ...extEntries,
  ...clickEntries,
  ...tokenEntries,
  ...networkEntries,
  ...deliveryEntries,
  ...clientEntries,
  ...deviceEntries,
  ...phoneEntries,
  ...tapEntries,
  ...sandboxEntries,
  ...savedMessageEntries,
  ...receiptEntries,
  ...initEntries,
  ...doctorEntries,
  ...programEntries,
};
