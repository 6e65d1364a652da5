// `npm run fuzz`: the property tests with many more runs and another seed each time; the seed is printed, so that a find can be repeated.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const seed = process.env.FC_SEED ?? String(Date.now() % 2_147_483_647);
const runs = process.env.FC_RUNS ?? '2000';
console.log(`FC_SEED=${seed} FC_RUNS=${runs}`);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    'test/fuzz',
    '--testTimeout=600000',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FC_SEED: seed, FC_RUNS: runs } },
);
process.exitCode = status ?? 1;
