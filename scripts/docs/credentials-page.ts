// A page per vendor: from the account to the certificate ID, made from the same steps and fields that `guide` and `check-config` use.
import type { GuideStep } from '../../src/push/guide-steps.js';
import type { AppContext, FieldSpec, Settings } from '../../src/push/types.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import type { Language } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';
import { code, folderOf, frontMatter, prose } from './markdown.js';

/** Nothing is set: the pages are for everybody. */
const nobody: Settings = {
  text: () => undefined,
  secret: () => undefined,
  file: () => undefined,
  has: () => false,
  origin: () => undefined,
};

const app: AppContext = { packageName: 'com.example.chat', clickTarget: 'plugin', clickPage: undefined };

const words = {
  en: {
    title: '{name}: from the account to the certificate ID',
    intro:
      'Values are those of an app called com.example.chat; `tim-push guide {id}` shows the same with yours. Made from the program.',
    keys: 'Config keys',
    head: '| key | meaning | where to find it | needed |\n| --- | --- | --- | --- |',
    yes: 'to talk to the vendor',
    app: 'in the app',
    next: 'Then: `tim-push check-config --vendor {id}` proves them without touching a phone.',
  },
  zh: {
    title: '{name}：从开通账号到证书 ID',
    intro: '示例应用为 com.example.chat；`tim-push guide {id}` 会显示你自己的值。本页由程序生成。',
    keys: '配置键',
    head: '| 键 | 含义 | 在哪里找 | 是否必需 |\n| --- | --- | --- | --- |',
    yes: '与厂商通信时必需',
    app: '应用侧',
    next: '然后运行：`tim-push check-config --vendor {id}`，验证凭证，不打扰手机。',
  },
} as const;

const keyRow = (field: FieldSpec, language: Language): string => {
  const needed = field.needed === true ? words[language].yes : field.side === 'app' ? words[language].app : '';
  return `| ${code(field.key)} | ${prose(field.describe[language])} | ${prose(field.where?.[language] ?? '')} | ${needed} |`;
};

function stepLines(step: GuideStep, i: number, language: Language): string[] {
  const colon = language === 'zh' ? '：' : ': ';
  return [
    `${i + 1}. **${prose(step.title[language])}**`,
    ...step.lines.map((line) => `   - ${linked(line[language])}`),
    ...(step.copy ?? []).map(
      ({ label, value, key }) =>
        `   - ${prose(label[language])}${value === undefined ? '' : `${colon}${code(typeof value === 'string' ? value : value[language])}`}${key === undefined ? '' : ` → ${code(key)}`}`,
    ),
  ];
}

/** Prose in which addresses stay addresses. */
const linked = (text: string): string =>
  text
    .split(/(https:\/\/[^\s，。；、）)]+)/)
    .map((part, i) => (i % 2 === 1 ? `<${part}>` : prose(part)))
    .join('');

/** Path to text. */
export async function credentialPages(language: Language): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const { title, intro, keys, head, next } = words[language];
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const heading = title.replace('{name}', vendor.name[language]);
    const text = [
      `${frontMatter(heading)}# ${heading}`,
      intro.replace('{id}', id),
      vendor
        .guide(nobody, app)
        .flatMap((step, i) => stepLines(step, i, language))
        .join('\n'),
      `## ${keys}`,
      [head, ...vendor.credentials.fields.map((field) => keyRow(field, language))].join('\n'),
      next.replace('{id}', id),
      '',
    ].join('\n\n');
    pages.set(`${folderOf(language)}reference/credentials/${id}.md`, text);
  }
  return pages;
}
