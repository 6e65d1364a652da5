// The config keys Honor needs. Three credentials look alike, and the App Secret in the console is not the Client Secret.

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere, classForm, receiptForm } from '../../push/message/common-fields.js';
import { fieldsOf, missingOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentialProblem } from './credential-problems.js';
import { checkMcsServices } from './mcs-services.js';

const where = t('Honor console › Push service › your app', '荣耀开发者平台 › 推送服务 › 你的应用');

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    honor_buz_id: {
      kind: 'integer',
      describe: t(
        'certificate ID of Honor in the Chat console (plugin 2.0 and later)',
        'IM 控制台中荣耀的证书 ID（插件 2.0 起）',
      ),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    honor_app_id: {
      needed: true,
      inApp: true,
      describe: t('Honor App ID, part of the path; also in the manifest', '荣耀 App ID，用在路径里，manifest 中也有'),
      where,
    },
    honor_client_id: {
      needed: true,
      describe: t(
        'Client ID of the push service, another number than the App ID',
        '推送服务的 Client ID，与 App ID 不同',
      ),
      where,
    },
    honor_client_secret: {
      secret: true,
      needed: true,
      describe: t(
        'Client Secret of the push service (not the App Secret)',
        '推送服务的 Client Secret（不是 App Secret）',
      ),
      where,
    },
    honor_badge_class: {
      form: classForm,
      describe: t('full class name of the launcher activity, for badges', '启动 Activity 的完整类名，用于角标'),
    },
    honor_importance: {
      decidesClass: true,
      values: ['NORMAL', 'LOW'],
      describe: t(
        'NORMAL (service and communication; needs the right) or LOW (marketing)',
        'NORMAL（服务与通讯类，需要自分类权益）或 LOW（资讯营销类）',
      ),
    },
  }),
  ...fieldsOf('app', {
    honor_mcs_services: {
      kind: 'json',
      secret: true,
      describe: t(
        'mcs-services.json of the app, to compare its ids with the ones above',
        '应用的 mcs-services.json，用于核对上面的 id',
      ),
      where: t('android/app/mcs-services.json', 'android/app/mcs-services.json'),
    },
  }),
  ...fieldsOf('server', {
    honor_receipt_url: {
      form: receiptForm,
      describe: t(
        'receipt address of the console; the sandbox posts receipts there when it is on this machine',
        '控制台配置的回执地址；若在本机，沙箱会向它发送回执',
      ),
      where: t('Honor console › Push › application receipt', '荣耀开发者平台 › 推送服务 › 应用回执'),
    },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: missingOf(fields),
  check: (settings) =>
    withSharedShape('honor', fields, settings, { honor_app_id: 6, honor_client_id: 6, honor_client_secret: 16 }, [
      ...checkIds(settings),
      ...checkSecret(settings),
      ...checkMcsServices(settings),
    ]),
};

function checkIds(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const appId = settings.text('honor_app_id');
  const clientId = settings.text('honor_client_id');
  if (appId !== undefined && appId === clientId)
    problems.push(credentialProblem('honor/client-id-is-app-id', { at: settings.origin('honor_client_id') }));
  for (const [key, value] of [
    ['honor_app_id', appId],
    ['honor_client_id', clientId],
  ] as const) {
    if (value !== undefined && !/^\d+$/.test(value))
      problems.push(credentialProblem('honor/id-not-digits', { at: settings.origin(key), args: { key } }));
  }
  if (clientId !== undefined && settings.text('hw_app_id') === clientId)
    problems.push(credentialProblem('honor/huawei-credentials', { at: settings.origin('honor_client_id') }));
  return problems;
}

function checkSecret(settings: Settings): Problem[] {
  const secret = settings.secret('honor_client_secret')?.reveal();
  if (secret === undefined) return [];
  const at = settings.origin('honor_client_secret');
  if (/^\d+$/.test(secret)) return [credentialProblem('honor/secret-is-id', { at })];
  const huawei = settings.has('hw_app_secret') ? settings.secret('hw_app_secret')?.reveal() : undefined;
  return huawei === secret ? [credentialProblem('honor/huawei-credentials', { at })] : [];
}
