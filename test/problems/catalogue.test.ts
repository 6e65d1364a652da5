// Every code has both languages, the same placeholders in both, a page, and every page a code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../scripts/docs/generated.js';
import { wholeCatalogue } from '../../src/commands/explain.js';
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

  it('the generated pages and the schema are up to date (npm run docs)', async () => {
    for (const [path, text] of await generatedFiles()) {
      expect(existsSync(path), path).toBe(true);
      expect(readFileSync(path, 'utf8'), path).toBe(text);
    }
  });

  it('every page belongs to a code', async () => {
    const files = await generatedFiles();
    const pages = readdirSync('docs/problems', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(pages.filter((page) => !files.has(page))).toEqual([]);
  });
});
