// Which chunks are merged into which file: the grouping on an invented bundle, and the built program counted by the files it opens.
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { groupChunks, loadLater } from '../../scripts/merge-chunks.js';
import { emptyFolder } from '../helpers/run-cli.js';

const chunk = (entryPoint: string | undefined, atOnce: readonly string[], later: readonly string[] = []) => ({
  entryPoint,
  exports: [],
  imports: [
    ...atOnce.map((path) => ({ path, kind: 'import-statement' })),
    ...later.map((path) => ({ path, kind: 'dynamic-import' })),
    { path: 'node:fs', kind: 'import-statement', external: true },
  ],
});
const chunks = new Map([
  [resolve('dist/cli.js'), chunk('src/cli.ts', ['dist/words.js'], ['dist/send.js'])],
  [resolve('dist/words.js'), chunk(undefined, [])],
  [resolve('dist/send.js'), chunk('src/send.ts', ['dist/words.js', 'dist/http.js'], ['dist/vivo.js'])],
  [resolve('dist/http.js'), chunk(undefined, ['dist/words.js'])],
  [resolve('dist/vivo.js'), chunk('src/vivo.ts', ['dist/http.js'])],
]);

describe('groups of chunks', () => {
  it('contain what their sources load at start, and a shared chunk goes to the first group that needs it', () => {
    const { groupOf, unknown } = groupChunks(chunks, { front: ['src/cli.ts'], sending: ['src/send.ts'] });
    expect(unknown).toEqual([]);
    expect(Object.fromEntries(groupOf)).toEqual({
      [resolve('dist/cli.js')]: 'front',
      [resolve('dist/words.js')]: 'front',
      [resolve('dist/send.js')]: 'sending',
      [resolve('dist/http.js')]: 'sending',
    });
  });

  it('can contain only the dependencies of a source, which keeps its own file', () => {
    const { groupOf } = groupChunks(chunks, { front: ['src/cli.ts', { needsOf: 'src/vivo.ts' }] });
    expect(groupOf.get(resolve('dist/http.js'))).toBe('front');
    expect(groupOf.has(resolve('dist/vivo.js'))).toBe(false);
  });

  it('report a source that has no chunk of its own', () => {
    expect(groupChunks(chunks, { front: ['src/cli.ts', 'src/gone.ts'] }).unknown).toEqual(['src/gone.ts']);
  });
});

describe("Node's own modules", () => {
  const code = [
    "'use strict';",
    "const node_crypto = require('node:crypto');",
    "const tty = require('node:tty');",
    "const other = require('./other.cjs');",
    'exports.digest = (text) => node_crypto.createHash("md5").update(text).digest("hex");',
    'exports.isTerminal = () => tty.isatty(1);',
  ].join('\n');
  const made = loadLater(code, { 'node:crypto': ['createHash'], 'node:tty': ['default'], './other.cjs': ['x'] });

  it('are loaded when one of their names is first used, and only once', () => {
    const asked: string[] = [];
    const exports: { digest?(text: string): string } = {};
    new Function('require', 'exports', made)((name: string) => {
      asked.push(name);
      return { createHash };
    }, exports);
    expect(asked).toEqual(['node:tty', './other.cjs']);
    expect([exports.digest?.(''), exports.digest?.('')]).toEqual(Array(2).fill('d41d8cd98f00b204e9800998ecf8427e'));
    expect(asked).toEqual(['node:tty', './other.cjs', 'node:crypto']);
  });

  it('stay as they are when the whole module is needed, and so do our own files', () => {
    expect(made).toContain("const tty = require('node:tty');");
    expect(made).toContain("const other = require('./other.cjs');");
  });
});

const home = emptyFolder();
const env = {
  PATH: process.env['PATH'] ?? '',
  NO_COLOR: '1',
  LANG: 'C',
  TIM_PUSH_LOADED: join(home, 'loaded.json'),
  TIM_PUSH_CACHE_DIR: home,
};
const node = (args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: home, env, encoding: 'utf8', timeout: 120_000 });

function filesOpenedBy(...words: readonly string[]): readonly string[] {
  const run = node(['--require', resolve('test/package/loaded-files.cjs'), resolve('bin/tim-push.js'), ...words]);
  expect(run.stderr).not.toContain('Error');
  return (JSON.parse(readFileSync(env.TIM_PUSH_LOADED, 'utf8')) as string[]).filter((file) =>
    file.startsWith(resolve('dist')),
  );
}

describe('the built program', () => {
  it('opens one file of the bundle for help', () => {
    expect(filesOpenedBy('--help')).toEqual([resolve('dist/cli.cjs')]);
  });

  it('opens two for check-config --offline', () => {
    expect(filesOpenedBy('check-config', '--offline')).toHaveLength(2);
  });

  it('does not open the file of send to read an APNs key', () => {
    const folder = emptyFolder();
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    writeFileSync(join(folder, 'key.p8'), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    writeFileSync(
      join(folder, 'tim-push.config.json'),
      JSON.stringify({
        apple_bundle_id: 'com.example.chat',
        apple_key_file: 'key.p8',
        apple_key_id: 'EXAMPLE123',
        apple_team_id: 'EXAMPLE456',
      }),
      { mode: 0o600 },
    );
    const names = filesOpenedBy('check-config', '--offline', '--config', join(folder, 'tim-push.config.json'));
    expect(names.map((file) => basename(file, '.cjs'))).not.toContain('send');
  });

  it('opens six to send to one vendor: three for every push, the vendor, HTTP, and the shape of the endpoints', () => {
    writeFileSync(
      join(home, 'tim-push.config.json'),
      JSON.stringify({
        package_name: 'com.example.chat',
        vivo_app_id: '105512345',
        vivo_app_key: 'k'.repeat(32),
        vivo_app_secret: 's'.repeat(32),
        // No server listens there.
        endpoints: { vivo: 'http://127.0.0.1:1' },
      }),
      { mode: 0o600 },
    );
    const names = filesOpenedBy('vivo-test', '--token', '16000000000000000000001', '--retries', '0').map((file) =>
      basename(file, '.cjs'),
    );
    expect(names.sort()).toEqual(['cli', 'core', 'http', 'send', 'shapes', 'vivo']);
  });

  it('does not start in a program that imports the library', () => {
    const library = pathToFileURL(resolve('dist/index.js')).href;
    const run = node([
      '--input-type=module',
      '-e',
      `const all = await import('${library}'); console.log(typeof all.send);`,
    ]);
    expect({ stdout: run.stdout, stderr: run.stderr, status: run.status }).toEqual({
      stdout: 'function\n',
      stderr: '',
      status: 0,
    });
  });
});
