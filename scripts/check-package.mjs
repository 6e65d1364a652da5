// Looks into what `npm publish` would send: its size, what has to be inside, what must not be, and that every bundled package is named with its licence.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LARGEST_TARBALL = 1_200_000;
const LARGEST_UNPACKED = 4_000_000;

const faults = [];
const expect = (holds, sentence) => {
  if (!holds) faults.push(sentence);
};

const packed = runNpm(['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' });
if (packed.status !== 0) throw new Error(packed.stderr);
const [tarball] = JSON.parse(packed.stdout);
const files = tarball.files.map((file) => file.path);

expect(tarball.size <= LARGEST_TARBALL, `the tarball has ${tarball.size} bytes, allowed are ${LARGEST_TARBALL}`);
expect(
  tarball.unpackedSize <= LARGEST_UNPACKED,
  `unpacked it has ${tarball.unpackedSize} bytes, allowed are ${LARGEST_UNPACKED}`,
);

for (const wanted of [
  'LICENSE',
  'README.md',
  'bin/tim-push.js',
  'bin/package.json',
  'dist/cli.cjs',
  'dist/lib.cjs',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/inspector/index.html',
  'dist/inspector/app.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/sbom.cdx.json',
  'man/tim-push.1',
  'schema/config.json',
  'schema/output/send.json',
])
  expect(files.includes(wanted), `${wanted} is missing`);
for (const file of files)
  expect(
    !/^(?:test|fixtures|bench|scripts|src|node_modules)\/|\.map$|metafile|tsconfig/.test(file),
    `${file} does not belong inside`,
  );

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
  expect(Object.keys(manifest[kind] ?? {}).length === 0, `package.json has ${kind}; everything is bundled`);
for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
  expect(
    manifest.scripts[script] === undefined,
    `package.json has the script ${script}, which runs on other people's machines`,
  );

// zod and the others are bundled: a type that names one of them would be `any` to whoever installs the package.
for (const [, from] of readFileSync(join(root, 'dist/index.d.ts'), 'utf8').matchAll(
  /(?:from |import\()['"]([^'"]+)['"]/g,
))
  expect(from.startsWith('node:'), `dist/index.d.ts takes types from ${from}, which is not installed with the package`);

// A second witness beside the list the build made: what our own sources import by name.
const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
const materials = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8'));
const nameOf = (item) => (item.group === undefined ? item.name : `${item.group}/${item.name}`);
const named = new Set(materials.components.map(nameOf));
for (const name of importedByUs(join(root, 'src'))) expect(named.has(name), `sbom.cdx.json does not name ${name}`);
for (const item of materials.components) {
  const heading = notices.indexOf(`\n${nameOf(item)} ${item.version} (`);
  expect(heading >= 0, `THIRD-PARTY-NOTICES.txt does not name ${nameOf(item)} ${item.version}`);
  expect(item.licenses.length > 0, `sbom.cdx.json: ${nameOf(item)} lacks its licence`);
}

/** Packages that files under a folder import for their values; types leave nothing in the bundle. */
function importedByUs(folder) {
  const names = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, clause, from] of text.matchAll(/^(?:import|export)\s+([^;]*?)\s*from\s+'([^'.][^']*)'/gm)) {
      if (clause.startsWith('type ') || from.startsWith('node:') || isOnlyTypes(clause)) continue;
      names.add(/^(?:@[^/]+\/)?[^/]+/.exec(from)[0]);
    }
  }
  // A package of names only: its parts are what is bundled.
  names.delete('@inquirer/prompts');
  return names;
}

function isOnlyTypes(clause) {
  const inner = /^\{([\s\S]*)\}$/.exec(clause)?.[1];
  return inner?.split(',').every((part) => part.trim() === '' || part.trim().startsWith('type ')) ?? false;
}

for (const fault of faults) console.error(`package: ${fault}`);
console.log(
  `package: ${tarball.size} bytes packed, ${tarball.unpackedSize} unpacked, ${files.length} files, ${materials.components.length} bundled packages`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
