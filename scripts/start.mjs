// `npm start`: sets up, then sends one push to a demo device of every vendor through the embedded sandbox.
// Arguments go to the program instead: `npm start -- check-config`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const given = process.argv.slice(2);
process.exitCode = node([join(root, 'scripts', 'setup.mjs'), '--build']);
if (process.exitCode === 0) {
  process.exitCode = node([join(root, 'bin', 'tim-push.js'), ...(given.length > 0 ? given : ['send', '--sandbox'])]);
}
