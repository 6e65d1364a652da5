// The format of a vivo device token (regId). The length alone never causes a rejection, because newer tokens do not have 23 digits.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { classicRegId, v2RegId } from '../facts.js';
import { vivoProblem } from '../problems.js';

export type RegIdClass = 'legacy' | 'v2' | 'unknown';

export function classifyRegId(token: string): RegIdClass {
  if (classicRegId.test(token)) return 'legacy';
  return v2RegId.test(token) ? 'v2' : 'unknown';
}

/** Only vivo uses the two known formats; other long digit strings and short `v2-` strings may be vivo tokens. */
export function fitsToken(token: string): TokenFit {
  if (classifyRegId(token) !== 'unknown') return 'yes';
  return /^[0-9]{15,40}$/.test(token) || token.startsWith('v2-') ? 'maybe' : 'no';
}

export function checkToken(token: string): readonly Problem[] {
  if (token === '' || /[\s"'`“”,;]/.test(token)) return [vivoProblem('vivo/token-blanks')];
  return classifyRegId(token) === 'unknown'
    ? [vivoProblem('vivo/token-shape', { args: { length: token.length } })]
    : [];
}
