// Meizu demo data for the sandbox without a config: a fictitious app and devices with fixed outcomes.
import type { Emulator } from '../../push/emulator/emulator.js';

/** 45 characters in the right format; the leading letters name the outcome. */
const pushId = (lead: string, digit: string): string => `${lead}${digit.repeat(42)}`;

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    mz_app_id: '160001',
    mz_app_key: 'd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0',
    mz_app_secret: 'd1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1',
    mz_notice_type: 'private',
  },
  devices: [
    { token: pushId('DM0', 'a'), fate: 'ok' },
    { token: pushId('DM1', 'b'), fate: 'unknown' },
    { token: pushId('DM2', 'c'), fate: 'uninstalled' },
    { token: pushId('DM3', 'd'), fate: 'switched-off' },
    { token: pushId('DM4', 'e'), fate: 'inactive' },
    { token: pushId('DM5', 'f'), fate: 'other-app' },
  ],
};
