// `npm run docs`: writes the pages that are made from the catalogues into docs/reference, which git ignores.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { referencePages } from './docs/reference-pages.js';

const folder = join('docs', 'reference');
rmSync(folder, { recursive: true, force: true });
const pages = await referencePages();
for (const [path, text] of pages) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
console.log(`${pages.size} pages written to ${folder}`);
