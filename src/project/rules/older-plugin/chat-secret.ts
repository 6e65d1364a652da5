// DART, the SecretKey of the Chat app in the Dart code of an older plugin; for TIMPush see T3-COD-09.

import { t } from '../../../text/language.js';
import { chatSecrets } from '../../facts/chat-secret.js';
import { dartAnchor } from '../../facts/dart/start.js';
import { reasons } from '../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { error, oldDart } from '../defaults.js';

export const chatSecretRules: readonly Rule[] = [
  {
    ...oldDart,
    id: 'DART-06',
    ...error,
    source: 'Tencent Chat: UserSig (the key belongs on a server)',
    title: t('the SecretKey of the Chat app is in the app', '应用中包含 Chat 应用的 SecretKey'),
    cause: t(
      'whoever has the app has the key: every account can be taken over, and every push can be sent in your name',
      '拿到安装包就拿到了密钥：任何账号都可被冒用，也能以你的名义推送',
    ),
    fix: t(
      'make the UserSig on your server, remove the test signer, and renew the key in the Chat console',
      '在服务器生成 UserSig，删除测试用的签名代码，并在 IM 控制台更换密钥',
    ),
    check: (project) => {
      const { places, isComputed, isSignerUsed } = chatSecrets(project);
      if (places.length > 0) return verdict(places.map((at): Finding => ({ at, found: 'SecretKey', expected: '–' })));
      if (isComputed) return skipped(reasons.computed);
      return isSignerUsed ? verdict([], dartAnchor(project)) : skipped(reasons.notUsed);
    },
  },
];
