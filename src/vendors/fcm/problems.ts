// Our own findings about Google settings: the wrong files people bring for a service account.
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

const error = { severity: 'error', kind: 'config', mark: 'A' } as const;
const right = t(
  'Firebase console › Project settings › Service accounts › Generate new private key',
  'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥',
);

export const fcmProblems = {
  'fcm/service-account-not-json': {
    ...error,
    title: t('google_service_account is no JSON', 'google_service_account 不是 JSON'),
    cause: t(
      'a service account is a JSON file; a legacy server key or a .p12 is something else',
      '服务账号是 JSON 文件；旧的 server key 或 .p12 都不是',
    ),
    fix: [right],
  },
  'fcm/google-services-json': {
    ...error,
    title: t('google_service_account is google-services.json', 'google_service_account 填的是 google-services.json'),
    cause: t('that file belongs into the app and cannot send', '那个文件是给应用用的，不能用来发送'),
    fix: [right],
  },
  'fcm/oauth-client': {
    ...error,
    title: t('google_service_account is an OAuth client', 'google_service_account 填的是 OAuth 客户端'),
    cause: t('a client for people who log in, not for a server', '那是给用户登录用的，不是服务端凭证'),
    fix: [right],
  },
  'fcm/service-account-incomplete': {
    ...error,
    title: t('google_service_account lacks {missing}', 'google_service_account 缺少 {missing}'),
    cause: t('cut, or another kind of file', '内容不完整，或文件类型不对'),
    fix: [right],
  },
} satisfies Catalogue;

export const fcmProblem = problemMaker(fcmProblems, 'fcm');
