// The known Honor codes. The failure codes of sendMessage are in no source we could read: those below 1000 are
// guesses from one client and marked as such. The phone codes are names from the vendor's phone SDK.
import { error, hint } from '../../problems/code-entry.js';
import type { Catalogue, Entry } from '../../problems/types.js';
import { lookAtRequest, nothingToDo, slower, wait } from '../../push/entries/answer.js';
import { type Text, t } from '../../text/language.js';

const copyBoth = t(
  'copy Client ID and Client Secret from the Honor console › Push service › your app',
  '到荣耀开发者平台 › 推送服务 › 你的应用 复制 Client ID 和 Client Secret',
);
const SDK = "names in the vendor's phone SDK";

const auth = (mark: 'C' | 'D', title: Text, cause: Text, fix: Text = copyBoth): Entry =>
  error.credentials(title, cause, fix, { retry: 'no', mark, source: 'one client, and the token endpoint of Keycloak' });

const guess = (
  kind: Entry['kind'],
  retry: NonNullable<Entry['retry']>,
  title: Text,
  cause: Text,
  fix: Text,
): Entry => ({
  severity: 'error',
  kind,
  retry,
  title,
  cause,
  fix: [fix],
  mark: 'C',
  source: "a guess of one client, not the vendor's code",
});

const theirSide = t("the problem is on Honor's side", '荣耀一侧的问题');
const fault = (title: Text): Entry => guess('server', 'yes', title, theirSide, wait);

const phone = (title: Text, cause: Text, fix: Text): Entry =>
  error['app-state'](title, cause, fix, { retry: 'after-fix', mark: 'A', source: SDK });

const update = t(
  'update the push service in the phone settings, restart the phone',
  '在手机设置中更新推送服务并重启手机',
);
const restart = t('start the app again', '重启应用');

export const resultCodes = {
  'honor/200': hint.notice(
    t('accepted', '已接受'),
    t(
      'failTokens and expireTokens may still list refused device tokens',
      'failTokens 和 expireTokens 仍可能列出被拒的 token',
    ),
    t('check both lists', '查看这两个列表'),
    { retry: 'no', mark: 'B', source: 'six clients' },
  ),
  'honor/400': guess(
    'message',
    'no',
    t('a parameter is wrong', '参数错误'),
    t(
      'most likely the body has the wrong form: it needs camelCase names, token as an array, no message wrapper',
      '多半是请求体格式不对：应为驼峰命名、token 为数组、没有 message 外层',
    ),
    lookAtRequest,
  ),
  'honor/401': guess(
    'credentials',
    'after-new-token',
    t('not authenticated', '未通过认证'),
    t(
      'the access token has expired or belongs to another app, or the timestamp header is wrong',
      '访问令牌过期或属于其他应用，或 timestamp 请求头不对',
    ),
    t(
      'tim-push fetches a new access token once by itself; if that does not help, check the clock of this machine',
      'tim-push 会自动重新获取一次访问令牌；若无效，请检查本机时间',
    ),
  ),
  'honor/403': guess(
    'app-state',
    'no',
    t('no permission', '没有权限'),
    t(
      'push is not enabled for the app, or honor_app_id belongs to another app',
      '应用未开通推送，或 honor_app_id 属于其他应用',
    ),
    t(
      'compare honor_app_id with the Honor console and enable push there',
      '与荣耀开发者平台核对 honor_app_id 并开通推送',
    ),
  ),
  'honor/404': guess(
    'message',
    'no',
    t('not found', '不存在'),
    t('the path or host is wrong, or the device token is unknown', '路径或地址错误，或设备 token 不存在'),
    t(
      'check endpoints.honor; the right host is push-api.cloud.honor.com',
      '检查 endpoints.honor；正确的地址是 push-api.cloud.honor.com',
    ),
  ),
  'honor/429': guess(
    'rate',
    'later',
    t('too many requests', '请求过多'),
    t('the rate limit or the daily limit was reached', '达到频率或每日上限'),
    slower,
  ),
  'honor/500': fault(t('error of the Honor service', '荣耀服务错误')),
  'honor/502': fault(t('error of the Honor service', '荣耀服务错误')),
  'honor/503': fault(t('Honor is busy', '荣耀服务繁忙')),
  'honor/504': fault(t('the Honor service timed out', '荣耀服务超时')),
  'honor/unauthorized_client': auth(
    'C',
    t('the Client Secret was refused', 'Client Secret 被拒绝'),
    t(
      'most likely the App Secret was pasted instead, the secret belongs to another app, or it has a trailing space',
      '多半粘贴了 App Secret、密钥属于其他应用，或末尾有空格',
    ),
  ),
  'honor/invalid_client': auth(
    'D',
    t('the Client ID is unknown', 'Client ID 不存在'),
    t('most likely the App ID was pasted instead, or an ID of Huawei', '多半粘贴了 App ID，或华为的 ID'),
  ),
  'honor/invalid_request': auth(
    'D',
    t('the request for an access token is malformed', '获取访问令牌的请求格式不对'),
    t('the body is not a form, or grant_type is missing', '请求体不是表单，或缺少 grant_type'),
    t(
      'check endpoints.honor: the role auth must be the token address',
      '检查 endpoints.honor：auth 应为获取访问令牌的地址',
    ),
  ),
  'honor/unsupported_grant_type': auth(
    'D',
    t('the grant type is not supported', '不支持该 grant_type'),
    t('the grant_type is not client_credentials', 'grant_type 不是 client_credentials'),
    t('check whether a proxy changes the request', '检查代理是否改动了请求'),
  ),
  'honor/invalid_grant': auth(
    'C',
    t('the credentials were refused', '凭证被拒绝'),
    t('one client has seen it; most likely the Client Secret is wrong', '一个客户端遇到过；多半是 Client Secret 不对'),
  ),
  'honor/8001000': phone(
    t('phone: the device is not supported', '手机端：不支持该设备'),
    t('this is not an Honor phone, or its system is too old', '不是荣耀手机，或系统过旧'),
    t('older Honor phones register with Huawei: set hw_buz_id too', '旧款荣耀手机走华为通道：同时设置 hw_buz_id'),
  ),
  'honor/8001001': phone(
    t('phone: called on the main thread', '手机端：在主线程调用'),
    t('this call is not allowed on the main thread', '该调用不能在主线程执行'),
    t('call it from a background thread', '改在后台线程调用'),
  ),
  'honor/8001002': phone(
    t('phone: the app id is missing in the manifest', '手机端：manifest 缺少 app id'),
    t('meta-data com.hihonor.push.app_id is missing', '缺少 meta-data com.hihonor.push.app_id'),
    t('add it inside <application> of AndroidManifest.xml', '加到 AndroidManifest.xml 的 <application> 内'),
  ),
  'honor/8001003': phone(
    t('phone: no certificate fingerprint', '手机端：没有证书指纹'),
    t(
      'the build is unsigned, or its fingerprint is not registered in the console',
      '安装包未签名，或控制台没有登记指纹',
    ),
    t(
      'sign the build, and register the SHA-256 of the signing key in the Honor console',
      '给安装包签名，并在荣耀开发者平台填写签名证书的 SHA-256',
    ),
  ),
  'honor/8001004': phone(
    t('phone: the token is missing', '手机端：缺少 token'),
    t('no token was fetched yet', '尚未获取 token'),
    restart,
  ),
  'honor/8001005': phone(
    t('phone: the SDK is not initialised', '手机端：SDK 未初始化'),
    t('a call was made too early', '调用过早'),
    t('call init first', '先调用 init'),
  ),
  'honor/8002001': phone(
    t('phone: the push service could not be bound', '手机端：无法绑定推送服务'),
    t('there is a problem with the push service on the phone', '手机上的推送服务有问题'),
    update,
  ),
  'honor/8002002': phone(
    t('phone: the connection to the service was lost', '手机端：与服务的连接断开'),
    t('there is a problem with the push service on the phone', '手机上的推送服务有问题'),
    restart,
  ),
  'honor/8002003': phone(
    t('phone: the connection to the service timed out', '手机端：连接服务超时'),
    t('there is a problem with the push service on the phone', '手机上的推送服务有问题'),
    restart,
  ),
  'honor/8002004': phone(
    t('phone: wrong arguments to the service', '手机端：传给服务的参数错误'),
    t('most likely the app called the SDK with wrong arguments', '多半是应用调用 SDK 时参数有误'),
    t('check the log of the app', '查看应用日志'),
  ),
  'honor/8002005': phone(
    t('phone: the service returned nothing', '手机端：服务返回空'),
    t('there is a problem with the push service on the phone', '手机上的推送服务有问题'),
    update,
  ),
  'honor/8002006': phone(
    t('phone: the service is invalid', '手机端：服务无效'),
    t('there is a problem with the push service on the phone', '手机上的推送服务有问题'),
    update,
  ),
  'honor/8002007': phone(
    t('phone: the service is disabled', '手机端：服务被停用'),
    t('it was disabled in the settings', '在设置中被停用'),
    t('Settings › Apps › Honor push service: enable', '设置 › 应用 › 荣耀推送服务：启用'),
  ),
  'honor/8002008': phone(
    t('phone: the service is not installed', '手机端：未安装服务'),
    t("most likely the phone does not run Honor's system", '手机多半不是荣耀系统'),
    t('use an Honor phone', '换一台荣耀手机'),
  ),
  'honor/8003001': phone(t('phone: push server error', '手机端：推送服务器错误'), theirSide, wait),
  'honor/8003002': phone(
    t('phone: unknown error', '手机端：未知错误'),
    t('the SDK gives no further information', 'SDK 没有更多信息'),
    restart,
  ),
  'honor/8003003': phone(
    t('phone: internal error', '手机端：内部错误'),
    t('the SDK gives no further information', 'SDK 没有更多信息'),
    restart,
  ),
  'honor/8003004': phone(
    t('phone: wrong arguments', '手机端：参数错误'),
    t('most likely the app called the SDK with wrong arguments', '多半是应用调用 SDK 时参数有误'),
    t('check the log of the app', '查看应用日志'),
  ),
  'honor/8003005': phone(
    t('phone: calls are too frequent', '手机端：调用过于频繁'),
    t('most likely the app requests the token again and again', '多半是应用反复获取 token'),
    t('request the token once per start', '每次启动只获取一次'),
  ),
  'honor/8003006': phone(
    t('phone: no network', '手机端：没有网络'),
    t('the phone is offline', '手机未联网'),
    t('connect the phone to a network', '让手机联网'),
  ),
  'honor/8003007': phone(
    t('phone: the user has not agreed to the statement of the service', '手机端：用户未同意服务声明'),
    t("the push service needs the user's consent", '服务需要用户同意'),
    t('agree to the statement in the phone settings', '在手机设置中同意该服务声明'),
  ),
  'honor/8003008': phone(
    t('phone: the request timed out', '手机端：请求超时'),
    t('there is a problem with the network or the push service', '网络或推送服务有问题'),
    wait,
  ),
  'honor/10214': error.rate(
    t('HTTP calls are too frequent', 'HTTP 调用过于频繁'),
    t('this is the only server code that the phone SDK lists', '手机 SDK 中唯一列出的服务端错误码'),
    t('wait, and request the token less often', '稍等，减少获取 token 的次数'),
    { retry: 'later', mark: 'A', source: SDK },
  ),
  'honor/40000002': hint.notice(
    t('receipt: delivered', '回执：已送达'),
    t('the phone received the push', '手机已收到'),
    nothingToDo,
    { retry: 'no', mark: 'C', source: 'one server' },
  ),
  'honor/40000015': error.message(
    t(
      'receipt: the click intent does not resolve, so the push was not shown',
      '回执：点击 Intent 无法解析，推送未展示',
    ),
    t(
      'the package name or flavour is wrong, or the activity is not exported for this scheme',
      '包名或渠道包不对，或该 scheme 的 Activity 未导出',
    ),
    t(
      'compare package_name with applicationId; look for HONORMessageActivity in the merged manifest',
      '核对 package_name 与 applicationId；在合并后的 manifest 中查找 HONORMessageActivity',
    ),
    { retry: 'no', mark: 'A', source: "the vendor's demo" },
  ),
} satisfies Catalogue;
