// Every code of Push Kit v3: meaning, cause, fix, retry (push-scenariozed-api-response, push-kit-faq). Token reasons, receipts and phone codes have separate files.
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { phoneCodes } from './phone-codes.js';
import { receiptCodes } from './receipt-codes.js';
import { tokenReasons } from './token-reasons.js';

const entry = codeEntryOf({ retry: 'no', mark: 'A', source: 'developer.huawei.com, answers of the v3 push call' });

const compareProject = t(
  'compare project_id of harmony_service_account with AppGallery Connect › Project settings › project ID of this app',
  '核对 harmony_service_account 的 project_id 与 AppGallery Connect › 项目设置中该应用的项目 ID',
);
const verify = t('then: tim-push check-config --vendor harmony', '然后运行：tim-push check-config --vendor harmony');
const backOff = t(
  'wait a minute and send again; if it persists, contact Huawei support with the requestId',
  '等一分钟再发；若持续出现，请提供 requestId 联系华为',
);
const compare = t(
  'look at the request: tim-push send --vendor harmony --print-request; with --raw, compare the field with the document',
  '查看请求：tim-push send --vendor harmony --print-request；若用了 --raw，请与文档核对该字段',
);
const shorten = t('shorten the text or the ext', '缩短文案或 ext');

const sending = {
  'harmony/80100000': entry(
    'device-token',
    t('some of the device tokens were refused', '部分设备 token 被拒绝'),
    t('the JSON inside msg lists them by reason', '响应的 msg 内嵌 JSON 会按原因列出'),
    t(
      'look up the reason of each: tim-push explain harmony/noRight; remove only those whose reason says that the token is invalid',
      '逐个查看原因：tim-push explain harmony/noRight；只删除原因表明无效的 token',
    ),
  ),
  'harmony/80100001': entry(
    'message',
    t('a parameter is wrong', '参数错误'),
    t(
      'a value is out of range, often in pushOptions or the header push-type',
      '取值越界，常见于 pushOptions 或请求头 push-type',
    ),
    compare,
  ),
  'harmony/80100003': entry(
    'message',
    t('the payload is wrong', 'payload 错误'),
    t(
      'a required field is missing or a value is out of range; the message in the answer says which',
      '缺少必填字段或取值越界；响应原文会指出是哪个',
    ),
    compare,
  ),
  'harmony/80100004': entry(
    'message',
    t('the time to live is wrong', '有效期（ttl）错误'),
    t('ttl is negative, longer than 15 days, or a string as in v1', 'ttl 为负数、超过 15 天，或写成了 v1 的字符串'),
    t('use --ttl 15d or less', '使用 --ttl，最长 15d'),
  ),
  'harmony/80100016': entry(
    'message',
    t('the text contains forbidden words', '文案含有违禁词'),
    t('this is documented for v1; that v3 returns it too is inferred', 'v1 有文档；v3 也会返回是推断'),
    t('change the wording: --title, --body', '换一段文案：--title、--body'),
    { mark: 'D' },
  ),
  'harmony/80100022': entry(
    'message',
    t('the picture was not checked', '图片未经校验'),
    t(
      "the picture did not pass Huawei's risk control (push-image-control); this does not depend on whether its address can be reached",
      '图片没有通过华为的风控校验（push-image-control）；与图片地址能否访问无关',
    ),
    t('submit the picture there first, or remove --image', '先提交图片校验，或去掉 --image'),
  ),
  'harmony/80300002': entry(
    'app-state',
    t('the project may not send to these device tokens', '该项目无权向这些设备 token 发送'),
    t(
      'Push Kit is not enabled for the project, or the project ID in the path is wrong',
      '项目未开通推送服务，或路径中的项目 ID 不对',
    ),
    [
      t(
        'AppGallery Connect › your project › Growing › Push Kit: enable it',
        'AppGallery Connect › 你的项目 › 增长 › 推送服务：开通',
      ),
      compareProject,
    ],
    { retry: 'after-fix' },
  ),
  'harmony/80300007': entry(
    'device-token',
    t('every device token of the call was refused', '请求中的设备 token 全部被拒绝'),
    t(
      'no reason was given for this one; known ones: a damaged token, a token of another project or from before HarmonyOS 5, a missing right',
      '响应没有给出该 token 的原因；可能是格式错误、属于其他项目或升级前的 token，或缺少权限',
    ),
    [
      t(
        'compare the token with what the app prints now (pushService.getToken)',
        '与应用当前打印的 token 核对（pushService.getToken）',
      ),
      compareProject,
    ],
  ),
  'harmony/80300008': entry(
    'message',
    t('the message is too large', '消息过大'),
    t('without its tokens it has more than 4096 bytes', '除 token 外超过 4096 字节'),
    shorten,
  ),
  'harmony/80300010': entry(
    'message',
    t('the number of device tokens is wrong', '设备 token 数量错误'),
    t(
      'there is no token, there are more than 1000 (for a widget more than one), or the list is not in target.token',
      '没有 token、超过 1000 个（卡片超过 1 个），或列表不在 target.token',
    ),
    t('send 1 to 1000 tokens in target.token', '在 target.token 中放 1–1000 个 token'),
  ),
  'harmony/80300029': entry(
    'quota',
    t('too many test messages', '测试消息过多'),
    t(
      'test messages come too fast, or the 1000 calls of the project are used up for today; which of the two is not documented',
      '测试消息过于频繁，或项目当天的 1000 次已用完；文档没有说明是哪一种',
    ),
    t('wait a few minutes; if it persists, try again tomorrow', '等几分钟；若仍出现，明天再试'),
    { retry: 'later' },
  ),
  'harmony/80300030': entry(
    'message',
    t('too many device tokens for a test message', '测试消息的 token 过多'),
    t('a test message takes at most 10, a widget refresh 1', '测试消息最多 10 个，卡片刷新 1 个'),
    t('send to 10 or fewer in one call', '一次不超过 10 个'),
  ),
  'harmony/80300037': entry(
    'app-state',
    t('sending is disabled because of a penalty', '因处罚禁止发送'),
    t('there is an open violation in AppGallery Connect', 'AppGallery Connect 中有未处理的违规'),
    t('resolve the violation in AppGallery Connect', '在 AppGallery Connect 处理违规'),
    { retry: 'after-fix' },
  ),
  'harmony/80600003': entry(
    'server',
    t("Huawei's call to its own account service failed", '华为内部鉴权服务调用失败'),
    t('this is documented for v1; that v3 returns it too is inferred', 'v1 有文档；v3 也会返回是推断'),
    backOff,
    { retry: 'yes', mark: 'D' },
  ),
  'harmony/81000001': entry(
    'server',
    t('internal error of Huawei', '华为内部错误'),
    t("a fault on Huawei's side", '服务端故障'),
    backOff,
    { retry: 'yes' },
  ),
} satisfies Catalogue;

const signIn = {
  'harmony/80200001': entry(
    'credentials',
    t('the JWT is not accepted', 'JWT 不被接受'),
    t(
      'the service account belongs to another project than the path, the key was deleted, the Bearer header is missing, an OAuth token of v1 was used, or the signature is not PS256',
      '服务账号与路径的项目不符、密钥已删除、缺少 Bearer 请求头、使用了 v1 的 OAuth 令牌，或签名不是 PS256',
    ),
    [compareProject, verify],
    { retry: 'after-fix' },
  ),
  'harmony/80200005': entry(
    'credentials',
    t('the JWT has expired', 'JWT 已过期'),
    t(
      'exp is in the past: the JWT is older than an hour, or the clock of this machine is slow',
      'exp 已过：JWT 超过 1 小时，或本机时钟偏慢',
    ),
    t(
      'correct the clock of this machine; tim-push signs a new JWT once by itself',
      '校准本机时钟；tim-push 会自动重签一次',
    ),
    { retry: 'after-new-token' },
  ),
  'harmony/80300036': entry(
    'credentials',
    t('the JWT is valid for more than a day', 'JWT 有效期超过一天'),
    t('exp minus iat is above 86400, or both are in milliseconds', 'exp 减 iat 大于 86400，或两者用了毫秒'),
    t('in your own sender: exp = iat + 3600, in seconds', '自己的服务端：exp = iat + 3600，单位秒'),
  ),
} satisfies Catalogue;

const http = (status: string, kind: Entry['kind'], cause: Text, fix: Text, more: Partial<Entry> = {}): Entry =>
  entry(kind, t(`HTTP ${status} without a code`, `HTTP ${status}，没有返回码`), cause, fix, more);

const ourPath = t(
  'check endpoints.harmony in the config; without it tim-push uses the real host',
  '检查配置中的 endpoints.harmony；不设置则使用真实地址',
);

const transport = {
  'harmony/http-400': http('400', 'message', t('the request body is not valid JSON', '请求体不是有效的 JSON'), compare),
  'harmony/http-401': http(
    '401',
    'credentials',
    t('the JWT is missing or not valid', 'JWT 缺失或无效'),
    t('tim-push check-config --vendor harmony', 'tim-push check-config --vendor harmony'),
    { retry: 'after-fix' },
  ),
  'harmony/http-404': http('404', 'server', t('this path does not exist', '没有这个路径'), ourPath),
  'harmony/http-405': http('405', 'server', t('the method is not allowed there', '该路径不允许此方法'), ourPath, {
    mark: 'D',
  }),
  'harmony/http-500': http('500', 'server', t("a fault on Huawei's side", '服务端故障'), backOff, { retry: 'yes' }),
  'harmony/http-502': http('502', 'server', t("Huawei's gateway failed", '网关故障'), backOff, { retry: 'yes' }),
  'harmony/http-503': http(
    '503',
    'rate',
    t('flow control: too many devices a second', '流控：每秒设备数过多'),
    t(
      'send more slowly (--rate); AppGallery Connect › Push Kit › Configuration shows the limit',
      '放慢发送（--rate）；限额见 AppGallery Connect › 推送服务 › 配置',
    ),
    { retry: 'later' },
  ),
} satisfies Catalogue;

export const resultCodes = {
  'harmony/80000000': entry(
    'notice',
    t('accepted', '已接受'),
    t('the push was accepted; only a receipt shows whether it was delivered', '已接受推送；是否送达要看回执'),
    t(
      'nothing to do; if the phone stays silent: tim-push guide harmony',
      '无需处理；若手机没有反应：tim-push guide harmony',
    ),
    { severity: 'hint' },
  ),
  ...sending,
  ...signIn,
  ...transport,
  ...tokenReasons,
  ...receiptCodes,
  ...phoneCodes,
} satisfies Catalogue;
