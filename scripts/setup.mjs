// Gets a checkout ready: installs what the build needs, and what lies in tools/<name> for each name behind --with; builds (with --build, or alone with
// --only-build) when a source is newer than the build.
// The type declarations of the library take longest and no test reads them: `npm run build` makes them too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a step; its output goes to stderr, because stdout belongs to the program that is started afterwards. */
function run(command, args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status, error } = command === 'npm' ? runNpm(args, options) : spawnSync(command, args, options);
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

/** The folders of tools/ named behind --with: packages that only some commands need. */
function wantedTools() {
  const at = process.argv.indexOf('--with');
  const names = at === -1 ? [] : (process.argv[at + 1] ?? '').split(',');
  for (const name of names)
    if (!existsSync(join(root, 'tools', name, 'package.json'))) throw new Error(`there is no tools/${name}`);
  return names;
}

function install() {
  const stamp = join(root, 'node_modules', '.tim-push-setup.json');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const before = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : { tools: [] };
  const isCurrent = before.lock === lock;
  const tools = [...new Set([...before.tools, ...wantedTools()])].sort();
  if (isCurrent && tools.length === before.tools.length) return;
  const which =
    tools.length === 0
      ? ['--workspaces=false']
      : ['--include-workspace-root', ...tools.flatMap((name) => ['--workspace', `tools/${name}`])];
  console.error(
    `Installing what ${tools.length === 0 ? 'the build needs' : `the build and ${tools.join(', ')} need`} …`,
  );
  // `npm ci` begins anew; with the same lock file the missing tools are only added.
  run('npm', [...(isCurrent ? ['install', '--no-save'] : ['ci']), ...which, '--loglevel=error']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ lock, tools }));
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
