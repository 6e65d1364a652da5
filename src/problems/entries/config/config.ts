// What can be wrong with a config as such; what a vendor needs is in the vendor's folder.
import { t } from '../../../text/language.js';
import { type Catalogue, problemMaker } from '../../types.js';

const error = { severity: 'error', kind: 'config' } as const;
const warning = { severity: 'warning', kind: 'config' } as const;

export const configEntries = {
  'config/not-found': {
    ...error,
    title: t('no config found', '没有找到配置'),
    cause: t(
      'this folder and those above it have no tim-push.config.json, .jsonc, .yaml or .yml, and no TIM_PUSH_… variable is set',
      '当前目录及上级目录都没有 tim-push.config.json、.jsonc、.yaml 或 .yml，也没有设置 TIM_PUSH_… 变量',
    ),
    fix: [
      t('create one: tim-push init', '创建配置：tim-push init'),
      t('or try it without one: tim-push send --sandbox', '或先不用配置试试：tim-push send --sandbox'),
    ],
  },
  'config/file-missing': {
    ...error,
    title: t('{file} does not exist', '{file} 不存在'),
    cause: t('named by {by}', '由 {by} 指定'),
    fix: [t('correct the path', '改正路径')],
  },
  'config/unreadable': {
    ...error,
    title: t('{file} cannot be read', '无法读取 {file}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('check the path and its permissions: ls -l {file}', '检查路径和权限：ls -l {file}')],
  },
  'config/too-large': {
    ...error,
    title: t('{file} is too large for a config', '{file} 太大，不像配置文件'),
    cause: t('{reason}', '{reason}'),
    fix: [t('name the right file with --config', '用 --config 指定正确的文件')],
  },
  'config/syntax': {
    ...error,
    title: t('{file} is not valid {format}', '{file} 不是合法的 {format}'),
    cause: t('{reason}', '{reason}'),
    fix: [
      t(
        'correct that place, then: tim-push check-config --offline',
        '修正该处，然后运行：tim-push check-config --offline',
      ),
    ],
  },
  'config/not-an-object': {
    ...error,
    title: t('{file} does not hold an object', '{file} 的内容不是对象'),
    cause: t('keys and values are expected at the top', '最外层应为键值对'),
    fix: [t('start with { "package_name": "com.example.app" }', '从 { "package_name": "com.example.app" } 开始')],
  },
  'config/too-deep': {
    ...error,
    title: t('{file} is nested too deeply', '{file} 嵌套过深'),
    cause: t(
      'more than 64 levels, or very many values (aliases count written out)',
      '超过 64 层，或值的数量过多（别名按展开后计算）',
    ),
    fix: [t('a config has three levels at most', '配置最多只需三层')],
  },
  'config/profile-not-found': {
    ...error,
    title: t('there is no profile {profile}', '没有名为 {profile} 的配置'),
    cause: t('looked for {names} here and above', '在当前及上级目录查找了 {names}'),
    fix: [
      t(
        'create tim-push.{profile}.config.json, or leave --profile out',
        '创建 tim-push.{profile}.config.json，或去掉 --profile',
      ),
    ],
  },
  'config/extends-cycle': {
    ...error,
    title: t('extends forms a loop', 'extends 形成了循环'),
    cause: t('{chain}', '{chain}'),
    fix: [t('take extends out of one of these files', '从其中一个文件去掉 extends')],
  },
  'config/duplicate-key': {
    ...warning,
    title: t('{key} appears twice', '{key} 出现了两次'),
    cause: t('the last one is used', '以最后一个为准'),
    fix: [t('remove one of them', '删掉其中一个')],
  },
  'config/unknown-key': {
    ...warning,
    title: t('{key} is not a known key', '未知的键 {key}'),
    cause: t('most likely a typo{suggestion}', '多半是拼写错误{suggestion}'),
    fix: [
      t(
        'correct or remove it; with an editor that reads JSON Schema: "$schema": "node_modules/tim-push/schema/config.json"',
        '改正或删除；编辑器补全："$schema": "node_modules/tim-push/schema/config.json"',
      ),
    ],
  },
  'config/unknown-member': {
    severity: 'error',
    kind: 'config',
    title: t('{key} is not a known key', '未知的键 {key}'),
    cause: t(
      'most likely a typo{suggestion}; ignoring it would change the meaning of the whole entry',
      '多半是拼写错误{suggestion}；忽略它会改变整个条目的含义',
    ),
    fix: [t('correct or remove it', '改正或删除')],
  },
  'config/unknown-role': {
    severity: 'error',
    kind: 'config',
    title: t(
      'endpoints.{vendor}: {vendor} has no host called {role}',
      'endpoints.{vendor}：{vendor} 没有名为 {role} 的地址',
    ),
    cause: t(
      'known hosts: {known}; requests meant for {role} would still go to the real host',
      '可用的有：{known}；{role} 对应的请求仍会发往真实地址',
    ),
    fix: [
      t('write {nearest}, or one string as the address of all hosts', '改为 {nearest}，或用一个字符串代替全部地址'),
    ],
  },
  'config/host-of-other-vendor': {
    severity: 'error',
    kind: 'config',
    title: t('endpoints.{vendor} names a host of {other}: {host}', 'endpoints.{vendor} 写的是 {other} 的主机：{host}'),
    cause: t('requests and secrets of {vendor} would go to another service', '{vendor} 的请求和密钥会发到另一家的服务'),
    fix: [t('correct or remove this entry of endpoints', '改正或删除 endpoints 中的这一项')],
  },
  'config/more-unknown-keys': {
    ...warning,
    title: t('{file} has {count} more unknown keys', '{file} 还有 {count} 个未知的键'),
    cause: t('most likely this file is not a tim-push config', '这个文件多半不是 tim-push 的配置'),
    fix: [t('name the right file with --config', '用 --config 指定正确的文件')],
  },
  'config/more-findings': {
    ...error,
    title: t('{key} has {count} more findings', '{key} 还有 {count} 处问题'),
    cause: t('only the first 20 of one key are listed', '同一个键只列出前 20 处'),
    fix: [t('correct those above first', '先改正上面列出的问题')],
  },
  'config/unknown-vendor': {
    ...error,
    title: t('{key} names an unknown vendor', '{key} 里的厂商不存在'),
    cause: t('{name} is none of {known}{suggestion}', '{name} 不在 {known} 之中{suggestion}'),
    fix: [t('write one of: {known}', '改为：{known}')],
  },
  'config/wrong-type': {
    ...error,
    title: t('{key} has the wrong type', '{key} 的类型不对'),
    cause: t('expected {expected}, found {found}', '需要 {expected}，实际是 {found}'),
    fix: [t('write {expected}', '改为 {expected}')],
  },
  'config/number-too-large': {
    ...error,
    title: t('{key} is too large for a number', '{key} 超出数字精度'),
    cause: t('JSON numbers over 2^53 lose digits', '超过 2^53 的 JSON 数字会丢失精度'),
    fix: [t('write it in quotes', '加上引号')],
  },
  'config/not-one-of': {
    ...error,
    title: t('{key} is "{value}"', '{key} 的值是“{value}”'),
    cause: t('allowed here: {expected}', '可用的值：{expected}'),
    fix: [t('write one of: {expected}', '改为：{expected}')],
  },
  'config/empty-value': {
    ...error,
    title: t('{key} is empty', '{key} 为空'),
    cause: t('the app compiles with it, but cannot register with the vendor', '应用能编译，但无法向厂商注册'),
    fix: [
      t(
        'fill it in, or remove the key if this vendor is not used; where to find it: tim-push guide',
        '填写该值；不用该厂商就删除；在哪里找：tim-push guide',
      ),
    ],
  },
  'config/id-zero': {
    ...error,
    title: t('{key} is 0', '{key} 是 0'),
    cause: t(
      '0 is the placeholder of the demo: the phone uploads it without an error, but Tencent never pushes',
      '0 是示例占位值：手机会正常上传，但腾讯永远不会推送',
    ),
    fix: [
      t(
        'Chat console › Push › Manufacturer configuration: copy the certificate ID',
        'IM 控制台 › 推送 › 厂商配置：复制证书 ID',
      ),
    ],
  },
  'config/empty-word': {
    ...error,
    title: t('{key} is "{value}", which is not a real value', '{key} 是“{value}”，这不是有效的值'),
    cause: t(
      'programs and templates write this when a variable is empty or was not filled in',
      '变量为空或没有被替换时，程序和模板会写出这样的文字',
    ),
    fix: [t('set the variable that fills {key}, or remove the key', '设置 {key} 所用的变量，或删除该键')],
  },
  'config/not-a-number': {
    ...error,
    title: t('{key} must be a number', '{key} 必须是数字'),
    cause: t('expected a number ({what}), found {found}', '应为数字（{what}），实际是 {found}'),
    fix: [t('copy it from the console, digits only', '从控制台复制，只保留数字')],
  },
  'config/not-certificate-id': {
    ...error,
    title: t('{key} is not a certificate ID: it is the value of {other}', '{key} 不是证书 ID，而是 {other} 的值'),
    cause: t(
      '{other} is a different setting ({what}), but both have the same value',
      '{other} 是另一项（{what}），两者的值相同',
    ),
    fix: [
      t(
        'Chat console › Push › Manufacturer configuration: copy the certificate ID',
        'IM 控制台 › 推送 › 厂商配置：复制证书 ID',
      ),
    ],
  },
  'config/certificate-id-long': {
    ...warning,
    title: t('{key} {value} is most likely not a certificate ID', '{key} 的 {value} 多半不是证书 ID'),
    cause: t(
      'certificate IDs of the console have four to six digits; {digits} digits are an app id, or the sender ID of Firebase',
      '控制台的证书 ID 是 4 到 6 位数字；{digits} 位数字通常是应用 ID，或 Firebase 的 Sender ID',
    ),
    fix: [
      t(
        'Chat console › Push › Manufacturer configuration: copy the certificate ID',
        'IM 控制台 › 推送 › 厂商配置：复制证书 ID',
      ),
    ],
    mark: 'D',
  },
  'config/same-certificate-id': {
    ...error,
    title: t('{key} and {other} are the same certificate ID', '{key} 和 {other} 是同一个证书 ID'),
    cause: t(
      'the console gives every vendor a certificate ID of its own: pushes of one of them go to the wrong vendor',
      '控制台为每个厂商分配不同的证书 ID：其中一个厂商的推送会发到错误的厂商',
    ),
    fix: [
      t(
        'Chat console › Push › Manufacturer configuration: compare both certificate IDs',
        'IM 控制台 › 推送 › 厂商配置：核对这两个证书 ID',
      ),
    ],
  },
  'config/same-value': {
    ...warning,
    title: t('{key} and {other} hold the same value', '{key} 和 {other} 的值相同'),
    cause: t('most likely pasted twice: {wanted}, and {what}', '多半是重复粘贴：{wanted}；{what}'),
    fix: [t('compare both with the console', '对照控制台核对这两个值')],
  },
  'config/credential-escaped': {
    ...warning,
    title: t('the line breaks in the file of {key} are written as \\n', '{key} 的文件里换行被写成了 \\n'),
    cause: t(
      'the file holds the two characters \\n where a line should end; tim-push reads it, other tools do not',
      '文件中应换行的地方是 \\n 两个字符；tim-push 能读取，其他工具不能',
    ),
    fix: [t('printf %b "$(cat {file})" > repaired.pem', 'printf %b "$(cat {file})" > repaired.pem')],
  },
  'config/credential-one-line': {
    ...warning,
    title: t('the line breaks in the file of {key} are missing', '{key} 的文件里缺少换行'),
    cause: t(
      'the whole key is on one line; tim-push reads it, other tools do not',
      '整个密钥在一行里；tim-push 能读取，其他工具不能',
    ),
    fix: [t('copy the downloaded file again, with its line breaks', '重新复制下载的原始文件，保留换行')],
  },
  'config/credential-base64': {
    ...warning,
    title: t('the file of {key} is encoded in base64', '{key} 的文件经过 base64 编码'),
    cause: t('tim-push decodes it, other tools do not', 'tim-push 会自动解码，其他工具不会'),
    fix: [t('base64 -d {file} > decoded', 'base64 -d {file} > decoded')],
  },
  'config/rich-text': {
    ...error,
    title: t('the file of {key} is rich text, not plain text', '{key} 的文件是富文本，不是纯文本'),
    cause: t(
      'an editor such as TextEdit saved it with its formatting; the key inside is most likely intact',
      'TextEdit 等编辑器保存时加入了格式；其中的密钥多半完好',
    ),
    fix: [
      t(
        'use the file as it was downloaded, or on a Mac: textutil -convert txt {file}',
        '使用下载的原始文件，或在 Mac 上执行：textutil -convert txt {file}',
      ),
    ],
  },
  'config/blanks-around': {
    ...warning,
    title: t('{key} has spaces around it', '{key} 前后有空格'),
    cause: t(
      'pasted along with the value; tim-push trims them, your app may not',
      '粘贴时带入；tim-push 会去掉，应用不一定',
    ),
    fix: [t('remove the spaces', '去掉空格')],
  },
  'config/placeholder': {
    ...error,
    title: t('{key} still holds a placeholder', '{key} 还是占位文字'),
    cause: t('"{value}" was never replaced', '“{value}”没有替换'),
    fix: [t('fill in the real value; where to find it: tim-push guide', '填入真实值；在哪里找：tim-push guide')],
  },
  'config/variable-in-dotenv': {
    ...error,
    title: t('{variable} is not set', '{variable} 没有设置'),
    cause: t(
      '{key} refers to it; it is set in {file}, which is read only with --dotenv',
      '{key} 引用了它；它写在 {file} 中，但只有加 --dotenv 时才会读取该文件',
    ),
    fix: [t('add --dotenv {file}', '加上 --dotenv {file}')],
  },
  'config/dotenv-unreadable': {
    ...error,
    title: t('{file}, given with --dotenv, cannot be read', '无法读取 --dotenv 指定的 {file}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('correct the path, or leave --dotenv out', '改正路径，或去掉 --dotenv')],
  },
  'config/unset-variable': {
    ...error,
    title: t('{variable} is not set', '{variable} 没有设置'),
    cause: t(
      '{key} refers to it, and the environment variable is missing or empty',
      '{key} 引用了它，但该环境变量不存在或为空',
    ),
    fix: [t('set it: export {variable}=…', '设置它：export {variable}=…')],
  },
  'config/value-file-missing': {
    ...error,
    title: t('the file of {key} cannot be read: {file}', '无法读取 {key} 指向的文件：{file}'),
    cause: t('{reason}; paths are relative to the file that names them', '{reason}；路径相对于写出它的文件'),
    fix: [t('correct the path', '改正路径')],
  },
  'config/unseen-character': {
    ...warning,
    title: t('{key} has an invisible character in it', '{key} 中有不可见字符'),
    cause: t(
      '{code} as character {place}; it comes along when a value is copied from a page, a chat or two lines',
      '第 {place} 个字符是 {code}；从网页、聊天记录或跨行复制时会带上',
    ),
    fix: [t('type this part of the value again', '重新输入这一段')],
  },
  'config/not-the-form': {
    ...error,
    title: t('{key} has the wrong form: {value}', '{key} 的格式不对：{value}'),
    cause: t('{what} looks like {example}', '{what}应形如 {example}'),
    fix: [
      t(
        'copy it from the app project or the console, alone; doctor shows what the build uses: tim-push doctor',
        '从应用工程或控制台单独复制该值；tim-push doctor 会显示构建实际使用的值',
      ),
    ],
  },
  'config/endpoint-switched-off': {
    ...error,
    title: t('endpoints.{vendorId} names a service that was shut down', 'endpoints 中 {vendorId} 的服务已经关闭'),
    cause: t('{host}: {what}', '{host}：{what}'),
    fix: [
      t(
        'remove this entry of endpoints: tim-push knows the hosts that are in service',
        '删除 endpoints 中的这一项：tim-push 自带当前有效的主机地址',
      ),
    ],
  },
  'config/untrusted-host': {
    ...error,
    title: t(
      'requests for {vendorId} would go to {host}, named by a config that was found automatically',
      '自动找到的配置会把 {vendorId} 的请求发到 {host}',
    ),
    cause: t(
      'endpoints replaces the host of the vendor, and the secrets of this machine would go there; no flag and no variable named this config',
      'endpoints 替换了厂商的主机，本机的密钥会发到那里；没有用参数或变量指定过这个配置',
    ),
    fix: [
      t(
        'if the config is yours and the host is right: the same command with --trust-config, or name the file with --config',
        '如果配置是你的且主机正确：在原命令加 --trust-config，或用 --config 指定文件',
      ),
      t('otherwise, remove endpoints from the config', '否则从配置中删除 endpoints'),
    ],
  },
  'config/plain-http': {
    ...error,
    title: t('requests for {vendorId} would go to {host} without TLS', '{vendorId} 的请求会以明文发到 {host}'),
    cause: t(
      'anyone on the network path can read secrets and device tokens, and no sandbox of tim-push answered there',
      '链路上的任何人都能读取密钥和设备 token，而且该地址没有 tim-push 的沙箱响应',
    ),
    fix: [
      t('write https:// in endpoints', '在 endpoints 中改为 https://'),
      t('a sandbox in another container: --sandbox=<url>', '其他容器中的沙箱：--sandbox=<url>'),
      t('if that network is yours alone: --allow-plain-http', '如果该网络只有你使用：--allow-plain-http'),
    ],
  },
  'config/file-permissions': {
    ...warning,
    title: t('{file} holds secrets, and other users can read it', '{file} 含有密钥且其他用户可读'),
    cause: t('its mode is {mode}', '权限为 {mode}'),
    fix: [
      t('chmod 600 {path}', 'chmod 600 {path}'),
      t('or keep secrets in variables: "${YOUR_VARIABLE}"', '或把密钥放到环境变量："${YOUR_VARIABLE}"'),
    ],
  },
  'config/foreign-owner': {
    ...warning,
    title: t('{file} belongs to another user', '{file} 属于其他用户'),
    cause: t(
      'its owner is user {owner}, this command runs as user {own}: that user can change hosts and files named in it; skip does not silence this',
      '文件属于用户 {owner}，当前命令以用户 {own} 运行：该用户可以修改其中的主机和文件路径；skip 不能关闭此警告',
    ),
    fix: [
      t(
        'check its content: tim-push check-config --offline --show-values',
        '查看其内容：tim-push check-config --offline --show-values',
      ),
      t('if you trust it: sudo chown {own} {path}', '如果信任该文件：sudo chown {own} {path}'),
    ],
  },
  'config/unresolved-constant': {
    ...warning,
    title: t('{key} cannot be resolved: {expression}', '{key} 无法解析：{expression}'),
    cause: t('{reason}', '{reason}'),
    fix: [
      t(
        'set it in tim-push.config.json beside extends, or as {variable}',
        '在带 extends 的 tim-push.config.json 里设置，或用 {variable}',
      ),
    ],
  },
  'config/two-values': {
    severity: 'hint',
    kind: 'config',
    title: t(
      '{key} is {debug} in debug builds, {release} otherwise',
      '{key} 在调试包中是 {debug}，其他情况是 {release}',
    ),
    cause: t(
      'the app chooses by build type; {release} is used here, and {debug} with apple_environment development',
      '应用按构建类型选择；这里使用 {release}，apple_environment 为 development 时使用 {debug}',
    ),
    fix: [
      t(
        'to check debug builds: --environment development (Apple), or set {key} in tim-push.config.json',
        '要检查调试包：--environment development（苹果），或在 tim-push.config.json 中设置 {key}',
      ),
    ],
  },
  'config/missing-argument-value': {
    ...error,
    title: t('{key} has no value', '{key} 没有值'),
    cause: t('most likely copied from the guide and not filled in', '多半是从文档复制后没有填写'),
    fix: [t('fill it in or remove the line', '填写或删除该行')],
  },
  'config/no-push-app-info': {
    ...error,
    title: t('{file} has no PushAppInfo(…)', '{file} 中没有 PushAppInfo(…)'),
    cause: t('the constants of the plugin are read from there', '插件的常量从这里读取'),
    fix: [t('name the Dart file that creates PushAppInfo', '指定创建 PushAppInfo 的 Dart 文件')],
  },
  'config/no-native-constants': {
    ...error,
    title: t('{file} holds no push constants', '{file} 中没有推送常量'),
    cause: t(
      'in Java and Kotlin files, only constants such as XM_PUSH_BUZID = 30002 and VIVO_PUSH_APPID = "…" are read',
      'Java 和 Kotlin 文件只读取 XM_PUSH_BUZID = 30002、VIVO_PUSH_APPID = "…" 这样的常量',
    ),
    fix: [
      t(
        'name the file with these constants, or write the values into tim-push.config.json',
        '指定包含这些常量的文件，或把值写入 tim-push.config.json',
      ),
    ],
  },
  'config/several-push-app-info': {
    ...warning,
    title: t(
      '{file} has {count} PushAppInfo(…): the first one is read',
      '{file} 中有 {count} 个 PushAppInfo(…)：只读取第一个',
    ),
    cause: t('flavours in one file cannot be distinguished', '无法区分同一文件里的多个渠道包'),
    fix: [t('put each flavour into a file of its own', '每个渠道包放一个文件')],
  },
  'config/which-package': {
    ...error,
    title: t('{file} holds several packages: {packages}', '{file} 含有多个包名：{packages}'),
    cause: t('package_name does not say which', 'package_name 没有指明'),
    fix: [
      t(
        'set package_name in tim-push.config.json beside extends',
        '在带 extends 的 tim-push.config.json 里设置 package_name',
      ),
    ],
  },
  'config/empty-package': {
    ...warning,
    title: t('{file} holds values without a package name', '{file} 中有一组没有包名的值'),
    cause: t('a certificate was saved in the console without a package name', '控制台保存证书时没有填写包名'),
    fix: [t('enter the package name in the console and download the file again', '在控制台补填包名并重新下载')],
  },
  'config/outside-package': {
    ...warning,
    title: t('{key} is outside the object of a package and is not read', '{key} 不在包名之内，不会被读取'),
    cause: t('every value belongs in the object named after the package', '所有值都应放在以包名为键的对象里'),
    fix: [t('move it into "com.example.app": { … }', '移到 "com.example.app": { … } 里')],
  },
  'config/other-package': {
    ...warning,
    title: t('{file} is for {found}, but package_name is {wanted}', '{file} 属于 {found}，而 package_name 是 {wanted}'),
    cause: t('its values are read, but they may belong to another app', '已读取其中的值，但可能属于另一个应用'),
    fix: [
      t(
        'correct package_name, or download the file for {wanted} from the Chat console',
        '改正 package_name，或在 IM 控制台为 {wanted} 重新下载',
      ),
    ],
  },
  'config/corrected-spelling': {
    ...warning,
    title: t('{key} is not read in this spelling', '不会读取这种拼写：{key}'),
    cause: t(
      'the spelling is correct, but the SDK reads only the misspelled {wanted}',
      '拼写本身正确，但 SDK 只读取拼错的 {wanted}',
    ),
    fix: [t('rename it to {wanted}', '改名为 {wanted}')],
  },
  'config/secret-in-app': {
    ...warning,
    title: t('{key} ships inside the app', '{key} 会随应用发布'),
    cause: t('anyone with the APK can read this server secret', '拿到 APK 的人都能读到这个服务端密钥'),
    fix: [t('remove it from the file and renew it in the console', '从文件中删除，并在控制台重置')],
  },
  'config/half-pair': {
    ...error,
    title: t('{there} is set, {missing} is not', '设置了 {there}，但缺少 {missing}'),
    cause: t('they only work together', '两者必须同时设置'),
    fix: [t('add {missing} beside it', '补上 {missing}')],
  },
  'config/looks-swapped': {
    ...warning,
    title: t('{key} and {other} look swapped', '{key} 和 {other} 像是填反了'),
    cause: t('a guess: each has the shape of the other', '推测：两个值的格式互换了'),
    fix: [t('compare both with the console and swap them', '对照控制台核对，然后互换')],
  },
  'config/missing-key': {
    ...error,
    title: t('incomplete, missing: {keys}', '不完整，缺少：{keys}'),
    cause: t('requests to {vendor} need {key}', '没有 {key} 就无法请求 {vendor}'),
    fix: [t('add it; where to find it: tim-push guide {vendorId}', '补上；在哪里找：tim-push guide {vendorId}')],
  },
  'config/vendor-not-configured': {
    ...error,
    title: t('not configured', '未配置'),
    cause: t('{vendor} was requested, but the config has no values for it', '指定了 {vendor}，但配置中没有它的任何值'),
    fix: [
      t(
        'add its keys; where to find them: tim-push guide {vendorId}',
        '补上它的参数；在哪里找：tim-push guide {vendorId}',
      ),
    ],
  },
  'config/server-side-missing': {
    ...warning,
    title: t('only the app side is set', '只有应用侧的值'),
    cause: t(
      'enough for the app to register, but not to send to the vendor; missing: {keys}',
      '足够应用注册，但无法请求厂商；缺少：{keys}',
    ),
    fix: [t('to send directly, add them: tim-push guide {vendorId}', '要直接发送请补充：tim-push guide {vendorId}')],
  },
  'config/no-vendor': {
    ...error,
    title: t('no vendor is configured', '没有配置任何厂商'),
    cause: t('{file} holds no value of a vendor that is switched on', '{file} 中没有已启用厂商的参数'),
    fix: [t('start with one: tim-push guide vivo', '先配置一个：tim-push guide vivo')],
  },
  'config/vendor-disabled': {
    ...error,
    title: t('this vendor is switched off in the config', '配置中停用了该厂商'),
    cause: t('enabled is false', 'enabled 为 false'),
    fix: [t('remove it from enabled', '从 enabled 中移除')],
  },
  'config/unknown-skip': {
    ...error,
    title: t('skip names an unknown code: {code}', 'skip 中有不存在的码：{code}'),
    cause: t('most likely a typo; a wrong code silences nothing', '多半是拼写错误；错误的码不会忽略任何问题'),
    fix: [t('take a code from: tim-push explain general', '从这里选择：tim-push explain general')],
  },
  'config/skip-without-reason': {
    ...warning,
    title: t('skip of {code} has no reason', 'skip {code} 没有写原因'),
    cause: t(
      'without a reason it is unclear later whether the skip is still needed',
      '缺少原因，以后无法判断是否仍需忽略',
    ),
    fix: [t('add "reason": "…"', '加上 "reason": "…"')],
  },
} satisfies Catalogue;

export const configProblem = problemMaker(configEntries);
