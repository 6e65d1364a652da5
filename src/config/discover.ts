// Where a config lies: named, in the environment, or upward from the working directory.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { configProblem } from '../problems/entries/config/config.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';

const ENDINGS = ['json', 'jsonc', 'yaml', 'yml'] as const;
/** Read-only sources of an app project, looked for beside a config's usual place. */
const TIMPUSH = [
  'timpush-configs.json',
  'android/app/src/main/assets/timpush-configs.json',
  'app/src/main/assets/timpush-configs.json',
] as const;

export interface Discovery {
  readonly cwd: string;
  /** The highest folder to look into; `/` when left out. */
  readonly ceiling?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file?: string;
  readonly profile?: string;
}

export type FoundConfig = { readonly path: string; readonly by: string } | { readonly problem: Problem } | undefined;

/** The first config that fits; undefined when there is none and none was asked for by name. */
export async function discover({ cwd, ceiling, env, file, profile }: Discovery): Promise<FoundConfig> {
  const named = file || env['TIM_PUSH_CONFIG'];
  if (named?.trim() === '')
    return { problem: usageProblem('usage/empty-value', { args: { flag: 'TIM_PUSH_CONFIG' } }) };
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const by = file ? '--config' : 'TIM_PUSH_CONFIG';
    if (profile !== undefined) return findProfile([dirname(path)], profile, by);
    return existsSync(path)
      ? { path, by }
      : { problem: configProblem('config/file-missing', { args: { file: named, by }, at: { file: named } }) };
  }
  const folders = [...upward(cwd, ceiling)];
  if (profile !== undefined) return findProfile(folders, profile);
  const own = findOwn(folders);
  if (own !== undefined) return { path: own, by: 'discovery' };
  const source = await findSource(folders);
  return source === undefined ? undefined : { path: source, by: 'discovery' };
}

const namesOf = (start: string): readonly string[] => ENDINGS.map((ending) => `${start}.config.${ending}`);

function findOwn(folders: readonly string[], names = namesOf('tim-push')): string | undefined {
  for (const folder of folders) {
    const name = names.find((candidate) => existsSync(join(folder, candidate)));
    if (name !== undefined) return join(folder, name);
  }
  return undefined;
}

/** A profile is in the folder of the plain config. A folder above belongs to another app, and its credentials must not be used instead. */
function findProfile(folders: readonly string[], profile: string, by = 'discovery'): FoundConfig {
  const names = namesOf(`tim-push.${profile}`);
  const edge = folders.findIndex((folder) => findOwn([folder]) !== undefined);
  const searched = edge === -1 ? folders : folders.slice(0, edge + 1);
  const path = /[\\/]/.test(profile) ? undefined : findOwn(searched, names);
  return path === undefined
    ? { problem: configProblem('config/profile-not-found', { args: { profile, names: names.join(', ') } }) }
    : { path, by };
}

/** The app's own files, which count only where no config lies in any folder above. */
async function findSource(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const source = TIMPUSH.find((candidate) => existsSync(join(folder, candidate)));
    if (source !== undefined) return join(folder, source);
    if (!existsSync(join(folder, 'pubspec.yaml'))) continue;
    const { findPushAppInfo } = await import('./find-push-app-info.js');
    const dart = findPushAppInfo(join(folder, 'lib'));
    if (dart !== undefined) return dart;
  }
  return undefined;
}

function* upward(start: string, ceiling: string | undefined): Generator<string> {
  let folder = resolve(start);
  for (;;) {
    yield folder;
    const parent = dirname(folder);
    if (parent === folder || folder === ceiling) return;
    folder = parent;
  }
}
