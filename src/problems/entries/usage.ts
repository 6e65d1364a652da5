// What is wrong with a command line.
import { t } from '../../text/language.js';
import { type Catalogue, problemMaker } from '../types.js';

const usage = { severity: 'error', kind: 'usage' } as const;

export const usageEntries = {
  'usage/unknown-command': {
    ...usage,
    title: t('there is no command {name}{suggestion}', '没有 {name} 这个命令{suggestion}'),
    cause: t('most likely a typo', '多半是拼写错误'),
    fix: [t('see all commands: tim-push --help', '查看所有命令：tim-push --help')],
  },
  'usage/unknown-topic': {
    ...usage,
    title: t('there is no help about {name}{suggestion}', '没有关于 {name} 的帮助{suggestion}'),
    cause: t('it is neither a command nor a topic', '它既不是命令，也不是帮助主题'),
    fix: [t('see all commands and topics: tim-push help', '查看所有命令和主题：tim-push help')],
  },
  'usage/unknown-flag': {
    ...usage,
    title: t('{command} has no flag {flag}{suggestion}', '{command} 没有 {flag} 这个参数{suggestion}'),
    cause: t('most likely a typo, or a flag of another command', '多半是拼写错误，或是其他命令的参数'),
    fix: [t('see its flags: {help}', '查看可用参数：{help}')],
  },
  'usage/secret-on-command-line': {
    ...usage,
    title: t('{flag}: secrets are not taken from the command line', '{flag}：不支持在命令行传递密钥'),
    cause: t(
      'other users of the machine can read command lines, and shells keep them in their history',
      '命令行内容会被同机用户看到，也会留在 shell 历史里',
    ),
    fix: [
      t(
        'set the environment variable {variable}, or put the key into the config as "${YOUR_VARIABLE}" or {"file": "path"}',
        '设置环境变量 {variable}，或在配置里写成 "${YOUR_VARIABLE}" 或 {"file": "路径"}',
      ),
    ],
  },
  'usage/bad-value': {
    ...usage,
    title: t('{flag} must be {expected}, not "{value}"', '{flag} 的值无效：{value}，应为{expected}'),
    cause: t('the value has the wrong form, or is out of range', '格式不对，或超出范围'),
    fix: [t('write it like this: {write}', '写法示例：{write}')],
  },
  'usage/bad-shard': {
    ...usage,
    title: t('--shard does not take "{value}"', '--shard 不接受“{value}”'),
    cause: t('{reason}', '{reason}'),
    fix: [
      t(
        'write part/parts, the same number of parts on every machine: --shard {first} … --shard {last}',
        '写成“第几份/总份数”，每台机器的总份数相同：--shard {first} … --shard {last}',
      ),
    ],
  },
  'usage/mcp-no-root': {
    ...usage,
    title: t('there is no folder this tool may read', '没有可供此工具读取的文件夹'),
    cause: t(
      'the client names none that exists, or only the home folder or one above it, which hold other keys and secrets',
      '客户端给出的文件夹都不存在，或只有主目录及其上级目录，那里存有其他各种密钥',
    ),
    fix: [
      t('open the project folder in the assistant', '在编程助手中打开工程文件夹'),
      t('or start the server in it: tim-push mcp --root <folder>', '或指定文件夹启动：tim-push mcp --root <文件夹>'),
    ],
  },
  'usage/mcp-outside-roots': {
    ...usage,
    title: t('{path} is not inside the allowed folders', '{path} 不在允许的文件夹内'),
    cause: t(
      'it does not exist, or it leads out of the folders that the client names (or --root)',
      '路径不存在，或指向客户端（或 --root）所给文件夹之外',
    ),
    fix: [t('name a path inside the project', '使用工程内的路径')],
  },
  'usage/mcp-one-device': {
    ...usage,
    title: t('a real push goes to one device per call', '真实推送每次只发给一台设备'),
    cause: t(
      'neither device nor vendor with token identifies exactly one device',
      '未通过 device 或 vendor 加 token 指定唯一的设备',
    ),
    fix: [t('set device, or vendor and token', '设置 device，或同时设置 vendor 和 token')],
  },
  'usage/mcp-no-answer': {
    ...usage,
    title: t('the command gave no document', '该命令没有输出文档'),
    cause: t('the call was cancelled, or a value was read as a flag', '调用被取消，或某个值被当作参数'),
    fix: [t('call again with another value', '换一个值重新调用')],
  },
  'usage/missing-value': {
    ...usage,
    title: t('{flag} needs a value', '{flag} 缺少值'),
    cause: t('the flag is last, or another flag follows it', '该参数写在最后，或后面紧跟着另一个参数'),
    fix: [t('write {flag} <value>; see tim-push {command} --help', '写成 {flag} <值>；参见 tim-push {command} --help')],
  },
  'usage/empty-value': {
    ...usage,
    title: t('{flag} is empty', '{flag} 的值为空'),
    cause: t(
      'it has no value; most likely a variable that should fill it is not set. Nothing was sent',
      '没有写任何内容，多半是用来填值的变量没有设置。未发送任何内容',
    ),
    fix: [t('give {flag} a value, or leave it out', '给 {flag} 一个值，或去掉它')],
  },
  'usage/missing-argument': {
    ...usage,
    title: t('{command} needs <{name}>', '{command} 缺少 <{name}>'),
    cause: t('the argument was left out', '没有给出该参数'),
    fix: [t('see the examples: tim-push {command} --help', '查看示例：tim-push {command} --help')],
  },
  'usage/too-many-arguments': {
    ...usage,
    title: t('{command} takes no further argument', '{command} 不接受更多参数'),
    cause: t(
      'text with spaces needs quotes, and a value comes right after its flag',
      '带空格的文本需要加引号，参数的值要紧跟在参数后面',
    ),
    fix: [t('see the examples: tim-push {command} --help', '查看示例：tim-push {command} --help')],
  },
  'usage/conflict': {
    ...usage,
    title: t('{first} and {second} exclude each other', '{first} 与 {second} 不能同时使用'),
    cause: t(
      'both say the same thing in two ways, and it is not clear which one counts',
      '两者表达同一件事，无法判断以哪个为准',
    ),
    fix: [t('keep one of the two', '只保留其中一个')],
  },
  'usage/flag-needs': {
    ...usage,
    title: t('{flag} needs {other}', '{flag} 需要 {other}'),
    cause: t('what happened in an earlier run is known only from its journal', '只有日志记录了之前运行的结果'),
    fix: [t('add {other} as in the first run', '像首次运行那样加上 {other}')],
  },
  'usage/no-device-token': {
    ...usage,
    title: t('no device token: which phone is meant?', '没有设备 token：指的是哪台手机？'),
    cause: t('neither --token nor --device was given', '未指定 --token 或 --device'),
    fix: [
      t(
        'let the app print its token: old plugin TimUiKitPushPlugin.getDevicePushToken(), TIMPush getAndroidPushToken() or the result of registerPush',
        '让应用打印 token：旧插件用 TimUiKitPushPlugin.getDevicePushToken()，TIMPush 用 getAndroidPushToken() 或 registerPush 的返回值',
      ),
      t('then: tim-push {command} --token <device token>', '然后执行：tim-push {command} --token <设备 token>'),
      t('or try it without a phone: tim-push {command} --sandbox', '也可以不用手机先试：tim-push {command} --sandbox'),
    ],
  },
  'usage/which-device': {
    ...usage,
    title: t('which phone is meant? The config names {count} devices', '指的是哪台手机？配置里有 {count} 台设备'),
    cause: t(
      'neither --token nor --device was given; devices in the config: {known}',
      '未指定 --token 或 --device；配置中的设备：{known}',
    ),
    fix: [t('name one: tim-push {command} --device {first}', '指定一台：tim-push {command} --device {first}')],
  },
  'usage/unknown-device': {
    ...usage,
    title: t('the config names no device {name}{suggestion}', '配置里没有名为 {name} 的设备{suggestion}'),
    cause: t('devices in the config: {known}', '配置中的设备：{known}'),
    fix: [
      t(
        'add it: "devices": {"{name}": {"vendor": "vivo", "token": "…"}}',
        '添加："devices": {"{name}": {"vendor": "vivo", "token": "…"}}',
      ),
    ],
  },
  'usage/one-device': {
    ...usage,
    title: t('one device at a time, not {count}', '一次只能检查一台设备，而不是 {count} 台'),
    cause: t('diagnose checks the path of one device', 'diagnose 检查的是一台设备的链路'),
    fix: [
      t(
        'give one --device or --token, and run it again for the next',
        '只给出一个 --device 或 --token，其余的再次运行',
      ),
    ],
  },
  'usage/unknown-vendor': {
    ...usage,
    title: t('there is no vendor {name}{suggestion}', '没有 {name} 这个厂商{suggestion}'),
    cause: t('known vendors: {known}', '支持的厂商：{known}'),
    fix: [t('name one of them, several separated by commas, or all', '改成其中一个，多个用逗号分隔，或写 all')],
  },
  'usage/flag-of-vendor': {
    ...usage,
    title: t('{flag} works only with --vendor {vendor}', '{flag} 只能配合 --vendor {vendor} 使用'),
    cause: t('another vendor was named', '指定了其他厂商'),
    fix: [t('leave {flag} out, or name {vendor}', '去掉 {flag}，或改用 --vendor {vendor}')],
  },
  'usage/which-vendor': {
    ...usage,
    title: t('{command} needs one vendor', '{command} 需要指定一个厂商'),
    cause: t('each vendor opens something else on a tap', '各厂商的推送点击后打开的内容不同'),
    fix: [t('name it: tim-push {command} --vendor vivo', '请指定：tim-push {command} --vendor vivo')],
  },
  'usage/vendor-unclear': {
    ...usage,
    title: t('the shape of {token} does not identify a vendor', '从 {token} 的格式无法判断厂商'),
    cause: t('it fits {candidates}', '它符合：{candidates}'),
    fix: [t('name it: --vendor <{candidates}>', '请指定：--vendor <{candidates}>')],
  },
  'usage/token-of-other-vendor': {
    ...usage,
    kind: 'device-token',
    title: t(
      '{token} is a device token of {other}, not of {vendor}',
      '{token} 是 {other} 的设备 token，不是 {vendor} 的',
    ),
    cause: t(
      'its shape fits only {other}; {vendor} would refuse it, or accept it and reach no device',
      '该格式只可能属于 {other}；{vendor} 会拒绝，或接受后没有设备收到',
    ),
    fix: [
      t(
        'send it there: --vendor {otherId}; for a device of the config: "vendor": "{otherId}"',
        '改用：--vendor {otherId}；配置中的设备改为 "vendor": "{otherId}"',
      ),
      t('or send it to {vendor} anyway: send --force', '坚持发给 {vendor}：send --force'),
    ],
  },
  'usage/many-devices': {
    ...usage,
    title: t('this would reach {count} real devices', '这将推送到 {count} 台真实设备'),
    cause: t('more than {limit} real devices need confirmation', '超过 {limit} 台真实设备需要确认'),
    fix: [t('add --yes, or try it against the sandbox first: --sandbox', '加上 --yes，或先用 --sandbox 试跑')],
  },
  'usage/raw-target': {
    ...usage,
    title: t('--raw sets the recipient of the push: {fields}', '--raw 指定了推送对象：{fields}'),
    cause: t(
      '{flags} decides who gets the push; a target in --raw could send it elsewhere, and the result would be reported for the wrong one',
      '推送对象由 {flags} 指定；--raw 中的目标字段可能把推送发往别处，结果却会记在另一个对象上',
    ),
    fix: [t('leave {fields} out of --raw, and use {flags}', '从 --raw 中去掉 {fields}，改用 {flags}')],
  },
  'usage/unreadable-file': {
    ...usage,
    title: t('{file} cannot be read', '无法读取 {file}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('check the path given with {flag}', '检查 {flag} 给出的路径')],
  },
  'usage/unwritable-file': {
    ...usage,
    title: t('{file} cannot be written', '无法写入 {file}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('choose another place with {flag}', '用 {flag} 换一个位置')],
  },
  'usage/format-not-offered': {
    ...usage,
    title: t('{command} has no format {format}', '{command} 不支持 {format} 格式'),
    cause: t('it offers {offered}', '它支持：{offered}'),
    fix: [t('choose one of: {offered}', '请选择：{offered}')],
  },
  'usage/unknown-rule': {
    ...usage,
    title: t('--skip: there is no rule {name}', '--skip：没有规则 {name}'),
    cause: t('a skip that names no rule would silence nothing{suggestion}', '写错的规则名不会起作用{suggestion}'),
    fix: [
      t(
        'list the rules that apply to this project: tim-push doctor --json',
        '列出适用于本工程的全部规则：tim-push doctor --json',
      ),
    ],
  },
  'usage/skip-needs-reason': {
    ...usage,
    title: t('--skip {name} has no reason', '--skip {name} 没有说明原因'),
    cause: t(
      'without a reason it is unclear later whether the skip is still needed',
      '没有原因，以后无法判断是否仍需忽略',
    ),
    fix: [t('add --reason "why", once for each --skip', '加上 --reason "原因"，每个 --skip 对应一个')],
  },
  'usage/unknown-code': {
    ...usage,
    title: t('the code {code} is not in our tables', '码表里没有 {code}'),
    cause: t('as far as we know {owner} documents it{suggestion}', '据我们所知，{owner}没有收录这个码{suggestion}'),
    fix: [t('list the codes of a vendor: tim-push explain {vendor}', '列出某厂商的全部码：tim-push explain {vendor}')],
  },
  'usage/no-code-in-text': {
    ...usage,
    title: t('no known code was found in this text', '这段文本里没有找到已知的码'),
    cause: t(
      'neither a field such as code, errorCode or reason, nor the words of a vendor in it are in our tables',
      '其中的 code、errorCode、reason 等字段和厂商原文都不在码表里',
    ),
    fix: [
      t(
        'give the vendor and the code alone, for example: tim-push explain vivo 10302',
        '只写厂商和码，例如：tim-push explain vivo 10302',
      ),
    ],
  },
  'usage/tencent-is-no-vendor': {
    ...usage,
    title: t('Tencent IM sends to users, not to device tokens', '腾讯 IM 按用户发送，不按设备 token'),
    cause: t(
      'it looks up the token the user reported and asks the vendor itself',
      '它会查找用户上报的 token，再自己请求厂商',
    ),
    fix: [
      t('tim-push send --via tencent --user <id>', 'tim-push send --via tencent --user <用户>'),
      t('state of a user: tim-push device-status --user <id>', '查询用户状态：tim-push device-status --user <用户>'),
    ],
  },
  'usage/user-without-via': {
    ...usage,
    title: t('{flag} belongs to --via tencent', '{flag} 需要与 --via tencent 一起使用'),
    cause: t(
      'users and these message fields exist only in Tencent IM; vendors know only device tokens',
      '用户和这些消息字段只有腾讯 IM 才有；厂商只认识设备 token',
    ),
    fix: [t('tim-push send --via tencent --user <id>', 'tim-push send --via tencent --user <用户>')],
  },
  'usage/via-with-devices': {
    ...usage,
    title: t('--via {via} does not take {flag}', '--via {via} 不能与 {flag} 一起使用'),
    cause: t(
      'through Tencent a push goes to users; Tencent looks up their device tokens',
      '经腾讯发送时目标是用户，token 由腾讯查找',
    ),
    fix: [t('name users with --user, or leave --via out', '用 --user 指定用户，或去掉 --via')],
  },
  'usage/no-user': {
    ...usage,
    title: t('no user to send to', '没有指定用户'),
    cause: t('through Tencent a push goes to UserIDs', '经腾讯发送的目标是 UserID'),
    fix: [t('name one or more: --via tencent --user <id>', '指定一个或多个：--via tencent --user <用户>')],
  },
  'usage/all-users': {
    ...usage,
    title: t('pushes to all users are not offered', '不提供全员推送'),
    cause: t(
      'a test tool must not push to all users by mistake; "{user}" was given as user',
      '测试工具不应因失误打扰所有人；你给出的用户是“{user}”',
    ),
    fix: [
      t('name the users: --user alice --user bob', '逐个指定用户：--user alice --user bob'),
      t('a real all-user push: Chat console › Push', '真正的全员推送请在 IM 控制台 › 推送中操作'),
    ],
  },
  'usage/too-many-users': {
    ...usage,
    title: t('{count} users in one call; {limit} is the limit', '一次指定了 {count} 个用户，最多 {limit} 个'),
    cause: t('Tencent takes {limit} users in one call', '腾讯单次调用最多 {limit} 个用户'),
    fix: [t('split the list', '拆分列表')],
  },
  'usage/user-sig-for-whom': {
    ...usage,
    title: t('neither a user nor a UserSig to read', '既没有指定用户，也没有要读取的 UserSig'),
    cause: t(
      'user-sig makes one for --user, or reads one with --read or --read-env',
      'user-sig 为 --user 生成，或用 --read、--read-env 读取',
    ),
    fix: [
      t('make one: tim-push user-sig --user alice', '生成：tim-push user-sig --user alice'),
      t('read one: tim-push user-sig --read sig.txt', '读取：tim-push user-sig --read sig.txt'),
    ],
  },
  'usage/variable-not-set': {
    ...usage,
    title: t('the variable {variable} is not set', '环境变量 {variable} 没有设置'),
    cause: t('a typo, or it was not exported', '名字写错，或没有 export'),
    fix: [t('set it: export {variable}=…', '设置：export {variable}=…')],
  },
} satisfies Catalogue;

export const usageProblem = problemMaker(usageEntries);
