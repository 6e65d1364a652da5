// The config keys vivo needs and checks of their values (vivo console › Push › app information).

import type { Problem } from '../../problems/types.js';
import { certificateIdWhere } from '../../push/message/common-fields.js';
import { fieldsOf, missingOf } from '../../push/message/config-fields.js';
import { withSharedShape } from '../../push/shapes/secret-shape.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { credentialProblem } from './credential-problems.js';
import { categoryClass } from './facts.js';

const inVivoConsole = t(
  'vivo console › Push › your app › app information',
  'vivo 开放平台 › 消息推送 › 你的应用 › 应用信息',
);

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    vivo_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of vivo in the Chat console', 'IM 控制台中 vivo 的证书 ID'),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    vivo_app_id: {
      kind: 'integer',
      needed: true,
      inApp: true,
      describe: t('AppID, digits', 'AppID，纯数字'),
      where: inVivoConsole,
    },
    vivo_app_key: { needed: true, inApp: true, describe: t('AppKey', 'AppKey'), where: inVivoConsole },
    vivo_app_secret: {
      needed: true,
      secret: true,
      describe: t('AppSecret; never inside the app', 'AppSecret，不要放进应用'),
      where: inVivoConsole,
    },
    vivo_category: {
      decidesClass: true,
      values: Object.keys(categoryClass),
      describe: t(
        'message class used when a message names none; IM for chat',
        '消息未指定分类时使用的 category；聊天用 IM',
      ),
    },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: missingOf(fields),
  check: (settings) =>
    withSharedShape(
      'vivo',
      fields,
      settings,
      { vivo_app_id: 5, vivo_app_key: 32, vivo_app_secret: 32 },
      checkKeyAndSecret(settings),
    ),
};

function checkKeyAndSecret(settings: Settings): Problem[] {
  const key = settings.text('vivo_app_key');
  const secret = settings.secret('vivo_app_secret')?.reveal();
  if (key === undefined || secret === undefined) return [];
  const at = settings.origin('vivo_app_secret');
  if (key === secret) return [credentialProblem('vivo/key-equals-secret', { at })];
  return looksSwapped(key, secret) ? [credentialProblem('vivo/key-and-secret-swapped', { at })] : [];
}

const isHex32 = (value: string): boolean => /^[0-9a-f]{32}$/i.test(value);
const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** A guess based on formats: newer AppKeys have 32 hex digits and AppSecrets are UUIDs; if both are UUIDs, nothing can be concluded. */
export const looksSwapped = (appKey: string, appSecret: string): boolean => isUuid(appKey) && isHex32(appSecret);

/** Checks a category: the wrong case is always rejected, an unknown value most likely. */
export function checkCategory(value: string): Problem | undefined {
  if (Object.hasOwn(categoryClass, value)) return undefined;
  const upper = value.toUpperCase();
  if (Object.hasOwn(categoryClass, upper))
    return credentialProblem('vivo/category-case', { args: { value: value.slice(0, 40), wanted: upper } });
  return credentialProblem('vivo/category-unknown', {
    args: { value: value.slice(0, 40), known: Object.keys(categoryClass).join(', ') },
  });
}
