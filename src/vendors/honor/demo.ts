// Honor demo data for the sandbox without a config: a fictitious app and devices with fixed outcomes.
import type { Emulator } from '../../push/emulator/emulator.js';

const deviceToken = (word: string): string => `BADEMOTOK.demo_${word}-${'0'.repeat(100 - word.length)}`;

export const demo: Emulator['demo'] = {
  values: {
    honor_app_id: '100000001',
    honor_client_id: '220000002',
    honor_client_secret: 'demo-honor-client-secret-0000001',
    honor_badge_class: 'com.example.chat.MainActivity',
    package_name: 'com.example.chat',
  },
  devices: [
    { token: deviceToken('ok'), fate: 'ok' },
    { token: deviceToken('unknown'), fate: 'unknown' },
    { token: deviceToken('uninstalled'), fate: 'uninstalled' },
    { token: deviceToken('switched_off'), fate: 'switched-off' },
    { token: deviceToken('inactive'), fate: 'inactive' },
    { token: deviceToken('other_app'), fate: 'other-app' },
  ],
};
