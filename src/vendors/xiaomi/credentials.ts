// The config keys Xiaomi needs and checks of their values. The three values have different formats, so swaps can be detected.

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere, channelForm } from '../../push/message/common-fields.js';
import { fieldsOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { checkTemplateSettings } from './client/template.js';
import { credentialProblem } from './credential-problems.js';
import { SHAPES } from './facts.js';

const where = t('Xiaomi console › Push › your app › App information', '小米开放平台 › 消息推送 › 你的应用 › 应用信息');

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    mi_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of Xiaomi in the Chat console', 'IM 控制台中小米的证书 ID'),
      where: certificateIdWhere,
    },
    mi_app_id: { describe: t('Mi AppID (19 digits), only for the app', '小米 AppID（19 位数字），仅应用使用'), where },
    mi_app_key: {
      describe: t('Mi AppKey (13 digits), only for the app', '小米 AppKey（13 位数字），仅应用使用'),
      where,
    },
  }),
  ...fieldsOf('server', {
    mi_app_secret: {
      secret: true,
      needed: true,
      describe: t(
        'Mi AppSecret, sent in the Authorization header; never put it into the app',
        '小米 AppSecret，放在 Authorization 请求头里，不能放进应用',
      ),
      where,
    },
    mi_channel_id: {
      form: channelForm,
      decidesClass: true,
      describe: t(
        'channel ID from the Xiaomi console; without one a device gets one message a day',
        '小米开放平台的渠道 ID；没有则每台设备每天只收 1 条',
      ),
    },
    mi_template_id: t(
      'template for private messages; official ones need no application',
      '私信模板 ID；官方模板无需申请',
    ),
    mi_template_params: {
      kind: 'object',
      describe: t(
        'values for the template, an object of strings; {title} and {body} in them are replaced by those of the message',
        '模板参数：值为字符串的对象；其中的 {title} 和 {body} 会换成消息的标题和内容',
      ),
    },
    mi_template_text: {
      kind: 'object',
      describe: t(
        'the template as the console shows it, {"title": "…{$name$}…", "body": "…"}: used only to show the final text here',
        '控制台中的模板结构 {"title": "…{$name$}…", "body": "…"}，仅用于在本地显示最终文案',
      ),
    },
    mi_region: { values: ['cn', 'global'], describe: t('cn (default) or global', 'cn（默认）或 global') },
  }),
];

export const credentials: Credentials = {
  fields,
  // package_name is shared by all vendors, but Xiaomi rejects every push without it.
  missing: (settings) => [
    ...(settings.has('mi_app_secret') ? [] : ['mi_app_secret']),
    ...(settings.has('package_name') ? [] : ['package_name']),
  ],
  check: (settings) =>
    withSharedShape('xiaomi', fields, settings, { mi_channel_id: 1, mi_template_id: 1 }, [
      ...checkSecret(settings),
      ...checkAppSide(settings),
      ...checkPair(settings),
      ...checkTemplateSettings(settings),
      ...checkChannel(settings),
      ...checkRegion(settings),
    ]),
};

function checkSecret(settings: Settings): Problem[] {
  const secret = settings.secret('mi_app_secret')?.reveal();
  if (secret === undefined) return [];
  const at = settings.origin('mi_app_secret');
  if (SHAPES.appKey.test(secret)) return [credentialProblem('xiaomi/key-as-secret', { at })];
  if (SHAPES.appId.test(secret)) return [credentialProblem('xiaomi/id-as-secret', { at })];
  return SHAPES.appSecret.test(secret)
    ? []
    : [credentialProblem('xiaomi/secret-shape', { at, args: { length: secret.length } })];
}

function checkAppSide(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const id = settings.text('mi_app_id');
  const key = settings.text('mi_app_key');
  if (id !== undefined && key !== undefined && SHAPES.appKey.test(id) && SHAPES.appId.test(key))
    return [credentialProblem('xiaomi/id-key-swapped', { at: settings.origin('mi_app_id') })];
  for (const name of ['mi_app_id', 'mi_app_key'] as const) {
    const value = settings.text(name);
    if (value === undefined) continue;
    if (SHAPES.appSecret.test(value))
      problems.push(credentialProblem('xiaomi/secret-in-app', { at: settings.origin(name), args: { key: name } }));
    else if (!(name === 'mi_app_id' ? SHAPES.appId : SHAPES.appKey).test(value))
      problems.push(
        credentialProblem('xiaomi/app-value-shape', {
          at: settings.origin(name),
          args: { key: name, length: value.length },
        }),
      );
  }
  return problems;
}

/** The plugin registers only with both. */
function checkPair(settings: Settings): Problem[] {
  const id = settings.has('mi_app_id');
  const key = settings.has('mi_app_key');
  if (id === key) return [];
  const [there, missing] = id ? ['mi_app_id', 'mi_app_key'] : ['mi_app_key', 'mi_app_id'];
  return [
    credentialProblem('xiaomi/half-pair', {
      at: settings.origin(there ?? ''),
      args: { there: there ?? '', missing: missing ?? '' },
    }),
  ];
}

function checkChannel(settings: Settings): Problem[] {
  const halfTemplate = settings.has('mi_template_params') && !settings.has('mi_template_id');
  return settings.has('mi_app_secret') && !settings.has('mi_channel_id') && !halfTemplate
    ? [credentialProblem('xiaomi/no-channel', { at: settings.origin('mi_app_secret') })]
    : [];
}

/** The service outside China is reported to be ending. */
const checkRegion = (settings: Settings): Problem[] =>
  settings.text('mi_region') === 'global'
    ? [credentialProblem('xiaomi/global-region', { at: settings.origin('mi_region') })]
    : [];
