// The whole site as files, before VitePress builds it: pages of docs/, pages of the program, pictures, navigation.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { t } from '../../../src/text/language.js';
import { folderOf, frontMatter } from '../markdown.js';
import { LANGUAGES, referencePages } from '../reference-pages.js';
import { reference, sidebar } from './navigation.js';
import { KEPT, type Picture, pictures } from './pictures.js';
import { sources } from './sources.js';

export const SITE = join('docs', '.vitepress');
export const PAGES = join(SITE, 'pages');
export const BUILT = join(SITE, 'dist');

interface Manifest {
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

const manifest = (): Manifest => JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** The folder of the site on its host, with a slash at both ends: from the homepage of the package. */
export const baseOf = ({ homepage }: Manifest = manifest()): string =>
  homepage === undefined ? '/' : `${new URL(homepage).pathname.replace(/\/$/, '')}/`;

function repositoryOf({ repository }: Manifest): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}

/** `![words](/pictures/x.svg)` for both grounds. */
const onBothGrounds = (text: string, drawn: ReadonlyMap<string, Picture>): string =>
  text.replace(/!\[([^\]]*)\]\(\/pictures\/([\w-]+)\.svg\)/g, (whole, alt: string, name: string) =>
    drawn.has(name) ? pair(alt, `/pictures/${name}`, 'svg') : whole,
  );

const pair = (alt: string, path: string, end: string): string =>
  `![${alt}](${path}.light.${end} "light")![${alt}](${path}.dark.${end} "dark")`;

const inspector = t(
  'The inspector: a list of pushes, one of them as the phone shows it',
  '查看页面：推送列表，以及其中一条在手机上的样子',
);

/** Pages that show a session, by its name; the picture stands below the first paragraph. */
const SHOWS: readonly (readonly [page: string, picture: string])[] = [
  ['reference/codes.md', 'explain'],
  ['reference/ext.md', 'check-ext'],
];

const belowIntroduction = (text: string, added: string): string =>
  text.replace(/^(# .+\n\n[\s\S]*?\n)\n/m, `$1\n${added}\n\n`);

/** The mark in a page of docs/ where the picture of the inspector stands on the site. */
export const INSPECTOR_MARK = '<!-- On the site: a picture of the inspector. -->';

/** The first page: what README says, below its name. */
function firstPage(readme: string, language: 'en' | 'zh'): string {
  const tagline = { en: 'Why does the phone stay silent?', zh: '手机为什么收不到推送？' }[language];
  return `${frontMatter(tagline)}${readme}`;
}

export interface Made {
  readonly pages: number;
  readonly base: string;
}

/** Writes everything below docs/.vitepress/pages. `scopes` leaves out codes of other scopes, for a quick look; `withInspector`: its pictures are there. */
export async function writeSite(options: {
  readonly scopes?: readonly string[];
  readonly withInspector: boolean;
}): Promise<Made> {
  const { pages: written, assets, chineseTitle } = sources();
  const drawn = new Map((await pictures()).map((picture) => [picture.name, picture]));
  const pages = new Map([...(await referencePages(options.scopes)), ...written]);
  for (const language of LANGUAGES) {
    const folder = folderOf(language);
    const index = `${folder}index.md`;
    pages.set(index, firstPage(pages.get(index) ?? '', language));
    for (const [page, picture] of SHOWS) {
      const shown = drawn.get(language === 'zh' ? `${picture}-zh` : picture);
      if (shown === undefined) throw new Error(`there is no picture ${picture}`);
      pages.set(
        folder + page,
        belowIntroduction(pages.get(folder + page) ?? '', pair(shown.alt, `/pictures/${shown.name}`, 'svg')),
      );
    }
  }
  const base = baseOf();
  rmSync(PAGES, { recursive: true, force: true, maxRetries: 3 });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const [path, text] of pages) {
    const language = path.startsWith('zh/') ? 'zh' : 'en';
    const shown = options.withInspector ? pair(inspector[language], '/pictures/inspector', 'png') : '';
    write(join(PAGES, path), onBothGrounds(text, drawn).replaceAll(INSPECTOR_MARK, shown));
  }
  for (const picture of drawn.values())
    for (const theme of ['light', 'dark'] as const)
      write(join(PAGES, 'public', 'pictures', `${picture.name}.${theme}.svg`), picture.draw(theme));
  for (const [file, place] of assets)
    if (!KEPT.includes(/([\w-]+)\.svg$/.exec(place)?.[1] ?? '')) {
      mkdirSync(dirname(join(PAGES, 'public', place)), { recursive: true });
      copyFileSync(file, join(PAGES, 'public', place));
    }
  copyFileSync(join(SITE, 'icon.svg'), join(PAGES, 'public', 'pictures', 'icon.svg'));
  const repository = repositoryOf(manifest());
  const titles = { chinese: chineseTitle };
  write(
    join(SITE, 'made.json'),
    JSON.stringify({
      base,
      ...(repository === undefined ? {} : { repository }),
      sidebar: { en: sidebar('en', titles), zh: sidebar('zh', titles) },
      reference: { en: reference('en'), zh: reference('zh') },
    }),
  );
  return { pages: pages.size, base };
}
