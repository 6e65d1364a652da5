// Our own findings about Apple settings.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const apnsProblems = {
  'apns/id-shape': {
    severity: 'error',
    kind: 'config',
    title: t('{key} has {length} characters', '{key} 有 {length} 个字符'),
    cause: t('key ID and team ID have ten capitals or digits', 'Key ID 和 Team ID 都是 10 个大写字母或数字'),
    fix: [
      t(
        'copy it again from developer.apple.com › Account (key ID: Keys; team ID: Membership)',
        '到 developer.apple.com › Account 重新复制（Key ID 在 Keys，Team ID 在 Membership）',
      ),
    ],
    mark: 'A',
  },
  'apns/key-id-is-team-id': {
    severity: 'error',
    kind: 'config',
    title: t('apple_key_id equals apple_team_id', 'apple_key_id 与 apple_team_id 相同'),
    cause: t('one of the two was pasted twice', '其中一个粘贴了两次'),
    fix: [
      t(
        'the key ID stands in the name of AuthKey_<key ID>.p8, the team ID under Membership',
        'Key ID 在 AuthKey_<Key ID>.p8 的文件名里，Team ID 在 Membership 页',
      ),
    ],
    mark: 'A',
  },
} satisfies Catalogue;

export const apnsProblem = problemMaker(apnsProblems, 'apns');
