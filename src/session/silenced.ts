// `skip` of a config: findings of our own that are switched off. What a vendor answers is never left out.
import type { LoadedConfig } from '../config/index.js';
import type { Problem } from '../problems/types.js';

/** A config file that belongs to another user must not silence the warning about its permissions. */
const NEVER_SILENCED = new Set(['config/foreign-owner']);

export const silencedCodes = ({ skip }: Pick<LoadedConfig, 'skip'>): ReadonlySet<string> =>
  new Set(skip.map(({ code }) => code).filter((code) => !NEVER_SILENCED.has(code)));

/** The findings without those that the config silences. */
export function withoutSilenced(
  { skip }: Pick<LoadedConfig, 'skip'>,
  problems: readonly Problem[],
): readonly Problem[] {
  if (skip.length === 0) return problems;
  const codes = silencedCodes({ skip });
  return problems.filter(({ code }) => !codes.has(code));
}
