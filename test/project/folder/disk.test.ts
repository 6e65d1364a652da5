// Links that stay in the checked folder are followed; those that leave it are named and not read.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDisk } from '../../../src/project/folder/disk.js';
import { openFiles } from '../../../src/project/folder/files.js';

describe.skipIf(process.platform === 'win32')('links in a project', () => {
  let root: string;
  const put = (path: string, text = 'x'): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tim-push-links-'));
    mkdirSync(join(root, 'app'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const open = () => {
    const disk = openDisk(join(root, 'app'), root);
    return { disk, files: openFiles(disk) };
  };

  it('are followed to a file inside the folder', () => {
    put('app/shared/google-services.json', 'inside');
    symlinkSync('shared/google-services.json', join(root, 'app/google-services.json'));
    const { disk, files } = open();
    expect(files.source('google-services.json')?.text).toBe('inside');
    expect(disk.leaving?.()).toEqual([]);
  });

  it('do not change that only files inside the folder have a modification time', () => {
    put('app/a.xml');
    put('outside.xml');
    utimesSync(join(root, 'app/a.xml'), 1000, 1000);
    const { disk } = open();
    expect([disk.modified?.('a.xml'), disk.modified?.('gone.xml'), disk.modified?.('../outside.xml')]).toEqual([
      1_000_000,
      undefined,
      undefined,
    ]);
  });

  it('are followed to a folder inside the folder', () => {
    put('app/shared/assets/timpush-configs.json');
    symlinkSync('shared/assets', join(root, 'app/assets'));
    expect(open().files.paths).toContain('assets/timpush-configs.json');
  });

  it('that leave the folder are named and not read, not even through their own path', () => {
    put('elsewhere/secret.json', 'outside');
    symlinkSync('../elsewhere/secret.json', join(root, 'app/secret.json'));
    symlinkSync('../elsewhere', join(root, 'app/more'));
    const { disk, files } = open();
    expect(files.paths).toEqual([]);
    expect(files.source('secret.json')).toBeUndefined();
    expect(files.source('more/secret.json')).toBeUndefined();
    expect(disk.leaving?.().map((line) => line.split(' → ')[0])).toEqual(['app/more', 'app/secret.json']);
  });

  it('to a parent, to each other and to nothing do not loop', () => {
    put('app/a/one.txt');
    put('app/b/two.txt');
    symlinkSync('..', join(root, 'app/a/up'));
    symlinkSync('../b', join(root, 'app/a/b'));
    symlinkSync('../a', join(root, 'app/b/a'));
    symlinkSync('nowhere', join(root, 'app/gone'));
    expect([...open().files.paths].sort()).toEqual(['a/b/two.txt', 'a/one.txt', 'b/a/one.txt', 'b/two.txt']);
  });

  it('do not limit a side named on the command line: it is read outside the folder', () => {
    put('host/build.gradle', 'host');
    const { files } = open();
    files.include(join(root, 'host'));
    expect(files.source(join(root, 'host/build.gradle'))?.text).toBe('host');
  });
});
