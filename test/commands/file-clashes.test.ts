// Files that one run reads and writes: what it reads is never replaced by what it writes.
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFolder } from '../helpers/demo-config.js';
import { emptyFolder, type RunResult, run } from '../helpers/run-cli.js';

const codes = (result: RunResult): string[] => result.json().problems.map(({ code }) => code);

describe('a file that the run reads', () => {
  const token = '16000000000000000000001';
  const list = ['send', '--sandbox', '--vendor', 'vivo', '--tokens', 'list.txt'];
  it.each([
    ['the list as --output', [...list, '--output', 'list.txt'], 'list.txt'],
    ['the list over a link', [...list, '--output', 'link.txt'], 'list.txt'],
    ['the journal as --output', [...list, '--journal', 'j', '--output', './j'], 'list.txt'],
    [
      'the config as --output',
      ['check-config', '--offline', '--output', 'tim-push.config.json'],
      'tim-push.config.json',
    ],
    ['the config as --report', ['smoke', '--sandbox', '--report', 'tim-push.config.json'], 'tim-push.config.json'],
    ['the report as --output', ['smoke', '--sandbox', '--report', 'x.html', '--output', 'x.html'], 'list.txt'],
    ['a text as --journal', [...list, '--journal', 'notes.txt'], 'notes.txt'],
    ['a folder as --journal', [...list, '--journal', '.'], 'notes.txt'],
  ])('is not written: %s', async (_name, argv, kept) => {
    const cwd = await demoFolder(['vivo']);
    writeFileSync(join(cwd, 'list.txt'), `${token}\n`);
    writeFileSync(join(cwd, 'notes.txt'), 'mine\n');
    symlinkSync(join(cwd, 'list.txt'), join(cwd, 'link.txt'));
    const before = readFileSync(join(cwd, kept), 'utf8');
    const result = await run([...argv, '--json'], { cwd });
    expect([result.exitCode, codes(result)]).toEqual([2, ['usage/unwritable-file']]);
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe(before);
    expect(JSON.stringify(result.json().problems)).not.toMatch(/E[A-Z]{4,}:/);
  });

  it('a field of NDJSON one letter away from ours is refused like a column of CSV', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'list.ndjson'), `{"token":"${token}","titel":"Hi"}\n`);
    const result = await run(['send', '--sandbox', '--vendor', 'vivo', '--tokens', 'list.ndjson', '--json'], { cwd });
    expect([result.exitCode, codes(result)]).toEqual([2, ['tokens/unknown-column']]);
  });
});
