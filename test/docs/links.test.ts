// Every relative link and picture of the documentation has a target, anchors included.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../scripts/docs/markdown.js';

const ROOT = process.cwd();

function pages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // The output of `npm run docs` is checked where it is built.
    if (entry.name === '.vitepress') return [];
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const all = [
  ...readdirSync(ROOT)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(ROOT, name)),
  ...['docs', 'examples', 'src', 'bench'].flatMap((name) =>
    existsSync(join(ROOT, name)) ? pages(join(ROOT, name)) : [],
  ),
];

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('documentation', () => {
  it('every relative link leads to an existing file or heading', () => {
    const broken: string[] = [];
    for (const page of all) {
      const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/i.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : resolve(dirname(page), path);
        const fine =
          existsSync(file) &&
          (anchor === undefined ||
            statSync(file).isDirectory() ||
            anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
        if (!fine) broken.push(`${relative(ROOT, page)}: ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('every page of docs/ can be reached from the README', () => {
    const seen = new Set<string>();
    const walk = (page: string): void => {
      if (seen.has(page) || !existsSync(page)) return;
      seen.add(page);
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s#]+\.md)(?:#[^)]*)?\)/g))
        if (!/^[a-z]+:/i.test(target)) walk(resolve(dirname(page), target));
    };
    walk(join(ROOT, 'README.md'));
    const lonely = pages(join(ROOT, 'docs'))
      .filter((page) => !seen.has(page))
      .map((page) => relative(ROOT, page));
    expect(lonely).toEqual([]);
  });
});
