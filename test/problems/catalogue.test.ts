// Every code has both languages, the same placeholders in both, a page, and every page a code.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
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

  it('holds more than two hundred codes, each of the form scope/what-is-wrong', () => {
    expect(Object.keys(catalogue).length).toBeGreaterThan(200);
    for (const code of Object.keys(catalogue)) expect(code).toMatch(/^[a-z-]+\/[A-Za-z0-9_-]+$/);
  });

  it('gives every code a page of the reference in both languages, and every list of codes links to it', async () => {
    const pages = await referencePages();
    const problemPages = [...pages.keys()].filter((path) => path.startsWith('problems/'));
    expect(problemPages.sort()).toEqual(
      Object.keys(catalogue)
        .map((code) => `problems/${code}.md`)
        .sort(),
    );
    for (const path of problemPages) expect(pages.get(path)).toContain('\n## 中文\n');
    const broken: string[] = [];
    for (const [path, text] of pages)
      for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+\.md)/g))
        if (!/^[a-z]+:/.test(target) && !pages.has(posix.join(posix.dirname(path), target)))
          broken.push(`${path}: ${target}`);
    expect(broken).toEqual([]);
  });
});
