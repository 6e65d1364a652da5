// Our own findings about OPPO settings and messages.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const config = { severity: 'error', kind: 'config' } as const;
const message = { severity: 'error', kind: 'message' } as const;

export const oppoProblems = {
  'oppo/app-id-as-key': {
    ...config,
    title: t('oppo_app_key holds the AppId', 'oppo_app_key 里填的是 AppId'),
    cause: t(
      'an AppId has only digits, an AppKey 32 hex digits; the phone cannot register and the server returns 14',
      'AppId 是纯数字，AppKey 是 32 位十六进制；手机无法注册，服务端返回 14',
    ),
    fix: [t('copy AppKey from the OPPO console into oppo_app_key', '到 OPPO 开放平台复制 AppKey 填入 oppo_app_key')],
    mark: 'A',
  },
  'oppo/key-shape': {
    severity: 'warning',
    kind: 'config',
    title: t('{key} has an unexpected form ({length} characters)', '{key} 的格式与已知的不同（{length} 个字符）'),
    cause: t('known OPPO keys and secrets have 32 hex digits', '已知的 OPPO 密钥都是 32 位十六进制'),
    fix: [t('copy it again, without spaces or quotes', '重新复制，去掉空格和引号')],
    mark: 'C',
  },
  'oppo/app-id-shape': {
    severity: 'warning',
    kind: 'config',
    title: t('oppo_app_id is not a number', 'oppo_app_id 不是数字'),
    cause: t(
      'known AppIds consist of digits only; most likely another value was copied',
      '已知的 AppId 都是纯数字；多半复制成了其他值',
    ),
    fix: [t('copy AppId again from the OPPO console', '从 OPPO 开放平台重新复制 AppId')],
    mark: 'C',
  },
  'oppo/template-params': {
    severity: 'warning',
    kind: 'config',
    title: t('oppo_template_params: {name} is not understood', 'oppo_template_params：无法识别 {name}'),
    cause: t(
      'only title and content are read, each an object of values; anything else is not sent',
      '只读取 title 和 content，且各为一个对象；其余内容不会发送',
    ),
    fix: [t('write {nearest}', '改为 {nearest}')],
  },
  'oppo/master-is-app-secret': {
    ...config,
    title: t('oppo_master_secret equals oppo_app_secret', 'oppo_master_secret 与 oppo_app_secret 相同'),
    cause: t(
      'the server API signs with MasterSecret; AppSecret is only for the app, and OPPO would return 16',
      '服务端接口用 MasterSecret 签名，AppSecret 只给应用用；OPPO 会返回 16',
    ),
    fix: [
      t(
        'OPPO console › Push › your app › Configuration › MasterSecret (main account only); keep it out of the app',
        'OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 应用配置 › MasterSecret（仅主账号可见），不要放进应用',
      ),
    ],
    mark: 'A',
  },
  'oppo/master-is-app-key': {
    ...config,
    title: t('oppo_master_secret equals oppo_app_key', 'oppo_master_secret 与 oppo_app_key 相同'),
    cause: t(
      'most likely the AppKey was pasted into both fields; OPPO would return 16',
      '多半是把 AppKey 粘贴到了两处；OPPO 会返回 16',
    ),
    fix: [
      t(
        'copy MasterSecret from the OPPO console into oppo_master_secret',
        '到 OPPO 开放平台复制 MasterSecret 填入 oppo_master_secret',
      ),
    ],
    mark: 'A',
  },
  'oppo/half-pair': {
    ...config,
    title: t('{there} is set, but {missing} is missing', '设置了 {there}，但缺少 {missing}'),
    cause: t('the plugin registers OPPO phones only if both are set', '插件需要两者齐全才能在 OPPO 手机上注册'),
    fix: [t('add {missing} as well', '补上 {missing}')],
  },
  'oppo/notify-level': {
    ...config,
    title: t('oppo_notify_level is "{value}"', 'oppo_notify_level 的值是“{value}”'),
    cause: t(
      'OPPO supports 1 (notification bar), 2 (bar and lock screen) and 16 (banner, sound, vibration)',
      'OPPO 支持 1（通知栏）、2（通知栏+锁屏）和 16（横幅、声音、震动）',
    ),
    fix: [t('write 1, 2 or 16', '改为 1、2 或 16')],
    mark: 'B',
  },
  'oppo/level-without-category': {
    ...config,
    title: t('oppo_notify_level is set without oppo_category', '设置了 oppo_notify_level，但没有 oppo_category'),
    cause: t(
      'a level needs a category: without one OPPO would return 67, so tim-push does not send the level',
      '提醒等级必须配合分类：没有分类时 OPPO 会返回 67，因此 tim-push 不发送等级',
    ),
    fix: [t('set oppo_category, for example IM', '设置 oppo_category，例如 IM')],
    mark: 'B',
  },
  'oppo/title-empty': {
    ...message,
    title: t('the title is empty', '标题为空'),
    cause: t('OPPO refuses a message without title with 40', '没有标题时 OPPO 会返回 40'),
    fix: [t('add --title', '加上 --title')],
    mark: 'A',
  },
  'oppo/content-empty': {
    ...message,
    title: t('the text is empty', '正文为空'),
    cause: t('OPPO refuses a message without text with 40', '没有正文时 OPPO 会返回 40'),
    fix: [t('add --body', '加上 --body')],
    mark: 'A',
  },
  'oppo/title-too-long': {
    ...message,
    title: t('the title has {length} characters, OPPO allows {limit}', '标题有 {length} 个字符，OPPO 最多 {limit} 个'),
    cause: t('OPPO refuses longer titles with 41', '标题超长时 OPPO 会返回 41'),
    fix: [t('shorten --title to {limit} characters', '把 --title 缩短到 {limit} 个字符')],
    mark: 'A',
  },
  'oppo/content-too-long': {
    ...message,
    title: t('the text has {length} characters, OPPO allows {limit}', '正文有 {length} 个字符，OPPO 最多 {limit} 个'),
    cause: t('no document gives a limit above {limit} for this style', '这种样式在所有文档中的上限都不超过 {limit}'),
    fix: [t('shorten --body to 50 characters', '把 --body 缩短到 50 个字符')],
    mark: 'A',
  },
  'oppo/content-cut': {
    ...message,
    severity: 'warning',
    title: t('the text has {length} characters; 50 is the newest limit', '正文有 {length} 个字符；最新的上限是 50'),
    cause: t(
      'older documents say 200, a document read in 2026 says 50, and phones show only about 50 anyway',
      '旧文档写 200，2026 年的文档写 50，手机本来也只显示约 50 个',
    ),
    fix: [t('shorten --body to 50 characters', '把 --body 缩短到 50 个字符')],
    mark: 'C',
  },
  'oppo/parameters-too-long': {
    ...message,
    title: t(
      'with ext, action_parameters has {length} characters, OPPO allows {limit}',
      'ext 使 action_parameters 达到 {length} 个字符，OPPO 最多 {limit} 个',
    ),
    cause: t('OPPO refuses longer parameters with 41', '参数超长时 OPPO 会返回 41'),
    fix: [t('keep ext short: only what the click needs', '精简 ext，只保留点击需要的内容')],
    mark: 'A',
  },
  'oppo/ext-not-object': {
    ...message,
    title: t('ext is not a JSON object, so OPPO phones receive nothing', 'ext 不是 JSON 对象，OPPO 手机会完全收不到'),
    cause: t(
      'with --oppo-ext spread the keys of ext become intent extras; a string or an array has no keys',
      '--oppo-ext spread 会把 ext 的键变成 Intent 参数；字符串或数组没有键',
    ),
    fix: [
      t(
        'pass ext as {"conversationID":"c2c_…"}, or use --oppo-ext wrap',
        '把 ext 写成 {"conversationID":"c2c_…"}，或使用 --oppo-ext wrap',
      ),
    ],
    mark: 'A',
  },
  'oppo/ext-spread': {
    ...message,
    severity: 'warning',
    title: t(
      "spread: the click callback gets the keys of ext, and msg['ext'] is null",
      "spread：点击回调收到 ext 的各个键，msg['ext'] 为 null",
    ),
    cause: t(
      'this is what Tencent sends to OPPO; the documented handler expects the key ext and throws without it',
      '这就是腾讯发给 OPPO 的形式；官方示例的回调读取 ext 键，取不到就会抛异常',
    ),
    fix: [
      t('let the handler accept both forms, or use --oppo-ext wrap', '让回调同时支持两种形式，或使用 --oppo-ext wrap'),
    ],
    mark: 'A',
  },
  'oppo/ext-values-not-text': {
    ...message,
    severity: 'warning',
    title: t('spread: {keys} is not a string and may arrive as null', 'spread：{keys} 不是字符串，应用可能收到 null'),
    cause: t('the activity reads each extra with getString', 'Activity 用 getString 读取每个参数'),
    fix: [
      t('make the top-level values strings, or use --oppo-ext wrap', '把顶层的值都写成字符串，或使用 --oppo-ext wrap'),
    ],
    mark: 'C',
  },
  'oppo/no-channel': {
    ...message,
    severity: 'warning',
    title: t('no channel ID', '没有渠道 ID'),
    cause: t(
      'OPPO requires one on Android 8 and later; without it a push also counts against the small public quota',
      'Android 8 及以上 OPPO 要求填写渠道 ID；不填还会占用有限的公信配额',
    ),
    fix: [
      t(
        'register a channel in the OPPO console, create it in the app (createNotificationChannel), set oppo_channel_id',
        '在 OPPO 开放平台登记渠道，在应用里 createNotificationChannel 创建，再设置 oppo_channel_id',
      ),
    ],
    mark: 'A',
  },
  'oppo/category-unknown': {
    ...message,
    title: t('OPPO has no category "{value}"', 'OPPO 没有分类“{value}”'),
    cause: t('OPPO refuses unknown categories with 67; known: {known}', '分类未知时 OPPO 会返回 67；已知：{known}'),
    fix: [t('use one of them in upper case, for chat messages IM', '使用其中之一（大写），聊天消息用 IM')],
    mark: 'B',
  },
  'oppo/category-needs-template': {
    ...message,
    severity: 'hint',
    title: t('category {value} most likely needs an approved template', '分类 {value} 多半需要已审核的模板'),
    cause: t(
      'since 2024 OPPO returns 54 for service categories without a template',
      '2024 年起，服务类分类没有模板时 OPPO 返回 54',
    ),
    fix: [
      t(
        'apply for a template in the OPPO console and set oppo_template_id',
        '在 OPPO 开放平台申请模板，并设置 oppo_template_id',
      ),
    ],
    mark: 'C',
  },
  'oppo/ttl-range': {
    ...message,
    title: t('--ttl is longer than ten days', '--ttl 超过 10 天'),
    cause: t('OPPO keeps pushes for at most 864000 seconds', 'OPPO 最多保留 864000 秒'),
    fix: [t('use --ttl 10d or less', '把 --ttl 设为 10d 以内')],
    mark: 'A',
  },
  'oppo/ignored-field': {
    severity: 'hint',
    kind: 'notice',
    title: t('{flag} is ignored: the single push of OPPO has no such feature', '{flag} 被忽略：OPPO 单推没有对应功能'),
    cause: t('the field does not exist in this call', '该接口没有这个字段'),
    fix: [t('remove {flag} for OPPO', '发给 OPPO 时去掉 {flag}')],
    mark: 'A',
  },
  'oppo/camel-case': {
    ...message,
    severity: 'warning',
    title: t('--raw contains {field}: OPPO reads snake_case names', '--raw 中有 {field}：OPPO 使用下划线命名'),
    cause: t(
      "one example in OPPO's document writes camelCase, its own tables and SDKs do not",
      'OPPO 文档的一个示例写成驼峰，但表格和 SDK 都是下划线',
    ),
    fix: [t('write it with underscores, such as click_action_type', '改用下划线，例如 click_action_type')],
    mark: 'B',
  },
  'oppo/token-shape': {
    severity: 'error',
    kind: 'device-token',
    title: t(
      'this is not an OPPO registration ID ({length} characters)',
      '这不是 OPPO 的 registration ID（{length} 个字符）',
    ),
    cause: t(
      'OPPO would return 10000: usual forms are CN_ with 32 hex digits, or 32 hex digits alone',
      'OPPO 会返回 10000：常见格式是 CN_ 加 32 位十六进制，或仅 32 位十六进制',
    ),
    fix: [t('print it in the app again: getDevicePushToken', '在应用里重新打印：getDevicePushToken')],
    mark: 'A',
  },
  'oppo/unknown-code': {
    severity: 'error',
    kind: 'server',
    title: t('OPPO returned code {code}, which no document explains', 'OPPO 返回了 {code}，没有文档说明它的含义'),
    cause: t(
      "it is not in OPPO's tables; OPPO's message is the only evidence",
      '不在 OPPO 的码表里，只能参考 OPPO 的原文',
    ),
    fix: [
      t(
        "read OPPO's message, then contact OPPO support with the message id",
        '先看 OPPO 的原文，再提供消息 ID 联系 OPPO',
      ),
    ],
  },
  'oppo/answer-not-understood': {
    severity: 'error',
    kind: 'server',
    title: t("OPPO's answer cannot be read (HTTP {status})", '无法解析 OPPO 的响应（HTTP {status}）'),
    cause: t(
      'it is no whole answer of the OPPO API: a part is missing or contradicts the rest. Most likely a proxy, a login page or a gateway answered',
      '不是 OPPO 接口的完整响应：缺少内容或前后矛盾。多半是代理、登录页或网关返回的',
    ),
    fix: [
      t('run again with --verbose and read the answer; check --proxy', '加 --verbose 再运行一次查看响应；检查 --proxy'),
    ],
    retry: 'later',
  },
} satisfies Catalogue;

export const oppoProblem = problemMaker(oppoProblems, 'oppo');
