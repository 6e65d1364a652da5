// Codes the app itself sees while it reports its token (21005, 2200x) or registers with the Push SDK (8000xx).
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { documented, TEMPORARY, WAIT } from './entry.js';

const DOCTOR = t(
  'compare the app project with the steps of the vendor: tim-push guide <vendor>',
  '对照厂商步骤检查工程：tim-push guide <厂商>',
);
const UPLOAD = t(
  "upload the vendor's certificate: Chat console › Push › Push settings › Manufacturer configuration",
  '上传厂商证书：IM 控制台 › 推送 › 推送设置 › 厂商配置',
);
const register = documented('notice', 'after-fix', 'TIMPush: client error codes');
const later = documented('notice', 'later');

/** The documents name these five together and do not tell them apart. */
const sdkCall = register(
  t(
    'a call of the Push SDK failed: switching off, creating a channel, a setting or an experimental call',
    'Push SDK 调用失败：关闭推送、创建渠道、设置或实验性接口',
  ),
  t('a parameter is wrong; the documents list 800011 to 800015 together', '参数错误；文档把 800011 到 800015 写在一起'),
  t('check the arguments of that call in the app', '检查应用中该调用的参数'),
);

export const clientCodes = {
  'tencent-im/21005': register(
    t('the token was reported before the login finished', '登录完成前就上报了 token'),
    t('uploadToken runs too early', 'uploadToken 调用过早'),
    t('call uploadToken after the login callback', '在登录回调之后调用 uploadToken'),
  ),
  'tencent-im/22001': register(
    t('no offline-push certificate was uploaded', '没有上传离线推送证书'),
    t('the console has no certificate for this vendor', '控制台中没有该厂商的证书'),
    UPLOAD,
  ),
  'tencent-im/22002': later(t('network fault while reporting the token', '上报 token 时网络异常'), TEMPORARY, WAIT),
  'tencent-im/22003': register(
    t('the reported token is empty', '上报的 token 为空'),
    t('the SDK of the vendor had not returned a token yet', '厂商 SDK 尚未返回 token'),
    t(
      'wait for the token before uploadToken; if none comes: tim-push guide <vendor>',
      '拿到 token 后再 uploadToken；始终没有则：tim-push guide <厂商>',
    ),
  ),
  'tencent-im/22004': register(
    t('the reported token is longer than 256 bytes', '上报的 token 超过 256 字节'),
    t('most likely something else was reported as the token', '上报的多半不是 token'),
    t('let the app print its device token and compare', '在应用中打印设备 token 进行核对'),
  ),
  'tencent-im/22005': register(
    t('the report of the token was refused', '上报 token 被拒绝'),
    t(
      'the range 22001 to 22006 belongs to token reports; no document explains this number',
      '22001 到 22006 都与上报 token 有关；没有文档解释这个码',
    ),
    t('report it again after the next login; check the log of the SDK', '下次登录后重新上报，并查看 SDK 日志'),
    'D',
  ),
  'tencent-im/22006': later(
    t('the token is reported too often', '上报 token 过于频繁'),
    t('uploadToken runs in a loop', '循环调用 uploadToken'),
    t('report once after each login', '每次登录后上报一次'),
  ),
  'tencent-im/800001': register(
    t('the appKey is not valid (iOS 8.x: not logged in before registering)', 'appKey 无效（iOS 8.x：注册前未登录）'),
    t(
      "the key is wrong, it is the server's SecretKey, or registerPush was called before login",
      'appKey 填错、误填了服务端密钥，或在登录前调用了 registerPush',
    ),
    t(
      'use the client key of the console, or log in first and pass no appKey',
      '使用控制台的客户端密钥；或先登录且不传 appKey',
    ),
  ),
  'tencent-im/800002': register(
    t('the SDKAppID in the app is not valid', '应用中的 SDKAppID 无效'),
    t('it is 0 or a placeholder value', '值为 0 或模板占位'),
    t('put in the SDKAppID of the console', '填入控制台的 SDKAppID'),
  ),
  'tencent-im/800003': register(
    t('the SDK could not start', 'SDK 初始化失败'),
    t('the region is wrong, or storage is not available', '地域不对或存储不可用'),
    t('check the log of the SDK', '查看 SDK 日志'),
  ),
  'tencent-im/800004': later(
    t('no connection to Tencent', '无法连接腾讯'),
    t('there is a problem with the network of the phone', '手机网络问题'),
    t('try another network', '换个网络重试'),
  ),
  'tencent-im/800005': register(
    t("registering with the phone's own push failed", '手机自带通道注册失败'),
    t(
      'one of: vendor library, config file, package name, fingerprint, R8; or FCM cannot be used on this phone',
      '厂商依赖、配置文件、包名、签名指纹或 R8；或该手机不能用 FCM',
    ),
    DOCTOR,
  ),
  'tencent-im/800006': register(
    t("the phone's own push failed, and then FCM failed too", '自带通道失败，随后 FCM 也失败'),
    t("check the phone's own channel first; FCM is only the second attempt", '先检查自带通道；FCM 只是第二次尝试'),
    DOCTOR,
  ),
  'tencent-im/800007': register(t('every push channel failed', '所有通道都失败'), t('as 800005', '同 800005'), DOCTOR),
  'tencent-im/800008': later(
    t('registering timed out', '注册超时'),
    t(
      'the push service of the phone is missing or disabled, or there is a network problem',
      '手机上的推送服务缺失或停用，或网络问题',
    ),
    t('try another phone or network', '换手机或网络重试'),
  ),
  'tencent-im/800009': register(t('the token is empty', 'token 为空'), t('as 800005', '同 800005'), DOCTOR),
  'tencent-im/800010': register(
    t('the token could not be handed to the Chat SDK', 'token 无法上报给 IM SDK'),
    t('most likely the certificate ID is wrong', '多半是证书 ID 不对'),
    t('compare the certificate ID in the app with the console', '核对应用中的证书 ID 与控制台'),
  ),
  'tencent-im/800011': sdkCall,
  'tencent-im/800012': sdkCall,
  'tencent-im/800013': sdkCall,
  'tencent-im/800014': sdkCall,
  'tencent-im/800015': sdkCall,
  'tencent-im/800016': register(
    t('the user refused the notification permission (iOS)', '用户拒绝了通知权限（iOS）'),
    t('the user chose "Don\'t Allow" in the permission dialog', '用户在权限弹窗中选择了不允许'),
    t('Settings › Notifications › the app: allow', '设置 › 通知 › 应用：允许'),
  ),
} satisfies Catalogue;
