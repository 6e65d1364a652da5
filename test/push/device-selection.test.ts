// Which channel and certificate ID the Flutter plugin selects, according to the vectors.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PhoneTraits, selectForPhone } from '../../src/push/device-selection.js';
import { PLUGIN_DEVICES } from '../../src/tencent-im/plugin-devices.js';

interface SelectionVector {
  manufacturer: string;
  props?: Record<string, string>;
  honor_push_supported?: boolean;
  fcm_enabled_and_supported?: boolean;
  channel: string;
  buz: string;
  token_from?: string;
}

const { plugin_device_selection: vectors } = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/tencent-im.json', import.meta.url), 'utf8'),
) as { plugin_device_selection: SelectionVector[] };

const phoneOf = (vector: SelectionVector): PhoneTraits => ({
  manufacturer: vector.manufacturer,
  ...(vector.props === undefined ? {} : { properties: vector.props }),
  ...(vector.honor_push_supported === undefined ? {} : { ownPushSupported: vector.honor_push_supported }),
  ...(vector.fcm_enabled_and_supported === undefined ? {} : { fcmUsable: vector.fcm_enabled_and_supported }),
});

describe('plugin on a phone', () => {
  it.each(vectors)('of $manufacturer picks $channel and uploads $buz', (vector) => {
    const selection = selectForPhone(phoneOf(vector), PLUGIN_DEVICES, true);
    expect(selection).toMatchObject({ channel: vector.channel, certificateKey: vector.buz });
    if (vector.token_from !== undefined) expect(selection.tokenFrom).toBe(vector.token_from);
  });

  it('reads the system properties of an unknown brand only without an FCM certificate', () => {
    const phone = { manufacturer: 'LeEco', properties: { 'ro.miui.ui.version.name': 'V12' } };
    expect(selectForPhone(phone, PLUGIN_DEVICES, false).certificateKey).toBe('mi_buz_id');
    expect(selectForPhone(phone, PLUGIN_DEVICES, true).certificateKey).toBe('google_buz_id');
  });

  it('uploads certificate ID 0 for an unknown brand without any other certificate', () => {
    expect(selectForPhone({ manufacturer: 'samsung' }, PLUGIN_DEVICES, false)).toEqual({
      channel: 'default',
      certificateKey: undefined,
      tokenFrom: undefined,
    });
  });
});
