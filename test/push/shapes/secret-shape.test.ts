// A secret that is shorter than every known one is reported without its value.
import { describe, expect, it } from 'vitest';
import { vendors } from '../../../src/vendors/index.js';
import { settingsOf } from '../../helpers/emulator-http.js';

describe('a secret of a vendor that publishes no length', () => {
  it.each([
    ['vivo', 'vivo_app_secret'],
    ['huawei', 'hw_app_secret'],
    ['honor', 'honor_client_secret'],
  ] as const)('%s: %s is reported only when it is too short', async (id, key) => {
    const vendor = await vendors[id].load();
    const check = (value: string | undefined) =>
      vendor.credentials
        .check(
          settingsOf(vendor, { ...vendor.emulator.demo.values, ...(value === undefined ? {} : { [key]: value }) }),
          0,
        )
        .filter(({ code }) => code === 'credential/short');
    expect(check(undefined)).toEqual([]);
    const [found] = check('short');
    expect(found).toMatchObject({ severity: 'warning', vendor: id, at: { key }, args: { length: 5 } });
    expect(JSON.stringify(found)).not.toContain('"short"');
  });

  it.each(['appSecret=0a1b2c3d-1111-4222-8333-444455556666', '[0a1b2c3d-1111-4222-8333-444455556666]'])(
    '%s is reported for a label or brackets that are not part of a secret',
    async (value) => {
      const vendor = await vendors.vivo.load();
      const settings = settingsOf(vendor, { ...vendor.emulator.demo.values, vivo_app_secret: value });
      expect(vendor.credentials.check(settings, 0).map(({ code }) => code)).toEqual(['credential/foreign-character']);
    },
  );

  it('is reported beside an error about another key, but not if the two are swapped', async () => {
    const codes = async (values: Readonly<Record<string, string>>) => {
      const vendor = await vendors.meizu.load();
      const settings = settingsOf(vendor, { ...vendor.emulator.demo.values, ...values });
      return vendor.credentials.check(settings, 0).map(({ code }) => code);
    };
    expect(await codes({ mz_app_key: 'short', mz_app_id: 'x' })).toEqual(['meizu/app-id-shape', 'credential/short']);
    const swapped = { mz_app_id: '0123456789abcdef0123456789abcdef', mz_app_key: '100001' };
    expect(await codes(swapped)).toEqual(['meizu/id-key-swapped']);
  });
});
