// Our own findings about Xiaomi settings and messages.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const config = { severity: 'error', kind: 'config' } as const;
const message = { severity: 'error', kind: 'message' } as const;

export const xiaomiProblems = {
  'xiaomi/key-as-secret': {
    ...config,
    title: t('mi_app_secret holds the AppKey', 'mi_app_secret 里填的是 AppKey'),
    cause: t(
      '13 digits starting with 5 are an AppKey; Xiaomi would return 21301',
      '以 5 开头的 13 位数字是 AppKey；小米会返回 21301',
    ),
    fix: [
      t(
        'copy AppSecret (24 characters ending in ==) from the Xiaomi console into mi_app_secret',
        '到小米开放平台复制 AppSecret（24 个字符，以 == 结尾）填入 mi_app_secret',
      ),
    ],
    mark: 'B',
  },
  'xiaomi/id-as-secret': {
    ...config,
    title: t('mi_app_secret holds the AppID', 'mi_app_secret 里填的是 AppID'),
    cause: t(
      '19 digits starting with 28823037 are an AppID; Xiaomi would return 21301',
      '以 28823037 开头的 19 位数字是 AppID；小米会返回 21301',
    ),
    fix: [
      t(
        'copy AppSecret (24 characters ending in ==) from the Xiaomi console into mi_app_secret',
        '到小米开放平台复制 AppSecret（24 个字符，以 == 结尾）填入 mi_app_secret',
      ),
    ],
    mark: 'B',
  },
  'xiaomi/secret-shape': {
    severity: 'warning',
    kind: 'config',
    title: t(
      'mi_app_secret does not look like a Mi AppSecret ({length} characters)',
      'mi_app_secret 不像小米 AppSecret（{length} 个字符）',
    ),
    cause: t(
      'known AppSecrets have 24 characters and end in ==; the == may have been lost when copying',
      '已知的 AppSecret 有 24 个字符并以 == 结尾，复制时可能漏掉 ==',
    ),
    fix: [t('copy it again, with the == at the end', '重新复制，注意末尾的 ==')],
    mark: 'B',
  },
  'xiaomi/secret-in-app': {
    ...config,
    title: t('{key} looks like the AppSecret', '{key} 里填的看起来是 AppSecret'),
    cause: t(
      'it has the shape of the AppSecret; this value is compiled into the app, where anyone can read it',
      '它符合 AppSecret 的格式；该值会编译进应用，任何人都能读到',
    ),
    fix: [
      t(
        'compare it with the Xiaomi console, and put only AppID (19 digits) and AppKey (13 digits) in the app',
        '与小米开放平台核对，应用里只填 AppID（19 位数字）和 AppKey（13 位数字）',
      ),
      t(
        'only if it is the AppSecret and such an app was published: reset AppSecret in the console, then update your server and the Chat console',
        '仅当它确实是 AppSecret 且应用已发布时：在控制台重置 AppSecret，并更新自己的服务端和 IM 控制台',
      ),
    ],
    mark: 'B',
  },
  'xiaomi/id-key-swapped': {
    ...config,
    title: t('mi_app_id and mi_app_key are swapped', 'mi_app_id 与 mi_app_key 填反了'),
    cause: t(
      'an AppID has 19 digits starting with 28823037, an AppKey 13 starting with 5',
      'AppID 是以 28823037 开头的 19 位数字，AppKey 是以 5 开头的 13 位数字',
    ),
    fix: [t('swap the two values', '把两个值对调')],
    mark: 'B',
  },
  'xiaomi/app-value-shape': {
    severity: 'warning',
    kind: 'config',
    title: t('{key} has an unexpected form ({length} characters)', '{key} 的格式与已知的不同（{length} 个字符）'),
    cause: t('known AppIDs have 19 digits, AppKeys 13', '已知的 AppID 是 19 位数字，AppKey 是 13 位'),
    fix: [t('copy it again from the Xiaomi console', '到小米开放平台重新复制')],
    mark: 'B',
  },
  'xiaomi/half-pair': {
    ...config,
    title: t('{there} is set, but {missing} is missing', '设置了 {there}，但缺少 {missing}'),
    cause: t('the plugin registers Xiaomi phones only if both are set', '插件需要两者齐全才能在小米手机上注册'),
    fix: [t('add {missing} as well', '补上 {missing}')],
  },
  'xiaomi/no-channel': {
    severity: 'warning',
    kind: 'config',
    title: t('mi_channel_id is not set', '没有设置 mi_channel_id'),
    cause: t(
      'without a channel each device gets one message a day, and after the app is switched to the new classes Xiaomi refuses the push (27001, mark B); private messages need a channel',
      '没有渠道时每台设备每天只收 1 条，应用切换到新分类后则会被拒绝（27001，依据等级 B）；私信必须有渠道',
    ),
    fix: [
      t(
        'Xiaomi console › Push › Channels: apply for a private channel, then set mi_channel_id',
        '小米开放平台 › 消息推送 › 通知类别：申请私信渠道，再设置 mi_channel_id',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/no-template': {
    ...message,
    severity: 'hint',
    title: t('no template: private messages need one', '没有模板：私信必须使用模板'),
    cause: t(
      'Xiaomi requires a template in addition to the private channel; reported dates: at once for apps that joined from 2026-07-01, after 2026-12-31 for all others. Public channels need none',
      '小米要求私信渠道配合模板；据报 2026-07-01 起接入的应用立即生效，其他应用在 2026-12-31 之后。公信渠道不需要',
    ),
    fix: [
      t(
        'Xiaomi console › Push › Templates › Official: nothing to apply for, copy the id into mi_template_id, and the names of its variables into mi_template_params, for example {"keywords1": "{ title }", "keywords2": "{ body }"}',
        '小米开放平台 › 消息推送 › 模板 › 官方模板：无需申请，把 ID 填入 mi_template_id，把变量名写进 mi_template_params，例如 {"keywords1": "{ title }", "keywords2": "{ body }"}',
      ),
    ],
    mark: 'C',
  },
  'xiaomi/params-without-template': {
    ...config,
    title: t('{key} is set without mi_template_id', '设置了 {key}，但没有 mi_template_id'),
    cause: t('the values belong to a template', '这些值属于某个模板'),
    fix: [t('set mi_template_id', '设置 mi_template_id')],
    mark: 'A',
  },
  'xiaomi/template-params': {
    ...message,
    title: t('mi_template_params: the value of {key} is not allowed', 'mi_template_params：{key} 的值不符合要求'),
    cause: t(
      'each value is a string of 1 to 128 characters without emoji or other symbols, nine at most',
      '每个值为 1 到 128 个字符的文本，不能有 emoji 等符号，最多 9 个',
    ),
    fix: [t('change the value of {key}', '修改 {key} 的值')],
    mark: 'A',
  },
  'xiaomi/template-value': {
    ...message,
    title: t(
      'the text of this message does not fit the template variable {key} ({length} of {limit} characters)',
      '这条消息的文本不符合模板变量 {key} 的要求（{length}/{limit} 个字符）',
    ),
    cause: t(
      'each value must have 1 to {limit} characters, must not be blank, and must not contain emoji or other symbols',
      '每个值为 1 到 {limit} 个字符，不能为空白，不能有 emoji 等符号',
    ),
    fix: [
      t(
        'shorten --title or --body and remove symbols; your server has to do the same with text from users',
        '缩短 --title 或 --body，去掉符号；你的服务端也要对用户输入做同样处理',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/template-placeholder': {
    ...config,
    severity: 'warning',
    title: t(
      'mi_template_params: {found} in {key} is not a known reference',
      'mi_template_params：{key} 中的 {found} 不是可用的引用',
    ),
    cause: t(
      'a value can refer only to the title and the body of the message; anything else is sent as written',
      '参数值只能引用消息的标题和内容，其他写法会原样发送',
    ),
    fix: [t('write { title } or { body }, or the text itself', '改成 { title } 或 { body }，或直接写文本')],
  },
  'xiaomi/template-text-shape': {
    ...config,
    title: t('mi_template_text is not a Xiaomi template: {why}', 'mi_template_text 不是小米的模板结构：{why}'),
    cause: t(
      'a template has a title and a body with variables like {$name$}, each name once, nine at most',
      '模板由标题和内容组成，变量写成 {$name$}，每个名称只能出现一次，最多 9 个',
    ),
    fix: [
      t(
        'copy title and content unchanged from Xiaomi console › Push › Templates',
        '从小米开放平台 › 消息推送 › 模板 原样复制标题和内容',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/template-names': {
    ...message,
    title: t('the parameters do not match the variables of the template', '参数与模板的变量不一致'),
    cause: t(
      'names and number must match the template; missing: {missing}; not in the template: {more}',
      '小米要求名称和数量与模板一致；缺少：{missing}；模板中没有：{more}',
    ),
    fix: [
      t(
        'write mi_template_params with the names of the variables in mi_template_text',
        '按 mi_template_text 中的变量名填写 mi_template_params',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/template-hides-text': {
    ...message,
    severity: 'warning',
    title: t(
      '{flags} will most likely not be shown: template {id} does not use it',
      '{flags} 多半不会显示：模板 {id} 没有用到它',
    ),
    cause: t(
      'with a template Xiaomi builds the text from mi_template_params; whether the title and description of the push are still used is not documented',
      '使用模板时，小米用 mi_template_params 拼出文案；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    fix: [
      t(
        'let variables refer to the message, for example "mi_template_params": {"keywords1": "{ title }", "keywords2": "{ body }"}',
        '让某个变量取自消息，例如 "mi_template_params": {"keywords1": "{ title }", "keywords2": "{ body }"}',
      ),
    ],
    mark: 'D',
  },
  'xiaomi/template-text': {
    ...message,
    severity: 'hint',
    title: t(
      'with template {id} the text will most likely be: {title} / {body}',
      '按模板 {id}，文案多半是：{title} / {body}',
    ),
    cause: t(
      'Xiaomi builds it from the template and mi_template_params; whether the title and description of the push are still used is not documented',
      '小米用模板和 mi_template_params 拼出文案；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    fix: [
      t(
        'if this is not what you want: change mi_template_params, or use another template',
        '如果不是想要的效果：修改 mi_template_params，或换一个模板',
      ),
    ],
    mark: 'D',
  },
  'xiaomi/template-decides': {
    ...message,
    severity: 'hint',
    title: t('template {id} most likely decides the text', '文案多半由模板 {id} 决定'),
    cause: t(
      'Xiaomi fills it with: {values}; whether the title and description of the push are still used is not documented',
      '小米填入：{values}；推送自带的标题和内容是否仍有效，没有文档说明',
    ),
    fix: [
      t(
        'to see the whole text here, copy the template from the console into mi_template_text: {"title": "…", "body": "…"}',
        '想在这里看到完整文案：把控制台中的模板填入 mi_template_text：{"title": "…", "body": "…"}',
      ),
    ],
    mark: 'D',
  },
  'xiaomi/global-region': {
    ...config,
    severity: 'warning',
    title: t(
      'mi_region is global: the service outside China is reported to be ending',
      'mi_region 为 global：据报海外服务即将停止',
    ),
    cause: t(
      'one SDK vendor says that MiPush outside China is being discontinued; no official statement was found',
      '有一家 SDK 厂商称小米推送的海外服务即将停用；尚未看到官方说明',
    ),
    fix: [
      t(
        'use FCM for phones outside China: google_service_account (tim-push guide fcm)',
        '海外手机请使用 FCM：google_service_account（tim-push guide fcm）',
      ),
    ],
    mark: 'C',
  },
  'xiaomi/title-empty': {
    ...message,
    title: t('the title is empty', '标题为空'),
    cause: t('Xiaomi refuses a blank title with 65011', '标题为空白时小米会返回 65011'),
    fix: [t('add --title', '加上 --title')],
    mark: 'A',
  },
  'xiaomi/description-empty': {
    ...message,
    title: t('the text is empty', '正文为空'),
    cause: t('Xiaomi refuses a blank text with 65011', '正文为空白时小米会返回 65011'),
    fix: [t('add --body', '加上 --body')],
    mark: 'A',
  },
  'xiaomi/title-too-long': {
    ...message,
    title: t('the title has {length} characters, Xiaomi allows {limit}', '标题有 {length} 个字符，小米最多 {limit} 个'),
    cause: t('a title has to be shorter than 50 characters', '标题必须少于 50 个字符'),
    fix: [t('shorten --title to {limit} characters', '把 --title 缩短到 {limit} 个字符')],
    mark: 'A',
  },
  'xiaomi/description-too-long': {
    ...message,
    title: t('the text has {length} characters, Xiaomi allows {limit}', '正文有 {length} 个字符，小米最多 {limit} 个'),
    cause: t('a text has to be shorter than 128 characters', '正文必须少于 128 个字符'),
    fix: [t('shorten --body to {limit} characters', '把 --body 缩短到 {limit} 个字符')],
    mark: 'A',
  },
  'xiaomi/extra-too-long': {
    ...message,
    title: t(
      'with ext, extra has {length} characters, Xiaomi allows {limit}',
      'ext 使 extra 达到 {length} 个字符，小米最多 {limit} 个',
    ),
    cause: t(
      'all custom keys and values count together; Xiaomi returns 65015',
      '所有自定义键和值合计；小米会返回 65015',
    ),
    fix: [t('keep ext under 1000 characters', '把 ext 控制在 1000 个字符以内')],
    mark: 'B',
  },
  'xiaomi/click-withdrawn': {
    ...message,
    severity: 'warning',
    title: t(
      'custom click: Xiaomi withdrew this kind of notification on 2024-09-30',
      '自定义点击：小米已于 2024-09-30 停止支持这类通知',
    ),
    cause: t(
      "the plugin's click callback runs only without notify_effect; how the service handles such a message today is not documented",
      '只有不带 notify_effect 才会进入插件的点击回调；服务端目前如何处理这类消息，没有文档说明',
    ),
    fix: [
      t(
        'compare on the phone: --mi-click callback (plugin callback) and --mi-click launcher (required by Xiaomi; no callback)',
        '在手机上对比：--mi-click callback（插件回调）和 --mi-click launcher（小米要求的方式，无回调）',
      ),
      t(
        'long-term: move to tencent_cloud_chat_push, whose click handling supports notify_effect',
        '长期方案：迁移到 tencent_cloud_chat_push，它的点击支持 notify_effect',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/click-no-callback': {
    ...message,
    severity: 'hint',
    title: t(
      "with notify_effect the plugin's click callback does not run: the data is in the launch intent",
      '带 notify_effect 时不会触发插件的点击回调：数据在启动 Intent 里',
    ),
    cause: t(
      'the client calls back only for custom notifications, and the plugin does not read the intent',
      '客户端只对自定义通知回调，而插件不读取 Intent',
    ),
    fix: [
      t(
        'read key_message from the launch intent in the app, or test with --mi-click callback',
        '在应用里从启动 Intent 读取 key_message，或用 --mi-click callback 测试',
      ),
    ],
    mark: 'B',
  },
  'xiaomi/no-page': {
    ...message,
    title: t('--mi-click page needs a page address', '--mi-click page 需要页面地址'),
    cause: t('timpush_click_page is not set', '没有设置 timpush_click_page'),
    fix: [
      t(
        'copy the page from the Chat console (Xiaomi certificate) into timpush_click_page',
        '从 IM 控制台的小米证书复制页面，填入 timpush_click_page',
      ),
    ],
  },
  'xiaomi/encoded-twice': {
    ...message,
    severity: 'warning',
    title: t('ext is already URL-encoded', 'ext 已经做过 URL 编码'),
    cause: t('the form encodes it again, and the app would read %7B…', '表单会再编码一次，应用读到的会是 %7B…'),
    fix: [t('pass ext as plain JSON', '直接给出 JSON 原文')],
    mark: 'A',
  },
  'xiaomi/test-like-text': {
    ...message,
    severity: 'hint',
    title: t('the text contains a word like "test"', '文本里有“测试”一类的词'),
    cause: t(
      'such messages may be blocked as junk although Xiaomi returns success',
      '这类消息可能被当作垃圾拦截，而响应仍是成功',
    ),
    fix: [t('use an ordinary sentence', '换成普通的句子')],
    mark: 'C',
  },
  'xiaomi/ttl-range': {
    ...message,
    severity: 'warning',
    title: t('--ttl is longer than {limit}', '--ttl 超过 {limit}'),
    cause: t(
      'since 2024-09-03: at most one day for public messages, ten for private ones',
      '自 2024-09-03 起：公信最多 1 天，私信最多 10 天',
    ),
    fix: [t('use --ttl {limit} or less', '把 --ttl 设为 {limit} 以内')],
    mark: 'A',
  },
  'xiaomi/ignored-field': {
    severity: 'hint',
    kind: 'notice',
    title: t('{flag} is ignored: Xiaomi has no such feature', '{flag} 被忽略：小米没有对应功能'),
    cause: t('the field does not exist, or phones no longer support it', '没有这个字段，或手机已不再支持'),
    fix: [t('remove {flag} for Xiaomi', '发给小米时去掉 {flag}')],
    mark: 'B',
  },
  'xiaomi/token-blank': {
    severity: 'error',
    kind: 'device-token',
    title: t('the regid contains a space', 'regid 里有空格'),
    cause: t(
      'most likely a + became a space in an unencoded form or URL',
      '多半是 + 号在未编码的表单或 URL 中变成了空格',
    ),
    fix: [
      t(
        'print it in the app again and URL-encode it when you upload it to your server',
        '在应用里重新打印，上传到服务端时做 URL 编码',
      ),
    ],
    mark: 'A',
  },
  'xiaomi/token-list': {
    severity: 'error',
    kind: 'device-token',
    title: t('the device token contains a comma', '设备 token 中有逗号'),
    cause: t('one --token holds several regids', '一个 --token 里放了多个 regid'),
    fix: [t('repeat --token for each device', '每台设备单独写一个 --token')],
  },
  'xiaomi/token-shape': {
    severity: 'warning',
    kind: 'device-token',
    title: t('this does not look like a Xiaomi regid ({length} characters)', '这不像小米 regid（{length} 个字符）'),
    cause: t('known regids are base64 with 44 or 64 characters', '已知的 regid 是 44 或 64 个字符的 base64'),
    fix: [t('print it in the app again: getDevicePushToken', '在应用里重新打印：getDevicePushToken')],
    mark: 'B',
  },
  'xiaomi/unknown-code': {
    severity: 'error',
    kind: 'server',
    title: t('Xiaomi returned code {code}, which no document explains', '小米返回了 {code}，没有文档说明它的含义'),
    cause: t(
      "it is not in the known tables; Xiaomi's message is the only evidence",
      '不在已知码表里，只能参考小米的原文',
    ),
    fix: [
      t("read Xiaomi's message, then contact Xiaomi with the trace_id", '先看小米的原文，再提供 trace_id 联系小米'),
    ],
  },
  'xiaomi/answer-not-understood': {
    severity: 'error',
    kind: 'server',
    title: t("Xiaomi's answer cannot be read (HTTP {status})", '无法解析小米的响应（HTTP {status}）'),
    cause: t(
      'it is no whole answer of the Mi Push API: a part is missing or contradicts the rest. Most likely a proxy, a login page or a gateway answered',
      '不是小米推送接口的完整响应：缺少内容或前后矛盾。多半是代理、登录页或网关返回的',
    ),
    fix: [
      t('run again with --verbose and read the answer; check --proxy', '加 --verbose 再运行一次查看响应；检查 --proxy'),
    ],
    retry: 'later',
  },
} satisfies Catalogue;

export const xiaomiProblem = problemMaker(xiaomiProblems, 'xiaomi');
