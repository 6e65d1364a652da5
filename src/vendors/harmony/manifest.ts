// The manifest of HarmonyOS, loaded at start-up: name, config keys and its flag.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';
import { sentTypes } from './facts.js';

export const harmonyManifest: VendorManifest = {
  id: 'harmony',
  name: t('HarmonyOS', 'HarmonyOS'),
  // A: the same host as Huawei's v1 and v2, distinguished by path.
  hosts: { push: 'https://push-api.cloud.huawei.com' },
  credentials,
  isNotAndroid: true,
  flags: [
    {
      name: 'harmony-push-type',
      values: sentTypes,
      describe: t(
        'HarmonyOS 5+: alert (notification), background (message for the app) or call (in-app call)',
        'HarmonyOS 5+：alert（通知）、background（后台消息）或 call（应用内通话）',
      ),
    },
  ],
};
