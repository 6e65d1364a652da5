// The sandbox's own Huawei app and its devices with a fixed fate. Everything here is invented and public.
import type { Emulator } from '../../push/emulator/emulator.js';
import { rights } from './facts.js';

const deviceToken = (word: string): string => `ADEMO-${word}-${'0'.repeat(123 - word.length)}`;

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    hw_buz_id: '10003',
    hw_app_id: '100000003',
    hw_app_secret: 'demo+huawei/client=secret&0000000000000000000000000000000000001',
    hw_badge_class: 'com.example.chat.MainActivity',
    hw_category: 'IM',
    hw_importance: 'NORMAL',
  },
  // What an app that chats applies for; the sandbox's control API or a config's `rights` takes it away.
  rights: [rights.urgency],
  devices: [
    { token: deviceToken('ok'), fate: 'ok' },
    { token: deviceToken('ok2'), fate: 'ok' },
    { token: deviceToken('unknown'), fate: 'unknown' },
    { token: deviceToken('other_app'), fate: 'other-app' },
    { token: deviceToken('uninstalled'), fate: 'uninstalled' },
    { token: deviceToken('switched_off'), fate: 'switched-off' },
    { token: deviceToken('inactive'), fate: 'inactive' },
  ],
};
