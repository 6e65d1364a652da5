// The lists of codes: one page for each vendor and each kind of finding, and the page that leads to them.
import { ownerOf } from '../../src/checks/catalogue.js';
import type { Catalogue } from '../../src/problems/types.js';
import { severityWords } from '../../src/report/severity-words.js';
import { type Language, type Text, t } from '../../src/text/language.js';
import { code, folderOf, frontMatter, prose, say } from './markdown.js';
import { scopeOf } from './problem-page.js';

const words = {
  title: t('Every code', '全部码'),
  intro: t(
    'Codes of the vendors, of Tencent and of the program itself, each with a page. `tim-push explain <code>` shows the same offline, and takes a whole answer of a server too.',
    '厂商、腾讯和程序自身的码，每个都有一页。`tim-push explain <码>` 可离线查看，也可以直接粘贴服务器的整段响应。',
  ),
  head: t('| code | meaning | severity | mark |', '| 码 | 含义 | 级别 | 标记 |'),
  marks: t(
    'Marks: A the vendor says so, B several independent clients, C one source, D a guess.',
    '标记：A 厂商文档，B 多个独立客户端，C 仅有一个来源，D 推测。',
  ),
  listHead: t('| of | codes |', '| 来自 | 数量 |'),
  one: t('Codes of {name}', '{name}的码'),
};

/** What findings of our own are about. */
const scopes: Readonly<Record<string, Text>> = {
  usage: t('the command line', '命令行'),
  config: t('the config', '配置'),
  credential: t('credentials', '凭证'),
  ext: t('ext', 'ext'),
  click: t('the click', '点击'),
  token: t('device tokens', '设备 token'),
  tokens: t('token files', 'token 文件'),
  network: t('the network', '网络'),
  journal: t('the journal', '日志文件'),
  delivery: t('delivery', '批量发送'),
  device: t('the phone', '手机'),
  sandbox: t('the sandbox', '沙箱'),
  init: t('init', 'init'),
  doctor: t('the app project', '应用工程'),
  client: t('the second client', '第二客户端'),
  message: t('saved messages', '保存的消息'),
  receipts: t('receipts', '回执'),
  program: t('the program', '程序'),
};

const nameOf = (scope: string, language: Language): string => {
  const owner = ownerOf(`${scope}/`)[language];
  if (owner !== 'tim-push') return owner;
  const own = scopes[scope]?.[language];
  if (own === undefined) throw new Error(`scripts/docs/code-lists.ts has no name for ${scope}/…`);
  return own;
};

/** Path to text. */
export function codeLists(catalogue: Catalogue, language: Language): ReadonlyMap<string, string> {
  const folder = `${folderOf(language)}reference`;
  const groups = new Map<string, [string, Catalogue[string]][]>();
  for (const [problem, entry] of Object.entries(catalogue)) {
    const own = groups.get(scopeOf(problem)) ?? [];
    own.push([problem, entry]);
    groups.set(scopeOf(problem), own);
  }
  const pages = new Map<string, string>();
  const overview: string[] = [];
  for (const [scope, entries] of groups) {
    const title = words.one[language].replace('{name}', nameOf(scope, language));
    const rows = entries.map(
      ([problem, entry]) =>
        `| [${prose(problem)}](/${folder}/problems/${problem}.md) | ${say(entry.title, language)} | ${severityWords[entry.severity][language]} | ${entry.mark ?? ''} |`,
    );
    pages.set(
      `${folder}/codes/${scope}.md`,
      `${frontMatter(title)}# ${title}\n\n${words.marks[language]}\n\n${words.head[language]}\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
    );
    overview.push(
      `| [${nameOf(scope, language)}](/${folder}/codes/${scope}.md) ${code(`${scope}/…`)} | ${entries.length} |`,
    );
  }
  const title = words.title[language];
  pages.set(
    `${folder}/codes.md`,
    `${frontMatter(title)}# ${title}\n\n${words.intro[language]}\n\n${words.listHead[language]}\n| --- | --- |\n${overview.join('\n')}\n`,
  );
  return pages;
}
