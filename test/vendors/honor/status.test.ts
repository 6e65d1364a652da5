// Honor reports the state of a device token only through a push; without consent it stays unknown.
import { describe, expect, it } from 'vitest';
import { honor } from '../../../src/vendors/honor/index.js';
import { openTestVendor } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  honor.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';

describe('honor device status', () => {
  it('without --probe sends nothing and gives the reason', async () => {
    const vendor = openTestVendor(honor);
    const [status] = (await vendor.client.status?.([tokenOf('ok')], { probe: false, consume: false })) ?? [];
    expect(status?.state).toBe('unknown');
    expect(status?.problem).toBeUndefined();
    expect(status?.evidence[0]?.en).toContain('--probe');
    expect(vendor.received).toEqual([]);
  });

  it.each([
    ['ok', 'valid', undefined],
    ['uninstalled', 'invalid', 'honor/expired-token'],
    ['unknown', 'unknown', 'honor/failed-token'],
  ])('a test message reveals fate %s as %s', async (fate, state, code) => {
    const vendor = openTestVendor(honor);
    const [status] = (await vendor.client.status?.([tokenOf(fate)], { probe: true, consume: false })) ?? [];
    expect([status?.state, status?.problem?.code, status?.confidence]).toEqual([state, code, 'B']);
    const sent = vendor.received.find((item) => item.path.endsWith('/sendMessage'));
    expect(JSON.parse(String(sent?.request.body))).toMatchObject({ android: { targetUserType: 1 } });
  });

  it('refused credentials leave the state unknown', async () => {
    const vendor = openTestVendor(honor, { settings: { honor_client_secret: 'canary-wrong' } });
    expect(await vendor.client.status?.([tokenOf('ok')], { probe: true, consume: false })).toMatchObject([
      { state: 'unknown', problem: { code: 'honor/unauthorized_client' } },
    ]);
  });
});
