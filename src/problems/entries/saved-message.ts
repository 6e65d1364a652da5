// What can be wrong with the saved message of --message.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const saved = entryOf('error', 'usage');

export const savedMessageEntries = {
  'message/unusable-file': saved(
    t('--message {file} cannot be used', '无法使用 --message {file}'),
    t('{reason}', '{reason}'),
    t(
      'give a JSON or YAML file such as {"title": "Lunch?", "body": "Noodles at one.", "ttl": "15m"}',
      '使用 JSON 或 YAML 文件，例如 {"title": "Lunch?", "body": "Noodles at one.", "ttl": "15m"}',
    ),
  ),
  'message/unknown-field': saved(
    t('{key} is not a field of a saved message{suggestion}', '{key} 不是消息文件的字段{suggestion}'),
    t('the fields are named after the message flags: {known}', '字段名与消息参数同名：{known}'),
    t('correct or remove it', '改正或删除'),
  ),
  'message/not-a-message-field': saved(
    t('{key} does not belong in a saved message', '{key} 不能写在消息文件里'),
    t(
      'a saved message holds what the push says, never a secret, a device token or a recipient',
      '消息文件只写推送的内容，不写密钥、设备 token 或接收方',
    ),
    t(
      'remove it there; credentials and devices belong in the config, device tokens behind --token or --tokens',
      '从该文件删除；凭证和设备写在配置里，设备 token 用 --token 或 --tokens 指定',
    ),
  ),
  'message/wrong-value': saved(
    t('{key} of the saved message must be {expected}', '消息文件中的 {key} 必须是{expected}'),
    t('it is {found}', '实际是 {found}'),
    t('correct it there, or give --{flag} on the command line, which wins', '在该处修正，或在命令行用 --{flag} 覆盖'),
  ),
} satisfies Catalogue;

export const savedMessageProblem = problemMaker(savedMessageEntries);
