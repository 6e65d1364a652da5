// Every code has both languages with the same placeholders and a page, and every page has a code.
import { describe, expect, it } from 'vitest';
import { codeLists } from '../../scripts/docs/code-lists.js';
import { referencePages } from '../../scripts/docs/reference-pages.js';
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import type { Text } from '../../src/text/language.js';

const catalogue = await wholeCatalogue();
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? '').sort();
const textsOf = (code: string): Text[] => {
  const entry = catalogue[code];
  return entry === undefined ? [] : [entry.title, entry.cause, ...entry.fix];
};

describe('catalogue', () => {
  it.each(Object.keys(catalogue))('%s has both languages with the same placeholders, a cause and a fix', (code) => {
    for (const text of textsOf(code)) {
      expect(text.en.trim()).not.toBe('');
      expect(text.zh.trim()).not.toBe('');
      expect([...new Set(placeholders(text.zh))]).toEqual([...new Set(placeholders(text.en))]);
    }
    expect(catalogue[code]?.fix.length).toBeGreaterThan(0);
  });

  it('has more than two hundred codes, each of the form scope/what-is-wrong', () => {
    expect(Object.keys(catalogue).length).toBeGreaterThan(200);
    for (const code of Object.keys(catalogue)) expect(code).toMatch(/^[a-z-]+\/[A-Za-z0-9_-]+$/);
  });

  it('gives every code a page in each language, with cause and fix, and every list of codes leads to it', async () => {
    const pages = await referencePages();
    for (const folder of ['', 'zh/']) {
      const start = `${folder}reference/problems/`;
      const own = [...pages.keys()].filter((path) => path.startsWith(start));
      expect(own.sort()).toEqual(
        Object.keys(catalogue)
          .map((code) => `${start}${code}.md`)
          .sort(),
      );
      const headings = folder === '' ? ['## Likely cause', '## What to do'] : ['## 可能原因', '## 解决办法'];
      for (const path of own) for (const heading of headings) expect(pages.get(path)).toContain(`\n${heading}\n`);
      const listed = [...pages]
        .filter(([path]) => path.startsWith(`${folder}reference/codes/`))
        .flatMap(([, text]) => [...text.matchAll(/\]\(\/([^)]+)\)/g)].map(([, target = '']) => target));
      expect(listed.sort()).toEqual(own);
    }
    const broken: string[] = [];
    for (const [path, text] of pages)
      for (const [, target = ''] of text.matchAll(/\]\(\/([^)#\s]+\.md)/g))
        if (!pages.has(target)) broken.push(`${path}: ${target}`);
    expect(broken).toEqual([]);
  });

  it('gives every list of codes a name other than its scope', () => {
    const [entry] = Object.values(catalogue);
    if (entry !== undefined) expect(() => codeLists({ 'unnamed/x': entry }, 'en')).toThrow('unnamed/…');
  });
});
