// The manifest of Xiaomi, loaded at start-up: name, config keys and flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const xiaomiManifest: VendorManifest = {
  id: 'xiaomi',
  name: t('Xiaomi', '小米'),
  hosts: {
    // [A]
    push: 'https://api.xmpush.xiaomi.com',
    // [A] Outside China. Regional host names differ between sources, so mi_region selects this one and `endpoints` can override it.
    pushGlobal: 'https://api.xmpush.global.xiaomi.com',
    feedback: 'https://feedback.xmpush.xiaomi.com',
  },
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
    {
      name: 'mi-notify-id',
      values: ['distinct', 'same'],
      describe: t(
        'Xiaomi: distinct (each push shows beside the earlier ones; default) or same (notify_id 0: a later push replaces the earlier one)',
        '小米：distinct（每条单独显示；默认）或 same（notify_id 为 0，后一条覆盖前一条）',
      ),
    },
  ],
};
