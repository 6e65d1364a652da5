// Examines a fixture project in memory with a few texts changed: takes a base folder, returns the results of the rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Disk } from '../../src/project/folder/disk.js';
import { type DoctorRun, type ExamineOptions, runDoctor } from '../../src/project/index.js';
import type { ConfigView } from '../../src/project/project.js';

export interface Change {
  /** Path to pairs of old and new text; each old text must occur. */
  readonly edit?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly remove?: readonly string[];
  readonly add?: Readonly<Record<string, string>>;
  /** Path to a new path. */
  readonly move?: Readonly<Record<string, string>>;
}

/** The repositories of one block of settings.gradle before its modules, not those of build.gradle. */
export const inSettings = (before: string, ...makers: readonly string[]): Change => ({
  edit: {
    'android/build.gradle': [
      [
        "        maven { url 'https://developer.hihonor.com/repo' }\n    }\n}\n\nrootProject",
        '    }\n}\n\nrootProject',
      ],
    ],
    'android/settings.gradle': [
      [
        'include ":app"',
        `dependencyResolutionManagement {\n${before}    repositories {\n        google()\n        mavenCentral()\n${makers.map((url) => `        maven { url '${url}' }\n`).join('')}    }\n}\n\ninclude ":app"`,
      ],
    ],
  },
});

export type Tree = Map<string, Buffer>;

/** A folder of fixtures/projects as path to bytes. */
export function readTree(base: string): Tree {
  const root = join('fixtures/projects', base);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).replaceAll('\\', '/'), readFileSync(path)];
    }),
  );
}

export function changeTree(tree: Tree, change: Change): Tree {
  const changed = new Map(tree);
  for (const [path, pairs] of Object.entries(change.edit ?? {})) {
    let text = changed.get(path)?.toString('utf8');
    if (text === undefined) throw new Error(`${path} is not in the fixture`);
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      text = text.replace(from, () => to);
    }
    changed.set(path, Buffer.from(text));
  }
  for (const path of change.remove ?? []) if (!changed.delete(path)) throw new Error(`${path} is not in the fixture`);
  for (const [from, to] of Object.entries(change.move ?? {})) {
    const bytes = changed.get(from);
    if (bytes === undefined) throw new Error(`${from} is not in the fixture`);
    changed.delete(from);
    changed.set(to, bytes);
  }
  for (const [path, text] of Object.entries(change.add ?? {})) changed.set(path, Buffer.from(text));
  return changed;
}

export function memoryDisk(tree: Tree): Disk {
  const folders = new Map<string, Map<string, boolean>>([['.', new Map()]]);
  for (const path of tree.keys()) {
    const steps = path.split('/');
    steps.forEach((name, i) => {
      const folder = steps.slice(0, i).join('/') || '.';
      const list = folders.get(folder) ?? new Map<string, boolean>();
      list.set(name, i < steps.length - 1);
      folders.set(folder, list);
    });
  }
  return {
    list: (folder) => {
      const list = folders.get(folder);
      return list === undefined ? undefined : [...list].map(([name, isFolder]) => ({ name, isFolder }));
    },
    read: (file, limit) => {
      const bytes = tree.get(file);
      return bytes === undefined || bytes.length > limit ? undefined : bytes;
    },
    show: (path) => path,
    absolute: (path) => `/nowhere/${path}`,
  };
}

/** A config of plain values. */
export function configOf(
  values: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): ConfigView {
  return {
    text: (key) => values[key],
    has: (key) => key in values || key in secrets,
    origin: (key) => (key in values || key in secrets ? { file: 'tim-push.config.json', line: 1, key } : undefined),
    isSecret: (key, text) => secrets[key] === text,
    secretsIn: (text) =>
      Object.entries(secrets).flatMap(([key, secret]) => {
        const offset = text.indexOf(secret);
        return offset === -1 ? [] : [{ key, offset }];
      }),
    secretKeys: Object.keys(secrets),
  };
}

export const runOn = (tree: Tree, options: Partial<ExamineOptions> = {}): Promise<DoctorRun> =>
  runDoctor({
    disk: memoryDisk(tree),
    config: undefined,
    vendors: undefined,
    disabled: new Set(),
    silenced: new Map(),
    android: undefined,
    ios: undefined,
    programs: undefined,
    home: '/nowhere',
    ...options,
  });

/** Rule ids that failed, sorted, each once. */
export const failedRules = (run: DoctorRun): string[] =>
  [
    ...new Set(
      run.examined.flatMap(({ results }) =>
        results.filter((item) => item.status === 'failed').map((item) => item.rule.id),
      ),
    ),
  ].sort();

/** Rules that threw an error over a file instead of reading it. */
export const stumbled = (run: DoctorRun): string[] =>
  run.examined.flatMap(({ results }) =>
    results
      .filter((item) => item.reason?.en.includes('did not understand'))
      .map((item) => `${item.rule.id}: ${item.reason?.en}`),
  );

export const lineOf = (tree: Tree, path: string, snippet: string): number => {
  const text = tree.get(path)?.toString('utf8') ?? '';
  const at = text.indexOf(snippet);
  if (at === -1) throw new Error(`${path} does not hold ${snippet}`);
  return text.slice(0, at).split('\n').length;
};
