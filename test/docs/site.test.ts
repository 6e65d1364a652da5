// The site before it is built: its navigation against the folder, every page in both languages, and the checker of the built pages.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boostOf, sectionOf, tokenize } from '../../docs/.vitepress/search.js';
import { code, prose } from '../../scripts/docs/markdown.js';
import { checkBuilt } from '../../scripts/docs/site/check-built.js';
import { withTargets } from '../../scripts/docs/site/links.js';
import { sections, sidebar } from '../../scripts/docs/site/navigation.js';
import { baseOf, INSPECTOR_MARK } from '../../scripts/docs/site/site.js';
import { sources } from '../../scripts/docs/site/sources.js';
import { emptyFolder } from '../helpers/run-cli.js';

const written = (readdirSync('docs', { recursive: true, encoding: 'utf8' }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md') && !/^(?:\.vitepress|zh|reference)\/|^README\.md$/.test(name));

describe('the site before it is built', () => {
  it('has every page of docs/ in its navigation, once, and no other', () => {
    const listed = sections().flatMap(({ files }) => files.map(({ file }) => file));
    expect([...listed].sort()).toEqual([...written].sort());
  });

  it('stops at a section without a Chinese name', () => {
    expect(() => sections('# Documentation\n\n## Something new\n\n- [A](a.md)\n')).toThrow('Something new');
  });

  it('has every page in both languages; where the Chinese text is missing the page says so', () => {
    const { pages, chineseTitle } = sources();
    const chinese = new Set(readdirSync('docs/zh'));
    for (const path of pages.keys()) if (!path.startsWith('zh/')) expect(pages.has(`zh/${path}`), path).toBe(true);
    for (const name of written) {
      const says = pages.get(`zh/${name}`)?.includes('本页尚无中文版') ?? false;
      expect([name, says]).toEqual([name, !chinese.has(name)]);
    }
    const labels = sidebar('zh', { chinese: chineseTitle }).flatMap(({ items }) => items.map(({ text }) => text));
    expect(labels).toContain('按现象排查');
    expect(labels.filter((label) => label.endsWith('（英文）')).length).toBeGreaterThan(5);
  });

  it('keeps links within a language, and makes pages for linked files outside docs/', () => {
    const { pages } = sources();
    expect(pages.get('ci.md')).toContain('](/examples/ci/github.yml.md)');
    expect(pages.get('zh/ci.md')).toContain('](/zh/examples/ci/github.yml.md)');
    expect(pages.get('zh/examples/ci/github.yml.md')).toContain('name: push');
    expect(pages.get('tencent-im.md')).toContain('](/facts/tencent-im.md)');
    // English text under /zh/ links to Chinese pages where they exist.
    expect(pages.get('zh/library.md')).toContain('](/zh/distributed.md)');
    for (const [path, text] of pages)
      for (const [, target = ''] of text.replace(/^```[\s\S]*?^```|`[^`\n]+`/gm, '').matchAll(/\]\(\/([^)#\s]+\.md)/g))
        expect(pages.has(target) || target.endsWith('index.md') || target === 'zh/index.md', `${path}: ${target}`).toBe(
          true,
        );
  });

  it('does not touch links inside code', () => {
    const text = '[a](b.md#c) `[x](y.md)`\n\n```\n[x](y.md)\n```\n\n[d](https://e.f) [g](#h) [`i`](j.md)\n';
    expect(withTargets(text, (path) => `/${path}`)).toBe(
      '[a](/b.md#c) `[x](y.md)`\n\n```\n[x](y.md)\n```\n\n[d](https://e.f) [g](#h) [`i`](/j.md)\n',
    );
  });

  it('marks the place for the inspector in a page', () => {
    expect(readFileSync('docs/sandbox.md', 'utf8')).toContain(INSPECTOR_MARK);
  });

  it('takes its base path from the homepage of the package', () => {
    expect(baseOf({})).toBe('/');
    expect(baseOf({ homepage: 'https://push.example' })).toBe('/');
    expect(baseOf({ homepage: 'https://someone.github.io/tim-push' })).toBe('/tim-push/');
  });

  it('shows the sentences of the catalogues as text, and what is typed as code', () => {
    expect(prose('a *b* _c_ [d](e) <f> {flag}')).toBe(
      'a \\*b\\* \\_c\\_ \\[d\\]\\(e) \\<f\\> ‹flag›'.replace('\\(', '('),
    );
    expect(prose('add it, then: tim-push check-config --vendor vivo')).toBe(
      'add it, then: `tim-push check-config --vendor vivo`',
    );
    expect(prose('用 --category IM，或 vivo_category')).toBe('用 `--category` IM，或 `vivo_category`');
    expect(code('a`b')).toBe('`` a`b ``');
  });
});

describe('the search', () => {
  it('cuts Chinese into words, and leaves codes whole', () => {
    expect(tokenize('离线推送')).toEqual(['离线', '推送']);
    expect(tokenize('vivo/10302-not-test-device')).toEqual(['vivo', '10302', 'not', 'test', 'device']);
    expect(tokenize('APNs证书过期')).toEqual(['APNs', '证书', '过期']);
  });

  it('also indexes the pairs of a longer word, and works without a dictionary', () => {
    const [word = ''] = tokenize('应用程序接口').filter((item) => item.length > 2);
    if (word !== '') expect(tokenize('应用程序接口', 'text')).toContain(word.slice(0, 2));
    const store = globalThis as { timPushSegmenter?: unknown };
    const { Segmenter } = Intl;
    delete store.timPushSegmenter;
    Object.defineProperty(Intl, 'Segmenter', { value: undefined, configurable: true, writable: true });
    try {
      expect(tokenize('离线推送')).toEqual(['离线', '推送']);
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { value: Segmenter, configurable: true, writable: true });
    }
  });

  it('is sent to the page as source text, so it uses nothing outside itself', () => {
    const alone = new Function(`return ${tokenize.toString()}`)() as typeof tokenize;
    expect(alone('证书 ID')).toEqual(['证书', 'ID']);
    expect((new Function(`return ${boostOf.toString()}`)() as typeof boostOf)('/ci')).toBe(1);
    expect(boostOf('/reference/problems/doctor/HW-01', 'hw')).toBeGreaterThan(boostOf('/doctor', 'hw'));
    // The scope of a code and these words also occur in the guides.
    for (const term of ['sandbox', 'fault'])
      expect(boostOf('/reference/problems/sandbox/bad-fault', term)).toBeLessThan(boostOf('/sandbox', term));
  });

  it('gives the page of a code one result, with its meaning as title', () => {
    const html =
      '<h1 id="x">vivo/10302 <a href="#x">\u200b</a></h1><p><code>no</code> test device</p><h2>Cause</h2><p>a &lt;b&gt;</p>';
    expect(sectionOf('/reference/problems/vivo/10302', html)).toEqual([
      { anchor: '', titles: ['vivo/10302: no test device'], text: expect.stringContaining('a <b>') },
    ]);
    expect(sectionOf('/ci', html)).toBeUndefined();
  });
});

describe('the checker of the built pages', () => {
  const built = (body: string): readonly string[] => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'index.html'), `<html><body>${body}</body></html>`);
    writeFileSync(join(folder, 'a', 'b.html'), '<html><body><h2 id="c d">B</h2></body></html>');
    return checkBuilt(folder, '/base/').faults;
  };

  it.each([
    ['a dead link', '<a href="/base/a/gone">x</a>', 'leads nowhere'],
    ['a link outside the base', '<a href="/a/b">x</a>', 'leads nowhere'],
    ['a dead anchor', '<a href="/base/a/b#nowhere">x</a>', 'leads nowhere'],
    ['a missing picture', '<img src="/base/x.svg" alt="x">', 'leads nowhere'],
    ['a picture without words', '<img src="data:image/png;base64,AA==">', 'without words'],
    ['a script from elsewhere', '<script src="https://cdn.example/x.js"></script>', 'from elsewhere'],
    ['stars that mark nothing', '<p>**含义：**文字</p>', 'shown as text'],
    ['a link that is none', '<p>[words](x.md)</p>', 'shown as text'],
    ['a tag as text', '<p>&lt;br&gt;</p>', 'shown as text'],
  ])('finds %s', (_, body, says) => {
    expect(built(body).join('\n')).toContain(says);
  });

  it('accepts correct pages', () => {
    const body =
      '<a href="/base/a/b#c%20d">x</a><a href="/base/">y</a><a href="https://e.example">z</a><code>**a**</code><p>&lt;application&gt;</p>';
    expect(built(body)).toEqual([]);
  });
});
