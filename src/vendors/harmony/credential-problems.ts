// Problems in the HarmonyOS config values, mostly wrong files. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import {
  categoryCase,
  categoryUnknown,
  privateKeyEscaped,
  privateKeyTruncated,
  privateKeyUnreadable,
} from '../../push/entries/config.js';
import { t } from '../../text/language.js';

const download = t(
  'developer.huawei.com › API Console › Credentials › Service account key: create one for the project of the app, and put the path of that file into harmony_service_account',
  'developer.huawei.com › API Console › 凭证 › 服务账号密钥：为应用所在项目创建，并把该文件的路径填入 harmony_service_account',
);
const unchanged = t('use the downloaded file unchanged', '使用下载的原始文件，不要改动');

export const credentialEntries = {
  'harmony/certificate-id-is-other': error.config(
    t('harmony_buz_id holds the {what} of the service account', 'harmony_buz_id 填的是服务账号的 {what}'),
    t(
      'a certificate ID comes from the Chat console; this number belongs to Huawei',
      '证书 ID 来自 IM 控制台；这个数字属于华为',
    ),
    t(
      'copy the ID: Chat console › Push › Push settings › Manufacturer configuration › HarmonyOS',
      '复制证书 ID：IM 控制台 › 推送 › 推送设置 › 厂商配置 › 鸿蒙',
    ),
    'A',
  ),
  'harmony/service-account-not-json': error.config(
    t('harmony_service_account is not JSON', 'harmony_service_account 不是 JSON'),
    t('a service account is a JSON object; this text is not', '服务账号是一个 JSON 对象，而这段内容不是'),
    download,
    'A',
  ),
  'harmony/private-key-alone': error.config(
    t('harmony_service_account is only a private key', 'harmony_service_account 只填了私钥'),
    t(
      'the JWT also needs key_id and sub_account, and the path needs project_id; they are in the JSON file',
      'JWT 还需要 key_id 和 sub_account，路径需要 project_id；它们都在 JSON 文件里',
    ),
    download,
    'A',
  ),
  'harmony/oauth-client': error.config(
    t(
      'harmony_service_account holds a client ID and a client secret',
      'harmony_service_account 填的是 Client ID 和 Client Secret',
    ),
    t(
      'they are for Huawei phones up to HarmonyOS 4; HarmonyOS 5 and later does not accept OAuth tokens (80200001)',
      '它们用于 HarmonyOS 4 及以下的华为设备；HarmonyOS 5 及以上不接受 OAuth 令牌（80200001）',
    ),
    [download, t('the two values belong in hw_app_id and hw_app_secret', '这两个值应填到 hw_app_id 和 hw_app_secret')],
    'A',
  ),
  'harmony/service-account-incomplete': error.config(
    t('harmony_service_account lacks {missing}', 'harmony_service_account 缺少 {missing}'),
    t(
      'key_id becomes kid of the JWT, sub_account becomes iss, project_id is part of the path',
      'key_id 是 JWT 的 kid，sub_account 是 iss，project_id 用于请求路径',
    ),
    download,
    'A',
  ),
  'harmony/id-shape': warning.config(
    t('{name} of the service account is not a number', '服务账号的 {name} 不是数字'),
    t(
      'project IDs and account IDs of Huawei have only digits; most likely the file was edited',
      '华为的项目 ID 和账号 ID 只含数字；文件多半被改动过',
    ),
    unchanged,
    'A',
  ),
  'harmony/private-key-escaped': privateKeyEscaped(unchanged),
  'harmony/private-key-pkcs1': warning.config(
    t('private_key is in the older PKCS#1 format', 'private_key 是较旧的 PKCS#1 格式'),
    t(
      'Huawei issues PKCS#8 (BEGIN PRIVATE KEY); the key was converted, and some libraries cannot read it',
      '华为下发的是 PKCS#8（BEGIN PRIVATE KEY）；该密钥被转换过，部分库无法读取',
    ),
    unchanged,
    'A',
  ),
  'harmony/private-key-truncated': privateKeyTruncated(unchanged),
  'harmony/private-key-unreadable': privateKeyUnreadable(unchanged),
  'harmony/private-key-not-rsa': error.config(
    t('private_key is not an RSA key', 'private_key 不是 RSA 密钥'),
    t('PS256 needs an RSA key; this may be an AuthKey of Apple', 'PS256 需要 RSA 密钥；这可能是苹果的 AuthKey'),
    download,
    'A',
  ),
  'harmony/bundle-name-shape': error.config(
    t('harmony_bundle_name is not a bundle name', 'harmony_bundle_name 不是有效的 Bundle 名称'),
    t(
      'a bundle name is a dotted name such as com.example.chat, as app.json5 and AppGallery Connect show it',
      'Bundle 名称形如 com.example.chat，与 app.json5 和 AppGallery Connect 中的一致',
    ),
    t('copy app.bundleName from AppScope/app.json5', '从 AppScope/app.json5 复制 app.bundleName'),
    'A',
  ),
  'harmony/click-uri-shape': error.config(
    t('harmony_click_uri is not the address of a page', 'harmony_click_uri 不是页面地址'),
    t(
      'a page address is scheme://host:port/path, and the same text must be in skills.uris of module.json5',
      '页面地址形如 scheme://host:port/path，且必须写在 module.json5 的 skills.uris 中',
    ),
    t(
      'copy it from module.json5, or remove it: then a tap opens the start page',
      '从 module.json5 复制；不填则点击打开首页',
    ),
    'A',
  ),
  'harmony/category-case': categoryCase(t('HarmonyOS', '鸿蒙'), 'harmony_category'),
  'harmony/category-unknown': categoryUnknown(
    t(
      'Huawei most likely returns 80100003; a recently added value may be missing from the list',
      '华为多半会返回 80100003；最近新增的取值可能不在列表中',
    ),
  ),
  'harmony/category-doubtful': warning.message(
    t('the category {value} is not in the current official list', '当前的官方列表中没有 category {value}'),
    t('an older document listed it; the service may refuse it with 80100003', '旧资料提到过；服务端可能返回 80100003'),
    t('for chat messages use IM', '聊天消息用 IM'),
    'D',
  ),
} satisfies Catalogue;

export type CredentialCode = keyof typeof credentialEntries;
export const credentialProblem = problemMaker(credentialEntries, 'harmony');
