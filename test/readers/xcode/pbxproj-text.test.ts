// Where a project.pbxproj breaks the grammar of property lists; files written by Xcode pass.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPbxproj } from '../../../src/readers/xcode/pbxproj-text.js';

const GOOD =
  '// !$*UTF8*$!\n{ a = 1; /* x */ "b c" = "q\\"}"; list = (A /* one */, "B", ); inner = { k = v; d = <0a ff>; }; }\n';

describe('pbxproj', () => {
  it('files of Xcode, lists with a trailing comma, quotes and comments are accepted', () => {
    expect(readPbxproj(GOOD.replace('<0a ff>', '<0aff>')).fault).toBeUndefined();
    const fixtures = readdirSync('fixtures/projects', { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.name === 'project.pbxproj',
    );
    expect(fixtures.length).toBeGreaterThan(2);
    for (const entry of fixtures)
      expect(readPbxproj(readFileSync(join(entry.parentPath, entry.name), 'utf8')).fault).toBeUndefined();
  });

  it.each([
    ['{ a = 1 b = 2; }', 'a semicolon is missing before this place', 8],
    ['{ a = 1 }', 'a semicolon is missing before this place', 8],
    ['{ a 1; }', 'an = is missing before this place', 4],
    ['{ a = (x y); }', 'a comma is missing before this place', 9],
    ['{ a = (x; }', 'a ; that does not belong here', 8],
    ['{ a = { b = 1; ', 'the { is never closed', 6],
    ['{ a = "x; }', 'a text is never closed', 6],
    ['{ a = 1; } }', 'text behind the last }', 11],
    ['{ a = 1; ) }', 'a ) too many', 9],
  ])('%s: %s', (text, message, offset) => {
    expect(readPbxproj(text).fault?.message.en).toBe(message);
    expect(readPbxproj(text).fault?.offset).toBe(offset);
  });

  it('endless nesting is a fault, not a stack overflow', () => {
    expect(readPbxproj('{a='.repeat(100_000)).fault?.message.en).toBe('nested too deeply');
  });
});
