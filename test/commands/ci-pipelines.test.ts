// The pipelines that people copy: valid YAML, and every tim-push command in them runs against the sandbox.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { lacksPosix } from '../helpers/lacking.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const FOLDER = 'examples/ci';
// The action is tested in test/action.
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml') && name !== 'github-action.yml');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Every text of a parsed document. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const lines = files.flatMap((name) =>
  textsIn(parse(readFileSync(join(FOLDER, name), 'utf8')))
    .flatMap((text) => text.split('\n'))
    .flatMap((line) =>
      /^npx (?:--yes )?tim-push smoke/.test(line.trim()) ? [[name, line.trim().replace(' --yes', '')] as const] : [],
    ),
);

describe('the pipelines in examples/ci', () => {
  it('all call smoke', () => {
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) expect(lines.map(([of]) => of)).toContain(name);
  });

  it.each(lines)('%s: %s', async (_name, line) => {
    const words = line
      // The values of the matrix: the first shard of three.
      .replaceAll('${{ strategy.job-total }}', '3')
      .replaceAll('${{ matrix.shard }}', '1')
      .split(' ')
      .slice(2);
    const { exitCode, stdout, stderr } = await run(words, {
      cwd: emptyFolder(),
      env: { TIM_PUSH_SANDBOX_URL: sandbox.url },
    });
    expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  });

  it.skipIf(lacksPosix('the Code Quality report of the GitLab template'))(
    'gitlab.yml turns the findings of doctor into a Code Quality report, and keeps the exit code',
    async () => {
      const { script } = (
        parse(readFileSync(join(FOLDER, 'gitlab.yml'), 'utf8')) as Record<string, { script: string[] }>
      )['push doctor'] ?? { script: [] };
      const cwd = emptyFolder();
      cpSync('fixtures/projects/healthy-current', cwd, { recursive: true });
      const manifest = join(cwd, 'android/app/src/main/AndroidManifest.xml');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('android:launchMode="singleTask"', ''));
      const words = /tim-push (doctor .*?) \|\|/.exec(script[0] ?? '')?.[1]?.split(' ') ?? [];
      await run(words, { cwd });
      // npx is a stub: the report exists already, and doctor has findings.
      const { status, stderr } = spawnSync('sh', ['-e', '-c', ['npx() { return 1; }', ...script].join('\n')], {
        cwd,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([1, '']);
      const found = JSON.parse(readFileSync(join(cwd, 'codequality.json'), 'utf8')) as {
        readonly description: string;
        readonly check_name: string;
        readonly fingerprint: string;
        readonly severity: string;
        readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
      }[];
      expect(found.map(({ check_name }) => check_name)).toContain('doctor/T3-MAN-06');
      expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
      for (const { description, severity, location } of found) {
        expect(description).not.toBe('');
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
        expect(existsSync(join(cwd, location.path)) || location.path === '.gitlab-ci.yml', location.path).toBe(true);
        expect(location.lines.begin).toBeGreaterThan(0);
      }
    },
  );
});
