// What can be wrong with Honor's config values. Apart from problems.ts, because it is loaded with the program.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const config = { severity: 'error', kind: 'config' } as const;
const copyThem = t(
  'copy App ID, Client ID and Client Secret from the Honor console › Push service › your app',
  '到荣耀开发者平台 › 推送服务 › 你的应用 复制 App ID、Client ID 和 Client Secret',
);

export const credentialEntries = {
  'honor/client-id-is-app-id': {
    ...config,
    title: t('honor_client_id equals honor_app_id', 'honor_client_id 与 honor_app_id 相同'),
    cause: t(
      'they are different numbers; with the App ID Honor does not issue an access token',
      '两者是不同的数字；用 App ID 拿不到访问令牌',
    ),
    fix: [copyThem],
    mark: 'B',
  },
  'honor/id-not-digits': {
    severity: 'warning',
    kind: 'config',
    title: t('{key} is not a number', '{key} 不是数字'),
    cause: t('App ID and Client ID of Honor consist of digits only', '荣耀的 App ID 和 Client ID 都是数字'),
    fix: [copyThem],
    mark: 'B',
  },
  'honor/secret-is-id': {
    ...config,
    title: t('honor_client_secret holds a number', 'honor_client_secret 里填的是数字'),
    cause: t('most likely the App ID or Client ID was pasted here', '多半把 App ID 或 Client ID 粘贴到了这里'),
    fix: [copyThem],
    mark: 'B',
  },
  'honor/huawei-credentials': {
    ...config,
    title: t('Honor and Huawei have the same credentials', '荣耀与华为填了相同的凭证'),
    cause: t(
      'Honor has run its own service since 2020 and does not accept Huawei credentials',
      '荣耀自 2020 年起使用独立服务，不接受华为的凭证',
    ),
    fix: [copyThem],
    mark: 'B',
  },
  'honor/importance': {
    ...config,
    title: t('{key} is "{value}"', '{key} 的值是“{value}”'),
    cause: t('Honor accepts LOW and NORMAL, in capitals', '荣耀支持大写的 LOW 和 NORMAL'),
    fix: [
      t(
        'write NORMAL (service and communication) or LOW (marketing)',
        '改为 NORMAL（服务与通讯类）或 LOW（资讯营销类）',
      ),
    ],
    mark: 'B',
  },
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'honor');
