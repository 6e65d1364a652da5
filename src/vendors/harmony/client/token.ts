// The format of a device token on HarmonyOS 5 and later; the vendor guarantees neither format nor length, so the format never causes a rejection.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { olderTokenShape, tokenShape } from '../facts.js';
import { harmonyProblem } from '../problems.js';

export type TokenClass = 'harmony-next' | 'repairable' | 'older' | 'unknown';

/** Classifies a text; `fixed` is the token without copied quotes or spaces. */
export function classifyToken(text: string): { readonly kind: TokenClass; readonly fixed?: string } {
  if (tokenShape.test(text)) return { kind: 'harmony-next' };
  const fixed = text.replace(/["'`“”\s,]/g, '');
  if (fixed !== text && tokenShape.test(fixed)) return { kind: 'repairable', fixed };
  return { kind: olderTokenShape.test(text) ? 'older' : 'unknown' };
}

export function fitsToken(token: string): TokenFit {
  const { kind } = classifyToken(token);
  return kind === 'harmony-next' || kind === 'repairable' ? 'yes' : 'no';
}

export function checkToken(token: string): readonly Problem[] {
  const text = token.trim();
  if (/\.\.\.|…/.test(text)) return [harmonyProblem('harmony/token-cut')];
  switch (classifyToken(token).kind) {
    case 'harmony-next':
      return [];
    case 'repairable':
      return [harmonyProblem('harmony/token-blank')];
    case 'older':
      return [harmonyProblem('harmony/token-older')];
    case 'unknown':
      return text === '' || /[\s"'“”]/.test(token)
        ? [harmonyProblem('harmony/token-blank')]
        : [harmonyProblem('harmony/token-shape', { args: { length: token.length } })];
  }
}
