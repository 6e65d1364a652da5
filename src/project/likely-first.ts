// The order in which findings are reported: errors first; among them what stops the build, then what silences every phone, then what silences those of one vendor.

import type { Problem } from '../problems/types.js';
import { worstFirst } from '../problems/worst-first.js';
import type { ExaminedProject } from './index.js';
import type { Rule } from './types.js';

const reach = (rule: Rule): number => (rule.id.startsWith('BLD-') ? 0 : rule.vendors === undefined ? 1 : 2);

/** `before` and `after` are no findings of rules: what concerns the run itself. */
export function likelyFirst(
  examined: readonly ExaminedProject[],
  before: readonly Problem[],
  after: readonly Problem[],
): readonly Problem[] {
  const found = examined
    .flatMap(({ results }) => results)
    .flatMap(({ rule, problem }) => (problem === undefined ? [] : [{ problem, reach: reach(rule) }]))
    .sort((a, b) => a.reach - b.reach)
    .map(({ problem }) => problem);
  return worstFirst([...before, ...found, ...after]);
}
