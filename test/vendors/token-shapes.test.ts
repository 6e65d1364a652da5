// Device tokens across all vendors: a vendor is guessed only if no other fits, and a foreign token is reported with its vendor.
import { describe, expect, it } from 'vitest';
import type { Vendor } from '../../src/push/types.js';
import { vendorOfToken } from '../../src/session/vendors/of-token.js';
import { vendors } from '../../src/vendors/index.js';

const loaded: readonly Vendor[] = await Promise.all(Object.values(vendors).map((vendor) => vendor.load()));
const sureOf = (token: string): readonly string[] =>
  loaded.filter((vendor) => vendor.fitsToken(token) === 'yes').map((vendor) => vendor.id);

const shapes: readonly { readonly name: string; readonly token: string; readonly fits: readonly string[] }[] = [
  { name: 'APNs, 64 hex digits', token: 'a1'.repeat(32), fits: ['apns'] },
  { name: 'FCM, with a colon', token: `cAbCdEfGhIjKlMnOpQrStU:APA91b${'x'.repeat(134)}`, fits: ['fcm'] },
  { name: 'Huawei, classic', token: `AAWW${'a'.repeat(126)}`, fits: ['huawei'] },
  { name: 'Huawei, EMUI 9', token: `0${'1'.repeat(27)}CN01`, fits: ['huawei'] },
  { name: 'Honor, with a dot', token: `BAEAAAAAB.${'a'.repeat(120)}`, fits: ['honor'] },
  { name: 'Huawei or Honor', token: `IQAAAA${'a'.repeat(124)}`, fits: [] },
  { name: 'OPPO, with a region', token: `CN_${'0a'.repeat(16)}`, fits: ['oppo'] },
  { name: 'vivo, 23 digits', token: '1'.repeat(23), fits: ['vivo'] },
  { name: 'Meizu, 45 characters', token: `S5Q${'0a'.repeat(21)}`, fits: ['meizu'] },
  { name: '32 hex digits: OPPO perhaps', token: '0a'.repeat(16), fits: [] },
  { name: 'no token at all', token: 'q7Zk2m', fits: [] },
];

describe('device tokens across vendors', () => {
  it.each(shapes)('$name', async ({ token, fits }) => {
    expect(sureOf(token)).toEqual(fits);
    const found = await vendorOfToken(token, undefined, false);
    if (fits.length === 1) expect(found).toEqual({ id: fits[0] });
    else expect(found).toMatchObject({ problem: { code: 'usage/vendor-unclear' } });
  });

  it('an unclear device token lists the vendors it fits', async () => {
    const found = await vendorOfToken(`IQAAAA${'a'.repeat(124)}`, undefined, false);
    expect(found).toMatchObject({ problem: { args: { candidates: 'huawei|honor' } } });
  });

  it.each(shapes.filter(({ fits }) => fits.length === 1))(
    '$name: refused for every other vendor with the name of its own, unless forced',
    async ({ token, fits }) => {
      for (const { id, fitsToken } of loaded) {
        const named = id as keyof typeof vendors;
        const found = await vendorOfToken(token, named, false);
        if (id === fits[0] || fitsToken(token) === 'maybe') expect(found).toEqual({ id });
        else
          expect(found).toMatchObject({ problem: { code: 'usage/token-of-other-vendor', args: { otherId: fits[0] } } });
        expect(await vendorOfToken(token, named, true)).toEqual({ id });
      }
    },
  );

  it('every demo device with fate ok fits its own vendor, and no other with certainty', () => {
    for (const vendor of loaded)
      for (const { token, fate } of vendor.emulator.demo.devices) {
        if (fate !== 'ok') continue;
        expect(vendor.fitsToken(token), `${vendor.id} ${token}`).not.toBe('no');
        expect(sureOf(token).filter((id) => id !== vendor.id)).toEqual([]);
      }
  });
});
