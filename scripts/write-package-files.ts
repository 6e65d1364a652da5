// Writes schema/ and man/, which the package carries and git ignores; a part of the build.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { packageFiles } from './docs/package-files.js';

const files = await packageFiles();
for (const folder of ['schema', 'man']) rmSync(folder, { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
