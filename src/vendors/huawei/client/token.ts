// What a Huawei device token looks like; Huawei promises no form and no length, so nothing is refused by shape.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { tokenShapes } from '../facts.js';
import { huaweiProblem } from '../problems.js';

export type TokenClass = 'legacy' | 'classic' | 'shared' | 'harmony-next' | 'unknown';

export function classifyToken(token: string): TokenClass {
  if (tokenShapes.legacy.test(token)) return 'legacy';
  if (tokenShapes.harmonyNext.test(token)) return 'harmony-next';
  if (tokenShapes.sharedWithHonor.test(token)) return 'shared';
  return tokenShapes.classic.test(token) ? 'classic' : 'unknown';
}

/** The form that begins with IQAAAA is Honor's too; a token of HarmonyOS 5 belongs to the vendor `harmony`, whose v3 alone reaches it. */
export function fitsToken(token: string): TokenFit {
  const kind = classifyToken(token);
  if (kind === 'unknown' || kind === 'harmony-next') return 'no';
  return kind === 'shared' ? 'maybe' : 'yes';
}

export function checkToken(token: string): readonly Problem[] {
  const text = token.trim();
  if (text === '' || /[\s"'“”]/.test(token)) return [huaweiProblem('huawei/token-blank')];
  if (/\.\.\.|…/.test(text)) return [huaweiProblem('huawei/token-cut')];
  const kind = classifyToken(token);
  if (kind === 'harmony-next') return [huaweiProblem('huawei/harmony-token')];
  return kind === 'unknown' ? [huaweiProblem('huawei/token-shape', { args: { length: token.length } })] : [];
}
