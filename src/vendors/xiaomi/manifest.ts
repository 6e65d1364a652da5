// The light part of Xiaomi: name, credentials, flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const xiaomiManifest: VendorManifest = {
  id: 'xiaomi',
  name: 'Xiaomi',
  credentials,
  flags: [
    {
      name: 'mi-click',
      values: ['callback', 'launcher', 'page'],
      describe: t(
        "Xiaomi: callback (no notify_effect, reaches the plugin's callback where it is still served; default), launcher, or page",
        '小米：callback（不带 notify_effect，服务端仍支持时才会进入插件回调；默认）、launcher 或 page',
      ),
    },
  ],
};
