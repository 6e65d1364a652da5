// The table of contents of docs/: every page by its own first heading, so that none is forgotten.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SECTIONS = [
  ['', 'Guides and reference'],
  ['zh', '中文'],
  ['credentials', 'Credentials, vendor by vendor'],
  ['vendors', 'For people who extend it'],
  ['decisions', 'Decisions'],
] as const;

/** `made`: generated pages, which count even where they are not on the disk yet. */
export function indexPage(root: string, made: ReadonlyMap<string, string>): string {
  const parts = SECTIONS.map(([folder, title]) => {
    const prefix = folder === '' ? 'docs/' : `docs/${folder}/`;
    const written = existsSync(join(root, prefix)) ? readdirSync(join(root, prefix)) : [];
    const generated = [...made.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    const names = [...new Set([...written, ...generated])]
      .filter((name) => name.endsWith('.md') && !name.includes('/') && name !== 'README.md')
      .sort();
    const lines = names.map((name) => {
      const text = made.get(`${prefix}${name}`) ?? readFileSync(join(root, prefix, name), 'utf8');
      const heading = /^# (.+)$/m.exec(text)?.[1] ?? name;
      return `- [${heading}](${folder === '' ? '' : `${folder}/`}${name})`;
    });
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  return `# Documentation\n\nProblem pages, one per code: [codes.md](codes.md), or \`tim-push explain <code>\`.\n\n${parts.join('\n\n')}\n`;
}
