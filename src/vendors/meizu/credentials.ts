// The config keys Meizu needs and checks of their values. AppKey and AppSecret have the same format, so only Meizu can detect a swap.

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere } from '../../push/message/common-fields.js';
import { fieldsOf, missingOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentialProblem } from './credential-problems.js';

const console_ = (item: string, itemZh: string) =>
  t(`Meizu console › Push › your app › ${item}`, `Flyme 开放平台 › 推送 › 你的应用 › ${itemZh}`);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    mz_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of Meizu in the Chat console', 'IM 控制台中魅族的证书 ID'),
      where: certificateIdWhere,
    },
    mz_app_id: {
      needed: true,
      describe: t(
        'Meizu App ID (digits); the app and the server use the same',
        '魅族 App ID（数字），应用和服务端共用',
      ),
      where: console_('App ID', 'App ID'),
    },
    mz_app_key: {
      describe: t('Meizu App Key, only for the app', '魅族 App Key，仅应用使用'),
      where: console_('App Key', 'App Key'),
    },
  }),
  ...fieldsOf('server', {
    mz_app_secret: {
      secret: true,
      needed: true,
      describe: t(
        'Meizu App Secret, signs every request; never in the app',
        '魅族 App Secret，用于签名每个请求，不能放进应用',
      ),
      where: console_('App Secret', 'App Secret'),
    },
    mz_notice_type: {
      values: ['public', 'private'],
      describe: t(
        'message class: private (chat messages, default) or public (few a day for each device)',
        '消息分类：private（私信，默认）或 public（公信，每台设备每天条数有限）',
      ),
    },
    mz_receipt_token: {
      secret: true,
      describe: t(
        'access token of receipts, as set in the Meizu console',
        '回执的 access_token，与 Flyme 开放平台中的设置一致',
      ),
      where: console_('receipt management', '回执管理'),
    },
  }),
];

const HEX_32 = /^[0-9a-f]{32}$/;

export const credentials: Credentials = {
  fields,
  missing: missingOf(fields),
  check(settings) {
    return withSharedShape('meizu', fields, settings, { mz_app_key: 32, mz_receipt_token: 1 }, [
      ...checkAppId(settings),
      ...checkPair(settings),
      ...checkSecret(settings),
    ]);
  },
};

function checkAppId(settings: Settings): Problem[] {
  const appId = settings.text('mz_app_id');
  if (appId === undefined || /^\d{4,9}$/.test(appId)) return [];
  const at = settings.origin('mz_app_id');
  if (HEX_32.test(appId)) return [credentialProblem('meizu/id-key-swapped', { at })];
  return [credentialProblem('meizu/app-id-shape', { at, args: { length: appId.length } })];
}

/** The app registers with both values; one alone is a typo or a missing line. */
function checkPair(settings: Settings): Problem[] {
  const hasId = settings.has('mz_app_id');
  const hasKey = settings.has('mz_app_key');
  // A server-side config needs no App Key, so an id without one is a problem only beside the app's certificate ID and without an AppSecret.
  if (hasKey && !hasId)
    return [
      credentialProblem('meizu/half-pair', {
        at: settings.origin('mz_app_key'),
        args: { there: 'mz_app_key', missing: 'mz_app_id' },
      }),
    ];
  if (hasId && !hasKey && settings.has('mz_buz_id') && !settings.has('mz_app_secret')) {
    return [
      credentialProblem('meizu/half-pair', {
        at: settings.origin('mz_app_id'),
        args: { there: 'mz_app_id', missing: 'mz_app_key' },
      }),
    ];
  }
  return [];
}

function checkSecret(settings: Settings): Problem[] {
  const secret = settings.secret('mz_app_secret')?.reveal();
  if (secret === undefined) return [];
  const at = settings.origin('mz_app_secret');
  if (secret === settings.text('mz_app_key')) return [credentialProblem('meizu/secret-equals-key', { at })];
  return HEX_32.test(secret) ? [] : [credentialProblem('meizu/secret-shape', { at, args: { length: secret.length } })];
}
