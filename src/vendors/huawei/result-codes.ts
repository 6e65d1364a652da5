// Every code of Huawei's server: meaning, cause, fix, retry, mark (server-error-codes; account-server-error-code). Receipts and phone codes have separate files.
import { codeEntryOf, hint } from '../../problems/code-entry.js';
import type { Catalogue, Entry, Mark, Retry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { phoneCodes } from './phone-codes.js';
import { receiptCodes } from './receipt-codes.js';
import { tokenReasons } from './token-reasons.js';
import { topicCodes } from './topic-codes.js';

const codes = 'developer.huawei.com, server error codes of Push Kit';
const account = 'developer.huawei.com, server error codes of Account Kit';

const entry = codeEntryOf({ retry: 'no', mark: 'A', source: codes });

const oauth = (title: Text, cause: Text, fix: Text | readonly Text[]): Entry =>
  entry('credentials', title, cause, fix, { source: account });

const copyBoth = t(
  'copy client ID and client secret from AppGallery Connect › your app › General information › OAuth 2.0 client ID, then: tim-push check-config --vendor huawei',
  '到 AppGallery Connect › 你的应用 › 常规 › OAuth 2.0 客户端 ID 复制 Client ID 和 Client Secret，然后运行：tim-push check-config --vendor huawei',
);
const backOff = t(
  'wait a minute and send again; if it persists, contact Huawei support with the requestId',
  '等一分钟再发；若持续出现，请提供 requestId 联系华为',
);
/** A valid token with another app's id gets the same response. */
const ownApp = t(
  'compare hw_app_id with the app on the phone; if it is right, let the app print its device token again and use that',
  '核对 hw_app_id 与手机上的应用；若无误，在手机上打开应用，重新打印设备 token 并使用新值',
);
const compare = t(
  'look at the request: tim-push send --vendor huawei --print-request; with --raw, compare the field with the document',
  '查看请求：tim-push send --vendor huawei --print-request；若用了 --raw，请与文档核对该字段',
);
const notOurs = t(
  'this belongs to another way of signing in: use grant_type client_credentials, as tim-push does',
  '这属于其他登录方式：请使用 grant_type client_credentials（tim-push 即如此）',
);
const authorizationCode = (title: Text): Entry =>
  oauth(
    title,
    t('this code belongs to user sign-in, which push does not use', '这是用户登录流程的码，推送用不到'),
    notOurs,
  );
const oldGeneration = (title: Text, mark: Mark): Entry =>
  entry(
    'notice',
    title,
    t(
      'this code is from the first generation of the API; you may see it with an old account or in a copied table',
      '第一代接口的错误码，可能来自旧账号或转载的码表',
    ),
    t(
      'send through push-api.cloud.huawei.com, as tim-push does',
      '改用 push-api.cloud.huawei.com 发送（tim-push 即如此）',
    ),
    { mark, source: mark === 'B' ? 'two old clients and the table of a reseller' : 'the question of one user' },
  );

const sending = {
  'huawei/80100000': entry(
    'device-token',
    t('some of the device tokens were refused', '部分设备 token 被拒绝'),
    t(
      'most likely the database holds old device tokens; the JSON inside msg lists them',
      '多半是数据库里有旧 token；响应的 msg 中内嵌的 JSON 会列出它们',
    ),
    t(
      'delete the refused device tokens; for the others the push was accepted',
      '删除被拒绝的 token；其余设备已接受推送',
    ),
  ),
  'huawei/80100000-illegal-token': entry(
    'device-token',
    t('this device token is not valid for the app', '该设备 token 对此应用无效'),
    t(
      'it is listed in illegal_tokens: hw_app_id or the token belongs to another app, characters were lost or added, the phone was reset or the app was reinstalled',
      '出现在 illegal_tokens 中：hw_app_id 或 token 属于其他应用、字符缺失或多余、手机恢复出厂或应用重装',
    ),
    ownApp,
  ),
  'huawei/80100001': entry(
    'message',
    t('a parameter is wrong', '参数错误'),
    t('a value is not allowed or has the wrong type', '取值不在允许范围或类型不对'),
    compare,
  ),
  'huawei/80100002': entry(
    'message',
    t('this kind of message can go to only one device token', '此类消息只能发给一个设备 token'),
    t('a system or sync message was sent to several devices', '系统或同步消息发给了多个设备'),
    t('send it to one device token at a time', '每次只发给一个设备 token'),
  ),
  'huawei/80100003': entry(
    'message',
    t('the structure of the message is wrong', '消息结构错误'),
    t(
      'click_action or a text is missing, a value is out of range, or fields cannot be combined',
      '缺少 click_action 或文本、取值越界，或字段组合不合法',
    ),
    compare,
  ),
  'huawei/80100004': entry(
    'message',
    t('the time to live is wrong', '有效期（ttl）错误'),
    t('ttl is not a number of seconds, or is longer than 15 days', 'ttl 不是秒数，或超过 15 天'),
    t('use 0 to 1296000 seconds, for example --ttl 1d', '取 0–1296000 秒，例如 --ttl 1d'),
  ),
  'huawei/80100013': entry(
    'message',
    t('collapse_key is wrong', 'collapse_key 错误'),
    t('the value is not within -1 to 100', '取值不在 -1–100'),
    t('remove collapse_key from --raw, or use -1 to 100', '从 --raw 中去掉 collapse_key，或取 -1–100'),
  ),
  'huawei/80100016': entry(
    'message',
    t('the text contains forbidden words', '文案含有违禁词'),
    t("Huawei's content review refused the title or the text", '华为内容审核拒绝了标题或正文'),
    t('change the wording: --title, --body', '换一段文案：--title、--body'),
  ),
  'huawei/80100017': entry(
    'rate',
    t('more than 100 topic messages in progress', '进行中的主题消息超过 100 条'),
    t('most likely topic messages are sent in a loop', '多半是在循环发送主题消息'),
    t('send the next one later', '稍后再发下一条'),
    { retry: 'later' },
  ),
  'huawei/80100018': entry(
    'message',
    t('the review signature does not match', '审核签名不符'),
    t(
      'the field review was used; an old sample describes the same code as "invalid body"',
      '使用了 review 字段；旧示例中该码表示“请求体无效”',
    ),
    t('remove review from --raw', '从 --raw 中去掉 review'),
  ),
  'huawei/80100022': entry(
    'message',
    t('the picture was not checked', '图片未经过校验'),
    t(
      "a code of v3 (HarmonyOS 5 and later): the picture was not submitted to Huawei's risk-control API",
      'v3（HarmonyOS 5 及以上）的返回码：图片没有提交过华为的图片风控接口',
    ),
    t(
      'submit the picture to the risk-control API first, or remove --image',
      '先把图片提交风控接口校验，或去掉 --image',
    ),
  ),
  'huawei/80300002': entry(
    'app-state',
    t('this app may not send to these device tokens', '该应用无权向这些设备 token 发送'),
    t(
      'Push Kit is not enabled, the id in the path belongs to another app, the token belongs to another app, or the phone is abroad and the overseas service is not enabled',
      '未开通推送服务、路径中的 id 属于其他应用、token 属于其他应用，或设备在海外而未开通海外服务',
    ),
    [
      t(
        'AppGallery Connect › your project › Grow › Push Kit: enable it; for phones abroad disable it and enable it again with "overseas"',
        'AppGallery Connect › 你的项目 › 增长 › 推送服务：开通；海外设备需关闭后重新开通并勾选海外',
      ),
      t(
        'compare hw_client_id (or hw_app_id) with oauth_client.client_id in agconnect-services.json',
        '核对 hw_client_id（或 hw_app_id）与 agconnect-services.json 的 oauth_client.client_id',
      ),
    ],
    { retry: 'after-fix' },
  ),
  'huawei/80300007': entry(
    'device-token',
    t('Huawei refused every device token of the request', '华为拒绝了请求中的全部设备 token'),
    t(
      'hw_app_id or the token belongs to another app, the token is from HarmonyOS 5 (which needs v3), characters were lost or added, the phone was reset or the app was reinstalled; also reported after too many tests',
      'hw_app_id 或 token 属于其他应用、token 属于 HarmonyOS 5（需 v3）、字符缺失或多余、手机恢复出厂或应用重装；测试过多时也有人遇到',
    ),
    ownApp,
  ),
  'huawei/80300008': entry(
    'message',
    t('the message is too large', '消息过大'),
    t('without its tokens it has more than 4096 bytes', '除 token 外超过 4096 字节'),
    t('shorten the text or the ext', '缩短文案或 ext'),
  ),
  'huawei/80300010': entry(
    'message',
    t('the number of device tokens is wrong', '设备 token 数量错误'),
    t(
      'none or more than 1000, or "message" or "token" is misspelt or at the wrong level',
      '没有 token、超过 1000 个，或 message、token 拼写或层级不对',
    ),
    t('send 1 to 1000 tokens in message.token', '在 message.token 中放 1–1000 个 token'),
  ),
  'huawei/80300011': entry(
    'app-state',
    t('the app has no permission for high priority', '应用没有高优先级权限'),
    t(
      'urgency or importance is HIGH, or the category needs a permission of its own (VOIP, PLAY_VOICE)',
      'urgency 或 importance 为 HIGH，或使用了需要权限的 category（VOIP、PLAY_VOICE）',
    ),
    t(
      'use --importance NORMAL and another category, or apply for the permission in AppGallery Connect',
      '改用 --importance NORMAL 和其他 category，或到 AppGallery Connect 申请权限',
    ),
    { retry: 'after-fix' },
  ),
  'huawei/80300013': entry(
    'app-state',
    t('the receipt address cannot be used', '回执地址不可用'),
    t('its URL or certificate is wrong', '回执 URL 或证书有误'),
    t(
      'AppGallery Connect › Push Kit › receipts: an https address with a public certificate',
      'AppGallery Connect › 推送服务 › 消息回执：https 地址和公开可信的证书',
    ),
    { retry: 'after-fix' },
  ),
  'huawei/80300029': entry(
    'quota',
    t('too many test messages', '测试消息过多'),
    t(
      "a code of v3 (HarmonyOS 5 and later): sent too fast, or today's 1000 test messages of the project are used up; that v1 returns it after 500 a day is a guess",
      'v3（HarmonyOS 5 及以上）的返回码：发送过快，或项目当天的 1000 条已用完；v1 用完每天 500 条后返回它只是推测',
    ),
    t(
      'wait a minute; if it persists, try again tomorrow or send a formal message',
      '等一分钟；若持续出现，明天再试或发送正式消息',
    ),
    { retry: 'later' },
  ),
  'huawei/80300030': entry(
    'message',
    t('too many device tokens for a test message', '测试消息的 token 过多'),
    t(
      'a code of v3 (HarmonyOS 5 and later): at most 10, or 1 for a widget',
      'v3（HarmonyOS 5 及以上）的返回码：最多 10 个，卡片 1 个',
    ),
    t('send to 10 or fewer', '一次不超过 10 个'),
  ),
  'huawei/80300037': entry(
    'app-state',
    t('the app has been penalised', '应用正处于违规处罚中'),
    t(
      'there is an open violation in AppGallery Connect, for example a misused category',
      'AppGallery Connect 中有未处理的违规，例如滥用消息分类',
    ),
    t(
      'resolve the violation in AppGallery Connect; use category IM only for chat messages',
      '在 AppGallery Connect 处理违规；仅聊天消息使用 IM 分类',
    ),
    { retry: 'after-fix' },
  ),
  'huawei/80600003': entry(
    'server',
    t("Huawei's call to its own account service failed", '华为内部鉴权服务调用失败'),
    t('an internal fault of Huawei, or wrong id and secret', '内部故障，或 id 与 secret 有误'),
    [copyBoth, backOff],
    { retry: 'yes' },
  ),
  'huawei/81000001': entry(
    'server',
    t('internal error of Huawei', '华为内部错误'),
    t("a fault on Huawei's side", '服务端故障'),
    backOff,
    { retry: 'yes' },
  ),
} satisfies Catalogue;

const signIn = {
  'huawei/80200001': entry(
    'credentials',
    t('Huawei does not accept the access token', '华为不接受该访问令牌'),
    t(
      'the Authorization header is missing, the token belongs to another client ID, or the JWT is invalid',
      '缺少 Authorization 头、令牌属于其他 Client ID，或 JWT 无效',
    ),
    copyBoth,
    { retry: 'after-new-token' },
  ),
  'huawei/80200003': entry(
    'credentials',
    t('the access token has expired', '访问令牌已过期'),
    t(
      'it is older than an hour, or it was damaged: the answer may write / as \\/, so read it with a JSON parser',
      '超过 1 小时，或被破坏：响应里 / 可能写成 \\/，必须用 JSON 解析',
    ),
    t('fetch a new access token; tim-push does this once by itself', '重新获取访问令牌；tim-push 会自动重试一次'),
    { retry: 'after-new-token' },
  ),
  'huawei/80200005': entry(
    'credentials',
    t('the JWT has expired', 'JWT 已过期'),
    t('the clock is wrong, or exp is in the past', '时钟不准，或 exp 已过'),
    t('correct the clock and create a new JWT', '校准时钟，重新生成 JWT'),
    { retry: 'after-new-token' },
  ),
  'huawei/80300036': entry(
    'credentials',
    t('the JWT is valid for more than a day', 'JWT 有效期超过一天'),
    t('exp minus iat is above 86400', 'exp 减 iat 大于 86400'),
    t('make it valid for 3600 seconds', '有效期设为 3600 秒'),
  ),
  'huawei/1101-12304': oauth(
    t('the client secret is wrong', 'Client Secret 错误'),
    t(
      'it belongs to another app, or it is client.client_secret of agconnect-services.json, which is not the one for push',
      '属于其他应用，或用了 agconnect-services.json 里的 client.client_secret（那不是推送用的）',
    ),
    copyBoth,
  ),
  'huawei/1101-20002': oauth(
    t('the client ID is malformed', 'Client ID 格式错误'),
    t('it contains letters or spaces; it may be a package name', '含字母或空格，可能误填了包名'),
    copyBoth,
  ),
  'huawei/1101-20003': oauth(
    t('Huawei does not know this client ID', '华为没有这个 Client ID'),
    t(
      'most likely it is a project id, or client.client_id of agconnect-services.json, which is not the one for push',
      '多半填了项目 ID，或 agconnect-services.json 里的 client.client_id（那不是推送用的）',
    ),
    copyBoth,
  ),
  'huawei/1101-20171': oauth(
    t('the client secret is empty', 'Client Secret 为空'),
    t('most likely an environment variable is not set', '多半是环境变量未设置'),
    copyBoth,
  ),
  'huawei/1101-20172': oauth(
    t('the client secret is malformed', 'Client Secret 格式错误'),
    t('it is truncated, or not form-encoded', '被截断，或没有做表单编码'),
    copyBoth,
  ),
  'huawei/1101-20182': oauth(
    t('grant_type is wrong', 'grant_type 错误'),
    t(
      'it is not client_credentials, or the body is JSON instead of a form',
      '不是 client_credentials，或请求体用了 JSON 而不是表单',
    ),
    t(
      'send a form with grant_type=client_credentials, as tim-push does',
      '用表单提交 grant_type=client_credentials（tim-push 即如此）',
    ),
  ),
  'huawei/1101-20152': authorizationCode(t('the authorisation code was refused', '授权码被拒绝')),
  'huawei/1101-20154': authorizationCode(t('the authorisation code is wrong', '授权码错误')),
  'huawei/1101-20155': authorizationCode(t('the authorisation code has expired', '授权码已过期')),
  'huawei/1101-20156': authorizationCode(t('the authorisation code was already used', '授权码已被使用')),
  'huawei/1101-20158': authorizationCode(t('the authorisation code belongs to another client', '授权码属于其他客户端')),
  'huawei/1101-20085': authorizationCode(
    t('authorisation code: the redirect address is wrong', '授权码：回调地址错误'),
  ),
  'huawei/1302': entry(
    'rate',
    t('too many calls for access tokens', '获取访问令牌过于频繁'),
    t(
      'more than 1000 in five minutes; most likely the token is not cached',
      '5 分钟内超过 1000 次；多半是没有缓存令牌',
    ),
    t(
      'cache the token for its hour (tim-push does), and try again in five minutes',
      '缓存令牌 1 小时（tim-push 会缓存），5 分钟后再试',
    ),
    { retry: 'later', source: account },
  ),
  'huawei/503': entry(
    'rate',
    t('flow control of the account service', '鉴权服务限流'),
    t('more than 1000 access tokens in five minutes', '5 分钟内获取令牌超过 1000 次'),
    t(
      'cache the token for its hour (tim-push does), and try again in five minutes',
      '缓存令牌 1 小时（tim-push 会缓存），5 分钟后再试',
    ),
    { retry: 'later', source: account },
  ),
} satisfies Catalogue;

const http = (status: string, kind: Entry['kind'], cause: Text, fix: Text, retry: Retry = 'no'): Entry =>
  entry(kind, t(`HTTP ${status} without a code`, `HTTP ${status}，没有返回码`), cause, fix, { retry });

const ourPath = t(
  'check endpoints.huawei in the config; without it tim-push uses the real hosts',
  '检查配置中的 endpoints.huawei；不设置则使用真实地址',
);

const transport = {
  'huawei/http-400': http('400', 'message', t('the request body is not valid JSON', '请求体不是有效的 JSON'), compare),
  'huawei/http-401': http(
    '401',
    'credentials',
    t('the access token is missing or not valid', '访问令牌缺失或无效'),
    copyBoth,
    'after-new-token',
  ),
  'huawei/http-403': http(
    '403',
    'server',
    t(
      'the path or method of the token request is wrong, or a gateway refused it',
      '令牌接口的路径或方法不对，或被网关拒绝',
    ),
    ourPath,
  ),
  'huawei/http-404': http('404', 'server', t('this path does not exist', '没有这个路径'), ourPath),
  'huawei/http-405': http('405', 'server', t('the method is not allowed there', '该路径不允许此方法'), ourPath),
  'huawei/http-500': http('500', 'server', t("a fault on Huawei's side", '服务端故障'), backOff, 'yes'),
  'huawei/http-502': http('502', 'server', t("Huawei's gateway failed", '网关故障'), backOff, 'yes'),
  'huawei/http-503': http(
    '503',
    'rate',
    t('requests are sent too fast, or the service is overloaded', '请求过快，或服务过载'),
    t('send more slowly; the limit is at least 6000 a second', '放慢发送；限额至少每秒 6000'),
    'later',
  ),
  'huawei/http-504': http('504', 'server', t("Huawei's gateway timed out", '网关超时'), backOff, 'yes'),
  'huawei/http-590': http('590', 'server', t("a fault on Huawei's side", '服务端故障'), backOff, 'yes'),
} satisfies Catalogue;

const firstGeneration = {
  'huawei/80000001': oldGeneration(t('old API: the meaning is unknown', '旧接口：含义不明'), 'C'),
  'huawei/80000002': oldGeneration(t('old API: the meaning is unknown', '旧接口：含义不明'), 'C'),
  'huawei/80000003': oldGeneration(t('old API: the phone is offline', '旧接口：手机离线'), 'B'),
  'huawei/80000004': oldGeneration(t('old API: the app was removed', '旧接口：应用已卸载'), 'B'),
  'huawei/80000005': oldGeneration(t('old API: the phone did not answer in time', '旧接口：手机响应超时'), 'B'),
  'huawei/80000006': oldGeneration(t('old API: the phone never connected to push', '旧接口：手机从未连接推送'), 'B'),
  'huawei/80000007': oldGeneration(t('old API: the phone is outside mainland China', '旧接口：手机不在中国大陆'), 'B'),
  'huawei/80000008': oldGeneration(
    t(
      'old API: the route is wrong; the phone may have changed its push server',
      '旧接口：路由错误，手机可能更换了推送服务器',
    ),
    'B',
  ),
} satisfies Catalogue;

const accepted: Entry = hint.notice(
  t('accepted', '已接受'),
  t('Huawei has queued the push; only a receipt shows whether it was delivered', '华为已排队；是否送达要看回执'),
  t(
    'nothing to do; if the phone stays silent: tim-push guide huawei',
    '无需处理；若手机没有反应：tim-push guide huawei',
  ),
  { mark: 'A', source: codes },
);

export const resultCodes = {
  'huawei/80000000': accepted,
  ...sending,
  ...signIn,
  ...transport,
  ...topicCodes,
  ...tokenReasons,
  ...firstGeneration,
  ...receiptCodes,
  ...phoneCodes,
} satisfies Catalogue;
