// The READMEs as npm shows them: every link and picture leads to the repository of package.json, at the tag of this version. The release workflow runs this
// before `npm pack` (docs/decisions/0016); in the checkout they stay relative.
//   node scripts/package-readme.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Relative targets made whole; throws where package.json names no repository on GitHub. */
export function packageReadme(text, { repository, version }) {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const [, name] = /github\.com[/:]([^/]+\/[^/#]+?)(?:\.git)?$/.exec(url) ?? [];
  if (name === undefined)
    throw new Error('package.json names no repository on GitHub, so the links of README lead nowhere on npm');
  return text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(/(!?\[[^\]]*\])\(([^)\s:]+)\)/g, (whole, label, target) => {
            if (target.startsWith('#')) return whole;
            const place = label.startsWith('!')
              ? `https://raw.githubusercontent.com/${name}/v${version}/`
              : `https://github.com/${name}/blob/v${version}/`;
            return `${label}(${place}${target})`;
          }),
    )
    .join('');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const file of ['README.md', 'README.zh-CN.md']
    .map((name) => join(root, name))
    .filter((path) => existsSync(path)))
    writeFileSync(file, packageReadme(readFileSync(file, 'utf8'), manifest));
}
