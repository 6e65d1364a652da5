// The pages and files that are made from the catalogues: problem pages, the list of codes, the JSON Schema of a config.
import { wholeCatalogue } from '../../src/commands/explain.js';
import { configJsonSchema } from '../../src/config/schema.js';
import { docsPageOf } from '../../src/problems/render.js';
import type { Catalogue, Entry } from '../../src/problems/types.js';
import { markWords, retryWords } from '../../src/report/answers/explain.js';
import { allFields, TENCENT, vendorIds } from '../../src/session/vendor-list.js';
import type { Language } from '../../src/text/language.js';
import { credentialPages } from './credentials-page.js';
import { doctorPage } from './doctor-page.js';
import { extPage } from './ext-page.js';
import { fidelityPage } from './fidelity-page.js';
import { indexPage } from './index-page.js';
import { manPage } from './man-page.js';
import { outputSchemas } from './output-schemas.js';

/** Path to content, for every generated file. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const catalogue = await wholeCatalogue();
  const files = new Map<string, string>();
  for (const [code, entry] of Object.entries(catalogue)) files.set(docsPageOf(code), problemPage(code, entry));
  files.set('docs/codes.md', codeList(catalogue));
  files.set('docs/doctor.md', doctorPage());
  files.set('docs/fidelity.md', await fidelityPage());
  files.set('schema/config.json', `${JSON.stringify(configJsonSchema(allFields(), vendorIds, [TENCENT]), null, 2)}\n`);
  for (const [name, schema] of outputSchemas())
    files.set(`schema/output/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('docs/man/tim-push.1', await manPage());
  files.set('docs/ext.md', await extPage());
  for (const [path, text] of await credentialPages()) files.set(path, text);
  files.set('docs/README.md', indexPage(process.cwd(), files));
  return files;
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
      `| [${code}](${docsPageOf(code).replace('docs/', '')}) | ${plain(entry.title.en).replace(/\|/g, '\\|')} | ${entry.mark ?? ''} |`,
  );
  return `# Every code\n\nMade from the catalogues; \`tim-push explain <code>\` shows the same offline. Marks: A the vendor says so, B several independent clients, C one source, D a guess.\n\n| code | meaning | mark |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
