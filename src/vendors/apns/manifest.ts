// The manifest of APNs, loaded at start-up: name, config keys and flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const apnsManifest: VendorManifest = {
  id: 'apns',
  name: t('APNs', 'APNs'),
  // [A]
  hosts: { production: 'https://api.push.apple.com', development: 'https://api.sandbox.push.apple.com' },
  credentials,
  isNotAndroid: true,
  flags: [
    {
      name: 'apns-push-type',
      values: [
        'alert',
        'background',
        'voip',
        'complication',
        'fileprovider',
        'liveactivity',
        'location',
        'pushtotalk',
        'controls',
        'widgets',
      ],
      describe: t('APNs push type; alert if left out', 'APNs 推送类型，默认 alert'),
    },
    {
      name: 'apns-priority',
      values: ['10', '5', '1'],
      describe: t(
        'APNs: 10 at once, 5 to save battery, 1 never wakes the phone',
        'APNs：10 立即，5 省电，1 不唤醒手机',
      ),
    },
    {
      name: 'apns-collapse-id',
      values: [],
      describe: t('APNs: replaces an earlier push of the same id', 'APNs：替换相同 id 的上一条通知'),
    },
  ],
};
