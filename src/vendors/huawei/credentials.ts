// The config keys Huawei needs and checks of their values (AppGallery Connect; the plugin's PushAppInfo).

import { type Problem, pointAt } from '../../problems/types.js';
import { field, idOf } from '../../push/answer-fields.js';
import { certificateIdWhere, channelForm, classForm, receiptForm } from '../../push/message/common-fields.js';
import { fieldsOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { readObject } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import { checkServices } from './agconnect.js';
import { isUsable, readServiceAccount } from './client/service-account.js';
import { credentialProblem } from './credential-problems.js';
import { categories, clientIdShape } from './facts.js';

const where = t(
  'AppGallery Connect › My projects › your app › General information',
  'AppGallery Connect › 我的项目 › 你的应用 › 常规',
);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    hw_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of Huawei in the Chat console', 'IM 控制台中华为的证书 ID'),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    hw_app_id: { needed: true, inApp: true, describe: t('Huawei App ID', '华为 App ID'), where },
    hw_app_secret: {
      secret: true,
      needed: true,
      describe: t(
        'client secret beside the OAuth 2.0 client ID (App Secret)',
        'OAuth 2.0 客户端 ID 旁的 Client Secret（App Secret）',
      ),
      where,
    },
    hw_client_id: {
      describe: t('OAuth client ID, when it differs from the App ID', 'OAuth Client ID（与 App ID 不同时填写）'),
      where,
    },
    hw_project_id: {
      describe: t(
        'project id: send by project (v2), when several apps of one project send',
        '项目 ID：按项目发送（v2），用于同一项目的多个发送方应用',
      ),
      where: t('AppGallery Connect › Project settings', 'AppGallery Connect › 项目设置'),
    },
    hw_service_account: {
      kind: 'json',
      secret: true,
      describe: t(
        'service account of the project (file or object), instead of hw_app_secret',
        '项目的服务账号（文件或对象），可代替 hw_app_secret',
      ),
      content: { sign: /"sub_account"\s*:/, what: t('a service account of Huawei', '华为的服务账号') },
      where: t(
        'developer.huawei.com › API Console › Credentials › Service account',
        'developer.huawei.com › API Console › 凭证 › 服务账号',
      ),
    },
    hw_badge_class: {
      form: classForm,
      describe: t('full class name of the launcher activity, for badges', '启动 Activity 的完整类名，用于角标'),
    },
    hw_channel_id: { form: channelForm, describe: t('notification channel ID', '通知渠道 ID') },
    hw_category: { decidesClass: true, describe: t('message class, for example IM', '消息分类，例如 IM') },
    hw_importance: { values: ['LOW', 'NORMAL', 'HIGH'], describe: t('importance', '重要级别') },
  }),
  ...fieldsOf('app', {
    hw_agconnect_services: {
      kind: 'json',
      secret: true,
      describe: t(
        'agconnect-services.json of the app, to compare its ids with the ones above',
        '应用的 agconnect-services.json，用于核对上面的 id',
      ),
      content: {
        // google-services.json has a list of oauth_client.
        sign: /"agcgw"\s*:|"oauth_client"\s*:\s*\{/,
        what: t('agconnect-services.json', ' agconnect-services.json'),
      },
      where: t('android/app/agconnect-services.json', 'android/app/agconnect-services.json'),
    },
  }),
  ...fieldsOf('server', {
    hw_receipt_url: {
      form: receiptForm,
      describe: t(
        'receipt address of the console; the sandbox posts receipts there when it is on this machine',
        '控制台配置的回执地址；若在本机，沙箱会向它发送回执',
      ),
      where: t('AppGallery Connect › Push Kit › receipts', 'AppGallery Connect › 推送服务 › 消息回执'),
    },
    hw_receipt_user: t('user name of the receipt address', '回执地址的用户名'),
    hw_receipt_secret: { secret: true, describe: t('secret receipts are signed with', '回执签名密钥') },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: (settings) =>
    fields
      .filter((field) => field.needed === true && !settings.has(field.key))
      .map((field) => field.key)
      // A service account replaces the client secret.
      .filter((key) => key !== 'hw_app_secret' || !settings.has('hw_service_account')),
  check: (settings) =>
    withSharedShape(
      'huawei',
      fields,
      settings,
      { hw_app_id: 6, hw_client_id: 6, hw_app_secret: 32, hw_receipt_secret: 1 },
      [
        ...checkIds(settings),
        ...checkSecret(settings),
        ...checkClass(settings),
        ...checkServiceAccount(settings),
        ...checkServicesFile(settings),
      ],
    ),
};

function checkIds(settings: Settings): Problem[] {
  return ['hw_app_id', 'hw_client_id', 'hw_project_id'].flatMap((key): Problem[] => {
    const value = settings.text(key);
    if (value === undefined || clientIdShape.test(value)) return [];
    return [credentialProblem('huawei/app-id-not-digits', { args: { key }, at: settings.origin(key) })];
  });
}

function checkSecret(settings: Settings): Problem[] {
  const secret = settings.secret('hw_app_secret')?.reveal();
  if (secret === undefined) return [];
  const ids = ['hw_app_id', 'hw_client_id', 'hw_project_id'].map((key) => settings.text(key));
  return ids.includes(secret)
    ? [credentialProblem('huawei/secret-is-id', { at: settings.origin('hw_app_secret') })]
    : [];
}

function checkClass(settings: Settings): Problem[] {
  const category = settings.text('hw_category');
  const wrong = category === undefined ? undefined : checkCategory(category);
  return wrong === undefined ? [] : [pointAt(wrong, settings.origin('hw_category'))];
}

/** Checks a category: the wrong case is always rejected, an unknown value most likely. */
export function checkCategory(value: string): Problem | undefined {
  const known: readonly string[] = categories;
  if (known.includes(value)) return undefined;
  const upper = value.toUpperCase();
  if (known.includes(upper))
    return credentialProblem('huawei/category-case', { args: { value: value.slice(0, 40), wanted: upper } });
  return credentialProblem('huawei/category-unknown', { args: { value: value.slice(0, 40), known: known.join(', ') } });
}

/** The format differs from Google's service account file. */
function checkServiceAccount(settings: Settings): Problem[] {
  const file = settings.file('hw_service_account');
  if (file === undefined) return [];
  const value = readObject(Buffer.from(file.bytes).toString('utf8'));
  const has = (name: string): boolean => idOf(field(value, name)) !== undefined;
  const missing = ['key_id', 'sub_account', 'private_key', 'project_id'].filter((name) => !has(name));
  const at = settings.origin('hw_service_account');
  if (missing.length > 0)
    return [credentialProblem('huawei/service-account-incomplete', { args: { missing: missing.join(', ') }, at })];
  const account = readServiceAccount(file.bytes);
  const project = settings.text('hw_project_id');
  const isOther = project !== undefined && account !== undefined && account.projectId.trim() !== project;
  return [
    ...(account !== undefined && isUsable(account)
      ? []
      : [credentialProblem('huawei/service-account-unusable', { at })]),
    ...(isOther
      ? [credentialProblem('huawei/service-account-other-project', { at, args: { project, owner: account.projectId } })]
      : []),
  ];
}

function checkServicesFile(settings: Settings): Problem[] {
  const file = settings.file('hw_agconnect_services');
  if (file === undefined) return [];
  const key = settings.has('hw_client_id') ? 'hw_client_id' : 'hw_app_id';
  const found = checkServices(Buffer.from(file.bytes).toString('utf8'), {
    packageName: settings.text('package_name'),
    clientId: settings.text(key),
    clientSecret: settings.secret('hw_app_secret')?.reveal(),
  });
  return found.map(({ code, args }) => {
    const at = settings.origin(
      code === 'huawei/gateway-secret-used'
        ? 'hw_app_secret'
        : code === 'huawei/gateway-id-used' || code === 'huawei/project-id-used'
          ? key
          : 'hw_agconnect_services',
    );
    return credentialProblem(code, { args: { key, ...args }, at });
  });
}
