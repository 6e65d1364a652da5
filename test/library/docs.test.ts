// docs/library.md is correct: its examples run against the built package, and its descriptions are the docstrings.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheDir, emptyFolder } from '../helpers/run-cli.js';

const page = readFileSync('docs/library.md', 'utf8');
const examples = [...page.matchAll(/^## (.+)$|^```js\n([\s\S]*?)^```$/gm)].reduce<{
  title: string;
  found: [string, string][];
}>(
  ({ title, found }, [, heading, code]) =>
    heading === undefined
      ? { title, found: [...found, [`${title} (${found.length + 1})`, code ?? '']] }
      : { title: heading, found },
  { title: 'first', found: [] },
).found;

/** A project folder with the built package linked in node_modules. */
function folderWithPackage(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(process.cwd(), join(folder, 'node_modules', 'tim-push'), 'junction');
  return folder;
}

describe('docs/library.md', () => {
  it.each(examples)('%s runs and prints something', (_title, code) => {
    const cwd = folderWithPackage();
    writeFileSync(join(cwd, 'example.mjs'), code);
    const { stdout, stderr, status } = spawnSync(process.execPath, ['example.mjs'], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', TIM_PUSH_CACHE_DIR: cacheDir },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim()).not.toBe('');
  });

  it('has a section for every function, with the text of its docstring', () => {
    const source = readFileSync('src/index.ts', 'utf8');
    const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const documented = [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const (\w+)/g)];
    expect(documented.length).toBe([...source.matchAll(/^export const \w+/gm)].length);
    for (const [, comment = '', name = ''] of documented) {
      expect(page).toContain(`\`${name}(`);
      expect(flat(page)).toContain(flat(comment.replace(/^\s*\* ?/gm, '')));
    }
  });
});
