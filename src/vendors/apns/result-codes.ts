// Every APNs reason: meaning, likely cause, fix, and whether a retry helps (Apple: handling notification responses from APNs).
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const entry = codeEntryOf({
  retry: 'after-fix',
  mark: 'A',
  source: 'Apple: handling notification responses from APNs',
});

const inSender = (en: string, zh: string): Text =>
  t(`in your own sender ${en}; tim-push sets it correctly by itself`, `自己的服务端请${zh}；tim-push 会自动正确设置`);
const checkConfig = t('tim-push check-config --vendor apns', 'tim-push check-config --vendor apns');
const printToken = t(
  'on the phone print getDevicePushToken() again and send to the new value',
  '在手机上重新打印 getDevicePushToken()，使用新值',
);
const dropToken = t(
  'delete the device token; the app reports a new one at its next start',
  '删除该 token；应用下次启动会上报新值',
);
const waitQuarter = t('wait 15 minutes, then send again, slowly at first', '等 15 分钟后重发，先慢后快');
const whichEnvironment = t(
  'run from Xcode = development; TestFlight, Ad Hoc, App Store = production (decides: aps-environment in the signed app)',
  'Xcode 直接运行 = development；TestFlight、Ad Hoc、App Store = production（以签名后应用的 aps-environment 为准）',
);

const badDeviceToken = (title: Text, tries: readonly Text[]): Entry =>
  entry(
    'device-token',
    title,
    t(
      'three common causes, the first being the most frequent: it belongs to the other environment; it belongs to another app or another push service; it was damaged when copied',
      '常见原因有三种，第一种最多：token 属于另一个环境；属于其他应用或其他推送服务；复制时损坏',
    ),
    [
      ...tries,
      whichEnvironment,
      t(
        'if it is another app: compare apple_bundle_id with the app on the phone',
        '若属于其他应用：核对 apple_bundle_id 与手机上的应用',
      ),
      t('if it was damaged: copy it again, all 64 hex digits', '若复制时损坏：重新复制完整的 64 个十六进制字符'),
    ],
    // Does not mark the token invalid: it may be valid in the other environment.
    { retry: 'no' },
  );

export const resultCodes = {
  'apns/200': entry(
    'notice',
    t('APNs accepted the push', 'APNs 已接受推送'),
    t(
      'accepted does not mean shown: the phone may be offline, in a focus mode, or have notifications turned off',
      '已接受不等于已显示：手机可能离线、处于专注模式或关闭了通知',
    ),
    t('if the phone stays silent: Settings › Notifications › your app', '手机没有提示时：设置 › 通知 › 你的应用'),
    { severity: 'hint', retry: 'no' },
  ),
  'apns/BadCollapseId': entry(
    'message',
    t('apns-collapse-id is longer than 64 bytes', 'apns-collapse-id 超过 64 字节'),
    t('bytes are counted; a Han character has three', '按字节计算，一个汉字 3 字节'),
    t('shorten --apns-collapse-id', '缩短 --apns-collapse-id'),
  ),
  'apns/BadDeviceToken': badDeviceToken(
    t('the device token is unknown to APNs in this environment', 'APNs 在该环境中没有这个设备 token'),
    [
      t(
        'try the other environment: --environment development (or production)',
        '换另一个环境：--environment development（或 production）',
      ),
    ],
  ),
  'apns/BadDeviceToken-in-production': badDeviceToken(
    t('the device token is unknown to APNs in production', 'APNs 的 production 环境中没有这个设备 token'),
    [t('try the other environment: --environment development', '换另一个环境：--environment development')],
  ),
  'apns/BadDeviceToken-in-development': badDeviceToken(
    t('the device token is unknown to APNs in development', 'APNs 的 development 环境中没有这个设备 token'),
    [t('try the other environment: --environment production', '换另一个环境：--environment production')],
  ),
  'apns/BadDeviceToken-malformed': entry(
    'device-token',
    t('what was sent is not an APNs device token', '发送的不是 APNs 设备 token'),
    t('APNs accepts only hex digits, 64 for ordinary apps', 'APNs 只接受十六进制字符，普通应用 64 个'),
    printToken,
    { retry: 'no', deviceToken: 'invalid' },
  ),
  'apns/BadDeviceToken-other-environment': entry(
    'device-token',
    t('the device token belongs to the other environment', '设备 token 属于另一个环境'),
    t('a push to the other environment was accepted just now', '刚刚向另一个环境推送成功'),
    [
      t(
        'send with the other --environment, and correct apple_environment',
        '改用另一个 --environment，并修正 apple_environment',
      ),
      t(
        'in the Chat console the certificate of the same environment must be used (apple_buz_id)',
        'IM 控制台也要使用同一环境的证书（apple_buz_id）',
      ),
      whichEnvironment,
    ],
    { retry: 'no' },
  ),
  'apns/BadExpirationDate': entry(
    'message',
    t('apns-expiration is not a number of seconds', 'apns-expiration 不是秒数'),
    t('it must be whole seconds since 1970, or 0', '应为 1970 年以来的整秒数，或 0'),
    inSender('write a whole number', '填写整数'),
  ),
  'apns/BadMessageId': entry(
    'message',
    t('apns-id is not a UUID', 'apns-id 不是 UUID'),
    t('the form is 8-4-4-4-12 hex digits', '格式为 8-4-4-4-12 位十六进制'),
    inSender('write a UUID or leave it out', '填写 UUID 或省略'),
  ),
  'apns/BadPriority': entry(
    'message',
    t('apns-priority has a value that is not allowed', 'apns-priority 取值不对'),
    t('10, 5 or 1; a background push takes 5', '可用 10、5 或 1；background 推送用 5'),
    t('remove --apns-priority', '去掉 --apns-priority'),
  ),
  'apns/BadTopic': entry(
    'credentials',
    t('the topic is not a bundle id', 'topic 不是有效的 Bundle ID'),
    t('most likely apple_bundle_id has a typo or a space', '多半是 apple_bundle_id 有拼写错误或空格'),
    t(
      'copy apple_bundle_id from Xcode › target › Signing & Capabilities',
      '从 Xcode › target › Signing & Capabilities 复制 apple_bundle_id',
    ),
  ),
  'apns/DeviceTokenNotForTopic': entry(
    'device-token',
    t('the device token and the topic belong to different apps', '设备 token 与 topic 属于不同的应用'),
    t(
      'it was made for another bundle id than the topic: apple_bundle_id is wrong, or the token is of a debug build with its own bundle id or of an app extension',
      'token 对应的 Bundle ID 与 topic 不同：apple_bundle_id 填错，或 token 来自使用单独 Bundle ID 的调试版或应用扩展',
    ),
    [
      t('compare apple_bundle_id with the app that printed the token', '核对 apple_bundle_id 与打印 token 的应用'),
      printToken,
    ],
    // Does not mark the token invalid: it may be valid with another topic.
    { retry: 'no' },
  ),
  'apns/DuplicateHeaders': entry(
    'message',
    t('a header was sent twice', '请求头重复'),
    t('most likely added by two layers of the sender', '多半由发送方的两层代码各加了一次'),
    inSender('send each header once', '每个请求头只发一次'),
  ),
  'apns/IdleTimeout': entry(
    'server',
    t('the request was not finished in time', '请求未及时完成'),
    t('the headers arrived, the body did not', '收到了请求头，没有等到请求体'),
    t('send again', '重新发送'),
    { retry: 'yes' },
  ),
  'apns/InvalidPushType': entry(
    'message',
    t('apns-push-type is unknown', 'apns-push-type 未知'),
    t('the value is lower case: alert, background, voip and others', '应为小写：alert、background、voip 等'),
    t('remove --apns-push-type for an ordinary push', '普通推送去掉 --apns-push-type'),
  ),
  'apns/MissingDeviceToken': entry(
    'message',
    t('the address ends before the device token', '地址中缺少设备 token'),
    t('the path is /3/device/<device token>', '路径应为 /3/device/<设备 token>'),
    inSender('put the device token into the path', '把设备 token 放进路径'),
  ),
  'apns/MissingTopic': entry(
    'credentials',
    t('the topic is missing', '缺少 topic'),
    t(
      'with a key, and with a certificate for several topics, apns-topic is required',
      '使用密钥或多 topic 证书时必须有 apns-topic',
    ),
    t('set apple_bundle_id', '设置 apple_bundle_id'),
  ),
  'apns/PayloadEmpty': entry(
    'message',
    t('the push has no body', '推送没有内容'),
    t('the request body was empty', '请求体为空'),
    inSender('send a JSON object with aps', '发送带 aps 的 JSON 对象'),
  ),
  'apns/TopicDisallowed': entry(
    'credentials',
    t('this topic is not allowed for the key or certificate', '密钥或证书不允许该 topic'),
    t(
      'the bundle id belongs to another team, the key is limited to other topics, the certificate to other apps, or the app has no push capability',
      'Bundle ID 属于其他团队、密钥限定了 topic、证书属于其他应用，或应用未开启推送能力',
    ),
    [
      t(
        'compare apple_bundle_id and apple_team_id with developer.apple.com › Identifiers',
        '在 developer.apple.com › Identifiers 核对 apple_bundle_id 与 apple_team_id',
      ),
      t(
        'Identifiers › your app › Capabilities › Push Notifications',
        'Identifiers › 你的应用 › Capabilities › Push Notifications',
      ),
    ],
  ),
  'apns/BadCertificate': entry(
    'credentials',
    t('APNs cannot use the certificate', 'APNs 无法使用该证书'),
    t('it was revoked, has expired, or is not a push certificate', '已吊销、已过期，或不是推送证书'),
    checkConfig,
  ),
  'apns/BadCertificateEnvironment': entry(
    'credentials',
    t('the certificate is for the other environment', '证书属于另一个环境'),
    t('a development certificate was used on the production host, or the reverse', '开发证书用于生产地址，或相反'),
    [
      t('change --environment, or use a certificate for both', '更换 --environment，或使用同时支持两个环境的证书'),
      whichEnvironment,
    ],
  ),
  'apns/ExpiredProviderToken': entry(
    'credentials',
    t('the provider token is older than an hour', 'provider token 已超过一小时'),
    t(
      'a new token was already tried on a new connection; most likely the clock of this machine is slow',
      '已用新 token 和新连接重试过：多半是本机时间偏慢',
    ),
    [
      t(
        'correct the clock of this machine, then: tim-push check-config --vendor apns',
        '校准时间后运行：tim-push check-config --vendor apns',
      ),
      t(
        'in your own sender sign a new token every 20 to 60 minutes, and reconnect after this answer',
        '自己的服务端每 20–60 分钟重新签发一次，收到此响应后重新连接',
      ),
    ],
    { retry: 'after-new-token' },
  ),
  'apns/Forbidden': entry(
    'credentials',
    t('APNs does not allow this', 'APNs 不允许该操作'),
    t('Apple gives no reason', '苹果未说明原因'),
    t('contact Apple developer support and include the apns-id', '联系苹果开发者支持，并提供 apns-id'),
    { retry: 'no' },
  ),
  'apns/InvalidProviderToken': entry(
    'credentials',
    t('APNs does not accept the provider token', 'APNs 不接受 provider token'),
    t(
      'key ID, team ID and key file do not belong together, most often two of them are swapped; or the key was revoked; or another team used this connection before',
      'Key ID、Team ID 与密钥文件不匹配，最常见是填反；或密钥已吊销；或该连接之前被其他团队使用',
    ),
    [
      t(
        'the key ID is in the file name AuthKey_<key ID>.p8, the team ID under Membership',
        'Key ID 在文件名 AuthKey_<Key ID>.p8 中，Team ID 在 Membership 页',
      ),
      checkConfig,
    ],
  ),
  'apns/MissingProviderToken': entry(
    'credentials',
    t(
      'the request had neither a provider token nor a client certificate',
      '请求既没有 provider token，也没有客户端证书',
    ),
    t(
      'the authorization header is missing, and no client certificate was sent in TLS',
      '缺少 authorization 请求头，TLS 握手中也没有客户端证书',
    ),
    [
      t('in your own sender: authorization: bearer <token>', '自己的服务端：authorization: bearer <token>'),
      t(
        'a proxy that terminates TLS drops the client certificate: connect without it',
        '终结 TLS 的代理会丢掉客户端证书：请绕过该代理直连',
      ),
    ],
  ),
  'apns/UnrelatedKeyIdInToken': entry(
    'credentials',
    t('another key was used on this connection before', '该连接之前使用过另一个密钥'),
    t('one connection accepts only keys that belong together', '一个连接只接受相关联的密钥'),
    t('use a separate connection for each key', '每个密钥使用单独的连接'),
    { retry: 'yes' },
  ),
  'apns/BadEnvironmentKeyIdInToken': entry(
    'credentials',
    t('the key is limited to the other environment', '密钥限定了另一个环境'),
    t(
      'since 2025 a key can be limited to development or production; the live service also spells this reason BadEnvironmentKeyInToken',
      '2025 年起密钥可限定 development 或 production；线上也会返回 BadEnvironmentKeyInToken',
    ),
    [
      t(
        'change --environment, or use a key for this environment: developer.apple.com › Keys',
        '更换 --environment，或使用该环境的密钥：developer.apple.com › Keys',
      ),
      whichEnvironment,
    ],
  ),
  'apns/BadEnvironmentKeyInToken': entry(
    'credentials',
    t('the key is limited to the other environment', '密钥限定了另一个环境'),
    t(
      'this is how the live service spells BadEnvironmentKeyIdInToken',
      '即 BadEnvironmentKeyIdInToken，线上服务返回的是这个写法',
    ),
    [
      t(
        'change --environment, or use a key for this environment: developer.apple.com › Keys',
        '更换 --environment，或使用该环境的密钥：developer.apple.com › Keys',
      ),
      whichEnvironment,
    ],
    { mark: 'B', source: 'several independent clients' },
  ),
  'apns/BadPath': entry(
    'server',
    t('the address is wrong', '地址错误'),
    t('the path is /3/device/<device token>', '路径应为 /3/device/<设备 token>'),
    t('check endpoints in the config: a base URL without a path', '检查配置中的 endpoints：只写基础地址，不带路径'),
  ),
  'apns/MethodNotAllowed': entry(
    'server',
    t('the method is not POST', '请求方法不是 POST'),
    t('most likely a redirect or a proxy changed it', '多半被重定向或代理改写'),
    inSender('use POST', '使用 POST'),
  ),
  'apns/ExpiredToken': entry(
    'device-token',
    t('the device token has expired', '设备 token 已过期'),
    t('Apple no longer delivers to it', '苹果不再为其投递'),
    dropToken,
    { retry: 'no', deviceToken: 'invalid' },
  ),
  'apns/Unregistered': entry(
    'device-token',
    t('the app was removed from the phone, or has a new device token', '应用已卸载，或设备 token 已更换'),
    t(
      'the time in the answer is when the token became invalid; a token the app reported after that is valid again',
      '响应中的时间是失效时间；如果应用在此之后又上报，该 token 重新有效',
    ),
    [dropToken, printToken],
    { retry: 'no', deviceToken: 'invalid' },
  ),
  'apns/PayloadTooLarge': entry(
    'message',
    t('the payload is larger than 4096 bytes', '负载超过 4096 字节'),
    t(
      'title, text and ext together, in UTF-8; VoIP pushes may have 5120',
      '标题、正文、ext 合计（UTF-8）；VoIP 推送为 5120',
    ),
    t(
      'see the size of each part: tim-push send --vendor apns --dry-run --print-request; then shorten the largest',
      '查看各部分大小：tim-push send --vendor apns --dry-run --print-request；再缩短最大的部分',
    ),
    { retry: 'no' },
  ),
  'apns/TooManyProviderTokenUpdates': entry(
    'rate',
    t('provider tokens were changed too often', 'provider token 更换过于频繁'),
    t(
      'one new token is allowed every 20 minutes; common causes: a script that signs for every push, two keys of one team in use at once, or a clock that is wrong by an hour',
      '20 分钟内只能换一次；常见原因：每次推送都重新签名、同一团队的两个密钥混用，或本机时间相差一小时',
    ),
    [
      t('wait 20 minutes', '等 20 分钟'),
      t('in your own sender use one token for 20 to 60 minutes', '自己的服务端让一个 token 使用 20–60 分钟'),
    ],
    { retry: 'later' },
  ),
  'apns/TooManyRequests': entry(
    'rate',
    t('too many pushes to one device', '对同一设备推送过多'),
    t('many pushes were sent to the same device token in a short time', '短时间内向同一 token 推送过多'),
    t('wait a few minutes', '等几分钟'),
    { retry: 'later' },
  ),
  'apns/InternalServerError': entry(
    'server',
    t('an error inside APNs', 'APNs 内部错误'),
    t('nothing is wrong with the push', '推送本身没有问题'),
    waitQuarter,
    { retry: 'later' },
  ),
  'apns/ServiceUnavailable': entry(
    'server',
    t('APNs is not available', 'APNs 暂不可用'),
    t('nothing is wrong with the push', '推送本身没有问题'),
    [waitQuarter, t('developer.apple.com/system-status', 'developer.apple.com/system-status')],
    { retry: 'later' },
  ),
  'apns/Shutdown': entry(
    'server',
    t('this Apple server is restarting', '当前连接的苹果服务器正在重启'),
    t('this happens now and then; a new connection reaches another server', '偶尔发生；新连接会到其他服务器'),
    t('send again', '重新发送'),
    { retry: 'yes' },
  ),
} satisfies Catalogue;
