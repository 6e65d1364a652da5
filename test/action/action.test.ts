// The GitHub action: its script step by step with the variables of a runner, action.yml, and the problem matcher against real output.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, run } from '../helpers/run-cli.js';

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';

/** A repository with a healthy app in `app`, but for the launch mode of its page. */
function repository(): string {
  const folder = emptyFolder();
  const app = join(folder, 'app');
  cpSync('fixtures/projects/healthy-current', app, { recursive: true });
  const file = join(app, MANIFEST);
  writeFileSync(file, readFileSync(file, 'utf8').replace('android:launchMode="singleTask"', ''));
  return folder;
}

function act(workspace: string, inputs: Readonly<Record<string, string>>) {
  const output = join(workspace, 'output');
  const summary = join(workspace, 'summary');
  for (const file of [output, summary]) writeFileSync(file, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/action/run.mjs')], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: workspace,
      INPUT_PACKAGE: resolve('bin/tim-push.js'),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
    },
  });
  const lines = readFileSync(output, 'utf8').trim().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]));
  return { status, stdout, stderr, outputs, summary: readFileSync(summary, 'utf8') };
}

describe('the action', () => {
  it('doctor: annotation at the path of the repository, summary, outputs and files', () => {
    const { status, stdout, outputs, summary } = act(repository(), { COMMAND: 'doctor', WORKING_DIRECTORY: 'app' });
    expect([status, outputs['exit-code'], outputs['failed']]).toEqual([0, '0', '0']);
    expect(Number(outputs['passed'])).toBeGreaterThan(10);
    expect(stdout).toContain(`::warning file=app/${MANIFEST},line=`);
    expect(summary).toContain('doctor/T3-MAN-06');
    const sarif = readFileSync(outputs['sarif'] ?? '', 'utf8');
    expect(sarif).toContain(`"uri": "app/${MANIFEST}"`);
    expect(readFileSync(outputs['junit'] ?? '', 'utf8')).toContain('<testsuites');
  });

  it.each([
    [{ COMMAND: 'send' }, 'command must be smoke or doctor'],
    [{ PUSH: 'yes' }, 'push must be true or false'],
    [{ COMMAND: 'doctor', PUSH: 'true' }, 'doctor sends no push'],
    [{ WORKING_DIRECTORY: 'gone' }, 'there is no folder'],
  ])('%o is refused before anything runs', (inputs, why) => {
    const { status, stdout, outputs } = act(emptyFolder(), inputs);
    expect([status, outputs]).toEqual([2, { 'exit-code': '2' }]);
    expect(stdout).toContain(why);
  });

  it('a value becomes no flag and no shell word, and a finding without a file gets a place', () => {
    const folder = emptyFolder();
    const { status, stdout, outputs } = act(folder, { VENDORS: '--push; touch stolen' });
    expect([status, outputs['exit-code']]).toEqual([2, '2']);
    expect(existsSync(join(folder, 'stolen'))).toBe(false);
    expect(stdout).toMatch(/::error file=README\.md,line=1,/);
  });

  it('no expression stands inside a script, and other actions are pinned to commits', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as {
      readonly runs: { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] };
    };
    for (const { run: script, uses } of action.runs.steps) {
      expect(script ?? '').not.toContain('${{');
      if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });

  it.each(['en', 'zh'])('the problem matcher reads what doctor prints in %s', async (lang) => {
    const { problemMatcher } = JSON.parse(readFileSync('examples/ci/problem-matcher.json', 'utf8')) as {
      readonly problemMatcher: readonly {
        readonly severity: string;
        readonly pattern: { readonly regexp: string }[];
      }[];
    };
    const { stdout } = await run(['doctor', '--lang', lang], { cwd: join(repository(), 'app') });
    const lines = stdout.split('\n');
    const found = problemMatcher.flatMap(({ severity, pattern }) =>
      lines.flatMap((_, i) => {
        const parts = pattern.map(({ regexp }, step) => new RegExp(regexp).exec(lines[i + step] ?? ''));
        return parts.every((part) => part !== null) ? [[severity, parts[0]?.[2], parts[2]?.[1]]] : [];
      }),
    );
    expect(found).toEqual([['warning', 'doctor/T3-MAN-06', MANIFEST]]);
  });
});
