// Xiaomi's part of the sandbox without a config: an invented app and devices whose fate is fixed.
import type { Emulator } from '../../push/emulator/emulator.js';

/** 64 characters of base64; the word in front names the fate, the + and / make a missing encoding show. */
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
