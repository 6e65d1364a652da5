// The pages that are made from the catalogues: one for each problem, the list of codes, rules, credentials, how ext travels.
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import type { Catalogue, Entry } from '../../src/problems/types.js';
import { markWords, retryWords } from '../../src/report/answers/explain.js';
import type { Language } from '../../src/text/language.js';
import { credentialPages } from './credentials-page.js';
import { doctorRulesPage } from './doctor-rules-page.js';
import { extPage } from './ext-page.js';
import { fidelityPage } from './fidelity-page.js';

/** Path below docs/reference to content, for every page. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const catalogue = await wholeCatalogue();
  const pages = new Map<string, string>();
  for (const [code, entry] of Object.entries(catalogue)) pages.set(`problems/${code}.md`, problemPage(code, entry));
  pages.set('codes.md', codeList(catalogue));
  pages.set('doctor-rules.md', doctorRulesPage());
  pages.set('fidelity.md', await fidelityPage());
  pages.set('ext.md', await extPage());
  for (const [path, text] of await credentialPages()) pages.set(path, text);
  pages.set('README.md', contents(pages));
  return pages;
}

/** The page that leads to all others but the problem pages, which codes.md lists. */
function contents(pages: ReadonlyMap<string, string>): string {
  const lines = [...pages]
    .filter(([path]) => !path.startsWith('problems/'))
    .map(([path, text]) => `- [${/^# (.+)$/m.exec(text)?.[1] ?? path}](${path})`);
  return `# Reference\n\nMade from the program by \`npm run docs\`.\n\n${lines.join('\n')}\n`;
}

/** A placeholder is shown by its name. */
const plain = (text: string): string => text.replace(/\{([a-zA-Z]+)\}/g, '‹$1›');

function half(entry: Entry, language: Language): string {
  const words = {
    en: ['What it means', 'Likely cause', 'What to do', 'Send again?', 'How sure'],
    zh: ['含义', '可能原因', '解决办法', '能否重试', '可信度'],
  }[language];
  const stop = language === 'zh' ? '：' : '.';
  const gap = language === 'zh' ? '' : ' ';
  const lines = [
    `**${words[0]}${stop}**${gap}${plain(entry.title[language])}`,
    `**${words[1]}${stop}**${gap}${plain(entry.cause[language])}`,
    `**${words[2]}${stop}**`,
    entry.fix.map((fix) => `- ${plain(fix[language])}`).join('\n'),
  ];
  if (entry.retry !== undefined)
    lines.push(`**${words[3]}${language === 'zh' ? stop : ''}**${gap}${retryWords[entry.retry][language]}`);
  if (entry.mark !== undefined)
    lines.push(
      `**${words[4]}.** ${markWords[entry.mark][language]}${entry.source === undefined ? '' : ` (${entry.source})`}`,
    );
  return lines.join('\n\n');
}

const problemPage = (code: string, entry: Entry): string =>
  `# ${code}\n\n${half(entry, 'en')}\n\n## 中文\n\n${half(entry, 'zh')}\n`;

function codeList(catalogue: Catalogue): string {
  const rows = Object.entries(catalogue).map(
    ([code, entry]) =>
      `| [${code}](problems/${code}.md) | ${plain(entry.title.en).replace(/\|/g, '\\|')} | ${entry.mark ?? ''} |`,
  );
  return `# Every code\n\nMade from the catalogues; \`tim-push explain <code>\` shows the same offline. Marks: A the vendor says so, B several independent clients, C one source, D a guess.\n\n| code | meaning | mark |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
