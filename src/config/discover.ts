// Where a config lies: named, in the environment, or upward from the working directory.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';

const ENDINGS = ['json', 'jsonc', 'yaml', 'yml'] as const;
/** Read-only sources of an app project, looked for beside a config's usual place. */
const TIMPUSH = [
  'timpush-configs.json',
  'android/app/src/main/assets/timpush-configs.json',
  'app/src/main/assets/timpush-configs.json',
] as const;
/** Bounds of the look through lib/ for PushAppInfo. */
const DEEPEST_FOLDER = 6;
const MOST_FILES = 2000;

export interface Discovery {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file?: string;
  readonly profile?: string;
}

export type Found = { readonly path: string; readonly by: string } | { readonly problem: Problem } | undefined;

/** The first config that fits; undefined when there is none and none was asked for by name. */
export function discover({ cwd, env, file, profile }: Discovery): Found {
  const named = file ?? (env['TIM_PUSH_CONFIG'] === '' ? undefined : env['TIM_PUSH_CONFIG']);
  if (named !== undefined && named !== '') {
    const path = resolve(cwd, named);
    const by = file === undefined ? 'TIM_PUSH_CONFIG' : '--config';
    return existsSync(path)
      ? { path, by }
      : { problem: configProblem('config/file-missing', { args: { file: named, by }, at: { file: named } }) };
  }
  const names = ENDINGS.map((ending) =>
    profile === undefined ? `tim-push.config.${ending}` : `tim-push.${profile}.config.${ending}`,
  );
  for (const folder of upward(cwd)) {
    const name = names.find((candidate) => existsSync(join(folder, candidate)));
    if (name !== undefined) return { path: join(folder, name), by: 'discovery' };
    if (profile !== undefined) continue;
    const source = TIMPUSH.find((candidate) => existsSync(join(folder, candidate)));
    if (source !== undefined) return { path: join(folder, source), by: 'discovery' };
    if (existsSync(join(folder, 'pubspec.yaml'))) {
      const dart = findDart(join(folder, 'lib'));
      if (dart !== undefined) return { path: dart, by: 'discovery' };
    }
  }
  return profile === undefined
    ? undefined
    : { problem: configProblem('config/profile-not-found', { args: { profile, names: names.join(', ') } }) };
}

function* upward(start: string): Generator<string> {
  let folder = resolve(start);
  for (;;) {
    yield folder;
    const parent = dirname(folder);
    if (parent === folder) return;
    folder = parent;
  }
}

function findDart(root: string): string | undefined {
  let seen = 0;
  const look = (folder: string, depth: number): string | undefined => {
    let entries: { name: string; isDirectory(): boolean; isFile(): boolean }[];
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name));
    } catch {
      return undefined;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isFile() && entry.name.endsWith('.dart')) {
        seen += 1;
        if (seen > MOST_FILES) return undefined;
        if (/\bPushAppInfo\s*\(\s*\w+\s*:/.test(readFileSync(path, 'utf8').slice(0, 200_000))) return path;
      } else if (entry.isDirectory() && depth < DEEPEST_FOLDER && !entry.name.startsWith('.')) {
        const found = look(path, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return look(root, 0);
}
