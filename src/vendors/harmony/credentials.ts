// The config keys HarmonyOS needs and checks of their values (Huawei API Console; HarmonyOS certificate in the Chat console).

import { type Problem, pointAt } from '../../problems/types.js';
import { certificateIdWhere, receiptForm } from '../../push/message/common-fields.js';
import { fieldsOf } from '../../push/message/config-fields.js';
import type { Credentials, FieldSpec, Settings } from '../../push/types.js';
import { t } from '../../text/language.js';
import { ACCOUNT_KEY, readServiceAccount, type ServiceAccount } from './client/service-account.js';
import { credentialProblem } from './credential-problems.js';
import { bundleNameShape, categories, clickUriShape, doubtfulCategories, idShape } from './facts.js';

const fields: readonly FieldSpec[] = [
  ...fieldsOf('app', {
    harmony_buz_id: {
      kind: 'integer',
      describe: t('certificate ID of HarmonyOS in the Chat console', 'IM 控制台中鸿蒙的证书 ID'),
      where: certificateIdWhere,
    },
  }),
  ...fieldsOf('server', {
    [ACCOUNT_KEY]: {
      kind: 'json',
      secret: true,
      needed: true,
      describe: t('service account of the project (file or object)', '项目的服务账号（文件或对象）'),
      content: { sign: /"sub_account"\s*:/, what: t('a service account of Huawei', '华为的服务账号') },
      where: t(
        'developer.huawei.com › API Console › Credentials › Service account key',
        'developer.huawei.com › API Console › 凭证 › 服务账号密钥',
      ),
    },
    harmony_bundle_name: {
      describe: t('bundle name of the HarmonyOS app', '鸿蒙应用的 Bundle 名称'),
      where: t('AppScope/app.json5, bundleName', 'AppScope/app.json5 的 bundleName'),
    },
    harmony_category: { decidesClass: true, describe: t('message class, for example IM', '消息分类，例如 IM') },
    harmony_click_uri: t(
      'page a tap opens, as in skills.uris of module.json5; without it the start page',
      '点击打开的页面，与 module.json5 的 skills.uris 一致；不填则打开首页',
    ),
    harmony_receipt_url: {
      form: receiptForm,
      describe: t(
        'receipt address of the console (version V2); the sandbox posts receipts there when it is on this machine',
        '控制台配置的回执地址（V2）；若在本机，沙箱会向它发送回执',
      ),
      where: t('AppGallery Connect › Push Kit › receipts', 'AppGallery Connect › 推送服务 › 消息回执'),
    },
    harmony_receipt_user: t('user name of the receipt address', '回执地址的用户名'),
    harmony_receipt_secret: { secret: true, describe: t('secret receipts are signed with', '回执签名密钥') },
  }),
];

export const credentials: Credentials = {
  fields,
  missing: (settings) => (settings.has(ACCOUNT_KEY) ? [] : [ACCOUNT_KEY]),
  check(settings) {
    const read = readServiceAccount(settings);
    const account = read?.ok === true ? read.account : undefined;
    return [
      ...(read === undefined ? [] : read.ok ? read.problems : [read.problem]),
      ...checkCertificateId(settings, account),
      ...checkProject(settings, account),
      ...checkNames(settings),
    ];
  },
};

function checkCertificateId(settings: Settings, account: ServiceAccount | undefined): Problem[] {
  const value = settings.text('harmony_buz_id');
  if (value === undefined) return [];
  const at = settings.origin('harmony_buz_id');
  const what = [
    ['project_id', account?.projectId],
    ['sub_account', account?.subAccount],
  ].find(([, known]) => known === value)?.[0];
  return what === undefined ? [] : [credentialProblem('harmony/certificate-id-is-other', { args: { what }, at })];
}

function checkProject(settings: Settings, account: ServiceAccount | undefined): Problem[] {
  const at = settings.origin(ACCOUNT_KEY);
  const named = Object.entries({ project_id: account?.projectId, sub_account: account?.subAccount });
  return named.flatMap(([name, value]) =>
    value === undefined || idShape.test(value) ? [] : [credentialProblem('harmony/id-shape', { at, args: { name } })],
  );
}

function checkNames(settings: Settings): Problem[] {
  const found: Problem[] = [];
  const bundle = settings.text('harmony_bundle_name');
  if (bundle !== undefined && !bundleNameShape.test(bundle))
    found.push(credentialProblem('harmony/bundle-name-shape', { at: settings.origin('harmony_bundle_name') }));
  const uri = settings.text('harmony_click_uri');
  if (uri !== undefined && !clickUriShape.test(uri))
    found.push(credentialProblem('harmony/click-uri-shape', { at: settings.origin('harmony_click_uri') }));
  const category = settings.text('harmony_category');
  const wrong = category === undefined ? undefined : checkCategory(category);
  if (wrong !== undefined) found.push(pointAt(wrong, settings.origin('harmony_category')));
  return found;
}

/** Checks a category: the wrong case is always rejected, an unknown value most likely. */
export function checkCategory(value: string): Problem | undefined {
  const known: readonly string[] = categories;
  if (known.includes(value)) return undefined;
  const shown = value.slice(0, 40);
  if (doubtfulCategories.includes(value)) return credentialProblem('harmony/category-doubtful', { args: { value } });
  const upper = value.toUpperCase();
  if (known.includes(upper))
    return credentialProblem('harmony/category-case', { args: { value: shown, wanted: upper } });
  return credentialProblem('harmony/category-unknown', { args: { value: shown, known: known.join(', ') } });
}
