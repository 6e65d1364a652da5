// `npm audit` over what is inside the bundle, read from its bill of materials: package.json lists no dependency, so npm by itself would audit nothing.
// `--required` fails also where the registry answers no audit at all; without it that is only said.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { components } = JSON.parse(readFileSync(join(root, 'dist', 'sbom.cdx.json'), 'utf8'));
if (components.length === 0) throw new Error('dist/sbom.cdx.json lists no package: build first');

/** A lock file as npm writes it; a second version of a package lies inside an empty one of ours. */
function lockOf(items) {
  const packages = { '': { name: 'bundled', version: '1.0.0', dependencies: {} } };
  items.forEach(({ group, name, version }, i) => {
    const full = group === undefined ? name : `${group}/${name}`;
    const holder = packages[`node_modules/${full}`] === undefined ? '' : `holder-${i}`;
    if (holder !== '') {
      packages[''].dependencies[holder] = '1.0.0';
      packages[`node_modules/${holder}`] = { version: '1.0.0', dependencies: { [full]: version } };
    }
    packages[`${holder === '' ? '' : `node_modules/${holder}/`}node_modules/${full}`] = { version };
    if (holder === '') packages[''].dependencies[full] = version;
  });
  return { name: 'bundled', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
}

const folder = mkdtempSync(join(tmpdir(), 'tim-push-audit-'));
try {
  const lock = lockOf(components);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...lock.packages[''] }));
  const { stdout } = runNpm(['audit', '--package-lock-only', '--json'], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout || '{}');
  if (report.metadata === undefined) {
    console.log(
      `audit: the registry gave no answer about ${components.length} bundled packages: ${report.message ?? 'no reason given'}`,
    );
    process.exitCode = process.argv.includes('--required') ? 1 : 0;
  } else {
    const found = Object.values(report.vulnerabilities ?? {});
    for (const { name, severity, via } of found)
      for (const item of via)
        console.log(`audit: ${name} (${severity}): ${item.title ?? item} ${item.url ?? ''}`.trim());
    console.log(`audit: ${components.length} bundled packages, ${found.length} with known vulnerabilities`);
    process.exitCode = found.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
