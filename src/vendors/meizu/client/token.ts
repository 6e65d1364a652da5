// What a Meizu pushId looks like.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { LEGACY_PUSH_ID, PUSH_ID } from '../facts.js';
import { meizuProblem } from '../problems.js';

/** No other vendor uses 45 characters of this kind; the old digit form overlaps with others. */
export function fitsToken(token: string): TokenFit {
  if (PUSH_ID.test(token)) return 'yes';
  return LEGACY_PUSH_ID.test(token) ? 'maybe' : 'no';
}

export function checkToken(token: string): readonly Problem[] {
  if (/[,\s]/.test(token)) return [meizuProblem('meizu/token-list')];
  return PUSH_ID.test(token) || LEGACY_PUSH_ID.test(token)
    ? []
    : [meizuProblem('meizu/token-shape', { args: { length: token.length } })];
}
