// The questions of `init`: which vendors, where secrets live, and only the values that no file told.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import type { Credentials, FieldSpec } from '../push/types.js';
import { fill, type Language, type Text, t } from '../text/language.js';
import type { Asker, Verdict } from './asker.js';
import type { Draft } from './draft.js';

/** A vendor, or Tencent's side, as the wizard asks for it. */
export interface Section {
  readonly id: string;
  readonly name: Text;
  readonly credentials: Credentials;
}

export interface WizardOptions {
  readonly asker: Asker;
  readonly draft: Draft;
  readonly sections: readonly Section[];
  readonly language: Language;
  readonly root: string;
  readonly now: number;
}

const words = {
  which: t('Which push services should the config hold?', '配置里要包含哪些推送服务？'),
  secrets: t('Where should secrets live?', '密钥保存在哪里？'),
  environment: t(
    'in environment variables; the config names them like ${VIVO_APP_SECRET}',
    '环境变量；配置里写成 ${VIVO_APP_SECRET}',
  ),
  file: t('in the config, readable by you alone and ignored by git', '配置文件中，仅自己可读，并加入 .gitignore'),
  package: t('Android package name (applicationId), empty to leave out', 'Android 包名（applicationId），留空则跳过'),
  check: t(
    '{key} to check it now (hidden); empty to write only the name of its variable',
    '输入 {key} 以便立即检查（不显示）；留空则只写变量名',
  ),
  skip: t('empty to leave {name} incomplete', '留空则暂不填写 {name}'),
  apple: t('How does the server prove itself to Apple?', '服务器用哪种方式向苹果证明身份？'),
  key: t('a key, AuthKey_….p8 (recommended)', '密钥 AuthKey_….p8（推荐）'),
  certificate: t('a push certificate, .p12', '推送证书 .p12'),
  later: t('decide later', '以后再定'),
  digits: t('a number with digits only is expected here', '这里应为数字'),
  noFile: t('there is no such file', '没有这个文件'),
} satisfies Record<string, Text>;

type SecretHome = 'environment' | 'file';

/** Fills the draft. The vendors chosen come back. */
export async function runWizard(options: WizardOptions): Promise<readonly string[]> {
  const { asker, draft, sections, language } = options;
  const chosen = await asker.several(
    words.which[language],
    sections.map(({ id, name, credentials }) => ({
      value: id,
      name: name[language],
      checked: credentials.fields.some((field) => draft.has(field.key)),
    })),
  );
  const android = chosen.some((id) => id !== 'apns' && id !== 'tencent-im');
  if (android && !draft.has('package_name')) {
    const name = await asker.text(words.package[language], () => true);
    if (name.trim() !== '') setTyped(draft, 'package_name', name.trim());
  }
  let home: SecretHome | undefined;
  for (const section of sections.filter(({ id }) => chosen.includes(id))) {
    const preferred = section.id === 'apns' ? await appleKeys(options) : [];
    const given = new Set<string>();
    for (;;) {
      const wanted = [...preferred, ...section.credentials.missing(draft.settings())];
      const key = wanted.find((name) => !given.has(name) && !draft.has(name));
      const field = section.credentials.fields.find((item) => item.key === key);
      if (key === undefined || field === undefined) break;
      given.add(key);
      if (field.secret === true && field.kind === 'text') home ??= await secretHome(options);
      if (!(await askField(options, section, field, home))) break;
    }
  }
  return chosen;
}

/** Apple knows two ways, and the way decides which values are wanted. */
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

async function secretHome({ asker, language }: WizardOptions): Promise<SecretHome> {
  return asker.one<SecretHome>(words.secrets[language], [
    { value: 'environment', name: words.environment[language] },
    { value: 'file', name: words.file[language] },
  ]);
}

/** The variable a secret is read from: the key in capitals. */
export const variableOf = (key: string): string => key.toUpperCase();

/** False when the person left the field empty and so the vendor incomplete. */
async function askField(
  options: WizardOptions,
  section: Section,
  field: FieldSpec,
  home: SecretHome | undefined,
): Promise<boolean> {
  const { asker, draft, language } = options;
  const { key } = field;
  const byVariable = field.secret === true && field.kind === 'text' && home === 'environment';
  const where = field.where === undefined ? '' : `\n  ${field.where[language]}`;
  const hint = byVariable ? '' : `\n  ${fill(words.skip, language, { name: section.name })}`;
  const question = byVariable
    ? words.check[language].replace('{key}', key)
    : `${section.name[language]}  ${key}: ${field.describe[language]}`;
  if (field.values !== undefined && field.secret !== true) {
    const picked = await asker.one(`${question}${where}`, [
      ...field.values.map((value) => ({ value, name: value })),
      { value: '', name: words.later[language] },
    ]);
    if (picked !== '') setTyped(draft, key, picked);
    return true;
  }
  const verdict = (answer: string): Promise<Verdict> => checkAnswer(options, section, field, answer.trim());
  const answer = (
    field.secret === true && field.kind === 'text'
      ? await asker.secret(`${question}${where}${hint}`, verdict)
      : await asker.text(`${question}${where}${hint}`, verdict)
  ).trim();
  if (byVariable) {
    const reference = `\${${variableOf(key)}}`;
    draft.set(key, { value: answer === '' ? reference : answer, reference, origin: typedAt(key), toWrite: true });
    return true;
  }
  if (answer === '') {
    draft.unset(key);
    return false;
  }
  setTyped(draft, key, answer);
  return true;
}

const typedAt = (key: string) => ({ file: 'typed', key });
const setTyped = (draft: Draft, key: string, value: string): void =>
  draft.set(key, { value, origin: typedAt(key), toWrite: true });

/** The vendor's own look at its values, with this answer among them: only what concerns this key is reported. */
async function checkAnswer(
  options: WizardOptions,
  section: Section,
  field: FieldSpec,
  answer: string,
): Promise<Verdict> {
  const { draft, language, root, now } = options;
  if (answer === '') return true;
  const isInline = field.kind === 'json' && answer.startsWith('{');
  if ((field.kind === 'file' || field.kind === 'json') && !isInline && !canRead(resolve(root, answer)))
    return words.noFile[language];
  if (field.kind === 'integer' && !/^0*[1-9]\d*$/.test(answer)) return words.digits[language];
  const before = draft.get(field.key);
  draft.set(field.key, { value: answer, origin: typedAt(field.key), toWrite: true });
  const { credentials } = section;
  const inspection = await credentials.inspect?.(draft.settings(), now);
  const found = [...credentials.check(draft.settings(), now), ...(inspection?.problems ?? [])].find(
    ({ severity, at }) => severity === 'error' && at?.key === field.key,
  );
  if (before === undefined) draft.unset(field.key);
  else draft.set(field.key, before);
  return found === undefined ? true : sentenceOf(found, language);
}

function sentenceOf(problem: Problem, language: Language): string {
  const { title, fix } = renderProblem(problem, language);
  return fix[0] === undefined ? title : `${title}: ${fix[0]}`;
}

function canRead(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
