// Every code vivo returns: meaning, likely cause, fix, and whether a retry helps (server SDK 3.3 and 2.2, API text 2.9.2, clients).
import { codeEntry as entry } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const officialSdk = 'vivo server SDK 3.3 and 2.2';
const A = { mark: 'A', retry: 'no', source: officialSdk } as const;
const B = { mark: 'B', retry: 'no', source: 'several independent clients' } as const;
const D = { mark: 'D', retry: 'no', source: 'inferred' } as const;

const checkConfig = t('then: tim-push check-config --vendor vivo', '然后运行：tim-push check-config --vendor vivo');
const inRaw = (field: string, values: string): Text =>
  t(
    `in your own sender send ${field} as ${values}; with tim-push remove ${field} from --raw`,
    `自己的服务端把 ${field} 设为 ${values}；使用 tim-push 时从 --raw 中去掉 ${field}`,
  );
const backOff: Text = t(
  'wait a minute and send again; if it persists, contact vivo support',
  '等一分钟再发；若持续出现，咨询 vivo 客服',
);
const tomorrow = t(
  'do not call this API again today: vivo lowers the quota of apps that keep calling',
  '今天不要再调用该接口：vivo 会降低持续调用的应用的配额',
);
const clickPage: readonly Text[] = [
  t(
    'with tim-push: set package_name (plugin) or timpush_click_page (TIMPush)',
    '使用 tim-push：设置 package_name（插件）或 timpush_click_page（TIMPush）',
  ),
  t(
    'through Tencent: fill in the in-app page of the vivo certificate, see tim-push guide vivo',
    '经腾讯云发送：在 vivo 证书中填写应用内页面，见 tim-push guide vivo',
  ),
];
const testDevice: Text = t(
  'vivo console › Push › your app › Test devices: add this device token (20 at most), then: tim-push vivo-test',
  'vivo 开放平台 › 消息推送 › 你的应用 › 测试设备：添加该设备 token（最多 20 台），然后运行：tim-push vivo-test',
);
const freshToken: readonly Text[] = [
  t(
    'open the app on the phone, print its device token again and use the new value',
    '在手机上打开应用，重新打印设备 token 并使用新值',
  ),
];
const swapped: Text = t(
  'swap vivo_app_key and vivo_app_secret, then: tim-push check-config --vendor vivo',
  '对调 vivo_app_key 与 vivo_app_secret，然后运行：tim-push check-config --vendor vivo',
);
const shorten = (flag: string, limit: number): Text =>
  t(`shorten ${flag} to ${limit} characters`, `把 ${flag} 缩短到 ${limit} 个字符`);
const realText: readonly Text[] = [
  t(
    'write an ordinary sentence, for example --title "Message from Alice" --body "Are you coming along tonight?"',
    '写一条正常的通知文案，例如 --title "来自小艾的新消息" --body "今晚一起吃饭吗？"',
  ),
  t('or use the test mode: tim-push vivo-test', '或使用测试模式：tim-push vivo-test'),
];

export const resultCodes = {
  'vivo/0': entry(
    'notice',
    t('vivo accepted the push', 'vivo 已接受推送'),
    t(
      'accepted does not mean delivered: content review, quota and the settings of the phone still apply',
      '已接受不等于已送达：还要经过审核、配额和手机设置',
    ),
    t(
      'if the phone stays silent, check its notification switch first: Settings › Notifications › your app',
      '手机没有反应时先看通知开关：设置 › 通知 › 你的应用',
    ),
    { ...A, severity: 'hint' },
  ),

  // ---- access token and app
  'vivo/10000': entry(
    'credentials',
    t('vivo did not accept the access token', 'vivo 不接受访问令牌（authToken）'),
    t(
      'it is older than 24 hours, it belongs to another app, or the header is not named authToken',
      '已超过 24 小时、属于其他应用，或请求头名称不是 authToken',
    ),
    [
      t(
        'tim-push fetches a new one by itself; in your own sender call /message/auth again, once',
        'tim-push 会自动重新获取；自己的服务端请重新调用一次 /message/auth',
      ),
      checkConfig,
    ],
    { mark: 'C', retry: 'after-new-token', source: 'one client, which answers with a new token' },
  ),
  'vivo/10040': entry(
    'rate',
    t('vivo is out of resources at the moment', 'vivo 资源已达上限'),
    t('most likely vivo is busy; the official text is not public', '多半是 vivo 繁忙；官方说明未公开'),
    backOff,
    { mark: 'C', retry: 'yes', source: 'one client, which repeats the call' },
  ),
  'vivo/10043': entry(
    'app-state',
    t('the app has no permission for this call', '应用没有该操作的权限'),
    t(
      'most likely the push service is not enabled for this app, or its current state does not allow the call',
      '多半是应用未开通推送服务，或当前状态不允许该调用',
    ),
    t(
      'vivo console › Push › your app: enable the push service and check its state',
      'vivo 开放平台 › 消息推送 › 你的应用：开通推送并查看状态',
    ),
    { mark: 'C', retry: 'after-fix', source: 'one client groups it so' },
  ),
  'vivo/10045': entry(
    'app-state',
    t('the app is under review, so vivo does not accept formal messages', '应用审核中，vivo 不接受正式消息'),
    t(
      'until the app is listed in the vivo store, only single pushes in test mode are sent; Tencent cannot send those',
      '应用在 vivo 商店上架前只能以测试模式单推，而腾讯云无法发送测试消息',
    ),
    [
      t(
        'vivo console › Push › your app › Test devices: add the device token, then: tim-push vivo-test',
        'vivo 开放平台 › 消息推送 › 你的应用 › 测试设备：添加设备 token，然后运行：tim-push vivo-test',
      ),
      t(
        'for formal messages publish the app first; push is enabled 2 to 3 working days after the review',
        '要发正式消息请先上架；审核通过后 2–3 个工作日生效',
      ),
    ],
    { mark: 'B', retry: 'after-fix', source: 'a quoted answer of vivo and one client' },
  ),
  'vivo/10094': entry(
    'credentials',
    t('appId in the body and the access token belong to different apps', '请求体中的 appId 与访问令牌所属应用不一致'),
    t('values of two apps were mixed', '混用了两个应用的参数'),
    [
      t(
        'use vivo_app_id, vivo_app_key and vivo_app_secret of the same app',
        'vivo_app_id、vivo_app_key、vivo_app_secret 要取自同一个应用',
      ),
      checkConfig,
    ],
    A,
  ),
  'vivo/10200': entry(
    'credentials',
    t('appId is empty', 'appId 为空'),
    t('vivo_app_id is missing or empty', '没有设置 vivo_app_id 或为空'),
    t('set vivo_app_id, see tim-push guide vivo', '设置 vivo_app_id，见 tim-push guide vivo'),
    A,
  ),
  'vivo/10201': entry(
    'credentials',
    t('appKey is empty', 'appKey 为空'),
    t('vivo_app_key is missing or empty', '没有设置 vivo_app_key 或为空'),
    t('set vivo_app_key, see tim-push guide vivo', '设置 vivo_app_key，见 tim-push guide vivo'),
    A,
  ),
  'vivo/10202': entry(
    'credentials',
    t('this appKey does not belong to this app', 'appKey 与该应用不匹配'),
    t('most often vivo_app_key was copied from another app', '多半是 vivo_app_key 来自其他应用'),
    [t('copy AppKey again from the vivo console', '从 vivo 开放平台重新复制 AppKey'), checkConfig],
    B,
  ),
  'vivo/10202-key-and-secret-swapped': entry(
    'credentials',
    t('the appKey does not match: key and secret look swapped', 'appKey 不匹配：AppKey 与 AppSecret 看起来填反了'),
    t(
      'vivo_app_key has the shape of a secret and vivo_app_secret that of a key (a guess from their shapes)',
      'vivo_app_key 的格式像 AppSecret，vivo_app_secret 的格式像 AppKey（根据格式推测）',
    ),
    swapped,
    B,
  ),
  'vivo/10203': entry(
    'credentials',
    t('timestamp is empty', 'timestamp 为空'),
    t('the field is missing from the body of /message/auth', '/message/auth 的请求体缺少该字段'),
    t('in your own sender add timestamp, 13 digits in milliseconds', '自己的服务端请加上 timestamp，13 位毫秒'),
    B,
  ),
  'vivo/10204': entry(
    'credentials',
    t('sign is empty', 'sign 为空'),
    t('the field is missing from the body of /message/auth', '/message/auth 的请求体缺少该字段'),
    t(
      'in your own sender add sign, MD5 of appId + appKey + timestamp + appSecret in lower-case hex',
      '自己的服务端请加上 sign：appId + appKey + timestamp + appSecret 的 MD5，小写十六进制',
    ),
    B,
  ),
  'vivo/10205': entry(
    'credentials',
    t('vivo does not know this appId', 'vivo 没有这个 appId'),
    t(
      'most likely the AppID is wrong, or the push service is not enabled for the app',
      '多半是 AppID 填错，或应用未开通推送服务',
    ),
    [
      t(
        'copy AppID from the vivo console › Push › your app, and enable the push service there',
        '从 vivo 开放平台 › 消息推送 › 你的应用复制 AppID，并确认已开通推送',
      ),
      checkConfig,
    ],
    B,
  ),
  'vivo/10206': entry(
    'credentials',
    t('the signature does not match', '签名不正确'),
    t(
      'most often vivo_app_secret belongs to another app or was reset in the console',
      '多半是 vivo_app_secret 属于其他应用，或已在控制台重置',
    ),
    [t('copy AppSecret again from the vivo console', '从 vivo 开放平台重新复制 AppSecret'), checkConfig],
    B,
  ),
  'vivo/10206-key-and-secret-swapped': entry(
    'credentials',
    t('the signature does not match: key and secret look swapped', '签名不正确：AppKey 与 AppSecret 看起来填反了'),
    t(
      'vivo_app_key has the shape of a secret and vivo_app_secret that of a key (a guess from their shapes)',
      'vivo_app_key 的格式像 AppSecret，vivo_app_secret 的格式像 AppKey（根据格式推测）',
    ),
    swapped,
    B,
  ),
  'vivo/10206-key-equals-secret': entry(
    'credentials',
    t('the signature does not match: key and secret are the same value', '签名不正确：AppKey 与 AppSecret 的值相同'),
    t('vivo_app_key was pasted into vivo_app_secret as well', 'vivo_app_secret 里粘贴的也是 vivo_app_key'),
    [t('copy AppSecret again from the vivo console', '从 vivo 开放平台重新复制 AppSecret'), checkConfig],
    B,
  ),
  'vivo/10207': entry(
    'credentials',
    t('vivo refused the timestamp', 'timestamp 无效'),
    t(
      'most often the clock of this machine is off by more than ten minutes; your own sender may use seconds instead of milliseconds',
      '多半是本机时钟偏差超过 10 分钟；自己的服务端可能用了秒而不是毫秒',
    ),
    t(
      'correct the clock (Linux: timedatectl set-ntp true), then: tim-push check-config --vendor vivo',
      '校准时钟（Linux：timedatectl set-ntp true），然后运行：tim-push check-config --vendor vivo',
    ),
    { ...B, retry: 'after-fix' },
  ),
  'vivo/10250': entry(
    'rate',
    t('too many access tokens were requested', '获取访问令牌过于频繁'),
    t(
      'most likely a sender fetches one before every push; vivo allows ten calls a second',
      '多半是每次推送前都重新获取；vivo 每秒允许 10 次',
    ),
    t(
      'cache an access token for an hour or two and share it; tim-push does this',
      '把访问令牌缓存一两个小时并共用；tim-push 会这样做',
    ),
    { ...B, retry: 'later' },
  ),

  // ---- the message
  'vivo/10050': entry(
    'device-token',
    t('neither regId nor alias was given', 'regId 和 alias 都为空'),
    t('the device token is empty, often because the app did not get one', '设备 token 为空，往往是应用没有拿到'),
    freshToken,
    A,
  ),
  'vivo/10054': entry(
    'message',
    t('notifyType is invalid', 'notifyType 无效'),
    t('it is missing or outside 1 to 4', '缺失或不在 1–4 之间'),
    inRaw('notifyType', '1, 2, 3, 4'),
    A,
  ),
  'vivo/10055': entry(
    'message',
    t('the title is empty', '标题为空'),
    t('vivo requires a title', 'vivo 要求有标题'),
    t('add one: --title "Message from Alice"', '加上标题：--title "来自小艾的新消息"'),
    A,
  ),
  'vivo/10056': entry(
    'message',
    t('the title is too long', '标题过长'),
    t(
      'it has more than 40 characters; an older rule counts a Han character as two',
      '超过 40 个字符；旧规则中一个汉字按 2 计算',
    ),
    shorten('--title', 40),
    A,
  ),
  'vivo/10057': entry(
    'message',
    t('the text is empty', '正文为空'),
    t('vivo requires a text', 'vivo 要求有正文'),
    t('add one: --body "Are you coming along tonight?"', '加上正文：--body "今晚一起吃饭吗？"'),
    A,
  ),
  'vivo/10058': entry(
    'message',
    t('the text is too long', '正文过长'),
    t(
      'it has more than 100 characters; an older rule counts a Han character as two',
      '超过 100 个字符；旧规则中一个汉字按 2 计算',
    ),
    shorten('--body', 100),
    A,
  ),
  'vivo/10059': entry(
    'message',
    t('timeToLive is invalid', 'timeToLive 无效'),
    t(
      'it is below 60 seconds (900 for lists and broadcasts) or above a day',
      '小于 60 秒（列表和全量推送为 900 秒），或超过一天',
    ),
    t('for example use --ttl 12h', '例如使用 --ttl 12h'),
    A,
  ),
  'vivo/10060': entry(
    'message',
    t('skipType is invalid', 'skipType 无效'),
    t('it is missing or outside 1 to 4', '缺失或不在 1–4 之间'),
    inRaw('skipType', '1, 2, 3, 4'),
    A,
  ),
  'vivo/10061': entry(
    'message',
    t('skipType 2 has no link', 'skipType 为 2 但没有链接'),
    t('skipContent is empty', 'skipContent 为空'),
    inRaw('skipContent', 'https://…'),
    A,
  ),
  'vivo/10062': entry(
    'message',
    t('the link in skipContent is too long', 'skipContent 中的链接过长'),
    t('it has more than 1024 characters (1000 in older documents)', '超过 1024 个字符（旧文档为 1000）'),
    shorten('skipContent', 1000),
    A,
  ),
  'vivo/10063': entry(
    'message',
    t('skipType 3 has no content', 'skipType 为 3 但没有内容'),
    t('skipContent is empty', 'skipContent 为空'),
    inRaw('skipContent', '…'),
    A,
  ),
  'vivo/10064': entry(
    'message',
    t('the custom text in skipContent is too long', 'skipContent 中的自定义内容过长'),
    t('more than 1024 characters', '超过 1024 个字符'),
    shorten('skipContent', 1024),
    A,
  ),
  'vivo/10065': entry(
    'message',
    t('networkType is invalid', 'networkType 无效'),
    t('only -1 (any network) and 1 (Wi-Fi) are allowed', '只有 -1（不限）和 1（Wi-Fi）'),
    inRaw('networkType', '-1, 1'),
    A,
  ),
  'vivo/10066': entry(
    'message',
    t('clientCustomMap has too many pairs', 'clientCustomMap 的键值对过多'),
    t('under the older rule ten pairs are allowed', '旧规则最多 10 对'),
    t('put everything into the single key ext', '把内容都放进 ext 一个键里'),
    A,
  ),
  'vivo/10067': entry(
    'message',
    t('clientCustomMap is malformed or too long', 'clientCustomMap 格式错误或过长'),
    t(
      'keys and values together may have 1024 characters, and every value must be a string',
      '键和值合计最多 1024 个字符，且每个值都必须是字符串',
    ),
    t(
      'shorten ext to 1021 characters and send it as a string: tim-push check-ext --vendor vivo',
      '把 ext 缩短到 1021 个字符并以字符串发送：tim-push check-ext --vendor vivo',
    ),
    A,
  ),
  'vivo/10068': entry(
    'message',
    t('skipType 4 has no page', 'skipType 为 4 但没有页面'),
    t(
      'skipContent is empty; if the push was sent through Tencent, the certificate has no in-app page',
      'skipContent 为空；经腾讯云发送时说明证书没有填写应用内页面',
    ),
    clickPage,
    A,
  ),
  'vivo/10069': entry(
    'message',
    t('the page in skipContent is too long', 'skipContent 中的页面地址过长'),
    t('more than 1024 characters', '超过 1024 个字符'),
    clickPage,
    A,
  ),
  'vivo/10085': entry(
    'message',
    t('vivo refused the text (as with 10104)', 'vivo 拒绝了文案（同 10104）'),
    t('most likely it looks like a test', '多半是内容像测试'),
    realText,
    { mark: 'C', retry: 'no', source: 'one client' },
  ),
  'vivo/10096': entry(
    'message',
    t('vivo does not support this category', 'vivo 不支持该 category'),
    t('the value is wrong, or is written in lower case', '值不对，或用了小写'),
    t(
      "use one of vivo's upper-case values, for chat messages --category IM",
      '使用 vivo 规定的大写值，聊天消息用 --category IM',
    ),
    A,
  ),
  'vivo/10097': entry(
    'message',
    t('category and classification contradict each other', 'category 与 classification 不匹配'),
    t('for example IM (a system class) together with classification 0', '例如 IM（系统消息）却配了 classification 0'),
    t('remove classification and keep the category', '去掉 classification，只保留 category'),
    A,
  ),
  'vivo/10101': entry(
    'message',
    t('the content review refused the message', '内容审核未通过'),
    t(
      'most likely the message contains sensitive words; the official text of this code is not public',
      '多半含有敏感词；该码的官方说明未公开',
    ),
    realText,
    D,
  ),
  'vivo/10102': entry(
    'server',
    t('unknown error of the vivo service', 'vivo 服务端未知错误'),
    t('this is a guess: the official text of this code is not public', '推测：该码的官方说明未公开'),
    backOff,
    { ...D, retry: 'yes' },
  ),
  'vivo/10103': entry(
    'message',
    t('the content review found words that are not allowed', '内容审核：包含不允许的词语'),
    t(
      'most likely the message contains sensitive words; the official text of this code is not public',
      '多半含有敏感词；该码的官方说明未公开',
    ),
    realText,
    D,
  ),
  'vivo/10104': entry(
    'message',
    t('vivo treats this text as a test', 'vivo 认为这是测试内容'),
    t(
      'the title or text of a formal message consists only of digits, Latin letters or symbols, or contains 测试, braces or square brackets',
      '正式消息的标题或正文为纯数字、纯字母、纯符号，或包含“测试”、大括号、方括号',
    ),
    realText,
    B,
  ),
  'vivo/10110': entry(
    'message',
    t('vivo requires formal wording', 'vivo 要求发送正式内容'),
    t(
      'most likely the text reads like a test; the official text of this code is not public',
      '多半是文案像测试；该码的官方说明未公开',
    ),
    realText,
    D,
  ),
  'vivo/10305': entry(
    'message',
    t('extra.callback is too long', 'extra.callback 过长'),
    t('more than 128 characters', '超过 128 个字符'),
    t('use a shorter receipt address', '使用更短的回执地址'),
    A,
  ),
  'vivo/10306': entry(
    'message',
    t('extra["callback.param"] is too long', 'extra["callback.param"] 过长'),
    t('more than 64 characters', '超过 64 个字符'),
    t('shorten it to 64 characters', '缩短到 64 个字符'),
    A,
  ),
  'vivo/10352': entry(
    'message',
    t('requestId is empty', 'requestId 为空'),
    t('each send call requires one', '每次发送都必须提供'),
    t(
      'in your own sender create a new requestId for every call, for example a UUID',
      '自己的服务端每次调用都生成新的 requestId，例如 UUID',
    ),
    A,
  ),
  'vivo/10353': entry(
    'message',
    t('requestId is too long', 'requestId 过长'),
    t('more than 64 characters', '超过 64 个字符'),
    t('use a UUID', '使用 UUID'),
    A,
  ),
  'vivo/11000': entry(
    'message',
    t('classification is invalid', 'classification 无效'),
    t('only 0 (operational) and 1 (system) are allowed', '只有 0（运营）和 1（系统）'),
    inRaw('classification', '0, 1'),
    A,
  ),

  // ---- volume, hours, speed
  'vivo/10070': entry(
    'quota',
    t("today's quota of operational messages is used up", '今日运营消息总量已用完'),
    t(
      'this is a quota of the whole app: per day about twice the number of its devices with notifications on (three times for licensed news)',
      '这是应用的总量：每天约为打开通知的设备数的 2 倍（持证新闻类 3 倍）',
    ),
    [t('chat messages belong to a system class: --category IM', '聊天消息应使用系统类别：--category IM'), tomorrow],
    { ...B, retry: 'next-day' },
  ),
  'vivo/10071': entry(
    'quota',
    t('vivo does not accept operational messages at this hour', '当前时段不能发送运营消息'),
    t('operational messages can be sent only from 7:00 to 23:00 China time', '运营消息只能在北京时间 7:00–23:00 发送'),
    [
      t('chat messages belong to a system class: --category IM', '聊天消息应使用系统类别：--category IM'),
      t('or send it between 7:00 and 23:00 China time', '或在北京时间 7:00–23:00 发送'),
    ],
    { ...B, retry: 'later' },
  ),
  'vivo/10072': entry(
    'rate',
    t('too many pushes at once', '发送过快'),
    t('the rate limit of the app was exceeded; vivo does not publish it', '超过应用的速率限制（vivo 未公开数值）'),
    t('send more slowly, a few requests a second', '放慢发送，每秒几次请求'),
    { mark: 'C', retry: 'yes', source: 'a test of one client' },
  ),
  'vivo/10073': entry(
    'quota',
    t("today's quota of system messages is used up", '今日系统消息总量已用完'),
    t(
      'this is a quota of the whole app: since 2026-05 about 20 times the number of its devices with notifications on (3 times before), unless vivo granted more',
      '这是应用的总量：2026-05 起约为打开通知的设备数的 20 倍（此前为 3 倍），除非已申请提升',
    ),
    [
      t('apply for more: vivo console › Push › message classes', '申请提升：vivo 开放平台 › 消息推送 › 消息分类'),
      tomorrow,
    ],
    { ...B, retry: 'next-day' },
  ),
  'vivo/10252': entry(
    'quota',
    t("today's quota of list messages is used up", '今日列表消息体数量已达上限'),
    t('every call of /message/saveListPayload counts', '每次调用 /message/saveListPayload 都计数'),
    tomorrow,
    { ...A, retry: 'next-day' },
  ),
  'vivo/10254': entry(
    'quota',
    t("today's quota of broadcasts is used up", '今日全量推送次数已用完'),
    t('by default vivo allows one broadcast a day', 'vivo 默认每天允许一次全量推送'),
    tomorrow,
    { ...A, retry: 'next-day' },
  ),

  // ---- targets
  'vivo/10150': entry(
    'device-token',
    t('neither regIds nor aliases were given', 'regIds 和 aliases 都为空'),
    t('the list is empty', '列表为空'),
    t('provide at least two device tokens, or use a single push', '至少给出两个设备 token，或改用单推'),
    A,
  ),
  'vivo/10151': entry(
    'message',
    t('taskId is empty', 'taskId 为空'),
    t(
      '/message/saveListPayload was not called before, or its answer was not read',
      '之前没有调用 /message/saveListPayload，或没有读取它的返回值',
    ),
    t(
      'in your own sender call /message/saveListPayload first and pass its taskId on',
      '自己的服务端先调用 /message/saveListPayload，再传入返回的 taskId',
    ),
    A,
  ),
  'vivo/10153': entry(
    'message',
    t('regIds must hold 2 to 1000 device tokens', 'regIds 的数量必须为 2–1000'),
    t('often a single device token was sent as a list', '往往是只有一个设备 token 却用了列表推送'),
    t(
      'send a single device token with /message/send; tim-push chooses automatically',
      '单个设备 token 用 /message/send；tim-push 会自动选择',
    ),
    A,
  ),
  'vivo/10154': entry(
    'message',
    t('aliases must hold 2 to 1000 entries', 'aliases 的数量必须为 2–1000'),
    t('often a single alias was sent as a list', '往往是只有一个别名却用了列表推送'),
    t('send a single alias with /message/send', '单个别名用 /message/send'),
    A,
  ),
  'vivo/10301': entry(
    'message',
    t('the alias is too long', 'alias 过长'),
    t('it has more than 70 characters (40 in older documents)', '超过 70 个字符（旧文档为 40）'),
    t('use the device token instead of the alias', '改用设备 token'),
    A,
  ),
  'vivo/10302': entry(
    'device-token',
    t('vivo refused the device token', 'vivo 拒绝了该设备 token'),
    t(
      'without invalidUser.status vivo gives no reason: the token may be invalid, belong to another app, be copied wrongly, or, in test mode, not be a registered test device',
      '没有 invalidUser.status 时 vivo 不说明原因：token 可能已失效、属于其他应用、复制有误，或（测试模式下）不在测试设备列表中',
    ),
    [
      t(
        'check invalidUser.status in the answer: 1 does not belong to this app, 2 uninstalled or notifications off, 4 not a test device',
        '查看返回中的 invalidUser.status：1 不属于该应用，2 已卸载或关闭通知，4 不在测试设备列表中',
      ),
      ...freshToken,
    ],
    A,
  ),
  'vivo/10302-unknown-token': entry(
    'device-token',
    t('this device token does not belong to this app', '该设备 token 不属于此应用'),
    t(
      'vivo_app_id or the token belongs to another app, or the token was copied wrongly; old server SDKs report the same for every token that does not have 23 characters',
      'vivo_app_id 或 token 属于其他应用，或复制有误；旧版服务端 SDK 对长度不是 23 的 token 也会这样报错',
    ),
    [
      t('compare vivo_app_id with the app on the phone', '核对 vivo_app_id 与手机上的应用'),
      ...freshToken,
      t('if your own server reports this: update the vivo server SDK', '如果是你的服务端报出：升级 vivo 服务端 SDK'),
    ],
    // Does not mark the token invalid: it may be valid with the ids of its own app.
    A,
  ),
  'vivo/10302-uninstalled': entry(
    'device-token',
    t('the app was removed from the phone, or its notifications are off', '应用已卸载，或通知已关闭'),
    t(
      'uninstalled, unsubscribed, data cleared or notifications off: vivo does not distinguish them',
      '卸载、取消订阅、清除数据或关闭通知，vivo 不区分',
    ),
    [
      t(
        'on the phone: Settings › Notifications › your app: allow; then open the app once',
        '在手机上：设置 › 通知 › 你的应用：允许；然后打开一次应用',
      ),
      ...freshToken,
    ],
    // Does not mark the token invalid: it is invalid only if the app was uninstalled, not if notifications are off.
    A,
  ),
  'vivo/10302-inactive': entry(
    'device-token',
    t('the phone was not online for 90 days', '设备 90 天未联网'),
    t(
      'vivo removes devices that are offline for long; newer documents no longer mention this state',
      'vivo 会清理长期不在线的设备；新文档已不再提及该状态',
    ),
    t('connect the phone to the internet and open the app once', '让手机联网并打开一次应用'),
    { ...A, deviceToken: 'inactive' },
  ),
  'vivo/10302-not-test-device': entry(
    'device-token',
    t('the device is not registered as a test device', '该设备不在测试设备列表中'),
    t('messages in test mode reach only registered test devices', '测试模式的消息只会发到已登记的测试设备'),
    testDevice,
    { ...A, retry: 'after-fix' },
  ),

  // ---- statistics and tags
  'vivo/10471': entry(
    'message',
    t('more than 100 task IDs were queried', 'taskIds 超过 100 个'),
    t('one call can query at most 100 task IDs', '一次最多查询 100 个'),
    t('split the query into several calls', '分多次查询'),
    A,
  ),
  'vivo/10473': entry(
    'message',
    t('no task ID was given', 'taskIds 为空'),
    t('the parameter taskIds is missing', '缺少参数 taskIds'),
    t('use the taskId of an accepted push', '填入推送成功时返回的 taskId'),
    A,
  ),
  'vivo/10601': entry(
    'message',
    t('the tag has no name', '标签名为空'),
    t('the field is missing or empty', '字段缺失或为空'),
    t('in your own sender set the name of the tag', '自己的服务端请填写标签名'),
    A,
  ),
  'vivo/10609': entry(
    'message',
    t('the tag call has no IDs', '标签操作的 ids 为空'),
    t('the list is missing or empty', '列表缺失或为空'),
    t('in your own sender send 1 to 1000 IDs', '自己的服务端请给出 1–1000 个 id'),
    A,
  ),
  'vivo/10614': entry(
    'message',
    t('the tag call has more than 1000 IDs', '标签操作的 ids 超过 1000 个'),
    t('one call can have at most 1000 IDs', '一次最多 1000 个'),
    t('split the list', '分批调用'),
    A,
  ),
  'vivo/10616': entry(
    'message',
    t('the type of IDs in the tag call is invalid', '标签操作的 type 无效'),
    t('only regId (1) and alias (2) are allowed', '只有 regId（1）和 alias（2）'),
    t('in your own sender send type 1 or 2', '自己的服务端请把 type 设为 1 或 2'),
    A,
  ),

  // ---- on the phone, in the callback of turnOnPush
  'vivo/phone-101': entry(
    'app-state',
    t(
      'on the phone: this model or system version does not support vivo push',
      '手机端：该机型或系统版本不支持 vivo 推送',
    ),
    t('this is not a vivo phone, or its system is too old', '不是 vivo 手机，或系统版本过低'),
    t('update the system of the phone, or use another phone', '升级手机系统，或换一台手机'),
    { mark: 'A', retry: 'no', source: "a comment in Tencent's demo that points to vivo's page" },
  ),
  'vivo/phone-10003': entry(
    'config',
    t('on the phone: the package name does not match', '手机端：包名不匹配'),
    t(
      'the package name of the app is not the one registered in the vivo console',
      '应用包名与 vivo 开放平台登记的不一致',
    ),
    t(
      'compare applicationId with the vivo console › Push › your app',
      '对照 applicationId 与 vivo 开放平台 › 消息推送 › 你的应用',
    ),
    { mark: 'C', retry: 'after-fix', source: 'guide of a push platform, which points to vivo document 368' },
  ),
  'vivo/phone-10004': entry(
    'config',
    t('on the phone: the appKey does not match', '手机端：appKey 不匹配'),
    t(
      'com.vivo.push.api_key in the manifest is not the AppKey of this app',
      'manifest 中的 com.vivo.push.api_key 不是该应用的 AppKey',
    ),
    t(
      'compare it with the vivo console: meta-data com.vivo.push.app_id and com.vivo.push.api_key in AndroidManifest.xml',
      '与 vivo 开放平台核对 AndroidManifest.xml 中的 com.vivo.push.app_id 和 com.vivo.push.api_key',
    ),
    { mark: 'C', retry: 'after-fix', source: 'guide of a push platform, which points to vivo document 368' },
  ),
  'vivo/phone-10005': entry(
    'config',
    t('on the phone: the appId is wrong', '手机端：appId 错误'),
    t(
      'com.vivo.push.app_id in the manifest is not the AppID of this app',
      'manifest 中的 com.vivo.push.app_id 不是该应用的 AppID',
    ),
    t(
      'compare it with the vivo console: meta-data com.vivo.push.app_id and com.vivo.push.api_key in AndroidManifest.xml',
      '与 vivo 开放平台核对 AndroidManifest.xml 中的 com.vivo.push.app_id 和 com.vivo.push.api_key',
    ),
    { mark: 'C', retry: 'after-fix', source: 'guide of a push platform, which points to vivo document 368' },
  ),

  // ---- HTTP: vivo returns 200 even for rejections
  'vivo/http-400': entry(
    'message',
    t('the body is not JSON', '请求体不是 JSON'),
    t('vivo does not document this answer', 'vivo 没有公开该返回的说明'),
    t(
      'send JSON with Content-Type application/json;charset=UTF-8',
      '以 Content-Type application/json;charset=UTF-8 发送 JSON',
    ),
    D,
  ),
  'vivo/http-404': entry(
    'config',
    t('this path does not exist', '路径不存在'),
    t('most likely "endpoints" has a wrong address', '多半是配置中的 "endpoints" 地址不对'),
    t(
      'remove endpoints.vivo from the config to use https://api-push.vivo.com.cn',
      '从配置中删除 endpoints.vivo，使用 https://api-push.vivo.com.cn',
    ),
    D,
  ),
  'vivo/http-405': entry(
    'config',
    t('the path does not allow this method', '该路径不支持此请求方法'),
    t('send calls are POST, the two queries are GET', '发送接口用 POST，两个查询接口用 GET'),
    t('in your own sender change the method', '自己的服务端请修改请求方法'),
    D,
  ),
  'vivo/http-500': entry(
    'server',
    t('internal error of vivo', 'vivo 服务端内部错误'),
    t('whether the push was sent is unknown', '不确定推送是否已发出'),
    t('check the phone before you send again', '重新发送前先看手机是否已收到'),
    A,
  ),
} satisfies Catalogue;
