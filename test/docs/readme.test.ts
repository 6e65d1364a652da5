// Both READMEs have the same sections, commands, links and pictures; the README on npm has no dead link; the CI example runs unchanged.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/commands/index.js';

/** A script without types, because the release workflow runs it without a build. */
const { packageReadme } = (await import('../../scripts/package-readme.mjs' as string)) as {
  packageReadme(text: string, manifest: { readonly repository?: unknown; readonly version: string }): string;
};

const en = readFileSync('README.md', 'utf8');
const zh = readFileSync('README.zh-CN.md', 'utf8');

const levels = (text: string): readonly string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^(#+) /gm)].map(([, marks = '']) => marks);
const blocks = (text: string): readonly string[] =>
  [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block = '']) => block);
const spans = (text: string): readonly string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
const rows = (text: string): number => text.match(/^\|/gm)?.length ?? 0;
const targets = (text: string): readonly string[] =>
  [...text.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, , target = '']) => target);

/** The Chinese page of an English one; undefined where there is none. */
function chineseOf(target: string): string | undefined {
  const path = target.endsWith('.svg') ? target.replace('.svg', '-zh.svg') : target.replace(/^docs\//, 'docs/zh/');
  return path !== target && existsSync(path) ? path : undefined;
}

describe('the READMEs', () => {
  it('have the same sections, tables and blocks to copy', () => {
    expect(levels(zh)).toEqual(levels(en));
    expect(rows(zh)).toBe(rows(en));
    expect(blocks(zh)).toEqual(blocks(en));
  });

  it('name the same commands, flags and files', () => {
    // Only the Chinese README mentions the flag for Chinese.
    expect(spans(zh).filter((span) => span !== '--lang zh')).toEqual(spans(en));
  });

  it('link to the same pages, the Chinese README to the Chinese ones, and to top-level files such as CONTRIBUTING', () => {
    const atTop = /^[A-Z]+\.md$/;
    const wanted = targets(en).flatMap((target) => (atTop.test(target) ? target : (chineseOf(target) ?? [])));
    const own = targets(zh).filter((target) => target !== 'README.md');
    expect([...new Set(own)].sort()).toEqual([...new Set(wanted)].sort());
    expect(targets(en)).toContain('README.zh-CN.md');
    for (const target of [...targets(en), ...targets(zh)]) expect(existsSync(target), target).toBe(true);
  });

  it('name every command, and both commands for a checkout', async () => {
    for (const text of [en, zh]) {
      for (const { name } of commands)
        expect(
          spans(text).some((span) => span.split(' ').includes(name)),
          name,
        ).toBe(true);
      for (const command of ['npm start', 'npm test']) expect(spans(text)).toContain(command);
    }
  });

  it('have a CI example of five lines that needs no package.json', () => {
    const block = blocks(en).find((item) => item.startsWith('on:')) ?? '';
    expect(block.trim().split('\n')).toHaveLength(5);
    const workflow = parse(block) as {
      readonly jobs: { readonly push: { readonly steps: readonly { readonly run?: string }[] } };
    };
    expect(workflow.jobs.push.steps.map(({ run }) => run)).toContain('npx --yes tim-push smoke --format github');
  });
});

describe('README on npm', () => {
  const released = {
    repository: { type: 'git', url: 'git+https://github.com/someone/tim-push.git' },
    version: '1.2.3',
  };

  it.each([
    ['README.md', en],
    ['README.zh-CN.md', zh],
  ])('%s has only whole addresses, each of a file of this checkout at the tag', (_, text) => {
    const shown = packageReadme(text, released);
    expect(targets(shown).length).toBe(targets(text).length);
    for (const target of targets(shown)) {
      const [, path = ''] =
        /^https:\/\/(?:github\.com\/someone\/tim-push\/blob|raw\.githubusercontent\.com\/someone\/tim-push)\/v1\.2\.3\/(.+)$/.exec(
          target,
        ) ?? [];
      expect(existsSync(path), target).toBe(true);
      expect(target.includes('raw.githubusercontent.com')).toBe(target.endsWith('.svg'));
    }
    expect(blocks(shown)).toEqual(blocks(text));
  });

  it('is not made without a repository to link to', () => {
    expect(() => packageReadme(en, { version: '1.2.3' })).toThrow('names no repository');
  });

  it('is made by the release workflow before it packs, and the published site is the tested one', () => {
    const workflow = readFileSync('.github/workflows/release.yml', 'utf8');
    const order = [
      'check-release.mjs',
      '.ci/release "$',
      'upload-pages-artifact',
      'package-readme.mjs',
      'npm pack',
      'npm publish',
      'deploy-pages',
    ];
    const places = order.map((step) => workflow.indexOf(`${step}`, workflow.indexOf('jobs:')));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    // Every action is pinned to a commit.
    for (const [, action = ''] of workflow.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });
});
