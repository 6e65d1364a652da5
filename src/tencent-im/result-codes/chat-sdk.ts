// Codes the Chat SDK raises on the phone before or beside a push: login, network, plan. Numbers and meanings of TIMErrorCode.h (desktop SDK 8.0.5906)
// and document 1047/34348; the fixes are ours.
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { documented } from './entry.js';

const raised =
  (kind: Entry['kind'], retry: NonNullable<Entry['retry']>) =>
  (title: Text, cause: Text, fix: Text): Entry =>
    documented(kind, retry, 'TIMErrorCode.h of the Chat SDK; causes and fixes are ours')(
      t(`Chat SDK: ${title.en}`, `IM SDK：${title.zh}`),
      cause,
      fix,
    );

const inApp = raised('app-state', 'after-fix');
const signIn = raised('credentials', 'after-fix');
const forbidden = raised('app-state', 'no');
const unreachable = raised('unreachable', 'later');
const interrupted = raised('unreachable', 'yes');

const weakNetwork = t('a weak or interrupted network', '网络弱或中断');
const retry = t('try again, or use another network', '重试，或换个网络');
const online = t('connect the phone to the internet, then try again', '让手机联网后重试');
const blocked = t(
  'use another network; a company network must let the Chat SDK through',
  '换个网络；公司网络需要放行 IM SDK',
);

const FREE_STORAGE = t(
  'free some storage; if that does not help, clear the data of the app and log in again',
  '清理存储；不行则清除应用数据并重新登录',
);
const timedOut = (what: Text): Entry => interrupted(what, weakNetwork, retry);
const noNetwork = (what: Text): Entry => unreachable(what, t('the phone has no network', '手机没有网络'), online);

const kicked = inApp(
  t('the account logged in on another device, and this one was logged out', '账号在其他设备登录，本机被踢下线'),
  t(
    'two test phones use one account; in a TIMPush app this also happens when an appKey is passed in addition to a chat login',
    '两台测试手机使用同一账号；TIMPush 应用中也可能是登录 IM 的同时又传了 appKey',
  ),
  t('log in again; pushes go to the device that reported its token last', '重新登录；推送会发到最后上报 token 的设备'),
);

export const chatSdkCodes = {
  'tencent-im/6012': interrupted(
    t('the request timed out', '请求超时'),
    t('a weak network, or the SDKAppID belongs to another region', '网络较弱，或 SDKAppID 属于其他地域'),
    retry,
  ),
  'tencent-im/6013': inApp(
    t('the SDK is not initialised', 'SDK 未初始化'),
    t('a call was made before initSDK returned', '在 initSDK 返回之前调用'),
    t('wait until initSDK succeeds, then log in', '等 initSDK 成功后再登录'),
  ),
  'tencent-im/6014': inApp(
    t('not logged in, or logged out by another device in the meantime', '未登录，或期间被其他设备踢下线'),
    t(
      'registerPush, init of the older plugin or setOfflinePushConfig ran before login succeeded',
      '在登录成功之前调用了 registerPush、旧插件的 init 或 setOfflinePushConfig',
    ),
    t(
      'make the call in the success callback of login; after a 6208 log in again first',
      '在 login 的成功回调里调用；若之前出现 6208，先重新登录',
    ),
  ),
  'tencent-im/6015': inApp(
    t('the same call is still running', '同一调用尚未结束'),
    t('login or init runs twice in parallel', '并行调用了两次 login 或 init'),
    t('call it once and wait for its result', '只调用一次并等待结果'),
  ),
  'tencent-im/6017': inApp(
    t('a parameter is not valid', '参数无效'),
    t(
      'the token is empty, the certificate ID is a string, or the user ID is empty',
      'token 为空、证书 ID 写成了文本、用户 ID 为空',
    ),
    t('read the error text: it names the parameter', '查看错误文本：其中写明了参数'),
  ),
  'tencent-im/6018': inApp(
    t('the core module could not start', '核心模块启动失败'),
    t('the native library is missing in the build (R8, ABI split)', '打包时缺少原生库（R8、ABI 拆分）'),
    t(
      'inspect the APK: lib/<abi>/ must contain the library of the Chat SDK',
      '检查 APK：lib/<abi>/ 下应有 IM SDK 的原生库',
    ),
  ),
  'tencent-im/6019': inApp(
    t('the local database failed', '本地数据库错误'),
    t('the storage of the phone is full, or its data is damaged', '手机存储已满，或数据损坏'),
    FREE_STORAGE,
  ),
  'tencent-im/6022': inApp(
    t('a local file could not be read or written', '本地文件读写失败'),
    t('the storage of the phone is full, or permissions are missing', '手机存储已满，或缺少权限'),
    FREE_STORAGE,
  ),
  'tencent-im/6023': inApp(
    t('logged out before the login was finished', '登录完成前调用了登出'),
    t('life-cycle code of the app calls logout', '应用生命周期相关的代码调用了 logout'),
    t('call logout only when the user leaves the account', '只在用户退出账号时调用 logout'),
  ),
  'tencent-im/6026': inApp(
    t('this user never logged in on this phone (automatic login)', '该用户从未在本机登录（自动登录）'),
    t('this is the first start after an installation', '安装后的首次启动'),
    t('call login with a UserSig', '使用 UserSig 调用 login'),
  ),
  'tencent-im/6200': noNetwork(t('no network when the request was sent', '发送请求时没有网络')),
  'tencent-im/6201': noNetwork(t('no network when the answer was due', '等待响应时没有网络')),
  'tencent-im/6250': noNetwork(t('no network when the request was sent', '发送请求时没有网络')),
  'tencent-im/6251': noNetwork(t('no network when the answer was due', '等待响应时没有网络')),
  'tencent-im/6205': raised('app-state', 'later')(
    t('the service is not ready', '服务尚未就绪'),
    t('the call came too early after the start', '启动后调用过早'),
    t('wait for the login, then call', '登录成功后再调用'),
  ),
  'tencent-im/6206': signIn(
    t('the UserSig has expired', 'UserSig 已过期'),
    t(
      'the app contains a fixed test signature, expire is short, or the clock is wrong',
      '应用中写死了测试签名、expire 太短，或时钟不准',
    ),
    t(
      'fetch a new UserSig from the server and log in again; read the old one: tim-push user-sig --read sig.txt',
      '从服务端获取新的 UserSig 并重新登录；查看旧的：tim-push user-sig --read sig.txt',
    ),
  ),
  'tencent-im/6207': signIn(
    t('the account could not be verified', '账号校验失败'),
    t('the UserSig belongs to another app or user', 'UserSig 属于其他应用或用户'),
    t(
      'compare it: tim-push user-sig --read sig.txt --user <UserID>',
      '核对：tim-push user-sig --read sig.txt --user <用户>',
    ),
  ),
  'tencent-im/6208': kicked,
  'tencent-im/6213': kicked,
  'tencent-im/6255': kicked,
  'tencent-im/6209': unreachable(
    t('never connected since the start', '启动后从未连接成功'),
    t('the network blocks the Chat SDK, or there is no network', '网络拦截了 IM SDK，或没有网络'),
    blocked,
  ),
  'tencent-im/6226': signIn(
    t('the local ticket has expired; a UserSig is required', '本地票据已过期，需要 UserSig'),
    t('the app logged in automatically after a long time without use', '长时间未使用后自动登录'),
    t('call login with a fresh UserSig', '使用新的 UserSig 调用 login'),
  ),
  'tencent-im/7013': inApp(
    t('the plan of the app does not include this call', '应用套餐不支持该接口'),
    t('the Push plug-in or another paid feature is not part of the plan', '推送插件等付费功能未包含在当前套餐中'),
    t(
      'Chat console: upgrade the plan or start a trial; the server returns 90045 for the same cause',
      'IM 控制台：升级套餐或开通试用；服务端对应的码是 90045',
    ),
  ),
  'tencent-im/7014': forbidden(
    t('this operation is not allowed', '不允许该操作'),
    t('the error text says which rule forbids it', '错误文本写明了具体限制'),
    t('read the error text in the log of the app', '查看应用日志中的错误文本'),
  ),
  'tencent-im/9503': inApp(
    t('the connection is not authenticated yet', '连接尚未鉴权'),
    t('the call was made before the login was finished', '登录完成前调用'),
    t('make the call after the login', '登录之后再调用'),
  ),
  'tencent-im/9506': raised('rate', 'later')(
    t('more than five calls a second', '每秒调用超过 5 次'),
    t('a loop', '循环调用'),
    t('call less often', '降低调用频率'),
  ),
  'tencent-im/9508': unreachable(t('not connected', '未连接'), weakNetwork, blocked),
  'tencent-im/9510': unreachable(t('connecting timed out', '连接超时'), weakNetwork, blocked),
  'tencent-im/9511': unreachable(
    t('the connection was refused', '连接被拒绝'),
    t('a firewall or a proxy refused the connection', '防火墙或代理拒绝了连接'),
    blocked,
  ),
  'tencent-im/9512': unreachable(
    t('there is no route to the server', '没有到服务器的路由'),
    t('there is a problem with the network of the phone', '手机网络问题'),
    blocked,
  ),
  'tencent-im/9516': unreachable(
    t('the host name could not be resolved', '域名解析失败'),
    t('DNS fails in this network, or there is no network', '当前网络的 DNS 异常或没有网络'),
    blocked,
  ),
  'tencent-im/9518': timedOut(t('waiting in the queue timed out', '排队等待超时')),
  'tencent-im/9519': timedOut(t('sending timed out', '发送超时')),
  'tencent-im/9520': timedOut(t('waiting for the answer timed out', '等待响应超时')),
  'tencent-im/9521': timedOut(t('the rest of the answer did not come in time', '接收剩余响应超时')),
  'tencent-im/9523': noNetwork(t('no network while waiting in the queue', '排队等待时没有网络')),
  'tencent-im/9524': noNetwork(t('no network while sending', '发送时没有网络')),
  'tencent-im/9525': noNetwork(t('no network while waiting for the answer', '等待响应时没有网络')),
  'tencent-im/70052': signIn(
    t('the UserSig is no longer valid', 'UserSig 已失效'),
    t('it was revoked on the server', '已在服务端作废'),
    t('make a new one: tim-push user-sig --user <UserID>', '重新生成：tim-push user-sig --user <用户>'),
  ),
  'tencent-im/70101': signIn(
    t('the ticket expired at login', '登录时票据已过期'),
    t('the login used an old UserSig', '登录使用了旧的 UserSig'),
    t('log in with a fresh UserSig', '使用新的 UserSig 登录'),
  ),
  'tencent-im/70114': forbidden(
    t('the account is restricted for security', '账号因安全原因被限制'),
    t('Tencent restricted it', '被腾讯限制'),
    t('contact Tencent support with the UserID', '携带 UserID 联系腾讯云客服'),
  ),
} satisfies Catalogue;
