// Problems in the Meizu config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { halfPair } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'meizu/app-id-shape': warning.config(
    t(
      'mz_app_id does not look like a Meizu App ID ({length} characters)',
      'mz_app_id 不像魅族 App ID（{length} 个字符）',
    ),
    t('known App IDs have six digits', '已知的 App ID 都是 6 位数字'),
    t('copy App ID again from the Meizu console', '到 Flyme 开放平台重新复制 App ID'),
    'B',
  ),
  'meizu/id-key-swapped': error.config(
    t('mz_app_id holds an App Key', 'mz_app_id 里填的是 App Key'),
    t(
      '32 hex digits are the shape of App Key and App Secret; an App ID has only digits',
      '32 位十六进制是 App Key 或 App Secret 的格式，App ID 只有数字',
    ),
    t(
      'put the number named App ID in mz_app_id and the other value in mz_app_key',
      '把数字形式的 App ID 填入 mz_app_id，另一个填入 mz_app_key',
    ),
  ),
  'meizu/half-pair': halfPair(t('Meizu', '魅族')),
  'meizu/secret-equals-key': error.config(
    t('mz_app_secret equals mz_app_key', 'mz_app_secret 与 mz_app_key 相同'),
    t(
      'most likely the App Key was pasted into both fields; Meizu would return 1006',
      '多半是把 App Key 粘贴到了两处；魅族会返回 1006',
    ),
    t(
      'copy App Secret from the Meizu console into mz_app_secret',
      '到 Flyme 开放平台复制 App Secret 填入 mz_app_secret',
    ),
  ),
  'meizu/secret-shape': warning.config(
    t(
      'mz_app_secret does not look like a Meizu App Secret ({length} characters)',
      'mz_app_secret 不像魅族 App Secret（{length} 个字符）',
    ),
    t('known App Secrets have 32 hex digits', '已知的 App Secret 都是 32 位十六进制'),
    t('copy it again, without spaces or quotes', '重新复制，去掉空格和引号'),
    'B',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'meizu');
