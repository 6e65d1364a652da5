// What can be wrong with a UserSig, and what a reading of one proves.
import { makersOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const error = makersOf('error', { mark: 'A' });
const warning = makersOf('warning', { mark: 'A' });
const hint = makersOf('hint', { mark: 'A' });

const MAKE = t('make a new one: tim-push user-sig --user {user}', '重新生成：tim-push user-sig --user {user}');

export const userSigEntries = {
  'tencent-im/sig-empty': error.credentials(
    t('there is no UserSig', '没有 UserSig'),
    t('most often a variable is not set, or a file is empty', '多半是变量没有设置，或文件为空'),
    t('make one: tim-push user-sig --user <id>', '生成一个：tim-push user-sig --user <用户>'),
  ),
  'tencent-im/sig-alphabet': error.credentials(
    t('the UserSig contains characters that no UserSig has', 'UserSig 中有不该出现的字符'),
    t(
      'only A-Z a-z 0-9 * - _ are allowed; this is plain base64 (+ / =), URL-encoded, or not a UserSig',
      '只会出现 A-Z a-z 0-9 * - _；这是普通 base64（+ / =）、经过 URL 编码，或根本不是 UserSig',
    ),
    t(
      'replace + by *, / by -, = by _ after base64; or let the official library do it',
      '在 base64 之后把 + 换成 *、/ 换成 -、= 换成 _；或使用官方库',
    ),
  ),
  'tencent-im/sig-base64url': error.credentials(
    t('the UserSig was written in base64url', 'UserSig 使用了 base64url'),
    t(
      "Tencent's alphabet is its own: + becomes *, / becomes -, = becomes _, and the padding stays",
      '腾讯用自己的字符集：+ 变 *、/ 变 -、= 变 _，并保留补位',
    ),
    t('replace the characters by that rule, or use the official library', '按上述规则替换字符，或使用官方库'),
  ),
  'tencent-im/sig-unreadable': error.credentials(
    t('the UserSig cannot be unpacked', 'UserSig 无法解开'),
    t(
      'it was truncated when copied, compressed with something other than zlib, or is not a UserSig at all',
      '复制时被截断、没有用 zlib 压缩，或根本不是 UserSig',
    ),
    t('copy the whole text again; a UserSig of today begins with eJ', '重新完整复制；现在的 UserSig 以 eJ 开头'),
  ),
  'tencent-im/sig-fields': error.credentials(
    t('the UserSig lacks fields, or they have another type', 'UserSig 缺少字段，或字段类型不对'),
    t(
      'needed: TLS.ver, TLS.identifier and TLS.sig as text, TLS.sdkappid, TLS.time and TLS.expire as whole numbers',
      '需要文本 TLS.ver、TLS.identifier、TLS.sig，以及整数 TLS.sdkappid、TLS.time、TLS.expire',
    ),
    t('make one: tim-push user-sig --user <id>', '生成一个：tim-push user-sig --user <用户>'),
  ),
  'tencent-im/sig-version': error.credentials(
    t('the UserSig has version "{version}"; it must be 2.0', 'UserSig 的版本是“{version}”，应为 2.0'),
    t(
      'apps created before July 2019 used another signature (ECDSA)',
      '2019 年 7 月前创建的应用使用另一种签名（ECDSA）',
    ),
    MAKE,
  ),
  'tencent-im/sig-other-app': error.credentials(
    t(
      'the UserSig belongs to SDKAppID {found}, but the config has {expected}',
      'UserSig 属于 SDKAppID {found}，配置是 {expected}',
    ),
    t('two apps were mixed up; Tencent refuses it with 70014', '混用了两个应用；腾讯会以 70014 拒绝'),
    [
      t('use the UserSig of the same app, or correct im_sdk_app_id', '使用同一应用的 UserSig，或改正 im_sdk_app_id'),
      MAKE,
    ],
  ),
  'tencent-im/sig-other-user': error.credentials(
    t('the UserSig belongs to account {found}, not to {expected}', 'UserSig 属于账号 {found}，而不是 {expected}'),
    t(
      'a UserSig is valid for one account only; Tencent refuses others with 70013',
      '一个 UserSig 只对一个账号有效；腾讯会以 70013 拒绝',
    ),
    MAKE,
  ),
  'tencent-im/sig-expired': error.credentials(
    t('the UserSig expired on {date}', 'UserSig 已于 {date} 过期'),
    t('its validity period is over; Tencent refuses it with 70001', '有效期已过；腾讯会以 70001 拒绝'),
    MAKE,
  ),
  'tencent-im/sig-from-the-future': warning.credentials(
    t('the UserSig was made {minutes} minutes in the future', 'UserSig 的生成时间比现在晚 {minutes} 分钟'),
    t(
      'the clock of this machine is behind, or that of the machine that made it is ahead',
      '本机时钟偏慢，或生成它的机器时钟偏快',
    ),
    t('synchronise both clocks with a time server (NTP)', '用 NTP 校准两边的时钟'),
  ),
  'tencent-im/sig-short-life': hint.credentials(
    t(
      'the UserSig is valid for {life}; Tencent advises at least a day',
      'UserSig 有效期只有 {life}；腾讯建议至少 1 天',
    ),
    t('with a short validity period users are logged out in the middle of a session', '有效期太短会让用户在使用中掉线'),
    t('use --expire 1d or more; the official libraries use 180d', '使用 --expire 1d 或更长；官方库默认 180d'),
  ),
  'tencent-im/sig-long-life': warning.credentials(
    t('the UserSig is valid for {life}', 'UserSig 有效期长达 {life}'),
    t('TLS.expire is in seconds; most likely it was given in milliseconds', 'TLS.expire 的单位是秒；多半传入了毫秒'),
    MAKE,
  ),
  'tencent-im/sig-wrong-key': error.credentials(
    t('the signature was not made with im_secret_key', '签名不是用 im_secret_key 生成的'),
    t(
      '{tried} common signing mistakes (line breaks, order, encodings, hashes) were tried with this key, and none reproduces the signature: the UserSig was made with another key, or a field was changed afterwards; Tencent refuses it with 70009',
      '用该密钥尝试了 {tried} 种常见的签名错误（换行、顺序、编码、哈希），都得不到这个签名：UserSig 是用另一个密钥生成的，或者生成后有字段被改动；腾讯会以 70009 拒绝',
    ),
    t(
      'compare im_secret_key and the key on the server that makes the UserSig with Chat console › app › basic information › secret key',
      '把 im_secret_key 和生成 UserSig 的服务器上的密钥，与 IM 控制台 › 应用 › 基本信息 › 密钥核对',
    ),
  ),
  'tencent-im/sig-escaped-newline': error.credentials(
    t(
      'the key is right, but the signed text holds {found} as characters instead of line breaks',
      '密钥正确，但被签名的文本里换行写成了字符 {found}',
    ),
    t(
      'a backslash and an n are two characters in single quotes (PHP, Ruby, shell) and in raw strings; HMAC needs the line break itself',
      '在单引号（PHP、Ruby、shell）和原始字符串里，反斜杠加 n 是两个字符；HMAC 需要真正的换行',
    ),
    t(
      'write "\\n" in double quotes where the text for HMAC is joined, after every one of the four lines',
      '在拼接 HMAC 文本的地方用双引号写 "\\n"，四行每行末尾都要有',
    ),
  ),
  'tencent-im/sig-line-breaks': error.credentials(
    t('the key is right, but the signed lines were joined with {found}', '密钥正确，但被签名的各行是用{found}拼接的'),
    t(
      'each of the lines TLS.identifier, TLS.sdkappid, TLS.time, TLS.expire ends with one line feed (LF), the last one too',
      'TLS.identifier、TLS.sdkappid、TLS.time、TLS.expire 每行都以一个换行符（LF）结尾，最后一行也是',
    ),
    t('put exactly one "\\n" after every line before signing', '签名前在每行末尾加上且只加一个 "\\n"'),
  ),
  'tencent-im/sig-field-order': error.credentials(
    t(
      'the key is right, but the fields were signed in another order: {found}',
      '密钥正确，但字段的签名顺序不对：{found}',
    ),
    t(
      'the order is identifier, sdkappid, time, expire (then userbuf, if there is one)',
      '顺序应为 identifier、sdkappid、time、expire（有 userbuf 时放在最后）',
    ),
    t(
      'join the lines in that order, not in the order of a map or of the JSON',
      '按这个顺序拼接，不要用 Map 或 JSON 里的顺序',
    ),
  ),
  'tencent-im/sig-field-names': error.credentials(
    t('the key is right, but the signed lines look like {found}', '密钥正确，但被签名的行写成了 {found}'),
    t(
      'a line is TLS.identifier:<value>, without a space after the colon and with names in that spelling',
      '每行的写法是 TLS.identifier:<值>，冒号后没有空格，名称大小写一致',
    ),
    t(
      'write the names exactly as TLS.identifier:, TLS.sdkappid:, TLS.time:, TLS.expire:',
      '名称照写：TLS.identifier:、TLS.sdkappid:、TLS.time:、TLS.expire:',
    ),
  ),
  'tencent-im/sig-value-differs': error.credentials(
    t('the key is right, but {field} was signed as {signed}', '密钥正确，但签名时 {field} 的值是 {signed}'),
    t('the signed text and the JSON of the UserSig hold different values', '被签名的文本与 UserSig 的 JSON 里的值不同'),
    t('use the same variable for the signed line and for the JSON', '签名的行和 JSON 使用同一个变量'),
  ),
  'tencent-im/sig-time-read-twice': error.credentials(
    t(
      'the key is right, but the signed time differs from TLS.time by {seconds} s',
      '密钥正确，但签名时的时间与 TLS.time 相差 {seconds} 秒',
    ),
    t('the clock was read twice: once to sign, once for the JSON', '读取了两次时钟：一次用于签名，一次用于 JSON'),
    t('read the clock once and use that value in both places', '只读取一次时钟，两处使用同一个值'),
  ),
  'tencent-im/sig-algorithm': error.credentials(
    t('the key is right, but the signature is {found}', '密钥正确，但签名算法是 {found}'),
    t('Tencent expects HMAC-SHA256 with the secret key as its key', '腾讯要求 HMAC-SHA256，并以密钥作为 HMAC 的 key'),
    t(
      'sign with HMAC-SHA256(key = im_secret_key, text = the four lines)',
      '使用 HMAC-SHA256（key 为 im_secret_key，text 为四行文本）',
    ),
  ),
  'tencent-im/sig-key-form': error.credentials(
    t('the key is right, but it was used {found}', '密钥正确，但使用时{found}'),
    t('the key of HMAC is the text of the secret key as the console shows it', 'HMAC 的 key 就是控制台显示的密钥文本'),
    t('pass the key to HMAC as text, unchanged', '把密钥文本原样交给 HMAC'),
  ),
  'tencent-im/sig-inner-encoding': error.credentials(
    t('the key is right, but TLS.sig is written in {found}', '密钥正确，但 TLS.sig 使用了{found}'),
    t(
      'TLS.sig is the standard base64 (+ / =) of the 32 bytes; the alphabet with * - _ belongs to the UserSig as a whole',
      'TLS.sig 是 32 字节的标准 base64（+ / =）；带 * - _ 的字符集只用于整个 UserSig',
    ),
    t('take the raw bytes of the HMAC and encode them in standard base64', '取 HMAC 的原始字节，做标准 base64'),
    'B',
  ),
  'tencent-im/sig-userbuf': error.credentials(
    t('the key is right, but the text was signed {found}', '密钥正确，但被签名的文本{found}'),
    t(
      'a UserSig with a room key signs a fifth line: TLS.userbuf: and the base64 text in the JSON',
      '带房间密钥的 UserSig 要签第五行：TLS.userbuf: 加上 JSON 里的 base64 文本',
    ),
    t('sign TLS.userbuf:<base64> as the last line', '把 TLS.userbuf:<base64> 作为最后一行签名'),
  ),
  'tencent-im/sig-compression': error.credentials(
    t('the content of the UserSig is {found}', 'UserSig 的内容{found}'),
    t(
      'a UserSig is its JSON compressed with zlib (it begins with eJ), then base64, then + / = become * - _',
      'UserSig 是 JSON 经 zlib 压缩（以 eJ 开头）再做 base64，并把 + / = 换成 * - _',
    ),
    t(
      'compress the JSON with zlib: deflateSync (Node), gzcompress (PHP), zlib.compress (Python), Deflater (Java)',
      '用 zlib 压缩 JSON：deflateSync（Node）、gzcompress（PHP）、zlib.compress（Python）、Deflater（Java）',
    ),
  ),
  'tencent-im/sig-wrapped': error.credentials(
    t('the UserSig came {found}', '这段 UserSig {found}'),
    t(
      'the UserSig inside is readable, but it must be passed whole and alone',
      '里面的 UserSig 可以读取，但必须完整、单独传递',
    ),
    t(
      'pass the text from eJ to its end, with the _ there, and nothing else',
      '只传递从 eJ 开始到结尾的文本，包括末尾的 _',
    ),
  ),
  'tencent-im/sig-hex-decoded': error.credentials(
    t('the signature was made with the hex-decoded key', '签名用的是十六进制解码后的密钥'),
    t(
      'the key is the 64-character text itself, not the 32 bytes it encodes',
      '密钥是那 64 个字符本身，而不是解码出的 32 字节',
    ),
    t('pass the key to HMAC as text (UTF-8), without decoding it', '把密钥按文本（UTF-8）直接交给 HMAC，不要解码'),
  ),
  'tencent-im/sig-key-with-blank': error.credentials(
    t('the signature was made with a space or line break beside the key', '签名用的密钥首尾多了空格或换行'),
    t('most often the key was read from a file that ends with a line break', '多半是从以换行结尾的文件读取了密钥'),
    t('trim the key before signing', '签名前去掉首尾空白'),
  ),
  'tencent-im/sig-length': error.credentials(
    t('TLS.sig has {length} bytes instead of 32', 'TLS.sig 的长度是 {length} 字节，而不是 32'),
    t(
      'an HMAC-SHA256 has 32 bytes: it was cut, encoded otherwise, or made in another way',
      'HMAC-SHA256 为 32 字节：它被截断、使用了其他编码，或算法不同',
    ),
    t('make a new one: tim-push user-sig --user {user}', '重新生成：tim-push user-sig --user {user}'),
  ),
  'tencent-im/sig-ecdsa': error.credentials(
    t('the signature is not an HMAC-SHA256', '签名不是 HMAC-SHA256'),
    t(
      '{length} bytes instead of 32: most likely the old ECDSA signature of an app created before July 2019',
      '长度是 {length} 字节而不是 32：多半是 2019 年 7 月前创建的应用所用的 ECDSA 签名',
    ),
    t(
      'switch the app to the secret key in the Chat console, then make a new UserSig',
      '到 IM 控制台切换为密钥方式，再生成新的 UserSig',
    ),
  ),
  'tencent-im/user-id-shape': warning.message(
    t('{user} is not a plain UserID', '{user} 不是常规的 UserID'),
    t(
      'the official rule allows 32 bytes of letters, digits, _ and -; others work in practice, so this is only likely',
      '官方规则为 32 字节以内的字母、数字、_ 和 -；其他字符实际也可能可用，这里只是推测',
    ),
    t(
      'compare it with the account list in the Chat console; upper and lower case differ',
      '与 IM 控制台的账号列表核对；区分大小写',
    ),
  ),
} satisfies Catalogue;
