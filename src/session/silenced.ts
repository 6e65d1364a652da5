// `skip` of a config: findings of our own that are switched off. What a vendor answers is never left out.
import type { LoadedConfig } from '../config/index.js';
import type { Problem } from '../problems/types.js';

/** The findings without those that the config silences. */
export function withoutSilenced(
  { skip }: Pick<LoadedConfig, 'skip'>,
  problems: readonly Problem[],
): readonly Problem[] {
  if (skip.length === 0) return problems;
  const codes = new Set(skip.map(({ code }) => code));
  return problems.filter(({ code }) => !codes.has(code));
}
