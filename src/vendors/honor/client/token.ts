// The format of an Honor device token; Honor guarantees none, so the format never causes a rejection.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { DOTTED_TOKEN, SHARED_TOKEN } from '../facts.js';
import { honorProblem } from '../problems.js';

export function fitsToken(token: string): TokenFit {
  if (DOTTED_TOKEN.test(token)) return 'yes';
  return SHARED_TOKEN.test(token) ? 'maybe' : 'no';
}

export function checkToken(token: string): readonly Problem[] {
  if (/[\s,;"'`“”]/.test(token)) return [honorProblem('honor/token-blank')];
  return fitsToken(token) === 'no' ? [honorProblem('honor/token-shape', { args: { length: token.length } })] : [];
}
