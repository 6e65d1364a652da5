// Replacing a file: it is complete at every moment, keeps its permissions, and a link stays a link.
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceFile } from '../../../src/project/fixes/replace-file.js';
import { lacksPosix } from '../../helpers/lacking.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'replace-file-'));

it('never writes into the old file: a hard link to it still has the old text', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'build.gradle'), 'old');
  linkSync(join(cwd, 'build.gradle'), join(cwd, 'second'));
  replaceFile(join(cwd, 'build.gradle'), 'new');
  expect([readFileSync(join(cwd, 'build.gradle'), 'utf8'), readFileSync(join(cwd, 'second'), 'utf8')]).toEqual([
    'new',
    'old',
  ]);
});

it.skipIf(lacksPosix('rights of files'))('keeps the permissions, and a link stays a link', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'gradlew'), 'old', { mode: 0o755 });
  symlinkSync('gradlew', join(cwd, 'link'));
  replaceFile(join(cwd, 'link'), 'new');
  expect(lstatSync(join(cwd, 'link')).isSymbolicLink()).toBe(true);
  expect([readFileSync(join(cwd, 'gradlew'), 'utf8'), statSync(join(cwd, 'gradlew')).mode & 0o777]).toEqual([
    'new',
    0o755,
  ]);
});

it('leaves nothing behind when it fails', () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'app'));
  expect(() => replaceFile(join(cwd, 'app'), 'new')).toThrow();
  expect(readdirSync(cwd)).toEqual(['app']);
});
