// Problems in the Huawei config values and agconnect-services.json. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { categoryCase, categoryUnknown } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

const copyBoth = t(
  'copy client ID and client secret from AppGallery Connect › your app › General information › OAuth 2.0 client ID',
  '到 AppGallery Connect › 你的应用 › 常规 › OAuth 2.0 客户端 ID 复制 Client ID 和 Client Secret',
);
const download = t(
  'download agconnect-services.json again: AppGallery Connect › your app › General information',
  '重新下载 agconnect-services.json：AppGallery Connect › 你的应用 › 常规',
);

export const credentialEntries = {
  'huawei/app-id-not-digits': error.config(
    t('{key} is not a number', '{key} 不是数字'),
    t('most likely another value of the same page was pasted', '多半粘贴了同一页的其他值'),
    t(
      'copy it from AppGallery Connect › My projects › your app › General information',
      '到 AppGallery Connect › 我的项目 › 你的应用 › 常规 复制',
    ),
    'A',
  ),
  'huawei/secret-is-id': error.config(
    t('hw_app_secret holds the same value as an id', 'hw_app_secret 与 id 的值相同'),
    t('most likely the same value was pasted into both fields', '多半是同一个值粘贴了两次'),
    copyBoth,
  ),
  'huawei/importance-unknown': error.config(
    t('hw_importance is "{value}"', 'hw_importance 的值是“{value}”'),
    t('Huawei accepts LOW and NORMAL, in capitals', '华为支持大写的 LOW 和 NORMAL'),
    t('write NORMAL, or LOW for a silent notification', '改为 NORMAL；需要静默通知则用 LOW'),
    'A',
  ),
  'huawei/category-case': categoryCase(t('Huawei', '华为'), 'hw_category'),
  'huawei/category-unknown': categoryUnknown(
    t(
      'Huawei most likely returns 80100003; a recently added value may be missing from the list',
      '华为多半会返回 80100003；最近新增的取值可能不在列表中',
    ),
  ),
  'huawei/service-account-incomplete': error.config(
    t('hw_service_account lacks {missing}', 'hw_service_account 缺少 {missing}'),
    t(
      'it is not JSON, it is another file (agconnect-services.json, a Google service account), or it is truncated',
      '不是 JSON、是别的文件（agconnect-services.json、Google 服务账号），或被截断',
    ),
    t(
      'download it again: developer.huawei.com › API Console › Credentials › Service account; or use hw_app_secret',
      '重新下载：developer.huawei.com › API Console › 凭证 › 服务账号；或改用 hw_app_secret',
    ),
    'A',
  ),
  'huawei/service-account-other-project': warning.config(
    t(
      'hw_project_id is {project}, the service account belongs to project {owner}',
      'hw_project_id 是 {project}，服务账号却属于项目 {owner}',
    ),
    t(
      'both name one project in AppGallery Connect; one of them is of another app',
      '两者应是 AppGallery Connect 中的同一个项目；其中一个属于其他应用',
    ),
    t('compare with AppGallery Connect › Project settings', '对照 AppGallery Connect › 项目设置核对'),
    'A',
  ),
  'huawei/service-account-unusable': error.config(
    t('the private key of hw_service_account cannot be used', 'hw_service_account 的私钥无法使用'),
    t('it is not an RSA key in PKCS#8 PEM, or line breaks were lost', '不是 PKCS#8 PEM 的 RSA 私钥，或换行丢失'),
    t('use the downloaded file unchanged, or use hw_app_secret', '使用下载的原始文件，或改用 hw_app_secret'),
    'A',
  ),
  'huawei/services-not-json': error.config(
    t('agconnect-services.json is not JSON', 'agconnect-services.json 不是 JSON'),
    t(
      'it was truncated or edited by hand, or the path points to another file',
      '文件被截断、手工改过，或指定了别的文件',
    ),
    download,
  ),
  'huawei/services-package-mismatch': error.config(
    t(
      'agconnect-services.json is for {found}, but the app is {wanted}',
      'agconnect-services.json 属于 {found}，应用是 {wanted}',
    ),
    t(
      'the file belongs to another app, or a flavour has its own applicationId',
      '文件属于其他应用，或渠道包改了 applicationId',
    ),
    download,
    'A',
  ),
  'huawei/services-no-app-id': error.config(
    t('agconnect-services.json has no client.app_id', 'agconnect-services.json 缺少 client.app_id'),
    t(
      'the SDK on the phone reads it from there; without it the app gets no device token',
      '手机端 SDK 从这里读取，缺少则拿不到设备 token',
    ),
    download,
    'A',
  ),
  'huawei/services-client-differs': warning.config(
    t('oauth_client.client_id differs from client.app_id', 'oauth_client.client_id 与 client.app_id 不同'),
    t('that is allowed; push uses oauth_client.client_id', '这是允许的；推送用的是 oauth_client.client_id'),
    t('set hw_client_id to oauth_client.client_id', '把 hw_client_id 设为 oauth_client.client_id'),
    'C',
  ),
  'huawei/services-client-mismatch': error.config(
    t(
      'the configured client ID differs from agconnect-services.json',
      '配置的 Client ID 与 agconnect-services.json 不一致',
    ),
    t(
      'push uses oauth_client.client_id; with another value Huawei returns 80300002',
      '推送用 oauth_client.client_id；其他值会得到 80300002',
    ),
    t(
      'set hw_client_id to oauth_client.client_id, or use the file of this app',
      '把 hw_client_id 设为 oauth_client.client_id，或换成本应用的文件',
    ),
    'A',
  ),
  'huawei/services-region-missing': warning.config(
    t('agconnect-services.json has no region', 'agconnect-services.json 没有 region'),
    t(
      'most likely the file is old; topics and phones abroad need the data storage location',
      '多半是文件较旧；主题和海外设备需要数据存储位置',
    ),
    download,
    'B',
  ),
  'huawei/services-region-unknown': warning.config(
    t('the region in agconnect-services.json is {value}', 'agconnect-services.json 的 region 是 {value}'),
    t('Huawei has only CN, DE, SG and RU', '华为只有 CN、DE、SG、RU'),
    download,
    'A',
  ),
  'huawei/services-host-of-other-region': warning.config(
    t('the host in agcgw.url does not belong to region {region}', 'agcgw.url 不是 {region} 区域的地址'),
    t('most likely the file was edited by hand, or merged from two files', '多半是文件被手工改过，或由两个文件拼成'),
    download,
    'B',
  ),
  'huawei/services-product-differs': warning.config(
    t(
      'product_id and project_id of agconnect-services.json differ',
      'agconnect-services.json 的 product_id 与 project_id 不同',
    ),
    t('in every known file they are equal', '已知的文件里二者都相同'),
    download,
    'B',
  ),
  'huawei/gateway-id-used': error.config(
    t(
      '{key} holds client.client_id of agconnect-services.json',
      '{key} 填的是 agconnect-services.json 的 client.client_id',
    ),
    t(
      'that value belongs to the gateway of the project; with it Huawei returns 1101/20003',
      '该值属于项目网关；用它鉴权，华为返回 1101/20003',
    ),
    copyBoth,
    'A',
  ),
  'huawei/gateway-secret-used': error.config(
    t(
      'hw_app_secret holds client.client_secret of agconnect-services.json',
      'hw_app_secret 填的是 agconnect-services.json 的 client.client_secret',
    ),
    t(
      'that value belongs to the gateway of the project; with it Huawei returns 1101/12304',
      '该值属于项目网关；用它鉴权，华为返回 1101/12304',
    ),
    copyBoth,
    'A',
  ),
  'huawei/project-id-used': error.config(
    t('{key} holds the project id', '{key} 填的是项目 ID'),
    t(
      'it has 18 digits and identifies the project, not the app; Huawei returns 1101/20003',
      '它有 18 位，代表项目而不是应用；华为会返回 1101/20003',
    ),
    copyBoth,
    'A',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'huawei');
