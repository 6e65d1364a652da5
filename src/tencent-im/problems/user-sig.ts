// What can be wrong with a UserSig, and what a reading of one proves.
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const credentials = { severity: 'error', kind: 'credentials', mark: 'A' } as const;
const MAKE = t('make a new one: tim-push user-sig --user {user}', '重新生成：tim-push user-sig --user {user}');

export const userSigEntries = {
  'tencent-im/sig-empty': {
    ...credentials,
    title: t('the UserSig is empty', 'UserSig 为空'),
    cause: t('most often a variable that is not set, or an empty file', '多半是变量没有设置，或文件为空'),
    fix: [t('make one: tim-push user-sig --user <id>', '生成一个：tim-push user-sig --user <用户>')],
  },
  'tencent-im/sig-alphabet': {
    ...credentials,
    title: t('the UserSig holds characters that never occur in one', 'UserSig 中有不该出现的字符'),
    cause: t(
      'only A-Z a-z 0-9 * - _ occur; this is plain base64 (+ / =), URL-encoded, or no UserSig',
      '只会出现 A-Z a-z 0-9 * - _；这是普通 base64（+ / =）、经过 URL 编码，或根本不是 UserSig',
    ),
    fix: [
      t(
        'replace + by *, / by -, = by _ after base64; or let the official library do it',
        '在 base64 之后把 + 换成 *、/ 换成 -、= 换成 _；或使用官方库',
      ),
    ],
  },
  'tencent-im/sig-base64url': {
    ...credentials,
    title: t('the UserSig was written in base64url', 'UserSig 使用了 base64url'),
    cause: t(
      "Tencent's alphabet is its own: + becomes *, / becomes -, = becomes _, and the padding stays",
      '腾讯用自己的字符集：+ 变 *、/ 变 -、= 变 _，并保留补位',
    ),
    fix: [t('replace the characters by that rule, or use the official library', '按上述规则替换字符，或使用官方库')],
  },
  'tencent-im/sig-unreadable': {
    ...credentials,
    title: t('the UserSig cannot be unpacked', 'UserSig 无法解开'),
    cause: t(
      'cut off while copying, compressed with something other than zlib, or no UserSig at all',
      '复制时被截断、没有用 zlib 压缩，或根本不是 UserSig',
    ),
    fix: [t('copy the whole text again; a UserSig of today begins with eJ', '重新完整复制；现在的 UserSig 以 eJ 开头')],
  },
  'tencent-im/sig-fields': {
    ...credentials,
    title: t('the UserSig lacks fields', 'UserSig 缺少字段'),
    cause: t(
      'TLS.identifier, TLS.sdkappid, TLS.time, TLS.expire and TLS.sig are needed',
      '需要 TLS.identifier、TLS.sdkappid、TLS.time、TLS.expire 和 TLS.sig',
    ),
    fix: [t('make one: tim-push user-sig --user <id>', '生成一个：tim-push user-sig --user <用户>')],
  },
  'tencent-im/sig-version': {
    ...credentials,
    title: t('the UserSig has version "{version}", wanted is 2.0', 'UserSig 的版本是 “{version}”，应为 2.0'),
    cause: t('apps of before July 2019 used another signature (ECDSA)', '2019 年 7 月前的应用使用另一种签名（ECDSA）'),
    fix: [MAKE],
  },
  'tencent-im/sig-other-app': {
    ...credentials,
    title: t(
      'the UserSig belongs to SDKAppID {found}, the config says {expected}',
      'UserSig 属于 SDKAppID {found}，配置是 {expected}',
    ),
    cause: t('two apps were mixed up; Tencent refuses it with 70014', '混用了两个应用；腾讯会以 70014 拒绝'),
    fix: [
      t('use the UserSig of the same app, or correct im_sdk_app_id', '使用同一应用的 UserSig，或改正 im_sdk_app_id'),
      MAKE,
    ],
  },
  'tencent-im/sig-other-user': {
    ...credentials,
    title: t(
      'the UserSig belongs to account {found}, asked for is {expected}',
      'UserSig 属于账号 {found}，而不是 {expected}',
    ),
    cause: t(
      'a UserSig is good for one account only; Tencent refuses others with 70013',
      '一个 UserSig 只对一个账号有效；腾讯会以 70013 拒绝',
    ),
    fix: [MAKE],
  },
  'tencent-im/sig-expired': {
    ...credentials,
    title: t('the UserSig expired on {date}', 'UserSig 已于 {date} 过期'),
    cause: t('its life is over; Tencent refuses it with 70001', '有效期已过；腾讯会以 70001 拒绝'),
    fix: [MAKE],
  },
  'tencent-im/sig-from-the-future': {
    ...credentials,
    severity: 'warning',
    title: t('the UserSig was made {minutes} minutes in the future', 'UserSig 的生成时间比现在晚 {minutes} 分钟'),
    cause: t(
      'the clock of this machine is behind, or that of the machine that made it is ahead',
      '本机时钟偏慢，或生成它的机器时钟偏快',
    ),
    fix: [t('set both clocks by the network (NTP)', '用 NTP 校准两边的时钟')],
  },
  'tencent-im/sig-short-life': {
    ...credentials,
    severity: 'hint',
    title: t(
      'the UserSig lives {life}; Tencent advises a day at least',
      'UserSig 有效期只有 {life}；腾讯建议至少 1 天',
    ),
    cause: t('a short life logs users out in the middle of a session', '有效期太短会让用户在使用中掉线'),
    fix: [t('give --expire 1d or more; the libraries take 180d', '使用 --expire 1d 或更长；官方库默认 180d')],
  },
  'tencent-im/sig-wrong-key': {
    ...credentials,
    title: t('the signature was not made with im_secret_key', '签名不是用 im_secret_key 生成的'),
    cause: t(
      'the key belongs to another app or was changed; Tencent refuses it with 70009',
      '密钥属于另一个应用或已更换；腾讯会以 70009 拒绝',
    ),
    fix: [
      t(
        'copy the key again: Chat console › app › basic information › secret key',
        '重新复制密钥：IM 控制台 › 应用 › 基本信息 › 密钥',
      ),
      MAKE,
    ],
  },
  'tencent-im/sig-hex-decoded': {
    ...credentials,
    title: t('the signature was made with the hex-decoded key', '签名用的是十六进制解码后的密钥'),
    cause: t(
      'the key is the text of 64 characters itself, not the 32 bytes it could stand for',
      '密钥是那 64 个字符本身，而不是解码出的 32 字节',
    ),
    fix: [
      t('hand the key to HMAC as text (UTF-8), without decoding it', '把密钥按文本（UTF-8）直接交给 HMAC，不要解码'),
    ],
  },
  'tencent-im/sig-key-with-blank': {
    ...credentials,
    title: t(
      'the signature was made with the key and a blank or line break behind it',
      '签名用的密钥末尾多了空格或换行',
    ),
    cause: t(
      'most often the key was read from a file that ends with a line break',
      '多半是从以换行结尾的文件读取了密钥',
    ),
    fix: [t('trim the key before signing', '签名前去掉首尾空白')],
  },
  'tencent-im/sig-ecdsa': {
    ...credentials,
    title: t('the signature is none of HMAC-SHA256', '签名不是 HMAC-SHA256'),
    cause: t(
      '{length} bytes instead of 32: most likely the old ECDSA signature of an app of before July 2019',
      '长度是 {length} 字节而不是 32：多半是 2019 年 7 月前的 ECDSA 签名',
    ),
    fix: [
      t(
        'switch the app to the secret key in the Chat console, then make a new UserSig',
        '到 IM 控制台切换为密钥方式，再生成新的 UserSig',
      ),
    ],
  },
  'tencent-im/user-id-shape': {
    severity: 'warning',
    kind: 'message',
    title: t('{user} is no plain UserID', '{user} 不是常规的 UserID'),
    cause: t(
      'the official rule allows 32 bytes of letters, digits, _ and -; others work in practice, so this is only likely',
      '官方规则为 32 字节以内的字母、数字、_ 和 -；其他字符实际也可能可用，这里只是推测',
    ),
    fix: [
      t(
        'compare it with the account list in the Chat console; upper and lower case differ',
        '与 IM 控制台的账号列表核对；区分大小写',
      ),
    ],
    mark: 'A',
  },
} satisfies Catalogue;
