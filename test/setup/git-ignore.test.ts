// Whether a config with secrets is added to .gitignore: git decides, and is asked again after the change.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemPrograms } from '../../src/device/run-programs.js';
import { gitStateOf } from '../../src/setup/git-ignore.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

/** A project whose Dart file has a secret that the config must contain itself. */
function checkout(ignore?: string): string {
  const cwd = emptyFolder();
  execFileSync('git', ['init', '-q'], { cwd });
  if (ignore !== undefined) writeFileSync(join(cwd, '.gitignore'), ignore);
  return cwd;
}
const programs = systemPrograms(process.env);
const FILE = 'tim-push.config.json';

describe('git is asked whether it ignores the config', () => {
  it.each([
    ['not-ignored', undefined],
    ['not-ignored', 'build/\n'],
    ['ignored', '*.json\n'],
    ['ignored', '/tim-push.config.*\n'],
    // The file is listed, and a later line reverts that.
    ['not-ignored', '/tim-push.config.json\n!*.config.json\n'],
  ])('%s with %j', async (state, ignore) => {
    expect(await gitStateOf(join(checkout(ignore), FILE), programs)).toBe(state);
  });

  it('tracked, if it was committed or added before', async () => {
    const cwd = checkout('/tim-push.config.json\n');
    writeFileSync(join(cwd, FILE), '{}');
    execFileSync('git', ['add', '-f', FILE], { cwd });
    expect(await gitStateOf(join(cwd, FILE), programs)).toBe('tracked');
  });

  it('nothing to do outside a checkout and without git', async () => {
    expect(await gitStateOf(join(emptyFolder(), FILE), programs)).toBe('outside');
    expect(await gitStateOf(join(checkout(), FILE), { run: async () => undefined })).toBe('outside');
  });
});

describe('init with a secret of an existing config', () => {
  const secret = 'falsefalse-0000-4000-8000-secretsecret';
  const project = (ignore?: string): string => {
    const cwd = checkout(ignore);
    writeFileSync(join(cwd, FILE), JSON.stringify({ vivo_app_secret: secret }), { mode: 0o600 });
    writeFileSync(join(cwd, 'mcs-services.json'), '{"app_id": "900100200", "package_name": "com.example.chat"}');
    return cwd;
  };
  const env = { PATH: process.env['PATH'] ?? '' };

  it('adds the line and says so once git ignores the file', async () => {
    const cwd = project('!*.json\n');
    const { stdout, stderr } = await run(['init', '--yes'], { cwd, env });
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('!*.json\n/tim-push.config.json\n');
    expect(stdout).toContain('tim-push.config.json added to .gitignore: it holds secrets');
    expect(stderr).toContain('+/tim-push.config.json');
  });

  it('does not change .gitignore if git ignores the file by another line', async () => {
    const cwd = project('*.config.json\n');
    const { stdout } = await run(['init', '--yes'], { cwd, env });
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('*.config.json\n');
    expect(stdout).not.toContain('gitignore');
  });

  it('adds no line for a file that git tracks, where it would have no effect, and says what helps', async () => {
    const cwd = project();
    execFileSync('git', ['add', FILE], { cwd });
    const { stdout } = await run(['init', '--yes'], { cwd, env });
    expect(existsSync(join(cwd, '.gitignore'))).toBe(false);
    expect(stdout).toContain('git rm --cached tim-push.config.json');
  });
});
