// The version of an npm package as a lock file fixes it: npm, yarn (both forms), pnpm and bun.
import { nodeAt, textOf } from '../../readers/node.js';
import { readYaml } from '../../readers/yaml.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, joinPath, relativeTo } from '../folder/walk.js';

/** Looks beside the package.json first, then upward: a workspace has one lock file at its root. */
export function lockedVersion(files: ProjectFiles, root: string, name: string, constraint: string): string | undefined {
  for (let folder = root; ; folder = folderOf(folder)) {
    for (const [file, read] of READERS) {
      const text = files.source(joinPath(folder, file))?.text;
      const version =
        text === undefined ? undefined : read(text, { name, constraint, place: relativeTo(root, folder) });
      if (version !== undefined) return version;
    }
    if (folder === '.' || folder === '/') return undefined;
  }
}

interface Dependency {
  readonly name: string;
  readonly constraint: string;
  /** The package's folder seen from the lock file. */
  readonly place: string;
}

type Reader = (text: string, wanted: Dependency) => string | undefined;

const versionIn = (text: unknown): string | undefined =>
  typeof text === 'string' ? /^\d+(?:\.\d+)+(?:-[\w.]+)?/.exec(text)?.[0] : undefined;

const npm: Reader = (text, { name, place }) => {
  try {
    const lock = JSON.parse(text) as {
      packages?: Record<string, { version?: unknown }>;
      dependencies?: Record<string, { version?: unknown }>;
    };
    const own = place === '.' ? undefined : lock.packages?.[`${place}/node_modules/${name}`];
    return versionIn((own ?? lock.packages?.[`node_modules/${name}`] ?? lock.dependencies?.[name])?.version);
  } catch {
    return undefined;
  }
};

/** `"name@^1.2.0":` or `"name@npm:^1.2.0, name@npm:^1.1.0":`, and the version in the lines below. */
const yarn: Reader = (text, { name, constraint }) => {
  const found: { readonly specs: readonly string[]; readonly version: string }[] = [];
  let specs: readonly string[] = [];
  for (const line of text.split('\n')) {
    if (/^\S.*:\s*$/.test(line))
      specs = line
        .trim()
        .slice(0, -1)
        .split(',')
        .map((part) => part.trim().replace(/^"|"$/g, ''))
        .filter((part) => part.startsWith(`${name}@`))
        .map((part) => part.slice(name.length + 1).replace(/^npm:/, ''));
    const version = specs.length === 0 ? undefined : /^\s+version:?\s+"?([^"\s]+)"?\s*$/.exec(line)?.[1];
    if (version !== undefined) found.push({ specs, version });
  }
  const [only, second] = found;
  return versionIn((second === undefined ? only : found.find((item) => item.specs.includes(constraint)))?.version);
};

const pnpm: Reader = (text, { name, place }) => {
  const { root } = readYaml(text);
  const importer = nodeAt(root, 'importers', place) ?? root;
  const entry = nodeAt(importer, 'dependencies', name) ?? nodeAt(importer, 'devDependencies', name);
  return versionIn(textOf(nodeAt(entry, 'version')) ?? textOf(entry));
};

/** JSON with commas at the end of lists: the one line of the package is enough. */
const bun: Reader = (text, { name }) => {
  const line = text.split('\n').find((item) => item.trimStart().startsWith(`"${name}": ["${name}@`));
  return versionIn(line?.split(`["${name}@`)[1]);
};

const READERS: readonly (readonly [string, Reader])[] = [
  ['package-lock.json', npm],
  ['npm-shrinkwrap.json', npm],
  ['yarn.lock', yarn],
  ['pnpm-lock.yaml', pnpm],
  ['bun.lock', bun],
];
