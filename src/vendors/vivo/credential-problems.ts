// Problems in the vivo config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { categoryCase, categoryUnknown } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'vivo/key-equals-secret': error.config(
    t('vivo_app_key and vivo_app_secret hold the same value', 'vivo_app_key 与 vivo_app_secret 的值相同'),
    t('most likely the same value was pasted into both fields', '多半是同一个值粘贴了两次'),
    t(
      'copy AppSecret again from the vivo console: Push › your app › app information',
      '从 vivo 开放平台重新复制 AppSecret：消息推送 › 你的应用 › 应用信息',
    ),
  ),
  'vivo/key-and-secret-swapped': warning.config(
    t('vivo_app_key and vivo_app_secret look swapped', 'vivo_app_key 与 vivo_app_secret 看起来填反了'),
    t(
      'a guess from their shapes: an AppKey is usually 32 hex digits and an AppSecret a UUID, here it is the other way round',
      '根据格式推测：AppKey 一般是 32 位十六进制，AppSecret 一般是 UUID，这里正好相反',
    ),
    t(
      'compare both with the vivo console; if they are reversed, swap them, then: tim-push check-config --vendor vivo',
      '与 vivo 开放平台核对，若填反则对调，然后运行：tim-push check-config --vendor vivo',
    ),
    'D',
  ),
  'vivo/category-case': categoryCase(t('vivo', 'vivo'), 'vivo_category'),
  'vivo/category-unknown': categoryUnknown(
    t(
      'vivo returns 10096 for values it does not know; the known list comes from several clients and may lack a new value',
      'vivo 对未知的值返回 10096；已知列表整理自多个客户端，可能缺少新值',
    ),
    'B',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'vivo');
