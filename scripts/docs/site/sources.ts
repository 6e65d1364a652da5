// From files of the checkout to pages of the site: docs/, the READMEs, and every file they link to, in both languages.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, posix } from 'node:path';
import { type Language, t } from '../../../src/text/language.js';
import { folderOf } from '../markdown.js';
import { relativeTargets, withTargets } from './links.js';

const words = {
  english: t('', '本页尚无中文版，以下为英文原文。'),
  file: t('A file of the project: `{path}`.', '项目中的文件：`{path}`。'),
};

/** Every file that becomes a page of its own even if nothing links to it. */
function firstFiles(): string[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.startsWith('.vitepress/') && !name.startsWith('reference/'))
    .map((name) => `docs/${name}`);
  const facts = readdirSync('src/vendors')
    .map((id) => `src/vendors/${id}/README.md`)
    .filter((path) => existsSync(path));
  return [...docs, ...facts, 'src/tencent-im/README.md', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md'].sort();
}

/** The page of a file, without the folder of its language: `ci.md` for docs/ci.md and for docs/zh/ci.md. */
export function pageOf(file: string): string {
  if (/^(?:docs\/(?:zh\/)?README|README(?:\.zh-CN)?)\.md$/.test(file)) return 'index.md';
  if (file.startsWith('docs/zh/')) return file.slice('docs/zh/'.length);
  if (file.startsWith('docs/')) return file.slice('docs/'.length);
  const facts = /^src\/(?:vendors\/)?([\w-]+)\/README\.md$/.exec(file);
  if (facts !== null) return `facts/${facts[1]}.md`;
  if (/^[A-Z]+\.md$/.test(file)) return file.toLowerCase();
  if (file.endsWith('/README.md')) return `${file.slice(0, -'/README.md'.length)}.md`;
  return file.endsWith('.md') ? file : `${file}.md`;
}

const chineseOf = (file: string): string =>
  file === 'README.md' ? 'README.zh-CN.md' : file.replace(/^docs\//, 'docs/zh/');

const isChinese = (file: string): boolean => file.startsWith('docs/zh/') || file === 'README.zh-CN.md';

/** A picture or another file that a page shows and that is no page. */
const isAsset = (file: string): boolean => /\.(?:svg|png|jpg)$/.test(file);

const LANGUAGE_OF_FENCE: Readonly<Record<string, string>> = {
  '.mjs': 'js',
  '.yml': 'yaml',
  '.sh': 'sh',
  '.json': 'json',
};

/** A file that is no Markdown, as a page that shows it. */
function filePage(file: string, language: Language): string {
  const fence = LANGUAGE_OF_FENCE[extname(file)] ?? 'txt';
  return `# ${posix.basename(file)}\n\n${words.file[language].replace('{path}', file)}\n\n\`\`\`\`${fence}\n${readFileSync(file, 'utf8').trimEnd()}\n\`\`\`\`\n`;
}

/** The line that leads to the same page in the other language; the site has a menu for that. */
const withoutLanguageLine = (text: string): string => text.replace(/^\[(?:English|中文|中文说明)\]\([^)]+\)\n+/m, '');

/** Where the English text of a page without Chinese begins: behind its heading. */
const withNotice = (text: string): string => text.replace(/^(# .+\n)/m, `$1\n::: info\n${words.english.zh}\n:::\n`);

export interface Sources {
  /** Page to text. */
  readonly pages: ReadonlyMap<string, string>;
  /** Files of the checkout that pages show, each with its place on the site. */
  readonly assets: ReadonlyMap<string, string>;
  /** Heading of the Chinese page of a file of docs/. */
  chineseTitle(file: string): string | undefined;
}

export function sources(): Sources {
  const files = new Set(firstFiles());
  const assets = new Map<string, string>();
  for (const file of files)
    for (const target of file.endsWith('.md') ? relativeTargets(readFileSync(file, 'utf8')) : []) {
      const path = posix.normalize(posix.join(posix.dirname(file), target));
      if (!existsSync(path) || !statSync(path).isFile())
        throw new Error(`${file} links to ${target}, which is no file`);
      if (isAsset(path)) assets.set(path, `pictures/${posix.basename(path)}`);
      else files.add(path);
    }

  const linked = (file: string, text: string, language: Language): string =>
    withTargets(text, (target) => {
      const path = posix.normalize(posix.join(posix.dirname(file), target));
      const asset = assets.get(path);
      if (asset !== undefined) return `/${asset}`;
      // From a Chinese page to an English one that has a Chinese one: it was meant so.
      const meantEnglish =
        isChinese(file) && path.startsWith('docs/') && !isChinese(path) && files.has(chineseOf(path));
      return `/${folderOf(isChinese(path) ? 'zh' : meantEnglish ? 'en' : language)}${pageOf(path)}`;
    });

  const pages = new Map<string, string>();
  for (const file of files) {
    // The contents for readers of the checkout; on the site the navigation stands in its place.
    if (/^docs\/(?:zh\/)?README\.md$/.test(file)) continue;
    if (!file.endsWith('.md')) {
      pages.set(pageOf(file), filePage(file, 'en'));
      pages.set(`zh/${pageOf(file)}`, filePage(file, 'zh'));
      continue;
    }
    // `codes` is the name of a block that a test reads; for a reader it is plain text.
    const text = withoutLanguageLine(readFileSync(file, 'utf8')).replace(/^```codes$/gm, '```txt');
    if (isChinese(file)) {
      pages.set(`zh/${pageOf(file)}`, linked(file, text, 'zh'));
      continue;
    }
    pages.set(pageOf(file), linked(file, text, 'en'));
    if (!files.has(chineseOf(file)) || chineseOf(file) === file)
      pages.set(`zh/${pageOf(file)}`, withNotice(linked(file, text, 'zh')));
  }
  return {
    pages,
    assets,
    chineseTitle: (file) => {
      const path = `docs/zh/${posix.normalize(file)}`;
      return files.has(path) ? /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
    },
  };
}
