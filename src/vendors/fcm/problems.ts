// Problems that tim-push itself finds in FCM messages, device tokens and responses; those in config values are in credential-problems.ts.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, unknownCode } from '../../push/entries/answer.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const printAgain = t(
  'open the app on the phone and print the device token after that start: getDevicePushToken() of the plugin, getAndroidPushToken() of TIMPush',
  '在手机上打开应用，启动之后再打印设备 token：插件的 getDevicePushToken()，或 TIMPush 的 getAndroidPushToken()',
);

const vendor = t('FCM', 'FCM');

export const problems = {
  ...credentialEntries,
  'fcm/data-not-string': error.message(
    t('{place}.{key} is of type {type}, FCM takes strings only', '{place}.{key} 的类型是 {type}，FCM 只接受字符串'),
    t(
      'all values of data are strings; Google answers 400 "Invalid value at \'message.data\'"',
      "data 的值必须都是字符串，否则返回 400 “Invalid value at 'message.data'”",
    ),
    t(
      'write the value as a string; convert an object to its JSON text: "{key}": "{…}"',
      '把值写成字符串；对象要先转成 JSON 文本："{key}": "{…}"',
    ),
    'A',
  ),
  'fcm/data-key-reserved': error.message(
    t('{place} must not have the key {key}', '{place} 不能使用键 {key}'),
    t(
      'from, message_type, gcm and all keys that begin with google. or gcm.notification. are reserved',
      'from、message_type、gcm 以及以 google.、gcm.notification. 开头的键是保留字',
    ),
    t('rename the key in --raw, for example to my_{key}', '在 --raw 中改名，例如 my_{key}'),
    'A',
  ),
  'fcm/data-key-doubtful': warning.message(
    t('the key {key} in {place} may be refused', '{place} 中的键 {key} 可能被拒绝'),
    t(
      'an older document of Google reserves every key that begins with google',
      'Google 的旧文档保留了所有以 google 开头的键',
    ),
    t('rename the key in --raw', '在 --raw 中改名'),
    'D',
  ),
  'fcm/data-too-large': error.message(
    t('data has {bytes} bytes, FCM takes {limit}', 'data 共 {bytes} 字节，FCM 上限为 {limit}'),
    t(
      'keys and values count, a Han character as three bytes; Google answers 400 without saying why',
      '键和值都计入，一个汉字 3 字节；超限时 Google 返回 400 且不说明原因',
    ),
    t('shorten ext: tim-push check-ext --vendor fcm', '缩短 ext：tim-push check-ext --vendor fcm'),
    'A',
  ),
  'fcm/payload-perhaps-too-large': warning.message(
    t(
      'data and notification together have {bytes} bytes, the limit is {limit}',
      'data 与 notification 合计 {bytes} 字节，上限为 {limit}',
    ),
    t(
      'how Google counts the notification part is not documented, so this may be refused',
      'Google 没有说明 notification 部分如何计算，因此可能被拒绝',
    ),
    t('shorten the text or ext, or ask Google: --dry-run', '缩短文案或 ext，或用 --dry-run 让 Google 校验'),
    'D',
  ),
  'fcm/ttl-out-of-range': error.message(
    t('--ttl is {value} seconds, FCM takes 0 to {max}', '--ttl 为 {value} 秒，FCM 允许 0 到 {max}'),
    t('the longest is four weeks; 0 means deliver at once or drop', '最长四周；0 表示立即送达，否则丢弃'),
    t('use --ttl 28d or less', '使用 --ttl 28d 或更短'),
    'A',
  ),
  'fcm/data-only': warning.message(
    t('the message has no notification block', '消息没有 notification 部分'),
    t(
      'the plugin does not handle data-only messages: nothing is shown and the click callback is never called',
      '插件不处理纯 data 消息：不会显示任何内容，点击回调也不会触发',
    ),
    t('remove "notification" from --raw', '从 --raw 中去掉 "notification"'),
    'A',
  ),
  'fcm/click-action': warning.message(
    t(
      'click_action {action} needs a matching intent filter in the app',
      'click_action {action} 需要应用中有匹配的 intent-filter',
    ),
    t(
      'without a matching filter a tap does nothing; the plugin needs no click_action, it reads the intent that starts the app',
      '没有匹配的 intent-filter 时点击毫无反应；插件不需要 click_action，它读取启动应用的 intent',
    ),
    t(
      'remove click_action from --raw, or add an activity with <action android:name="{action}"/> and the category DEFAULT',
      '从 --raw 中去掉 click_action，或为某个 activity 添加 <action android:name="{action}"/> 和 DEFAULT 类别',
    ),
    'A',
  ),
  'fcm/timpush-click': hint.notice(
    t('how TIMPush reads a click on an FCM push is not public', 'TIMPush 如何读取 FCM 推送的点击没有公开说明'),
    t(
      'since 8.2 TIMPush handles such clicks; its documents show a notification together with data.ext, so this is a guess',
      '8.2 起支持点击跳转；其文档使用 notification 加 data.ext，因此这里属于推测',
    ),
    t(
      'try it on a phone: tim-push send --vendor fcm --conversation c2c_alice, then tap',
      '在真机上试：tim-push send --vendor fcm --conversation c2c_alice，然后点击通知',
    ),
    'D',
  ),
  'fcm/ignored-field': hint.message(
    t('FCM does not support {field}; it was left out', 'FCM 不支持 {field}，已忽略'),
    t('{reason}', '{reason}'),
    t('remove {flag} for FCM', '对 FCM 去掉 {flag}'),
    'A',
  ),
  'fcm/token-blanks': error['device-token'](
    t('the device token is empty, or contains quotes or spaces', '设备 token 为空，或带有引号、空白'),
    t('most likely quotes or a line break were copied along', '多半是复制时带上了引号或换行'),
    t('copy only the device token', '只复制设备 token 本身'),
  ),
  'fcm/token-is-server-key': error['device-token'](
    t('this looks like a legacy server key, not a device token', '这像旧版服务器密钥，不是设备 token'),
    t(
      'it has eleven characters that begin with AAAA before the colon; such a key is a secret, and has not worked since 2024',
      '冒号前是以 AAAA 开头的 11 个字符；这种密钥属于机密信息，2024 年起已失效',
    ),
    printAgain,
    'D',
  ),
  'fcm/token-truncated': warning['device-token'](
    t('the device token has only {length} characters', '设备 token 只有 {length} 个字符'),
    t(
      'known tokens have 163 or 152; most likely this one was truncated when copied',
      '已知的 token 为 163 或 152 个字符，多半是复制时被截断',
    ),
    printAgain,
    'C',
  ),
  'fcm/token-without-id': warning['device-token'](
    t('the part of the device token before the colon is missing', '设备 token 缺少冒号前的部分'),
    t('it was truncated when copied, or it is a very old GCM id', '复制时被截断，或是很旧的 GCM id'),
    printAgain,
    'C',
  ),
  'fcm/installation-id': warning['device-token'](
    t(
      '22 characters look like a Firebase Installation ID: it is sent as fid, not as token',
      '22 个字符像是 Firebase 安装 ID：按 fid 发送，而不是 token',
    ),
    t(
      'FCM accepts it only for apps that called register() (firebase-messaging 25.1.0 or newer). It may also be a registration token truncated at the colon: the part before the colon looks the same',
      '只有应用调用过 register()（firebase-messaging 25.1.0 及以上）时 FCM 才接受；它也可能是在冒号处被截断的注册 token，两者格式相同',
    ),
    t(
      'if your app prints a token: copy all of it, with ":APA91b" after the 22 characters. The older plugin uses tokens, and most likely TIMPush does too',
      '如果应用打印的是 token：完整复制，22 个字符之后还有“:APA91b”。旧插件使用 token，TIMPush 多半也是',
    ),
    'A',
  ),
  'fcm/token-shape': hint['device-token'](
    t(
      'the device token has {length} characters and does not look like an FCM token',
      '设备 token 长度为 {length}，不像 FCM 的格式',
    ),
    t(
      'FCM tokens contain ":APA91b"; on phones without Google services the plugin uses the token of the phone\'s vendor instead',
      'FCM token 含有“:APA91b”；没有 Google 服务的手机上，插件会改用手机厂商的 token',
    ),
    [printAgain, t("or choose the phone's own vendor: --vendor huawei", '或指定手机自己的厂商：--vendor huawei')],
    'C',
  ),
  'fcm/token-of-other-package': warning['device-token'](
    t(
      'the device token belongs to the app {application}, not to {package}',
      '设备 token 属于应用 {application}，不是 {package}',
    ),
    t('another build or flavour of the app registered it', '由应用的另一个版本或渠道包注册'),
    printAgain,
    'A',
  ),
  'fcm/unknown-code': unknownCode(
    vendor,
    t(
      'look the code up at firebase.google.com/docs/cloud-messaging/error-codes',
      '在 firebase.google.com/docs/cloud-messaging/error-codes 查询',
    ),
    { retry: 'no' },
  ),
  'fcm/dry-run-not-dry': error.server(
    t(
      'the dry run returned the ID of a real message: it may have been delivered',
      '试运行返回了真实消息的 ID：消息可能已下发',
    ),
    t(
      'for a message that is only validated Google returns fake_message_id; most likely a gateway in between dropped validate_only',
      'Google 只校验时返回 fake_message_id；多半是中间的网关丢掉了 validate_only',
    ),
    t(
      'check "endpoints" and the proxy variables; look at the phone before you send again',
      '检查 "endpoints" 和代理变量；再次发送前先看手机',
    ),
    { retry: 'no', mark: 'B' },
  ),
  'fcm/answer-not-understood': answerNotUnderstood(vendor, 'fcm', { retry: 'no' }),
} satisfies Catalogue;

export const fcmProblem = problemMaker(problems, 'fcm');
