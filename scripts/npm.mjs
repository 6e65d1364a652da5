// Runs npm on every system: on Windows npm is a script, which only a shell starts, and a shell wants quotes around blanks.
import { spawnSync } from 'node:child_process';

export function runNpm(args, options) {
  const shell = process.platform === 'win32';
  return spawnSync('npm', shell ? args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)) : args, { ...options, shell });
}
