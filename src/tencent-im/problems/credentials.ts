// What can be wrong with im_sdk_app_id, im_secret_key, im_admin and im_region before any request.
import { error, hint, warning } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'tencent-im/key-is-app-id': error.config(
    t('im_secret_key holds an SDKAppID', 'im_secret_key 里填的是 SDKAppID'),
    t(
      'it has {length} digits; the key has 64 hex digits: most likely the two values were swapped',
      '它是 {length} 位数字；密钥是 64 位十六进制：多半是两个值填反了',
    ),
    t(
      'Chat console › app › basic information: SDKAppID into im_sdk_app_id, secret key into im_secret_key',
      'IM 控制台 › 应用 › 基本信息：SDKAppID 填入 im_sdk_app_id，密钥填入 im_secret_key',
    ),
    'A',
  ),
  'tencent-im/key-is-pem': error.config(
    t('im_secret_key holds a private key (PEM)', 'im_secret_key 里填的是私钥（PEM）'),
    t(
      'apps created before July 2019 signed with ECDSA; tim-push signs with the secret key (HMAC-SHA256)',
      '2019 年 7 月前创建的应用用 ECDSA 签名；tim-push 使用密钥（HMAC-SHA256）',
    ),
    t(
      'switch the app to the secret key in the Chat console, then copy the 64 hex digits',
      '到 IM 控制台把应用切换为密钥方式，再复制 64 位十六进制密钥',
    ),
    'A',
  ),
  'tencent-im/key-is-user-sig': error.config(
    t('im_secret_key holds a UserSig', 'im_secret_key 里填的是 UserSig'),
    t('a UserSig is made with the key, it is not the key', 'UserSig 是用密钥生成的，不是密钥本身'),
    [
      t('copy the secret key: Chat console › app › basic information', '复制密钥：IM 控制台 › 应用 › 基本信息'),
      t('to inspect the UserSig: tim-push user-sig --read <file>', '查看该 UserSig：tim-push user-sig --read <文件>'),
    ],
    'A',
  ),
  'tencent-im/key-shape': warning.config(
    t(
      'im_secret_key does not look like a secret key ({length} characters)',
      'im_secret_key 不像密钥（{length} 个字符）',
    ),
    t('the Chat console shows 64 hex digits', 'IM 控制台显示的是 64 位十六进制'),
    t(
      'copy it again: Chat console › app › basic information › secret key',
      '重新复制：IM 控制台 › 应用 › 基本信息 › 密钥',
    ),
    'A',
  ),
  'tencent-im/app-id-shape': warning.config(
    t('im_sdk_app_id has {length} digits', 'im_sdk_app_id 有 {length} 位数字'),
    t('SDKAppIDs seen have 8 to 10 digits', '已知的 SDKAppID 有 8 到 10 位数字'),
    t('copy it again: Chat console › app list › SDKAppID', '重新复制：IM 控制台 › 应用列表 › SDKAppID'),
    'D',
  ),
  'tencent-im/app-id-is-certificate': error.config(
    t('im_sdk_app_id is the same number as {key}', 'im_sdk_app_id 与 {key} 是同一个数字'),
    t(
      'one of the two was pasted into the wrong place: {key} is a certificate ID, a short number of the Push page',
      '其中一个填错了位置：{key} 是推送页面上的证书 ID，数字较短',
    ),
    t(
      'Chat console › app list shows the SDKAppID; Chat console › Push shows the certificate IDs',
      'IM 控制台 › 应用列表看 SDKAppID；IM 控制台 › 推送看证书 ID',
    ),
  ),
  'tencent-im/admin-shape': warning.config(
    t('im_admin is not a plain UserID', 'im_admin 不是常规的 UserID'),
    t(
      'the official rule allows 32 bytes of letters, digits, _ and -; others work in practice, so this is only likely',
      '官方规则为 32 字节以内的字母、数字、_ 和 -；其他字符实际也可能可用，这里只是推测',
    ),
    t(
      'take the name from the list of administrators in the Chat console; the first one is called administrator',
      '以 IM 控制台的管理员列表为准；默认为 administrator',
    ),
    'D',
  ),
  'tencent-im/region-guess': hint.config(
    t(
      'SDKAppIDs of {length} digits are most likely international, and the region is {region}',
      '{length} 位的 SDKAppID 多半是国际站应用，而地域是 {region}',
    ),
    t(
      'no document gives the rule; an app can be reached only on the host of its own region (60026, 70020)',
      '没有文档给出规则；应用只在自己地域的域名上可用（60026、70020）',
    ),
    t(
      'set im_region to what the console shows: sgp, kr, jpn, ger, usa, idn',
      '把 im_region 设为控制台显示的地域：sgp、kr、jpn、ger、usa、idn',
    ),
    'D',
  ),
  'tencent-im/region-legacy': hint.config(
    t('im_region ind (Mumbai) is no longer in the newest documents', 'im_region ind（孟买）已不在最新文档中'),
    t('the host was listed until about 2024', '该域名在 2024 年前后的文档中还有'),
    t('ask Tencent whether the app was moved; then set im_region', '向腾讯确认应用是否已迁移，再修改 im_region'),
    'A',
  ),
} satisfies Catalogue;
