// What a release says about itself, before anything is published: package.json is complete, and the changelog has a section for this version.
//   node scripts/check-release.mjs [version]     GITHUB_REPOSITORY=owner/name also has to be the repository of package.json
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (name) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const version = (process.argv[2] ?? manifest.version).replace(/^v/, '');
const faults = [];
const expect = (holds, sentence) => {
  if (!holds) faults.push(sentence);
};

expect(manifest.version === version, `package.json has version ${manifest.version}, the release is ${version}`);
expect(
  JSON.parse(read('package-lock.json')).version === version,
  `package-lock.json has another version than ${version}`,
);
for (const member of ['description', 'license', 'author', 'engines', 'repository'])
  expect(manifest[member] !== undefined, `package.json has no ${member}`);
expect((manifest.keywords ?? []).length > 0, 'package.json has no keywords');
// The site is published there, and `docs` of a problem is an address below it.
expect(
  /^https:\/\/(?!github\.com\/)[^\s#?]+[^/]$/.test(manifest.homepage ?? ''),
  'homepage in package.json is not the address of the documentation site: https://…, no repository, no slash at the end',
);
const repository = process.env.GITHUB_REPOSITORY;
// npm compares it with the place that the provenance names.
if (repository !== undefined)
  expect(
    JSON.stringify(manifest.repository ?? '')
      .toLowerCase()
      .includes(`github.com/${repository.toLowerCase()}`),
    `repository in package.json is not https://github.com/${repository}`,
  );
for (const file of ['LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md'])
  expect(existsSync(join(root, file)), `${file} is missing`);
const section = new RegExp(
  `^## \\[?${version.replaceAll('.', '\\.')}\\b.*\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`,
  'm',
).exec(read('CHANGELOG.md'));
expect(section !== null, `CHANGELOG.md has no section "## ${version}"`);
expect(section === null || /^- /m.test(section[1]), `CHANGELOG.md says nothing below "## ${version}"`);

for (const fault of faults) console.error(`release: ${fault}`);
console.log(`release ${version}: ${faults.length === 0 ? 'complete' : `${faults.length} to put right`}`);
process.exitCode = faults.length === 0 ? 0 : 1;
