// The format of a Meizu pushId.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { LEGACY_PUSH_ID, PUSH_ID } from '../facts.js';
import { meizuProblem } from '../problems.js';

/** Only Meizu uses this 45-character format; the old digit format overlaps with other vendors. */
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
