// YAML in the built program, and the build check that keeps names of CommonJS packages from being lost.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenImports } from '../../scripts/commonjs-imports.js';
import { emptyFolder } from '../helpers/run-cli.js';

const inputs = {
  'src/a.ts': { imports: [{ path: 'node_modules/y/index.js', kind: 'dynamic-import', original: 'y' }] },
  'node_modules/y/index.js': { format: 'cjs', imports: [] },
};

describe('a CommonJS package loaded on demand', () => {
  it('stops the build when named exports are taken from it', () => {
    expect(brokenImports(inputs, () => "const { parse } = await import('y');")).toEqual(["src/a.ts: import('y')"]);
    expect(brokenImports(inputs, () => "const y = await import('y');")).toEqual(["src/a.ts: import('y')"]);
  });

  it('can be used through its default export, and ES modules by any name', () => {
    expect(brokenImports(inputs, () => "const { default: y } = await import('y');")).toEqual([]);
    const modules = { ...inputs, 'node_modules/y/index.js': { format: 'esm', imports: [] } };
    expect(brokenImports(modules, () => "const { parse } = await import('y');")).toEqual([]);
  });
});

const program = (cwd: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [resolve('bin/tim-push.js'), ...words], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', LANG: 'C' },
    encoding: 'utf8',
    timeout: 120_000,
  });

describe('the built program', () => {
  it.each(['yaml', 'yml'])('reads a config.%s, and names the line of an error', (ending) => {
    const cwd = emptyFolder();
    const text = 'package_name: com.example.chat\nvivo_ap_id: 105512345\n';
    writeFileSync(join(cwd, `tim-push.config.${ending}`), text, { mode: 0o600 });
    const { stdout, stderr } = program(cwd, 'check-config', '--offline', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      sources: [{ path: `tim-push.config.${ending}`, kind: 'yaml' }],
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'config/unknown-key', at: expect.objectContaining({ line: 2 }) }),
      ]),
    });
  });

  it('adds keys to a YAML config and keeps its comments', () => {
    const cwd = emptyFolder();
    const file = join(cwd, 'tim-push.config.yaml');
    writeFileSync(file, '# ours\npackage_name: com.example.chat\n', { mode: 0o600 });
    writeFileSync(join(cwd, 'pubspec.yaml'), 'name: chat\n');
    mkdirSync(join(cwd, 'lib'));
    writeFileSync(join(cwd, 'lib', 'push.dart'), 'final a = PushAppInfo(vivo_buz_id: 30003);\n');
    const { status } = program(cwd, 'init', '--yes', '--no-input');
    expect(status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('# ours\npackage_name: com.example.chat\nextends: lib/push.dart\n');
  });
});
