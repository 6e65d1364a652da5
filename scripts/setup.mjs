// Gets a checkout ready: installs when the lock file changed since the last install, builds (with --build, or alone with
// --only-build) when a source is newer than the build.
// The type declarations of the library take longest and no test reads them: \`npm run build\` makes them too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a step; its output goes to stderr, because stdout belongs to the program that is started afterwards. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) {
    console.error(`\n${command} ${args.join(' ')} ended with exit code ${status}; see the lines above.`);
    process.exitCode = status ?? 1;
    throw new Error('set-up stopped');
  }
}

function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function install() {
  const stamp = join(root, 'node_modules', '.tim-push-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing the development packages (only when package-lock.json changed) …');
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function build() {
  const output = join(root, 'dist', 'cli.cjs');
  const sources = ['src', 'scripts', 'package.json', 'package-lock.json', 'tsup.config.ts'].map((name) =>
    newestChange(join(root, name)),
  );
  if (existsSync(output) && statSync(output).mtimeMs > Math.max(...sources)) return;
  console.error('Building …');
  run(process.execPath, [join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js'), '--silent', '--no-dts']);
}

try {
  const onlyBuild = process.argv.includes('--only-build');
  if (!onlyBuild) install();
  if (onlyBuild || process.argv.includes('--build')) build();
} catch (error) {
  if (!process.exitCode) {
    console.error(error);
    process.exitCode = 1;
  }
}
