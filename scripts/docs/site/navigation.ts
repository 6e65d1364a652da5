// The navigation of the site: the sections and links of docs/README.md, in their order, and what the program makes.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { vendorIds } from '../../../src/session/vendors/list.js';
import { tencentManifest } from '../../../src/tencent-im/manifest.js';
import { type Language, type Text, t } from '../../../src/text/language.js';
import { vendors } from '../../../src/vendors/index.js';
import { folderOf } from '../markdown.js';

export interface Section {
  readonly title: Text;
  /** Files of docs/, as docs/README.md links them. */
  readonly files: readonly { readonly label: string; readonly file: string }[];
}

export interface SidebarGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** Chinese names of the sections of docs/README.md; a section without one stops the build. */
const SECTIONS: Readonly<Record<string, string>> = {
  'Start here': '入门',
  'Why is the phone silent?': '手机为什么收不到',
  'Send and test': '发送与测试',
  'Programs and assistants': '程序与助手',
  'For people who extend it': '参与开发',
  Decisions: '设计决策',
};

const INSIDE: readonly string[] = ['For people who extend it', 'Decisions'];

const plain = (label: string): string => label.replaceAll('`', '');

/** What docs/README.md lists, without its Chinese part, which is found by the same names in docs/zh. */
export function sections(contents: string = readFileSync('docs/README.md', 'utf8')): readonly Section[] {
  return contents
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const files = lines.flatMap((line) => {
        const [, label = '', file = ''] = /^- \[(.+)\]\(([^)]+\.md)\)/.exec(line) ?? [];
        return file === '' ? [] : [{ label: plain(label), file }];
      });
      return { title, files };
    })
    .filter(({ title }) => title !== '中文')
    .map(({ title, files }) => {
      const zh = SECTIONS[title];
      if (zh === undefined) throw new Error(`scripts/docs/site/navigation.ts has no Chinese name for "${title}"`);
      return { title: { en: title, zh }, files };
    });
}

const words = {
  reference: t('Reference', '参考'),
  codes: t('Every code', '全部码'),
  rules: t('Every rule of doctor', 'doctor 的全部规则'),
  exitCodes: t('Exit codes', '退出码'),
  ext: t('How ext travels', 'ext 如何到达应用'),
  fidelity: t('How faithful the sandbox is', '沙箱有多接近真实服务'),
  credentials: t('Account to certificate ID', '从账号到证书 ID'),
  facts: t('What each vendor promises', '各厂商的规则依据'),
  changes: t('Changes', '更新记录'),
  english: t('{label}', '{label}（英文）'),
};

const link = (path: string, language: Language): string => `/${folderOf(language)}${path.replace(/\.md$/, '')}`;

export interface Titles {
  /** Heading of the Chinese page of a file of docs/; undefined while there is none. */
  chinese(file: string): string | undefined;
}

export function sidebar(language: Language, titles: Titles): readonly SidebarGroup[] {
  const labelOf = (label: string, file: string): string =>
    language === 'en' ? label : (titles.chinese(file) ?? words.english.zh.replace('{label}', label));
  const written = sections().map(({ title, files }) => ({
    text: title[language],
    items: files.map(({ label, file }) => ({
      text: plain(labelOf(label, file)),
      link: link(posix.normalize(file), language),
    })),
  }));
  // What the project's own people read stands last.
  const isInside = (text: string): boolean => INSIDE.some((title) => text === title || text === SECTIONS[title]);
  return [
    ...written.filter(({ text }) => !isInside(text)),
    ...reference(language),
    ...written.filter(({ text }) => isInside(text)),
  ];
}

/** What the program makes; the only groups beside a page of a code, of which there are thousands. */
export function reference(language: Language): readonly SidebarGroup[] {
  const item = (text: Text, path: string) => ({ text: text[language], link: link(path, language) });
  const perVendor = (folder: string) =>
    vendorIds.map((id) => ({ text: vendors[id].name[language], link: link(`${folder}/${id}`, language) }));
  return [
    {
      text: words.reference[language],
      items: [
        item(words.codes, 'reference/codes'),
        item(words.rules, 'reference/doctor-rules'),
        item(words.exitCodes, 'reference/exit-codes'),
        item(words.ext, 'reference/ext'),
        item(words.fidelity, 'reference/fidelity'),
        item(words.changes, 'changelog'),
      ],
    },
    { text: words.credentials[language], items: perVendor('reference/credentials') },
    {
      text: words.facts[language],
      items: [
        ...perVendor('facts'),
        { text: tencentManifest.name[language], link: link('facts/tencent-im', language) },
      ],
    },
  ];
}
