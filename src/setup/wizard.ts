// The questions of `init`: which vendors, where secrets live, only the values that no file has, and a phone to push to.

import type { Problem } from '../problems/types.js';
import { commonFields } from '../push/message/common-fields.js';
import type { Credentials, FieldSpec } from '../push/types.js';
import { fill, type Language, type Text, t } from '../text/language.js';
import type { Asker } from './asker.js';
import { checkOf, insistent } from './check-answer.js';
import type { Draft } from './draft.js';

/** A vendor, or Tencent's side, as the wizard asks for it. */
export interface Section {
  readonly id: string;
  readonly name: Text;
  readonly isNotAndroid?: true;
  readonly credentials: Credentials;
  /** What is odd about a device token; only vendors have phones. */
  readonly checkToken?: (token: string) => Promise<Problem | undefined>;
}

export interface WizardOptions {
  readonly asker: Asker;
  readonly draft: Draft;
  readonly sections: readonly Section[];
  readonly language: Language;
  readonly root: string;
  readonly now: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names of devices in the config, with their vendors. */
  readonly devices: readonly { readonly name: string; readonly vendor: string }[];
}

export interface ConfigDevice {
  readonly name: string;
  readonly vendor: string;
  readonly token: string;
}

const words = {
  which: t('Which push services should the config contain?', '配置里要包含哪些推送服务？'),
  secrets: t('Where should secrets live?', '密钥保存在哪里？'),
  environment: t('in environment variables', '环境变量'),
  named: t('{place}, such as {variable}', '{place}，例如 {variable}'),
  file: t('in the config, readable only by you', '配置文件中，仅自己可读'),
  check: t(
    '{key}, to check it now (hidden); empty writes only the name of its variable',
    '输入 {key} 以便立即检查（不显示）；留空则只写变量名',
  ),
  apple: t('How does the server authenticate with Apple?', '服务器用哪种方式向苹果认证？'),
  key: t('a key, AuthKey_….p8 (recommended)', '密钥 AuthKey_….p8（推荐）'),
  certificate: t('a push certificate, .p12', '推送证书 .p12'),
  later: t('decide later', '以后再定'),
  token: t('device token of your {name} phone', '{name} 手机的设备 token'),
  plugin: t(
    'The app prints it with TimUiKitPushPlugin.getDevicePushToken(), after init.',
    '初始化后由应用打印：TimUiKitPushPlugin.getDevicePushToken()。',
  ),
  timpush: t(
    'The app prints it: getAndroidPushToken() of TIMPush, or the result of registerPush.',
    '由应用打印：TIMPush 的 getAndroidPushToken()，或 registerPush 的返回值。',
  ),
  either: t(
    'The app prints it: getAndroidPushToken() or the result of registerPush (TIMPush), getDevicePushToken() (older plugin).',
    '由应用打印：TIMPush 用 getAndroidPushToken() 或 registerPush 的返回值，旧插件用 getDevicePushToken()。',
  ),
  iphone: t('device token of your iPhone', 'iPhone 的设备 token'),
  harmony: t(
    'The app prints it: pushService.getToken() of Push Kit.',
    '由应用打印：Push Kit 的 pushService.getToken()。',
  ),
  native: t(
    'The app prints it: 64 hex digits from didRegisterForRemoteNotificationsWithDeviceToken.',
    '由应用打印：didRegisterForRemoteNotificationsWithDeviceToken 中的 64 位十六进制。',
  ),
} satisfies Record<string, Text>;

/** Said once, before the first question. */
export const intro = t(
  'An empty answer leaves a value for later. Esc goes back one question; Ctrl-C leaves and writes nothing.',
  '留空表示以后再填。按 Esc 返回上一个问题；按 Ctrl-C 退出，不写入任何内容。',
);

type SecretHome = 'environment' | 'file';

/** Fills the draft. The vendors chosen and the new devices come back. */
export async function runWizard(
  options: WizardOptions,
): Promise<{ readonly chosen: readonly string[]; readonly devices: readonly ConfigDevice[] }> {
  const { asker, draft, sections, language } = options;
  const chosen = await asker.several(
    words.which[language],
    sections.map(({ id, name, credentials }) => ({
      value: id,
      name: name[language],
      checked: credentials.fields.some((field) => draft.has(field.key)),
    })),
  );
  const android = chosen.some((id) => id !== 'apns' && id !== 'harmony' && id !== 'tencent-im');
  const packageName = commonFields.find(({ key }) => key === 'package_name');
  if (android && packageName !== undefined && !draft.has('package_name'))
    await askText(options, undefined, packageName, `package_name: ${packageName.describe[language]}`);
  let home: SecretHome | undefined;
  const told = new Set<Text>();
  const devices: ConfigDevice[] = [];
  for (const section of sections.filter(({ id }) => chosen.includes(id))) {
    const preferred = section.id === 'apns' ? await appleKeys(options) : [];
    const given = new Set<string>();
    let where: string | undefined;
    for (;;) {
      const wanted = [...preferred, ...section.credentials.missing(draft.settings()), ...furtherKeys(section)];
      const key = wanted.find((name) => !given.has(name) && !draft.has(name));
      const field = section.credentials.fields.find((item) => item.key === key);
      if (key === undefined || field === undefined) break;
      given.add(key);
      if (field.secret === true && field.kind === 'text') home ??= await secretHome(options, key);
      // The place in the console is given once for the values next to each other there.
      const place = field.where?.[language];
      await askField(options, section, field, home, place === where ? undefined : place);
      where = place ?? where;
    }
    const device = await askDevice(options, section, told);
    if (device !== undefined) devices.push(device);
  }
  return { chosen, devices };
}

/** Keys that tim-push does not need but a delivered push does: the certificate ID, and keys that decide the message class. */
const furtherKeys = ({ credentials }: Section): readonly string[] =>
  credentials.fields
    .filter(({ key, decidesClass }) => decidesClass === true || key.endsWith('_buz_id'))
    .map(({ key }) => key);

/** Apple takes a key or a certificate, and that decides which values are required. */
async function appleKeys({ asker, draft, language }: WizardOptions): Promise<readonly string[]> {
  if (draft.has('apple_cert_file')) return [];
  const found = draft.has('apple_key_file') ? 'key' : draft.has('apple_p12_file') ? 'certificate' : undefined;
  const way =
    found ??
    (await asker.one(words.apple[language], [
      { value: 'key', name: words.key[language] },
      { value: 'certificate', name: words.certificate[language] },
    ]));
  return way === 'key'
    ? ['apple_key_file', 'apple_key_id', 'apple_team_id', 'apple_bundle_id', 'apple_environment']
    : ['apple_p12_file', 'apple_p12_password'];
}

async function secretHome({ asker, language }: WizardOptions, key: string): Promise<SecretHome> {
  const short = words.environment[language];
  return asker.one<SecretHome>(words.secrets[language], [
    { value: 'environment', name: fill(words.named, language, { place: short, variable: variableOf(key) }), short },
    { value: 'file', name: words.file[language] },
  ]);
}

/** The variable a secret is read from: the key in capitals. */
export const variableOf = (key: string): string => key.toUpperCase();

async function askField(
  options: WizardOptions,
  { name, credentials }: Section,
  field: FieldSpec,
  home: SecretHome | undefined,
  place: string | undefined,
): Promise<void> {
  const { asker, draft, language } = options;
  const { key } = field;
  const isSecret = field.secret === true && field.kind === 'text';
  const behind = place === undefined ? '' : `\n${place}\n`;
  const question = `${name[language]}  ${key}: ${field.describe[language]}${behind}`;
  if (field.values !== undefined && !isSecret) {
    const picked = await asker.one(question, [
      ...field.values.map((value) => ({ value, name: value })),
      { value: '', name: words.later[language] },
    ]);
    if (picked !== '') setTyped(draft, key, picked);
  } else if (isSecret && home === 'environment') {
    const reference = `\${${variableOf(key)}}`;
    const asks = `${name[language]}  ${fill(words.check, language, { key })}${behind}`;
    const held = options.env[variableOf(key)] ?? '';
    const answer = held !== '' ? held : (await asker.secret(asks, checkOf(options, credentials, field))).trim();
    draft.set(key, { value: answer === '' ? reference : answer, reference, origin: typedAt(key), toWrite: true });
  } else if (isSecret) {
    const answer = (await asker.secret(question, checkOf(options, credentials, field))).trim();
    if (answer !== '') setTyped(draft, key, answer);
  } else await askText(options, credentials, field, question);
}

async function askText(
  options: WizardOptions,
  credentials: Credentials | undefined,
  field: FieldSpec,
  question: string,
): Promise<void> {
  const answer = (await options.asker.text(question, checkOf(options, credentials, field))).trim();
  if (answer !== '') setTyped(options.draft, field.key, answer);
}

/** A phone to push to; named after its vendor. Where the token comes from is said once. */
async function askDevice(options: WizardOptions, section: Section, told: Set<Text>): Promise<ConfigDevice | undefined> {
  const { asker, draft, language, devices } = options;
  const { id, name, checkToken } = section;
  if (checkToken === undefined || devices.some(({ vendor }) => vendor === id)) return undefined;
  const generation = draft.settings().text('click_target');
  const how =
    id === 'harmony'
      ? words.harmony
      : id === 'apns' && generation !== 'plugin'
        ? words.native
        : generation === 'timpush'
          ? words.timpush
          : generation === 'plugin'
            ? words.plugin
            : words.either;
  const asks = id === 'apns' ? words.iphone : words.token;
  const question = `${fill(asks, language, { name })}${told.has(how) ? '' : `\n${how[language]}\n`}`;
  told.add(how);
  const token = (await asker.text(question, insistent(language, checkToken))).trim();
  if (token === '') return undefined;
  const taken = new Set(devices.map((device) => device.name));
  const free = [`my-${id}`, ...[2, 3, 4].map((n) => `my-${id}-${n}`)].find((candidate) => !taken.has(candidate));
  return { name: free ?? `my-${id}-new`, vendor: id, token };
}

const typedAt = (key: string) => ({ file: 'typed', key });
const setTyped = (draft: Draft, key: string, value: string): void =>
  draft.set(key, { value, origin: typedAt(key), toWrite: true });
