// Problems in the Honor config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const copyThem = t(
  'copy App ID, Client ID and Client Secret from the Honor console › Push service › your app',
  '到荣耀开发者平台 › 推送服务 › 你的应用 复制 App ID、Client ID 和 Client Secret',
);
const downloadMcs = t(
  'Honor console › your app: download mcs-services.json again into android/app',
  '荣耀开发者平台 › 你的应用：重新下载 mcs-services.json 到 android/app',
);

export const credentialEntries = {
  'honor/client-id-is-app-id': error.config(
    t('honor_client_id equals honor_app_id', 'honor_client_id 与 honor_app_id 相同'),
    t(
      'they are different numbers; with the App ID Honor does not issue an access token',
      '两者是不同的数字；用 App ID 拿不到访问令牌',
    ),
    copyThem,
    'B',
  ),
  'honor/id-not-digits': warning.config(
    t('{key} is not a number', '{key} 不是数字'),
    t('App ID and Client ID of Honor consist of digits only', '荣耀的 App ID 和 Client ID 都是数字'),
    copyThem,
    'B',
  ),
  'honor/secret-is-id': error.config(
    t('honor_client_secret holds a number', 'honor_client_secret 里填的是数字'),
    t('most likely the App ID or Client ID was pasted here', '多半把 App ID 或 Client ID 粘贴到了这里'),
    copyThem,
    'B',
  ),
  'honor/huawei-credentials': error.config(
    t('Honor and Huawei have the same credentials', '荣耀与华为填了相同的凭证'),
    t(
      'Honor has run its own service since 2020 and does not accept Huawei credentials',
      '荣耀自 2020 年起使用独立服务，不接受华为的凭证',
    ),
    copyThem,
    'B',
  ),
  'honor/importance': error.config(
    t('{key} is "{value}"', '{key} 的值是“{value}”'),
    t('Honor accepts LOW and NORMAL, in capitals', '荣耀支持大写的 LOW 和 NORMAL'),
    t('write NORMAL (service and communication) or LOW (marketing)', '改为 NORMAL（服务与通讯类）或 LOW（资讯营销类）'),
    'B',
  ),
  'honor/services-not-json': error.config(
    t('mcs-services.json is not a JSON object', 'mcs-services.json 不是 JSON 对象'),
    t(
      'it was truncated or edited by hand, or the path points to another file',
      '文件被截断、手工改过，或指定了别的文件',
    ),
    downloadMcs,
  ),
  'honor/services-no-app-id': error.config(
    t('mcs-services.json has no app_id', 'mcs-services.json 缺少 app_id'),
    t('it is another kind of file, or was edited by hand', '不是这种文件，或被手工改过'),
    downloadMcs,
    'D',
  ),
  'honor/services-app-id-differs': error.config(
    t(
      'mcs-services.json has App ID {found}, but honor_app_id is {wanted}',
      'mcs-services.json 的 App ID 是 {found}，honor_app_id 是 {wanted}',
    ),
    t(
      'the app registers with one App ID, and pushes are sent to the other',
      '应用用一个 App ID 注册，推送却发往另一个',
    ),
    [downloadMcs, t('or correct honor_app_id', '或修正 honor_app_id')],
    'D',
  ),
  'honor/services-package-mismatch': error.config(
    t('mcs-services.json is for {found}, but the app is {wanted}', 'mcs-services.json 属于 {found}，应用是 {wanted}'),
    t(
      'the file belongs to another app, or a flavour has its own applicationId',
      '文件属于其他应用，或渠道包改了 applicationId',
    ),
    downloadMcs,
    'D',
  ),
  'honor/services-secret-in-app': warning.config(
    t('mcs-services.json contains a client_secret', 'mcs-services.json 中有 client_secret'),
    t(
      'older files contained it; anyone who unpacks a published app can then send pushes in its name',
      '旧版文件含有该项；任何人解包已发布的应用后都能以它的名义推送',
    ),
    t(
      'only if a published app contained the secret: reset it in the Honor console, then update your server and the Chat console',
      '仅当已发布的应用中含有该密钥时：在荣耀开发者平台重置，并更新自己的服务端和 IM 控制台',
    ),
    'C',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'honor');
