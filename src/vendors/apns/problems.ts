// Problems that tim-push itself finds in APNs device tokens, messages and responses.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, nothingToDo, unknownCode } from '../../push/entries/answer.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';
import { keyEntries } from './key-problems.js';

const printToken = t(
  'on the phone print getDevicePushToken() again: 64 hex digits',
  '在手机上重新打印 getDevicePushToken()：64 个十六进制字符',
);

const vendor = t('APNs', 'APNs');

export const problems = {
  ...credentialEntries,
  ...keyEntries,

  // ---------------------------------------------------------------- device tokens
  'apns/token-length': warning['device-token'](
    t('the device token has {length} hex digits', '设备 token 有 {length} 个十六进制字符'),
    t('tokens of ordinary apps have 64 today; Apple may change that', '目前普通应用为 64 个；苹果可能更改'),
    printToken,
    'A',
  ),
  'apns/token-cut': error['device-token'](
    t('the device token is incomplete: {length} hex digits', '设备 token 不完整：{length} 个十六进制字符'),
    t('complete tokens have 64, and always an even number', '完整的有 64 个，且总是偶数'),
    printToken,
    'A',
  ),
  'apns/token-cut-description': error['device-token'](
    t('this is the printed description of a device token', '这是设备 token 的描述文本'),
    t(
      'since iOS 13, printing the Data object gives "{length = 32, bytes = 0x… }" with the middle left out',
      '从 iOS 13 起直接打印 Data 会得到“{length = 32, bytes = 0x… }”，中间部分已丢失',
    ),
    [
      t(
        'in Swift: deviceToken.map { String(format: "%02x", $0) }.joined()',
        'Swift 写法：deviceToken.map { String(format: "%02x", $0) }.joined()',
      ),
      printToken,
    ],
    'A',
  ),
  'apns/token-repairable': error['device-token'](
    t('the device token is not written as plain hex', '设备 token 的写法不对'),
    t(
      'it is base64, or a description with brackets and spaces; Apple requires plain hex',
      '这是 base64，或带尖括号和空格的描述；苹果需要纯十六进制',
    ),
    [
      t('base64: echo <token> | base64 -d | xxd -p -c 64', 'base64：echo <token> | base64 -d | xxd -p -c 64'),
      t('brackets: remove < > and spaces', '尖括号：去掉 < > 和空格'),
    ],
    'B',
  ),
  'apns/token-shape': error['device-token'](
    t('this is not an APNs device token ({length} characters)', '这不是 APNs 设备 token（{length} 个字符）'),
    t('APNs device tokens are hex digits', 'APNs 设备 token 由十六进制字符组成'),
    printToken,
    'A',
  ),

  // ---------------------------------------------------------------- messages
  'apns/payload-too-large': error.message(
    t('the payload has {length} of {limit} bytes', '负载 {length} 字节，上限 {limit}'),
    t(
      'title, text, ext and everything else count together, in UTF-8; the largest part is {part} with {bytes} bytes',
      '标题、正文、ext 等合计，按 UTF-8 计算；最大的是 {part}，占 {bytes} 字节',
    ),
    t('shorten {part}', '缩短 {part}'),
    'A',
  ),
  'apns/collapse-id-long': error.message(
    t('--apns-collapse-id has {length} of {limit} bytes', '--apns-collapse-id 有 {length} 字节，上限 {limit}'),
    t('a Han character counts as three bytes', '一个汉字算 3 字节'),
    t('shorten --apns-collapse-id', '缩短 --apns-collapse-id'),
    'A',
  ),
  'apns/background-priority': error.message(
    t('a background push cannot have priority {priority}', 'background 推送不能使用优先级 {priority}'),
    t('Apple requires 5; 10 is an error', '苹果规定为 5，10 会报错'),
    t('remove --apns-priority', '去掉 --apns-priority'),
    'A',
  ),
  'apns/token-only-type': error.message(
    t('the push type {type} needs a key (.p8)', '推送类型 {type} 需要密钥（.p8）'),
    t('Apple does not accept it with a certificate', '使用证书时苹果不接受'),
    t('set apple_key_file, apple_key_id and apple_team_id', '设置 apple_key_file、apple_key_id 和 apple_team_id'),
    'A',
  ),
  'apns/live-activity-body': error.message(
    t('a Live Activity push needs its own aps', '实时活动推送需要专用的 aps'),
    t('event, timestamp and content-state belong to your app', 'event、timestamp 和 content-state 由你的应用定义'),
    t(
      `--raw '{"aps":{"timestamp":1700000000,"event":"update","content-state":{}}}'`,
      `--raw '{"aps":{"timestamp":1700000000,"event":"update","content-state":{}}}'`,
    ),
    'A',
  ),
  'apns/silent-type': hint.message(
    t('a {type} push shows nothing by itself', '{type} 推送本身不会显示通知'),
    t('title, text, badge and sound are left out; ext is sent', '标题、正文、角标和声音不会发送；ext 会发送'),
    t('for a visible push remove --apns-push-type', '需要可见通知时去掉 --apns-push-type'),
    'A',
  ),
  'apns/voip-priority': warning.message(
    t('a VoIP push with priority {priority} may ring late', '优先级为 {priority} 的 VoIP 推送可能延迟响铃'),
    t('below 10 Apple may wait for a time that suits the battery', '低于 10 时苹果会根据电量情况延迟投递'),
    t('leave --apns-priority out: 10', '去掉 --apns-priority（默认 10）'),
    'A',
  ),
  'apns/voip-stored': warning.message(
    t(
      'a VoIP push that is kept {seconds} s may ring after the caller has hung up',
      '保留 {seconds} 秒的 VoIP 推送可能在对方挂断后才响铃',
    ),
    t(
      'iOS makes the app report a call for every VoIP push, also for one that comes late',
      'iOS 要求应用对每条 VoIP 推送都上报来电，迟到的也一样',
    ),
    t(
      'leave --ttl out (0: tried once), or a few seconds: --ttl 30s',
      '去掉 --ttl（0：只投递一次），或只留几秒：--ttl 30s',
    ),
    { mark: 'A', source: "Apple's article on responding to VoIP notifications from PushKit" },
  ),
  'apns/voip-token': hint.message(
    t(
      "a VoIP push goes to PushKit's token, not to the ordinary one",
      'VoIP 推送使用 PushKit 的 token，不是普通推送的 token',
    ),
    t(
      'an iPhone has one for each: from pushRegistry(_:didUpdate:for:); and the app must report a call to CallKit for every VoIP push, else iOS terminates it and stops delivering them',
      '两者各有一个：由 pushRegistry(_:didUpdate:for:) 返回；应用必须对每条 VoIP 推送向 CallKit 上报来电，否则会被系统终止并停止投递',
    ),
    t(
      'print the token that PushKit gives; a certificate must be one for VoIP, or universal',
      '打印 PushKit 返回的 token；证书必须是 VoIP 证书或通用证书',
    ),
    { mark: 'A', source: "Apple's PushKit documentation" },
  ),
  'apns/nothing-to-show': warning.message(
    t('title and text are both empty', '标题和正文都为空'),
    t('the phone will not show a notification', '手机不会显示通知'),
    t('add --title or --body', '加上 --title 或 --body'),
    'A',
  ),
  'apns/sound-constant-name': error.message(
    t('--sound {name} is the name of a constant', '--sound {name} 是常量名'),
    t(
      'the phone would look for a sound file with that name; the value of the constant is {value}',
      '手机会把它当作声音文件名；该常量的值是 {value}',
    ),
    [
      t('--sound {flag}', '--sound {flag}'),
      t('in Dart write iOSSound: {name} without quotes', 'Dart 中写 iOSSound: {name}，不加引号'),
    ],
    'A',
  ),
  'apns/sound-no-extension': warning.message(
    t('--sound {name} has no file extension', '--sound {name} 没有扩展名'),
    t(
      'iOS needs the name of a file in the app bundle, such as ring.caf; otherwise it plays the default sound',
      'iOS 需要应用包内的完整文件名，如 ring.caf；否则播放默认声音',
    ),
    t('write it with its extension: caf, aiff or wav, 30 seconds at most', '写上扩展名：caf、aiff 或 wav，最长 30 秒'),
    'A',
  ),
  'apns/ttl-long': warning.message(
    t('--ttl is longer than 30 days', '--ttl 超过 30 天'),
    t('Apple keeps a push 30 days at most', '苹果最多保留 30 天'),
    t('--ttl 30d', '--ttl 30d'),
    'A',
  ),
  'apns/badge-add': warning.message(
    t('APNs ignores --badge +{value}', 'APNs 忽略 --badge +{value}'),
    t('it supports only absolute numbers: the sender has to count', '只支持绝对值：由发送方计数'),
    t('--badge {value} sets the number', '--badge {value} 直接设置数字'),
    'A',
  ),
  'apns/ignored-field': hint.message(
    t('APNs ignores {flag}', 'APNs 忽略 {flag}'),
    t('{reason}', '{reason}'),
    nothingToDo,
    'A',
  ),

  // ---------------------------------------------------------------- answers
  'apns/unknown-code': unknownCode(
    vendor,
    t(
      'look it up at developer.apple.com › handling notification responses from APNs',
      '到 developer.apple.com 查阅 Handling notification responses from APNs',
    ),
    { retry: 'no' },
  ),
  'apns/answer-not-understood': answerNotUnderstood(vendor, 'apns', {
    retry: 'no',
    cause: t(
      'it is neither the empty answer with our apns-id nor a reason with its status; most likely a proxy answered, or an address in endpoints is wrong',
      '既不是带本次 apns-id 的空响应，也不是与状态码相符的 reason；多半是代理返回的，或 endpoints 中的地址错误',
    ),
  }),
} satisfies Catalogue;

export const apnsProblem = problemMaker(problems, 'apns');
