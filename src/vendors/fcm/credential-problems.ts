// Problems in the FCM config values, mostly wrong files. Separate from problems.ts because it is loaded at start-up.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { privateKeyEscaped, privateKeyTruncated, privateKeyUnreadable } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

const right = t(
  'Firebase console › Project settings › Service accounts › Generate new private key; put the path of that file into google_service_account',
  'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥；把该文件的路径填入 google_service_account',
);
const thenCheck = t('then: tim-push check-config --vendor fcm', '然后运行：tim-push check-config --vendor fcm');

export const credentialEntries = {
  'fcm/service-account-not-json': error.config(
    t('google_service_account is not JSON', 'google_service_account 不是 JSON'),
    t(
      'a service account is a JSON object; a .p12 file or a truncated file is not',
      '服务账号是一个 JSON 对象；.p12 文件和被截断的文件都不行',
    ),
    right,
    'A',
  ),
  'fcm/legacy-server-key': error.config(
    t('google_service_account is a legacy server key', 'google_service_account 填的是旧版服务器密钥（server key）'),
    t(
      'a text such as AAAA…:APA91b… belongs to the legacy API, which Google shut down in 2024',
      '形如 AAAA…:APA91b… 的文本属于旧版 API，Google 已于 2024 年关闭',
    ),
    [
      right,
      t(
        'the certificate in the Chat console needs the same file in place of the server key',
        'IM 控制台的证书也要改用这个文件，不再使用服务器密钥',
      ),
    ],
    'A',
  ),
  'fcm/private-key-alone': error.config(
    t('google_service_account is only a private key', 'google_service_account 只填了私钥'),
    t(
      'without project_id and client_email it is unknown which account the key belongs to',
      '缺少 project_id 和 client_email，无法知道这是谁的私钥',
    ),
    right,
    'A',
  ),
  'fcm/oauth-client': error.config(
    t('google_service_account is an OAuth client', 'google_service_account 填的是 OAuth 客户端'),
    t('that is for users who sign in, not for a server', '那是用户登录用的，不是服务端凭证'),
    right,
    'A',
  ),
  'fcm/authorized-user': error.config(
    t(
      'google_service_account holds the credentials of a user (authorized_user)',
      'google_service_account 填的是个人凭证（authorized_user）',
    ),
    t(
      "most likely this is application_default_credentials.json of gcloud; it stops working when that user's login ends",
      '多半是 gcloud 的 application_default_credentials.json，会随该用户的登录失效',
    ),
    right,
    'A',
  ),
  'fcm/service-account-wrong-type': error.config(
    t(
      'google_service_account has the type "{type}", not "service_account"',
      'google_service_account 的 type 是“{type}”，不是“service_account”',
    ),
    t('it holds another kind of Google credentials', '这是另一种 Google 凭证'),
    right,
    'A',
  ),
  'fcm/service-account-incomplete': error.config(
    t('google_service_account lacks {missing}', 'google_service_account 缺少 {missing}'),
    t('the file is truncated, or it is another kind of file', '内容不完整，或文件类型不对'),
    right,
    'A',
  ),
  'fcm/private-key-escaped': privateKeyEscaped(right),
  'fcm/private-key-truncated': privateKeyTruncated(right),
  'fcm/private-key-unreadable': privateKeyUnreadable(right),
  'fcm/private-key-not-rsa': error.config(
    t('private_key is not an RSA key', 'private_key 不是 RSA 密钥'),
    t(
      'service accounts of Google have RSA keys; this may be an AuthKey of Apple',
      'Google 服务账号使用 RSA 密钥；这可能是苹果的 AuthKey',
    ),
    right,
    'A',
  ),
  'fcm/token-uri-invalid': error.config(
    t('token_uri of the service account is not a web address', '服务账号中的 token_uri 不是网址'),
    t('most likely the file was edited', '多半是文件被改动过'),
    t('set token_uri to https://oauth2.googleapis.com/token', '把 token_uri 改为 https://oauth2.googleapis.com/token'),
    'A',
  ),
  'fcm/token-uri-elsewhere': hint.config(
    t('access tokens are fetched from {host}, as token_uri says', '按 token_uri，访问令牌将从 {host} 获取'),
    t(
      'tim-push honours token_uri; firebase-admin ignores it and always asks oauth2.googleapis.com',
      'tim-push 遵循 token_uri；firebase-admin 会忽略它，始终访问 oauth2.googleapis.com',
    ),
    t(
      'if this is not intended: set token_uri to https://oauth2.googleapis.com/token',
      '若非有意：把 token_uri 改为 https://oauth2.googleapis.com/token',
    ),
    'A',
  ),
  'fcm/service-account-email': warning.config(
    t('client_email in the file is no service account', '文件中的 client_email 不是服务账号'),
    t(
      'the address of a service account ends in gserviceaccount.com; most likely the file was edited',
      '服务账号的地址以 gserviceaccount.com 结尾；文件多半被改动过',
    ),
    [right, thenCheck],
    'A',
  ),
  'fcm/service-account-project-edited': warning.config(
    t(
      'the service account belongs to project {owner}, but its file has {project}',
      '服务账号属于项目 {owner}，文件中的 project_id 却是 {project}',
    ),
    t(
      'in the file Google generates both are the same; most likely project_id was edited, or the account was given access to another project',
      'Google 生成的文件中两者一致；多半是 project_id 被改过，或该账号被授权给了其他项目',
    ),
    [right, thenCheck],
    'A',
  ),
  'fcm/service-account-other-project': error.config(
    t(
      'the service account sends for project {project}, the app belongs to {appProject}',
      '服务账号属于项目 {project}，而应用属于项目 {appProject}',
    ),
    t(
      'google_services_json names another Firebase project; every push would end with SENDER_ID_MISMATCH',
      'google_services_json 属于另一个 Firebase 项目；每次推送都会得到 SENDER_ID_MISMATCH',
    ),
    [
      t(
        'open the project {appProject} in the Firebase console › Project settings › Service accounts › Generate new private key',
        '在 Firebase 控制台打开项目 {appProject} › 项目设置 › 服务账号 › 生成新的私钥',
      ),
      thenCheck,
    ],
    'A',
  ),
  'fcm/package-not-in-google-services': warning.config(
    t('google_services_json does not list the package {package}', 'google_services_json 中没有包名 {package}'),
    t(
      'it lists {known}; an app that is not registered gets no registration token',
      '其中只有 {known}；未登记的应用拿不到注册 token',
    ),
    t(
      'Firebase console › Project settings › Your apps › Add app with this package name, then download google-services.json again',
      'Firebase 控制台 › 项目设置 › 您的应用 › 用该包名添加应用，然后重新下载 google-services.json',
    ),
    'A',
  ),
  'fcm/google-services-unreadable': error.config(
    t('google_services_json is not google-services.json', 'google_services_json 不是 google-services.json'),
    t('it has no project_info.project_id', '其中没有 project_info.project_id'),
    t(
      'Firebase console › Project settings › Your apps › google-services.json; or remove the key from the config, it is optional',
      'Firebase 控制台 › 项目设置 › 您的应用 › google-services.json；该配置项可选，也可以删除',
    ),
    'A',
  ),
} satisfies Catalogue;

export type CredentialCode = keyof typeof credentialEntries;
export const credentialProblem = problemMaker(credentialEntries, 'fcm');
