// The sandbox's Huawei app and devices with fixed outcomes. Everything here is fictitious and public.
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
  // The permission a chat app applies for; `rights` in the config or the control API can remove it.
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
