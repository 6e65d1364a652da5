// OPPO demo data for the sandbox without a config: a fictitious app and devices with fixed outcomes.
import type { Emulator } from '../../push/emulator/emulator.js';

const registrationId = (digit: string): string => `CN_${'d'.repeat(8)}${digit.repeat(24)}`;

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    oppo_app_id: '30000001',
    oppo_app_key: '0da0da0da0da0da0da0da0da0da0da01',
    oppo_app_secret: '0da0da0da0da0da0da0da0da0da0da02',
    oppo_master_secret: '0da0da0da0da0da0da0da0da0da0da03',
    oppo_channel_id: 'new_message',
  },
  devices: [
    { token: registrationId('0'), fate: 'ok' },
    { token: registrationId('1'), fate: 'unknown' },
    { token: registrationId('2'), fate: 'uninstalled' },
    { token: registrationId('3'), fate: 'switched-off' },
    { token: registrationId('4'), fate: 'inactive' },
    { token: registrationId('5'), fate: 'other-app' },
  ],
};
