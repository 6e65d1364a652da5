// The config keys OPPO needs. AppKey, AppSecret and MasterSecret all have 32 hex digits, so their format does not reveal the most common mistake.

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere, channelForm } from '../../push/message/common-fields.js';
import { fieldsOf, missingOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { isObject, readObject } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import { suggest } from '../../text/suggest.js';
import { credentialProblem } from './credential-problems.js';
import { MARKETING_CATEGORIES, NOTIFY_LEVELS, SERVICE_CATEGORIES } from './facts.js';

const where = t(
  'OPPO console › Push › your app › Configuration',
  'OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 应用配置',
);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    oppo_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of OPPO in the Chat console', 'IM 控制台中 OPPO 的证书 ID'),
      where: certificateIdWhere,
    },
    oppo_app_id: { describe: t('OPPO AppId; nothing sends with it', 'OPPO AppId，发送时用不到'), where },
    oppo_app_key: {
      needed: true,
      describe: t('OPPO AppKey, used by the app and the server', 'OPPO AppKey，应用和服务端都使用'),
      where,
    },
    oppo_app_secret: {
      secret: true,
      describe: t('OPPO AppSecret, only for the app', 'OPPO AppSecret，仅应用使用'),
      where,
    },
  }),
  ...fieldsOf('server', {
    oppo_master_secret: {
      secret: true,
      needed: true,
      describe: t(
        'OPPO MasterSecret (AppServerSecret in newer versions of the console), never in the app',
        'OPPO MasterSecret（新版控制台叫 AppServerSecret），不能放进应用',
      ),
      where,
    },
    oppo_channel_id: {
      form: channelForm,
      decidesClass: true,
      describe: t('channel ID registered at OPPO and created by the app', '在 OPPO 登记且由应用创建的渠道 ID'),
    },
    oppo_category: {
      values: [...SERVICE_CATEGORIES, ...MARKETING_CATEGORIES],
      describe: t('message class', '消息分类'),
    },
    oppo_notify_level: {
      kind: 'integer',
      describe: t('reminder level 1, 2 or 16; needs a category', '提醒等级 1、2 或 16，需要同时设置分类'),
    },
    oppo_template_id: t('approved template for private messages', '已审核的私信模板 ID'),
    oppo_template_params: {
      kind: 'object',
      describe: t(
        'values for the template: {"title": {…}, "content": {…}}',
        '模板参数：{"title": {…}, "content": {…}}',
      ),
    },
    oppo_region: {
      values: ['cn', 'intl'],
      describe: t(
        'cn or intl for device tokens that do not name their region',
        '设备 token 未标明地区时使用：cn 或 intl',
      ),
    },
  }),
];

const HEX_32 = /^[0-9a-f]{32}$/i;

export const credentials: Credentials = {
  fields,
  missing: missingOf(fields),
  check: (settings) =>
    withSharedShape('oppo', fields, settings, { oppo_template_id: 1 }, [
      ...checkKey(settings),
      ...checkMasterSecret(settings),
      ...checkAppId(settings),
      ...checkAppSecret(settings),
      ...checkPair(settings),
      ...checkTemplateParams(settings),
      ...checkLevel(settings),
    ]),
};

function checkKey(settings: Settings): Problem[] {
  const key = settings.text('oppo_app_key');
  if (key === undefined || HEX_32.test(key)) return [];
  const at = settings.origin('oppo_app_key');
  // A numeric AppId instead of the AppKey: the phone fails to register and the server returns 14.
  if (/^\d+$/.test(key)) return [credentialProblem('oppo/app-id-as-key', { at })];
  return [credentialProblem('oppo/key-shape', { at, args: { key: 'oppo_app_key', length: key.length } })];
}

function checkMasterSecret(settings: Settings): Problem[] {
  const master = settings.secret('oppo_master_secret')?.reveal();
  if (master === undefined) return [];
  const at = settings.origin('oppo_master_secret');
  if (master === settings.secret('oppo_app_secret')?.reveal())
    return [credentialProblem('oppo/master-is-app-secret', { at })];
  if (master === settings.text('oppo_app_key')) return [credentialProblem('oppo/master-is-app-key', { at })];
  return HEX_32.test(master)
    ? []
    : [credentialProblem('oppo/key-shape', { at, args: { key: 'oppo_master_secret', length: master.length } })];
}

function checkAppId(settings: Settings): Problem[] {
  const id = settings.text('oppo_app_id');
  if (id === undefined || /^\d+$/.test(id)) return [];
  return [credentialProblem('oppo/app-id-shape', { at: settings.origin('oppo_app_id') })];
}

function checkAppSecret(settings: Settings): Problem[] {
  const secret = settings.secret('oppo_app_secret')?.reveal();
  if (secret === undefined || HEX_32.test(secret)) return [];
  const args = { key: 'oppo_app_secret', length: secret.length };
  return [credentialProblem('oppo/key-shape', { at: settings.origin('oppo_app_secret'), args })];
}

const TEMPLATE_PARTS = ['title', 'content'];

/** Keys other than title and content are not sent. */
function checkTemplateParams(settings: Settings): Problem[] {
  const at = settings.origin('oppo_template_params');
  const value = readObject(settings.text('oppo_template_params') ?? '{}') ?? {};
  return Object.entries(value).flatMap(([name, part]) => {
    const isKnown = TEMPLATE_PARTS.includes(name);
    if (isKnown && isObject(part)) return [];
    const nearest = isKnown ? `"${name}": {…}` : (suggest(name, TEMPLATE_PARTS) ?? 'title, content');
    return [credentialProblem('oppo/template-params', { at, args: { name: name.slice(0, 40), nearest } })];
  });
}

/** The app registers with AppKey and AppSecret; a config for the server alone needs no AppSecret. */
function checkPair(settings: Settings): Problem[] {
  const key = settings.has('oppo_app_key');
  const secret = settings.has('oppo_app_secret');
  if (secret && !key)
    return [
      credentialProblem('oppo/half-pair', {
        at: settings.origin('oppo_app_secret'),
        args: { there: 'oppo_app_secret', missing: 'oppo_app_key' },
      }),
    ];
  if (key && !secret && !settings.has('oppo_master_secret'))
    return [
      credentialProblem('oppo/half-pair', {
        at: settings.origin('oppo_app_key'),
        args: { there: 'oppo_app_key', missing: 'oppo_app_secret' },
      }),
    ];
  return [];
}

function checkLevel(settings: Settings): Problem[] {
  const level = settings.text('oppo_notify_level');
  if (level === undefined) return [];
  const at = settings.origin('oppo_notify_level');
  if (!NOTIFY_LEVELS.some((known) => String(known) === level))
    return [credentialProblem('oppo/notify-level', { at, args: { value: level.slice(0, 20) } })];
  return settings.has('oppo_category') ? [] : [credentialProblem('oppo/level-without-category', { at })];
}
