// A page per vendor: from the account to the certificate ID, made from the same steps and fields that `guide` and `check-config` use.

import type { AppContext, FieldSpec, GuideStep, Settings } from '../../src/push/types.js';
import { vendorIds } from '../../src/session/vendor-list.js';
import type { Language } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';

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
    intro:
      'Values are those of an app called com.example.chat; `tim-push guide {id}` shows the same with yours. Made from the program.',
    keys: 'Config keys',
    head: '| key | meaning | where to find it | needed |\n| --- | --- | --- | --- |',
    yes: 'to talk to the vendor',
    app: 'in the app',
    next: 'Then: `tim-push check-config --vendor {id}` proves them without touching a phone.',
  },
  zh: {
    intro: '示例应用为 com.example.chat；`tim-push guide {id}` 会显示你自己的值。本页由程序生成。',
    keys: '配置键',
    head: '| 键 | 含义 | 在哪里找 | 是否必需 |\n| --- | --- | --- | --- |',
    yes: '与厂商通信时必需',
    app: '应用侧',
    next: '然后运行：`tim-push check-config --vendor {id}`，验证凭证，不打扰手机。',
  },
} as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const keyRow = (field: FieldSpec, language: Language): string => {
  const needed = field.needed === true ? words[language].yes : field.side === 'app' ? words[language].app : '';
  return `| \`${field.key}\` | ${cell(field.describe[language])} | ${cell(field.where?.[language] ?? '')} | ${needed} |`;
};

function stepLines(step: GuideStep, i: number, language: Language): string[] {
  return [
    `${i + 1}. **${cell(step.title[language])}**`,
    ...step.lines.map((line) => `   - ${cell(line[language])}`),
    ...(step.copy ?? []).map(
      ({ label, value, key }) =>
        `   - ${cell(label[language])}${value === undefined ? '' : `: \`${typeof value === 'string' ? value : value[language]}\``}${key === undefined ? '' : ` → \`${key}\``}`,
    ),
  ];
}

/** Path to content. */
export async function credentialPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const id of vendorIds) {
    const vendor = await vendors[id].load();
    const steps = vendor.guide(nobody, app);
    const half = (language: Language): string =>
      [
        words[language].intro.replace('{id}', id),
        '',
        ...steps.flatMap((step, i) => stepLines(step, i, language)),
        '',
        `### ${words[language].keys}`,
        '',
        words[language].head,
        ...vendor.credentials.fields.map((field) => keyRow(field, language)),
        '',
        words[language].next.replace('{id}', id),
      ].join('\n');
    pages.set(`credentials/${id}.md`, `# ${vendor.name.en}\n\n${half('en')}\n\n## 中文\n\n${half('zh')}\n`);
  }
  return pages;
}
