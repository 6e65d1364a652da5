// The documentation site. Its pages are written to docs/.vitepress/pages by `npm run docs` (scripts/write-docs.ts), which then builds it.
import { readFileSync } from 'node:fs';
import { type DefaultTheme, defineConfig, type MarkdownRenderer } from 'vitepress';
import { anchorOf } from '../../scripts/docs/markdown.js';
import { boostOf, sectionOf, tokenize } from './search.js';

type Language = 'en' | 'zh';
interface Made {
  readonly base: string;
  readonly repository?: string;
  readonly sidebar: Readonly<Record<Language, DefaultTheme.SidebarItem[]>>;
  readonly reference: Readonly<Record<Language, DefaultTheme.SidebarItem[]>>;
}
const made = JSON.parse(readFileSync(new URL('./made.json', import.meta.url), 'utf8')) as Made;

const TITLE = 'tim-push';

const words = {
  en: {
    description: 'Why does the phone stay silent? Offline push of Tencent Cloud Chat: checked, explained, tested.',
    start: 'Start',
    silent: 'The phone is silent',
    codes: 'Codes',
    source: 'Source',
    outline: 'On this page',
  },
  zh: {
    description: '手机为什么收不到推送？腾讯云 IM 离线推送的检查、解释与测试。',
    start: '开始',
    silent: '手机收不到',
    codes: '错误码',
    source: '源代码',
    outline: '本页目录',
  },
} as const;

function themeOf(language: Language): DefaultTheme.Config {
  const folder = language === 'zh' ? '/zh' : '';
  const say = words[language];
  return {
    nav: [
      { text: say.start, link: `${folder}/` },
      { text: say.silent, link: `${folder}/troubleshooting` },
      { text: say.codes, link: `${folder}/reference/codes`, activeMatch: '/reference/(?:codes|problems)' },
      ...(made.repository === undefined ? [] : [{ text: say.source, link: made.repository }]),
    ],
    sidebar: {
      // Thousands of pages: each with the short navigation.
      [`${folder}/reference/problems/`]: made.reference[language],
      [`${folder}/`]: made.sidebar[language],
    },
    outline: { level: [2, 3], label: say.outline },
    docFooter: { prev: false, next: false },
  };
}

const zhTheme: DefaultTheme.Config = {
  ...themeOf('zh'),
  returnToTopLabel: '返回顶部',
  sidebarMenuLabel: '目录',
  darkModeSwitchLabel: '外观',
  lightModeSwitchTitle: '切换到浅色模式',
  darkModeSwitchTitle: '切换到深色模式',
  langMenuLabel: '切换语言',
  skipToContentLabel: '跳到正文',
  notFound: { title: '页面不存在', quote: '地址可能已变更，请使用搜索。', linkLabel: '返回首页', linkText: '返回首页' },
};

/** Pictures with one version for each ground, and two braces that Vue would take for its own. */
function pagesAreText(md: MarkdownRenderer): void {
  const braces = (html: string): string => html.replaceAll('{{', '&#123;&#123;');
  const plain = md.utils.escapeHtml;
  const text = md.renderer.rules.text;
  md.renderer.rules.text = (tokens, i, options, env, self) => braces(text?.(tokens, i, options, env, self) ?? '');
  // A flag or a name is not cut at its hyphens; a long one may be.
  const word = (part: string): string =>
    /^\S{2,12}$/.test(part) ? `<span class="word">${plain(part)}</span>` : plain(part);
  md.renderer.rules.code_inline = (tokens, i) =>
    `<code>${braces((tokens[i]?.content ?? '').split(' ').map(word).join(' '))}</code>`;
  // Text such as `scheme:/` is no smiley.
  md.core.ruler.disable('emoji');
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, i, options, env, self) => {
    const token = tokens[i];
    const ground = token?.attrGet('title');
    if (ground === 'light' || ground === 'dark') {
      token?.attrSet('class', `on-${ground}`);
      token?.attrs?.splice(token.attrIndex('title'), 1);
    }
    const drawn = image?.(tokens, i, options, env, self) ?? '';
    const name = plain(token?.content ?? '');
    return `<span class="picture" role="group" tabindex="0" aria-label="${name}">${drawn}</span>`;
  };
}

export default defineConfig({
  title: TITLE,
  base: made.base,
  srcDir: './.vitepress/pages',
  cleanUrls: true,
  metaChunk: true,
  head: [['link', { rel: 'icon', href: `${made.base}pictures/icon.svg`, type: 'image/svg+xml' }]],
  markdown: {
    // Angle brackets in our pages are text.
    html: false,
    attrs: { disable: true },
    // The usual light theme has colours below a contrast of 4.5.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    anchor: { slugify: anchorOf },
    config: pagesAreText,
  },
  locales: {
    root: { label: 'English', lang: 'en', description: words.en.description, themeConfig: themeOf('en') },
    zh: { label: '简体中文', lang: 'zh-CN', description: words.zh.description, themeConfig: zhTheme },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        miniSearch: {
          options: { tokenize },
          searchOptions: {
            combineWith: 'AND',
            boost: { title: 6, titles: 1, text: 1 },
            boostDocument: boostOf,
            prefix: true,
            // A number that differs in one digit is another code, and a Han word has no spelling.
            fuzzy: (term: string) => (/^[a-z]{5,}$/i.test(term) ? 0.2 : false),
          },
          // Undefined: as VitePress cuts a page, at its headings.
          _splitIntoSections: (path, html) => sectionOf(path, html) as NonNullable<ReturnType<typeof sectionOf>>,
        },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索文档' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清空',
                backButtonTitle: '关闭搜索',
                noResultsText: '没有找到',
                footer: { selectText: '打开', selectKeyAriaLabel: '回车', navigateText: '选择', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
});
