// Makes docs/problems (one page per code), docs/codes.md and schema/config.json from the catalogues, so that nothing is written twice.
// Run by `npm run docs`; a test compares what is there with what this would write.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './docs/generated.js';

const root = process.cwd();
rmSync(join(root, 'docs', 'problems'), { recursive: true, force: true });
const files = await generatedFiles();
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
console.log(`${files.size} files written`);
