// The sandbox's vivo app and devices with fixed outcomes. Everything here is fictitious and public.
import type { Emulator } from '../../push/emulator/emulator.js';

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    vivo_buz_id: '10007',
    vivo_app_id: '100000007',
    vivo_app_key: 'de300000000000000000000000000001',
    vivo_app_secret: 'de300000-0000-4000-8000-0000000000ff',
    vivo_category: 'IM',
  },
  devices: [
    { token: '16000000000000000000001', fate: 'ok' },
    { token: 'v2-DEMO-16000000000000000000002-sandbox-device-of-the-newer-kind', fate: 'ok' },
    { token: '16000000000000000000004', fate: 'not-test-device' },
    { token: '16000000000000000000010', fate: 'unknown' },
    { token: '16000000000000000000011', fate: 'other-app' },
    { token: '16000000000000000000020', fate: 'uninstalled' },
    { token: '16000000000000000000021', fate: 'switched-off' },
    { token: '16000000000000000000030', fate: 'inactive' },
  ],
};
