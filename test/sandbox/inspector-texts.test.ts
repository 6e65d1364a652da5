// The page's texts: the same keys and placeholders in both languages, and every key that the page uses exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FATES } from '../../src/push/emulator/emulator.js';
import { inspectorFiles } from '../../src/sandbox/inspector/index.js';

const ASSETS = 'src/sandbox/inspector/assets';
const { words } = (await import(join(process.cwd(), ASSETS, 'texts.js'))) as {
  words: Record<'en' | 'zh', Record<string, string>>;
};
const placeholders = (text: string): string[] => (text.match(/\{[a-z]+\}/gi) ?? []).sort();

describe('inspector › texts', () => {
  it('exist in both languages with the same placeholders', () => {
    expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).sort());
    for (const [key, text] of Object.entries(words.en)) {
      expect([key, placeholders(words.zh[key] ?? '')]).toEqual([key, placeholders(text)]);
      expect(words.zh[key]).not.toBe('');
    }
  });

  it('every key that the page uses exists, and none is unused', () => {
    const all = readdirSync(ASSETS)
      .filter((name) => /\.(?:js|html)$/.test(name) && name !== 'texts.js')
      .map((name) => readFileSync(join(ASSETS, name), 'utf8'))
      .join('\n');
    const used = [...all.matchAll(/data-(?:say|label|placeholder)="(\w+)"/g), ...all.matchAll(/\bsay\('(\w+)'/g)].map(
      (match) => match[1] ?? '',
    );
    for (const key of used) expect(Object.keys(words.en)).toContain(key);
    const unused = Object.keys(words.en).filter((key) => !used.includes(key) && !new RegExp(`'${key}'`).test(all));
    // These keys are built from a mark, a verdict or the fate of a device.
    const built = ['passed', 'broken', 'markA', 'markB', 'markC', 'markD', ...FATES];
    expect(unused.filter((key) => !built.includes(key))).toEqual([]);
    for (const fate of FATES) expect(Object.keys(words.en)).toContain(fate);
  });
});

describe('inspector › copied curl command', async () => {
  const { curlOf } = (await import(join(process.cwd(), ASSETS, 'curl.js'))) as {
    curlOf: (message: unknown, origin: string, masked: string) => string;
  };

  it('a masked secret stops the shell until its variable is set', () => {
    const request = {
      method: 'POST',
      path: '/a',
      headers: [['X-Auth', 'Bearer [redacted]']],
      body: '{"sign":"[redacted: vivo_app_secret]","a":1}',
    };
    expect(curlOf({ vendor: 'vivo', request }, 'http://localhost', 'set it').split(' \\\n').slice(1)).toEqual([
      `  -H 'X-Auth: Bearer '"\${X_AUTH:?set it}"`,
      `  --data-raw '{"sign":"'"\${SIGN:?set it}"'","a":1}'`,
    ]);
  });

  it('no method and no body changes what the shell or curl does', () => {
    const request = { method: "X|id'", path: '/a', headers: [['host', 'b']], body: '@/etc/hosts' };
    expect(curlOf({ vendor: 'vivo', request }, 'http://localhost', '')).toBe(
      "curl -X 'X|id'\\''' 'http://localhost/vivo/a' \\\n  --data-raw '@/etc/hosts'",
    );
  });
});

describe('inspector › files', () => {
  it('every file of the page is served, and no other', () => {
    const present = readdirSync(ASSETS).filter((name) => name !== 'tsconfig.json');
    expect([...inspectorFiles].sort()).toEqual(present.sort());
  });

  it('none of them needs another host, an inline script or an inline style', () => {
    for (const name of inspectorFiles) {
      const text = readFileSync(join(ASSETS, name), 'utf8').replaceAll('http://www.w3.org/2000/svg', '');
      expect([name, /https?:\/\/(?!\$)/.test(text.replace(/`[^`]*`/g, ''))]).toEqual([name, false]);
      if (name === 'index.html') {
        expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
        expect(text).not.toMatch(/\sstyle=|\son[a-z]+=/);
      }
    }
  });

  it('no payload can become markup: the page never writes HTML', () => {
    for (const name of inspectorFiles.filter((item) => item.endsWith('.js')))
      expect([
        name,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/.test(
          readFileSync(join(ASSETS, name), 'utf8'),
        ),
      ]).toEqual([name, false]);
  });
});
