// What `init` writes: the keys it adds to the config, the config itself, the line in .gitignore.
import { dirname, relative, resolve } from 'node:path';
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import type { Addition } from '../../setup/config-text.js';
import type { Draft } from '../../setup/draft.js';
import type { ConfigDevice } from '../../setup/wizard.js';
import { type IgnorePlan, writeGitignore, writeOwnerOnly } from '../../setup/write-files.js';
import { type Platform, withSlashes } from '../../text/platform.js';
import type { InitPlace } from './place.js';

/** Keys to add, in the order of the schema. Paths become relative to the config that names them. */
export function additionsOf(
  { path, root, found, existing, fields }: InitPlace,
  draft: Draft,
  devices: readonly ConfigDevice[],
): Addition[] {
  const kinds = new Map(fields.map((field) => [field.key, field.kind]));
  const fromConfig = (name: string): string => withSlashes(relative(dirname(path), resolve(root, name)));
  const extending = existing.sources.some(({ role }) => role === 'extends');
  const parents = extending ? [] : found.extended.map(fromConfig);
  const [only] = parents;
  return [
    ...(only === undefined ? [] : [[['extends'], parents.length === 1 ? only : parents] as const]),
    ...draft.toWrite().map(([key, item]): Addition => {
      if (item.reference !== undefined) return [[key], item.reference];
      const kind = kinds.get(key);
      if (kind === 'integer' && Number.isSafeInteger(Number(item.value))) return [[key], Number(item.value)];
      if (kind === 'file' || (kind === 'json' && !item.value.startsWith('{'))) return [[key], fromConfig(item.value)];
      if (kind === 'json' || kind === 'object') return [[key], JSON.parse(item.value) as unknown];
      return [[key], item.value];
    }),
    ...devices.map(({ name, vendor, token }): Addition => [['devices', name], { vendor, token }]),
  ];
}

export function write(
  path: string,
  { after, ignore }: { readonly after: string; readonly ignore: IgnorePlan | undefined },
  platform: Platform,
): { readonly isOwnerOnly: boolean } | { readonly problem: Problem } {
  try {
    // The line in .gitignore first: a config that is there for a moment without it could be committed.
    if (ignore !== undefined) writeGitignore(ignore);
    return writeOwnerOnly(path, after, platform);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: initProblem('init/unwritable', { args: { file: path, reason } }) };
  }
}
