// Xiaomi demo data for the sandbox without a config: a fictitious app and devices with fixed outcomes.
import type { Emulator } from '../../push/emulator/emulator.js';

/** 64 base64 characters; the leading word names the outcome, and + and / reveal missing encoding. */
const regid = (word: string): string => `demo/${word}+${'A'.repeat(58 - word.length)}`;

export const demo: Emulator['demo'] = {
  values: {
    mi_app_id: '2882303761500000001',
    mi_app_key: '5000000000001',
    mi_app_secret: 'ZGVtb2RlbW9kZW1vZGVtbw==',
    mi_channel_id: '100001',
    package_name: 'com.example.chat',
  },
  devices: [
    { token: regid('ok'), fate: 'ok' },
    { token: regid('unknown'), fate: 'unknown' },
    { token: regid('uninstalled'), fate: 'uninstalled' },
    { token: regid('switchedoff'), fate: 'switched-off' },
    { token: regid('inactive'), fate: 'inactive' },
    { token: regid('otherapp'), fate: 'other-app' },
  ],
};
