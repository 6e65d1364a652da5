// The step of action.yml: runs tim-push, and leaves annotations, a job summary, report files and outputs behind. Ends with the exit code of tim-push.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { planOf } from './plan.mjs';
import { annotationsOf, countsOf, data, placed, summaryOf } from './sarif.mjs';

const { env } = process;
const workspace = env.GITHUB_WORKSPACE || process.cwd();
const plan = planOf(env, workspace);

const output = (values) => {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, lines.join(''));
};
const endWith = (code, why) => {
  if (why !== undefined) process.stdout.write(`::error title=tim-push::${data(why)}\n`);
  output({ 'exit-code': code });
  process.exit(code);
};

if (plan.wrong !== undefined) endWith(2, plan.wrong);
if (!existsSync(plan.folder)) endWith(2, `working-directory: there is no folder ${plan.folder}`);

/** npx as a program of Node: on Windows its own file can only be started by a shell. */
function npx() {
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npx-cli.js'),
  ].find((file) => existsSync(file));
  return beside === undefined ? ['npx'] : [process.execPath, beside];
}
const starter = plan.package.endsWith('.js')
  ? [process.execPath, plan.package]
  : [...npx(), '--yes', `--package=${plan.package}`, '--', 'tim-push'];

const reports = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), `tim-push-${plan.command}-`));
const files = { sarif: join(reports, 'tim-push.sarif'), junit: join(reports, 'tim-push.xml') };
if (plan.command === 'smoke') files.report = join(reports, 'tim-push.html');

/** Its messages go to the log; its answer comes back as text. */
function run(words) {
  const [program, ...before] = starter;
  const ended = spawnSync(program, [...before, ...plan.words, ...words], {
    cwd: plan.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ended.error !== undefined) endWith(1, `tim-push could not be started: ${ended.error.message}`);
  const wasInterrupted = ended.signal === 'SIGINT' || ended.signal === 'SIGTERM';
  return { code: ended.status ?? (wasInterrupted ? 130 : 1), text: ended.stdout };
}

// smoke runs once, because it may push. doctor sends no request and changes nothing: its second run is for the other format.
const main = run([
  '--format=sarif',
  ...(plan.command === 'smoke' ? [`--junit=${files.junit}`, `--report=${files.report}`] : []),
]);
let sarif;
try {
  sarif = JSON.parse(main.text);
} catch {
  endWith(
    main.code === 0 ? 1 : main.code,
    `tim-push gave no answer (exit code ${main.code}): see the log of this step`,
  );
}
if (plan.command === 'doctor') writeFileSync(files.junit, run(['--format=junit']).text);

/** Where a finding without a file is shown: the config, else the workflow, else the README of the repository. */
function otherwise() {
  const shown = (file) => relative(workspace, join(plan.folder, file)).replaceAll('\\', '/');
  const config =
    plan.config || readdirSync(plan.folder).find((name) => /^tim-push\..*config\.|^tim-push\.config\./.test(name));
  if (config !== undefined && existsSync(join(plan.folder, config))) return shown(config);
  return /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1] ?? 'README.md';
}
const shown = placed(sarif, relative(workspace, plan.folder), otherwise());
writeFileSync(files.sarif, `${JSON.stringify(shown, null, 2)}\n`);
for (const line of annotationsOf(shown)) process.stdout.write(`${line}\n`);

const made = Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(file)));
const counts = made.junit === undefined ? undefined : countsOf(readFileSync(made.junit, 'utf8'));
if (counts !== undefined) {
  process.stdout.write(
    `tim-push ${plan.command}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} left out, exit code ${main.code}\n`,
  );
  if (plan.command === 'doctor' && env.GITHUB_STEP_SUMMARY)
    appendFileSync(env.GITHUB_STEP_SUMMARY, summaryOf(plan.command, counts, shown));
}
output({ ...counts, ...made });
endWith(main.code);
