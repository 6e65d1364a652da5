// Start-up figures as ratios within one run: the program against an empty Node process, in turn, median with minimum and maximum.
// `npm run bench` builds first; `npm run bench -- --write` also writes docs/benchmarks.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 25;
const bin = join(process.cwd(), 'bin', 'tim-push.js');
const folder = mkdtempSync(join(tmpdir(), 'tim-push-bench-'));
const config = {
  package_name: 'com.example.chat',
  vivo_app_id: '105512345',
  vivo_app_key: 'k'.repeat(32),
  vivo_app_secret: 's'.repeat(32),
};
writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });

const rows = [
  { name: '`--version`', args: [bin, '--version'], goal: 1.3 },
  { name: '`--help`', args: [bin, '--help'], goal: 1.3 },
  { name: '`check-config --offline`', args: [bin, 'check-config', '--offline'], goal: 2 },
];

function time(args) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (error || status !== 0) throw error ?? new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const lines = [];
for (const { name, args, goal } of rows) {
  time(args);
  const ratios = [];
  const own = [];
  const empty = [];
  // In turn, so that a machine that drifts drifts for both.
  for (let i = 0; i < RUNS; i += 1) {
    const floor = time(['-e', '0']);
    const took = time(args);
    empty.push(floor);
    own.push(took);
    ratios.push(took / floor);
  }
  const [low, middle, high] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((ratio) =>
    ratio.toFixed(2),
  );
  lines.push(
    `| ${name} against \`node -e 0\` | ≤ ${goal} × | ${middle} × (${low}–${high}) | ${median(own).toFixed(0)} ms / ${median(empty).toFixed(0)} ms | ${Number(middle) <= goal ? 'met' : 'missed'} |`,
  );
}

const table = `| Figure | Goal | Median ratio (min–max) | Medians | |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
console.log(table);
if (process.argv.includes('--write')) {
  const about = `Whole processes, ${RUNS} alternating runs each, after one that is not counted. Node ${process.version}, ${process.platform}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}. Make them again with \`npm run bench -- --write\`.`;
  writeFileSync('docs/benchmarks.md', `# Benchmarks\n\n${about}\n\n${table}`);
}
