// Every success that a vendor's client can report has tests that take it away: the answer, the vendor, a secret or the clock is broken, never our code.
import { describe, expect, it } from 'vitest';
import { vendors } from '../../src/vendors/index.js';
import { testGreenWords } from '../helpers/green.js';
import { allVendorIds } from '../helpers/vendor-ids.js';
import { greenWords } from './green-words.js';

describe('success statuses', () => {
  it('every vendor has a table', () => {
    expect(greenWords.map(({ service }) => service.id).sort()).toEqual(allVendorIds());
  });

  it.each(greenWords.map(({ service, words }) => ({ id: service.id, words })))(
    '$id: each ability of its client has a row',
    async ({ id, words }) => {
      const said = new Set(words.map(({ word }) => word));
      expect(said).toContain('verified');
      expect(said).toContain('accepted');
      const vendor = await vendors[id as keyof typeof vendors].load();
      const { openTestVendor } = await import('../helpers/emulator-http.js');
      const { client } = openTestVendor(vendor);
      if (client.dryRun !== undefined) expect(said).toContain('dry-run-ok');
      if (client.status !== undefined) expect(said).toContain('valid');
    },
  );
});

for (const { service, words } of greenWords) testGreenWords(service, words);
