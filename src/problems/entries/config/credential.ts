// Findings about the shape of a secret or a key, in the same words for every vendor that publishes no shape of its own.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const configWarning = entryOf('warning', 'config');

export const credentialEntries = {
  'credential/short': configWarning(
    t(
      '{key} has {length} characters; all known ones have {least} or more',
      '{key} 只有 {length} 个字符；已知的都不少于 {least} 个',
    ),
    t('most likely it was cut when copied, or it is a test value', '多半是复制时被截断，或是测试值'),
    t(
      'copy it again from the console of the vendor: tim-push guide {vendorId}',
      '从厂商控制台重新复制：tim-push guide {vendorId}',
    ),
    { mark: 'C', source: 'public examples; the vendor names no length' },
  ),
  'credential/foreign-character': configWarning(
    t('{key} holds a character that no known one has', '{key} 中有已知的值都不含的字符'),
    t(
      'character {place} is a blank, a quotation mark, a bracket, the sign behind a label, the end of a line of code or of another alphabet: most likely it was copied with the value',
      '第 {place} 个字符是空格、引号、括号、标签后的符号、代码行尾符号或全角等其他文字，多半是复制时带上的',
    ),
    t(
      'leave only the value itself, as the console shows it: tim-push guide {vendorId}',
      '只保留值本身，与控制台显示的一致：tim-push guide {vendorId}',
    ),
    { mark: 'C', source: 'public examples; the vendor names no alphabet' },
  ),
  'credential/twice': configWarning(
    t('{key} consists of the same text twice', '{key} 由同一段文本重复两次组成'),
    t('most likely it was pasted twice', '多半是粘贴了两次'),
    t(
      'compare it with the console of the vendor: tim-push guide {vendorId}',
      '对照厂商控制台核对：tim-push guide {vendorId}',
    ),
    { mark: 'C', source: 'public examples' },
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries);
