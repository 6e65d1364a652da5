// What is wrong with the recipients of a command line: device tokens, devices, vendors, and users of Tencent IM.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import type { Catalogue } from '../types.js';

const usage = entryOf('error', 'usage');

const letAppPrint = t(
  'let the app print its token: old plugin TimUiKitPushPlugin.getDevicePushToken(), TIMPush getAndroidPushToken() or the result of registerPush',
  '让应用打印 token：旧插件用 TimUiKitPushPlugin.getDevicePushToken()，TIMPush 用 getAndroidPushToken() 或 registerPush 的返回值',
);

export const recipientEntries = {
  'usage/no-device-token': usage(
    t('no device token: which phone is meant?', '没有设备 token：指的是哪台手机？'),
    t('neither --token nor --device was given', '未指定 --token 或 --device'),
    [
      letAppPrint,
      t('then: tim-push {command} --token <device token>', '然后执行：tim-push {command} --token <设备 token>'),
      t(
        'or try it without a phone, in a folder without a config: tim-push {command} --sandbox',
        '也可以不用手机，在没有配置的目录里先试：tim-push {command} --sandbox',
      ),
    ],
  ),
  'usage/no-device-in-config': usage(
    t('no device token: which phone is meant?', '没有设备 token：指的是哪台手机？'),
    t(
      'neither --token nor --device was given, and {file} names no such device; demo devices are used only without any config',
      '未指定 --token 或 --device，{file} 中也没有对应的设备；只有完全没有配置时才使用演示设备',
    ),
    [
      letAppPrint,
      t(
        'then: tim-push {command} --token <device token>; or add it to the config: "devices": {"my-phone": {"vendor": "{vendor}", "token": "…"}}',
        '然后执行：tim-push {command} --token <设备 token>；或写进配置："devices": {"my-phone": {"vendor": "{vendor}", "token": "…"}}',
      ),
      t(
        'without a phone: tim-push {command} --sandbox --token <one that tim-push sandbox devices lists>',
        '没有手机时：tim-push {command} --sandbox --token <tim-push sandbox devices 列出的某个 token>',
      ),
      t(
        'demo app with demo devices: tim-push {command} --sandbox in a folder without a config',
        '演示应用和演示设备：在没有配置的目录里执行 tim-push {command} --sandbox',
      ),
    ],
  ),
  'usage/which-device': usage(
    t('which phone is meant? The config names {count} devices', '指的是哪台手机？配置里有 {count} 台设备'),
    t(
      'neither --token nor --device was given; devices in the config: {known}',
      '未指定 --token 或 --device；配置中的设备：{known}',
    ),
    t('name one: tim-push {command} --device {first}', '指定一台：tim-push {command} --device {first}'),
  ),
  'usage/unknown-device': usage(
    t('the config names no device {name}{suggestion}', '配置里没有名为 {name} 的设备{suggestion}'),
    t('devices in the config: {known}', '配置中的设备：{known}'),
    t(
      'add it: "devices": {"{name}": {"vendor": "<vendor>", "token": "…"}}',
      '添加："devices": {"{name}": {"vendor": "<厂商>", "token": "…"}}',
    ),
  ),
  'usage/one-device': usage(
    t('one device at a time, not {count}', '一次只能检查一台设备，而不是 {count} 台'),
    t('diagnose checks the path of one device', 'diagnose 检查的是一台设备的链路'),
    t('give one --device or --token, and run it again for the next', '只给出一个 --device 或 --token，其余的再次运行'),
  ),
  'usage/unknown-vendor': usage(
    t('there is no vendor {name}{suggestion}', '没有 {name} 这个厂商{suggestion}'),
    t('known vendors: {known}', '支持的厂商：{known}'),
    t(
      'name one of them; most commands take several with commas, or all',
      '改成其中一个；多数命令也接受用逗号分隔的多个，或 all',
    ),
  ),
  'usage/flag-of-vendor': usage(
    t('{flag} works only with --vendor {vendor}', '{flag} 只能配合 --vendor {vendor} 使用'),
    t('another vendor was named', '指定了其他厂商'),
    t('leave {flag} out, or name {vendor}', '去掉 {flag}，或改用 --vendor {vendor}'),
  ),
  'usage/which-vendor': usage(
    t('{command} needs one vendor', '{command} 需要指定一个厂商'),
    t('each vendor opens something else on a tap', '各厂商的推送点击后打开的内容不同'),
    t('name it: tim-push {command} --vendor vivo', '请指定：tim-push {command} --vendor vivo'),
  ),
  'usage/vendor-unclear': usage(
    t('the shape of {token} does not identify a vendor', '从 {token} 的格式无法判断厂商'),
    t('it fits {candidates}', '它符合：{candidates}'),
    t('name it: --vendor <{candidates}>', '请指定：--vendor <{candidates}>'),
  ),
  'usage/token-of-other-vendor': usage(
    t('{token} is a device token of {other}, not of {vendor}', '{token} 是 {other} 的设备 token，不是 {vendor} 的'),
    t(
      'its shape fits only {other}; {vendor} would refuse it, or accept it and reach no device',
      '该格式只可能属于 {other}；{vendor} 会拒绝，或接受后没有设备收到',
    ),
    [
      t(
        'send it there: --vendor {otherId}; for a device of the config: "vendor": "{otherId}"',
        '改用：--vendor {otherId}；配置中的设备改为 "vendor": "{otherId}"',
      ),
      t('or send it to {vendor} anyway: send --force', '坚持发给 {vendor}：send --force'),
    ],
    { kind: 'device-token' },
  ),
  'usage/many-devices': usage(
    t('this would reach {count} real devices', '这将推送到 {count} 台真实设备'),
    t('more than {limit} real devices need confirmation', '超过 {limit} 台真实设备需要确认'),
    t('add --yes, or try it against the sandbox first: --sandbox', '加上 --yes，或先用 --sandbox 试跑'),
  ),
  'usage/raw-target': usage(
    t('--raw sets the recipient of the push: {fields}', '--raw 指定了推送对象：{fields}'),
    t(
      '{flags} decides who gets the push; a target in --raw could send it elsewhere, and the result would be reported for the wrong one',
      '推送对象由 {flags} 指定；--raw 中的目标字段可能把推送发往别处，结果却会记在另一个对象上',
    ),
    t('leave {fields} out of --raw, and use {flags}', '从 --raw 中去掉 {fields}，改用 {flags}'),
  ),
  'usage/raw-unchecked': entryOf('warning', 'notice')(
    t('no rule was applied to {fields} of --raw', '未检查 --raw 中的 {fields}'),
    t(
      'texts, ext and the click are checked after the merge; what {name} thinks of the rest only a real push shows',
      '合并后只检查文案、ext 和点击；其余字段 {name} 是否接受，只有真实推送能知道',
    ),
    t('try it on one device: the same command without --dry-run', '先发给一台设备：去掉 --dry-run 再运行'),
  ),
  'usage/tencent-is-no-vendor': usage(
    t('Tencent IM sends to users, not to device tokens', '腾讯 IM 按用户发送，不按设备 token'),
    t('it looks up the token the user reported and asks the vendor itself', '它会查找用户上报的 token，再自己请求厂商'),
    [
      t('tim-push send --via tencent --user <id>', 'tim-push send --via tencent --user <用户>'),
      t('state of a user: tim-push device-status --user <id>', '查询用户状态：tim-push device-status --user <用户>'),
    ],
  ),
  'usage/user-without-via': usage(
    t('{flag} belongs to --via tencent', '{flag} 需要与 --via tencent 一起使用'),
    t(
      'users and these message fields exist only in Tencent IM; vendors know only device tokens',
      '用户和这些消息字段只有腾讯 IM 才有；厂商只认识设备 token',
    ),
    t('tim-push send --via tencent --user <id>', 'tim-push send --via tencent --user <用户>'),
  ),
  'usage/via-with-devices': usage(
    t('--via {via} does not take {flag}', '--via {via} 不能与 {flag} 一起使用'),
    t(
      'through Tencent a push goes to users; Tencent looks up their device tokens',
      '经腾讯发送时目标是用户，token 由腾讯查找',
    ),
    t('name users with --user, or leave --via out', '用 --user 指定用户，或去掉 --via'),
  ),
  'usage/no-user': usage(
    t('no user to send to', '没有指定用户'),
    t('through Tencent a push goes to UserIDs', '经腾讯发送的目标是 UserID'),
    [
      t('name one or more: --via tencent --user <id>', '指定一个或多个：--via tencent --user <用户>'),
      t('users of the sandbox: tim-push sandbox users', '沙箱中的用户：tim-push sandbox users'),
    ],
  ),
  'usage/all-users': usage(
    t('pushes to all users are not offered', '不提供全员推送'),
    t(
      'a test tool must not push to all users by mistake; "{user}" was given as user',
      '测试工具不应因失误打扰所有人；你给出的用户是“{user}”',
    ),
    [
      t('name the users: --user alice --user bob', '逐个指定用户：--user alice --user bob'),
      t('a real all-user push: Chat console › Push', '真正的全员推送请在 IM 控制台 › 推送中操作'),
    ],
  ),
  'usage/too-many-users': usage(
    t('{count} users in one call; {limit} is the limit', '一次指定了 {count} 个用户，最多 {limit} 个'),
    t('Tencent takes {limit} users in one call', '腾讯单次调用最多 {limit} 个用户'),
    t('split the list', '拆分列表'),
  ),
  'usage/user-sig-for-whom': usage(
    t('neither a user nor a UserSig to read', '既没有指定用户，也没有要读取的 UserSig'),
    t(
      'user-sig makes one for --user, or reads one with --read or --read-env',
      'user-sig 为 --user 生成，或用 --read、--read-env 读取',
    ),
    [
      t('make one: tim-push user-sig --user alice', '生成：tim-push user-sig --user alice'),
      t('read one: tim-push user-sig --read sig.txt', '读取：tim-push user-sig --read sig.txt'),
    ],
  ),
} satisfies Catalogue;
