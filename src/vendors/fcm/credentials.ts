// The config keys FCM needs and checks of their values (Firebase console › Project settings; PushAppInfo of the plugin).

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere } from '../../push/message/common-fields.js';
import { fieldsOf } from '../../push/message/config-fields.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { readServiceAccount, type ServiceAccount } from './client/service-account.js';
import { credentialProblem } from './credential-problems.js';
import { appFileOf } from './google-services.js';

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    google_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of FCM in the Chat console', 'IM 控制台中 FCM 的证书 ID'),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    google_service_account: {
      kind: 'json',
      secret: true,
      needed: true,
      describe: t('service account (file or object)', '服务账号（文件或对象）'),
      content: { sign: /"client_email"\s*:/, what: t('a service account of Google', 'Google 的服务账号') },
      where: t(
        'Firebase console › Project settings › Service accounts › Generate new private key',
        'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥',
      ),
    },
  }),
  ...fieldsOf('app', {
    google_services_json: {
      kind: 'json',
      describe: t(
        "the app's google-services.json, to compare project and package with the service account",
        '应用的 google-services.json，用来与服务账号核对项目和包名',
      ),
      content: { sign: /"project_info"\s*:/, what: t('google-services.json', ' google-services.json') },
      where: t('android/app/google-services.json of the project', '工程中的 android/app/google-services.json'),
    },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: (settings) => (settings.has('google_service_account') ? [] : ['google_service_account']),
  check(settings) {
    const read = readServiceAccount(settings);
    return [
      ...(read === undefined
        ? []
        : read.ok
          ? [...read.problems, ...checkAccount(read.account, settings)]
          : [read.problem]),
      ...checkAppFile(settings, read?.ok === true ? read.account : undefined),
    ];
  },
};

function checkAccount(account: ServiceAccount, settings: Settings): Problem[] {
  const at = settings.origin('google_service_account');
  const found: Problem[] = [];
  if (!/^[^@\s]+@(?:[^@\s]+\.)?gserviceaccount\.com$/.test(account.clientEmail))
    found.push(credentialProblem('fcm/service-account-email', { at }));
  const owner = /@([^@]+)\.iam\.gserviceaccount\.com$/.exec(account.clientEmail)?.[1];
  if (owner !== undefined && owner !== account.projectId)
    found.push(
      credentialProblem('fcm/service-account-project-edited', { at, args: { owner, project: account.projectId } }),
    );
  const host = account.tokenUri === undefined ? undefined : new URL(account.tokenUri).host;
  if (host !== undefined && !/(^|\.)(googleapis|google)\.com$/.test(host))
    found.push(credentialProblem('fcm/token-uri-elsewhere', { at, args: { host } }));
  return found;
}

function checkAppFile(settings: Settings, account: ServiceAccount | undefined): Problem[] {
  if (!settings.has('google_services_json')) return [];
  const at = settings.origin('google_services_json');
  const app = appFileOf(settings);
  if (app === undefined) return [credentialProblem('fcm/google-services-unreadable', { at })];
  const found: Problem[] = [];
  if (account !== undefined && account.projectId !== app.projectId)
    found.push(
      credentialProblem('fcm/service-account-other-project', {
        at: settings.origin('google_service_account'),
        args: { project: account.projectId, appProject: app.projectId },
      }),
    );
  const name = settings.text('package_name');
  if (name !== undefined && app.packages.length > 0 && !app.packages.includes(name)) {
    const known = app.packages.slice(0, 5).join(', ');
    found.push(credentialProblem('fcm/package-not-in-google-services', { at, args: { package: name, known } }));
  }
  return found;
}
