// Codes of the general layer (60xxx): the URL, the app, the administrator, the speed.
import type { Catalogue } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import {
  appState,
  CHECK_CONFIG,
  credentials,
  documented,
  fault,
  message,
  NO_ADMINISTRATOR,
  SHOW_REQUEST,
  tooFast,
  usedUp,
  WAIT,
} from './entry.js';

const REGION = t(
  'set im_region to the region the console shows for this app (cn, sgp, kr, jpn, ger, usa, idn), then: tim-push check-config --vendor tencent-im',
  '把 im_region 设为控制台显示的应用地域（cn、sgp、kr、jpn、ger、usa、idn），然后：tim-push check-config --vendor tencent-im',
);
const SWITCHED_OFF = t('it was disabled in the console or by Tencent', '在控制台或被腾讯停用');
const CONSOLE = t('check the state of the app in the Chat console', '到 IM 控制台查看该应用的状态');
const AT_TENCENT = t('a temporary fault at Tencent', '腾讯侧暂时故障');

const tooMany = (cause: Text) =>
  tooFast(
    t('too many requests', '请求过于频繁'),
    cause,
    t('send fewer requests a second, then try again', '降低每秒请求数后重试'),
  );
const tooManyHere = tooMany(t('more requests than this interface allows', '超过该接口的频率限制'));

const notVerified = documented('credentials', 'later')(
  t('the check of the account or its signature failed', '账号或签名校验失败'),
  t('the UserSig is wrong, or there is a temporary fault at Tencent', 'UserSig 有问题，或腾讯侧暂时故障'),
  [t('read the UserSig: tim-push user-sig --read <file>', '读取 UserSig：tim-push user-sig --read <文件>'), WAIT],
);
const wrongAddress = documented('server', 'after-fix');

export const generalCodes = {
  'tencent-im/60002': wrongAddress(
    t('the URL cannot be parsed', 'URL 无法解析'),
    t(
      'the path is wrong or the query is missing, most often because of a proxy or an address in endpoints',
      '路径错误或缺少查询参数，常见于代理或自定义 endpoints',
    ),
    [SHOW_REQUEST, t('check endpoints in the config', '检查配置中的 endpoints')],
  ),
  'tencent-im/60003': message(
    t('the body is not JSON', '请求体不是 JSON'),
    t('the body is empty or a form; at least {} is required', '请求体为空或是表单；至少需要 {}'),
    SHOW_REQUEST,
  ),
  'tencent-im/60004': notVerified,
  'tencent-im/60005': notVerified,
  'tencent-im/60006': credentials(
    t('the SDKAppID is not valid', 'SDKAppID 无效'),
    t(
      'im_sdk_app_id has a typo, or the host belongs to another region (older back ends return this code)',
      'im_sdk_app_id 写错，或用了其他地域的域名（旧后台的返回）',
    ),
    REGION,
  ),
  'tencent-im/60007': tooManyHere,
  'tencent-im/60008': fault(t('the back end timed out', '服务端超时'), AT_TENCENT),
  'tencent-im/60009': wrongAddress(
    t('there is no such interface', '没有这个接口'),
    t('the path is wrong, or the region does not offer the interface', '路径错误，或该地域没有此接口'),
    SHOW_REQUEST,
  ),
  'tencent-im/60010': NO_ADMINISTRATOR,
  'tencent-im/60011': tooMany(t('more requests than the app may make', '超过应用的频率限制')),
  'tencent-im/60012': credentials(
    t('the SDKAppID is missing', '缺少 SDKAppID'),
    t('sdkappid is not in the query', '查询参数中没有 sdkappid'),
    CHECK_CONFIG,
  ),
  'tencent-im/60013': fault(t('the back end could not create its response', '服务端无法生成响应'), AT_TENCENT),
  'tencent-im/60014': fault(
    t('the back end timed out', '服务端超时'),
    t('a temporary fault, or malformed HTTP', '暂时故障，或 HTTP 格式有误'),
  ),
  'tencent-im/60015': message(
    t('an account is not a string', '账号不是字符串'),
    t('a UserID was sent as a number', 'UserID 以数字形式发送'),
    t('write UserIDs in quotes, also in --raw', 'UserID 要加引号，--raw 中也一样'),
  ),
  'tencent-im/60016': appState(t('the app is disabled', '应用已停用'), SWITCHED_OFF, CONSOLE),
  'tencent-im/60017': appState(
    t('this interface is disabled for the app', '该接口对此应用停用'),
    SWITCHED_OFF,
    CONSOLE,
  ),
  'tencent-im/60018': tooManyHere,
  'tencent-im/60019': tooManyHere,
  'tencent-im/60020': appState(
    t('the service of the app is stopped', '应用服务已停止'),
    t('the plan ended, or a bill is unpaid', '套餐到期或欠费'),
    t('renew the plan in the Chat console', '到 IM 控制台续费'),
  ),
  'tencent-im/60021': appState(
    t('the address of this machine is not allowed', '本机 IP 不在白名单'),
    t('the app has a list of allowed IP addresses', '应用设置了 IP 白名单'),
    t(
      'add the public address of this machine (or of the proxy) to the list in the Chat console',
      '到 IM 控制台把本机（或代理）的公网 IP 加入白名单',
    ),
  ),
  'tencent-im/60025': credentials(
    t('a common parameter in the URL is wrong', 'URL 公共参数有误'),
    t(
      'sdkappid, identifier, usersig, random or contenttype=json is missing or malformed',
      'sdkappid、identifier、usersig、random 或 contenttype=json 缺失或格式不对',
    ),
    CHECK_CONFIG,
  ),
  'tencent-im/60026': credentials(
    t('this host does not serve the SDKAppID', '该域名不服务于此 SDKAppID'),
    t('the app belongs to another region', '应用属于其他地域'),
    REGION,
  ),
  'tencent-im/60027': appState(
    t('the product of this app does not include the call', '该应用的产品类型不支持此接口'),
    t('a push-only app made a chat call', '仅推送的应用调用了聊天接口'),
    t(
      'send with --via tencent-push, or use the SDKAppID of a Chat app',
      '改用 --via tencent-push，或换成 IM 应用的 SDKAppID',
    ),
  ),
  'tencent-im/60028': usedUp(
    t('the trial requests of 24 hours are used up', '体验版 24 小时请求额度已用完'),
    t('the trial plan has a quota', '体验版有请求额度'),
    t('wait until tomorrow, or upgrade the plan', '明天再试，或升级套餐'),
  ),
} satisfies Catalogue;
