// Our own findings about Apple's keys, certificates, device tokens and messages.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const config = { severity: 'error', kind: 'config' } as const;
const message = { severity: 'error', kind: 'message' } as const;
const device = { severity: 'error', kind: 'device-token' } as const;

const newKey = t(
  'use the original AuthKey_….p8 from Apple: developer.apple.com › Account › Keys (a key can be downloaded only once; if it is lost, create a new one)',
  '使用苹果原始的 AuthKey_….p8：developer.apple.com › Account › Keys（只能下载一次，丢失后请新建）',
);
const thenCheck = t('then: tim-push check-config --vendor apns', '然后运行：tim-push check-config --vendor apns');
const exportAgain = t(
  'Keychain Access › My Certificates: expand the certificate, select the certificate and its key together, export as .p12',
  '钥匙串访问 › 我的证书：展开证书，同时选中证书和私钥，导出为 .p12',
);
const newCertificate = t(
  'developer.apple.com › Account › Certificates › + › Apple Push Notification service SSL',
  'developer.apple.com › Account › Certificates › + › Apple Push Notification service SSL',
);
const printToken = t(
  'on the phone print getDevicePushToken() again: 64 hex digits',
  '在手机上重新打印 getDevicePushToken()：64 个十六进制字符',
);

export const apnsProblems = {
  // ---------------------------------------------------------------- ids
  'apns/id-shape': {
    ...config,
    title: t('{key} has {length} characters', '{key} 有 {length} 个字符'),
    cause: t(
      'key ID and team ID consist of ten capital letters or digits',
      'Key ID 和 Team ID 都是 10 个大写字母或数字',
    ),
    fix: [
      t(
        'copy it again from developer.apple.com › Account (key ID: Keys; team ID: Membership)',
        '到 developer.apple.com › Account 重新复制（Key ID 在 Keys，Team ID 在 Membership）',
      ),
    ],
    mark: 'A',
  },
  'apns/key-id-is-team-id': {
    ...config,
    title: t('apple_key_id equals apple_team_id', 'apple_key_id 与 apple_team_id 相同'),
    cause: t('most likely one of the two was pasted into both fields', '多半是把同一个值粘贴到了两处'),
    fix: [
      t(
        'the key ID is in the file name AuthKey_<key ID>.p8, the team ID under Membership',
        'Key ID 在 AuthKey_<Key ID>.p8 的文件名里，Team ID 在 Membership 页',
      ),
    ],
    mark: 'A',
  },
  'apns/ids-swapped': {
    ...config,
    title: t('apple_key_id and apple_team_id are swapped', 'apple_key_id 与 apple_team_id 填反了'),
    cause: t(
      'the key ID in the file name AuthKey_….p8 is the value of apple_team_id',
      'AuthKey_….p8 文件名中的 Key ID 正是 apple_team_id 的值',
    ),
    fix: [t('swap the two values', '对调这两个值'), thenCheck],
    mark: 'A',
  },
  'apns/key-id-not-of-file': {
    ...config,
    title: t(
      'apple_key_id is {keyId}, but the file is named after key {inName}',
      'apple_key_id 是 {keyId}，但文件名中是 {inName}',
    ),
    cause: t(
      'Apple puts the key ID into the file name, so the file or apple_key_id belongs to another key',
      '苹果用 Key ID 命名文件，因此文件或 apple_key_id 属于另一个密钥',
    ),
    fix: [
      t(
        'set apple_key_id to {inName}, or use the file of {keyId}',
        '把 apple_key_id 改为 {inName}，或换成 {keyId} 的文件',
      ),
    ],
    mark: 'D',
  },
  'apns/bundle-id-has-team': {
    ...config,
    title: t('apple_bundle_id begins with a team ID', 'apple_bundle_id 带有 Team ID 前缀'),
    cause: t(
      'that is the App ID with its prefix; the topic is the bundle id alone',
      '这是带前缀的 App ID；topic 只用 Bundle ID',
    ),
    fix: [t('remove the first ten characters and the dot', '去掉前 10 个字符和点号')],
    mark: 'A',
  },
  'apns/bundle-id-has-suffix': {
    ...config,
    title: t('apple_bundle_id ends with the suffix of a push type', 'apple_bundle_id 带有推送类型后缀'),
    cause: t(
      'the suffix depends on --apns-push-type and is added automatically',
      '后缀由 --apns-push-type 决定，会自动添加',
    ),
    fix: [t('write the plain bundle id, for example com.example.chat', '只写 Bundle ID，例如 com.example.chat')],
    mark: 'A',
  },
  'apns/bundle-id-shape': {
    ...config,
    title: t('apple_bundle_id is not a bundle id', 'apple_bundle_id 不是有效的 Bundle ID'),
    cause: t(
      'a bundle id has letters, digits, hyphens and dots, like com.example.chat',
      'Bundle ID 由字母、数字、连字符和点组成，例如 com.example.chat',
    ),
    fix: [t('copy it from Xcode › target › Signing & Capabilities', '从 Xcode › target › Signing & Capabilities 复制')],
    mark: 'A',
  },
  'apns/several-ways': {
    severity: 'hint',
    kind: 'config',
    title: t('{used} is used, {others} is not', '使用 {used}，忽略 {others}'),
    cause: t('both a key and a certificate are configured; one is enough', '同时提供了密钥和证书，用一种即可'),
    fix: [t('remove the one you do not need', '删除不需要的那一个')],
  },
  'apns/environment-unknown': {
    ...config,
    title: t('apple_environment is not set', '未设置 apple_environment'),
    cause: t(
      'the certificate works in both environments, so it does not show which one the device tokens belong to',
      '证书同时支持两个环境，无法判断设备 token 属于哪个',
    ),
    fix: [
      t(
        'run from Xcode: --environment development; TestFlight, Ad Hoc or App Store: --environment production',
        'Xcode 直接运行：--environment development；TestFlight、Ad Hoc、App Store：--environment production',
      ),
    ],
    mark: 'A',
  },

  // ---------------------------------------------------------------- the .p8
  'apns/key-empty': {
    ...config,
    title: t('apple_key_file is empty', 'apple_key_file 是空文件'),
    cause: t('most likely the download or the copy was interrupted', '多半是下载或复制中断'),
    fix: [newKey],
  },
  'apns/key-not-pem': {
    ...config,
    title: t('apple_key_file holds no private key', 'apple_key_file 里没有私钥'),
    cause: t(
      'the lines -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY----- are missing; often only the base64 between them was copied',
      '缺少 -----BEGIN PRIVATE KEY----- 和 -----END PRIVATE KEY----- 行；往往只复制了中间的 base64',
    ),
    fix: [newKey],
    mark: 'A',
  },
  'apns/key-is-p12': {
    ...config,
    title: t('apple_key_file is a binary file', 'apple_key_file 是二进制文件'),
    cause: t('most likely a .p12 or a .cer that was renamed', '多半是改了名的 .p12 或 .cer'),
    fix: [t('a .p12 belongs in apple_p12_file', '.p12 请填到 apple_p12_file'), newKey],
    mark: 'A',
  },
  'apns/key-is-certificate': {
    ...config,
    title: t('apple_key_file holds a certificate', 'apple_key_file 里是证书'),
    cause: t('provider tokens are signed with a private key; a certificate cannot sign', '签名需要私钥，证书不行'),
    fix: [
      t(
        'a certificate belongs in apple_cert_file, its key in apple_cert_key_file',
        '证书填 apple_cert_file，私钥填 apple_cert_key_file',
      ),
      newKey,
    ],
    mark: 'A',
  },
  'apns/key-is-public': {
    ...config,
    title: t('apple_key_file holds a public key', 'apple_key_file 里是公钥'),
    cause: t('provider tokens are signed with the private key', '签名需要私钥'),
    fix: [newKey],
    mark: 'A',
  },
  'apns/key-encrypted': {
    ...config,
    title: t('apple_key_file is protected by a password', 'apple_key_file 有密码保护'),
    cause: t('Apple issues keys without a password; it was added later', '苹果提供的密钥没有密码，密码是后来加上的'),
    fix: [
      t(
        'openssl pkcs8 -topk8 -nocrypt -in <file> -out AuthKey_<key ID>.p8',
        'openssl pkcs8 -topk8 -nocrypt -in <文件> -out AuthKey_<Key ID>.p8',
      ),
    ],
    mark: 'A',
  },
  'apns/key-is-rsa': {
    ...config,
    title: t('apple_key_file is an RSA key', 'apple_key_file 是 RSA 密钥'),
    cause: t(
      'most likely the key of a certificate; provider tokens need an elliptic-curve key (ES256)',
      '多半是证书的私钥；provider token 需要椭圆曲线密钥（ES256）',
    ),
    fix: [
      t(
        'with a certificate use apple_cert_file and apple_cert_key_file',
        '使用证书时请填 apple_cert_file 和 apple_cert_key_file',
      ),
      newKey,
    ],
    mark: 'A',
  },
  'apns/key-not-p256': {
    ...config,
    title: t('apple_key_file is a key of type {detail}', 'apple_key_file 的密钥类型是 {detail}'),
    cause: t(
      'Apple accepts only P-256 (prime256v1) and issues no other type',
      '苹果只接受 P-256（prime256v1），也只发放这种',
    ),
    fix: [newKey],
    mark: 'A',
  },
  'apns/key-damaged': {
    ...config,
    title: t('apple_key_file cannot be read', 'apple_key_file 无法解析'),
    cause: t('it begins like a key, but its content is truncated or changed', '开头是密钥格式，但内容被截断或改动'),
    fix: [newKey],
  },
  'apns/key-has-bom': {
    severity: 'warning',
    kind: 'config',
    title: t('apple_key_file begins with a byte order mark', 'apple_key_file 带有 BOM'),
    cause: t(
      'an editor re-saved it; tim-push can read it, many servers cannot',
      '被编辑器另存过；tim-push 能读，很多服务端不能',
    ),
    fix: [t('save it as UTF-8 without BOM, or use the original file', '另存为无 BOM 的 UTF-8，或使用原始文件')],
  },
  'apns/key-has-crlf': {
    severity: 'hint',
    kind: 'config',
    title: t('apple_key_file has Windows line endings', 'apple_key_file 使用 Windows 换行符'),
    cause: t(
      'an editor or git changed them; tim-push can read the file, some servers cannot',
      '被编辑器或 git 改过；tim-push 能读，部分服务端不能',
    ),
    fix: [t('use the original file, or run: dos2unix <file>', '使用原始文件，或运行：dos2unix <文件>')],
  },
  'apns/key-file-renamed': {
    severity: 'hint',
    kind: 'config',
    title: t('apple_key_file is named {name}', 'apple_key_file 的文件名是 {name}'),
    cause: t(
      'Apple names it AuthKey_<key ID>.p8; after renaming, apple_key_id cannot be checked against it',
      '苹果的命名是 AuthKey_<Key ID>.p8；改名后无法核对 apple_key_id',
    ),
    fix: [t('change the name back to AuthKey_<key ID>.p8', '把文件名改回 AuthKey_<Key ID>.p8')],
    mark: 'D',
  },

  // ---------------------------------------------------------------- certificates
  'apns/p12-not-p12': {
    ...config,
    title: t('apple_p12_file is not a .p12 file', 'apple_p12_file 不是 .p12 文件'),
    cause: t('most likely a .cer, a .pem or a damaged download', '多半是 .cer、.pem 或损坏的文件'),
    fix: [exportAgain],
  },
  'apns/p12-is-key': {
    ...config,
    title: t('apple_p12_file holds a key (.p8 or PEM), not a .p12', 'apple_p12_file 是密钥（.p8 或 PEM），不是 .p12'),
    cause: t(
      'a .p8 from Apple belongs in apple_key_file; a key exported from a certificate belongs in apple_cert_key_file',
      '苹果下载的 .p8 应填在 apple_key_file；从证书导出的私钥应填在 apple_cert_key_file',
    ),
    fix: [
      t(
        'move the path to apple_key_file and add apple_key_id and apple_team_id',
        '把路径移到 apple_key_file，并补上 apple_key_id 和 apple_team_id',
      ),
    ],
  },
  'apns/p12-wrong-password': {
    ...config,
    title: t('the password of the .p12 is wrong', '.p12 密码错误'),
    cause: t('apple_p12_password does not open the file', 'apple_p12_password 打不开该文件'),
    fix: [
      t('enter the password set when the file was exported, or export it again', '填写导出时设置的密码，或重新导出'),
      exportAgain,
    ],
  },
  'apns/p12-no-password': {
    ...config,
    title: t('the .p12 requires a password', '.p12 需要密码'),
    cause: t(
      'apple_p12_password is not set, and the file cannot be opened without a password',
      '未设置 apple_p12_password，文件需要密码才能打开',
    ),
    fix: [t('"apple_p12_password": "${APPLE_P12_PASSWORD}"', '"apple_p12_password": "${APPLE_P12_PASSWORD}"')],
  },
  'apns/p12-no-key': {
    ...config,
    title: t('the .p12 holds no private key', '.p12 里没有私钥'),
    cause: t('only the certificate was exported', '导出时只选了证书'),
    fix: [exportAgain],
  },
  'apns/p12-no-certificate': {
    ...config,
    title: t('the .p12 holds no certificate', '.p12 里没有证书'),
    cause: t('only the key was exported', '导出时只选了私钥'),
    fix: [exportAgain],
  },
  'apns/p12-legacy': {
    severity: 'hint',
    kind: 'config',
    title: t('the .p12 is encrypted with RC2', '.p12 使用 RC2 加密'),
    cause: t(
      'that is the default of Keychain Access; tim-push can read it, servers on Node 17 or later or OpenSSL 3 cannot',
      '钥匙串默认如此；tim-push 能读，Node 17+ 或 OpenSSL 3 的服务端不能',
    ),
    fix: [
      t(
        'for your own servers: openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12',
        '自己的服务端可转换：openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12',
      ),
    ],
    mark: 'B',
  },
  'apns/cert-not-pem': {
    ...config,
    title: t('the certificate cannot be read', '证书无法解析'),
    cause: t(
      'apple_cert_file must be PEM; a .cer from Apple is binary',
      'apple_cert_file 需要 PEM 格式；苹果的 .cer 是二进制',
    ),
    fix: [t('openssl x509 -inform der -in aps.cer -out aps.pem', 'openssl x509 -inform der -in aps.cer -out aps.pem')],
  },
  'apns/cert-key-damaged': {
    ...config,
    title: t('the key of the certificate cannot be read', '证书的私钥无法解析'),
    cause: t('apple_cert_key_file must be a PEM key without a password', 'apple_cert_key_file 需要不带密码的 PEM 私钥'),
    fix: [
      t(
        'openssl pkcs12 -in push.p12 -nocerts -nodes -out key.pem',
        'openssl pkcs12 -in push.p12 -nocerts -nodes -out key.pem',
      ),
    ],
  },
  'apns/cert-key-mismatch': {
    ...config,
    title: t('the key does not belong to the certificate', '私钥与证书不匹配'),
    cause: t(
      "the key is from another certificate, often last year's",
      '私钥属于另一张证书，常见是把去年和今年的混用了',
    ),
    fix: [exportAgain],
  },
  'apns/cert-not-push': {
    ...config,
    title: t('"{name}" is not a push certificate', '“{name}”不是推送证书'),
    cause: t(
      'it has no push environment; most likely it is a certificate for signing apps',
      '证书中没有推送环境，多半是应用签名证书',
    ),
    fix: [newCertificate],
    mark: 'B',
  },
  'apns/cert-expired': {
    ...config,
    title: t('the push certificate expired on {end}', '推送证书已于 {end} 过期'),
    cause: t(
      'it is valid for one year; Apple refuses it in the TLS handshake',
      '证书有效期一年；过期后苹果会在 TLS 握手时拒绝',
    ),
    fix: [
      newCertificate,
      t(
        'if the Chat console has the same certificate, upload the new one there too',
        '若 IM 控制台用的是同一证书，也要上传新证书',
      ),
    ],
    mark: 'A',
  },
  'apns/cert-not-yet': {
    ...config,
    title: t('the push certificate is not valid before {start}', '推送证书 {start} 才生效'),
    cause: t('most likely the clock of this machine is wrong', '多半是本机时间不对'),
    fix: [t('correct the clock of this machine', '校准系统时间')],
  },
  'apns/cert-ends-soon': {
    severity: 'warning',
    kind: 'config',
    title: t('the push certificate expires on {end}', '推送证书将于 {end} 过期'),
    cause: t(
      'after that Apple refuses every push made with it, also through Tencent if the Chat console has the same certificate',
      '过期后用它发送的推送都会被苹果拒绝；IM 控制台若上传的是同一证书，经腾讯云发送的也一样',
    ),
    fix: [newCertificate, t('or switch to a key (.p8), which does not expire', '或改用不会过期的密钥（.p8）')],
    mark: 'A',
  },
  'apns/cert-environment': {
    ...config,
    title: t('the certificate is not for {wanted}', '证书不支持 {wanted} 环境'),
    cause: t('it is valid only for {other}', '它只支持 {other}'),
    fix: [
      t(
        'if the device tokens belong to {other}: --environment {other}',
        '设备 token 属于 {other} 时：--environment {other}',
      ),
      t('otherwise create a certificate for both environments', '否则请创建同时支持两个环境的证书'),
      newCertificate,
    ],
    mark: 'B',
  },
  'apns/cert-topic': {
    ...config,
    title: t('the certificate is not for {bundleId}', '证书不属于 {bundleId}'),
    cause: t('its topics: {topics}', '证书的 topic：{topics}'),
    fix: [t('correct apple_bundle_id, or use the certificate of this app', '修正 apple_bundle_id，或换成该应用的证书')],
    mark: 'A',
  },

  // ---------------------------------------------------------------- device tokens
  'apns/token-length': {
    severity: 'warning',
    kind: 'device-token',
    title: t('the device token has {length} hex digits', '设备 token 有 {length} 个十六进制字符'),
    cause: t('tokens of ordinary apps have 64 today; Apple may change that', '目前普通应用为 64 个；苹果可能更改'),
    fix: [printToken],
    mark: 'A',
  },
  'apns/token-cut': {
    ...device,
    title: t('the device token is incomplete: {length} hex digits', '设备 token 不完整：{length} 个十六进制字符'),
    cause: t('complete tokens have 64, and always an even number', '完整的有 64 个，且总是偶数'),
    fix: [printToken],
    mark: 'A',
  },
  'apns/token-cut-description': {
    ...device,
    title: t('this is the printed description of a device token', '这是设备 token 的描述文本'),
    cause: t(
      'since iOS 13, printing the Data object gives "{length = 32, bytes = 0x… }" with the middle left out',
      '从 iOS 13 起直接打印 Data 会得到“{length = 32, bytes = 0x… }”，中间部分已丢失',
    ),
    fix: [
      t(
        'in Swift: deviceToken.map { String(format: "%02x", $0) }.joined()',
        'Swift 写法：deviceToken.map { String(format: "%02x", $0) }.joined()',
      ),
      printToken,
    ],
    mark: 'A',
  },
  'apns/token-repairable': {
    ...device,
    title: t('the device token is not written as plain hex', '设备 token 的写法不对'),
    cause: t(
      'it is base64, or a description with brackets and spaces; Apple requires plain hex',
      '这是 base64，或带尖括号和空格的描述；苹果需要纯十六进制',
    ),
    fix: [
      t('base64: echo <token> | base64 -d | xxd -p -c 64', 'base64：echo <token> | base64 -d | xxd -p -c 64'),
      t('brackets: remove < > and spaces', '尖括号：去掉 < > 和空格'),
    ],
    mark: 'B',
  },
  'apns/token-shape': {
    ...device,
    title: t('this is not an APNs device token ({length} characters)', '这不是 APNs 设备 token（{length} 个字符）'),
    cause: t('APNs device tokens are hex digits', 'APNs 设备 token 由十六进制字符组成'),
    fix: [printToken],
    mark: 'A',
  },

  // ---------------------------------------------------------------- messages
  'apns/payload-too-large': {
    ...message,
    title: t('the payload has {length} of {limit} bytes', '负载 {length} 字节，上限 {limit}'),
    cause: t(
      'title, text, ext and everything else count together, in UTF-8; the largest part is {part} with {bytes} bytes',
      '标题、正文、ext 等合计，按 UTF-8 计算；最大的是 {part}，占 {bytes} 字节',
    ),
    fix: [t('shorten {part}', '缩短 {part}')],
    mark: 'A',
  },
  'apns/collapse-id-long': {
    ...message,
    title: t('--apns-collapse-id has {length} of {limit} bytes', '--apns-collapse-id 有 {length} 字节，上限 {limit}'),
    cause: t('a Han character counts as three bytes', '一个汉字算 3 字节'),
    fix: [t('shorten --apns-collapse-id', '缩短 --apns-collapse-id')],
    mark: 'A',
  },
  'apns/background-priority': {
    ...message,
    title: t('a background push cannot have priority {priority}', 'background 推送不能使用优先级 {priority}'),
    cause: t('Apple requires 5; 10 is an error', '苹果规定为 5，10 会报错'),
    fix: [t('remove --apns-priority', '去掉 --apns-priority')],
    mark: 'A',
  },
  'apns/token-only-type': {
    ...message,
    title: t('the push type {type} needs a key (.p8)', '推送类型 {type} 需要密钥（.p8）'),
    cause: t('Apple does not accept it with a certificate', '使用证书时苹果不接受'),
    fix: [
      t('set apple_key_file, apple_key_id and apple_team_id', '设置 apple_key_file、apple_key_id 和 apple_team_id'),
    ],
    mark: 'A',
  },
  'apns/live-activity-body': {
    ...message,
    title: t('a Live Activity push needs its own aps', '实时活动推送需要专用的 aps'),
    cause: t(
      'event, timestamp and content-state belong to your app',
      'event、timestamp 和 content-state 由你的应用定义',
    ),
    fix: [
      t(
        `--raw '{"aps":{"timestamp":1700000000,"event":"update","content-state":{}}}'`,
        `--raw '{"aps":{"timestamp":1700000000,"event":"update","content-state":{}}}'`,
      ),
    ],
    mark: 'A',
  },
  'apns/silent-type': {
    severity: 'hint',
    kind: 'message',
    title: t('a {type} push shows nothing by itself', '{type} 推送本身不会显示通知'),
    cause: t('title, text, badge and sound are left out; ext is sent', '标题、正文、角标和声音不会发送；ext 会发送'),
    fix: [t('for a visible push remove --apns-push-type', '需要可见通知时去掉 --apns-push-type')],
    mark: 'A',
  },
  'apns/voip-priority': {
    severity: 'warning',
    kind: 'message',
    title: t('a VoIP push with priority {priority} may ring late', '优先级为 {priority} 的 VoIP 推送可能延迟响铃'),
    cause: t('below 10 Apple may wait for a time that suits the battery', '低于 10 时苹果会根据电量情况延迟投递'),
    fix: [t('leave --apns-priority out: 10', '去掉 --apns-priority（默认 10）')],
    mark: 'A',
  },
  'apns/voip-stored': {
    severity: 'warning',
    kind: 'message',
    title: t(
      'a VoIP push that is kept {seconds} s may ring after the caller has hung up',
      '保留 {seconds} 秒的 VoIP 推送可能在对方挂断后才响铃',
    ),
    cause: t(
      'iOS makes the app report a call for every VoIP push, also for one that comes late',
      'iOS 要求应用对每条 VoIP 推送都上报来电，迟到的也一样',
    ),
    fix: [
      t(
        'leave --ttl out (0: tried once), or a few seconds: --ttl 30s',
        '去掉 --ttl（0：只投递一次），或只留几秒：--ttl 30s',
      ),
    ],
    mark: 'A',
    source: "Apple's article on responding to VoIP notifications from PushKit",
  },
  'apns/voip-token': {
    severity: 'hint',
    kind: 'message',
    title: t(
      "a VoIP push goes to PushKit's token, not to the ordinary one",
      'VoIP 推送使用 PushKit 的 token，不是普通推送的 token',
    ),
    cause: t(
      'an iPhone has one for each: from pushRegistry(_:didUpdate:for:); and the app must report a call to CallKit for every VoIP push, else iOS terminates it and stops delivering them',
      '两者各有一个：由 pushRegistry(_:didUpdate:for:) 返回；应用必须对每条 VoIP 推送向 CallKit 上报来电，否则会被系统终止并停止投递',
    ),
    fix: [
      t(
        'print the token that PushKit gives; a certificate must be one for VoIP, or universal',
        '打印 PushKit 返回的 token；证书必须是 VoIP 证书或通用证书',
      ),
    ],
    mark: 'A',
    source: "Apple's PushKit documentation",
  },
  'apns/nothing-to-show': {
    severity: 'warning',
    kind: 'message',
    title: t('title and text are both empty', '标题和正文都为空'),
    cause: t('the phone will not show a notification', '手机不会显示通知'),
    fix: [t('add --title or --body', '加上 --title 或 --body')],
    mark: 'A',
  },
  'apns/sound-constant-name': {
    ...message,
    title: t('--sound {name} is the name of a constant', '--sound {name} 是常量名'),
    cause: t(
      'the phone would look for a sound file with that name; the value of the constant is {value}',
      '手机会把它当作声音文件名；该常量的值是 {value}',
    ),
    fix: [
      t('--sound {flag}', '--sound {flag}'),
      t('in Dart write iOSSound: {name} without quotes', 'Dart 中写 iOSSound: {name}，不加引号'),
    ],
    mark: 'A',
  },
  'apns/sound-no-extension': {
    severity: 'warning',
    kind: 'message',
    title: t('--sound {name} has no file extension', '--sound {name} 没有扩展名'),
    cause: t(
      'iOS needs the name of a file in the app bundle, such as ring.caf; otherwise it plays the default sound',
      'iOS 需要应用包内的完整文件名，如 ring.caf；否则播放默认声音',
    ),
    fix: [
      t(
        'write it with its extension: caf, aiff or wav, 30 seconds at most',
        '写上扩展名：caf、aiff 或 wav，最长 30 秒',
      ),
    ],
    mark: 'A',
  },
  'apns/ttl-long': {
    severity: 'warning',
    kind: 'message',
    title: t('--ttl is longer than 30 days', '--ttl 超过 30 天'),
    cause: t('Apple keeps a push 30 days at most', '苹果最多保留 30 天'),
    fix: [t('--ttl 30d', '--ttl 30d')],
    mark: 'A',
  },
  'apns/badge-add': {
    severity: 'warning',
    kind: 'message',
    title: t('APNs ignores --badge +{value}', 'APNs 忽略 --badge +{value}'),
    cause: t('it supports only absolute numbers: the sender has to count', '只支持绝对值：由发送方计数'),
    fix: [t('--badge {value} sets the number', '--badge {value} 直接设置数字')],
    mark: 'A',
  },
  'apns/ignored-field': {
    severity: 'hint',
    kind: 'message',
    title: t('APNs ignores {flag}', 'APNs 忽略 {flag}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('nothing to do', '无需处理')],
    mark: 'A',
  },

  // ---------------------------------------------------------------- answers
  'apns/unknown-code': {
    severity: 'error',
    kind: 'server',
    title: t('APNs returned an undocumented reason: {code}', 'APNs 返回了未公开的原因：{code}'),
    cause: t('HTTP status {status}', 'HTTP 状态 {status}'),
    fix: [
      t(
        'look it up at developer.apple.com › handling notification responses from APNs',
        '到 developer.apple.com 查阅 Handling notification responses from APNs',
      ),
    ],
    retry: 'no',
  },
  'apns/answer-not-understood': {
    severity: 'error',
    kind: 'server',
    title: t('the answer does not look like APNs (HTTP {status})', '响应不像来自 APNs（HTTP {status}）'),
    cause: t(
      'it is neither the empty answer with our apns-id nor a reason with its status; most likely a proxy answered, or an address in endpoints is wrong',
      '既不是带本次 apns-id 的空响应，也不是与状态码相符的 reason；多半是代理返回的，或 endpoints 中的地址错误',
    ),
    fix: [
      t('run again with --verbose; check endpoints in the config', '加 --verbose 再运行一次；检查配置中的 endpoints'),
    ],
    retry: 'no',
  },
} satisfies Catalogue;

export const apnsProblem = problemMaker(apnsProblems, 'apns');
