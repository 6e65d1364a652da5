// Problems in Apple's files: signing keys (.p8), .p12 files and certificates.
import { error, hint, warning } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

const newKey = t(
  'use the original AuthKey_….p8 from Apple: developer.apple.com › Account › Keys (a key can be downloaded only once; if it is lost, create a new one)',
  '使用苹果原始的 AuthKey_….p8：developer.apple.com › Account › Keys（只能下载一次，丢失后请新建）',
);
const exportAgain = t(
  'Keychain Access › My Certificates: expand the certificate, select the certificate and its key together, export as .p12',
  '钥匙串访问 › 我的证书：展开证书，同时选中证书和私钥，导出为 .p12',
);
const newCertificate = t(
  'developer.apple.com › Account › Certificates › + › Apple Push Notification service SSL',
  'developer.apple.com › Account › Certificates › + › Apple Push Notification service SSL',
);

export const keyEntries = {
  // ---------------------------------------------------------------- the .p8
  'apns/key-empty': error.config(
    t('apple_key_file is empty', 'apple_key_file 是空文件'),
    t('most likely the download or the copy was interrupted', '多半是下载或复制中断'),
    newKey,
  ),
  'apns/key-not-pem': error.config(
    t('apple_key_file holds no private key', 'apple_key_file 里没有私钥'),
    t(
      'the lines -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY----- are missing; often only the base64 between them was copied',
      '缺少 -----BEGIN PRIVATE KEY----- 和 -----END PRIVATE KEY----- 行；往往只复制了中间的 base64',
    ),
    newKey,
    'A',
  ),
  'apns/key-is-p12': error.config(
    t('apple_key_file is a binary file', 'apple_key_file 是二进制文件'),
    t('most likely a .p12 or a .cer that was renamed', '多半是改了名的 .p12 或 .cer'),
    [t('a .p12 belongs in apple_p12_file', '.p12 请填到 apple_p12_file'), newKey],
    'A',
  ),
  'apns/key-is-public': error.config(
    t('apple_key_file holds a public key', 'apple_key_file 里是公钥'),
    t('provider tokens are signed with the private key', '签名需要私钥'),
    newKey,
    'A',
  ),
  'apns/key-encrypted': error.config(
    t('apple_key_file is protected by a password', 'apple_key_file 有密码保护'),
    t('Apple issues keys without a password; it was added later', '苹果提供的密钥没有密码，密码是后来加上的'),
    t(
      'openssl pkcs8 -topk8 -nocrypt -in <file> -out AuthKey_<key ID>.p8',
      'openssl pkcs8 -topk8 -nocrypt -in <文件> -out AuthKey_<Key ID>.p8',
    ),
    'A',
  ),
  'apns/key-is-rsa': error.config(
    t('apple_key_file is an RSA key', 'apple_key_file 是 RSA 密钥'),
    t(
      'most likely the key of a certificate; provider tokens need an elliptic-curve key (ES256)',
      '多半是证书的私钥；provider token 需要椭圆曲线密钥（ES256）',
    ),
    [
      t(
        'with a certificate use apple_cert_file and apple_cert_key_file',
        '使用证书时请填 apple_cert_file 和 apple_cert_key_file',
      ),
      newKey,
    ],
    'A',
  ),
  'apns/key-not-p256': error.config(
    t('apple_key_file is a key of type {detail}', 'apple_key_file 的密钥类型是 {detail}'),
    t('Apple accepts only P-256 (prime256v1) and issues no other type', '苹果只接受 P-256（prime256v1），也只发放这种'),
    newKey,
    'A',
  ),
  'apns/key-damaged': error.config(
    t('apple_key_file cannot be read', 'apple_key_file 无法解析'),
    t('it begins like a key, but its content is truncated or changed', '开头是密钥格式，但内容被截断或改动'),
    newKey,
  ),
  'apns/key-several': warning.config(
    t(
      'apple_key_file holds {count} keys, and the first one is used',
      'apple_key_file 里有 {count} 个密钥，使用的是第一个',
    ),
    t(
      'a key does not say its key ID: which of them apple_key_id names is unknown',
      '密钥中不含 Key ID，无法知道 apple_key_id 对应哪一个',
    ),
    t('leave only the key of apple_key_id in the file', '文件中只保留 apple_key_id 对应的密钥'),
  ),
  'apns/key-has-bom': warning.config(
    t('apple_key_file begins with a byte order mark', 'apple_key_file 带有 BOM'),
    t(
      'an editor re-saved it; tim-push can read it, many servers cannot',
      '被编辑器另存过；tim-push 能读，很多服务端不能',
    ),
    t('save it as UTF-8 without BOM, or use the original file', '另存为无 BOM 的 UTF-8，或使用原始文件'),
  ),
  'apns/key-has-crlf': hint.config(
    t('apple_key_file has Windows line endings', 'apple_key_file 使用 Windows 换行符'),
    t(
      'an editor or git changed them; tim-push can read the file, some servers cannot',
      '被编辑器或 git 改过；tim-push 能读，部分服务端不能',
    ),
    t('use the original file, or run: dos2unix <file>', '使用原始文件，或运行：dos2unix <文件>'),
  ),
  'apns/key-file-renamed': hint.config(
    t('apple_key_file is named {name}', 'apple_key_file 的文件名是 {name}'),
    t(
      'Apple names it AuthKey_<key ID>.p8; after renaming, apple_key_id cannot be checked against it',
      '苹果的命名是 AuthKey_<Key ID>.p8；改名后无法核对 apple_key_id',
    ),
    t('change the name back to AuthKey_<key ID>.p8', '把文件名改回 AuthKey_<Key ID>.p8'),
    'D',
  ),

  // ---------------------------------------------------------------- certificates
  'apns/p12-not-p12': error.config(
    t('apple_p12_file is not a .p12 file', 'apple_p12_file 不是 .p12 文件'),
    t('most likely a .cer, a .pem or a damaged download', '多半是 .cer、.pem 或损坏的文件'),
    exportAgain,
  ),
  'apns/p12-wrong-password': error.config(
    t('the password of the .p12 is wrong', '.p12 密码错误'),
    t('apple_p12_password does not open the file', 'apple_p12_password 打不开该文件'),
    [
      t('enter the password set when the file was exported, or export it again', '填写导出时设置的密码，或重新导出'),
      exportAgain,
    ],
  ),
  'apns/p12-no-password': error.config(
    t('the .p12 requires a password', '.p12 需要密码'),
    t(
      'apple_p12_password is not set, and the file cannot be opened without a password',
      '未设置 apple_p12_password，文件需要密码才能打开',
    ),
    t('"apple_p12_password": "${APPLE_P12_PASSWORD}"', '"apple_p12_password": "${APPLE_P12_PASSWORD}"'),
  ),
  'apns/p12-no-key': error.config(
    t('the .p12 holds no private key', '.p12 里没有私钥'),
    t('only the certificate was exported', '导出时只选了证书'),
    exportAgain,
  ),
  'apns/p12-no-certificate': error.config(
    t('the .p12 holds no certificate', '.p12 里没有证书'),
    t('only the key was exported', '导出时只选了私钥'),
    exportAgain,
  ),
  'apns/p12-legacy': hint.config(
    t('the .p12 is encrypted with RC2', '.p12 使用 RC2 加密'),
    t(
      'that is the default of Keychain Access; tim-push can read it, servers on Node 17 or later or OpenSSL 3 cannot',
      '钥匙串默认如此；tim-push 能读，Node 17+ 或 OpenSSL 3 的服务端不能',
    ),
    t(
      'for your own servers: openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12',
      '自己的服务端可转换：openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12',
    ),
    'B',
  ),
  'apns/cert-not-pem': error.config(
    t('the certificate cannot be read', '证书无法解析'),
    t(
      'apple_cert_file must hold a certificate in PEM; a .cer from Apple is binary, and a key, a request or a .p12 is none',
      'apple_cert_file 需要 PEM 格式的证书；苹果的 .cer 是二进制，私钥、CSR 和 .p12 都不是',
    ),
    [
      t(
        'of a .cer: openssl x509 -inform der -in aps.cer -out aps.pem',
        '.cer 转换：openssl x509 -inform der -in aps.cer -out aps.pem',
      ),
      t(
        'a key belongs in apple_cert_key_file, a .p12 in apple_p12_file',
        '私钥填到 apple_cert_key_file，.p12 填到 apple_p12_file',
      ),
    ],
  ),
  'apns/cert-key-damaged': error.config(
    t('the key of the certificate cannot be read', '证书的私钥无法解析'),
    t('apple_cert_key_file must be a PEM key without a password', 'apple_cert_key_file 需要不带密码的 PEM 私钥'),
    t(
      'openssl pkcs12 -in push.p12 -nocerts -nodes -out key.pem',
      'openssl pkcs12 -in push.p12 -nocerts -nodes -out key.pem',
    ),
  ),
  'apns/cert-key-mismatch': error.config(
    t('the key does not belong to the certificate', '私钥与证书不匹配'),
    t("the key is from another certificate, often last year's", '私钥属于另一张证书，常见是把去年和今年的混用了'),
    exportAgain,
  ),
  'apns/cert-not-push': error.config(
    t('"{name}" is not a push certificate', '“{name}”不是推送证书'),
    t(
      'it has no push environment; most likely it is a certificate for signing apps',
      '证书中没有推送环境，多半是应用签名证书',
    ),
    newCertificate,
    'B',
  ),
  'apns/cert-expired': error.config(
    t('the push certificate expired on {end}', '推送证书已于 {end} 过期'),
    t(
      'it is valid for one year; Apple refuses it in the TLS handshake',
      '证书有效期一年；过期后苹果会在 TLS 握手时拒绝',
    ),
    [
      newCertificate,
      t(
        'if the Chat console has the same certificate, upload the new one there too',
        '若 IM 控制台用的是同一证书，也要上传新证书',
      ),
    ],
    'A',
  ),
  'apns/cert-not-yet': error.config(
    t('the push certificate is not valid before {start}', '推送证书 {start} 才生效'),
    t('most likely the clock of this machine is wrong', '多半是本机时间不对'),
    t('correct the clock of this machine', '校准系统时间'),
  ),
  'apns/cert-ends-soon': warning.config(
    t('the push certificate expires on {end}', '推送证书将于 {end} 过期'),
    t(
      'after that Apple refuses every push made with it, also through Tencent if the Chat console has the same certificate',
      '过期后用它发送的推送都会被苹果拒绝；IM 控制台若上传的是同一证书，经腾讯云发送的也一样',
    ),
    [newCertificate, t('or switch to a key (.p8), which does not expire', '或改用不会过期的密钥（.p8）')],
    'A',
  ),
  'apns/cert-environment': error.config(
    t('the certificate is not for {wanted}', '证书不支持 {wanted} 环境'),
    t('it is valid only for {other}', '它只支持 {other}'),
    [
      t(
        'if the device tokens belong to {other}: --environment {other}',
        '设备 token 属于 {other} 时：--environment {other}',
      ),
      t('otherwise create a certificate for both environments', '否则请创建同时支持两个环境的证书'),
      newCertificate,
    ],
    'B',
  ),
  'apns/cert-topic': error.config(
    t('the certificate is not for {bundleId}', '证书不属于 {bundleId}'),
    t('its topics: {topics}', '证书的 topic：{topics}'),
    t('correct apple_bundle_id, or use the certificate of this app', '修正 apple_bundle_id，或换成该应用的证书'),
    'A',
  ),
} satisfies Catalogue;
