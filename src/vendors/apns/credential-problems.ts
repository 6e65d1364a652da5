// Problems in the APNs config values. Separate from problems.ts because it is loaded at start-up.
import { error, hint } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const thenCheck = t('then: tim-push check-config --vendor apns', '然后运行：tim-push check-config --vendor apns');

export const credentialEntries = {
  'apns/id-shape': error.config(
    t('{key} has {length} characters', '{key} 有 {length} 个字符'),
    t('key ID and team ID consist of ten capital letters or digits', 'Key ID 和 Team ID 都是 10 个大写字母或数字'),
    t(
      'copy it again from developer.apple.com › Account (key ID: Keys; team ID: Membership)',
      '到 developer.apple.com › Account 重新复制（Key ID 在 Keys，Team ID 在 Membership）',
    ),
    'A',
  ),
  'apns/key-id-is-team-id': error.config(
    t('apple_key_id equals apple_team_id', 'apple_key_id 与 apple_team_id 相同'),
    t('most likely one of the two was pasted into both fields', '多半是把同一个值粘贴到了两处'),
    t(
      'the key ID is in the file name AuthKey_<key ID>.p8, the team ID under Membership',
      'Key ID 在 AuthKey_<Key ID>.p8 的文件名里，Team ID 在 Membership 页',
    ),
    'A',
  ),
  'apns/ids-swapped': error.config(
    t('apple_key_id and apple_team_id are swapped', 'apple_key_id 与 apple_team_id 填反了'),
    t(
      'the key ID in the file name AuthKey_….p8 is the value of apple_team_id',
      'AuthKey_….p8 文件名中的 Key ID 正是 apple_team_id 的值',
    ),
    [t('swap the two values', '对调这两个值'), thenCheck],
    'A',
  ),
  'apns/key-id-not-of-file': error.config(
    t(
      'apple_key_id is {keyId}, but the file is named after key {inName}',
      'apple_key_id 是 {keyId}，但文件名中是 {inName}',
    ),
    t(
      'Apple puts the key ID into the file name, so the file or apple_key_id belongs to another key',
      '苹果用 Key ID 命名文件，因此文件或 apple_key_id 属于另一个密钥',
    ),
    t(
      'set apple_key_id to {inName}, or use the file of {keyId}',
      '把 apple_key_id 改为 {inName}，或换成 {keyId} 的文件',
    ),
    'D',
  ),
  'apns/bundle-id-has-team': error.config(
    t('apple_bundle_id begins with a team ID', 'apple_bundle_id 带有 Team ID 前缀'),
    t(
      'that is the App ID with its prefix; the topic is the bundle id alone',
      '这是带前缀的 App ID；topic 只用 Bundle ID',
    ),
    t('remove the first ten characters and the dot', '去掉前 10 个字符和点号'),
    'A',
  ),
  'apns/bundle-id-has-suffix': error.config(
    t('apple_bundle_id ends with the suffix of a push type', 'apple_bundle_id 带有推送类型后缀'),
    t('the suffix depends on --apns-push-type and is added automatically', '后缀由 --apns-push-type 决定，会自动添加'),
    t('write the plain bundle id, for example com.example.chat', '只写 Bundle ID，例如 com.example.chat'),
    'A',
  ),
  'apns/bundle-id-shape': error.config(
    t('apple_bundle_id is not a bundle id', 'apple_bundle_id 不是有效的 Bundle ID'),
    t(
      'a bundle id has letters, digits, hyphens and dots, like com.example.chat',
      'Bundle ID 由字母、数字、连字符和点组成，例如 com.example.chat',
    ),
    t('copy it from Xcode › target › Signing & Capabilities', '从 Xcode › target › Signing & Capabilities 复制'),
    'A',
  ),
  'apns/several-ways': hint.config(
    t('{used} is used, {others} is not', '使用 {used}，忽略 {others}'),
    t('both a key and a certificate are configured; one is enough', '同时提供了密钥和证书，用一种即可'),
    t('remove the one you do not need', '删除不需要的那一个'),
  ),
  'apns/environment-unknown': error.config(
    t('apple_environment is not set', '未设置 apple_environment'),
    t(
      'the certificate works in both environments, so it does not show which one the device tokens belong to',
      '证书同时支持两个环境，无法判断设备 token 属于哪个',
    ),
    t(
      'run from Xcode: --environment development; TestFlight, Ad Hoc or App Store: --environment production',
      'Xcode 直接运行：--environment development；TestFlight、Ad Hoc、App Store：--environment production',
    ),
    'A',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'apns');
