// Codes on the phone when the app requests its device token (Push Kit, client error codes; commonerror).
import { error } from '../../problems/code-entry.js';
import type { Catalogue, Entry, Mark } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const phone = (title: Text, cause: Text, fix: Text, mark: Mark = 'A'): Entry =>
  error['app-state'](t(`on the phone: ${title.en}`, `手机端：${title.zh}`), cause, fix, {
    retry: 'after-fix',
    mark,
    source:
      mark === 'C'
        ? 'one wrapper of the client'
        : 'developer.huawei.com, client error codes of Push Kit; causes and fixes partly ours',
  });

const download = t(
  'enable Push Kit in AppGallery Connect, download agconnect-services.json again and put it in android/app/',
  '在 AppGallery Connect 开通推送服务，重新下载 agconnect-services.json 并放入 android/app/',
);
const fingerprint = t(
  'enter the SHA-256 of this build in AppGallery Connect › General information, or sign the debug build with the release key',
  '在 AppGallery Connect › 常规 填写该包的 SHA-256，或用正式签名打 debug 包',
);

export const phoneCodes = {
  'huawei/6003': phone(
    t('the signing fingerprint does not match the console', '签名指纹与控制台不一致'),
    t(
      'the build was signed with a key whose fingerprint is not registered: most often the debug key, or the key of Google Play',
      '打包所用签名的指纹没有登记：多半是 debug 签名，或 Google Play 重新签名',
    ),
    fingerprint,
  ),
  'huawei/6004': phone(
    t('the app is not authorised', '应用未授权'),
    t('the service is not enabled for the app', '没有为应用开通该服务'),
    download,
  ),
  'huawei/907122034': phone(
    t('too many topics', '主题过多'),
    t('the app is subscribed to more than 2000 topics', '订阅的主题超过 2000 个'),
    t('unsubscribe from some topics', '退订一部分主题'),
  ),
  'huawei/907122036': phone(
    t('Push Kit was not enabled when the JSON file was generated', '生成 json 文件时尚未开通推送服务'),
    t(
      'agconnect-services.json was downloaded before Push Kit was enabled',
      'agconnect-services.json 是在开通推送服务之前下载的',
    ),
    download,
  ),
  'huawei/907122038': phone(
    t('the project has no data storage location', '项目未设置数据存储位置'),
    t('no location was chosen in the console', '控制台中没有选择存储位置'),
    t(
      'AppGallery Connect › Project settings: choose the data storage location',
      'AppGallery Connect › 项目设置：选择数据存储位置',
    ),
  ),
  'huawei/907122053': phone(
    t('the device token belongs to another data storage location', 'token 与数据存储位置不一致'),
    t('the location of the project was changed', '项目的存储位置改变过'),
    t('reinstall the app', '重装应用'),
  ),
  'huawei/907135000': phone(
    t('an argument is wrong, most often the app id', '参数错误，多半是 app id'),
    t('most likely agconnect-services.json is missing in the app', '多半是应用里没有 agconnect-services.json'),
    download,
  ),
  'huawei/907135003': phone(
    t('HMS Core cannot be reached', '无法连接 HMS Core'),
    t('HMS Core is missing or outdated', 'HMS Core 未安装或版本过低'),
    t('install or update HMS Core in AppGallery', '在应用市场安装或更新 HMS Core'),
  ),
  'huawei/907135702': phone(
    t('no signing fingerprint in the console', '控制台未配置签名指纹'),
    t('the SHA-256 of this build is not registered', '该包的 SHA-256 未登记'),
    fingerprint,
  ),
  'huawei/1001': phone(
    t('HMS Core is not installed on the phone', '手机上没有 HMS Core'),
    t('this is not a Huawei phone, or HMS Core was removed', '不是华为手机，或 HMS Core 已卸载'),
    t('install HMS Core from AppGallery', '在应用市场安装 HMS Core'),
  ),
  'huawei/1002': phone(
    t('the app used an API that it did not declare', '使用了未声明的 API'),
    t('the calls are in the wrong order when HMS is initialised', 'HMS 初始化时的调用顺序不对'),
    t('get the token only after the SDK is initialised', 'SDK 初始化完成后再获取 token'),
  ),
  'huawei/6002': phone(
    t('the app is not authorised: its authorisation data is missing', '应用鉴权信息不存在'),
    t(
      'the app does not exist in AppGallery Connect, or agconnect-services.json belongs to another app',
      'AppGallery Connect 中没有该应用，或 agconnect-services.json 属于其他应用',
    ),
    download,
  ),
  'huawei/6005': phone(
    t('the permission is not granted', '权限未授权'),
    t('Push Kit is not enabled for the app', '没有为应用开通推送服务'),
    download,
  ),
  'huawei/6006': phone(
    t('the permission has expired', '权限已过期'),
    t('Push Kit was switched off for the app', '应用的推送服务已关闭'),
    download,
  ),
  'huawei/907122030': phone(
    t('there is no device token yet', '还没有 token'),
    t('the app did not request one', '应用没有请求 token'),
    t('call getToken and read its result', '调用 getToken 并查看返回值'),
  ),
  'huawei/907122031': phone(
    t('no network', '没有网络'),
    t('the phone is offline', '手机未联网'),
    t('connect the phone, then start the app again', '联网后重新启动应用'),
  ),
  'huawei/907122032': phone(
    t('the device token has expired or is not valid', 'token 已过期或无效'),
    t('it was deleted, or belongs to an earlier installation', 'token 已被删除，或属于之前的安装'),
    t('deleteToken, then getToken again', '先 deleteToken，再 getToken'),
  ),
  'huawei/907122035': phone(
    t('the app could not subscribe to the topic', '订阅主题失败'),
    t('there is a problem with the network or with the service on the phone', '网络或手机上的服务问题'),
    t('try again later', '稍后重试'),
  ),
  'huawei/907122037': phone(
    t('the device token could not be fetched', '获取 token 失败'),
    t('one of: the network, HMS Core, or the settings of the app in the console', '网络、HMS Core 或控制台配置有问题'),
    t(
      'check the network and the version of HMS Core; if both are fine, compare the app with: tim-push guide huawei',
      '检查网络和 HMS Core 版本；若都正常，再对照：tim-push guide huawei',
    ),
  ),
  'huawei/907122041': phone(
    t('an upstream message is longer than 1 KB', '上行消息超过 1 KB'),
    t(
      'it comes from sendMessage on the phone, which offline push does not use',
      '来自手机端的 sendMessage，离线推送不会用到',
    ),
    t('shorten the message the app sends', '缩短应用发送的消息'),
  ),
  'huawei/907122042': phone(
    t('a parameter of an upstream message is wrong', '上行消息参数错误'),
    t(
      'it comes from sendMessage on the phone, which offline push does not use',
      '来自手机端的 sendMessage，离线推送不会用到',
    ),
    t('check the arguments of sendMessage', '检查 sendMessage 的参数'),
  ),
  'huawei/907122043': phone(
    t('too many upstream messages', '上行消息过多'),
    t(
      'it comes from sendMessage on the phone, which offline push does not use',
      '来自手机端的 sendMessage，离线推送不会用到',
    ),
    t('send fewer upstream messages', '减少上行消息的发送'),
  ),
  'huawei/907122044': phone(
    t('the upstream message has expired', '上行消息已过期'),
    t(
      'it comes from sendMessage on the phone, which offline push does not use',
      '来自手机端的 sendMessage，离线推送不会用到',
    ),
    t('send it again', '重新发送'),
  ),
  'huawei/907122045': phone(
    t(
      'an unknown error: the HMS client uses this number for every code it does not know',
      '未知错误：HMS 客户端把未知的码都包装成它',
    ),
    t('the actual code is in the text of the exception', '实际的错误码在异常文本里'),
    t(
      'find the inner code in the log of the app, then: tim-push explain huawei <code>',
      '在应用日志中找到内层的错误码，然后运行：tim-push explain huawei <错误码>',
    ),
  ),
  'huawei/907122046': phone(
    t('the service is not available', '服务不可用'),
    t("the problem is on the phone or on Huawei's side", '手机或华为一侧的问题'),
    t('try again later; if it persists, open a ticket with Huawei', '稍后重试；持续出现请向华为提交工单'),
  ),
  'huawei/907122047': phone(
    t('the push server reported an error', '推送服务器错误'),
    t("the problem is on Huawei's side", '华为一侧的问题'),
    t('try again later; if it persists, open a ticket with Huawei', '稍后重试；持续出现请向华为提交工单'),
  ),
  'huawei/907122048': phone(
    t('the client of HMS Core is not valid', 'HMS Core 客户端无效'),
    t('HMS Core is outdated or damaged, or cannot be reached', 'HMS Core 过旧、损坏或无法连接'),
    t('update HMS Core in AppGallery', '在应用市场更新 HMS Core'),
  ),
  'huawei/907122049': phone(
    t('the system or Push Kit is too old for this call', '系统或推送服务版本过低'),
    t('EMUI or HMS Core is outdated', 'EMUI 或 HMS Core 版本过低'),
    t('update HMS Core in AppGallery', '在应用市场更新 HMS Core'),
  ),
  'huawei/907122050': phone(
    t('the call was made on the main thread', '在主线程中调用'),
    t(
      'the synchronous getToken blocks and is therefore refused on the main thread',
      '同步的 getToken 会阻塞，因此在主线程被拒绝',
    ),
    t('call it on a worker thread', '在工作线程中调用'),
  ),
  'huawei/907122051': phone(
    t('the certificate of the device was refused', '设备证书校验失败'),
    t('most likely HMS Core is the cause', '多半是 HMS Core 的问题'),
    t('update HMS Core, restart the phone', '更新 HMS Core，重启手机'),
  ),
  'huawei/907122052': phone(
    t('the service could not be bound', '无法绑定服务'),
    t('most likely HMS Core is the cause', '多半是 HMS Core 的问题'),
    t('update HMS Core, restart the phone', '更新 HMS Core，重启手机'),
  ),
  'huawei/907122054': phone(
    t('the SDK is still initialising', 'SDK 正在自动初始化'),
    t('automatic initialisation is enabled and has not finished', '已开启自动初始化且尚未结束'),
    t('wait for onNewToken, or try again later', '等待 onNewToken，或稍后重试'),
  ),
  'huawei/907122055': phone(
    t('the system is busy', '系统繁忙'),
    t('Huawei gives no further explanation', '华为没有更多说明'),
    t('try again later', '稍后重试'),
    'C',
  ),
  'huawei/907122064': phone(
    t('projectId is missing in agconnect-services.json', 'agconnect-services.json 缺少 projectId'),
    t('the file is old or was edited', '文件过旧或被修改过'),
    download,
    'C',
  ),
  'huawei/907122065': phone(
    t('this kind of device cannot get a device token', '这类设备不能获取 token'),
    t('it is a watch, VR glasses or a router', '手表、VR 眼镜或路由器'),
    t('use a phone or tablet', '使用手机或平板'),
    'C',
  ),
  'huawei/907122066': phone(
    t('the HUAWEI ID is not available', '华为帐号不可用'),
    t('this concerns pushes to accounts, which offline push does not use', '面向帐号的推送，离线推送不会用到'),
    t('sign in with a HUAWEI ID if the app needs it', '如有需要请登录华为帐号'),
    'C',
  ),
  'huawei/907122067': phone(
    t('more than 10 user relations', '用户关系超过 10 个'),
    t('this concerns pushes to accounts, which offline push does not use', '面向帐号的推送，离线推送不会用到'),
    t('remove some relations', '删除一部分关系'),
    'C',
  ),
  'huawei/907122101': phone(
    t('proxy push: the device token could not be fetched', '代理推送：获取 token 失败'),
    t('the problem is in a third-party channel', '第三方通道的问题'),
    t('use getToken of Push Kit itself', '使用推送服务自身的 getToken'),
    'C',
  ),
  'huawei/907122102': phone(
    t('proxy push: the device token could not be deleted', '代理推送：删除 token 失败'),
    t('the problem is in a third-party channel', '第三方通道的问题'),
    t('use deleteToken of Push Kit itself', '使用推送服务自身的 deleteToken'),
    'C',
  ),
  'huawei/907122103': phone(
    t('proxy push: its SDK failed', '代理推送：SDK 异常'),
    t('the problem is in a third-party channel', '第三方通道的问题'),
    t('use Push Kit without the proxy', '不使用代理，直接使用推送服务'),
    'C',
  ),
  'huawei/907122104': phone(
    t('proxy push: the domain is wrong', '代理推送：域名错误'),
    t('the problem is in a third-party channel', '第三方通道的问题'),
    t('use Push Kit without the proxy', '不使用代理，直接使用推送服务'),
    'C',
  ),
  'huawei/907122105': phone(
    t('proxy push: its JSON is wrong', '代理推送：JSON 错误'),
    t('the problem is in a third-party channel', '第三方通道的问题'),
    t('use Push Kit without the proxy', '不使用代理，直接使用推送服务'),
    'C',
  ),
  'huawei/907135001': phone(
    t('an internal error of HMS', 'HMS 内部错误'),
    t('Huawei gives no further explanation', '华为没有更多说明'),
    t('try again; if it persists, update HMS Core', '重试；持续出现请更新 HMS Core'),
  ),
  'huawei/907135002': phone(
    t('the service API was not found', '找不到服务 API'),
    t('the versions of the HMS libraries do not match', 'HMS 各库版本不一致'),
    t('use library versions from the same release', '使用同一批次的库版本'),
  ),
  'huawei/907135004': phone(
    t('the call into HMS Core timed out', '调用 HMS Core 超时'),
    t('HMS Core was busy or suspended', 'HMS Core 繁忙或休眠'),
    t('try again', '重试'),
  ),
  'huawei/907135005': phone(
    t('the service is not offered in this region', '该地区不提供此服务'),
    t('the region of the phone or of the account is not supported', '手机或帐号所在地区不支持'),
    t(
      "use a phone from a region with Push Kit, or another vendor's channel",
      '使用支持推送服务的地区的手机，或其他厂商通道',
    ),
  ),
  'huawei/907135006': phone(
    t('the session is not valid', '会话无效'),
    t('the connection to HMS Core was renewed', '与 HMS Core 的连接已更换'),
    t('try again; if that does not help, restart the phone', '重试，或重启手机'),
  ),
  'huawei/907135700': phone(
    t('the gateway could not look up the scope of the app', '网关查询应用 scope 失败'),
    t(
      'the phone is offline, or the app does not exist in AppGallery Connect or Push Kit is not set up for it',
      '手机未联网，或 AppGallery Connect 中没有该应用、未开通推送服务',
    ),
    t(
      'check the network first; then enable Push Kit in AppGallery Connect, and download agconnect-services.json again',
      '先检查网络；再在 AppGallery Connect 开通推送服务，并重新下载 agconnect-services.json',
    ),
  ),
  'huawei/907135701': phone(
    t('the gateway has no scope for the app', '网关中没有该应用的 scope'),
    t(
      'the app does not exist in AppGallery Connect or Push Kit is not set up for it; also seen on phones that are offline',
      'AppGallery Connect 中没有该应用，或未开通推送服务；手机未联网时也会出现',
    ),
    t(
      'enable Push Kit in AppGallery Connect, download agconnect-services.json again; check the network of the phone',
      '在 AppGallery Connect 开通推送服务，重新下载 agconnect-services.json；检查手机网络',
    ),
  ),
  'huawei/907135703': phone(
    t('the list of permissions of the app is empty', '应用的权限列表为空'),
    t('Push Kit is not enabled under API management', 'API 管理中没有开通推送服务'),
    download,
  ),
  'huawei/800100006': phone(
    t('inner code of 907122053: the device token belongs to another region', '907122053 的内部码：跨地区 token'),
    t('the data storage location of the project does not match', '与项目的数据存储位置不一致'),
    t('look up the outer code: tim-push explain huawei 907122053', '查询外层错误码：tim-push explain huawei 907122053'),
  ),
  'huawei/800100000': phone(
    t('inner code of 907122036: no permission to push', '907122036 的内部码：没有推送权限'),
    t('the HMS client turns it into 907122036', 'HMS 客户端会把它转换为 907122036'),
    t('look up the outer code: tim-push explain huawei 907122036', '查询外层错误码：tim-push explain huawei 907122036'),
  ),
} satisfies Catalogue;
