// Packs the program, installs the tarball into an empty folder and lets this Node do its main job there; works the same on Windows.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = mkdtempSync(join(tmpdir(), 'tim-push-packed-'));

function run(command, args, cwd = home) {
  const options = { cwd, encoding: 'utf8' };
  const { status, stdout, stderr } = command === 'npm' ? runNpm(args, options) : spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

try {
  run('npm', ['pack', '--silent', '--pack-destination', home], root);
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`]);
  const others = readdirSync(join(home, 'node_modules')).filter((name) => name !== 'tim-push' && !name.startsWith('.'));
  if (others.length > 0) throw new Error(`the package brought others with it: ${others.join(', ')}`);

  const bin = join(home, 'node_modules', 'tim-push', 'bin', 'tim-push.js');
  for (const args of [
    ['--version'],
    ['send', '--sandbox'],
    ['vivo-test', '--sandbox', '--json'],
    ['check-config', '--sandbox', '--json'],
    ['explain', 'vivo', '10206', '--lang', 'zh'],
  ]) {
    run(process.execPath, [bin, ...args]);
    console.log(`tim-push ${args.join(' ')}: as it should be`);
  }
  const library =
    "import { startSandbox } from 'tim-push'; const s = await startSandbox({ port: 0 }); await s.close();";
  run(process.execPath, ['--input-type=module', '-e', library]);
  console.log(`library: as it should be, on Node ${process.versions.node}, ${process.platform}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
