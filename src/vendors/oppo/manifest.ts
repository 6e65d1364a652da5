// The manifest of OPPO, loaded at start-up: name, config keys and flags.
import type { VendorManifest } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentials } from './credentials.js';

export const oppoManifest = {
  id: 'oppo',
  name: t('OPPO', 'OPPO'),
  hosts: {
    // [A] Used by all SDKs. [B] The document, as of 2026, has a newer host, which is tried when this one is unreachable.
    push: 'https://api.push.oppomobile.com',
    pushNew: 'https://api-push-cn.heytapmobi.com',
    pushOverseas: 'https://api-intl.push.oppomobile.com',
    feedback: 'https://feedback.push.oppomobile.com',
    device: 'https://api-device.push.heytapmobi.com',
  },
  credentials,
  flags: [
    {
      name: 'oppo-ext',
      values: ['wrap', 'spread'],
      describe: t(
        'OPPO: ext under one key ext (wrap, default) or its keys spread as Tencent sends them',
        'OPPO：把 ext 放在 ext 键下（wrap，默认），或像腾讯那样展开各键（spread）',
      ),
    },
    {
      name: 'oppo-batch',
      values: ['unicast', 'broadcast'],
      describe: t(
        'OPPO, many tokens: one message each (unicast, default) or one stored message (broadcast)',
        'OPPO 多个 token：逐个消息（unicast，默认）或保存后广播（broadcast）',
      ),
    },
  ],
} satisfies VendorManifest;
