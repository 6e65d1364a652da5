// Findings about config values that several vendors have under codes of their own, in the same words.
import { error, warning } from '../../problems/code-entry.js';
import type { Entry } from '../../problems/types.js';
import { fillBoth, type Text, t } from '../../text/language.js';

/** The private key of a service account's file. */
export const privateKeyEscaped = (fix: Text): Entry =>
  warning.config(
    t('private_key holds \\n as two characters instead of line breaks', 'private_key 中的换行被写成了 \\n 两个字符'),
    t(
      'the file was escaped twice, often on its way through an environment variable; tim-push repairs it, your server may not',
      '文件被转义了两次，常见于经环境变量传递；tim-push 会自动修复，但你的服务端未必会',
    ),
    [
      fix,
      t(
        'in your own sender: privateKey.replace(/\\\\n/g, "\\n") before use',
        '自己的服务端：使用前执行 privateKey.replace(/\\\\n/g, "\\n")',
      ),
    ],
    'A',
  );

export const privateKeyTruncated = (fix: Text): Entry =>
  error.config(
    t('private_key is incomplete', 'private_key 不完整'),
    t(
      'the end line or some lines of the key are missing; most likely only a part was copied',
      '缺少结尾行或部分内容，多半是只复制了一部分',
    ),
    fix,
    'A',
  );

export const privateKeyUnreadable = (fix: Text): Entry =>
  error.config(
    t('private_key is not a readable key', 'private_key 无法解析'),
    t(
      'it must be an unedited PEM text that begins with -----BEGIN PRIVATE KEY-----, not with {begin}',
      '它应为以 -----BEGIN PRIVATE KEY-----（而不是 {begin}）开头、未经改动的 PEM 文本',
    ),
    fix,
    'A',
  );

/** `key` is the config key that holds the category. */
export const categoryCase = (vendor: Text, key: string): Entry =>
  error.message(
    fillBoth(
      t(
        '{vendor} requires the category in upper case: {wanted}, not {value}',
        '{vendor}的 category 要用大写：{wanted}，不是 {value}',
      ),
      { vendor },
    ),
    t('the value is case-sensitive', '取值区分大小写'),
    t(
      `write {wanted} (--category {wanted}, or ${key} in the config)`,
      `改成 {wanted}（--category {wanted}，或配置中的 ${key}）`,
    ),
    'A',
  );

export const categoryUnknown = (cause: Text, mark: Entry['mark'] = 'A'): Entry =>
  warning.message(
    t('the category {value} is not in the known list', 'category {value} 不在已知列表中'),
    cause,
    t('use one of {known}; for chat messages IM', '使用其中之一：{known}；聊天消息用 IM'),
    mark,
  );

/** One of two values that the plugin needs together. */
export const halfPair = (vendor: Text): Entry =>
  error.config(
    t('{there} is set, but {missing} is missing', '设置了 {there}，但缺少 {missing}'),
    fillBoth(
      t('the plugin registers {vendor} phones only if both are set', '插件需要两者齐全才能在{vendor}手机上注册'),
      { vendor },
    ),
    t('add {missing} as well', '补上 {missing}'),
  );
