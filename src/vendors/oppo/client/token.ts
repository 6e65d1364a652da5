// The format of an OPPO registration ID.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { REGISTRATION_ID } from '../facts.js';
import { oppoProblem } from '../problems.js';

/** Only OPPO uses the region prefix; 32 hex digits alone may also be a key. */
export function fitsToken(token: string): TokenFit {
  if (!REGISTRATION_ID.test(token)) return 'no';
  return token.includes('_') ? 'yes' : 'maybe';
}

export const checkToken = (token: string): readonly Problem[] =>
  REGISTRATION_ID.test(token) ? [] : [oppoProblem('oppo/token-shape', { args: { length: token.length } })];
