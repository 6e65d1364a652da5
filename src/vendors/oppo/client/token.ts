// What an OPPO registration ID looks like.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { REGISTRATION_ID } from '../facts.js';
import { oppoProblem } from '../problems.js';

/** The region prefix is OPPO's alone; 32 hex digits by themselves are also the shape of keys. */
export function fitsToken(token: string): TokenFit {
  if (!REGISTRATION_ID.test(token)) return 'no';
  return token.includes('_') ? 'yes' : 'maybe';
}

export const checkToken = (token: string): readonly Problem[] =>
  REGISTRATION_ID.test(token) ? [] : [oppoProblem('oppo/token-shape', { args: { length: token.length } })];
