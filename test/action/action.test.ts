// The GitHub action: its script step by step with the variables of a runner, action.yml, and the problem matcher against real output.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startSandbox } from '../../src/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

/** `.ci/run` names the packed tarball here: then npx brings the program, as on GitHub. */
const PACKAGE = resolve(process.env['TIM_PUSH_PACKAGE'] ?? 'bin/tim-push.js');

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

async function act(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const output = join(workspace, 'output');
  const summary = join(workspace, 'summary');
  for (const file of [output, summary]) writeFileSync(file, '');
  const child = spawn(process.execPath, [resolve('scripts/action/run.mjs')], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: workspace,
      INPUT_PACKAGE: PACKAGE,
      ...more,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
    },
  });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  const lines = readFileSync(output, 'utf8').trim().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]));
  return { status, stdout, outputs, summary: readFileSync(summary, 'utf8') };
}

describe('the action', () => {
  it('doctor: annotation at the path of the repository, summary, outputs and files', async () => {
    const { status, stdout, outputs, summary } = await act(repository(), {
      COMMAND: 'doctor',
      WORKING_DIRECTORY: 'app',
    });
    expect([status, outputs['exit-code'], outputs['failed']]).toEqual([0, '0', '0']);
    expect(Number(outputs['passed'])).toBeGreaterThan(10);
    expect(stdout).toContain(`::warning file=app/${MANIFEST},line=`);
    expect(summary).toContain('doctor/T3-MAN-06');
    const sarif = readFileSync(outputs['sarif'] ?? '', 'utf8');
    expect(sarif).toContain(`"uri": "app/${MANIFEST}"`);
    expect(readFileSync(outputs['junit'] ?? '', 'utf8')).toContain('<testsuites');
  });

  it('smoke: one run pushes once, leaves its report files, and ends with the code of the program', async () => {
    const sandbox = await startSandbox();
    const folder = emptyFolder();
    const [device] = (await sandbox.devices({ vendor: 'vivo' })).filter(({ fate }) => fate === 'ok');
    const config = { ...(await demoConfig('vivo')), devices: { 'my-vivo': { vendor: 'vivo', token: device?.token } } };
    writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
    const inputs = { VENDORS: 'vivo', REQUIRE: 'vivo', PUSH: 'true' };
    const { status, stdout, outputs, summary } = await act(folder, inputs, { TIM_PUSH_SANDBOX_URL: sandbox.url });
    expect([status, outputs['exit-code'], outputs['failed']], stdout).toEqual([0, '0', '0']);
    expect(stdout).toMatch(/tim-push smoke: \d+ passed, 0 failed, \d+ left out, exit code 0/);
    expect(summary).toContain('vivo');
    for (const name of ['sarif', 'junit', 'report']) expect(existsSync(outputs[name] ?? ''), name).toBe(true);
    expect((await sandbox.messages({ vendor: 'vivo' })).flatMap(({ pushes }) => pushes)).toHaveLength(1);
    await sandbox.close();
  });

  it.each([
    [{ COMMAND: 'send' }, 'command must be smoke or doctor'],
    [{ PUSH: 'yes' }, 'push must be true or false'],
    [{ COMMAND: 'doctor', PUSH: 'true' }, 'doctor sends no push'],
    [{ WORKING_DIRECTORY: 'gone' }, 'there is no folder'],
  ])('%o is refused before anything runs', async (inputs, why) => {
    const { status, stdout, outputs } = await act(emptyFolder(), inputs);
    expect([status, outputs]).toEqual([2, { 'exit-code': '2' }]);
    expect(stdout).toContain(why);
  });

  it('a value becomes no flag and no shell word, and a finding without a file gets a place', async () => {
    const folder = emptyFolder();
    const { status, stdout, outputs } = await act(folder, { VENDORS: '--push; touch stolen' });
    expect([status, outputs['exit-code']]).toEqual([2, '2']);
    expect(existsSync(join(folder, 'stolen'))).toBe(false);
    expect(stdout).toMatch(/::error file=README\.md,line=1,/);
  });

  it('hands every input to the script, and every output is one that the script writes', () => {
    const { inputs, outputs, runs } = parse(readFileSync('action.yml', 'utf8')) as {
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly outputs: Readonly<Record<string, { readonly value: string }>>;
      readonly runs: { readonly steps: readonly { readonly env?: Readonly<Record<string, string>> }[] };
    };
    const given = Object.entries(runs.steps[0]?.env ?? {});
    const named = Object.keys(inputs).filter((name) => name !== 'upload-sarif');
    expect(given).toEqual(
      named.map((name) => [`INPUT_${name.replaceAll('-', '_').toUpperCase()}`, `\${{ inputs.${name} }}`]),
    );
    const written = readFileSync('scripts/action/run.mjs', 'utf8') + readFileSync('scripts/action/sarif.mjs', 'utf8');
    for (const [name, { value }] of Object.entries(outputs)) {
      expect(value).toBe(`\${{ steps.run.outputs.${name} }}`);
      expect(written).toMatch(new RegExp(`\\b${name}'?[:,} ]|files\\.${name}\\b`));
    }
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
