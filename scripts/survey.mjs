// Runs doctor over checked-out projects, counts the findings by rule, and compares two saved runs: how false alarms are seen before users see them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run survey -- <folders…> [--save run.json]      doctor over every folder, findings by rule
npm run survey -- --compare old.json new.json       what is new and what is gone between two saved runs
npm run survey -- <folders…> --compare old.json     the same, with a run of now
--rule <id>   only this rule, with what was found · --hints   hints too`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    save: { type: 'string' },
    compare: { type: 'string', multiple: true },
    rule: { type: 'string' },
    hints: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const program = resolve(import.meta.dirname, '../bin/tim-push.js');
/** An unknown project may take doctor long; the others must not wait for it. */
const LONGEST_MS = 120_000;

function examine(folder) {
  const started = performance.now();
  const run = spawnSync(process.execPath, [program, 'doctor', folder, '--json', '--lang', 'en'], {
    encoding: 'utf8',
    timeout: LONGEST_MS,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ms = Math.round(performance.now() - started);
  try {
    const document = JSON.parse(run.stdout);
    const findings = (document.problems ?? []).map((problem) => ({
      rule: problem.code.replace(/^doctor\//, ''),
      severity: problem.severity,
      place: `${relative(folder, resolve(folder, problem.at?.file ?? '.')) || '.'}:${problem.at?.line ?? ''}`,
      title: problem.title,
    }));
    const kinds = (document.projects ?? []).map((project) => project.kind);
    const undecided = (document.rules ?? []).filter((rule) => /^could not decide/.test(rule.reason ?? ''));
    return { folder: basename(folder), ms, kinds, findings, undecided: undecided.map((rule) => rule.id) };
  } catch {
    const reason = run.error?.code === 'ETIMEDOUT' ? `no answer within ${LONGEST_MS / 1000} s` : `exit ${run.status}`;
    return {
      folder: basename(folder),
      ms,
      kinds: [],
      findings: [],
      undecided: [],
      failure: `${reason} ${run.stderr.slice(0, 200)}`,
    };
  }
}

const told = (finding) => values.hints || finding.severity !== 'hint';
const line = (folder, { rule, severity, place, title }) =>
  `${severity.padEnd(7)} ${rule.padEnd(9)} ${folder}  ${place}  ${title}`;

function printRun(run) {
  for (const { folder, ms, kinds, findings, failure } of run.projects) {
    const shown = findings.filter(told);
    console.log(`${folder}: ${failure ?? `${kinds.join(', ') || 'no app'}, ${shown.length} findings`} (${ms} ms)`);
  }
  const byRule = new Map();
  for (const { folder, findings } of run.projects)
    for (const finding of findings.filter(told))
      byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), { folder, ...finding }]);
  for (const [rule, list] of [...byRule].sort((a, b) => b[1].length - a[1].length)) {
    if (values.rule !== undefined && values.rule !== rule) continue;
    console.log(`\n${rule}: ${list.length} in ${new Set(list.map((item) => item.folder)).size} projects`);
    for (const { folder, ...finding } of list) console.log(`  ${line(folder, finding)}`);
  }
}

/** Lines move when a project is checked out anew: findings are the same when project, rule, file and words are. */
const keysOf = (run) =>
  new Map(
    run.projects.flatMap(({ folder, findings }) =>
      findings.map((finding) => [
        [folder, finding.rule, finding.place.replace(/:\d*$/, ''), finding.title].join('\n'),
        line(folder, finding),
      ]),
    ),
  );

function printDifference(before, after) {
  const [old, now] = [keysOf(before), keysOf(after)];
  const added = [...now].filter(([key]) => !old.has(key));
  const gone = [...old].filter(([key]) => !now.has(key));
  console.log(`\n${added.length} new, ${gone.length} gone`);
  for (const [, text] of added) console.log(`+ ${text}`);
  for (const [, text] of gone) console.log(`- ${text}`);
}

const load = (path) => JSON.parse(readFileSync(path, 'utf8'));
const compared = values.compare ?? [];
if (compared.length === 1 && positionals.length === 1 && positionals[0].endsWith('.json'))
  printDifference(load(compared[0]), load(positionals[0]));
else if (values.help || positionals.length === 0) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const run = { projects: positionals.map((folder) => examine(resolve(folder))) };
  printRun(run);
  if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(run, null, 1)}\n`);
  for (const path of compared) printDifference(load(path), run);
}
